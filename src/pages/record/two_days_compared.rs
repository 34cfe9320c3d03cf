//! Comparison of two days: the totals of both, and what was added, changed and removed, by problem. Made to be printed.

use super::{
    differences::{DifferenceCounts, DifferenceGroup, DifferenceKind, DifferenceRow, differences_by_problem},
    old_and_new_value::{both_cells, cell},
    past_checklist::{feedback_day, first_day},
    shared_markup::{cells, head, input},
};
use crate::{
    browser::{address, clock},
    desk::{Desk, use_desk},
    parts::event_handlers,
    route::{RecordAddress, Route, day},
    words::{self, counts, fields, record},
};
use ledger::{Due, Ledger, Progress};
use leptos::prelude::*;

/// Days suggested for comparison: that of the feedback (not before the checklist began), and today.
fn offered(ledger: &Ledger) -> Option<(Due, Due)> {
    let today = clock::day(clock::now())?;
    let first = first_day(ledger)?;
    let fed_back = feedback_day(ledger).filter(|day| day.last_day() > first.last_day());
    Some((fed_back.unwrap_or(first), today))
}

/// Section with the comparison.
#[component]
pub fn Compared(place: Memo<RecordAddress>) -> impl IntoView {
    let desk = use_desk();
    let days = Memo::new(move |_| {
        let chosen = match place.get() {
            RecordAddress::Compare(days) => days,
            _ => None,
        };
        let (one, other) = chosen.or_else(|| desk.peek(offered))?;
        let swapped = one.last_day() > other.last_day();
        Some(if swapped { (other, one) } else { (one, other) })
    });
    move || match days.get() {
        None => view! { <p class="empty">{record::NOTHING_TO_COMPARE}</p> }.into_any(),
        Some((earlier, later)) => view! {
            <DaysChoice earlier later />
            {compared(desk, earlier, later)}
        }
        .into_any(),
    }
}

#[component]
fn DaysChoice(earlier: Due, later: Due) -> impl IntoView {
    let from = RwSignal::new(earlier.to_string());
    let to = RwSignal::new(later.to_string());
    let go = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let days = day(&from.get_untracked()).zip(day(&to.get_untracked()));
        if days.is_some() {
            address::go(&Route::History(RecordAddress::Compare(days)).href());
        }
    };
    view! {
        <form class="sift" on:submit=event_handlers::submit(go)>
            {input("date", "compare-from", record::EARLIER, from)}
            {input("date", "compare-to", record::LATER, to)}
            <button type="submit" class="primary" id="compare">{record::DO_COMPARE}</button>
        </form>
    }
}

fn compared(desk: Desk, earlier: Due, later: Due) -> AnyView {
    let (before, after) = desk.peek(|ledger| {
        (
            ledger.as_of(clock::end_of_day(earlier)),
            ledger.as_of(clock::end_of_day(later)),
        )
    });
    let (groups, counts) = differences_by_problem(&before, &after);
    let DifferenceCounts {
        added,
        changed,
        removed,
        decided,
    } = counts;
    let table = if groups.is_empty() {
        view! { <p class="empty">{record::NO_DIFFERENCE}</p> }.into_any()
    } else {
        differences(groups)
    };
    view! {
        <h2>{record::between(earlier, later)}</h2>
        <p class="past-sentence" id="differences">{record::differences(added, changed, removed, decided)}</p>
        {totals([(earlier, &before), (later, &after)])}
        <h2 class="print-apart">{record::DIFFERENCES}</h2>
        {table}
    }
    .into_any()
}

fn totals(states: [(Due, &Ledger); 2]) -> AnyView {
    let rows = states.into_iter().map(|(on, ledger)| {
        let tally = ledger.tally();
        let rate = tally.rate().map_or_else(|| "—".to_owned(), |rate| rate.to_string());
        let parts = [
            tally.total,
            tally.done,
            tally.under_way,
            tally.not_started,
            tally.left_out,
        ];
        let mut words: Vec<String> = parts.into_iter().map(|part| part.to_string()).collect();
        let rule = fields::nearly_done(ledger.counting_rule().nearly_done).to_owned();
        words.extend([rate, counts::check(&tally), rule]);
        let then = Route::History(RecordAddress::Day(Some(on), None)).href();
        view! {
            <tr>
                <th scope="row"><a href=then>{record::day(on)}</a></th>
                {cells(words)}
            </tr>
        }
    });
    view! {
        <table class="plain totals">
            <caption>{record::TOTALS}</caption>
            {head(&[
                ("", record::DAY),
                ("", words::COL_TOTAL),
                ("", fields::progress(Progress::Done)),
                ("", fields::progress(Progress::UnderWay)),
                ("", fields::progress(Progress::NotStarted)),
                ("", words::nearly_left_out()),
                ("", words::RATE),
                ("", record::COL_CHECK),
                ("", record::RULE),
            ])}
            <tbody>{rows.collect_view()}</tbody>
        </table>
    }
    .into_any()
}

fn differences(groups: Vec<DifferenceGroup>) -> AnyView {
    let bodies = groups.into_iter().map(|DifferenceGroup { name, lines }| {
        let lines = lines.into_iter().map(|line| one(&line));
        view! {
            <tbody>
                <tr class="group"><th colspan="4" scope="rowgroup">{name}</th></tr>
                {lines.collect_view()}
            </tbody>
        }
    });
    view! {
        <table class="plain differences">
            {head(&[
                ("col-change", record::COL_CHANGE),
                ("col-about", record::COL_ABOUT),
                ("", record::WAS),
                ("", record::NOW),
            ])}
            {bodies.collect_view()}
        </table>
    }
    .into_any()
}

fn one(line: &DifferenceRow) -> AnyView {
    let (class, words) = match line.happened {
        DifferenceKind::Added => ("change-added", record::ADDED),
        DifferenceKind::Changed => ("change-changed", record::CHANGED),
        DifferenceKind::Removed => ("change-removed", record::REMOVED),
        DifferenceKind::Decided => ("change-decided", record::DECIDED),
    };
    let (from, to) = if line.happened == DifferenceKind::Changed {
        both_cells(&line.told)
    } else {
        (cell(line.told.from.as_deref()), cell(line.told.to.as_deref()))
    };
    view! {
        <tr class=class>
            <td class="col-change">{words}</td>
            <td class="col-about">{line.about.clone()}</td>
            <td>{from}</td>
            <td>{to}</td>
        </tr>
    }
    .into_any()
}
