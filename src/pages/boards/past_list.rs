//! List of problems as of a past day: the target of the numbers of a board that shows a past day, since the list page
//! shows the current state. It has no tab.

use super::{
    kit::board::Board,
    kit::context::{BoardContext, BoardData},
    kit::panel::{self, Panel, PanelKey},
};
use crate::{
    parts::marked::MarkedWords,
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
    let row = data.ledger.row(item);
    vec![
        TableCell {
            text: row.name(),
            href: Some(data.problem(item)),
        },
        TableCell::words(row.text(Field::Department)),
        TableCell::words(row.text(Field::Person)),
        TableCell::words(row.due().map_or_else(String::new, dates::written)),
        TableCell::words(MarkedWords::of_progress(row.progress()).text()),
        TableCell::words(closeout::status(row.status())),
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
