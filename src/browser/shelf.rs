//! Local storage of the browser as a [`Shelf`]. A browser may refuse access to it; access is tried again at each call
//! until it succeeds, and every refusal becomes a typed [`Fault`].

use gloo_storage::Storage as _;
use std::cell::RefCell;
use storage::{Fault, Shelf};
use wasm_bindgen::{JsCast as _, JsValue};

/// `window.localStorage`, once the browser gave it.
#[derive(Clone, Default)]
pub struct LocalShelf(RefCell<Option<web_sys::Storage>>);

impl LocalShelf {
    /// A shelf that accesses the storage when it is first needed.
    pub fn new() -> LocalShelf {
        LocalShelf::default()
    }

    fn storage(&self) -> Result<web_sys::Storage, Fault> {
        if let Some(given) = &*self.0.borrow() {
            return Ok(given.clone());
        }
        let given = probe()?;
        *self.0.borrow_mut() = Some(given.clone());
        Ok(given)
    }
}

/// Asks the browser for its local storage.
fn probe() -> Result<web_sys::Storage, Fault> {
    // gloo's own `raw` panics where storage is denied, so the browser is asked first.
    match web_sys::window().map(|window| window.local_storage()) {
        Some(Ok(Some(_))) => Ok(gloo_storage::LocalStorage::raw()),
        Some(Ok(None)) | None => Err(Fault::Absent),
        Some(Err(error)) => Err(fault(&error)),
    }
}

/// Key of the screen that `boot/kept_screen.js` keeps and draws at the next opening.
pub const KEPT_SCREEN: &str = "xiaohao-screen";

/// Removes the kept screen; false if there is none.
fn drop_kept_screen(storage: &web_sys::Storage) -> bool {
    let there = matches!(storage.get_item(KEPT_SCREEN), Ok(Some(_)));
    there && storage.remove_item(KEPT_SCREEN).is_ok()
}

fn fault(error: &JsValue) -> Fault {
    let Some(error) = error.dyn_ref::<web_sys::DomException>() else {
        let words = error
            .as_string()
            .or_else(|| js_sys::Object::from(error.clone()).to_string().as_string());
        return Fault::Other(words.unwrap_or_default());
    };
    let name = error.name();
    match (name.as_str(), error.code()) {
        ("QuotaExceededError" | "NS_ERROR_DOM_QUOTA_REACHED" | "QUOTA_EXCEEDED_ERR", _) | (_, 22 | 1014) => {
            Fault::Full(name)
        }
        ("SecurityError", _) => Fault::Denied,
        _ => Fault::Other(format!("{name}: {}", error.message())),
    }
}

impl Shelf for LocalShelf {
    fn keys(&self) -> Result<Vec<String>, Fault> {
        let storage = self.storage()?;
        let count = storage.length().map_err(|e| fault(&e))?;
        let mut keys = Vec::with_capacity(usize::try_from(count).unwrap_or(0));
        for place in 0..count {
            keys.extend(storage.key(place).map_err(|e| fault(&e))?);
        }
        Ok(keys)
    }

    fn get(&self, key: &str) -> Result<Option<String>, Fault> {
        self.storage()?.get_item(key).map_err(|e| fault(&e))
    }

    fn set(&self, key: &str, text: &str) -> Result<(), Fault> {
        let storage = self.storage()?;
        let set = || storage.set_item(key, text).map_err(|e| fault(&e));
        match set() {
            // The kept screen gives way to everything else.
            Err(Fault::Full(_)) if drop_kept_screen(&storage) => set(),
            done => done,
        }
    }

    fn remove(&self, key: &str) -> Result<(), Fault> {
        self.storage()?.remove_item(key).map_err(|e| fault(&e))
    }
}
