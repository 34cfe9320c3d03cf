//! The keys of the journal by round: which rounds it holds, which are examples, which were forgotten.

use crate::key_name;
use ledger::file::RoundId;
use std::collections::{BTreeMap, BTreeSet};

/// The keys of a journal, by what they are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct JournalKeys {
    /// Facts keys of each round.
    pub facts: BTreeMap<RoundId, BTreeSet<String>>,
    /// Rounds marked as an example.
    pub examples: BTreeSet<RoundId>,
    /// Example rounds that a person has forgotten. Nothing of them is ever taken from the journal.
    pub forgotten: BTreeSet<RoundId>,
}

impl JournalKeys {
    /// The facts keys of a round, unless it was forgotten.
    pub fn of(&self, round: RoundId) -> impl Iterator<Item = &String> {
        let there = !self.forgotten.contains(&round);
        self.facts.get(&round).filter(|_| there).into_iter().flatten()
    }

    /// The rounds that were not forgotten, those with most keys first.
    pub fn rounds(&self) -> Vec<RoundId> {
        let there = |(round, _): &(&RoundId, &BTreeSet<String>)| !self.forgotten.contains(round);
        let mut rounds: Vec<_> = self.facts.iter().filter(there).collect();
        rounds.sort_by_key(|(_, keys)| std::cmp::Reverse(keys.len()));
        rounds.into_iter().map(|(round, _)| *round).collect()
    }
}

/// Sorts the keys of a journal. Keys of other kinds are left out.
pub fn read_journal_keys(keys: &[String]) -> JournalKeys {
    let mut found = JournalKeys::default();
    for key in keys {
        if let Some(name) = key_name::read_facts_key(key) {
            found.facts.entry(name.round).or_default().insert(key.clone());
        } else if let Some((round, mark)) = key_name::read_example_key(key) {
            match mark {
                key_name::MADE => drop(found.examples.insert(round)),
                key_name::FORGOTTEN => drop(found.forgotten.insert(round)),
                _ => {}
            }
        }
    }
    found
}
