//! Overdue problems, those that wait to be struck off, and those due this week, with the people responsible. Only the first rows are shown, with a link to
//! all.

use super::super::kit::{
    context::BoardData,
    panel::{Panel, PanelKey},
};
use crate::words::{self, boards as say, closeout, dates};
use chart::{Table, TableCell, TableRow};
use ledger::{board::pressing::PressingProblem, list::DueFilter};

/// Largest number of rows shown.
const MOST: usize = 10;

/// Panel of overdue problems.
pub fn late(data: &BoardData<'_>, pressed: &[PressingProblem]) -> Panel {
    Panel {
        key: PanelKey::Late,
        ..listed(data, pressed, DueFilter::Late, say::Q_LATE, say::NONE_LATE)
    }
}

/// Panel of problems that are finished and not struck off.
pub fn awaiting(data: &BoardData<'_>, pressed: &[PressingProblem]) -> Panel {
    Panel {
        key: PanelKey::Awaiting,
        ..listed(data, pressed, DueFilter::Awaiting, say::Q_AWAITING, say::NONE_AWAITING)
    }
}

/// Panel of problems due this week.
pub fn this_week(data: &BoardData<'_>, pressed: &[PressingProblem]) -> Panel {
    Panel {
        key: PanelKey::ThisWeek,
        ..listed(
            data,
            pressed,
            DueFilter::ThisWeek,
            say::Q_THIS_WEEK,
            say::NONE_THIS_WEEK,
        )
    }
}

fn listed(
    data: &BoardData<'_>,
    pressed: &[PressingProblem],
    term: DueFilter,
    title: &str,
    none: &'static str,
) -> Panel {
    let mut rows: Vec<TableRow> = pressed
        .iter()
        .take(MOST)
        .map(|one| {
            let row = data.ledger.row(one.problem);
            let named = row.everybody();
            vec![
                TableCell {
                    text: row.name(),
                    href: Some(data.problem(one.problem)),
                },
                TableCell::words(if named.is_empty() {
                    say::NO_NAME.to_owned()
                } else {
                    named.join("；")
                }),
                TableCell::words(row.due().map_or_else(String::new, dates::written)),
                TableCell::words(closeout::lateness(one.lateness)),
            ]
            .into()
        })
        .collect();
    let more = pressed.len().saturating_sub(MOST);
    if more > 0 {
        let rest = TableCell {
            text: say::more(more),
            href: Some(data.list(|filter| filter.term = Some(term))),
        };
        rows.push(vec![rest].into());
    }
    Panel {
        table: Table {
            title: words::chip(title, pressed.len()),
            head: [words::COL_TITLE, say::COL_ANSWERS, words::COL_DUE, say::COL_LEFT]
                .map(str::to_owned)
                .to_vec(),
            rows,
            sum: None,
        },
        nothing: Some(none),
        ..Panel::default()
    }
}
