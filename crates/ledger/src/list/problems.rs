//! Problems of a list: those that a filter keeps, in an order; those in which something waits to be settled; and what can be
//! chosen from when a list is narrowed.

use super::{condition::ListFilter, search::SearchIndex, sort::SortBy};
use crate::{Field, ItemId, Ledger, Today};
use std::collections::BTreeSet;

impl Ledger {
    /// The problems of which something waits for a person to settle it; parts included. Costs what waits, however large
    /// the ledger is.
    pub fn unsettled(&self) -> BTreeSet<ItemId> {
        let fields = self.conflicts().iter().map(|(item, _)| *item);
        let items = fields.chain(self.contested().iter().copied());
        let problems = items.flat_map(|item| self.problems_of(item));
        problems.filter(|problem| self.is_there(*problem)).collect()
    }

    /// Whether something about an item or its parts waits for a person to settle it.
    pub fn is_unsettled(&self, item: ItemId) -> bool {
        if self.conflicts().is_empty() && self.contested().is_empty() {
            return false;
        }
        self.with_parts(item).into_iter().any(|id| {
            let first = Field::ALL.first().map(|field| (id, *field));
            let next = first.and_then(|first| self.conflicts().range(first..).next());
            self.contested().contains(&id) || next.is_some_and(|(item, _)| *item == id)
        })
    }

    /// The problems that a list shows, in its order.
    pub fn list(&self, filter: &ListFilter, sort: SortBy, index: &SearchIndex, today: Today) -> Vec<ItemId> {
        let mut problems: Vec<ItemId> = self.outline().problems().collect();
        problems.retain(|problem| filter.keeps(self, index, *problem, today));
        self.sort(&mut problems, sort);
        problems
    }

    /// What stands in a field of these problems, for choosing from: each once, in order.
    pub fn choices(&self, problems: &[ItemId], field: Field) -> Vec<String> {
        let named = field.names_responsible();
        let texts = |id: &ItemId| match named {
            true => self.names_of(*id, field),
            false => vec![self.text(*id, field).to_owned()],
        };
        let mut choices: BTreeSet<String> = problems.iter().flat_map(texts).collect();
        choices.remove("");
        choices.into_iter().collect()
    }
}
