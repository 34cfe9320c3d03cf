//! Boards: pictures of the state of work, for a meeting. Each has a question as its title, is for all problems or some,
//! for now or the end of a day, as pictures or as tables of the same numbers. The page around them is `page`, what they
//! share is `kit`. A new board is a file with a `BOARD`, a key in `route::BoardKey` and a line in [`board`].

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

/// The board of a key.
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
