//! Example rounds, the only ones that can be deleted as a whole (“forgotten”). A round is marked under a key of its own
//! before its first fact is written, and a round that has any key is never marked; so nothing that people entered for
//! real can be deleted here.
//!
//! Forgetting can stop anywhere and be repeated: a second mark says that the round is being forgotten (so that another
//! tab that has it open does not write it again), then notes are removed (so that no loss is reported later), then
//! facts, and the marks last.

use crate::{
    Fault, JournalKeys, JournalRequest, Shelf,
    key_name::{self, MADE},
};
use ledger::file::RoundId;

const BEING_FORGOTTEN: &str = "going";
/// Text of a mark; a key with another text is not a mark.
pub(crate) const MARK_TEXT: &str = "an example";

/// State of an example round.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExampleState {
    /// It exists.
    Made,
    /// Forgetting has begun; parts of it may still exist.
    BeingForgotten,
}

/// Why a round was not marked as an example, or not forgotten.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ExampleRefusal {
    /// The round has keys already.
    RoundExists,
    /// The round was not made as an example. Nothing was removed.
    NotAnExample,
    /// Another tab wrote this many keys meanwhile; to be repeated.
    Remains(usize),
    /// The storage refused. What was not removed still exists.
    Fault(Fault),
}

impl From<Fault> for ExampleRefusal {
    fn from(fault: Fault) -> ExampleRefusal {
        ExampleRefusal::Fault(fault)
    }
}

/// State of an example round; `None` if the round is not an example.
pub fn example_state(shelf: &impl Shelf, round: RoundId) -> Result<Option<ExampleState>, Fault> {
    let marked = |mark| Ok(shelf.get(&key_name::example_key(round, mark))?.as_deref() == Some(MARK_TEXT));
    Ok(if marked(BEING_FORGOTTEN)? {
        Some(ExampleState::BeingForgotten)
    } else {
        marked(MADE)?.then_some(ExampleState::Made)
    })
}

/// Marks a round as an example, before anything of it is stored.
pub fn make_example(shelf: &impl Shelf, round: RoundId) -> Result<(), ExampleRefusal> {
    if keys_of(shelf, round)?.is_empty() && shelf.get(&key_name::example_key(round, MADE))?.is_none() {
        mark(shelf, round, MADE)
    } else {
        Err(ExampleRefusal::RoundExists)
    }
}

/// Removes every key of an example round, and of no other.
pub fn forget_example(shelf: &impl Shelf, round: RoundId) -> Result<(), ExampleRefusal> {
    if example_state(shelf, round)?.is_none() {
        return Err(ExampleRefusal::NotAnExample);
    }
    mark(shelf, round, BEING_FORGOTTEN)?;
    let (notes, facts): (Vec<String>, Vec<String>) = keys_of(shelf, round)?
        .into_iter()
        .partition(|key| key_name::note_round_of(key).is_some());
    for key in notes.iter().chain(&facts) {
        shelf.remove(key)?;
    }
    match keys_of(shelf, round)?.len() {
        0 => {}
        left => return Err(ExampleRefusal::Remains(left)),
    }
    shelf.remove(&key_name::example_key(round, MADE))?;
    Ok(shelf.remove(&key_name::example_key(round, BEING_FORGOTTEN))?)
}

/// The request by which the journal forgets an example. To be answered before [`forget_example`] removes the marks in
/// local storage, so that a stop in between does not bring the round back.
pub fn forget_in_journal(round: RoundId) -> JournalRequest {
    JournalRequest::Forget {
        prefixes: vec![key_name::facts_prefix(round), key_name::example_key(round, "")],
        tombstone: (key_name::example_key(round, key_name::FORGOTTEN), MARK_TEXT.to_owned()),
    }
}

/// Begins to forget an example: from now on no tab writes it again, and opening does not restore it from the journal.
pub fn begin_to_forget(shelf: &impl Shelf, round: RoundId) -> Result<(), ExampleRefusal> {
    match example_state(shelf, round)? {
        Some(_) => mark(shelf, round, BEING_FORGOTTEN),
        None => Err(ExampleRefusal::NotAnExample),
    }
}

/// Marks a round as an example again if the journal says that it was made as one and local storage has lost the mark.
pub fn restore_example_mark(shelf: &impl Shelf, round: RoundId, keys: &JournalKeys) -> Result<(), ExampleRefusal> {
    let known = example_state(shelf, round)?.is_some();
    if known || !keys.examples.contains(&round) || keys.forgotten.contains(&round) {
        return Ok(());
    }
    mark(shelf, round, MADE)
}

/// All facts and note keys of a round, malformed ones included.
fn keys_of(shelf: &impl Shelf, round: RoundId) -> Result<Vec<String>, Fault> {
    let of_round = |key: &String| key_name::round_of(key).or_else(|| key_name::note_round_of(key)) == Some(round);
    Ok(shelf.keys()?.into_iter().filter(of_round).collect())
}

fn mark(shelf: &impl Shelf, round: RoundId, mark: &str) -> Result<(), ExampleRefusal> {
    let key = key_name::example_key(round, mark);
    shelf.set(&key, MARK_TEXT)?;
    match shelf.get(&key)? {
        Some(back) if back == MARK_TEXT => Ok(()),
        _ => Err(Fault::Other("a mark did not read back".into()).into()),
    }
}
