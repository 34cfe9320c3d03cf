//! A measure: whether it is done, its wording, who does it until when; unfolded, its phases and its notes.

use crate::{
    browser::clock,
    desk::use_desk,
    frame::name_suggestions::offered_in,
    parts::{
        add_line::{AddLine, has_nothing_to_add, not_composing},
        draft::{DraftField, draft, typed_over},
        event_handlers,
        keyed_list::each,
        progress_step::StepChoice,
        refused::Refused,
        text_field::{Conflict, TextField},
        value_field::ValueField,
    },
    words::{self, dates, problem as say},
};
use ledger::{Command, Draft, Due, Field, ItemId, Kind, Progress, Value};
use leptos::prelude::*;

/// Block of one measure.
#[component]
pub fn Measure(measure: ItemId) -> impl IntoView {
    let desk = use_desk();
    let done = Memo::new(move |_| desk.watch_item(measure, |ledger| ledger.progress(measure) == Progress::Done));
    let refused = Refused::new();
    let tick = move |ticked| {
        desk.flush();
        let step = if ticked { Progress::Done } else { Progress::UnderWay };
        let (item, field, value) = (measure, Field::Progress, step.into());
        refused.perform(desk, &Command::Set { item, field, value });
    };
    let id = format!("done-{measure}");
    let box_id = id.clone();
    let parts = move |kind| Memo::new(move |_| desk.watch_item(measure, |ledger| ledger.parts(measure, kind)));
    let (phases, notes) = (parts(Kind::Phase), parts(Kind::Note));
    let summary = move || say::measure_more(phases.with(Vec::len), notes.with(Vec::len));
    let add_phase = move |title: String| {
        desk.flush();
        desk.attempt(&Command::AddPart {
            under: Some(measure),
            draft: Draft::new(Kind::Phase, title),
        })
    };
    view! {
        <li class="measure" class:measure-done=done>
            <div class="measure-first">
                <label class="tick" for=box_id>
                    <input type="checkbox" id=id prop:checked=move || done.get() on:change=event_handlers::tick(done, tick) />
                    <span>{words::MEASURE_DONE}</span>
                </label>
                <TextField item=measure field=Field::Title long=true label=words::MEASURE />
                <RemovePart part=measure reason=words::REMOVED_MEASURE />
            </div>
            {refused.line(String::new())}
            <div class="grid grid-three">
                <ValueField item=measure field=Field::Person list=offered_in(Field::Person) />
                <ValueField item=measure field=Field::Due />
                <StepChoice item=measure />
            </div>
            <Conflict item=measure field=Field::Progress />
            <details class="more">
                <summary>{summary}</summary>
                <ValueField item=measure field=Field::FinishedOn />
                <h4>{say::PHASES}</h4>
                {each(move || phases.get(), phase_line)}
                <AddLine id=format!("new-phase-{measure}") label=say::NEW_PHASE on_add=add_phase />
                <h4>{say::NOTES}</h4>
                {each(move || notes.get(), note_line)}
                <AddNote measure />
                <TextField item=measure field=Field::Outcome long=true />
            </details>
        </li>
    }
}

fn phase_line(phase: ItemId) -> AnyView {
    view! {
        <div class="line line-phase">
            <ValueField item=phase field=Field::Title label=say::PHASE />
            <ValueField item=phase field=Field::Due />
            <StepChoice item=phase />
            <RemovePart part=phase reason=say::REMOVED_PART />
        </div>
    }
    .into_any()
}

fn note_line(note: ItemId) -> AnyView {
    view! {
        <div class="line line-note">
            <ValueField item=note field=Field::Dated />
            <ValueField item=note field=Field::Remarks long=true label=say::NOTE />
            <RemovePart part=note reason=say::REMOVED_PART />
        </div>
    }
    .into_any()
}

/// Form for a note, of today or of another day.
#[component]
fn AddNote(measure: ItemId) -> impl IntoView {
    let desk = use_desk();
    let today = move || dates::written(Due::Day(desk.today.get().day));
    let date = typed_over(draft(measure, DraftField::NoteDay));
    let text = draft(measure, DraftField::Note);
    let refused = Refused::new();
    let add = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let words = text.get_untracked();
        let typed = date
            .get_untracked()
            .unwrap_or_else(|| dates::written(Due::Day(clock::today().day)));
        let Some(on) = dates::read(&typed, desk.today.get_untracked().day.year()) else {
            return refused.say(dates::not_read(&typed));
        };
        if has_nothing_to_add(&words, refused, &format!("note-{measure}")) {
            return;
        }
        desk.flush();
        let draft = Draft::new(Kind::Note, "")
            .with(Field::Dated, Value::from(on))
            .with(Field::Remarks, Value::text(words.trim()));
        let under = Some(measure);
        if refused.perform(desk, &Command::AddPart { under, draft }) {
            text.try_set(String::new());
            date.try_set(None);
        }
    };
    view! {
        <form class="add add-note" on:submit=event_handlers::submit(add) on:keydown=event_handlers::key(move |event| not_composing(&event))>
            <input type="text" class="note-date" id=format!("note-date-{measure}") aria-label=say::NOTE_DATE autocomplete="off"
                prop:value=move || date.get().unwrap_or_else(today)
                on:input=event_handlers::event(move |event| date.set(Some(event_target_value(&event)))) />
            <input type="text" class="note-text" id=format!("note-{measure}") aria-label=say::NEW_NOTE placeholder=say::NEW_NOTE
                autocomplete="off" prop:value=move || text.get() on:input=event_handlers::event(move |event| text.set(event_target_value(&event))) />
            <button type="submit">{words::ADD}</button>
        </form>
        {refused.line(String::new())}
    }
}

/// Button that removes a part of an item.
#[component]
pub fn RemovePart(part: ItemId, reason: &'static str) -> impl IntoView {
    let desk = use_desk();
    let name = move || {
        desk.watch_item(part, |ledger| {
            let title = ledger.text(part, Field::Title);
            let title = if title.is_empty() {
                ledger.text(part, Field::Remarks)
            } else {
                title
            };
            say::remove_part(title)
        })
    };
    let refused = Refused::new();
    let remove = move |_| {
        desk.flush();
        let command = Command::Remove {
            item: part,
            reason: reason.to_owned(),
        };
        refused.perform(desk, &command);
    };
    view! {
        <button type="button" class="quiet remove" aria-label=name on:click=event_handlers::click(remove)>{words::REMOVE}</button>
        {refused.line(String::new())}
    }
}
