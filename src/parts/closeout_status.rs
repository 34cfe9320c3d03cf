//! Status of close-out as a word with a shape, so that it can be read without colour.

use crate::{desk::use_desk, parts::marked::MarkedWords};
use ledger::{ItemId, closeout::CloseoutStatus};
use leptos::prelude::*;

/// CSS class and shape of a status.
pub fn shape(status: CloseoutStatus) -> (&'static str, &'static str) {
    match status {
        CloseoutStatus::NotApplied => ("step", "□"),
        CloseoutStatus::Pending => ("step step-way", "▲"),
        CloseoutStatus::Returned => ("step step-not", "◆"),
        CloseoutStatus::StruckOff => ("step step-done", "●"),
        CloseoutStatus::Reopened => ("step step-late", "■"),
    }
}

/// Status of a problem.
#[component]
pub fn StatusWord(item: ItemId) -> impl IntoView {
    let desk = use_desk();
    let status = Memo::new(move |_| desk.watch_item(item, |ledger| ledger.closeout(item).status));
    move || MarkedWords::of_status(status.get()).view()
}
