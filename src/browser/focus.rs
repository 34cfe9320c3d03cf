//! Keyboard focus: moving it to an element (unfolding `<details>` around it), and giving it back.

use leptos::prelude::*;
use std::{cell::Cell, rc::Rc};
use wasm_bindgen::JsCast as _;
use web_sys::{Document, Element, HtmlElement, HtmlInputElement, HtmlTextAreaElement, SvgElement};

fn document() -> Option<Document> {
    web_sys::window()?.document()
}

fn find(id: &str) -> Option<Element> {
    document()?.get_element_by_id(id)
}

/// Dispatches `change` to the focused field, as leaving it would, and keeps the focus in it.
pub fn commit_field() {
    let field = document().and_then(|document| document.active_element());
    if let Some(field) = field
        && let Ok(event) = web_sys::Event::new("change")
    {
        event.init_event_with_bubbles("change", true);
        drop(field.dispatch_event(&event));
    }
}

/// Focuses the element of this id and scrolls it into view. Nothing happens if there is none.
pub fn reveal(id: &str) {
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

/// Scrolls to the element of this id and focuses it; false if there is none. An element that cannot be focused is
/// scrolled to all the same.
pub fn scroll_to(id: &str) -> bool {
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
    pub fn restore(self) {
        if let Some(element) = self.0.try_update_value(Option::take).flatten() {
            drop(element.focus());
        }
    }
}

/// Focuses the element of this id, scrolling no more than is needed; false if there is none.
pub fn move_to(id: &str) -> bool {
    give(find(id))
}

/// Largest number of turns of the browser until a change is drawn.
const STEPS: usize = 20;

/// Focuses the element of this id once it is drawn: before the next key press if the focused element was removed, else
/// in a later turn. A held key repeats sooner than any timer fires.
pub fn when_drawn(id: String) {
    let there = Rc::new(Cell::new(false));
    let (seen, late) = (Rc::clone(&there), id.clone());
    leptos::task::spawn_local(async move {
        for _ in 0..STEPS {
            leptos::task::tick().await;
            if is_nowhere() && move_to(&id) {
                seen.set(true);
                return;
            }
        }
    });
    leptos::prelude::set_timeout(
        move || {
            if !there.get() {
                move_to(&late);
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

/// Focuses the first element that matches a selector; false if there is none.
pub fn first_matching(selector: &str) -> bool {
    give(document().and_then(|document| document.query_selector(selector).ok()?))
}

/// Number of attempts, and milliseconds between them, to focus an element that is about to be shown.
const TRIES: usize = 40;
const APART_MS: u64 = 50;

/// Focuses the first element that matches a selector as soon as it is shown; gives up after two seconds.
pub fn when_shown(selector: String) {
    reach(selector, TRIES);
}

fn reach(selector: String, tries: usize) {
    first_matching(&selector);
    // A hidden element ignores `focus()` silently.
    let there = document()
        .and_then(|document| document.active_element())
        .is_some_and(|element| element.matches(&selector).unwrap_or(false));
    if let (false, Some(left)) = (there, tries.checked_sub(1)) {
        let again = move || reach(selector, left);
        leptos::prelude::set_timeout(again, std::time::Duration::from_millis(APART_MS));
    }
}

/// Focuses the text field of this id as soon as it is drawn, with these words selected (in UTF-16 units), unfolding what is around it;
/// gives up after two seconds.
pub fn mark_when_shown(id: String, words: Option<(u32, u32)>) {
    mark(id, words, TRIES);
}

fn mark(id: String, words: Option<(u32, u32)>, tries: usize) {
    let again = move |id: String, tries: usize| {
        leptos::prelude::set_timeout(
            move || mark(id, words, tries),
            std::time::Duration::from_millis(APART_MS),
        );
    };
    // The page that is left may have a field of this id too; what is drawn first is not it.
    if find(&id).is_none() || tries == TRIES {
        if let Some(left) = tries.checked_sub(1) {
            again(id, left);
        }
        return;
    }
    reveal(&id);
    let Some((from, to)) = words else { return };
    let element = find(&id);
    if let Some(area) = element
        .as_ref()
        .and_then(|element| element.dyn_ref::<HtmlTextAreaElement>())
    {
        drop(area.set_selection_range(from, to));
    } else if let Some(input) = element
        .as_ref()
        .and_then(|element| element.dyn_ref::<HtmlInputElement>())
    {
        drop(input.set_selection_range(from, to));
    }
}

fn give(element: Option<Element>) -> bool {
    let Some(element) = element else { return false };
    match element.dyn_ref::<HtmlElement>() {
        Some(element) => element.focus().is_ok(),
        // An SVG element can be focused too.
        None => element
            .dyn_ref::<SvgElement>()
            .is_some_and(|element| element.focus().is_ok()),
    }
}

/// The focused HTML element.
fn now() -> Option<HtmlElement> {
    document()?.active_element()?.dyn_into().ok()
}

/// Id of the focused element, HTML or SVG; empty if there is none.
pub fn focused_id() -> String {
    let element = document().and_then(|document| document.active_element());
    element.map_or_else(String::new, |element| element.id())
}

/// Whether no element has the focus.
pub fn is_lost() -> bool {
    now().is_none_or(|element| element.tag_name() == "BODY")
}
