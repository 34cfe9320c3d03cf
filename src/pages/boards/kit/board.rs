//! Type of a board: its key, its question, and how it is drawn. The table of boards stands in `pages::boards`.

use super::{
    context::{BoardContext, BoardData},
    panel::Panel,
};
use crate::route::BoardKey;
use chart::Scene;
use leptos::prelude::{AnyView, Memo};

/// A board.
pub struct Board {
    /// Its name in the address.
    pub key: BoardKey,
    /// The question that it answers.
    pub question: &'static str,
    /// Whether it shows the whole: its counts, and its course, which is made from all facts.
    pub course: bool,
    /// Draws it; what it shows follows the stage.
    pub draw: fn(BoardContext) -> AnyView,
    /// Its numbers: the tables, and what of them is drawn as a picture.
    pub panels: fn(&BoardData<'_>) -> Vec<Panel>,
    /// What is saved as a picture, of a board that is no picture in the page.
    pub export_scene: Option<fn(&BoardData<'_>) -> Scene>,
}

impl Board {
    /// Its tables and pictures, made anew when something changed.
    pub fn panels_on(&'static self, context: BoardContext) -> Memo<Vec<Panel>> {
        Memo::new(move |_| context.watch(self.panels))
    }
}
