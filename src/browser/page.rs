//! The page's own document: the checklist that may be embedded in it (see index.html), and its text as a single file, in which
//! another checklist can be embedded. Does not look into either.

use wasm_bindgen::{JsCast as _, JsValue};

/// Element of this id, to mount the app in.
pub fn place(id: &str) -> Option<web_sys::HtmlElement> {
    web_sys::window()?.document()?.get_element_by_id(id)?.dyn_into().ok()
}

/// Content of the page's data element with its attribute `data-lt`, if it is not empty.
pub fn carried() -> Option<(String, Option<String>)> {
    let document = web_sys::window()?.document()?;
    let place = document.get_element_by_id("xiaohao-data")?;
    let text = place.text_content()?;
    (!text.trim().is_empty()).then(|| (text, place.get_attribute("data-lt")))
}

/// Prepares [`text`] ahead, which then takes less than half as long.
pub fn prepare() {
    drop(call("preparePage"));
}

/// The text of the whole app as one file, without a checklist.
pub fn text() -> Option<String> {
    call("pageText")?.as_string()
}

/// Result of a function of boot/page.js.
fn call(name: &str) -> Option<JsValue> {
    let boot = js_sys::Reflect::get(&js_sys::global(), &JsValue::from_str("xiaohaoBoot")).ok()?;
    let function: js_sys::Function = js_sys::Reflect::get(&boot, &JsValue::from_str(name))
        .ok()?
        .dyn_into()
        .ok()?;
    function.call0(&boot).ok()
}
