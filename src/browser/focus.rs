//! Where the keyboard is: goes to an element, unfolding what it is folded into.

use wasm_bindgen::JsCast as _;

/// Puts the keyboard on the element of this id, in sight. Nothing happens if there is none.
pub fn on(id: &str) {
    let document = web_sys::window().and_then(|window| window.document());
    let Some(element) = document.and_then(|document| document.get_element_by_id(id)) else {
        return;
    };
    let mut at = Some(element.clone());
    while let Some(above) = at {
        if above.tag_name() == "DETAILS" {
            drop(above.set_attribute("open", ""));
        }
        at = above.parent_element();
    }
    if let Some(element) = element.dyn_ref::<web_sys::HtmlElement>() {
        element.scroll_into_view();
        drop(element.focus());
    }
}
