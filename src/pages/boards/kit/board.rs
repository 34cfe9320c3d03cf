//! Type of a board: its key, its question, and how it is drawn. The table of boards stands in `pages::boards`.

use super::{
    context::{BoardContext, BoardData},
    panel::Panel,
};
use crate::route::BoardKey;
use chart::Scene;
use leptos::prelude::{AnyView, Memo};

/// A board: one line of the table of boards.
pub struct Board {
    /// Name in the address.
    pub key: BoardKey,
    /// The question that it answers.
    pub question: &'static str,
    /// Whether it needs the totals of all problems and the totals day by day, which are computed from all facts.
    pub course: bool,
    /// Draws the board; what it shows follows the context.
    pub draw: fn(BoardContext) -> AnyView,
    /// Tables of the board, and what of them is drawn as a picture.
    pub panels: fn(&BoardData<'_>) -> Vec<Panel>,
    /// Picture for export, for a board that is not itself a picture on the page.
    pub export_scene: Option<fn(&BoardData<'_>) -> Scene>,
}

impl Board {
    /// The board's panels, computed again when something they show changed.
    pub fn panels_on(&'static self, context: BoardContext) -> Memo<Vec<Panel>> {
        Memo::new(move |_| context.watch(self.panels))
    }
}
