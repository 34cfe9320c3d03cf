//! Recipients of a handout to each who answers (每个责任人各一份): the people named as 责任人, leaders only if they are wanted; and the
//! problems that nobody would get.

use crate::{Field, ItemId, Ledger};
use std::collections::BTreeSet;

/// Those who would get a file, and the problems that would be in none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HandoutRecipients {
    /// Names, in the order of the directory.
    pub people: Vec<String>,
    /// Problems, in the order of reading, for which nobody is named.
    pub unassigned: Vec<ItemId>,
}

impl Ledger {
    /// The recipients of a handout to each 责任人 of the problems and of their measures, and to each 责任领导 if `leaders`.
    pub fn handout_recipients(&self, leaders: bool) -> HandoutRecipients {
        let fields: &[Field] = match leaders {
            true => &[Field::Person, Field::Leader],
            false => &[Field::Person],
        };
        let mut named = BTreeSet::new();
        let mut unassigned = Vec::new();
        for problem in self.outline().problems() {
            let names: Vec<String> = fields.iter().flat_map(|field| self.names_of(problem, *field)).collect();
            if names.is_empty() {
                unassigned.push(problem);
            }
            named.extend(names);
        }
        let people = self.directory().people.into_iter().map(|entry| entry.name);
        HandoutRecipients {
            people: people.filter(|name| named.contains(name)).collect(),
            unassigned,
        }
    }
}
