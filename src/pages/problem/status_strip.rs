//! Status of a problem in one line: progress, close-out, due date with the days left.

use crate::{
    desk::use_desk,
    parts::{closeout_status::StatusWord, progress_step::StepChoice, text_field::Conflict, value_field::ValueField},
    words::{closeout, problem as say},
};
use ledger::{Field, ItemId, Progress, work::due::Lateness};
use leptos::prelude::*;

/// Status line of a problem.
#[component]
pub fn StatusStrip(item: ItemId) -> impl IntoView {
    let desk = use_desk();
    let round =
        Memo::new(move |_| desk.watch_item(item, |ledger| ledger.closeout(item).current().map(|round| round.number)));
    let date = Memo::new(move |_| {
        desk.watch_item(item, |ledger| {
            let dates = ledger.dates(item);
            let first = dates.first.filter(|first| dates.in_force != Some(*first));
            (dates.in_force, first, ledger.lateness(item, desk.today.get()))
        })
    });
    // Where no day is written, that of the record counts.
    let unknown = Memo::new(move |_| {
        desk.watch_item(item, |ledger| {
            let written = !ledger.text(item, Field::FinishedOn).is_empty();
            let done = ledger.progress(item) == Progress::Done;
            ledger.ended(item, desk.today.get()).filter(|_| done && !written)
        })
    });
    let due = move || {
        let (in_force, first, lateness) = date.get();
        let (class, mark) = lateness_shape(lateness);
        let days = closeout::lateness(lateness);
        view! {
            {in_force.map(|due| view! { <span class="strip-date">{closeout::due(due)}</span> " " })}
            <span class=class><span class="shape" aria-hidden="true">{mark}</span>{days}</span>
            {first.map(|first| view! { <span class="strip-first">{say::first_date(first)}</span> })}
        }
    };
    view! {
        <div class="strip">
            <div class="strip-cell"><StepChoice item /><Conflict item field=Field::Progress /></div>
            <div class="strip-cell">
                <ValueField item field=Field::FinishedOn />
                {move || unknown.get().map(|day| view! { <p class="field-note">{say::finished_day_unknown(day)}</p> })}
            </div>
            <div class="strip-cell">
                <span class="strip-name">{say::STATUS}</span>
                <p id="strip-status"><StatusWord item /> " " {move || round.get().map(say::round_number)}</p>
            </div>
            <div class="strip-cell">
                <span class="strip-name">{say::DATE}</span>
                <p id="strip-date">{due}</p>
            </div>
        </div>
    }
}

/// CSS class and shape of the days left. From a week before the date it is due soon.
fn lateness_shape(lateness: Lateness) -> (&'static str, &'static str) {
    match lateness {
        Lateness::NoDate => ("step", "□"),
        Lateness::InTime(days) if days <= 7 => ("step step-not", "◆"),
        Lateness::InTime(_) => ("step step-way", "▲"),
        Lateness::Late(_) => ("step step-late", "■"),
        Lateness::Finished { .. } => ("step step-nearly", "◆"),
        Lateness::ClosedInTime(_) | Lateness::ClosedLate(_) => ("step step-done", "●"),
    }
}
