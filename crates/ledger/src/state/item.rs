//! Items as the facts describe them: registers for fields and removal, decisions, parts. Only ids of facts stand
//! here; values are asked of the [`Ledger`](crate::Ledger).

use crate::{FactId, Field, ItemId, Kind, Progress};
use std::collections::{BTreeMap, BTreeSet};

/// A multi-value register: the facts that no other fact of the register names as replaced. One is the rule; several
/// that differ are a conflict.
#[derive(Clone, Debug, Default)]
pub struct Register {
    heads: BTreeSet<FactId>,
    /// Facts that were named as replaced and are not (or no longer) among the heads: superseded, or not yet arrived.
    awaited: BTreeSet<FactId>,
}

/// Compares the heads only: which facts are still awaited depends on the order of arrival.
impl PartialEq for Register {
    fn eq(&self, other: &Register) -> bool {
        self.heads == other.heads
    }
}

impl Eq for Register {}

impl Register {
    pub(crate) fn set(&mut self, id: FactId, replaces: &[FactId]) {
        for old in replaces {
            if !self.heads.remove(old) {
                self.awaited.insert(*old);
            }
        }
        if !self.awaited.remove(&id) {
            self.heads.insert(id);
        }
    }

    /// The facts that stand, smallest id first.
    pub fn heads(&self) -> impl ExactSizeIterator<Item = FactId> + '_ {
        self.heads.iter().copied()
    }
}

/// An item as the facts have it. It may be known by its fields before the fact that adds it has arrived.
#[derive(Clone, Debug)]
pub struct Item {
    /// Its name.
    pub id: ItemId,
    /// Its kind and what it is a part of, once the adding fact is here.
    pub(crate) added: Option<Added>,
    pub(crate) fields: BTreeMap<Field, Register>,
    pub(crate) removal: Register,
    pub(crate) decisions: BTreeSet<FactId>,
    pub(crate) parts: BTreeSet<ItemId>,
    /// Every fact about it, in the order of arrival.
    pub(crate) log: Vec<FactId>,
    /// How many items it is within, if it is there; kept by the fold.
    pub(crate) there: Option<usize>,
    /// What it is counted as; kept by the fold.
    pub(crate) counted: Option<(Kind, Progress)>,
}

/// Compares what the facts amount to, not the order in which they arrived.
impl PartialEq for Item {
    fn eq(&self, other: &Item) -> bool {
        let all = |item: &Item| (item.id, item.added, item.there, item.counted);
        all(self) == all(other)
            && self.fields == other.fields
            && self.removal == other.removal
            && self.decisions == other.decisions
            && self.parts == other.parts
    }
}

impl Eq for Item {}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Added {
    pub kind: Kind,
    pub under: Option<ItemId>,
    pub time: u64,
}

impl Item {
    pub(crate) fn new(id: ItemId) -> Item {
        Item {
            id,
            added: None,
            fields: BTreeMap::new(),
            removal: Register::default(),
            decisions: BTreeSet::new(),
            parts: BTreeSet::new(),
            log: Vec::new(),
            there: None,
            counted: None,
        }
    }

    /// What kind it is, once that is known.
    pub fn kind(&self) -> Option<Kind> {
        self.added.map(|added| added.kind)
    }

    /// The item it is a part of.
    pub fn under(&self) -> Option<ItemId> {
        self.added.and_then(|added| added.under)
    }

    /// Its parts (a problem's measures), in no order that people would know; see `Ledger::parts`.
    pub fn part_ids(&self) -> impl Iterator<Item = ItemId> + '_ {
        self.parts.iter().copied()
    }
}

/// Whether an item is there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Removal {
    /// It is there.
    Present,
    /// It was removed, and nobody edited it without knowing.
    Removed(Vec<FactId>),
    /// It was removed by some and edited or brought back by others; it stays until a person settles it.
    Contested {
        /// The removals.
        removals: Vec<FactId>,
        /// The edits (and restorations) that the removals' authors had not seen.
        edits: Vec<FactId>,
    },
}
