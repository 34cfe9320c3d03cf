//! Taking a problem out of the checklist, with a reason; and settling it where others edited what one removed.

use crate::{
    desk::use_desk,
    parts::{add::not_composing, handle},
    words,
};
use ledger::{Command, ItemId, Removal};
use leptos::prelude::*;

/// Asks what to do with a problem that some removed and others edited.
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
                    <button type="button" on:click=handle::click(move |_| { desk.perform(&Command::Restore { item }); })>{words::KEEP}</button>
                </div>
            }
        })
    }
}

/// The form, folded.
#[component]
pub fn RemovalForm(item: ItemId) -> impl IntoView {
    let desk = use_desk();
    let reason = RwSignal::new(String::new());
    let remove = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        desk.flush();
        desk.perform(&Command::Remove {
            item,
            reason: reason.get_untracked(),
        });
    };
    view! {
        <details class="part removal">
            <summary><h3>{words::REMOVE_PROBLEM}</h3></summary>
            <form on:submit=handle::submit(remove) on:keydown=handle::key(move |event| not_composing(&event))>
                <div class="field">
                    <label for="why">{words::REMOVE_WHY}</label>
                    <input id="why" type="text" autocomplete="off" on:input=handle::event(move |event| reason.set(event_target_value(&event))) />
                </div>
                <button type="submit" class="danger">{words::REMOVE}</button>
            </form>
        </details>
    }
}
