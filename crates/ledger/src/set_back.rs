//! What the facts of an action are set back to. Two questions stand in the middle. What did a fact replace: the facts
//! it names, or nothing. And does what stands now still come from the action: a fact of an undo stands for the fact
//! whose content it brought back, so a later change that was itself undone is no change.

use crate::{
    Body, CannotUndo, Decision, DecisionKind, Fact, FactId, Field, ItemId, Kind, Ledger, Removal, Since, Value,
};
use std::collections::{BTreeMap, BTreeSet};

/// A register of an item: one of its fields, or whether it was removed.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Slot {
    Field(ItemId, Field),
    Removal(ItemId),
}

fn slot(fact: &Fact) -> Option<Slot> {
    match &fact.body {
        Body::Set { item, field, .. } => Some(Slot::Field(*item, *field)),
        Body::Remove { item, .. } | Body::Restore { item } => Some(Slot::Removal(*item)),
        _ => None,
    }
}

/// What a fact that stands now comes from, through undoing and redoing.
enum Origin {
    /// A fact that was asked for.
    Wanted,
    /// As if the register had never been set.
    Nothing,
    /// Something else.
    Other,
}

pub(crate) struct SetBack<'a> {
    ledger: &'a Ledger,
    ids: BTreeSet<FactId>,
    /// Groups that are taken out.
    groups: BTreeSet<ItemId>,
    since: BTreeSet<FactId>,
    bodies: Vec<(Body, Vec<FactId>)>,
}

