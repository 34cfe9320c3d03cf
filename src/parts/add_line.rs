//! Input line for a new entry, added by Enter or by the button beside it, but never while an input method is composing.

use crate::{
    browser::focus,
    parts::{draft::draft_of_line, event_handlers, pasted_lines::PasteOffer, refused::Refused},
    words,
};
use ledger::{ItemId, Refusal};
use leptos::prelude::*;

/// Handler that keeps the Enter which ends an input method's composition from submitting a form.
pub fn not_composing(event: &web_sys::KeyboardEvent) {
    if event.key() == "Enter" && (event.is_composing() || event.key_code() == 229) {
        event.prevent_default();
    }
}

/// Whether a form has nothing to add, as the second click of a double click finds it. Then nothing is refused, and the input of this
/// id waits for words.
pub fn has_nothing_to_add(typed: &str, refused: Refused, id: &str) -> bool {
    let nothing = typed.trim().is_empty();
    if nothing {
        refused.clear();
        focus::move_to(id);
    }
    nothing
}

/// Input line. Its text stays if the entry was refused, with the reason below it.
#[component]
pub fn AddLine(
    /// Id of the input.
    #[prop(into)]
    id: String,
    /// Label.
    #[prop(into)]
    label: String,
    /// Item to which the entry is added, where the id does not tell.
    #[prop(optional)]
    of: Option<ItemId>,
    /// Offer of what is pasted as several lines, where entries may be.
    #[prop(optional)]
    paste: Option<PasteOffer>,
    /// Called with the text, unless that is empty.
    #[prop(into)]
    on_add: Callback<String, Result<(), Refusal>>,
) -> impl IntoView {
    let text = draft_of_line(&match of {
        Some(item) => format!("{id}-{item}"),
        None => id.clone(),
    });
    let refused = Refused::new();
    let line = id.clone();
    let add = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let typed = text.get_untracked();
        if has_nothing_to_add(&typed, refused, &line) {
            return;
        }
        match on_add.run(typed) {
            Ok(()) => {
                refused.clear();
                text.try_set(String::new());
            }
            Err(refusal) => refused.tell(&refusal),
        }
    };
    let taken = paste.map(|offer| offer.on_paste());
    let mut taken = taken.unwrap_or_else(|| event_handlers::event(|_| ()));
    let offered = paste.map(|offer| offer.view(&id));
    view! {
        <form class="add" on:submit=event_handlers::submit(add) on:keydown=event_handlers::key(move |event| not_composing(&event))>
            <input
                type="text"
                id=id
                aria-label=label.clone()
                placeholder=label
                autocomplete="off"
                prop:value=move || text.get()
                on:input=event_handlers::event(move |event| text.set(event_target_value(&event)))
                on:paste=move |event| taken(event.into())
            />
            <button type="submit">{words::ADD}</button>
        </form>
        {refused.line(String::new())}
        {offered}
    }
}
