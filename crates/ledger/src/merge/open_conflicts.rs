//! Open conflicts: fields with several values, contested removals, close-outs with contradicting decisions. Each is
//! settled by an ordinary command, by anyone, at any time.

use crate::{Field, ItemId, Ledger};
use std::collections::{BTreeMap, BTreeSet};

/// One thing that waits for a person to settle it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum OpenConflict {
    /// A field that holds several values; [`crate::Command::Set`] settles it.
    Field(ItemId, Field),
    /// An item that was removed by some and kept by others; removing or restoring it settles that.
    Removal(ItemId),
    /// A problem of which decisions of close-out contradict each other; a decision that names one settles it.
    Closeout(ItemId),
}

impl OpenConflict {
    /// The item.
    pub fn item(self) -> ItemId {
        match self {
            OpenConflict::Field(item, _) | OpenConflict::Removal(item) | OpenConflict::Closeout(item) => item,
        }
    }
}

impl Ledger {
    /// The problems of which decisions contradict each other, in no order.
    pub fn contested_closeouts(&self) -> Vec<ItemId> {
        let there = self.items.values().filter(|item| item.there.is_some());
        let decided = there.filter(|item| item.decisions.len() > 1).map(|item| item.id);
        decided.filter(|id| self.closeout(*id).contested()).collect()
    }

    /// Everything that is open, in the order of reading.
    pub fn open_conflicts(&self) -> Vec<OpenConflict> {
        let mut by_item: BTreeMap<ItemId, BTreeSet<OpenConflict>> = BTreeMap::new();
        let fields = self
            .conflicts()
            .iter()
            .map(|(item, field)| OpenConflict::Field(*item, *field));
        let removals = self.contested().iter().map(|item| OpenConflict::Removal(*item));
        let closeouts = self.contested_closeouts().into_iter().map(OpenConflict::Closeout);
        for open in fields.chain(removals).chain(closeouts) {
            by_item.entry(open.item()).or_default().insert(open);
        }
        if by_item.is_empty() {
            return Vec::new();
        }
        let mut list = Vec::new();
        for item in self.reading_order() {
            list.extend(by_item.remove(&item).into_iter().flatten());
        }
        list.extend(by_item.into_values().flatten());
        list
    }
}
