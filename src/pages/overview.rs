//! 总览: how far it is, in a sentence, in figures that add up, and by group. Every number comes from the counter and
//! leads to the list that it counts.

use crate::{
    desk::use_desk,
    parts::rule::NearlyDoneRule,
    route::{Route, Show},
    words::{self, fields, said},
};
use ledger::{
    Field, ItemId, Ledger, Progress, Tally,
    count::{By, Counted, RowName},
};
use leptos::prelude::*;

/// The page.
#[component]
pub fn Overview() -> impl IntoView {
    let desk = use_desk();
    let tally = Memo::new(move |_| desk.counts(Ledger::tally));
    let counted = Memo::new(move |_| desk.counts(|ledger| ledger.counting_rule().counted));
    view! {
        <div class="overview">
            <h1>{words::OVERVIEW}</h1>
            <p class="sentence">{move || said::overview(&tally.get(), counted.get())}</p>
            <h2>{words::FIGURES}</h2>
            <div class="figures">{move || figures(tally.get(), counted.get())}</div>
            <Bar tally counted />
            <p class="check">{move || said::check(&tally.get())}</p>
            <NearlyDoneRule />
            <h2>{words::BY_GROUP}</h2>
            <ByGroup />
        </div>
    }
}

fn figures(tally: Tally, counted: Counted) -> AnyView {
    let mut figures = vec![
        (fields::total(counted), tally.total.to_string(), Show::All, ""),
        (
            fields::progress(Progress::Done),
            tally.done.to_string(),
            Show::Done,
            "●",
        ),
        (
            fields::progress(Progress::UnderWay),
            tally.under_way.to_string(),
            Show::UnderWay,
            "▲",
        ),
        (
            fields::progress(Progress::NotStarted),
            tally.not_started.to_string(),
            Show::NotStarted,
            "■",
        ),
    ];
    if tally.left_out > 0 {
        figures.push((
            fields::progress(Progress::NearlyDone),
            tally.left_out.to_string(),
            Show::LeftOut,
            "◆",
        ));
    }
    let cards = figures.into_iter().map(|(label, number, show, shape)| {
        let inside = view! {
            <span class="number">{number}</span>
            <span class="label"><span aria-hidden="true">{shape}</span> {label}</span>
        };
        // A list of problems would not have as many lines as there are measures.
        match counted {
            Counted::Problems => {
                view! { <a class="figure" href=Route::Problems(show, None).href()>{inside}</a> }.into_any()
            }
            Counted::Measures => view! { <div class="figure">{inside}</div> }.into_any(),
        }
    });
    let rate = tally.rate().map_or_else(|| "—".to_owned(), |rate| rate.to_string());
    view! {
        {cards.collect_view()}
        <div class="figure"><span class="number" id="rate">{rate}</span><span class="label">{words::RATE}</span></div>
    }
    .into_any()
}

/// The figures as one bar; the numbers stand above it.
#[component]
fn Bar(tally: Memo<Tally>, counted: Memo<Counted>) -> impl IntoView {
    let segments = move || {
        let tally = tally.get();
        let parts = [
            ("seg-done", tally.done),
            ("seg-nearly", tally.left_out),
            ("seg-way", tally.under_way),
            ("seg-not", tally.not_started),
        ];
        let mut from = 0;
        parts
            .into_iter()
            .map(|(class, count)| {
                let start = from;
                from += count;
                view! { <rect class=class x=start y="0" width=count height="1"></rect> }
            })
            .collect_view()
    };
    let frame = move || format!("0 0 {} 1", tally.get().total.max(1));
    view! {
        <svg class="stack" viewBox=frame preserveAspectRatio="none" role="img" aria-label=move || said::overview(&tally.get(), counted.get())>
            {segments}
        </svg>
    }
}

/// One line of the table: a group with what is counted in it.
struct Line {
    title: String,
    tally: Tally,
}

fn lines(ledger: &Ledger) -> Vec<Line> {
    let rule = ledger.counting_rule();
    let problems: Vec<ItemId> = ledger.outline().problems().collect();
    let line = |row: ledger::count::Row| Line {
        title: match row.name {
            RowName::Group(group) => ledger.text(group, Field::Title).to_owned(),
            RowName::Name(_) | RowName::None => words::NO_GROUP.to_owned(),
        },
        tally: row.tally(rule),
    };
    ledger
        .breakdown(&problems, By::Group)
        .rows
        .into_iter()
        .map(line)
        .collect()
}

#[component]
fn ByGroup() -> impl IntoView {
    let desk = use_desk();
    let row = |title: String, tally: Tally, class: &'static str| {
        view! {
            <tr class=class>
                <th scope="row">{title}</th>
                <td>{tally.done}</td>
                <td>{tally.under_way}</td>
                <td>{tally.not_started}</td>
                <td>{tally.left_out}</td>
                <td>{tally.total}</td>
            </tr>
        }
    };
    let rows = move || {
        desk.counts(|_| ());
        let lines = desk.structure(lines);
        lines
            .into_iter()
            .map(|line| row(line.title, line.tally, ""))
            .collect_view()
    };
    let sum = move || row(words::SUM.to_owned(), desk.counts(Ledger::tally), "sum");
    let nearly = words::nearly_left_out();
    view! {
        <table class="plain">
            <thead>
                <tr>
                    <th scope="col">{words::COL_GROUP}</th>
                    <th scope="col">{fields::progress(Progress::Done)}</th>
                    <th scope="col">{fields::progress(Progress::UnderWay)}</th>
                    <th scope="col">{fields::progress(Progress::NotStarted)}</th>
                    <th scope="col">{nearly}</th>
                    <th scope="col">{words::COL_TOTAL}</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
            <tfoot>{sum}</tfoot>
        </table>
    }
}
