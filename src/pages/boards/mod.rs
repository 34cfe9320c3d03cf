//! The boards: pictures of how the work stands, for a meeting. Each has a question for its title, is for all problems or
//! for some, for now or for the end of a day, as pictures or as the same numbers in tables. The frame around them stands
//! in `frame`, what a board is made from in `stage`. A new board is a file with a `BOARD`, and a line in [`BOARDS`].

mod choice;
mod duty;
mod frame;
mod kanban;
mod kept;
mod listed;
mod overview;
mod pieces;
mod sheet;
mod stage;
#[cfg(test)]
mod tests;
mod timeline;
mod wall;

pub use frame::BoardPage;

use crate::route::{Place, Route};
use chart::Scene;
use leptos::prelude::AnyView;
use sheet::Sheet;
use stage::{Seen, Stage};

/// A board.
pub struct Board {
    /// Its name in the address.
    pub key: &'static str,
    /// Its name in the tabs; empty if it has no tab.
    pub tab: &'static str,
    /// The question that it answers.
    pub question: &'static str,
    /// Whether it shows the whole: its counts, and its course, which is made from all facts.
    pub course: bool,
    /// Draws it; what it shows follows the stage.
    pub draw: fn(Stage) -> AnyView,
    /// Its numbers: the tables, and what of them is drawn as a picture.
    pub sheets: fn(&Seen<'_>) -> Vec<Sheet>,
    /// What is saved as a picture, of a board that is no picture in the page.
    pub posed: Option<fn(&Seen<'_>) -> Scene>,
}

/// The boards, in the order of their tabs.
pub static BOARDS: [&Board; 6] = [
    &kanban::BOARD,
    &overview::BOARD,
    &timeline::BOARD,
    &duty::BOARD,
    &wall::BOARD,
    &listed::BOARD,
];

/// The board of this name.
pub fn find(key: &str) -> Option<&'static Board> {
    BOARDS.iter().find(|board| board.key == key).copied()
}

/// The tabs of the boards.
pub fn tabs() -> impl Iterator<Item = (&'static str, Route)> {
    let tabs = BOARDS.iter().filter(|board| !board.tab.is_empty());
    tabs.map(|board| (board.tab, Route::Board(Place::of(board.key))))
}
