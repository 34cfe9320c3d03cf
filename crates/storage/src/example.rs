//! Rounds that were made as an example: the only ones that can be forgotten whole. A round is marked under a key of its
//! own before its first fact is written, and a round that has any key is never marked; so what people entered for real
//! cannot be forgotten here.
//!
//! Forgetting can be stopped anywhere and done again: a second mark says that the round is going (so that another tab
//! that has it open does not write it anew), the notes go (so that nothing is missed later), the facts go, and the
//! marks go last.

use crate::{Fault, Shelf, key};
use ledger::file::RoundId;

const MADE: &str = "made";
const GOING: &str = "going";
/// The text of a mark; another is none.
const SAYS: &str = "an example";

/// How an example stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Example {
    /// It is there.
    Made,
    /// It was being forgotten, and perhaps not all of it is gone.
    Going,
}

/// Why a round was not made an example, or not forgotten.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotDone {
    /// The round has keys already.
    RoundExists,
    /// The round was not made as an example. Nothing was removed.
    NotAnExample,
    /// This many keys are there again; another tab wrote them. To be done once more.
    Remains(usize),
    /// The storage said no. What was not removed is still there.
    Fault(Fault),
}

impl From<Fault> for NotDone {
    fn from(fault: Fault) -> NotDone {
        NotDone::Fault(fault)
    }
}

/// How the example of this name stands; `None` if the round was not made as one.
pub fn example(shelf: &impl Shelf, round: RoundId) -> Result<Option<Example>, Fault> {
    let marked = |mark| Ok(shelf.get(&key::example_key(round, mark))?.as_deref() == Some(SAYS));
    Ok(if marked(GOING)? {
        Some(Example::Going)
    } else {
        marked(MADE)?.then_some(Example::Made)
    })
}

/// Marks a round as an example, before anything of it is stored.
pub fn make_example(shelf: &impl Shelf, round: RoundId) -> Result<(), NotDone> {
    if keys_of(shelf, round)?.is_empty() && shelf.get(&key::example_key(round, MADE))?.is_none() {
        mark(shelf, round, MADE)
    } else {
        Err(NotDone::RoundExists)
    }
}

/// Removes every key of a round that was made as an example, and of no other.
pub fn forget_example(shelf: &impl Shelf, round: RoundId) -> Result<(), NotDone> {
    if example(shelf, round)?.is_none() {
        return Err(NotDone::NotAnExample);
    }
    mark(shelf, round, GOING)?;
    let (notes, facts): (Vec<String>, Vec<String>) = keys_of(shelf, round)?
        .into_iter()
        .partition(|key| key::note_round_of(key).is_some());
    for key in notes.iter().chain(&facts) {
        shelf.remove(key)?;
    }
    match keys_of(shelf, round)?.len() {
        0 => {}
        left => return Err(NotDone::Remains(left)),
    }
    shelf.remove(&key::example_key(round, MADE))?;
    Ok(shelf.remove(&key::example_key(round, GOING))?)
}

/// The keys of a round's facts and notes, in order or not.
fn keys_of(shelf: &impl Shelf, round: RoundId) -> Result<Vec<String>, Fault> {
    let of_round = |key: &String| key::round_of(key).or_else(|| key::note_round_of(key)) == Some(round);
    Ok(shelf.keys()?.into_iter().filter(of_round).collect())
}

fn mark(shelf: &impl Shelf, round: RoundId, mark: &str) -> Result<(), NotDone> {
    let key = key::example_key(round, mark);
    shelf.set(&key, SAYS)?;
    match shelf.get(&key)? {
        Some(back) if back == SAYS => Ok(()),
        _ => Err(Fault::Other("a mark did not read back".into()).into()),
    }
}
