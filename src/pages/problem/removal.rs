//! Removing a problem, with a reason; and settling a removal that others contest by edits.

use crate::{
    desk::use_desk,
    parts::{
        add_line::not_composing,
        draft::{DraftField, discard, draft},
        event_handlers,
        refused::Refused,
    },
    words,
};
use ledger::{Command, ItemId, Removal};
use leptos::prelude::*;

/// Question on a problem that somebody removed while others edited it.
#[component]
pub fn ContestedRemoval(item: ItemId) -> impl IntoView {
    let desk = use_desk();
    let contested =
        Memo::new(move |_| desk.watch_item(item, |ledger| matches!(ledger.removal(item), Removal::Contested { .. })));
    move || {
        contested.get().then(|| {
            view! {
                <div class="field-conflict" role="alert">
                    <p>{words::CONTESTED}</p>
                    <button type="button" on:click=event_handlers::click(move |_| { desk.perform(&Command::Restore { item }); })>{words::KEEP}</button>
                </div>
            }
        })
    }
}

/// Form of the removal, folded.
#[component]
pub fn RemovalForm(item: ItemId) -> impl IntoView {
    let desk = use_desk();
    let reason = draft(item, DraftField::RemovalReason);
    let is_begun = reason.with_untracked(|reason| !reason.is_empty());
    let refused = Refused::new();
    let remove = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        desk.flush();
        let reason_now = reason.get_untracked();
        if refused.perform(
            desk,
            &Command::Remove {
                item,
                reason: reason_now,
            },
        ) {
            // The form is removed with the problem, and with it what would clear the draft; so it is cleared here.
            discard(desk, item, DraftField::RemovalReason);
            reason.try_set(String::new());
        }
    };
    view! {
        <details class="part removal" open=is_begun>
            <summary><h3>{words::REMOVE_PROBLEM}</h3></summary>
            <form on:submit=event_handlers::submit(remove) on:keydown=event_handlers::key(move |event| not_composing(&event))>
                <div class="field">
                    <label for="why">{words::REMOVE_WHY}</label>
                    <input id="why" type="text" autocomplete="off" prop:value=move || reason.get() on:input=event_handlers::event(move |event| reason.set(event_target_value(&event))) />
                    {refused.line(String::new())}
                </div>
                <button type="submit" class="danger">{words::REMOVE}</button>
            </form>
        </details>
    }
}