impl<'a> SetBack<'a> {
    /// Of an action with these facts, oldest first; `redo` if the action is itself an undo.
    pub fn of(ledger: &'a Ledger, facts: &[&'a Fact], redo: bool) -> Result<SetBack<'a>, CannotUndo> {
        let mut set_back = SetBack {
            ledger,
            ids: facts.iter().map(|fact| fact.id).collect(),
            groups: BTreeSet::new(),
            since: BTreeSet::new(),
            bodies: Vec::new(),
        };
        let mut registers: BTreeMap<Slot, Vec<&Fact>> = BTreeMap::new();
        for fact in facts {
            match &fact.body {
                Body::Add { under, .. } if under.is_some_and(|whole| set_back.ids.contains(&whole)) => {}
                Body::Add { .. } => set_back.take_out(fact.id),
                Body::Decide { .. } if redo => return Err(CannotUndo::Withdrawn),
                Body::Decide { item, .. } => set_back.withdraw(fact, *item),
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
        if self.since.is_empty() {
            return Ok(self.bodies);
        }
        let since = self.since.iter().filter_map(|id| self.ledger.fact(*id));
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
    fn register(&mut self, slot: Slot, own: &[&Fact]) -> Result<(), CannotUndo> {
        let (heads, must_be_there): (Vec<FactId>, _) = match slot {
            Slot::Field(item, field) => (self.ledger.heads(item, field).collect(), Some(item)),
            Slot::Removal(item) => {
                let whole = self.ledger.item(item).and_then(|item| item.under());
                (self.ledger.removal_heads(item), whole)
            }
        };
        for head in &heads {
            if !matches!(self.comes_from(*head, &self.ids), Origin::Wanted) {
                self.since.insert(*head);
            }
        }
        if let Some(item) = must_be_there {
            self.since.extend(self.gone(item));
        }
        for id in own.iter().flat_map(|fact| &fact.replaces) {
            if self.ledger.fact(*id).is_none_or(|fact| !fact.is_understood()) {
                return Err(CannotUndo::NotUnderstood);
            }
        }
        let mut bodies: Vec<Body> = Vec::new();
        for old in self.ledger.replaced(own, slot) {
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
                Slot::Removal(item) => Body::Restore { item },
                Slot::Field(item, field) => Body::Set {
                    item,
                    field,
                    value: Value::Nothing,
                },
            });
        }
        self.bodies.extend(bodies.into_iter().map(|body| (body, heads.clone())));
        Ok(())
    }

    /// An item removed again sees what its removal saw, also where an undo has brought it back since. What was done
    /// after the restoration that is now taken back stands in the way; what came from elsewhere without having
    /// been seen is a conflict, as it was before.
    fn seen_again(&mut self, item: ItemId, saw: &[FactId], own: &[&Fact]) -> Vec<FactId> {
        self.note_group(item);
        let saw: BTreeSet<FactId> = saw.iter().copied().collect();
        let restored = own.iter().map(|fact| fact.time).min().unwrap_or(0);
        let standing = self.standing(item);
        let mut again = saw.clone();
        // What belongs to parts that are gone is no edit against the removal of the whole.
        again.extend(self.ledger.newest(item).difference(&standing));
        for head in standing {
            let later = self.ledger.fact(head).is_some_and(|fact| fact.time > restored);
            match self.comes_from(head, &saw) {
                Origin::Wanted | Origin::Nothing => {
                    again.insert(head);
                }
                Origin::Other if later => {
                    self.since.insert(head);
                }
                Origin::Other => {}
            }
        }
        again.into_iter().collect()
    }

    /// Takes out an item that the action added, unless it is gone already.
    fn take_out(&mut self, item: ItemId) {
        if matches!(self.ledger.removal(item), Removal::Removed(_)) {
            return;
        }
        self.note_group(item);
        self.since.extend(self.gone(item));
        let mut heads = self.standing(item);
        heads.extend(self.ledger.removal_heads(item));
        for head in heads {
            if matches!(self.comes_from(head, &self.ids), Origin::Other) {
                self.since.insert(head);
            }
        }
        let saw = self.ledger.newest(item).into_iter().collect();
        let reason = String::new();
        self.bodies
            .push((Body::Remove { item, reason, saw }, self.ledger.removal_heads(item)));
    }

    fn note_group(&mut self, item: ItemId) {
        if self.ledger.item(item).and_then(|item| item.kind()) == Some(Kind::Group) {
            self.groups.insert(item);
        }
    }

    /// A group is not taken out while anything stands in it that the action did not add itself.
    fn look_into_groups(&mut self) {
        if self.groups.is_empty() {
            return;
        }
        let ledger = self.ledger;
        let others = ledger.items.keys().filter(|id| !self.ids.contains(id));
        let within = others.filter(|id| ledger.group_of(**id).is_some_and(|group| self.groups.contains(&group)));
        let there = within.filter(|id| ledger.is_there(**id));
        self.since.extend(there.flat_map(|id| ledger.heads(*id, Field::Group)));
    }

    /// The newest facts of an item and of those of its parts that are there.
    fn standing(&self, item: ItemId) -> BTreeSet<FactId> {
        let mut standing = self.ledger.newest(item);
        let parts: Vec<ItemId> = standing.iter().copied().collect();
        for part in parts {
            if self.ledger.item(part).is_some_and(|found| found.kind().is_some())
                && matches!(self.ledger.removal(part), Removal::Removed(_))
            {
                standing.remove(&part);
                for gone in self.ledger.newest(part) {
                    standing.remove(&gone);
                }
            }
        }
        standing
    }

    /// The facts by which an item is not there: its removal, or that of what it is a part of.
    fn gone(&self, item: ItemId) -> Vec<FactId> {
        let mut at = Some(item);
        while let Some(now) = at.filter(|now| !self.ledger.is_there(*now)) {
            if let Removal::Removed(removals) = self.ledger.removal(now) {
                return removals;
            }
            at = self
                .ledger
                .item(now)
                .and_then(|item| item.under())
                .filter(|up| *up != now);
        }
        Vec::new()
    }

    fn withdraw(&mut self, fact: &Fact, item: ItemId) {
        let later = self.ledger.decisions(item).into_iter().map(|(later, _)| later);
        self.since.extend(
            later
                .filter(|later| (later.time, later.id) > (fact.time, fact.id) && !self.ids.contains(&later.id))
                .map(|later| later.id),
        );
        let decision = Decision {
            kind: DecisionKind::Withdraw,
            reason: String::new(),
            answers: Some(fact.id),
            until: None,
        };
        self.bodies.push((Body::Decide { item, decision }, Vec::new()));
    }

    /// Follows what stands now back through undoing and redoing, until it comes to a fact that is wanted.
    fn comes_from(&self, head: FactId, wanted: &BTreeSet<FactId>) -> Origin {
        let mut at = head;
        loop {
            if wanted.contains(&at) {
                return Origin::Wanted;
            }
            let Some(fact) = self.ledger.fact(at) else {
                return Origin::Other;
            };
            let (Some(undone), Some(slot)) = (fact.undoes, slot(fact)) else {
                return Origin::Other;
            };
            let Some(action) = self.ledger.actions.get(undone) else {
                return Origin::Other;
            };
            let facts = action.facts().filter_map(|id| self.ledger.fact(id));
            let own: Vec<&Fact> = facts.filter(|own| self::slot(own) == Some(slot)).collect();
            let replaced = self.ledger.replaced(&own, slot);
            if replaced.is_empty() {
                return Origin::Nothing;
            }
            // Time only falls, so that a ring in forged facts ends.
            match replaced.iter().find(|old| same(old, fact) && old.time < fact.time) {
                Some(old) => at = old.id,
                None => return Origin::Other,
            }
        }
    }
}

impl Ledger {
    /// What these facts replaced in their register, themselves left out.
    fn replaced(&self, facts: &[&Fact], slot: Slot) -> Vec<&Fact> {
        let ids: BTreeSet<FactId> = facts.iter().flat_map(|fact| fact.replaces.iter().copied()).collect();
        let others = ids.into_iter().filter(|id| facts.iter().all(|fact| fact.id != *id));
        let known = others.filter_map(|id| self.fact(id));
        known.filter(|fact| self::slot(fact) == Some(slot)).collect()
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
