//! What opening a round finds: its facts, keys that were set aside or that the storage did not return, gaps in the numbers of
//! facts. No reading of keys; the words for people are the app's.

use crate::{Fault, UnreadableReason};
use ledger::{ActorId, Fact};

/// A key that cannot be read and is left untouched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SetAside {
    /// Its name.
    pub key: String,
    /// Why it was not read.
    pub why: UnreadableReason,
    /// Its length in UTF-16 units.
    pub length: usize,
}

/// A key that the storage refused to return; [`Store::refresh`] asks for it again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RefusedKey {
    /// Its name.
    pub key: String,
    /// The storage's refusal.
    pub fault: Fault,
}

/// What opening a round found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OpenedRound {
    /// Facts of all readable keys; the same fact may come twice.
    pub facts: Vec<Fact>,
    /// Keys that were set aside as unreadable.
    pub set_aside: Vec<SetAside>,
    /// Keys that the storage refused to return.
    pub unread: Vec<RefusedKey>,
    /// Why the keys could not even be listed: the page works from memory.
    pub fault: Option<Fault>,
    /// Missing numbers among a writer's facts. A hint, not a proof: an imported file may hold a part of them.
    pub gaps: Vec<NumberGap>,
}

/// A run of missing fact numbers of one writer, though later numbers exist.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NumberGap {
    /// The writer.
    pub actor: ActorId,
    /// The first missing number.
    pub first: u32,
    /// The last missing number.
    pub last: u32,
}

pub(crate) fn gaps(facts: &[Fact]) -> Vec<NumberGap> {
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
            gaps.push(NumberGap {
                actor,
                first: expected,
                last: number - 1,
            });
        }
        before = Some((actor, number));
    }
    gaps
}
