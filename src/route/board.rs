//! Address of a board: which board, which problems, which day, pictures or tables, and choices made on it. Example:
//! `#/overview/status=pending/on=2025-06-01&table=1`; defaults are omitted.

use super::{
    listing::{Listing, escaped, unescaped},
    record::day,
};
use ledger::Due;

/// Text of the listing of all problems, where another part follows it.
const ALL: &str = "all";
const ON: &str = "on";
const TABLE: &str = "table";

/// A board, by its name in the address. The boards themselves are in `pages::boards`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum BoardKey {
    /// 看板
    Kanban,
    /// 总览
    Overview,
    /// 时间表
    Timeline,
    /// 责任
    Duty,
    /// 大屏
    Wall,
    /// 某一天的问题: problems of a past day. It has no tab.
    PastList,
}

impl BoardKey {
    /// All boards, in the order of their tabs.
    pub const ALL: [BoardKey; 6] = [
        BoardKey::Kanban,
        BoardKey::Overview,
        BoardKey::Timeline,
        BoardKey::Duty,
        BoardKey::Wall,
        BoardKey::PastList,
    ];

    /// Name in the address.
    pub fn name(self) -> &'static str {
        match self {
            BoardKey::Kanban => "kanban",
            BoardKey::Overview => "overview",
            BoardKey::Timeline => "timeline",
            BoardKey::Duty => "duty",
            BoardKey::Wall => "wall",
            BoardKey::PastList => "then",
        }
    }

    /// The board of a name.
    pub fn named(name: &str) -> Option<BoardKey> {
        BoardKey::ALL.into_iter().find(|key| key.name() == name)
    }
}

/// Address of a board.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct BoardAddress {
    /// Which board.
    pub board: BoardKey,
    /// Problems that the board shows.
    pub listing: Listing,
    /// Day at whose end the state is shown; `None` for the current state.
    pub on: Option<Due>,
    /// Whether tables are shown instead of pictures.
    pub as_table: bool,
    /// Choices made on the board, under keys of its own.
    pub choices: Vec<(String, String)>,
}

impl BoardAddress {
    /// A board of all problems in their current state.
    pub fn of(board: BoardKey) -> BoardAddress {
        BoardAddress {
            board,
            listing: Listing::all(),
            on: None,
            as_table: false,
            choices: Vec::new(),
        }
    }

    /// The choice made under a key of the board.
    pub fn choice(&self, key: &str) -> Option<&str> {
        let found = self.choices.iter().find(|(name, _)| name == key);
        found.map(|(_, value)| value.as_str())
    }

    /// The same address with another choice; `None` removes it.
    pub fn choosing(&self, key: &str, value: Option<&str>) -> BoardAddress {
        let mut place = self.clone();
        place.choices.retain(|(name, _)| name != key);
        place
            .choices
            .extend(value.map(|value| (key.to_owned(), value.to_owned())));
        place
    }

    /// The address with these parts behind the board's name.
    pub(super) fn from_parts<'a>(board: BoardKey, mut parts: impl Iterator<Item = &'a str>) -> BoardAddress {
        let mut place = BoardAddress::of(board);
        place.listing = Listing::from_text(parts.next().unwrap_or(""));
        let said = parts.next().unwrap_or("").split('&');
        for (key, value) in said.filter_map(|pair| pair.split_once('=')) {
            let value = unescaped(value);
            match key {
                ON => place.on = day(&value),
                TABLE => place.as_table = value == "1",
                _ => place = place.choosing(key, Some(&value)),
            }
        }
        place
    }

    /// The parts of the address, beginning with the board's name.
    pub(super) fn path(&self) -> String {
        let on = self.on.map(|on| (ON.to_owned(), on.to_string()));
        let table = self.as_table.then(|| (TABLE.to_owned(), "1".to_owned()));
        let said = on.into_iter().chain(table).chain(self.choices.iter().cloned());
        let said: Vec<String> = said.map(|(key, value)| format!("{key}={}", escaped(&value))).collect();
        let listing = self.listing.to_text();
        match (listing.as_str(), said.is_empty()) {
            ("", true) => self.board.name().to_owned(),
            (_, true) => format!("{}/{listing}", self.board.name()),
            ("", false) => format!("{}/{ALL}/{}", self.board.name(), said.join("&")),
            (_, false) => format!("{}/{listing}/{}", self.board.name(), said.join("&")),
        }
    }
}
