//! Checklist as of the end of a day: read-only, with its own counts, and a problem of it open beside the list. It is
//! computed when a day is chosen, not at every edit.

use super::{
    past_problem::PastItem,
    shared_markup::{head, input},
};
use crate::{
    browser::{address, clock},
    desk::{Desk, use_desk},
    parts::{effect::effect, event_handlers, marked::MarkedWords},
    route::{RecordAddress, Route, day},
    words::{self, counts, fields, record},
};
use ledger::{Due, Field, ItemId, Ledger, WallTime};
use leptos::prelude::*;
use std::sync::Arc;

/// One day in milliseconds.
const A_DAY: i64 = 86_400_000;

/// Day of the first action.
pub fn first_day(ledger: &Ledger) -> Option<Due> {
    ledger.facts().iter().map(|fact| fact.at).min().and_then(clock::day)
}

/// Day of the feedback, if it is known to the day.
pub fn feedback_day(ledger: &Ledger) -> Option<Due> {
    day(ledger.text(ItemId::ROUND, Field::FeedbackOn))
}

/// Section with the checklist of a day.
#[component]
pub fn Past(place: Memo<RecordAddress>) -> impl IntoView {
    let desk = use_desk();
    let on = Memo::new(move |_| match place.get() {
        RecordAddress::Day(on, _) => on,
        _ => None,
    });
    let open = Memo::new(move |_| match place.get() {
        RecordAddress::Day(_, open) => open,
        _ => None,
    });
    let then = move || match on.get() {
        None => view! { <p class="empty">{record::DAY_EMPTY}</p> }.into_any(),
        Some(on) => then(desk, on, open),
    };
    view! {
        <DayChoice on />
        {then}
    }
}

/// Choice of a day, with suggestions.
#[component]
fn DayChoice(on: Memo<Option<Due>>) -> impl IntoView {
    let desk = use_desk();
    let typed = RwSignal::new(String::new());
    effect(move || typed.set(on.get().map_or_else(String::new, |on| on.to_string())));
    let show = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        if let Some(on) = day(&typed.get_untracked()) {
            address::go(&at(on));
        }
    };
    let yesterday = clock::day(WallTime(clock::now().0 - A_DAY));
    let (first, feedback) = desk.peek(|ledger| (first_day(ledger), feedback_day(ledger)));
    let named = [
        (record::FEEDBACK_DAY, feedback),
        (record::FIRST_DAY, first),
        (record::YESTERDAY, yesterday),
    ];
    let links = named
        .into_iter()
        .filter_map(|(name, on)| Some((name, on?)))
        .map(|(name, on)| {
            view! { <a class="button" href=at(on)>{format!("{name} {}", record::day(on))}</a> }
        });
    view! {
        <form class="sift" on:submit=event_handlers::submit(show)>
            {input("date", "past-day", record::DAY, typed)}
            <button type="submit" class="primary" id="past-show">{record::SHOW}</button>
            {links.collect_view()}
        </form>
    }
}

fn at(on: Due) -> String {
    Route::History(RecordAddress::Day(Some(on), None)).href()
}

fn then(desk: Desk, on: Due, open: Memo<Option<ItemId>>) -> AnyView {
    let past = Arc::new(desk.peek(|ledger| ledger.as_of(clock::end_of_day(on))));
    let today = Route::problems().href();
    let first = desk.peek(first_day);
    let tally = past.tally();
    let banner = view! {
        <p class="banner past-banner" role="status">
            <strong>{record::as_it_stood(on)}</strong> " " <a href=today>{record::BACK_TO_TODAY}</a>
        </p>
    };
    if tally.total == 0 {
        let begins = first.filter(|first| first.last_day() > on.last_day()).map(|first| {
            view! { " " <a href=at(first)>{record::begins(first)}</a> }
        });
        return view! { {banner} <p class="empty">{record::NOT_YET} {begins}</p> }.into_any();
    }
    let rule = fields::nearly_done(past.counting_rule().nearly_done);
    let beside = {
        let past = past.clone();
        move || open.get().map(|item| view! { <PastItem past=past.clone() item on /> })
    };
    view! {
        {banner}
        <p class="past-sentence">{counts::overview(&tally, past.counting_rule())}</p>
        <p class="check">{counts::check(&tally)} " · " {record::RULE} {rule}</p>
        <div class="desk" class:has-open=move || open.get().is_some()>
            <section class="list-side" aria-label=words::LIST>{list(&past, on, open)}</section>
            {beside}
        </div>
    }
    .into_any()
}

/// List of problems as of the day.
fn list(past: &Arc<Ledger>, on: Due, open: Memo<Option<ItemId>>) -> AnyView {
    let sections = past.outline().sections.into_iter();
    let bodies = sections
        .filter(|section| !section.problems.is_empty() || section.group.is_some())
        .map(|section| {
            let class = match section.depth {
                0 => "group depth-0",
                1 => "group depth-1",
                _ => "group depth-2",
            };
            let heading = section.group.map(|group| {
                let title = past.text(group, Field::Title).to_owned();
                view! { <tr class=class><th colspan="5" scope="rowgroup">{title}</th></tr> }
            });
            let rows = section.problems.into_iter().map(|item| row(past, item, on, open));
            view! { <tbody>{heading}{rows.collect_view()}</tbody> }
        });
    view! {
        <table class="list past">
            {head(&[
                ("col-no", words::COL_NO),
                ("col-title", words::COL_TITLE),
                ("col-measures", words::COL_MEASURES),
                ("col-who", words::COL_WHO),
                ("col-progress", words::COL_PROGRESS),
            ])}
            {bodies.collect_view()}
        </table>
    }
    .into_any()
}

fn row(past: &Ledger, item: ItemId, on: Due, open: Memo<Option<ItemId>>) -> AnyView {
    let row = past.row(item);
    let (done, all) = row.measures_done();
    let href = Route::History(RecordAddress::Day(Some(on), Some(item))).href();
    let here = move || (open.get() == Some(item)).then_some("true");
    view! {
        <tr class="row" class:row-open=move || open.get() == Some(item)>
            <td class="col-no">{row.number().to_owned()}</td>
            <td class="col-title"><a href=href aria-current=here>{row.title().to_owned()}</a></td>
            <td class="col-measures">{words::measures(done, all)}</td>
            <td class="col-who">{row.who().to_owned()}</td>
            <td class="col-progress">{MarkedWords::of_progress(row.progress()).view()}</td>
        </tr>
    }
    .into_any()
}
