//! Outcome of dropped files: progress of reading, notices, and the last merge.

use super::{
    file_messages,
    links::{inbox_link, senders},
    merge_session::MergeSession,
    progress,
};
use crate::{
    desk::{Desk, use_desk},
    parts::event_handlers,
    route::Route,
    words::merge,
};
use ledger::FactId;
use leptos::prelude::*;

/// Progress, notices, and the last merge with its undo.
pub fn outcome(merging: MergeSession) -> AnyView {
    let desk = use_desk();
    view! {
        {progress::progress(merging)}
        {file_messages::notes(merging)}
        {move || merging.last.get().map(|action| after(desk, action))}
    }
    .into_any()
}

/// Last merge, with the button that undoes or redoes it.
fn after(desk: Desk, action: FactId) -> AnyView {
    let open = Memo::new(move |_| desk.watch_all(|ledger| ledger.open_conflicts().len()));
    let undone = Memo::new(move |_| desk.watch_all(|ledger| ledger.taken_back_by(action)));
    let from = desk.peek(|ledger| senders(ledger, action));
    let state = move || {
        let words = match undone.get() {
            None => merge::merged(from.len(), &merge::senders(&from), open.get()),
            Some(_) => merge::TAKEN_BACK.to_owned(),
        };
        let (id, label, step) = match undone.get() {
            None => ("undo-merge", merge::UNDO_MERGE, action),
            Some(undoing) => ("redo-merge", merge::REDO_MERGE, undoing),
        };
        let click = move |_| desk.undo_in_turns(step);
        view! {
            <p role="status">{words}</p>
            <p class="after-merge">
                <button type="button" id=id on:click=event_handlers::click(click)>{label}</button>
                <a href=Route::Merge(action).href()>{merge::SEE_RECORD}</a>
                {inbox_link(open.get())}
            </p>
        }
    };
    view! { <div class="message message-good" id="merged">{state}</div> }.into_any()
}
