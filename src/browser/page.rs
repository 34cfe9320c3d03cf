//! The page's own document: the checklist that may be embedded in it (see index.html), and its text as a single file, in which
//! another checklist can be embedded. Does not look into either.

use leptos::task::spawn_local;
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::JsFuture;

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

/// Makes ready for [`text`]: fetches what is not there yet of the app, and packs it, so that the text is less than half as long.
/// Then goes on, also where something could not be had: [`text`] knows.
pub fn prepare(then: impl FnOnce() + 'static) {
    let promise = call_with("preparePage", &[]).and_then(|it| it.dyn_into::<js_sys::Promise>().ok());
    spawn_local(async move {
        if let Some(promise) = promise {
            // What failed is tried again by the next call.
            drop(JsFuture::from(promise).await);
        }
        then();
    });
}

/// How many files of the app are ready for [`text`], of how many.
pub fn readiness(all: bool) -> (usize, usize) {
    let pair = call_with("readiness", &[JsValue::from_bool(all)]).and_then(|it| it.as_string());
    let numbers = pair.as_deref().and_then(|pair| pair.split_once('/'));
    let number = |text: &str| text.parse().unwrap_or_default();
    numbers.map_or((0, 0), |(ready, all)| (number(ready), number(all)))
}

/// Whether all of them are.
pub fn is_ready(all: bool) -> bool {
    let (ready, needed) = readiness(all);
    ready == needed
}

/// The text of the app as one file, without a checklist: with what an errand needs of it, or with all of it.
pub fn text(all: bool) -> Option<String> {
    call_with("pageText", &[JsValue::from_bool(all)])?.as_string()
}

/// Result of a function of boot/.
pub(super) fn call_with(name: &str, given: &[JsValue]) -> Option<JsValue> {
    let boot = js_sys::Reflect::get(&js_sys::global(), &JsValue::from_str("xiaohaoBoot")).ok()?;
    let function: js_sys::Function = js_sys::Reflect::get(&boot, &JsValue::from_str(name))
        .ok()?
        .dyn_into()
        .ok()?;
    function.apply(&boot, &given.iter().collect::<js_sys::Array>()).ok()
}
