//! 总览: how far it is, in a sentence, in figures that add up, and by group. Every number comes from the counter and
//! leads to the list that it counts.

use crate::{
    desk::use_desk,
    parts::field::TextField,
    route::{Route, Show},
    words::{self, fields, said},
};
use ledger::{
    Command, Field, ItemId, Ledger, Progress, Tally, Value,
    count::{NearlyDone, Steps},
};
use leptos::prelude::*;

/// The page.
#[component]
pub fn Overview() -> impl IntoView {
    let desk = use_desk();
    let tally = Memo::new(move |_| desk.counts(Ledger::tally));
    view! {
        <div class="overview">
            <h1>{words::OVERVIEW}</h1>
            <p class="sentence">{move || said::overview(&tally.get())}</p>
            <h2>{words::FIGURES}</h2>
            <div class="figures">{move || figures(tally.get())}</div>
            <Bar tally />
            <p class="check">{move || said::check(&tally.get())}</p>
            <Rule />
            <h2>{words::BY_GROUP}</h2>
            <ByGroup />
            <h2>{words::ROUND_FACTS}</h2>
            <RoundFacts />
        </div>
    }
}

fn figures(tally: Tally) -> AnyView {
    let mut figures = vec![
        (words::TOTAL, tally.total.to_string(), Show::All, ""),
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
        view! {
            <a class="figure" href=Route::Problems(show, None).href()>
                <span class="number">{number}</span>
                <span class="label"><span aria-hidden="true">{shape}</span> {label}</span>
            </a>
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
fn Bar(tally: Memo<Tally>) -> impl IntoView {
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
        <svg class="stack" viewBox=frame preserveAspectRatio="none" role="img" aria-label=move || said::overview(&tally.get())>
            {segments}
        </svg>
    }
}

#[component]
fn Rule() -> impl IntoView {
    let desk = use_desk();
    let way = Memo::new(move |_| desk.counts(|ledger| ledger.counting_rule().nearly_done));
    let choose = move |event| {
        let value = Value::text(event_target_value(&event));
        desk.perform(&Command::Set {
            item: ItemId::ROUND,
            field: Field::RuleNearlyDone,
            value,
        });
    };
    let options = NearlyDone::ALL
        .into_iter()
        .map(|one| {
            view! { <option value=one.key() selected=move || way.get() == one>{fields::nearly_done(one)}</option> }
        })
        .collect_view();
    view! {
        <div class="rule field">
            <label for="rule">{words::RULE}</label>
            <select id="rule" on:change=choose>{options}</select>
        </div>
    }
}

/// One line of the table: a group with its own problems.
struct Line {
    title: String,
    tally: Tally,
}

fn lines(ledger: &Ledger) -> Vec<Line> {
    let rule = ledger.counting_rule();
    let line = |section: &ledger::order::Section| Line {
        title: section.group.map_or_else(
            || words::NO_GROUP.to_owned(),
            |g| ledger.text(g, Field::Title).to_owned(),
        ),
        tally: Tally::of(
            &Steps::of_problems(section.problems.iter().map(|id| ledger.progress(*id))),
            rule,
        ),
    };
    ledger
        .outline()
        .sections
        .iter()
        .filter(|section| !section.problems.is_empty())
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

const SHORT: [Field; 3] = [Field::Unit, Field::Team, Field::NoticeTitle];
const LONG: [Field; 7] = [
    Field::Opening,
    Field::Organisation,
    Field::Between,
    Field::Plan,
    Field::Contact,
    Field::Signature,
    Field::Unread,
];
const DATES: [Field; 4] = [
    Field::InspectedFrom,
    Field::InspectedTo,
    Field::FeedbackOn,
    Field::PublishedOn,
];

#[component]
fn RoundFacts() -> impl IntoView {
    let desk = use_desk();
    let item = ItemId::ROUND;
    let dates = DATES
        .into_iter()
        .map(|field| {
            let value = move || desk.item(item, |ledger| ledger.text(item, field).to_owned());
            let shown = move || {
                if value().is_empty() {
                    words::EMPTY_VALUE.to_owned()
                } else {
                    value()
                }
            };
            view! { <div><dt>{fields::field(field)}</dt><dd>{shown}</dd></div> }
        })
        .collect_view();
    view! {
        <dl class="dates">{dates}</dl>
        {SHORT.into_iter().map(|field| view! { <TextField item field /> }).collect_view()}
        {LONG.into_iter().map(|field| view! { <TextField item field long=true /> }).collect_view()}
    }
}
