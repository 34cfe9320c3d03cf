//! Clipboard: what a paste brings, and copying by selection and `execCommand('copy')`. The asynchronous clipboard does not exist on plain http.

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

fn data(event: &web_sys::Event, kind: &str) -> String {
    let data = js_sys::Reflect::get(event, &"clipboardData".into());
    let data = data.ok().and_then(|data| data.dyn_into::<web_sys::DataTransfer>().ok());
    data.and_then(|data| data.get_data(kind).ok()).unwrap_or_default()
}

/// Page that a paste brings, if it has a table: spreadsheets put one beside the plain text.
pub fn pasted_table(event: &web_sys::Event) -> Option<String> {
    let page = data(event, "text/html");
    let table = page.contains("<table") || page.contains("<TABLE");
    (table && is_several(&data(event, "text/plain"))).then_some(page)
}

/// What a paste brings if it is more than one line or one cell: the page of a table, else the plain text.
pub fn several_lines(event: &web_sys::Event) -> Option<String> {
    let plain = data(event, "text/plain");
    pasted_table(event).or_else(|| is_several(&plain).then_some(plain))
}

/// The plain text that a paste brings.
pub fn pasted_text(event: &web_sys::Event) -> String {
    data(event, "text/plain")
}

fn is_several(text: &str) -> bool {
    let lines = text.lines().filter(|line| !line.trim().is_empty()).count();
    lines > 1 || text.trim().contains('\t')
}
