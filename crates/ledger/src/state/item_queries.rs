//! Questions to the state: values of a field, presence, removal, conflicts, decisions. Answers are values; nothing is
//! changed.

use crate::{
    Body, Decision, Fact, FactId, Field, Item, ItemId, Kind, Ledger, Progress, Removal, Value,
    count::{CountUnit, CountingRule, NearlyDoneRule, Tally},
    state::fold::DEEPEST,
};
use std::collections::BTreeSet;

impl Ledger {
    /// What kind an item is, once that is known.
    pub fn kind(&self, item: ItemId) -> Option<Kind> {
        match item {
            ItemId::ROUND => Some(Kind::Round),
            _ => self.item(item).and_then(Item::kind),
        }
    }

    /// The facts that stand for a field, smallest id first.
    pub fn heads(&self, item: ItemId, field: Field) -> impl Iterator<Item = FactId> + '_ {
        self.item(item)
            .and_then(|item| item.fields.get(&field))
            .into_iter()
            .flat_map(|register| register.heads())
    }

    fn settings(&self, item: ItemId, field: Field) -> impl Iterator<Item = (&Fact, &Value)> + '_ {
        self.heads(item, field)
            .filter_map(|head| self.fact(head))
            .filter_map(|fact| match &fact.body {
                Body::Set { value, .. } => Some((fact, value)),
                _ => None,
            })
    }

    /// The value that is shown for a field: the only one, or of several in conflict the one that was set last in
    /// logical time. Never a way to settle a conflict; see [`Ledger::values`].
    pub fn value(&self, item: ItemId, field: Field) -> Option<&Value> {
        self.settings(item, field)
            .max_by_key(|(fact, _)| (fact.time, fact.id))
            .map(|(_, value)| value)
    }

    /// The words of a field, with marks of direction closed ([`crate::closed`]); empty where there are none.
    pub fn text(&self, item: ItemId, field: Field) -> &str {
        let Some((fact, value)) = self.settings(item, field).max_by_key(|(fact, _)| (fact.time, fact.id)) else {
            return "";
        };
        // Nearly always empty, and then nothing is looked up.
        let closed = (!self.closed_texts.is_empty()).then(|| self.closed_texts.get(&fact.id));
        let closed = closed.flatten().map(String::as_str);
        closed.or_else(|| value.as_text()).unwrap_or("")
    }

    /// Every value that stands for a field with one fact that set it; more than one is a conflict. Equal values
    /// count once. In the order of fact ids.
    pub fn values(&self, item: ItemId, field: Field) -> Vec<(&Fact, &Value)> {
        let mut distinct: Vec<(&Fact, &Value)> = Vec::new();
        for (fact, value) in self.settings(item, field) {
            if !distinct.iter().any(|(_, seen)| *seen == value) {
                distinct.push((fact, value));
            }
        }
        distinct
    }

    pub(crate) fn differing(&self, item: ItemId, field: Field) -> bool {
        let mut values = self.settings(item, field).map(|(_, value)| value);
        let first = values.next();
        values.any(|value| Some(value) != first)
    }

    /// Progress of a problem or measure. In a conflict the least advanced counts, so that no report claims more
    /// than everyone agrees on.
    pub fn progress(&self, item: ItemId) -> Progress {
        self.settings(item, Field::Progress)
            .map(|(_, value)| value.as_text().and_then(Progress::from_key).unwrap_or_default())
            .min()
            .unwrap_or_default()
    }

    /// Whether an item was removed, and if so, whether everyone agrees.
    pub fn removal(&self, id: ItemId) -> Removal {
        self.removal_at(id, 0)
    }

    fn removal_at(&self, id: ItemId, depth: usize) -> Removal {
        let Some(item) = self.item(id) else {
            return Removal::Present;
        };
        let mut removals = Vec::new();
        let mut edits = Vec::new();
        let mut seen: BTreeSet<FactId> = BTreeSet::new();
        for fact in item.removal.heads().filter_map(|head| self.fact(head)) {
            match &fact.body {
                Body::Remove { saw, .. } => {
                    removals.push(fact.id);
                    seen.extend(saw);
                }
                _ => edits.push(fact.id),
            }
        }
        if removals.is_empty() {
            return Removal::Present;
        }
        let mut newest = BTreeSet::new();
        self.collect_newest(id, &mut newest, depth);
        edits.extend(newest.difference(&seen));
        if edits.is_empty() {
            Removal::Removed(removals)
        } else {
            Removal::Contested { removals, edits }
        }
    }

    /// Newest facts of an item and of its parts: what a person sees who removes it. Parts that were removed are left
    /// out, since nothing is lost when the whole goes too.
    pub fn newest(&self, id: ItemId) -> BTreeSet<FactId> {
        let mut newest = BTreeSet::new();
        self.collect_newest(id, &mut newest, 0);
        newest
    }

    fn collect_newest(&self, id: ItemId, newest: &mut BTreeSet<FactId>, depth: usize) {
        let Some(item) = self.item(id) else { return };
        newest.extend(item.fields.values().flat_map(|register| register.heads()));
        newest.extend(item.decisions.iter());
        if depth == DEEPEST {
            return;
        }
        for part in item.part_ids() {
            if !matches!(self.removal_at(part, depth + 1), Removal::Removed(_)) {
                newest.insert(part);
                newest.extend(self.restorations(part));
                self.collect_newest(part, newest, depth + 1);
            }
        }
    }

    /// The facts that stand for an item having been brought back.
    fn restorations(&self, id: ItemId) -> impl Iterator<Item = FactId> + '_ {
        let heads = self.item(id).into_iter().flat_map(|item| item.removal.heads());
        heads.filter(|head| {
            self.fact(*head)
                .is_some_and(|fact| matches!(fact.body, Body::Restore { .. }))
        })
    }

    /// The decisions on an item, oldest first in logical time.
    pub fn decisions(&self, id: ItemId) -> Vec<(&Fact, &Decision)> {
        let mut decisions: Vec<(&Fact, &Decision)> = self
            .item(id)
            .into_iter()
            .flat_map(|item| item.decisions.iter())
            .filter_map(|fact| self.fact(*fact))
            .filter_map(|fact| match &fact.body {
                Body::Decide { decision, .. } => Some((fact, decision)),
                _ => None,
            })
            .collect();
        decisions.sort_by_key(|(fact, _)| (fact.time, fact.id));
        decisions
    }

    /// The counting rule of the round.
    pub fn counting_rule(&self) -> CountingRule {
        let nearly_done = NearlyDoneRule::from_key(self.text(ItemId::ROUND, Field::RuleNearlyDone)).unwrap_or_default();
        let counted = CountUnit::from_key(self.text(ItemId::ROUND, Field::RuleCounted)).unwrap_or_default();
        CountingRule { counted, nearly_done }
    }

    /// The counts of the whole under the round's rule.
    pub fn tally(&self) -> Tally {
        Tally::of(self.steps(), self.counting_rule())
    }

    /// How many of a problem's measures are done, and how many there are.
    pub fn measures_done(&self, problem: ItemId) -> (usize, usize) {
        let measures = self.parts(problem, Kind::Measure);
        let done = measures
            .iter()
            .filter(|measure| self.progress(**measure) == Progress::Done)
            .count();
        (done, measures.len())
    }

    /// Items that were added and are not there: removed, or a part of what was. In no order.
    pub fn gone(&self) -> impl Iterator<Item = &Item> {
        let items = self.items.values();
        items.filter(|item| item.kind().is_some() && item.there.is_none())
    }

    /// Every item that any fact is about, in the order of ids.
    pub fn item_ids(&self) -> Vec<ItemId> {
        let mut ids: Vec<ItemId> = self.items.keys().copied().collect();
        ids.sort();
        ids
    }

    /// An item with everything in it, for comparing two ledgers; see the laws.
    pub fn items_in_order(&self) -> Vec<&Item> {
        self.item_ids().iter().filter_map(|id| self.items.get(id)).collect()
    }
}
