//! One row of a preview as data: what it is about, what stands here, what came in.

use crate::{FactId, Field, ItemId, Ledger, Removal, Value, WallTime};
use std::{collections::BTreeSet, sync::Arc};

/// Target of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RowTarget {
    /// Whether the item is there.
    Life(ItemId),
    /// A field of an item.
    Field(ItemId, Field),
    /// A decision, by its fact.
    Decision(ItemId, FactId),
}

impl RowTarget {
    /// The item.
    pub fn item(self) -> ItemId {
        match self {
            RowTarget::Life(item) | RowTarget::Field(item, _) | RowTarget::Decision(item, _) => item,
        }
    }

    /// The field, if it is about one.
    pub fn field(self) -> Option<Field> {
        match self {
            RowTarget::Field(_, field) => Some(field),
            _ => None,
        }
    }
}

/// Sort of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MergeRowKind {
    /// An item that is new here, or comes back.
    New,
    /// A field that changed there and not here.
    Changed,
    /// Changed on both sides without having seen each other.
    Conflict,
    /// An item that was removed there.
    Removal,
    /// A decision. It always stands.
    Decision,
}

/// Presence of an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Presence {
    /// It is there.
    There,
    /// It is not.
    Gone,
    /// Removed by some and kept by others.
    Contested,
}

impl Ledger {
    /// Whether an item is there, by what is said of it, whatever becomes of what it is a part of.
    pub(crate) fn life(&self, item: ItemId) -> Presence {
        match self.removal(item) {
            _ if item != ItemId::ROUND && self.kind(item).is_none() => Presence::Gone,
            Removal::Present => Presence::There,
            Removal::Removed(_) => Presence::Gone,
            Removal::Contested { .. } => Presence::Contested,
        }
    }
}

/// Incoming value, with the files and persons it came from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IncomingValue {
    /// The value; nothing for an item that comes or goes.
    pub value: Value,
    /// By which files, by their places.
    pub files: BTreeSet<usize>,
    /// By whom it was set.
    pub by: BTreeSet<Arc<str>>,
    /// When it was last set, by the writer's clock.
    pub at: WallTime,
}

/// Row of a preview: one thing that would differ.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MergeRow {
    /// Target of the row.
    pub spot: RowTarget,
    /// The problem (or other item that stands on its own) that the item is a part of.
    pub whole: ItemId,
    /// Sort of the row.
    pub kind: MergeRowKind,
    /// What both sides started from; empty if nothing.
    pub before: Vec<Value>,
    /// What stands here now.
    pub mine: Vec<Value>,
    /// What came in: for a field each value that would stand; else one entry without a value.
    pub theirs: Vec<IncomingValue>,
    /// Whether the item is there here and now.
    pub here: Presence,
    /// Whether it would be there if all was left as it came.
    pub left: Presence,
    /// Whether those who sent it were asked for it.
    pub asked: bool,
    /// Whether it comes of a fact under an id that another fact bears.
    pub reused: bool,
    /// For an item that comes, or is kept by others: the fields of it and its parts that the files set.
    pub fields: Vec<(ItemId, Field)>,
}

impl MergeRow {
    /// The files that it comes from.
    pub fn files(&self) -> BTreeSet<usize> {
        self.theirs
            .iter()
            .flat_map(|theirs| theirs.files.iter().copied())
            .collect()
    }

    /// Whether it comes from this file.
    pub fn is_of(&self, file: usize) -> bool {
        self.theirs.iter().any(|theirs| theirs.files.contains(&file))
    }
}

/// The values that stand for a field, each once, the one that is shown last. A field that is only emptied is as if it
/// had never been set.
pub(super) fn values(ledger: &Ledger, item: ItemId, field: Field) -> Vec<Value> {
    let mut values = ledger.values(item, field);
    values.sort_by_key(|(fact, _)| (fact.time, fact.id));
    let values: Vec<Value> = values.into_iter().map(|(_, value)| value.clone()).collect();
    if values == [Value::Nothing] { Vec::new() } else { values }
}

/// Whether the same values stand, in whatever order.
pub(super) fn same(one: &[Value], other: &[Value]) -> bool {
    one.len() == other.len() && one.iter().all(|value| other.contains(value))
}
