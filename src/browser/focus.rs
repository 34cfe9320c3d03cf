//! Keyboard focus: moves it to an element, unfolding what hides it, and back.

use leptos::prelude::*;
use std::{cell::Cell, rc::Rc};
use wasm_bindgen::JsCast as _;
use web_sys::{Document, Element, HtmlElement, SvgElement};

fn document() -> Option<Document> {
    web_sys::window()?.document()
}

fn find(id: &str) -> Option<Element> {
    document()?.get_element_by_id(id)
}

/// Lets the field that has the keyboard hear that it was changed, as when it is left; the keyboard stays in it.
pub fn take_in() {
    let field = document().and_then(|document| document.active_element());
    if let Some(field) = field
        && let Ok(event) = web_sys::Event::new("change")
    {
        event.init_event_with_bubbles("change", true);
        drop(field.dispatch_event(&event));
    }
}

/// Puts the keyboard on the element of this id, in sight. Nothing happens if there is none.
pub fn on(id: &str) {
    let Some(element) = find(id) else { return };
    let mut at = Some(element.clone());
    while let Some(above) = at {
        if above.tag_name() == "DETAILS" {
            drop(above.set_attribute("open", ""));
        }
        at = above.parent_element();
    }
    if let Some(element) = element.dyn_ref::<HtmlElement>() {
        element.scroll_into_view();
        drop(element.focus());
    }
}

/// Scrolls to the element of this id and puts the keyboard on it; false if there is none. What cannot have the keyboard
/// was at least scrolled to.
pub fn in_sight(id: &str) -> bool {
    let Some(element) = find(id) else { return false };
    element.scroll_into_view();
    if let Some(element) = element.dyn_ref::<HtmlElement>() {
        drop(element.focus());
    }
    true
}

/// Element that had the focus before a dialog opened, to be focused when it closes: Chromium 80 does not do this by itself.
#[derive(Clone, Copy)]
pub struct FocusBefore(StoredValue<Option<HtmlElement>, LocalStorage>);

impl FocusBefore {
    /// No element.
    pub fn new() -> FocusBefore {
        FocusBefore(StoredValue::new_local(None))
    }

    /// Remembers the element that has the focus now.
    pub fn remember(self) {
        self.0.set_value(now());
    }

    /// Focuses the remembered element, once.
    pub fn give_back(self) {
        if let Some(element) = self.0.try_update_value(Option::take).flatten() {
            drop(element.focus());
        }
    }
}

/// Puts the keyboard on the element of this id, moving the page no more than is needed; false if there is none.
pub fn to(id: &str) -> bool {
    give(find(id))
}

/// Most turns of the browser until a change is drawn.
const STEPS: usize = 20;

/// The same when what is being drawn is there: before the next key is heard, if the keyboard was on what went; else a
/// moment later. A key that is held down comes again sooner than any timer.
pub fn soon(id: String) {
    let there = Rc::new(Cell::new(false));
    let (seen, late) = (Rc::clone(&there), id.clone());
    leptos::task::spawn_local(async move {
        for _ in 0..STEPS {
            leptos::task::tick().await;
            if is_nowhere() && to(&id) {
                seen.set(true);
                return;
            }
        }
    });
    leptos::prelude::set_timeout(
        move || {
            if !there.get() {
                to(&late);
            }
        },
        std::time::Duration::ZERO,
    );
}

/// Whether no element has the focus because the one that had it is gone.
fn is_nowhere() -> bool {
    let active = document().and_then(|document| document.active_element());
    active.is_none_or(|active| active.tag_name() == "BODY")
}

/// The same for the first element that a selector finds.
pub fn first(selector: &str) -> bool {
    give(document().and_then(|document| document.query_selector(selector).ok()?))
}

/// Number of attempts, and milliseconds between them, to focus an element that is about to be shown.
const TRIES: usize = 40;
const APART_MS: u64 = 50;

/// Focuses the first element that a selector finds as soon as it is shown; gives up after two seconds.
pub fn once_shown(selector: String) {
    reach(selector, TRIES);
}

fn reach(selector: String, tries: usize) {
    first(&selector);
    // What is not shown refuses the keyboard without a word.
    let there = document()
        .and_then(|document| document.active_element())
        .is_some_and(|element| element.matches(&selector).unwrap_or(false));
    if let (false, Some(left)) = (there, tries.checked_sub(1)) {
        let again = move || reach(selector, left);
        leptos::prelude::set_timeout(again, std::time::Duration::from_millis(APART_MS));
    }
}

fn give(element: Option<Element>) -> bool {
    let Some(element) = element else { return false };
    match element.dyn_ref::<HtmlElement>() {
        Some(element) => element.focus().is_ok(),
        // What is drawn can have the keyboard too.
        None => element
            .dyn_ref::<SvgElement>()
            .is_some_and(|element| element.focus().is_ok()),
    }
}

/// The element that has the keyboard.
fn now() -> Option<HtmlElement> {
    document()?.active_element()?.dyn_into().ok()
}

/// The id of what has the keyboard, be it drawn or written; empty if it has none.
pub fn now_id() -> String {
    let element = document().and_then(|document| document.active_element());
    element.map_or_else(String::new, |element| element.id())
}

/// Whether no element has the focus.
pub fn is_lost() -> bool {
    now().is_none_or(|element| element.tag_name() == "BODY")
}
