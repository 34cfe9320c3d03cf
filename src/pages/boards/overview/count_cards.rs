//! Figures of the overview: the summary sentence, and progress and close-out as numbers whose sums are checked.

use super::super::{
    kit::context::{BoardContext, BoardData},
    kit::panel::{Panel, PanelKey, PanelPicture},
};
use crate::{
    pages::boards::duty::parts,
    parts::{closeout_status, progress_step},
    words::{self, boards as say, closeout as stands, counts, fields},
};
use chart::{Table, TableCell};
use ledger::{
    Progress,
    closeout::CloseoutStatus,
    count::{CloseoutTally, CountUnit, CountedAs, Tally},
    list::{DueFilter, ListFilter},
};
use leptos::prelude::*;

/// Tally of the selected problems under the counting rule.
fn tally(data: &BoardData<'_>) -> Tally {
    Tally::of(&data.whole.standing.steps, data.rule())
}

/// Summary sentence, worded as in a report.
pub fn sentence(context: BoardContext) -> AnyView {
    let words = Memo::new(move |_| {
        context.watch(|data| {
            say::report(
                &tally(data),
                data.rule(),
                &data.whole.standing.closeout,
                &data.whole.standing.lateness,
            )
        })
    });
    view! { <p class="sentence">{move || words.get()}</p> }.into_any()
}

/// A number with its name, linked to the list that it counts, if there is one.
fn figure(label: &'static str, shape: &'static str, number: usize, href: Option<String>) -> AnyView {
    let inside = view! {
        <span class="number">{number}</span>
        <span class="label"><span aria-hidden="true">{shape}</span> {label}</span>
    };
    match href {
        Some(href) => view! { <a class="figure" href=href>{inside}</a> }.into_any(),
        None => view! { <div class="figure">{inside}</div> }.into_any(),
    }
}

/// Content of the figures, for comparison: they are drawn again only where it differs.
#[derive(Clone, PartialEq)]
struct FigureCard {
    label: &'static str,
    shape: &'static str,
    count: usize,
    href: Option<String>,
}

fn drawn(cards: Vec<FigureCard>) -> AnyView {
    let cards = cards
        .into_iter()
        .map(|card| figure(card.label, card.shape, card.count, card.href));
    cards.collect_view().into_any()
}

fn progress_cards(data: &BoardData<'_>, tally: &Tally) -> Vec<FigureCard> {
    let what = data.rule().counted;
    // A number of measures is not linked: a list of problems would have another number of lines.
    let href = |narrow: &dyn Fn(&mut ListFilter)| (what == CountUnit::Problems).then(|| data.list(narrow));
    let counted = |step: Progress, as_this: CountedAs| FigureCard {
        label: fields::progress(step),
        shape: progress_step::shape(step).1,
        count: tally.of_those(as_this),
        href: href(&|filter| filter.counted = Some(as_this)),
    };
    let mut cards = vec![
        FigureCard {
            label: fields::total(what),
            shape: "",
            count: tally.total,
            href: href(&|_| {}),
        },
        counted(Progress::Done, CountedAs::Done),
        counted(Progress::UnderWay, CountedAs::UnderWay),
        counted(Progress::NotStarted, CountedAs::NotStarted),
    ];
    if tally.left_out > 0 {
        cards.push(counted(Progress::NearlyDone, CountedAs::LeftOut));
    }
    cards
}

fn rate(tally: &Tally) -> String {
    tally.rate().map_or_else(|| "—".to_owned(), |rate| rate.to_string())
}

/// Figures of progress, their bar, and the check of the sum.
pub fn cards(context: BoardContext) -> AnyView {
    let data = Memo::new(move |_| {
        context.watch(|data| {
            let tally = tally(data);
            (tally, progress_cards(data, &tally))
        })
    });
    let shown = move || {
        let (tally, cards) = data.get();
        view! {
            {drawn(cards)}
            <div class="figure"><span class="number" id="rate">{rate(&tally)}</span><span class="label">{words::RATE}</span></div>
        }
    };
    let frame = move || format!("0 0 {} 1", data.with(|(tally, _)| tally.total.max(1)));
    let segments = move || {
        let tally = data.with(|(tally, _)| *tally);
        let rule = context.watch(|data| data.rule());
        let mut from = 0;
        parts(rule)
            .map(|(counted, _, class, _)| {
                let (start, count) = (from, tally.of_those(*counted));
                from += count;
                view! { <rect class=*class x=start y="0" width=count height="1"></rect> }
            })
            .collect_view()
    };
    view! {
        <div class="figures">{shown}</div>
        <svg class="stack" viewBox=frame preserveAspectRatio="none" aria-hidden="true">{segments}</svg>
        <p class="check">{move || data.with(|(tally, _)| counts::check(tally))}</p>
    }
    .into_any()
}

fn closeout_counts(data: &BoardData<'_>) -> (CloseoutTally, Vec<FigureCard>) {
    let (tally, late) = (data.whole.standing.closeout, data.whole.standing.lateness);
    let mut cards: Vec<FigureCard> = CloseoutStatus::ALL
        .into_iter()
        .map(|status| FigureCard {
            label: stands::status(status),
            shape: closeout_status::shape(status).1,
            count: tally.at(status),
            href: Some(data.list(|filter| filter.status = Some(status))),
        })
        .collect();
    let of_dates = [
        (DueFilter::Late, "■", late.late),
        (DueFilter::Awaiting, "◆", late.awaiting),
        (DueFilter::FinishedLate, "", late.finished_late),
    ];
    cards.extend(of_dates.map(|(term, shape, count)| FigureCard {
        label: words::term(term),
        shape,
        count,
        href: Some(data.list(|filter| filter.term = Some(term))),
    }));
    (tally, cards)
}

/// Figures of close-out: a problem that is done is not struck off yet.
pub fn closeout_cards(context: BoardContext) -> AnyView {
    let data = Memo::new(move |_| context.watch(closeout_counts));
    view! {
        <div class="figures">{move || drawn(data.with(|(_, cards)| cards.clone()))}</div>
        <p class="check">{move || data.with(|(tally, _)| counts::closeout_check(tally))}</p>
    }
    .into_any()
}

fn table(title: &str, cards: Vec<FigureCard>, whole: usize) -> Table {
    let rows = cards.into_iter().map(|card| {
        let share = TableCell::words(say::share(card.count, whole));
        vec![
            TableCell::words(card.label),
            TableCell::number(card.count, card.href),
            share,
        ]
        .into()
    });
    Table {
        title: title.to_owned(),
        head: [say::COL_STAGE, say::COL_COUNT, say::COL_SHARE]
            .map(str::to_owned)
            .to_vec(),
        rows: rows.collect(),
        sum: None,
    }
}

/// Figures of progress as a table.
pub fn progress(data: &BoardData<'_>) -> Panel {
    let tally = tally(data);
    let mut table = table(say::Q_PROGRESS, progress_cards(data, &tally), tally.total);
    let rate = [words::RATE.to_owned(), rate(&tally), String::new()];
    table.rows.push(rate.map(TableCell::words).to_vec().into());
    Panel {
        key: PanelKey::Progress,
        table,
        picture: PanelPicture::None,
        note: counts::check(&tally),
        ..Panel::default()
    }
}

/// Figures of close-out as a table.
pub fn closeout(data: &BoardData<'_>) -> Panel {
    let (tally, cards) = closeout_counts(data);
    Panel {
        key: PanelKey::Closeout,
        table: table(say::Q_CLOSEOUT, cards, tally.total),
        picture: PanelPicture::None,
        note: counts::closeout_check(&tally),
        ..Panel::default()
    }
}
