//! Exchange between a store and the journal: comparing keys, copying what the journal lacks, writing back what local
//! storage lost. No request is made here; `journal` does that.

use crate::{
    JournalCommit, JournalKeys, SaveState, SetAside, Shelf, Store, example, fact_lines,
    fact_lines::FactLines,
    key_name, key_text,
    store::{KeyState, ReadKey},
};
use ledger::Fact;
use std::collections::{BTreeMap, HashSet};

/// Difference between local storage and the journal.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct JournalComparison {
    /// Keys of the journal that this tab has not read from local storage.
    pub fetch: Vec<String>,
    /// Keys of local storage that the journal lacks.
    pub copy: Vec<String>,
}

/// What the journal had and local storage lacked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Recovered {
    /// The facts. They have been written to local storage again, where it takes them.
    pub facts: Vec<Fact>,
    /// Keys of the journal that cannot be read, with their texts. They are left untouched.
    pub unreadable: Vec<(SetAside, String)>,
}

/// Largest number of bytes of lines that are stored again to get rid of stale keys.
const TIDY_BYTES: usize = 1 << 20;

impl<S: Shelf> Store<S> {
    /// The changes for the journal since the last call, to be committed in this order.
    pub fn take_journal_changes(&mut self) -> JournalCommit {
        std::mem::take(&mut self.journal_changes)
    }

    /// Removes and returns the keys that were read from local storage since the last call or comparison. The journal gets
    /// them from this tab too: the one that wrote them may be gone before its own commit.
    pub(crate) fn take_read_keys(&mut self) -> Vec<String> {
        std::mem::take(&mut self.read_since)
    }

    /// Compares the keys of the journal with those this tab has read from local storage.
    pub fn compare_with_journal(&mut self, keys: &JournalKeys) -> JournalComparison {
        self.read_since.clear();
        let is_read = |key: &str| matches!(self.known.get(key), Some(KeyState::Read(_)));
        let of_round: HashSet<&String> = keys.of(self.round).collect();
        let mut fetch: Vec<String> = of_round
            .iter()
            .filter(|key| !is_read(key))
            .map(|key| (*key).clone())
            .collect();
        fetch.sort_unstable();
        let read = self.keys_read().map(|(key, _)| key);
        let mut copy: Vec<String> = read.filter(|key| !of_round.contains(key)).cloned().collect();
        let example = key_name::example_key(self.round, key_name::MADE);
        if !keys.examples.contains(&self.round) && self.shelf.get(&example) == Ok(Some(example::MARK_TEXT.into())) {
            copy.push(example);
        }
        if keys.forgotten.contains(&self.round) {
            copy.clear();
        }
        JournalComparison { fetch, copy }
    }

    /// Removes keys from this list until their texts make up about `bytes`, and returns the texts as a commit. Keys
    /// that are gone are dropped; those that local storage does not return as they were read stay in the list.
    pub(crate) fn texts_for_journal(&self, keys: &mut Vec<String>, bytes: usize) -> JournalCommit {
        let mut commit = JournalCommit::default();
        let mut left = bytes;
        let mut not_given = Vec::new();
        while left > 0
            && let Some(key) = keys.pop()
        {
            let wanted = match self.known.get(&key) {
                Some(KeyState::Read(entry)) => entry.mark,
                None if key_name::read_example_key(&key).is_some() => fact_lines::mark(example::MARK_TEXT),
                Some(KeyState::SetAside(..)) | None => continue,
            };
            match self.shelf.get(&key) {
                Ok(Some(text)) if fact_lines::mark(&text) == wanted => {
                    left = left.saturating_sub(text.len());
                    commit.put(&key, &text);
                }
                _ => not_given.push(key),
            }
        }
        keys.append(&mut not_given);
        commit
    }

