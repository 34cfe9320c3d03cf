//! Step of progress as a word with a shape, so that it can be read without colour; and the control that chooses one.

use crate::{desk::use_desk, parts::event_handlers, words::fields};
use ledger::{Command, Field, ItemId, Progress};
use leptos::prelude::*;

/// Shape of a step.
pub fn shape(step: Progress) -> (&'static str, &'static str) {
    match step {
        Progress::Done => ("step step-done", "●"),
        Progress::NearlyDone => ("step step-nearly", "◆"),
        Progress::UnderWay => ("step step-way", "▲"),
        Progress::NotStarted => ("step step-not", "■"),
    }
}

/// Control that chooses a step.
#[component]
pub fn StepChoice(item: ItemId) -> impl IntoView {
    let desk = use_desk();
    let step = Memo::new(move |_| desk.watch_item(item, |ledger| ledger.progress(item)));
    let id = format!("progress-{item}");
    view! {
        <div class="field">
            <label for=id.clone()>{fields::field(Field::Progress)}</label>
            <select
                id=id
                class="progress"
                prop:value=move || step.get().key()
                on:change=event_handlers::event(move |event| {
                    desk.flush();
                    if let Some(step) = Progress::from_key(&event_target_value(&event)) {
                        desk.perform(&Command::Set { item, field: Field::Progress, value: step.into() });
                    }
                })
            >
                {Progress::ALL
                    .into_iter()
                    .map(|one| {
                        view! { <option value=one.key() selected=move || step.get() == one>{fields::progress(one)}</option> }
                    })
                    .collect_view()}
            </select>
        </div>
    }
}
