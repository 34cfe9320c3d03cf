//! A finding as a row of the list: how grave, what, where, who, and what can be done at once.

use super::{
    filter::answering,
    place::{mend_place, problem_of},
};
use crate::{
    browser::focus,
    desk::{Desk, use_desk},
    parts::{draft::draft_among, event_handlers, refused::Refused},
    words::{checkup as say, fields, general},
};
use checkup::{Finding, Severity, waiver_of};
use ledger::{Command, Field, ItemId, Kind, Ledger};
use leptos::prelude::*;

/// Where the focus goes once a row is gone.
pub const HEADING: &str = "checkup-counts";

/// What a finding is known by in the list.
pub fn row_key(finding: &Finding) -> String {
    let place = &finding.place;
    let field = place.field.map_or("", Field::key);
    let at = place.words.as_ref().map_or(0, |words| words.start);
    let (rule, waived) = (finding.rule().key(), finding.waived.is_some());
    format!("{rule} {} {field} {at} {:x} {waived}", place.item, finding.digest)
}

/// Name of the place of a finding.
fn place_name(ledger: &Ledger, finding: &Finding) -> String {
    let item = finding.place.item;
    let field = finding.place.field.map(fields::field);
    let whole = match problem_of(ledger, finding) {
        Some(problem) => ledger.row(problem).name(),
        None if item == ItemId::ROUND => say::OF_ROUND.to_owned(),
        None => ledger.text(item, Field::Title).to_owned(),
    };
    let part = match ledger.kind(item) {
        None | Some(Kind::Problem | Kind::Round | Kind::Group) => None,
        Some(kind) => Some(fields::kind(kind)),
    };
    [Some(whole.as_str()), part, field]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(" · ")
}

/// The head of the table.
pub fn head() -> AnyView {
    let names = [say::COL_LEVEL, say::COL_WHAT, say::COL_WHERE, say::COL_WHO, say::COL_DO];
    view! { <thead><tr>{names.map(|name| view! { <th scope="col">{name}</th> }).collect_view()}</tr></thead> }
        .into_any()
}

/// The row.
pub fn row(finding: Finding) -> AnyView {
    let desk = use_desk();
    let (name, who, place, words, waived) = desk.peek(|ledger| {
        let in_text = finding
            .place
            .words
            .is_some()
            .then(|| say::words(finding.words_in(ledger)));
        let waived = finding.waived.map(|waiver| {
            let by = ledger
                .fact(waiver)
                .map_or_else(String::new, |fact| general::or_someone(&fact.by).to_owned());
            say::waived(ledger.text(waiver, Field::Title), &by)
        });
        let who = answering(ledger, &finding).join("、");
        (
            place_name(ledger, &finding),
            who,
            mend_place(ledger, &finding),
            in_text,
            waived,
        )
    });
    let class = match finding.severity {
        Severity::Error => "finding-level finding-error",
        Severity::Warning => "finding-level finding-warning",
        Severity::Notice => "finding-level finding-notice",
    };
    let href = place.route.href();
    let go = move |_| focus::mark_when_shown(place.control.clone(), place.words);
    let tools = match finding.waived {
        Some(waiver) => take_back(desk, waiver),
        None => tools(desk, &finding),
    };
    view! {
        <tr class="finding">
            <td><span class=class>{say::level(finding.severity)}</span></td>
            <td>{finding.sentence()} {words.map(|words| view! { <span class="quiet-text">" " {words}</span> })} {waived.map(|words| view! { <p class="quiet-text">{words}</p> })}</td>
            <td>{name}</td>
            <td>{who}</td>
            <td class="finding-tools"><a class="button" href=href on:click=event_handlers::click(go)>{say::GO}</a> {tools}</td>
        </tr>
    }
    .into_any()
}

/// Buttons of a finding that is open.
fn tools(desk: Desk, finding: &Finding) -> AnyView {
    let refused = Refused::new();
    let open = RwSignal::new(false);
    let mend = finding.mend.clone().map(|command| {
        let mend = move |_| {
            desk.flush();
            if refused.perform(desk, &command) {
                focus::when_drawn(HEADING.to_owned());
            }
        };
        view! { <button type="button" class="finding-mend" on:click=event_handlers::click(mend)>{say::MEND}</button> }
    });
    let id = format!("waive-{:x}-{}", finding.digest, finding.place.item);
    let input = id.clone();
    let unfold = move |_| {
        open.update(|open| *open = !*open);
        if open.get_untracked() {
            focus::when_drawn(input.clone());
        }
    };
    let finding = finding.clone();
    let form = move || {
        open.get().then(|| {
            let reason = draft_among("checkup", &id);
            let finding = finding.clone();
            let send = move |event: web_sys::SubmitEvent| {
                event.prevent_default();
                let words = reason.get_untracked();
                if words.trim().is_empty() {
                    return refused.say(say::NO_REASON.to_owned());
                }
                let draft = waiver_of(&finding, words.trim());
                if refused.perform(desk, &Command::AddPart { under: None, draft }) {
                    reason.set(String::new());
                    focus::when_drawn(HEADING.to_owned());
                }
            };
            view! {
                <form class="finding-waive" on:submit=event_handlers::submit(send)>
                    <label for=id.clone()>{say::REASON}</label>
                    <input id=id.clone() type="text" autocomplete="off" prop:value=move || reason.get()
                        on:input=event_handlers::event(move |event| reason.set(event_target_value(&event))) />
                    <button type="submit" class="primary">{say::SAY_SO}</button>
                </form>
            }
        })
    };
    view! {
        {mend}
        <button type="button" class="finding-not" aria-expanded=move || open.get().to_string() on:click=event_handlers::click(unfold)>
            {move || if open.get() { say::CANCEL } else { say::WAIVE }}
        </button>
        {form}
        {refused.line(String::new())}
    }
    .into_any()
}

/// Button that takes a waiver back.
fn take_back(desk: Desk, waiver: ItemId) -> AnyView {
    let refused = Refused::new();
    let take = move |_| {
        let reason = say::TAKEN_BACK.to_owned();
        if refused.perform(desk, &Command::Remove { item: waiver, reason }) {
            focus::when_drawn(HEADING.to_owned());
        }
    };
    view! {
        <button type="button" on:click=event_handlers::click(take)>{say::TAKE_BACK}</button>
        {refused.line(String::new())}
    }
    .into_any()
}
