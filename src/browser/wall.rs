//! A page that stands alone on its screen: without the frame around it, over the whole screen if that is wanted, still
//! where the person wants no movement.

use web_sys::{Document, Window};

fn window() -> Option<Window> {
    web_sys::window()
}

fn document() -> Option<Document> {
    window()?.document()
}

/// Whether the page stands alone. The style hides what is around it.
pub fn alone(on: bool) {
    let root = document().and_then(|document| document.document_element());
    if let Some(root) = root {
        drop(if on {
            root.set_attribute("data-alone", "1")
        } else {
            root.remove_attribute("data-alone")
        });
    }
}

/// Takes the whole screen, or gives it back. A browser that refuses leaves the page as it is.
pub fn turn_whole_screen() {
    let Some(document) = document() else { return };
    if document.fullscreen_element().is_some() {
        document.exit_fullscreen();
    } else if let Some(root) = document.document_element() {
        drop(root.request_fullscreen());
    }
}

/// Gives the screen back, if it was taken.
pub fn give_back_screen() {
    if let Some(document) = document().filter(|document| document.fullscreen_element().is_some()) {
        document.exit_fullscreen();
    }
}

/// Whether the person has asked for less movement.
pub fn wants_stillness() -> bool {
    let asked = window().and_then(|window| window.match_media("(prefers-reduced-motion: reduce)").ok()?);
    asked.is_some_and(|asked| asked.matches())
}

/// How many lines of this height the screen has room for, below and above what else stands there.
pub fn room_for(line: f64, beside: f64) -> usize {
    let height = window().and_then(|window| window.inner_height().ok()?.as_f64());
    let lines = ((height.unwrap_or(768.0) - beside) / line.max(1.0)).floor();
    // A screen has some dozens of lines.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let lines = lines.clamp(3.0, 200.0) as usize;
    lines
}
