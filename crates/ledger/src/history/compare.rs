//! States of the checklist as of a date, and differences between two states. A state is a ledger of part of the
//! facts, so it can be asked everything that today's ledger can; nothing of it is stored.

use crate::{Fact, FactId, Field, Frontier, ItemId, Kind, Ledger, Value, WallTime};
use std::collections::BTreeSet;

/// One thing that differs between two states of a checklist.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Difference {
    /// There in the later, not in the earlier. Its fields are to be asked of the later.
    Added(ItemId),
    /// There in the earlier, not in the later.
    Removed(ItemId),
    /// A field of an item that is there in both holds other values; several are a conflict, none is an empty field.
    Changed {
        /// The item.
        item: ItemId,
        /// The field.
        field: Field,
        /// The values in the earlier, smallest first.
        from: Vec<Value>,
        /// The values in the later, smallest first.
        to: Vec<Value>,
    },
    /// A decision on an item that only the later has.
    Decided {
        /// The item.
        item: ItemId,
        /// The fact of the decision.
        fact: FactId,
    },
}

impl Ledger {
    /// The ledger of the facts that were recorded up to this time by their writers' clocks, that instant included.
    pub fn as_of(&self, date: WallTime) -> Ledger {
        self.part(|fact| fact.at <= date)
    }

    /// The ledger of the facts that this frontier names, as far as they are here.
    pub fn at(&self, frontier: &Frontier) -> Ledger {
        self.part(|fact| frontier.contains(fact.id))
    }

    /// The ledger of a part of the facts.
    pub(crate) fn part(&self, belongs: impl Fn(&Fact) -> bool) -> Ledger {
        Ledger::of(self.all_facts().filter(|fact| belongs(fact)).cloned())
    }

    /// Everything that is there in the order of reading: the round, groups, problems, each with its parts; then what
    /// stands on its own, kind by kind; then what stands in no such place.
    pub fn reading_order(&self) -> Vec<ItemId> {
        let mut order = vec![ItemId::ROUND];
        let mut seen = BTreeSet::from([ItemId::ROUND]);
        for section in self.outline().sections {
            let shown = section.group.into_iter().filter(|group| self.is_there(*group));
            for id in shown.chain(section.problems) {
                self.read_with_parts(id, &mut order, &mut seen);
            }
        }
        for kind in Kind::BESIDE {
            for id in self.standing_alone(kind) {
                self.read_with_parts(id, &mut order, &mut seen);
            }
        }
        for id in self.item_ids() {
            if self.is_there(id) {
                self.read_with_parts(id, &mut order, &mut seen);
            }
        }
        order
    }

    fn read_with_parts(&self, id: ItemId, order: &mut Vec<ItemId>, seen: &mut BTreeSet<ItemId>) {
        if !seen.insert(id) {
            return;
        }
        order.push(id);
        for kind in self.kind(id).map_or(&[][..], Kind::parts) {
            for part in self.parts(id, *kind) {
                self.read_with_parts(part, order, seen);
            }
        }
    }

    /// The fields of an item that were ever set.
    fn fields_set(&self, item: ItemId) -> BTreeSet<Field> {
        let item = self.item(item).into_iter();
        item.flat_map(|item| item.fields.keys().copied()).collect()
    }

    /// The values of a field without the empty ones, smallest first.
    fn filled(&self, item: ItemId, field: Field) -> Vec<Value> {
        let values = self.values(item, field).into_iter().map(|(_, value)| value);
        let mut values: Vec<Value> = values.filter(|value| **value != Value::Nothing).cloned().collect();
        values.sort();
        values
    }
}

/// What differs, in the order of reading of the later; what was removed comes last.
pub fn compare(earlier: &Ledger, later: &Ledger) -> Vec<Difference> {
    let mut differences = Vec::new();
    for item in later.reading_order() {
        if !earlier.is_there(item) {
            differences.push(Difference::Added(item));
            continue;
        }
        let mut fields = earlier.fields_set(item);
        fields.extend(later.fields_set(item));
        for field in fields {
            let (from, to) = (earlier.filled(item, field), later.filled(item, field));
            if from != to {
                differences.push(Difference::Changed { item, field, from, to });
            }
        }
        let decisions = later.decisions(item).into_iter().map(|(fact, _)| fact.id);
        let new = decisions.filter(|fact| earlier.fact(*fact).is_none());
        differences.extend(new.map(|fact| Difference::Decided { item, fact }));
    }
    let gone = earlier
        .reading_order()
        .into_iter()
        .filter(|item| !later.is_there(*item));
    differences.extend(gone.map(Difference::Removed));
    differences
}
