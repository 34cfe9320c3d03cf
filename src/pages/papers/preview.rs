//! A document drawn on the screen and on paper. A number leads to the list of what it counts, where there is a list of just
//! that.

use crate::route::{Listing, Route};
use ledger::{ItemId, Ledger, Today, closeout::CloseoutStatus, count::CountedAs, list::DueFilter, work::due::Lateness};
use leptos::prelude::*;
use paper::render::html::{cell_class, heading_class};
use paper::{Block, Document, Line, Record, Row, Run, Table};
use std::collections::BTreeSet;

/// A list by dates, and what stands in it.
type DateList = (DueFilter, fn(Lateness) -> bool);

/// The lists that numbers lead to, each with what stands in it.
pub struct Leads {
    lists: Vec<(Vec<ItemId>, String)>,
    problems: BTreeSet<ItemId>,
}

/// Largest number of problems that an address names one by one.
const MOST_IN_ADDRESS: usize = 200;

impl Leads {
    /// The lists of this checklist.
    pub fn of(ledger: &Ledger, today: Today) -> Leads {
        let record = Record::of(ledger, today);
        let mut lists = vec![(record.ids(|_| true), Route::problems())];
        let mut put = |ids: Vec<ItemId>, listing: Listing| lists.push((ids, Route::Problems(listing, None)));
        for counted in [
            CountedAs::Done,
            CountedAs::UnderWay,
            CountedAs::NotStarted,
            CountedAs::LeftOut,
        ] {
            put(
                record.counted_as(counted),
                Listing::of(|filter| filter.counted = Some(counted)),
            );
        }
        for status in CloseoutStatus::ALL {
            let ids = record.ids(|problem| problem.status == status);
            put(ids, Listing::of(|filter| filter.status = Some(status)));
        }
        let dates: [DateList; 3] = [
            (DueFilter::Late, |lateness| matches!(lateness, Lateness::Late(_))),
            (DueFilter::Awaiting, Lateness::awaits_strike_off),
            (DueFilter::FinishedLate, |lateness| lateness.finished_late().is_some()),
        ];
        for (term, stands) in dates {
            let ids = record.ids(|problem| stands(problem.lateness));
            put(ids, Listing::of(|filter| filter.term = Some(term)));
        }
        let lists = lists.into_iter().filter(|(ids, _)| !ids.is_empty());
        Leads {
            lists: lists.map(|(ids, route)| (sorted(&ids), route.href())).collect(),
            problems: record.ids(|_| true).into_iter().collect(),
        }
    }

    fn href(&self, of: &[ItemId]) -> Option<String> {
        let of = sorted(of);
        if let Some((_, href)) = self.lists.iter().find(|(ids, _)| *ids == of) {
            return Some(href.clone());
        }
        // Numbers of measures have no list.
        let listed = !of.is_empty() && of.len() <= MOST_IN_ADDRESS && of.iter().all(|id| self.problems.contains(id));
        listed.then(|| Route::Problems(Listing::of(|filter| filter.these = Some(of)), None).href())
    }
}

fn sorted(ids: &[ItemId]) -> Vec<ItemId> {
    let mut ids = ids.to_vec();
    ids.sort_unstable();
    ids
}

fn broken(words: &str) -> AnyView {
    let lines = words.split('\n').enumerate();
    lines
        .map(|(at, line)| {
            let line = line.to_owned();
            if at == 0 {
                view! { {line} }.into_any()
            } else {
                view! { <br /> {line} }.into_any()
            }
        })
        .collect_view()
        .into_any()
}

fn line(line: &Line, leads: &Leads) -> AnyView {
    let runs = line.runs().iter().map(|run| match run {
        Run::Words(words) => broken(words),
        Run::Count { text, of } => match leads.href(of) {
            Some(href) => view! { <a href=href>{text.clone()}</a> }.into_any(),
            None => view! { {text.clone()} }.into_any(),
        },
    });
    runs.collect_view().into_any()
}

