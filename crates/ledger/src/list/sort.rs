//! Order of a list of problems.

use super::printed_number::{NumberPiece, pieces};
use crate::{Due, Field, ItemId, Ledger};
use std::collections::HashMap;

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
            SortBy::Number => self.sort_by_number(problems),
            SortBy::Due => problems.sort_by_cached_key(|id| {
                let due = self.due_in_force(*id).map(Due::last_day);
                (due.is_none(), due)
            }),
            SortBy::Progress => problems.sort_by_cached_key(|id| self.progress(*id)),
            SortBy::Person => problems.sort_by_cached_key(|id| {
                let first = self.names_in(*id, Field::Person).into_iter().next();
                (first.is_none(), first)
            }),
        }
    }

    /// By the printed number. Where numbers begin anew in each group, so that one stands in two groups, by the groups first.
    fn sort_by_number(&self, problems: &mut [ItemId]) {
        let mut groups: HashMap<Option<ItemId>, usize> = HashMap::new();
        let mut keys: HashMap<ItemId, (usize, Vec<NumberPiece>)> = HashMap::new();
        let mut seen: HashMap<Vec<NumberPiece>, usize> = HashMap::new();
        let mut begins_anew = false;
        for problem in problems.iter() {
            let next = groups.len();
            let group = *groups.entry(self.group_of(*problem)).or_insert(next);
            let number = pieces(self.text(*problem, Field::Number));
            if !number.is_empty() {
                begins_anew |= *seen.entry(number.clone()).or_insert(group) != group;
            }
            keys.insert(*problem, (group, number));
        }
        problems.sort_by_cached_key(|id| {
            let (group, number) = keys.remove(id).unwrap_or_default();
            (number.is_empty(), if begins_anew { group } else { 0 }, number)
        });
    }
}
