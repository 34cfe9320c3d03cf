//! Line on undo and redo, above every page: what was taken back and whose it was, with a link to it and a button that puts it back;
//! or the question before a step that a person would not expect.

use crate::{
    desk::{Desk, UndoLine, UndoStep, use_desk},
    parts::event_handlers,
    route::{RecordAddress, Route},
    words::{self, general, record, undoing as say},
};
use ledger::{FactId, Kind, Ledger};
use leptos::prelude::*;

/// The line, if there is anything to say.
pub fn undo_line() -> AnyView {
    let desk = use_desk();
    let line = move || desk.undo_line.get().map(|line| show(desk, line));
    line.into_any()
}

/// What an action did, with the name of its author; of an undo, what it took back.
fn told(ledger: &Ledger, action: FactId) -> String {
    let by = ledger.fact(action).map_or("", |fact| &*fact.by);
    format!("{} {}", general::or_someone(by), record::about(ledger, action))
}

/// Address of the problem that an action is about; of the record if that problem is not there, or there is none.
fn address_of(ledger: &Ledger, action: FactId) -> String {
    let item = ledger.entry(action).and_then(|entry| entry.first().item);
    let problem = item.map(|item| ledger.whole_of(item));
    let problem = problem.filter(|id| ledger.kind(*id) == Some(Kind::Problem) && ledger.is_there(*id));
    problem.map_or_else(
        || Route::History(RecordAddress::default()).href(),
        |id| Route::problem(id).href(),
    )
}

fn show(desk: Desk, line: UndoLine) -> AnyView {
    let close = move || desk.undo_line.set(None);
    match line {
        UndoLine::Nothing(step) => view! {
            <p class="banner banner-undo" id="undo-line" role="status">
                {say::nothing(step)}
                <button type="button" on:click=event_handlers::click(move |_| close())>{words::CLOSE}</button>
            </p>
        }
        .into_any(),
        UndoLine::Asked(step, action, concerns) => {
            let what = desk.peek(|ledger| told(ledger, action));
            let reasons = concerns
                .iter()
                .map(|concern| view! { <li>{say::concern(step, *concern)}</li> });
            let reasons = reasons.collect_view();
            view! {
                <div class="banner banner-undo" id="undo-line" role="alert">
                    <p>{say::asked(step, &what)}</p>
                    <ul>{reasons}</ul>
                    <p>
                        <button type="button" class="primary" id="undo-anyway" on:click=event_handlers::click(move |_| desk.carry_out_step(step, action))>
                            {say::anyway(step)}
                        </button>
                        <button type="button" id="undo-not" on:click=event_handlers::click(move |_| close())>{words::CANCEL}</button>
                    </p>
                </div>
            }
            .into_any()
        }
        UndoLine::Done(step, action, by) => {
            let (what, href) = desk.peek(|ledger| (told(ledger, action), address_of(ledger, action)));
            let back = match step {
                UndoStep::Undo => UndoStep::Redo,
                UndoStep::Redo => UndoStep::Undo,
            };
            view! {
                <p class="banner banner-undo" id="undo-line" role="status">
                    {say::done(step, &what)} " " <a href=href>{words::LOOK}</a>
                    <button type="button" id="put-back" on:click=event_handlers::click(move |_| desk.carry_out_step(back, by))>{say::back(step)}</button>
                    <button type="button" on:click=event_handlers::click(move |_| close())>{words::CLOSE}</button>
                </p>
            }
            .into_any()
        }
    }
}
