//! Full-screen display of the wall board: without the frame, on request over the whole screen, and without animation if
//! the person prefers reduced motion.

use web_sys::{Document, Window};

fn window() -> Option<Window> {
    web_sys::window()
}

fn document() -> Option<Document> {
    window()?.document()
}

/// Shows or hides the frame by a CSS class.
pub fn hide_frame(on: bool) {
    let root = document().and_then(|document| document.document_element());
    if let Some(root) = root {
        drop(if on {
            root.set_attribute("data-alone", "1")
        } else {
            root.remove_attribute("data-alone")
        });
    }
}

/// Enters or leaves full screen. If the browser refuses, nothing changes.
pub fn toggle_full_screen() {
    let Some(document) = document() else { return };
    if document.fullscreen_element().is_some() {
        document.exit_fullscreen();
    } else if let Some(root) = document.document_element() {
        drop(root.request_fullscreen());
    }
}

/// Leaves full screen, if it was entered.
pub fn leave_full_screen() {
    if let Some(document) = document().filter(|document| document.fullscreen_element().is_some()) {
        document.exit_fullscreen();
    }
}

/// Whether the person prefers reduced motion.
pub fn prefers_reduced_motion() -> bool {
    let asked = window().and_then(|window| window.match_media("(prefers-reduced-motion: reduce)").ok()?);
    asked.is_some_and(|asked| asked.matches())
}

/// Number of rows of height `line` that fit on the screen when `beside` pixels are taken.
pub fn rows_that_fit(line: f64, beside: f64) -> usize {
    let height = window().and_then(|window| window.inner_height().ok()?.as_f64());
    let lines = ((height.unwrap_or(768.0) - beside) / line.max(1.0)).floor();
    // Clamped to a small positive number before.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let lines = lines.clamp(3.0, 200.0) as usize;
    lines
}
