//! Listeners for events of the browser: storage written by another tab, the page hidden, the address changed, a key
//! pressed. They live as long as the page.

use wasm_bindgen::{JsCast as _, closure::Closure};

fn listen(target: &web_sys::EventTarget, event: &str, heard: impl FnMut(web_sys::Event) + 'static) {
    let closure = Closure::<dyn FnMut(web_sys::Event)>::new(heard);
    drop(target.add_event_listener_with_callback(event, closure.as_ref().unchecked_ref()));
    closure.forget();
}

fn window() -> Option<web_sys::Window> {
    web_sys::window()
}

/// Another tab changed a key of local storage; `None` if it cleared all of them.
pub fn on_storage(mut heard: impl FnMut(Option<String>) + 'static) {
    if let Some(window) = window() {
        listen(&window, "storage", move |event| {
            if let Some(event) = event.dyn_ref::<web_sys::StorageEvent>() {
                heard(event.key());
            }
        });
    }
}

/// The page is being hidden and may not come back: typed text has to be stored now.
pub fn on_page_hidden(heard: impl Fn() + Clone + 'static) {
    let Some(window) = window() else { return };
    for event in ["pagehide", "beforeunload", "blur"] {
        let heard = heard.clone();
        listen(&window, event, move |_| heard());
    }
    if let Some(document) = window.document() {
        listen(&document, "visibilitychange", move |_| heard());
    }
}

/// Makes the browser ask before the page is left while the callback answers true. The wording is the browser's.
pub fn ask_before_unload(would_lose: impl Fn() -> bool + 'static) {
    let Some(window) = window() else { return };
    listen(&window, "beforeunload", move |event| {
        if would_lose() {
            event.prevent_default();
            // Chromium before 119 asks only if `returnValue` is set.
            drop(js_sys::Reflect::set(&event, &"returnValue".into(), &"1".into()));
        }
    });
}

/// The page came to the front again.
pub fn on_page_shown(heard: impl Fn() + 'static) {
    if let Some(window) = window() {
        listen(&window, "focus", move |_| heard());
    }
}

/// The page is about to be printed.
pub fn before_print(heard: impl Fn() + 'static) {
    if let Some(window) = window() {
        listen(&window, "beforeprint", move |_| heard());
    }
}

/// The page was printed, or printing was cancelled.
pub fn after_print(heard: impl Fn() + 'static) {
    if let Some(window) = window() {
        listen(&window, "afterprint", move |_| heard());
    }
}

/// Asks the browser to print the page.
pub fn print() {
    if let Some(window) = window() {
        // A browser that cannot print says so itself.
        drop(window.print());
    }
}

/// The fragment of the address changed.
pub fn on_hash(heard: impl Fn() + 'static) {
    if let Some(window) = window() {
        listen(&window, "hashchange", move |_| heard());
    }
}

/// Whether a key goes into a text that is being typed.
pub fn is_typing(event: &web_sys::KeyboardEvent) -> bool {
    let target = event
        .target()
        .and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    target.is_some_and(|element| {
        let tag = element.tag_name();
        tag == "TEXTAREA" || (tag == "INPUT" && element.get_attribute("type").as_deref() != Some("checkbox"))
    })
}

/// A link was followed by the keyboard; called with its address. A link marked `data-keeps-keyboard` is left out.
pub fn on_link_by_key(heard: impl Fn(&str) + 'static) {
    let followed = |event: &web_sys::Event| {
        let event = event.dyn_ref::<web_sys::MouseEvent>()?;
        // Enter on a link is a click without a mouse button (`detail` 0). With a modifier key the link opens elsewhere.
        if event.detail() != 0 || event.ctrl_key() || event.shift_key() || event.alt_key() || event.meta_key() {
            return None;
        }
        let link = event.target()?.dyn_into::<web_sys::Element>().ok()?;
        let link = link.closest("a[href]:not([data-keeps-keyboard])").ok()??;
        link.get_attribute("href")
    };
    if let Some(window) = window() {
        listen(&window, "click", move |event| {
            if let Some(href) = followed(&event) {
                heard(&href);
            }
        });
    }
}

/// A key was pressed anywhere on the page, but not while an input method is composing.
pub fn on_key(heard: impl Fn(&web_sys::KeyboardEvent) + 'static) {
    if let Some(window) = window() {
        listen(&window, "keydown", move |event| {
            if let Some(event) = event.dyn_ref::<web_sys::KeyboardEvent>()
                && !event.is_composing()
                && event.key_code() != 229
            {
                heard(event);
            }
        });
    }
}

/// Value of an attribute of the nearest ancestor of an event's target that has it.
pub fn attribute_around(event: &web_sys::Event, attribute: &str) -> Option<String> {
    let target = event.target()?.dyn_into::<web_sys::Element>().ok()?;
    let around = target.closest(&format!("[{attribute}]")).ok()??;
    around.get_attribute(attribute)
}

/// Whether the target of an event matches a selector.
pub fn target_matches(event: &web_sys::Event, selector: &str) -> bool {
    let target = event
        .target()
        .and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    target.is_some_and(|target| target.matches(selector).unwrap_or(false))
}

/// Id of the first element matching `inside` within the nearest ancestor of the event's target that matches `around`.
pub fn id_within(event: &web_sys::Event, around: &str, inside: &str) -> Option<String> {
    let target = event.target()?.dyn_into::<web_sys::Element>().ok()?;
    let around = target.closest(around).ok()??;
    Some(around.query_selector(inside).ok()??.id())
}

/// Whether the `<details>` that was toggled is open now.
pub fn is_unfolded(event: &web_sys::Event) -> bool {
    let target = event
        .target()
        .and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    target.is_some_and(|details| details.has_attribute("open"))
}

/// Id of the datalist that an input names, and the input's text.
pub fn offered_list(event: &web_sys::Event) -> Option<(String, String)> {
    let input: web_sys::HtmlInputElement = event.target()?.dyn_into().ok()?;
    Some((input.get_attribute("list")?, input.value()))
}

/// Writes a text into the input or the select that an event happened in.
pub fn set_value(event: &web_sys::Event, text: &str) {
    let Some(target) = event.target() else { return };
    if let Some(input) = target.dyn_ref::<web_sys::HtmlInputElement>() {
        input.set_value(text);
    } else if let Some(select) = target.dyn_ref::<web_sys::HtmlSelectElement>() {
        select.set_value(text);
    }
}

/// Ticks or unticks the checkbox that an event happened in.
pub fn set_checked(event: &web_sys::Event, on: bool) {
    let input = event
        .target()
        .and_then(|target| target.dyn_into::<web_sys::HtmlInputElement>().ok());
    if let Some(input) = input {
        input.set_checked(on);
    }
}

/// Captures the pointer: the element that handles the event receives all later events of this pointer, wherever it
/// moves.
pub fn capture_pointer(event: &web_sys::PointerEvent) {
    let target = event
        .current_target()
        .and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    if let Some(target) = target {
        drop(target.set_pointer_capture(event.pointer_id()));
    }
}
