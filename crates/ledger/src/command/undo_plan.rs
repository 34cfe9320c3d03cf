//! Plan of an undo: each register is set back to what the action replaced in it, an added item is removed, a decision
//! is withdrawn. The plan also finds what stands in the way: changes made since that were not themselves undone (see
//! `value_origin`). It makes bodies of facts; the [`FactWriter`](super::writer::FactWriter) writes them.

use crate::{
    Body, CannotUndo, Decision, DecisionKind, Fact, FactId, Field, ItemId, Kind, Ledger, Removal, Since, Value,
    command::value_origin::{RegisterKey, ValueOrigin, slot},
};
use std::collections::{BTreeMap, BTreeSet};

/// What is being set back.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum UndoWay {
    /// An action.
    Undo,
    /// An undoing: the action is done again.
    Redo,
    /// A merge with what it brought, or the undoing of one, and so on: what stands there may be others', and what came or
    /// went is brought back by `merge::undo_of_merge`.
    Merge,
}

pub(crate) struct UndoPlan<'a> {
    ledger: &'a Ledger,
    way: UndoWay,
    ids: BTreeSet<FactId>,
    /// The logical time of the newest of them.
    last: u64,
    /// Items that are taken out (not counting their parts), with the logical time at which the action put them in.
    taken_out: BTreeMap<ItemId, u64>,
    since: BTreeSet<FactId>,
    bodies: Vec<(Body, Vec<FactId>)>,
}

