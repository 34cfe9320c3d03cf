//! Panic hook: hands the message to the crash page, which is plain JavaScript and does not need the app.

use wasm_bindgen::{JsCast as _, JsValue};

/// Installs the hook.
pub fn install() {
    std::panic::set_hook(Box::new(|info| {
        let message = JsValue::from_str(&info.to_string());
        let hook = js_sys::Reflect::get(&js_sys::global(), &JsValue::from_str("xiaohaoCrashed"));
        if let Some(hook) = hook.ok().and_then(|hook| hook.dyn_into::<js_sys::Function>().ok()) {
            // If the crash page cannot be shown, there is no way left to tell.
            drop(hook.call1(&JsValue::NULL, &message));
        }
    }));
}
