//! A fact and its body: one thing that one person recorded once. Reading and writing stand in `wire`.

use crate::{Decision, FactId, Field, ItemId, Kind, Value, WallTime};
use std::sync::Arc;

/// One thing that one person recorded once, never changed afterwards.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    /// Its name, unique for ever.
    pub id: FactId,
    /// Logical time (Lamport): greater than that of every fact its author's ledger held.
    pub time: u64,
    /// The author's wall clock; shown, never trusted.
    pub at: WallTime,
    /// Name of the author, as given by herself.
    pub by: Arc<str>,
    /// The action it belongs to, named by that action's first fact.
    pub action: FactId,
    /// The action that this one takes back, when it is an undo (or a redo: the undo of an undo).
    pub undoes: Option<FactId>,
    /// The facts of the same field (or removal) that its author saw and that it replaces.
    pub replaces: Vec<FactId>,
    /// What was recorded.
    pub body: Body,
    /// The text it was read from, where writing it again would give another text: fields of a newer version, or
    /// a body this version does not understand.
    pub(crate) raw: Option<Box<str>>,
}

/// Content of a fact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Body {
    /// A new item, named by this fact's id.
    Add {
        /// Kind of the item.
        kind: Kind,
        /// The item it is a part of (a measure's problem); a problem's group is a field instead, for it may change.
        under: Option<ItemId>,
    },
    /// A field of an item set to a value.
    Set {
        /// The item.
        item: ItemId,
        /// Its field.
        field: Field,
        /// The new value.
        value: Value,
    },
    /// An item removed.
    Remove {
        /// The item.
        item: ItemId,
        /// Why. Never empty when written by this version, but in an undo, where the action that is taken back is the
        /// reason ([`Fact::undoes`]).
        reason: String,
        /// The newest facts of the item and of its parts that the author saw. What is not among them (or replaced
        /// by them) is an edit against the removal: a conflict.
        saw: Vec<FactId>,
    },
    /// A removed item brought back.
    Restore {
        /// The item.
        item: ItemId,
    },
    /// A decision on an item.
    Decide {
        /// The item.
        item: ItemId,
        /// The decision.
        decision: Decision,
    },
    /// Something this version does not understand; kept as it is.
    Unknown,
}

impl Fact {
    /// A fact of this version.
    pub fn new(id: FactId, time: u64, at: WallTime, by: Arc<str>, action: FactId, body: Body) -> Fact {
        Fact {
            id,
            time,
            at,
            by,
            action,
            undoes: None,
            replaces: Vec::new(),
            body,
            raw: None,
        }
    }

    /// The item that the fact is about; for an `Add`, the item it makes.
    pub fn item(&self) -> Option<ItemId> {
        match &self.body {
            Body::Add { .. } => Some(self.id),
            Body::Set { item, .. } | Body::Remove { item, .. } | Body::Restore { item } | Body::Decide { item, .. } => {
                Some(*item)
            }
            Body::Unknown => None,
        }
    }

    /// Whether this version understands it in full.
    pub fn is_understood(&self) -> bool {
        self.body != Body::Unknown
    }
}
