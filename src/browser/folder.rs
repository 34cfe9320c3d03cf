//! A folder on this computer into which a person lets the page write (File System Access: Chromium 86 and later, from a
//! file, over https and on localhost). `web-sys` has no stable bindings of it, so methods are called by name.

use super::indexed_db;
use js_sys::{Array, Function, Object, Promise, Reflect};
use storage::{BackupAnswer, BackupStep};
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::JsFuture;

/// A folder that was chosen.
#[derive(Clone)]
pub struct Folder(JsValue);

/// Whether this browser lets pages write into folders, at this address.
pub fn is_available() -> bool {
    web_sys::window().is_some_and(|window| Reflect::has(&window, &"showDirectoryPicker".into()).unwrap_or(false))
}

/// Lets a person choose a folder; to be called from a click. `None` if none was chosen.
pub async fn choose() -> Option<Folder> {
    let window = web_sys::window()?;
    let folder = call(&window, "showDirectoryPicker", &[options("mode", &"readwrite".into())]).await;
    folder.ok().map(Folder)
}

/// The folder handle that is stored under this key.
pub fn remembered(key: &str, found: impl FnOnce(Option<Folder>) + 'static) {
    indexed_db::handle(key, |handle| found(handle.map(Folder)));
}

/// Removes the folder handle stored under this key.
pub fn forget(key: &str) {
    indexed_db::remember_handle(key, None);
}

impl Folder {
    /// Name of the folder; browsers do not tell its path.
    pub fn name(&self) -> String {
        let name = Reflect::get(&self.0, &"name".into()).ok();
        name.and_then(|name| name.as_string()).unwrap_or_default()
    }

    /// Stores the folder handle under this key; it survives a restart of the browser.
    pub fn remember(&self, key: &str) {
        indexed_db::remember_handle(key, Some(self.0.clone()));
    }

    /// Whether the page may write into the folder now. With `ask` the browser asks the person, which needs a click.
    pub async fn is_allowed(&self, ask: bool) -> bool {
        let method = if ask { "requestPermission" } else { "queryPermission" };
        let state = call(&self.0, method, &[options("mode", &"readwrite".into())]).await;
        state.is_ok_and(|state| state.as_string().as_deref() == Some("granted"))
    }

    /// Carries out one step of a backup.
    pub async fn carry_out(&self, step: BackupStep) -> BackupAnswer {
        let answer = match step {
            BackupStep::Write { name, text } => self.write(&name, &text).await.map(|()| BackupAnswer::Done),
            BackupStep::Read(name) => self.read(&name).await.map(BackupAnswer::Text),
            BackupStep::List => self.list().await.map(BackupAnswer::Names),
            BackupStep::Remove(name) => call(&self.0, "removeEntry", &[name.into()])
                .await
                .map(|_| BackupAnswer::Done),
        };
        answer.unwrap_or_else(|error| BackupAnswer::Refused(words_of(&error)))
    }

    async fn write(&self, name: &str, text: &str) -> Result<(), JsValue> {
        let create = options("create", &true.into());
        let file = call(&self.0, "getFileHandle", &[name.into(), create]).await?;
        let writer = call(&file, "createWritable", &[]).await?;
        call(&writer, "write", &[text.into()]).await?;
        // The file gets its new content only on close, all at once.
        call(&writer, "close", &[]).await?;
        Ok(())
    }

    async fn read(&self, name: &str) -> Result<String, JsValue> {
        let file = call(&self.0, "getFileHandle", &[name.into()]).await?;
        let file = call(&file, "getFile", &[]).await?;
        let text = call(&file, "text", &[]).await?;
        Ok(text.as_string().unwrap_or_default())
    }

    async fn list(&self) -> Result<Vec<String>, JsValue> {
        let names = call(&self.0, "keys", &[]).await?;
        let mut found = Vec::new();
        loop {
            let step = call(&names, "next", &[]).await?;
            if Reflect::get(&step, &"done".into())?.is_truthy() {
                return Ok(found);
            }
            found.extend(Reflect::get(&step, &"value".into())?.as_string());
        }
    }
}

fn options(name: &str, value: &JsValue) -> JsValue {
    let options = Object::new();
    drop(Reflect::set(&options, &name.into(), value));
    options.into()
}

/// Calls a method by its name and awaits the promise that it returns.
async fn call(object: &JsValue, method: &str, arguments: &[JsValue]) -> Result<JsValue, JsValue> {
    let function: Function = Reflect::get(object, &method.into())?.dyn_into()?;
    let result = function.apply(object, &arguments.iter().collect::<Array>())?;
    match result.dyn_into::<Promise>() {
        Ok(promise) => JsFuture::from(promise).await,
        Err(value) => Ok(value),
    }
}

fn words_of(error: &JsValue) -> String {
    match error.dyn_ref::<web_sys::DomException>() {
        Some(error) => format!("{}: {}", error.name(), error.message()),
        None => Object::from(error.clone()).to_string().into(),
    }
}