    /// Writes facts of the journal that no key of local storage contains back under new keys.
    pub fn recover(&mut self, texts: &[(String, String)]) -> Recovered {
        let mut recovered = Recovered::default();
        let mut sound: BTreeMap<&String, Vec<u64>> = BTreeMap::new();
        let mut new = HashSet::new();
        for (key, text) in texts {
            // Another tab wrote it meanwhile, or it is unreadable there too.
            if self.shelf.get(key).is_ok_and(|there| there.as_ref() == Some(text)) {
                continue;
            }
            let read = key_text::lines(key, text).and_then(|lines| Ok((key_text::facts(&lines)?, lines)));
            match read {
                Ok((facts, lines)) => {
                    let marks: Vec<u64> = lines.iter().map(fact_lines::mark).collect();
                    let lost = |mark: &u64| !self.line_copies.contains_key(mark);
                    for (fact, mark) in facts.into_iter().zip(&marks) {
                        if lost(mark) && new.insert(*mark) {
                            recovered.facts.push(fact);
                        }
                    }
                    sound.insert(key, marks);
                }
                Err(why) => recovered.unreadable.push((
                    SetAside {
                        key: key.clone(),
                        why,
                        length: crate::text_units::units(text),
                    },
                    text.clone(),
                )),
            }
        }
        if !recovered.facts.is_empty() {
            self.ensure(&recovered.facts);
        }
        // The journal keeps its text of a key that is unreadable here, so that this is known at the next opening.
        let (kept, sound): (BTreeMap<_, _>, BTreeMap<_, _>) = sound
            .into_iter()
            .partition(|(key, _)| matches!(self.known.get(*key), Some(KeyState::SetAside(..))));
        self.recovered_keys.extend(kept.into_keys().cloned());
        if *self.state() == SaveState::Saved {
            self.delete_stale(&sound, &new);
        }
        recovered
    }

    /// Deletes keys of the journal whose facts all stand in keys of local storage, in one commit with the texts of those
    /// keys.
    fn delete_stale(&mut self, stale: &BTreeMap<&String, Vec<u64>>, written: &HashSet<u64>) {
        let old: HashSet<u64> = stale
            .values()
            .flatten()
            .filter(|mark| !written.contains(mark))
            .copied()
            .collect();
        let covers = |entry: &ReadKey| entry.lines.iter().any(|line| old.contains(line));
        let covering: Vec<_> = self.keys_read().filter(|(_, entry)| covers(entry)).collect();
        if covering.iter().map(|(_, entry)| entry.bytes).sum::<usize>() > TIDY_BYTES {
            return;
        }
        let mut keys: Vec<String> = covering.into_iter().map(|(key, _)| key.clone()).collect();
        let count = keys.len();
        let mut commit = self.texts_for_journal(&mut keys, usize::MAX);
        if commit.puts.len() < count {
            return;
        }
        for key in stale
            .keys()
            .filter(|key| !commit.puts.contains_key(**key))
            .collect::<Vec<_>>()
        {
            commit.delete(key);
        }
        self.journal_changes.then(commit);
    }

    /// Stores unsaved facts that the journal lacks in the journal, under keys that local storage does not have; or
    /// deletes those keys once everything is saved.
    pub(crate) fn journal_unsaved(&mut self) {
        if self.unsaved.is_empty() {
            for key in std::mem::take(&mut self.journal_only) {
                self.journal_changes.delete(&key);
            }
            self.journaled = 0;
        }
        while let Some(left) = self.unsaved.get(self.journaled..).filter(|left| !left.is_empty()) {
            let lines = FactLines::first(left, self.limits.largest_key);
            let Some(next) = self.next.checked_add(1) else { return };
            let key = key_name::facts_key(key_name::KeyName {
                round: self.round,
                actor: self.actor,
                number: self.next,
            });
            self.next = next;
            let text = key_text::write(&key, &lines, key_text::packed(&lines).as_deref());
            self.journal_changes.put(&key, &text);
            self.journal_only.push(key);
            self.journaled += lines.count;
        }
    }
}
