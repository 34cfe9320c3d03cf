//! Notes of what was there: how many facts a round had, and what it was called, under keys of their own, so that a
//! ledger that was there and is gone is noticed. A note is no fact and nothing depends on it; a browser whose site
//! data was cleared whole has no notes either.
//!
//! A tab's note is written under a new key, read back, and only then are notes removed that say no more than it
//! does: the same protocol as for facts, so that the largest number noted is never lost.

use crate::{Fault, Shelf, Store, key, lines::mark};
use ledger::file::RoundId;
use std::collections::BTreeMap;

/// The longest name of a round that a note keeps, in characters.
const LONGEST_LABEL: usize = 100;

/// What the notes say of a round.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Noted {
    /// The round.
    pub round: RoundId,
    /// The most facts that a tab of this browser ever held stored.
    pub facts: usize,
    /// What it was called then.
    pub label: String,
}

/// A round of which there is less than was noted. If keys of it are set aside or unread, they may hold the rest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gone {
    /// What was noted.
    pub noted: Noted,
    /// How many facts there are now; of a round that was not opened, 0 means that it has no keys at all.
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

/// The notes of all rounds: for each round the largest.
fn notes(shelf: &impl Shelf) -> Result<BTreeMap<RoundId, Noted>, Fault> {
    let mut found: BTreeMap<RoundId, Noted> = BTreeMap::new();
    for key in shelf.keys()? {
        let Some(name) = key::read_note_key(&key) else { continue };
        let Some((facts, label)) = shelf.get(&key)?.and_then(|text| read(&key, &text)) else {
            continue;
        };
        let round = name.round;
        let best = found.get(&round).map_or(0, |noted| noted.facts);
        if facts >= best {
            found.insert(round, Noted { round, facts, label });
        }
    }
    Ok(found)
}

/// What was noted of each round, in the order of their names: what a round is called is known from here without opening
/// it.
pub fn noted(shelf: &impl Shelf) -> Result<Vec<Noted>, Fault> {
    Ok(notes(shelf)?.into_values().collect())
}

/// Rounds that were noted with facts and of which no key is left.
pub fn gone(shelf: &impl Shelf) -> Result<Vec<Gone>, Fault> {
    let there = shelf.keys()?;
    let has_keys = |round| there.iter().any(|key| key::round_of(key) == Some(round));
    let missing = |noted: &Noted| noted.facts > 0 && !has_keys(noted.round);
    let notes = notes(shelf)?.into_values().filter(missing);
    Ok(notes.map(|noted| Gone { noted, found: 0 }).collect())
}

impl<S: Shelf> Store<S> {
    /// Whether there are fewer different facts of this round than were noted.
    pub fn gone(&self) -> Result<Option<Gone>, Fault> {
        let found = self.held.len();
        let noted = notes(&self.shelf)?
            .remove(&self.round)
            .filter(|noted| noted.facts > found);
        Ok(noted.map(|noted| Gone { noted, found }))
    }

    /// Notes how many facts are stored and what the round is called, if that is more than is noted or another name.
    /// Does nothing while fewer are stored than were noted: the note stands until a person has settled it with
    /// [`Store::note_anew`].
    pub fn note(&mut self, label: &str) -> Result<(), Fault> {
        self.write_note(label, false)
    }

    /// Notes what is stored even if it is less than was noted: a person has seen that facts are gone.
    pub fn note_anew(&mut self, label: &str) -> Result<(), Fault> {
        self.write_note(label, true)
    }

    fn write_note(&mut self, label: &str, even_if_less: bool) -> Result<(), Fault> {
        let facts = self.held.len();
        let mut earlier = Vec::new();
        for key in self.shelf.keys()? {
            let of_this_round = key::read_note_key(&key).is_some_and(|name| name.round == self.round);
            if of_this_round && let Some(note) = self.shelf.get(&key)?.and_then(|text| read(&key, &text)) {
                earlier.push((key, note));
            }
        }
        let most = earlier.iter().map(|(_, (facts, _))| *facts).max();
        let key = key::note_key(key::Name {
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
