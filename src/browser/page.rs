//! The page itself: the checklist that it may carry inside (see index.html), and its own text, to be given on with
//! another one. What is in either is not known here.

use wasm_bindgen::{JsCast as _, JsValue};

/// The element of this id, for the app to stand in.
pub fn place(id: &str) -> Option<web_sys::HtmlElement> {
    web_sys::window()?.document()?.get_element_by_id(id)?.dyn_into().ok()
}

/// What stands in the page's place for a file, with its attribute `data-lt`, if it carries one.
pub fn carried() -> Option<(String, Option<String>)> {
    let document = web_sys::window()?.document()?;
    let place = document.get_element_by_id("xiaohao-data")?;
    let text = place.text_content()?;
    (!text.trim().is_empty()).then(|| (text, place.get_attribute("data-lt")))
}

/// Makes ready for [`text`], which then is less than half as long.
pub fn prepare() {
    drop(call("preparePage"));
}

/// The text of the whole app as one file, without a checklist.
pub fn text() -> Option<String> {
    call("pageText")?.as_string()
}

/// What a function of boot/page.js gives.
fn call(name: &str) -> Option<JsValue> {
    let boot = js_sys::Reflect::get(&js_sys::global(), &JsValue::from_str("xiaohaoBoot")).ok()?;
    let function: js_sys::Function = js_sys::Reflect::get(&boot, &JsValue::from_str(name))
        .ok()?
        .dyn_into()
        .ok()?;
    function.call0(&boot).ok()
}
