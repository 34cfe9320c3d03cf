//! 延期: extending the due date, with the reason and who approved it. The first date stays visible, and so does every
//! extension.

use crate::{
    browser::clock,
    desk::use_desk,
    parts::{
        add_line::not_composing,
        draft::{DraftField, discard, draft},
        event_handlers,
        refused::Refused,
    },
    words::{closeout, dates, problem as say},
};
use ledger::{
    Command, ItemId,
    closeout::{CloseoutAct, CloseoutRefusal},
};
use leptos::prelude::*;

/// Extensions so far, and the form for another one.
#[component]
pub fn ExtensionsPart(item: ItemId) -> impl IntoView {
    let desk = use_desk();
    let has_date = Memo::new(move |_| desk.watch_item(item, |ledger| ledger.dates(item).in_force.is_some()));
    view! {
        <Extensions item />
        {move || has_date.get().then(|| view! { <ExtensionForm item /> })}
    }
}

#[component]
fn Extensions(item: ItemId) -> impl IntoView {
    let desk = use_desk();
    let told = Memo::new(move |_| {
        desk.watch_item(item, |ledger| {
            let dates = ledger.dates(item);
            let first = dates.first.map(say::first_date);
            let lines = dates.extensions.iter().map(|step| {
                let mut line = say::signed(&step.fact.by, &clock::time_text(step.fact.at));
                line.push_str(&closeout::decided("", step.decision));
                if step.withdrawn_by.is_some() {
                    line.push_str(say::WITHDRAWN);
                }
                line
            });
            let lines: Vec<String> = lines.collect();
            (!lines.is_empty()).then(|| first.into_iter().chain(lines).collect::<Vec<String>>())
        })
    });
    move || {
        told.get().map(|lines| {
            let lines = lines.into_iter().map(|line| view! { <li>{line}</li> }).collect_view();
            view! { <ol class="extensions" aria-label=say::EXTENSIONS>{lines}</ol> }
        })
    }
}

#[component]
fn ExtensionForm(item: ItemId) -> impl IntoView {
    let desk = use_desk();
    let (until, reason, approver) = (
        draft(item, DraftField::ExtensionUntil),
        draft(item, DraftField::ExtensionReason),
        draft(item, DraftField::ExtensionApprover),
    );
    let is_begun = [until, reason, approver]
        .iter()
        .any(|text| text.with_untracked(|text| !text.is_empty()));
    let refused = Refused::new();
    let send = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        desk.flush();
        let typed = until.get_untracked();
        let Some(date) = dates::read(&typed, desk.today.get_untracked().day.year()) else {
            return refused.say(say::no_date(&typed));
        };
        let act = CloseoutAct::Extend {
            until: date,
            reason: reason.get_untracked(),
            approver: approver.get_untracked(),
        };
        if refused.perform(desk, &Command::Closeout { problem: item, act }) {
            [
                DraftField::ExtensionUntil,
                DraftField::ExtensionReason,
                DraftField::ExtensionApprover,
            ]
            .iter()
            .for_each(|field| discard(desk, item, *field));
            [until, reason, approver]
                .iter()
                .for_each(|text| drop(text.try_set(String::new())));
        }
    };
    // A struck-off problem cannot be extended.
    let closed = Memo::new(move |_| {
        let struck_off = desk.watch_item(item, |ledger| ledger.is_struck_off(item));
        struck_off.then(|| say::hindered(&CloseoutRefusal::StruckOff))
    });
    let line = |id: &'static str, label: &'static str, hint: &'static str, text: RwSignal<String>| {
        view! {
            <div class="field">
                <label for=id>{label}</label>
                <input id=id type="text" autocomplete="off" placeholder=hint prop:value=move || text.get()
                    on:input=event_handlers::event(move |event| text.set(event_target_value(&event))) />
            </div>
        }
    };
    view! {
        <details class="more extend" open=is_begun>
            <summary>{say::EXTEND}</summary>
            <form on:submit=event_handlers::submit(send) on:keydown=event_handlers::key(move |event| not_composing(&event))>
                <div class="grid grid-two">
                    {line("extend-until", say::EXTEND_UNTIL, dates::HOW, until)}
                    {line("extend-approver", say::EXTEND_APPROVER, "", approver)}
                </div>
                {line("extend-reason", say::EXTEND_REASON, "", reason)}
                <p class="field-note">{say::EXTEND_NOTE}</p>
                <button type="submit" disabled=move || closed.with(Option::is_some)>{say::EXTEND}</button>
                {move || closed.get().map(|why| view! { <span class="why-not">{why}</span> })}
                {refused.line(String::new())}
            </form>
        </details>
    }
}
