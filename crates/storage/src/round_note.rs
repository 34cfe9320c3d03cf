//! Notes of how many facts a round had and what it was called, under keys of their own, so that a loss is noticed later.
//! A note is not a fact and nothing depends on it; a browser whose site data was cleared as a whole has no notes either.
//!
//! A note is written under a new key and read back; only then are older notes removed that do not exceed it. This is the
//! protocol of facts, so the largest noted number is never lost.

use crate::{Fault, Shelf, Store, fact_lines::mark, key_name};
use ledger::file::RoundId;
use std::collections::BTreeMap;

/// Longest round name kept in a note, in characters.
const LONGEST_LABEL: usize = 100;

/// The largest note of a round.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoundNote {
    /// The round.
    pub round: RoundId,
    /// Most facts that any tab of this browser saw stored.
    pub facts: usize,
    /// Name of the round at that time.
    pub label: String,
}

/// A round with fewer facts than noted. Keys that are set aside or unread may contain the rest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MissingFacts {
    /// The note.
    pub noted: RoundNote,
    /// Number of facts now. For a round that was not opened, 0 means that it has no keys at all.
    pub found: usize,
}

fn write(key: &str, facts: usize, label: &str) -> String {
    let label: String = label.chars().filter(|c| !c.is_control()).take(LONGEST_LABEL).collect();
    let body = format!("{facts} {label}");
    format!("xiaohao/1 note {:016x}\n{body}", mark(&format!("{key}\n{body}")))
}

fn read(key: &str, text: &str) -> Option<(usize, String)> {
    let (_, body) = text.split_once('\n')?;
    let (facts, label) = body.split_once(' ')?;
    let facts = facts.parse().ok()?;
    (write(key, facts, label) == text).then(|| (facts, label.to_owned()))
}

/// The largest note of each round.
fn notes(shelf: &impl Shelf) -> Result<BTreeMap<RoundId, RoundNote>, Fault> {
    let mut found: BTreeMap<RoundId, RoundNote> = BTreeMap::new();
    for key in shelf.keys()? {
        let Some(name) = key_name::read_note_key(&key) else {
            continue;
        };
        let Some((facts, label)) = shelf.get(&key)?.and_then(|text| read(&key, &text)) else {
            continue;
        };
        let round = name.round;
        let best = found.get(&round).map_or(0, |noted| noted.facts);
        if facts >= best {
            found.insert(round, RoundNote { round, facts, label });
        }
    }
    Ok(found)
}

/// The largest note of each round, ordered by round id; gives the names of rounds without opening them.
pub fn round_notes(shelf: &impl Shelf) -> Result<Vec<RoundNote>, Fault> {
    Ok(notes(shelf)?.into_values().collect())
}

/// Rounds that were noted with facts and have no keys left.
pub fn missing_rounds(shelf: &impl Shelf) -> Result<Vec<MissingFacts>, Fault> {
    let there = shelf.keys()?;
    let has_keys = |round| there.iter().any(|key| key_name::round_of(key) == Some(round));
    let missing = |noted: &RoundNote| noted.facts > 0 && !has_keys(noted.round);
    let notes = notes(shelf)?.into_values().filter(missing);
    Ok(notes.map(|noted| MissingFacts { noted, found: 0 }).collect())
}

impl<S: Shelf> Store<S> {
    /// The note of this round, if fewer different facts are stored now than noted.
    pub fn missing_facts(&self) -> Result<Option<MissingFacts>, Fault> {
        let found = self.line_copies.len();
        let noted = notes(&self.shelf)?
            .remove(&self.round)
            .filter(|noted| noted.facts > found);
        Ok(noted.map(|noted| MissingFacts { noted, found }))
    }

    /// Notes the number of stored facts and the round's name, if either is news. Does nothing while fewer facts are
    /// stored than noted: that note stands until a person settles it with [`Store::note_even_if_less`].
    pub fn note(&mut self, label: &str) -> Result<(), Fault> {
        self.write_note(label, false)
    }

    /// Notes what is stored even if it is less than noted: a person has seen that facts are gone.
    pub fn note_even_if_less(&mut self, label: &str) -> Result<(), Fault> {
        self.write_note(label, true)
    }

    fn write_note(&mut self, label: &str, even_if_less: bool) -> Result<(), Fault> {
        let facts = self.line_copies.len();
        let mut earlier = Vec::new();
        for key in self.shelf.keys()? {
            let of_this_round = key_name::read_note_key(&key).is_some_and(|name| name.round == self.round);
            if of_this_round && let Some(note) = self.shelf.get(&key)?.and_then(|text| read(&key, &text)) {
                earlier.push((key, note));
            }
        }
        let most = earlier.iter().map(|(_, (facts, _))| *facts).max();
        let key = key_name::note_key(key_name::KeyName {
            round: self.round,
            actor: self.actor,
            number: self.next_note,
        });
        let text = write(&key, facts, label);
        if most.is_some_and(|most| facts < most) && !even_if_less {
            return Ok(());
        }
        let label_kept = read(&key, &text).map(|(_, label)| label).unwrap_or_default();
        if earlier.iter().any(|(_, note)| *note == (facts, label_kept.clone())) && earlier.len() == 1 {
            return Ok(());
        }
        self.next_note += 1;
        self.shelf.set(&key, &text)?;
        if self.shelf.get(&key)?.as_ref() != Some(&text) {
            return Err(Fault::Other("a note did not read back".into()));
        }
        for (old, (noted, _)) in earlier {
            if noted <= facts || even_if_less {
                self.shelf.remove(&old)?;
            }
        }
        Ok(())
    }
}
