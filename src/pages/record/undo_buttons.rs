//! Buttons that undo and redo one step, with a sentence on what they would undo.

use crate::{
    desk::use_desk,
    parts::event_handlers,
    words::{self, general, record},
};
use ledger::{FactId, Ledger};
use leptos::prelude::*;

/// Undo and redo buttons.
#[component]
pub fn Undoing() -> impl IntoView {
    let desk = use_desk();
    let next = move |step: fn(&Ledger, &str) -> Option<FactId>| {
        Memo::new(move |_| {
            let me = desk.me.get();
            desk.watch_all(|ledger| {
                let action = step(ledger, me.trim())?;
                let sentence = record::about(ledger, action);
                Some(format!("{} {sentence}", general::or_someone(me.trim())))
            })
        })
    };
    let undo = next(Ledger::undoable);
    let redo = next(Ledger::redoable);
    let words =
        |name, next: Memo<Option<String>>, none| move || next.with(|next| record::button(name, next.as_deref(), none));
    view! {
        <div class="undoing">
            <button type="button" id="undo" disabled=move || undo.with(Option::is_none) on:click=event_handlers::click(move |_| desk.undo())>
                {words(words::UNDO, undo, record::NOTHING_TO_UNDO)}
            </button>
            <button type="button" id="redo" disabled=move || redo.with(Option::is_none) on:click=event_handlers::click(move |_| desk.redo())>
                {words(words::REDO, redo, record::NOTHING_TO_REDO)}
            </button>
        </div>
    }
}
