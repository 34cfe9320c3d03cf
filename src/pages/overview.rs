//! 总览: how far it is, in a sentence, in figures that add up, and by group. Every number comes from the counter and
//! leads to the list that it counts.

use crate::{
    desk::use_desk,
    pages::results::Results,
    parts::{rule::NearlyDoneRule, status::shape},
    route::{Listing, Route},
    words::{self, closeout, fields, said},
};
use ledger::{
    CloseoutTally, Field, ItemId, LatenessTally, Ledger, Progress, Status, Tally,
    count::{By, Counted, CountedAs},
    filter::{Filter, Term},
    order::Section,
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
            <h2>{words::CLOSEOUT_FIGURES}</h2>
            {move || {
                let today = desk.today.get();
                let (tally, late) = desk.everything(|ledger| (ledger.closeout_tally(), ledger.lateness_tally(today)));
                closeout_figures(tally, late)
            }}
            <h2>{words::BY_GROUP}</h2>
            <ByGroup counted />
            <h2>{words::RESULTS}</h2>
            <Results />
        </div>
    }
}

/// A number with its name.
fn plain_figure(label: &'static str, shape: &'static str, number: usize) -> AnyView {
    view! { <div class="figure">{inside(label, shape, number)}</div> }.into_any()
}

fn inside(label: &'static str, shape: &'static str, number: usize) -> impl IntoView {
    view! {
        <span class="number">{number}</span>
        <span class="label"><span aria-hidden="true">{shape}</span> {label}</span>
    }
}

/// A number with its name, leading to the list that it counts.
fn figure(label: &'static str, shape: &'static str, number: usize, listing: &Listing) -> AnyView {
    view! {
        <a class="figure" href=Route::Problems(listing.clone(), None).href()>
            {inside(label, shape, number)}
        </a>
    }
    .into_any()
}

fn figures(tally: Tally, what: Counted) -> AnyView {
    let figure = |label, shape, number, listing: &Listing| match what {
        Counted::Problems => figure(label, shape, number, listing),
        // A list of problems would not have as many lines as there are measures.
        Counted::Measures => plain_figure(label, shape, number),
    };
    let counted = |label, shape, step| figure(label, shape, tally.of_those(step), &Listing::counted(step));
    let mut cards = vec![
        figure(fields::total(what), "", tally.total, &Listing::all()),
        counted(fields::progress(Progress::Done), "●", CountedAs::Done),
        counted(fields::progress(Progress::UnderWay), "▲", CountedAs::UnderWay),
        counted(fields::progress(Progress::NotStarted), "■", CountedAs::NotStarted),
    ];
    if tally.left_out > 0 {
        cards.push(counted(fields::progress(Progress::NearlyDone), "◆", CountedAs::LeftOut));
    }
    let rate = tally.rate().map_or_else(|| "—".to_owned(), |rate| rate.to_string());
    view! {
        {cards}
        <div class="figure"><span class="number" id="rate">{rate}</span><span class="label">{words::RATE}</span></div>
    }
    .into_any()
}

/// Close-out beside progress: done is not yet struck off.
fn closeout_figures(tally: CloseoutTally, late: LatenessTally) -> AnyView {
    let mut cards: Vec<AnyView> = Status::ALL
        .into_iter()
        .map(|status| {
            let listing = Listing::of(|filter| filter.status = Some(status));
            let (_, mark) = shape(status);
            figure(closeout::status(status), mark, tally.at(status), &listing)
        })
        .collect();
    cards.push(figure(
        words::term(Term::Late),
        "■",
        late.late,
        &Listing::of(|filter| filter.term = Some(Term::Late)),
    ));
    view! {
        <div class="figures">{cards}</div>
        <p class="check">{said::closeout_check(&tally)}</p>
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

/// One line of the table: a group with all that stands in it, its groups included.
struct Line {
    title: String,
    depth: usize,
    group: Option<ItemId>,
    tally: Tally,
}

fn lines(ledger: &Ledger) -> Vec<Line> {
    let rule = ledger.counting_rule();
    let sections = ledger.outline().sections;
    let line = |(place, section): (usize, &Section)| {
        let later = sections.iter().skip(place + 1);
        let within = later.take_while(|next| section.group.is_some() && next.depth > section.depth);
        let problems: Vec<ItemId> = [section]
            .into_iter()
            .chain(within)
            .flat_map(|section| section.problems.iter().copied())
            .collect();
        Line {
            title: section.group.map_or_else(
                || words::NO_GROUP.to_owned(),
                |group| ledger.text(group, Field::Title).to_owned(),
            ),
            depth: section.depth,
            group: section.group,
            tally: ledger.breakdown(&problems, By::Group).tally(rule),
        }
    };
    let lines = sections.iter().enumerate().map(line);
    lines.filter(|line| line.tally.total > 0).collect()
}

#[component]
fn ByGroup(counted: Memo<Counted>) -> impl IntoView {
    let desk = use_desk();
    let row = |line: Line, what: Counted, within: fn(&mut Filter, Option<ItemId>)| {
        let Line {
            title,
            depth,
            group,
            tally,
        } = line;
        let cell = move |number: usize, counted: Option<CountedAs>| {
            let listing = Listing::of(|filter| {
                filter.counted = counted;
                within(filter, group);
            });
            match what {
                Counted::Problems => {
                    view! { <td><a href=Route::Problems(listing, None).href()>{number}</a></td> }.into_any()
                }
                Counted::Measures => view! { <td>{number}</td> }.into_any(),
            }
        };
        let class = match depth {
            0 => "depth-0",
            1 => "depth-1",
            _ => "depth-2",
        };
        view! {
            <tr class=class>
                <th scope="row">{title}</th>
                {cell(tally.done, Some(CountedAs::Done))}
                {cell(tally.under_way, Some(CountedAs::UnderWay))}
                {cell(tally.not_started, Some(CountedAs::NotStarted))}
                {cell(tally.left_out, Some(CountedAs::LeftOut))}
                {cell(tally.total, None)}
            </tr>
        }
    };
    let rows = move || {
        desk.counts(|_| ());
        let lines = desk.structure(lines);
        lines
            .into_iter()
            .map(|line| row(line, counted.get(), |filter, group| filter.group = Some(group)))
            .collect_view()
    };
    let sum = move || {
        let line = Line {
            title: words::SUM.to_owned(),
            depth: 0,
            group: None,
            tally: desk.counts(Ledger::tally),
        };
        row(line, counted.get(), |_, _| {})
    };
    view! {
        <table class="plain">
            <thead>
                <tr>
                    <th scope="col">{words::COL_GROUP}</th>
                    <th scope="col">{fields::progress(Progress::Done)}</th>
                    <th scope="col">{fields::progress(Progress::UnderWay)}</th>
                    <th scope="col">{fields::progress(Progress::NotStarted)}</th>
                    <th scope="col">{words::nearly_left_out()}</th>
                    <th scope="col">{words::COL_TOTAL}</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
            <tfoot>{sum}</tfoot>
        </table>
    }
}
