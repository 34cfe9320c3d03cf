//! Order of a list of problems.

use crate::{Due, Field, ItemId, Ledger, work::people::names};

/// The order of a list. What lacks a value comes last; ties keep the order of reading.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum SortBy {
    /// As the checklist is read.
    #[default]
    Reading,
    /// By the printed number: 2 before 10.
    Number,
    /// By the last day that keeps the date.
    Due,
    /// What is not started first.
    Progress,
    /// By the first person named.
    Person,
}

impl SortBy {
    /// All of them.
    pub const ALL: [SortBy; 5] = [
        SortBy::Reading,
        SortBy::Number,
        SortBy::Due,
        SortBy::Progress,
        SortBy::Person,
    ];

    /// Its name in an address.
    pub fn key(self) -> &'static str {
        match self {
            SortBy::Reading => "reading",
            SortBy::Number => "number",
            SortBy::Due => "due",
            SortBy::Progress => "progress",
            SortBy::Person => "person",
        }
    }

    /// The order of this name.
    pub fn from_key(key: &str) -> Option<SortBy> {
        SortBy::ALL.into_iter().find(|by| by.key() == key)
    }
}

impl Ledger {
    /// Puts problems, which stand in the order of reading, into another.
    pub fn sort(&self, problems: &mut [ItemId], by: SortBy) {
        match by {
            SortBy::Reading => {}
            SortBy::Number => problems.sort_by_cached_key(|id| last_if_empty(number(self.text(*id, Field::Number)))),
            SortBy::Due => problems.sort_by_cached_key(|id| {
                let due = self.due_in_force(*id).map(Due::last_day);
                (due.is_none(), due)
            }),
            SortBy::Progress => problems.sort_by_cached_key(|id| self.progress(*id)),
            SortBy::Person => problems.sort_by_cached_key(|id| {
                let first = names(self.text(*id, Field::Person)).into_iter().next();
                (first.is_none(), first)
            }),
        }
    }
}

fn last_if_empty<T>(pieces: Vec<T>) -> (bool, Vec<T>) {
    (pieces.is_empty(), pieces)
}

/// A piece of a printed number: digits by their value, before other characters.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Piece {
    Digits(u64),
    Other(char),
}

fn number(text: &str) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    for c in text.chars().filter(|c| !c.is_whitespace()) {
        let digit = match c {
            '０'..='９' => Some(u64::from(u32::from(c) - u32::from('０'))),
            c => c.to_digit(10).map(u64::from),
        };
        match (digit, pieces.last_mut()) {
            (Some(digit), Some(Piece::Digits(before))) => *before = before.saturating_mul(10).saturating_add(digit),
            (Some(digit), _) => pieces.push(Piece::Digits(digit)),
            (None, _) => pieces.push(Piece::Other(c)),
        }
    }
    pieces
}
