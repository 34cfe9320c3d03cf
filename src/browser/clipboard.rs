//! Clipboard by selection and `execCommand('copy')`; the asynchronous clipboard does not exist on plain http.

use wasm_bindgen::JsCast as _;

/// Selects the content of a text area and copies it. False if the browser refused; the text then stays selected, so
/// that a person can copy it by a key.
pub fn copy_from(area: &web_sys::HtmlTextAreaElement) -> bool {
    area.select();
    web_sys::window()
        .and_then(|window| window.document())
        .and_then(|document| document.dyn_into::<web_sys::HtmlDocument>().ok())
        .is_some_and(|document| document.exec_command("copy").unwrap_or(false))
}
