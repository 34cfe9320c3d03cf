//! Undo and redo of a merge: what its files brought is set back as the facts of any action are (see
//! `command::undo_plan`), then items that came or went are brought to where they were. Decisions of others are
//! withdrawn by the person who had merged them.

use crate::{
    Body, Fact, FactId, Field, ItemId, Ledger, Refusal, Removal, Value, closeout::same_hand,
    command::writer::FactWriter,
};
use std::{
    cmp::Reverse,
    collections::{BTreeMap, BTreeSet},
};

impl Ledger {
    /// Writes what these bodies set, then what makes the items that the facts touched come or go as it was without them.
    pub(crate) fn write_set_back(
        &self,
        scribe: &mut FactWriter,
        facts: &[&Fact],
        bodies: Vec<(Body, Vec<FactId>)>,
    ) -> Result<(), Refusal> {
        let ids: BTreeSet<FactId> = facts.iter().map(|fact| fact.id).collect();
        let mut now = self.clone();
        let built_on = self.built_on(&ids);
        let before = self.part(|fact| !built_on.contains(&fact.id));
        // What was set of an item that came with it goes with that item.
        for (item, field) in set_by(facts).into_iter().filter(|(item, _)| !ids.contains(item)) {
            for value in self.set_as_in(&before, item, field) {
                scribe.write(Body::Set { item, field, value }, self.heads(item, field).collect())?;
            }
        }
        for (body, replaces) in bodies {
            if matches!(body, Body::Decide { .. }) {
                scribe.write(body, replaces)?;
            }
        }
        now.fold(scribe.facts.iter().cloned());
        for item in self.felt_by(facts) {
            let whole = self.item(item).and_then(|item| item.under());
            let bodies = match ids.contains(&item) {
                // A part goes with its whole.
                true if whole.is_some_and(|whole| ids.contains(&whole)) => Vec::new(),
                true => now.taken_out(item),
                false => now.as_in(&before, item),
            };
            for (body, replaces) in bodies {
                scribe.write(body, replaces)?;
                now.fold(scribe.facts.last().cloned());
            }
        }
        Ok(())
    }

    /// The values to be set so that a field holds what it held before, the one that was shown last; none where it does.
    fn set_as_in(&self, before: &Ledger, item: ItemId, field: Field) -> Vec<Value> {
        let held = |ledger: &Ledger| -> Vec<Value> {
            let heads = ledger.heads(item, field).filter_map(|head| ledger.fact(head));
            let mut settings: Vec<(u64, FactId, Value)> = heads
                .filter_map(|fact| match &fact.body {
                    Body::Set { value, .. } => Some((fact.time, fact.id, value.clone())),
                    _ => None,
                })
                .collect();
            settings.sort_by_key(|(time, id, _)| (Reverse(*time), Reverse(*id)));
            let mut values: Vec<Value> = Vec::new();
            for (_, _, value) in settings {
                if !values.contains(&value) {
                    values.insert(0, value);
                }
            }
            values
        };
        match (held(before), held(self)) {
            (then, now) if then == now => Vec::new(),
            (then, _) if then.is_empty() => vec![Value::Nothing],
            (then, _) => then,
        }
    }

    /// These facts and what was put in their place since, by whomever: without them nothing of that would have been.
    pub(crate) fn built_on(&self, ids: &BTreeSet<FactId>) -> BTreeSet<FactId> {
        let mut facts: Vec<&Fact> = self.facts().iter().collect();
        facts.sort_by_key(|fact| (fact.time, fact.id));
        let mut built = ids.clone();
        for fact in facts {
            if fact.replaces.iter().any(|replaced| built.contains(replaced)) {
                built.insert(fact.id);
            }
        }
        built
    }

    /// The items that these facts are about and what those are parts of, the deepest first.
    fn felt_by(&self, facts: &[&Fact]) -> Vec<ItemId> {
        let mut depths: BTreeMap<ItemId, usize> = BTreeMap::new();
        for item in facts
            .iter()
            .filter_map(|fact| fact.item())
            .filter(|item| *item != ItemId::ROUND)
        {
            let path: Vec<ItemId> = self.with_ancestors(item).collect();
            for (depth, item) in path.into_iter().rev().enumerate() {
                depths.insert(item, depth);
            }
        }
        let mut items: Vec<ItemId> = depths.keys().copied().collect();
        items.sort_by_key(|item| (Reverse(depths.get(item).copied()), *item));
        items
    }

    fn taken_out(&self, item: ItemId) -> Vec<(Body, Vec<FactId>)> {
        match self.removal(item) {
            Removal::Removed(_) => Vec::new(),
            _ => vec![(self.removal_of(item, ""), self.removal_heads(item))],
        }
    }

    fn removal_of(&self, item: ItemId, reason: &str) -> Body {
        Body::Remove {
            item,
            reason: reason.to_owned(),
            saw: self.newest(item).into_iter().collect(),
        }
    }

    /// What makes an item come or go as it stood before.
    fn as_in(&self, before: &Ledger, item: ItemId) -> Vec<(Body, Vec<FactId>)> {
        let heads = self.removal_heads(item);
        let restore = || (Body::Restore { item }, heads.clone());
        match (before.removal(item), self.removal(item)) {
            (Removal::Present, Removal::Present)
            | (Removal::Removed(_), Removal::Removed(_))
            | (Removal::Contested { .. }, Removal::Contested { .. }) => Vec::new(),
            (Removal::Present, _) => vec![restore()],
            (Removal::Removed(removals), _) => {
                let reasons = removals.iter().filter_map(|id| before.fact(*id));
                let mut reasons = reasons.filter_map(|fact| match &fact.body {
                    Body::Remove { reason, .. } => Some(reason.as_str()),
                    _ => None,
                });
                vec![(self.removal_of(item, reasons.next().unwrap_or("")), heads)]
            }
            (Removal::Contested { removals, .. }, _) => {
                let removals = removals.iter().filter_map(|id| before.fact(*id));
                let again = removals.map(|fact| (fact.body.clone(), heads.clone()));
                again.chain([restore()]).collect()
            }
        }
    }

    /// Whether an undoing withdraws a decision that its author had taken in by the merge that it takes back. Only such a
    /// withdrawal counts against another person's decision.
    pub(crate) fn withdraws_what_it_brought(&self, withdrawal: &Fact, decision: FactId) -> bool {
        let Some(merge) = withdrawal.undoes else { return false };
        let own = self
            .actions
            .get(merge)
            .is_some_and(|merge| same_hand(&merge.by, &withdrawal.by));
        own && self.brought_by(merge).iter().any(|brought| brought.contains(decision))
    }
}

/// The fields that these facts set.
fn set_by(facts: &[&Fact]) -> BTreeSet<(ItemId, Field)> {
    let set = facts.iter().filter_map(|fact| match &fact.body {
        Body::Set { item, field, .. } => Some((*item, *field)),
        _ => None,
    });
    set.collect()
}
