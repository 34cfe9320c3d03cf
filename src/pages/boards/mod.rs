//! The boards: pictures of how the work stands, for a meeting. Each has a question for its title, is for all problems or
//! for some, for now or for the end of a day, as pictures or as the same numbers in tables. The page around them stands
//! in `page`, what a board is made from in `kit`. A new board is a file with a `BOARD`, a key in `route::BoardKey` and a
//! line in [`board`].

mod duty;
mod kanban;
mod kit;
mod overview;
mod page;
mod past_list;
#[cfg(test)]
mod tests;
mod timeline;
mod wall;

pub use page::BoardPage;

use crate::route::BoardKey;
use kit::board::Board;

/// The board of this key.
fn board(key: BoardKey) -> &'static Board {
    match key {
        BoardKey::Kanban => &kanban::BOARD,
        BoardKey::Overview => &overview::BOARD,
        BoardKey::Timeline => &timeline::BOARD,
        BoardKey::Duty => &duty::BOARD,
        BoardKey::Wall => &wall::BOARD,
        BoardKey::PastList => &past_list::BOARD,
    }
}
