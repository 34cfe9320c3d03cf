//! The status of close-out as a word with a shape, so that it can be read without colour.

use crate::{desk::use_desk, words::closeout};
use ledger::{ItemId, closeout::Status};
use leptos::prelude::*;

/// The class and the shape that go with a status.
pub fn shape(status: Status) -> (&'static str, &'static str) {
    match status {
        Status::NotApplied => ("step", "□"),
        Status::Pending => ("step step-way", "▲"),
        Status::Returned => ("step step-not", "◆"),
        Status::StruckOff => ("step step-done", "●"),
        Status::Reopened => ("step step-late", "■"),
    }
}

/// The status of a problem.
#[component]
pub fn StatusWord(item: ItemId) -> impl IntoView {
    let desk = use_desk();
    let status = Memo::new(move |_| desk.item(item, |ledger| ledger.closeout(item).status));
    move || {
        let (class, mark) = shape(status.get());
        view! { <span class=class><span class="shape" aria-hidden="true">{mark}</span>{closeout::status(status.get())}</span> }
    }
}
