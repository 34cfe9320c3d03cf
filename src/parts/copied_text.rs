//! Text to be sent by other means, with a button that copies it. Nothing is sent from here.

use crate::{browser::clipboard, parts::event_handlers, words::mine};
use leptos::{html, prelude::*};

/// Estimated number of lines of a text; a Chinese character is two units wide.
fn lines(text: &str) -> usize {
    let units = |line: &str| line.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum::<usize>();
    let lines: usize = text.lines().map(|line| 1 + units(line) / 72).sum();
    lines.clamp(2, 10)
}

/// Text area with a copy button and its label.
#[component]
pub fn CopiedText(id: String, title: String, text: String) -> impl IntoView {
    let area = NodeRef::<html::Textarea>::new();
    let button = NodeRef::<html::Button>::new();
    let copied = RwSignal::new(None::<bool>);
    let copy = move |_| {
        let done = area.get_untracked().is_some_and(|area| clipboard::copy_from(&area));
        copied.set(Some(done));
        // After copying, the focus stays on the button; otherwise the text stays selected for copying by a key.
        if let Some(button) = button.get_untracked().filter(|_| done) {
            drop(button.focus());
        }
    };
    let said = move || match copied.get() {
        None => "",
        Some(true) => mine::COPIED,
        Some(false) => mine::NOT_COPIED,
    };
    view! {
        <div class="reminder">
            <textarea id=id node_ref=area readonly rows=lines(&text) aria-label=mine::reminder_of(&title) prop:value=text></textarea>
            <button type="button" class="copy" node_ref=button aria-label=mine::copy_of(&title) on:click=event_handlers::click(copy)>{mine::COPY}</button>
            <span class="copied" role="status">{said}</span>
        </div>
    }
}
