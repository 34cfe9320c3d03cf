//! The page's own document: the checklist that may be embedded in it (see index.html), and the app's text as a single
//! file. It does not parse either.

use leptos::task::spawn_local;
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::JsFuture;

/// Element of this id, into which the app is mounted.
pub fn element(id: &str) -> Option<web_sys::HtmlElement> {
    web_sys::window()?.document()?.get_element_by_id(id)?.dyn_into().ok()
}

/// Content of the page's data element and its attribute `data-lt`; `None` if the element is empty.
pub fn embedded_data() -> Option<(String, Option<String>)> {
    let document = web_sys::window()?.document()?;
    let place = document.get_element_by_id("xiaohao-data")?;
    let text = place.text_content()?;
    (!text.trim().is_empty()).then(|| (text, place.get_attribute("data-lt")))
}

/// Prepares [`single_file_text`]: fetches missing parts of the app and compresses it, which halves the text. Calls back also when
/// something could not be fetched; [`single_file_text`] then gives what it can.
pub fn prepare_single_file(then: impl FnOnce() + 'static) {
    let promise = call_with("preparePage", &[]).and_then(|it| it.dyn_into::<js_sys::Promise>().ok());
    spawn_local(async move {
        if let Some(promise) = promise {
            // What failed is tried again by the next call.
            drop(JsFuture::from(promise).await);
        }
        then();
    });
}

/// How many parts of the app are ready for [`single_file_text`], and how many there are.
pub fn readiness(all: bool) -> (usize, usize) {
    let pair = call_with("readiness", &[JsValue::from_bool(all)]).and_then(|it| it.as_string());
    let numbers = pair.as_deref().and_then(|pair| pair.split_once('/'));
    let number = |text: &str| text.parse().unwrap_or_default();
    numbers.map_or((0, 0), |(ready, all)| (number(ready), number(all)))
}

/// Whether all parts are ready for [`single_file_text`].
pub fn is_ready(all: bool) -> bool {
    let (ready, needed) = readiness(all);
    ready == needed
}

/// The app as a single HTML file without a checklist. With `all` it has every chunk, else only those that a cadre needs
/// for an errand.
pub fn single_file_text(all: bool) -> Option<String> {
    call_with("pageText", &[JsValue::from_bool(all)])?.as_string()
}

/// Result of calling a function that `boot/` defines.
pub(super) fn call_with(name: &str, given: &[JsValue]) -> Option<JsValue> {
    let boot = js_sys::Reflect::get(&js_sys::global(), &JsValue::from_str("xiaohaoBoot")).ok()?;
    let function: js_sys::Function = js_sys::Reflect::get(&boot, &JsValue::from_str(name))
        .ok()?
        .dyn_into()
        .ok()?;
    function.apply(&boot, &given.iter().collect::<js_sys::Array>()).ok()
}
