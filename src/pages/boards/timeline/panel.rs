//! Panel for changing a date without dragging; it also asks for the reason of an extension and who approved it.

use super::date_handles::{DateEditor, focus_handle};
use crate::{
    parts::{
        add_line::not_composing,
        draft::{DraftField, discard, draft},
        effect::effect,
        event_handlers,
        refused::Refused,
    },
    route::Route,
    words::{self, dates, kanban, timeline as say},
};
use ledger::{Due, Field, ItemId, board::timeline::DateChange};
use leptos::{html, prelude::*};

/// The date change that the panel asks about.
#[derive(Clone, Copy, PartialEq)]
pub struct DateQuestion {
    /// Item whose date is changed.
    pub item: ItemId,
    /// New date, if it was chosen by moving the bar's end.
    pub to: Option<Due>,
}

#[component]
pub fn DatePanel(editor: DateEditor) -> impl IntoView {
    let panel = NodeRef::<html::Dialog>::new();
    let last = StoredValue::new(None::<ItemId>);
    effect(move || {
        let asked = editor.asked.get();
        let Some(panel) = panel.get_untracked() else { return };
        match asked {
            Some(DateQuestion { item, .. }) => {
                last.set_value(Some(item));
                if !panel.open() {
                    drop(panel.show_modal());
                }
            }
            None if panel.open() => panel.close(),
            None => {}
        }
    });
    let closed = move |_| {
        editor.asked.set(None);
        if let Some(item) = last.try_update_value(Option::take).flatten() {
            focus_handle(item);
        }
    };
    view! {
        <dialog class="panel date-panel" id="date-panel" aria-labelledby="date-title" node_ref=panel on:close=closed>
            {move || editor.asked.get().map(|asked| form(editor, asked))}
        </dialog>
    }
}

fn form(editor: DateEditor, DateQuestion { item, to }: DateQuestion) -> AnyView {
    let desk = editor.desk;
    let (title, now, first, problem) = desk.peek(|ledger| {
        let dates = ledger.dates(item);
        let now = ledger.due_in_force(item);
        let problem = ledger.whole_of(item);
        (
            ledger.text(item, Field::Title).to_owned(),
            now,
            dates.first.filter(|first| Some(*first) != now),
            problem,
        )
    });
    // Drafts shared with the form in the problem: it is the same extension.
    let (until, reason, approver) = (
        draft(item, DraftField::ExtensionUntil),
        draft(item, DraftField::ExtensionReason),
        draft(item, DraftField::ExtensionApprover),
    );
    if let Some(to) = to {
        until.set(dates::written(to));
    }
    let refused = Refused::new();
    let year = desk.today.get_untracked().day.year();
    let read = move || until.with(|typed| dates::read(typed, year));
    let redating = Memo::new(move |_| read().map(|to| desk.peek(|ledger| ledger.redating(item, to))));
    let extends = move || redating.get() == Some(DateChange::Extend);
    // Whether the date is allowed at all, before anything else is entered.
    let hindered = move || {
        let (to, redating) = (read()?, redating.get()?);
        let why = desk.count_facts_of(&redating.stand_in(item, to)).err()?;
        Some(kanban::forbidden(&why))
    };
    let name = title.clone();
    let send = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let typed = until.get_untracked();
        let Some(to) = dates::read(&typed, year) else {
            return refused.say(dates::not_read(&typed));
        };
        let redating = desk.peek(|ledger| ledger.redating(item, to));
        let command = redating.command(item, to, &reason.get_untracked(), &approver.get_untracked());
        if refused.perform(desk, &command) {
            let fields = [
                DraftField::ExtensionUntil,
                DraftField::ExtensionReason,
                DraftField::ExtensionApprover,
            ];
            for (text, field) in [until, reason, approver].into_iter().zip(fields) {
                discard(desk, item, field);
                text.try_set(String::new());
            }
            editor.told.set(say::changed(&name, to));
            editor.asked.set(None);
        }
    };
    let line = |id: &'static str, label: &'static str, text: RwSignal<String>| {
        view! {
            <div class="field">
                <label for=id>{label}</label>
                <input id=id type="text" autocomplete="off" prop:value=move || text.get()
                    on:input=event_handlers::event(move |event| text.set(event_target_value(&event))) />
            </div>
        }
    };
    let more = move || {
        extends().then(|| {
            view! {
                <p class="field-note">{say::EXTENDS}</p>
                {line("date-reason", say::REASON, reason)}
                {line("date-approver", say::APPROVER, approver)}
            }
        })
    };
    view! {
        <form on:submit=event_handlers::submit(send) on:keydown=event_handlers::key(move |event| not_composing(&event))>
            <h2 id="date-title">{say::changing(&title)}</h2>
            <p>{say::now(now, first)}</p>
            <div class="field">
                <label for="date-until">{say::NEW_DATE}</label>
                <input id="date-until" type="text" autocomplete="off" placeholder=dates::HOW prop:value=move || until.get()
                    on:input=event_handlers::event(move |event| until.set(event_target_value(&event))) />
            </div>
            {more}
            {move || hindered().map(|why| view! { <p class="why-not" role="status">{why}</p> })}
            {refused.line(String::new())}
            <p>
                <button type="submit" class="primary" id="date-do">
                    {move || if extends() { say::EXTEND } else { say::CHANGE }}
                </button>
                <button type="button" on:click=event_handlers::click(move |_| editor.asked.set(None))>{words::CANCEL}</button>
                <a href=Route::problem(problem).href()>{kanban::OPEN}</a>
            </p>
        </form>
    }
    .into_any()
}
