//! List of problems as of a past day: the target of the numbers of a board that shows a past day, since the list page
//! shows the current state. It has no tab.

use super::{
    kit::board::Board,
    kit::context::{BoardContext, BoardData},
    kit::panel::{self, Panel, PanelKey},
};
use crate::{
    parts,
    route::BoardKey,
    words::{self, boards as say, closeout, dates, fields},
};
use chart::{Table, TableCell};
use ledger::{Field, ItemId};
use leptos::prelude::*;

/// Entry of the past list in the table of boards.
pub static BOARD: Board = Board {
    key: BoardKey::PastList,
    question: say::Q_LISTED,
    course: false,
    draw,
    panels,
    export_scene: None,
};

fn draw(context: BoardContext) -> AnyView {
    panel::shown(BOARD.panels_on(context), PanelKey::Only, true)
}

fn line(data: &BoardData<'_>, item: ItemId) -> Vec<TableCell> {
    let ledger = data.ledger;
    let name = format!(
        "{} {}",
        ledger.text(item, Field::Number),
        ledger.text(item, Field::Title)
    );
    let (_, shape) = parts::step::shape(ledger.progress(item));
    let progress = format!("{shape} {}", fields::progress(ledger.progress(item)));
    let due = ledger.due_in_force(item).map_or_else(String::new, dates::written);
    vec![
        TableCell {
            text: name.trim().to_owned(),
            href: Some(data.problem(item)),
        },
        TableCell::words(ledger.text(item, Field::Department)),
        TableCell::words(ledger.text(item, Field::Person)),
        TableCell::words(due),
        TableCell::words(progress),
        TableCell::words(closeout::status(ledger.closeout(item).status)),
    ]
}

fn panels(data: &BoardData<'_>) -> Vec<Panel> {
    let table = Table {
        title: words::chip(words::LIST, data.problems.len()),
        head: [
            words::COL_TITLE,
            fields::field(Field::Department),
            words::COL_WHO,
            words::COL_DUE,
            words::COL_PROGRESS,
            words::COL_CLOSEOUT,
        ]
        .map(str::to_owned)
        .to_vec(),
        rows: data.problems.iter().map(|item| line(data, *item).into()).collect(),
        sum: None,
    };
    vec![Panel {
        table,
        ..Panel::default()
    }]
}
