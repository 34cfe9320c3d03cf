//! Picture of the kanban board for export. On the page the board is HTML, so the picture is drawn from the same data.

use super::{board, cards::face, columns, lane_title};
use crate::{
    pages::boards::kit::context::BoardData,
    words::{boards, kanban as say},
};
use chart::{
    Canvas, Scene,
    card_board::{Card, CardBoard, CardCell, Lane},
};
use ledger::{ItemId, board::kanban, list::DueUrgency};

/// Width and letter sizes of the picture.
const CANVAS: Canvas = Canvas {
    width: 1_400.0,
    font_size: 16.0,
    row_height: 36.0,
};
/// Largest number of cards of a cell in the picture.
const MOST: usize = 40;

/// Picture of the lanes and their cards.
pub fn scene(data: &BoardData<'_>) -> Scene {
    let board = board(data);
    let columns = columns(data.address.choice(super::COLUMNS));
    let card = |problem: &ItemId| {
        let face = face(data.ledger, *problem, columns, data.today);
        Card {
            name: format!("{} {}", face.number, face.title).trim().to_owned(),
            note: say::on_card(&face.who, &face.due, face.standing.mark, face.standing.words),
            note_class: if face.urgency == DueUrgency::Late {
                "gantt-words-late"
            } else {
                "pic-word"
            },
        }
    };
    let cell = |cell: &kanban::KanbanCell| {
        let hidden = cell.problems.len().saturating_sub(MOST);
        CardCell {
            cards: cell.problems.iter().take(MOST).map(card).collect(),
            more: if hidden > 0 {
                boards::more(hidden)
            } else {
                String::new()
            },
        }
    };
    let lanes = board.lanes.iter().map(|lane| Lane {
        name: lane.name.as_ref().map_or_else(String::new, |_| {
            format!("{} {}", lane_title(data, lane), say::lane_count(lane.count))
        }),
        cells: lane.cells.iter().map(cell).collect(),
    });
    let heads = board
        .columns
        .iter()
        .map(|(column, count)| format!("{} {count}", say::column(*column)));
    let cards = CardBoard {
        label: say::sentence(&board.columns),
        heads: heads.collect(),
        lanes: lanes.collect(),
    };
    cards.scene(&CANVAS)
}