impl<'a> UndoPlan<'a> {
    /// Of an action with these facts, oldest first.
    pub fn of(ledger: &'a Ledger, facts: &[&'a Fact], way: UndoWay) -> Result<UndoPlan<'a>, CannotUndo> {
        let mut set_back = UndoPlan {
            ledger,
            way,
            ids: facts.iter().map(|fact| fact.id).collect(),
            last: facts.iter().map(|fact| fact.time).max().unwrap_or(0),
            taken_out: BTreeMap::new(),
            since: BTreeSet::new(),
            bodies: Vec::new(),
        };
        let mut registers: BTreeMap<RegisterKey, Vec<&Fact>> = BTreeMap::new();
        for fact in facts {
            match &fact.body {
                Body::Add { under, .. } if under.is_some_and(|whole| set_back.ids.contains(&whole)) => {}
                Body::Add { .. } => set_back.take_out(fact),
                Body::Decide { .. } if way == UndoWay::Redo => return Err(CannotUndo::Withdrawn),
                Body::Decide { item, .. } => set_back.withdraw(fact, *item),
                Body::Unknown if way == UndoWay::Merge => {}
                Body::Unknown => return Err(CannotUndo::NotUnderstood),
                Body::Set { item, .. } | Body::Remove { item, .. } | Body::Restore { item } => {
                    let own = slot(fact).filter(|_| !set_back.ids.contains(item));
                    own.into_iter()
                        .for_each(|slot| registers.entry(slot).or_default().push(fact));
                }
            }
        }
        for (slot, own) in &registers {
            set_back.register(*slot, own)?;
        }
        set_back.look_into_groups();
        Ok(set_back)
    }

    /// The bodies of the facts to be written and what each replaces, or what stands in the way.
    pub fn bodies(self) -> Result<Vec<(Body, Vec<FactId>)>, CannotUndo> {
        let mut since: Vec<FactId> = self.since.iter().copied().filter(|id| !self.is_own(*id)).collect();
        if self.way == UndoWay::Merge && !since.is_empty() {
            // What a merge brought may bear earlier times than what stood there when it came; that was not changed since.
            let built_on = self.ledger.built_on(&self.ids);
            let later = |id: &FactId| self.ledger.fact(*id).is_some_and(|fact| fact.time > self.last);
            since.retain(|id| later(id) || built_on.contains(id));
        }
        if since.is_empty() {
            return Ok(self.bodies);
        }
        let since = since.iter().filter_map(|id| self.ledger.fact(*id));
        let named = since.filter_map(|fact| {
            Some(Since {
                fact: fact.id,
                by: fact.by.clone(),
                at: fact.at,
                item: fact.item()?,
                field: match fact.body {
                    Body::Set { field, .. } => Some(field),
                    _ => None,
                },
            })
        });
        Err(CannotUndo::ChangedSince(named.collect()))
    }

    /// Sets a register back to what the action's own facts replaced in it.
    fn register(&mut self, slot: RegisterKey, own: &[&Fact]) -> Result<(), CannotUndo> {
        let (heads, must_be_there): (Vec<FactId>, _) = match slot {
            RegisterKey::Field(item, field) => (self.ledger.heads(item, field).collect(), Some(item)),
            RegisterKey::Removal(item) => {
                let whole = self.ledger.item(item).and_then(|item| item.under());
                (self.ledger.removal_heads(item), whole)
            }
        };
        let from_here = |head: &FactId| matches!(self.ledger.comes_from(*head, &self.ids), ValueOrigin::Wanted);
        let (mine, others): (Vec<FactId>, Vec<FactId>) = heads.iter().partition(|head| from_here(head));
        // A value that was set without having been seen is no change of this one: the two are in conflict, and this
        // one is taken out of it. Of a removal nothing would be seen to be taken back.
        let mut beside: Vec<&Fact> = Vec::new();
        match slot {
            RegisterKey::Field(..) if !mine.is_empty() => {
                beside.extend(others.iter().filter_map(|id| self.ledger.fact(*id)))
            }
            // Others removed or restored it too: what it comes to is seen in the set without the merge.
            RegisterKey::Removal(_) if self.way == UndoWay::Merge && !mine.is_empty() && !others.is_empty() => {
                return Ok(());
            }
            _ => self.since.extend(others),
        }
        if let Some(item) = must_be_there {
            self.since.extend(self.gone(item, own));
        }
        for id in own.iter().flat_map(|fact| &fact.replaces) {
            let unknown = self.ledger.fact(*id).is_none_or(|fact| !fact.is_understood());
            if unknown && self.way != UndoWay::Merge {
                return Err(CannotUndo::NotUnderstood);
            }
        }
        let mut bodies: Vec<Body> = Vec::new();
        let olds = self.ledger.replaced(own, slot).into_iter();
        let mut olds: Vec<&Fact> = olds.filter(|old| !self.ledger.saw(&beside, old)).collect();
        olds.extend(beside);
        // Of several that stand, the last is shown: it is to be the last again.
        olds.sort_by_key(|old| (old.time, old.id));
        for old in olds {
            let again = match &old.body {
                Body::Remove { item, reason, saw } => Body::Remove {
                    item: *item,
                    reason: reason.clone(),
                    saw: self.seen_again(*item, saw, own),
                },
                body => body.clone(),
            };
            if !bodies.contains(&again) {
                bodies.push(again);
            }
        }
        if bodies.is_empty() {
            bodies.push(match slot {
                RegisterKey::Removal(item) => Body::Restore { item },
                RegisterKey::Field(item, field) => Body::Set {
                    item,
                    field,
                    value: Value::Nothing,
                },
            });
        }
        self.bodies.extend(bodies.into_iter().map(|body| (body, heads.clone())));
        Ok(())
    }

    /// An item removed again sees what its removal saw, and what an undo has brought back of that since. What was
    /// done after the restoration that is now taken back stands in the way; what came from elsewhere without having
    /// been seen is a conflict, as it was before.
    fn seen_again(&mut self, item: ItemId, saw: &[FactId], own: &[&Fact]) -> Vec<FactId> {
        let restored = own.iter().map(|fact| fact.time).min().unwrap_or(0);
        self.taken_out.insert(item, restored);
        let saw: BTreeSet<FactId> = saw.iter().copied().collect();
        let mut again = saw.clone();
        for head in self.ledger.newest(item) {
            let later = self.ledger.fact(head).is_some_and(|fact| fact.time > restored);
            match self.ledger.comes_from(head, &saw) {
                _ if !later => {}
                ValueOrigin::Wanted | ValueOrigin::Nothing => drop(again.insert(head)),
                ValueOrigin::Other if self.is_own(head) => {}
                ValueOrigin::Other => drop(self.since.insert(head)),
            }
        }
        again.into_iter().collect()
    }

    /// Whether what stands is of a merge that is taken back as a whole.
    fn is_own(&self, head: FactId) -> bool {
        self.way == UndoWay::Merge && matches!(self.ledger.comes_from(head, &self.ids), ValueOrigin::Wanted)
    }

    /// Takes out an item that the action added, unless it is gone already.
    fn take_out(&mut self, added: &Fact) {
        let item = added.id;
        if matches!(self.ledger.removal(item), Removal::Removed(_)) {
            return;
        }
        self.taken_out.insert(item, added.time);
        self.since.extend(self.gone(item, &[added]));
        let newest = self.ledger.newest(item);
        let removals = self.ledger.removal_heads(item);
        for head in newest.iter().chain(&removals) {
            if matches!(self.ledger.comes_from(*head, &self.ids), ValueOrigin::Other) {
                self.since.insert(*head);
            }
        }
        let reason = String::new();
        let saw = newest.into_iter().collect();
        self.bodies.push((Body::Remove { item, reason, saw }, removals));
    }

    /// A group is not taken out while anything stands in it that was put there since and is not taken out with it.
    fn look_into_groups(&mut self) {
        let (ledger, taken_out) = (self.ledger, &self.taken_out);
        let is_group = |id: &ItemId| ledger.item(*id).and_then(|item| item.kind()) == Some(Kind::Group);
        if !taken_out.keys().any(is_group) {
            return;
        }
        for id in ledger.items.keys().filter(|id| !taken_out.contains_key(id)) {
            let put_in = ledger.group_of(*id).and_then(|group| taken_out.get(&group));
            let Some(put_in) = put_in.filter(|_| ledger.is_there(*id)) else {
                continue;
            };
            let heads = ledger.heads(*id, Field::Group).filter_map(|head| ledger.fact(head));
            self.since.extend(
                heads
                    .filter(|head| head.time > *put_in && !self.ids.contains(&head.id))
                    .map(|head| head.id),
            );
        }
    }

    /// The facts by which an item is not there any longer: its removal since these facts, or that of what it is a
    /// part of. (A removal from before them is one that they contested, or took back.)
    fn gone(&self, item: ItemId, own: &[&Fact]) -> Vec<FactId> {
        let when = own.iter().map(|fact| fact.time).min().unwrap_or(0);
        let mut gone = self
            .ledger
            .with_ancestors(item)
            .take_while(|id| !self.ledger.is_there(*id));
        let removed = gone.find_map(|id| match self.ledger.removal(id) {
            Removal::Removed(removals) => Some(removals),
            Removal::Present | Removal::Contested { .. } => None,
        });
        let mut removals = removed.unwrap_or_default();
        removals.retain(|id| self.ledger.fact(*id).is_some_and(|fact| fact.time > when));
        removals
    }

    fn withdraw(&mut self, fact: &Fact, item: ItemId) {
        let later = self.ledger.decisions(item).into_iter().filter(|(later, decision)| {
            let after = match self.way {
                // What was decided here before the merge stood beside it, whichever was written first.
                UndoWay::Merge => later.time > self.last || decision.answers.is_some_and(|id| self.ids.contains(&id)),
                _ => (later.time, later.id) > (fact.time, fact.id),
            };
            after && !self.ids.contains(&later.id)
        });
        self.since.extend(later.map(|(later, _)| later.id));
        let decision = Decision::new(DecisionKind::Withdraw).answering(Some(fact.id));
        self.bodies.push((Body::Decide { item, decision }, Vec::new()));
    }
}
