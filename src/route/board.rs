//! Address of a board: which board, for which problems, on which day, as a picture or as a table, and what was chosen on it. For
//! example `#/overview/status=pending/on=2025-06-01&table=1`; defaults are left out.

use super::{
    listing::{Listing, escaped, unescaped},
    record::day,
};
use ledger::Due;

/// The listing of all problems, where something stands behind it.
const ALL: &str = "all";
const ON: &str = "on";
const TABLE: &str = "table";

/// A board, by its name in the address. The board itself stands in `pages::boards`.
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
    /// The problems of a day in the past. It has no tab.
    PastList,
}

impl BoardKey {
    /// All of them, in the order of their tabs.
    pub const ALL: [BoardKey; 6] = [
        BoardKey::Kanban,
        BoardKey::Overview,
        BoardKey::Timeline,
        BoardKey::Duty,
        BoardKey::Wall,
        BoardKey::PastList,
    ];

    /// Its name in the address.
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

    /// The board of this name.
    pub fn named(name: &str) -> Option<BoardKey> {
        BoardKey::ALL.into_iter().find(|key| key.name() == name)
    }
}

/// A place on a board.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct BoardAddress {
    /// Which board.
    pub board: BoardKey,
    /// Which problems.
    pub listing: Listing,
    /// As things stood at the end of this day; as they stand now if there is none.
    pub on: Option<Due>,
    /// Tables instead of pictures.
    pub as_table: bool,
    /// What was chosen on the board itself, by its own keys.
    pub choices: Vec<(String, String)>,
}

impl BoardAddress {
    /// A board for all problems, as things stand now.
    pub fn of(board: BoardKey) -> BoardAddress {
        BoardAddress {
            board,
            listing: Listing::all(),
            on: None,
            as_table: false,
            choices: Vec::new(),
        }
    }

    /// What was chosen under a key of the board.
    pub fn choice(&self, key: &str) -> Option<&str> {
        let found = self.choices.iter().find(|(name, _)| name == key);
        found.map(|(_, value)| value.as_str())
    }

    /// The same place with another choice; without it where there is none.
    pub fn choosing(&self, key: &str, value: Option<&str>) -> BoardAddress {
        let mut place = self.clone();
        place.choices.retain(|(name, _)| name != key);
        place
            .choices
            .extend(value.map(|value| (key.to_owned(), value.to_owned())));
        place
    }

    /// The place of the other parts of an address, behind the board's key.
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

    /// As the parts of an address, the board's key first.
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