/// The whole document.
pub fn document(document: &Document, leads: &Leads) -> AnyView {
    let title = (!document.title.is_empty()).then(|| view! { <h2 class="paper-title">{document.title.clone()}</h2> });
    let subtitle = document
        .subtitle
        .iter()
        .map(|one| view! { <p class="paper-subtitle">{line(one, leads)}</p> });
    let subtitle = subtitle.collect_view();
    let salutation = (!document.salutation.is_empty())
        .then(|| view! { <p class="paper-salutation">{document.salutation.clone()}</p> });
    let blocks = document.blocks.iter().map(|one| block(one, leads)).collect_view();
    view! { {title} {subtitle} {salutation} {blocks} }.into_any()
}

fn block(block: &Block, leads: &Leads) -> AnyView {
    match block {
        Block::Heading { level, text } => view! { <h3 class=heading_class(*level)>{line(text, leads)}</h3> }.into_any(),
        Block::Paragraph { label, text } => {
            let label = (!label.is_empty()).then(|| view! { <strong>{label.clone()}</strong> });
            view! { <p>{label}{line(text, leads)}</p> }.into_any()
        }
        Block::List(entries) => {
            let entries = entries.iter().map(|entry| view! { <p>{line(entry, leads)}</p> });
            entries.collect_view().into_any()
        }
        Block::Table(of) => table(of, leads),
        Block::Note(text) => view! { <p class="paper-note">{line(text, leads)}</p> }.into_any(),
        Block::Contact(text) => view! { <p class="paper-contact">{line(text, leads)}</p> }.into_any(),
        Block::Signature(words) => view! { <p class="paper-signature">{words.clone()}</p> }.into_any(),
        Block::Date(words) => view! { <p class="paper-date">{words.clone()}</p> }.into_any(),
        Block::PageBreak => view! { <div class="paper-break"></div> }.into_any(),
    }
}

fn table(table: &Table, leads: &Leads) -> AnyView {
    let wide = table.columns.len().max(1).to_string();
    let across = |class: &'static str, content: AnyView| {
        view! { <tr><td class=class colspan=wide.clone()>{content}</td></tr> }.into_any()
    };
    let title = (!table.title.is_empty()).then(|| across("paper-table-title", broken(&table.title)));
    let under = (!table.under_title.is_empty()).then(|| {
        let words = table
            .under_title
            .iter()
            .map(|one| view! { <span class="paper-under">{line(one, leads)}</span> });
        across("paper-under-title", words.collect_view().into_any())
    });
    let names = table.has_head().then(|| {
        let names = table
            .columns
            .iter()
            .map(|column| view! { <th scope="col">{column.name.clone()}</th> });
        view! { <tr>{names.collect_view()}</tr> }
    });
    let total: u32 = table.columns.iter().map(|column| u32::from(column.width)).sum();
    let widths = table.columns.iter().map(|column| {
        // A share of the width as an attribute: the page's policy knows no styles in elements.
        let share = u32::from(column.width) * 100 / total.max(1);
        leptos::html::col().attr("width", format!("{share}%"))
    });
    let widths = widths.collect_view();
    let rows = table.rows.iter().map(|row| match row {
        Row::Group(head) => across("paper-row-group", line(head, leads)),
        Row::Cells(cells) => {
            let cells = cells.iter().zip(&table.columns).map(|(cell, column)| {
                let class = cell_class(cell.tone, column.align);
                // Room to write by hand.
                let room = (0..cell.lines.saturating_sub(1))
                    .map(|_| view! { <br /> })
                    .collect_view();
                let words = cell.text.text();
                let room =
                    (usize::from(cell.lines) > words.lines().count() + words.chars().count() / 30).then_some(room);
                view! { <td class=class>{line(&cell.text, leads)}{room}</td> }
            });
            view! { <tr>{cells.collect_view()}</tr> }.into_any()
        }
    });
    let rows = rows.collect_view();
    let signatures = (!table.signatures.is_empty()).then(|| {
        let words = table
            .signatures
            .iter()
            .map(|one| view! { <span class="paper-sign">{one.clone()}</span> });
        across("paper-signatures", words.collect_view().into_any())
    });
    view! {
        <table class="paper-table">
            <colgroup>{widths}</colgroup>
            <thead>{title} {under} {names}</thead>
            <tbody>{rows} {signatures}</tbody>
        </table>
    }
    .into_any()
}
