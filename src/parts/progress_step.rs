//! Step of progress as a word with a shape, so that it can be read without colour; and the control that chooses one.

use crate::{
    desk::use_desk,
    parts::{
        refused::Refused,
        select_box::{SelectBox, fixed_options},
    },
    words::fields,
};
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
    let value = Memo::new(move |_| desk.watch_item(item, |ledger| ledger.progress(item).key().to_owned()));
    let options = fixed_options(Progress::ALL.map(|step| (step.key(), fields::progress(step))));
    let options = Signal::stored(options);
    let refused = Refused::new();
    let choose = move |key: String| {
        desk.flush();
        if let Some(step) = Progress::from_key(&key) {
            let (field, value) = (Field::Progress, step.into());
            refused.perform(desk, &Command::Set { item, field, value });
        }
    };
    let id = format!("progress-{item}");
    view! {
        <div class="field">
            <label for=id.clone()>{fields::field(Field::Progress)}</label>
            <SelectBox id class="progress" value options on_choose=choose />
            {refused.line(String::new())}
        </div>
    }
}
