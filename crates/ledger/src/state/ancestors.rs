//! The items that an item is a part of: a phase stands under its measure, that under its problem. The one walk upwards, with
//! the one guard against rings, which only forged facts make.

use super::fold::DEEPEST;
use crate::{Item, ItemId, Kind, Ledger};

impl Ledger {
    /// The items that this one is a part of, nearest first. Parts nested deeper than any command makes them are followed
    /// no further than [`DEEPEST`] steps; so a ring ends too.
    pub fn ancestors(&self, item: ItemId) -> impl Iterator<Item = ItemId> + '_ {
        self.with_ancestors(item).skip(1)
    }

    /// The item itself, then its ancestors.
    pub fn with_ancestors(&self, item: ItemId) -> impl Iterator<Item = ItemId> + '_ {
        let upwards = std::iter::successors(Some(item), |at| self.item(*at).and_then(Item::under));
        upwards.take(DEEPEST + 1)
    }

    /// The outermost item that this one is a part of; itself where it stands on its own.
    pub fn whole_of(&self, item: ItemId) -> ItemId {
        self.with_ancestors(item).last().unwrap_or(item)
    }

    /// The problem that an item is, or is a part of; several only where a forger put one under another.
    pub(crate) fn problems_of(&self, item: ItemId) -> Vec<ItemId> {
        let problems = self.with_ancestors(item);
        problems.filter(|id| self.kind(*id) == Some(Kind::Problem)).collect()
    }
}
