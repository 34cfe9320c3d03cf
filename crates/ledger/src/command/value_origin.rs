//! Origin of the current value of a register, seen through undoing and redoing: a fact of an undo stands for the fact
//! whose content it brought back, so a later change that was itself undone is no change. Only reads.

use crate::{Body, Fact, FactId, Field, ItemId, Ledger};
use std::collections::BTreeSet;

/// A register of an item: one of its fields, or whether it was removed.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum RegisterKey {
    Field(ItemId, Field),
    Removal(ItemId),
}

pub(crate) fn slot(fact: &Fact) -> Option<RegisterKey> {
    match &fact.body {
        Body::Set { item, field, .. } => Some(RegisterKey::Field(*item, *field)),
        Body::Remove { item, .. } | Body::Restore { item } => Some(RegisterKey::Removal(*item)),
        _ => None,
    }
}

/// What a fact that stands now comes from, through undoing and redoing.
pub(crate) enum ValueOrigin {
    /// A fact that was asked for.
    Wanted,
    /// As if the register had never been set.
    Nothing,
    /// Something else.
    Other,
}

impl Ledger {
    /// Follows what stands now back through undoing and redoing, until it comes to a fact that is wanted.
    pub(crate) fn comes_from(&self, head: FactId, wanted: &BTreeSet<FactId>) -> ValueOrigin {
        let mut at = head;
        loop {
            if wanted.contains(&at) {
                return ValueOrigin::Wanted;
            }
            let Some(fact) = self.fact(at) else {
                return ValueOrigin::Other;
            };
            let (Some(undone), Some(register)) = (fact.undoes, slot(fact)) else {
                return ValueOrigin::Other;
            };
            let Some(action) = self.actions.get(undone) else {
                return ValueOrigin::Other;
            };
            let facts = action.facts().filter_map(|id| self.fact(id));
            let own: Vec<&Fact> = facts.filter(|own| slot(own) == Some(register)).collect();
            let replaced = self.replaced(&own, register);
            let beside = self.replaced(&[fact], register);
            // Time only falls, so that a ring in forged facts ends.
            let mut olds = replaced.iter().chain(&beside);
            match olds.find(|old| same(old, fact) && old.time < fact.time) {
                Some(old) => at = old.id,
                None if replaced.is_empty() => return ValueOrigin::Nothing,
                None => return ValueOrigin::Other,
            }
        }
    }

    /// What these facts replaced in their register, themselves left out.
    pub(crate) fn replaced(&self, facts: &[&Fact], register: RegisterKey) -> Vec<&Fact> {
        let ids: BTreeSet<FactId> = facts.iter().flat_map(|fact| fact.replaces.iter().copied()).collect();
        let others = ids.into_iter().filter(|id| facts.iter().all(|fact| fact.id != *id));
        let known = others.filter_map(|id| self.fact(id));
        known.filter(|fact| slot(fact) == Some(register)).collect()
    }

    /// Whether any of these facts, or what they replaced, replaced the old one.
    pub(crate) fn saw(&self, facts: &[&Fact], old: &Fact) -> bool {
        let mut waiting: Vec<&Fact> = facts.to_vec();
        let mut seen: BTreeSet<FactId> = BTreeSet::new();
        while let Some(fact) = waiting.pop() {
            if fact.replaces.contains(&old.id) {
                return true;
            }
            let before = fact.replaces.iter().filter_map(|id| self.fact(*id));
            waiting.extend(before.filter(|fact| fact.time > old.time && seen.insert(fact.id)));
        }
        false
    }
}

/// Whether two facts of one register put the same into it.
fn same(one: &Fact, other: &Fact) -> bool {
    match (&one.body, &other.body) {
        (Body::Set { value: one, .. }, Body::Set { value: other, .. }) => one == other,
        (Body::Remove { reason: one, .. }, Body::Remove { reason: other, .. }) => one == other,
        (Body::Restore { .. }, Body::Restore { .. }) => true,
        _ => false,
    }
}
