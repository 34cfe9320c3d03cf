//! What the store tells: whether all is saved, what was found on opening, what was left as it is. Types only; no
//! sentences for people.

use crate::{Fault, Why};
use ledger::{ActorId, Fact};

/// Whether what this tab recorded is in storage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SaveState {
    /// All of it was written and read back equal.
    Saved,
    /// Some of it is in memory only.
    Unsaved {
        /// How many facts.
        facts: usize,
        /// Why.
        why: Unsaved,
    },
}

/// Why facts are not in storage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unsaved {
    /// The storage said no.
    Fault(Fault),
    /// The storage said yes, and gave back another text or none.
    ReadBackDiffers,
    /// They were in storage and are there no longer: site data cleared, or the browser took back a write. Give all
    /// facts to [`Store::ensure`] to write them again.
    Vanished,
}

/// A key that was not read and is left as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SetAside {
    /// Its key.
    pub key: String,
    /// Why it was not read.
    pub why: Why,
    /// Its length in UTF-16 units.
    pub length: usize,
}

/// A key that the storage did not give out this time; it is asked for again by [`Store::refresh`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unread {
    /// Its key.
    pub key: String,
    /// What the storage said.
    pub fault: Fault,
}

/// What was found when a round was opened.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Opened {
    /// The facts of all keys that could be read; the same fact may come twice.
    pub facts: Vec<Fact>,
    /// Keys that could not be read.
    pub set_aside: Vec<SetAside>,
    /// Keys that the storage did not give out.
    pub unread: Vec<Unread>,
    /// Why the keys could not even be listed: the page works from memory.
    pub fault: Option<Fault>,
    /// Numbers missing among those of a writer. A hint, no proof: an imported file may hold a part of a writer's
    /// facts.
    pub gaps: Vec<Gap>,
}

/// Numbers of a writer of which no fact is there, though later ones are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Gap {
    /// The writer.
    pub actor: ActorId,
    /// The first missing number.
    pub first: u32,
    /// The last missing number.
    pub last: u32,
}

pub(crate) fn gaps(facts: &[Fact]) -> Vec<Gap> {
    let mut ids: Vec<_> = facts.iter().map(|fact| (fact.id.actor, fact.id.number)).collect();
    ids.sort_unstable();
    ids.dedup();
    let mut gaps = Vec::new();
    let mut before = None;
    for (actor, number) in ids {
        let expected = match before {
            Some((same, last)) if same == actor => last + 1,
            _ => 1,
        };
        if number > expected {
            gaps.push(Gap {
                actor,
                first: expected,
                last: number - 1,
            });
        }
        before = Some((actor, number));
    }
    gaps
}
