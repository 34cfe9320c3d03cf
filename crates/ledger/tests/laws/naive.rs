//! What a set of facts amounts to, worked out anew in the plainest way, from what `docs/format.md` says and without a
//! line of the fold. Slow on purpose. Also a canonical text of a ledger, to compare two.

use ledger::{Body, Fact, FactId, Field, ItemId, Kind, Ledger, Progress, Removal, Value};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

pub struct Naive {
    pub facts: BTreeMap<FactId, Fact>,
}

impl Naive {
    pub fn of(facts: &[Fact]) -> Naive {
        let mut kept: BTreeMap<FactId, Fact> = BTreeMap::new();
        for fact in facts {
            let rank = |fact: &Fact| (!matches!(fact.body, Body::Decide { .. }), fact.to_line());
            match kept.get(&fact.id) {
                Some(held) if rank(held) <= rank(fact) => {}
                _ => drop(kept.insert(fact.id, fact.clone())),
            }
        }
        Naive { facts: kept }
    }

    pub fn items(&self) -> BTreeSet<ItemId> {
        self.facts.values().filter_map(|fact| fact.item()).collect()
    }

    fn standing<'a>(&'a self, register: impl Fn(&Fact) -> bool + Copy + 'a) -> Vec<&'a Fact> {
        let own = || self.facts.values().filter(move |fact| register(fact));
        own()
            .filter(|fact| own().all(|other| !other.replaces.contains(&fact.id)))
            .collect()
    }

    pub fn settings(&self, item: ItemId, field: Field) -> Vec<(&Fact, &Value)> {
        let standing = self.standing(
            move |fact| matches!(&fact.body, Body::Set { item: i, field: f, .. } if (*i, *f) == (item, field)),
        );
        standing
            .into_iter()
            .filter_map(|fact| match &fact.body {
                Body::Set { value, .. } => Some((fact, value)),
                _ => None,
            })
            .collect()
    }

    pub fn added(&self, item: ItemId) -> Option<(Kind, Option<ItemId>)> {
        match self.facts.get(&item)?.body {
            Body::Add { kind, under } => Some((kind, under)),
            _ => None,
        }
    }

    fn parts(&self, item: ItemId) -> Vec<ItemId> {
        let under = |id: &ItemId| self.added(*id).and_then(|(_, under)| under) == Some(item);
        self.items().into_iter().filter(under).collect()
    }

    fn newest(&self, item: ItemId, depth: usize) -> BTreeSet<FactId> {
        let mut newest = BTreeSet::new();
        for field in Field::ALL {
            newest.extend(self.settings(item, *field).iter().map(|(fact, _)| fact.id));
        }
        let decided = |fact: &&Fact| matches!(fact.body, Body::Decide { item: i, .. } if i == item);
        newest.extend(self.facts.values().filter(decided).map(|fact| fact.id));
        if depth < 8 {
            for part in self.parts(item) {
                if self.removed_at(part, depth + 1) == (true, false) {
                    continue;
                }
                newest.insert(part);
                let back = self.removal_facts(part).into_iter();
                newest.extend(
                    back.filter(|fact| matches!(fact.body, Body::Restore { .. }))
                        .map(|fact| fact.id),
                );
                newest.extend(self.newest(part, depth + 1));
            }
        }
        newest
    }

    fn removal_facts(&self, item: ItemId) -> Vec<&Fact> {
        self.standing(
            move |fact| matches!(fact.body, Body::Remove { item: i, .. } | Body::Restore { item: i } if i == item),
        )
    }

    /// Whether it was removed, and whether that is contested.
    pub fn removed(&self, item: ItemId) -> (bool, bool) {
        self.removed_at(item, 0)
    }

    fn removed_at(&self, item: ItemId, depth: usize) -> (bool, bool) {
        let standing = self.removal_facts(item);
        let mut saw: BTreeSet<FactId> = BTreeSet::new();
        let (mut removals, mut back) = (0, 0);
        for fact in standing {
            match &fact.body {
                Body::Remove { saw: seen, .. } => {
                    removals += 1;
                    saw.extend(seen);
                }
                _ => back += 1,
            }
        }
        let unseen = removals > 0 && (back > 0 || self.newest(item, depth).iter().any(|fact| !saw.contains(fact)));
        (removals > 0, unseen)
    }

    pub fn there(&self, item: ItemId) -> bool {
        let mut at = item;
        for _ in 0..8 {
            if at == ItemId::ROUND {
                return true;
            }
            let Some((_, under)) = self.added(at) else { return false };
            if matches!(self.removed(at), (true, false)) {
                return false;
            }
            match under {
                None => return true,
                Some(whole) => at = whole,
            }
        }
        false
    }

    pub fn progress(&self, item: ItemId) -> Progress {
        let settings = self.settings(item, Field::Progress).into_iter();
        let steps = settings.map(|(_, value)| match value.as_text() {
            Some("done") => Progress::Done,
            Some("nearly_done") => Progress::NearlyDone,
            Some("under_way") => Progress::UnderWay,
            _ => Progress::NotStarted,
        });
        steps.min().unwrap_or(Progress::NotStarted)
    }

    pub fn count(&self, kind: Kind, step: Progress) -> usize {
        let counts = |id: &ItemId| {
            self.added(*id).is_some_and(|(k, _)| k == kind) && self.there(*id) && self.progress(*id) == step
        };
        self.items().into_iter().filter(counts).count()
    }

    pub fn conflicts(&self) -> BTreeSet<(ItemId, Field)> {
        let mut conflicts = BTreeSet::new();
        for item in self.items() {
            for field in Field::ALL {
                let values: BTreeSet<Value> = self
                    .settings(item, *field)
                    .into_iter()
                    .map(|(_, value)| value.clone())
                    .collect();
                if values.len() > 1 && self.there(item) {
                    conflicts.insert((item, *field));
                }
            }
        }
        conflicts
    }

    pub fn contested(&self) -> BTreeSet<ItemId> {
        let mut items = self.items();
        items.retain(|id| *id != ItemId::ROUND && self.there(*id) && self.removed(*id).1);
        items
    }
}

/// What a person can see of one item.
pub fn shown(ledger: &Ledger, id: ItemId) -> String {
    let mut text = String::new();
    let item = ledger.item(id);
    let kind = item.and_then(|item| item.kind());
    let under = item.and_then(|item| item.under());
    let _ = write!(text, "{id} {kind:?} {under:?} there {}", ledger.is_there(id));
    let _ = write!(text, " {:?} {:?}", ledger.progress(id), ledger.removal(id));
    for field in Field::ALL {
        let values: Vec<&Value> = ledger.values(id, *field).into_iter().map(|(_, value)| value).collect();
        if !values.is_empty() {
            let heads: Vec<FactId> = ledger.heads(id, *field).collect();
            let shown = ledger.value(id, *field);
            let conflict = ledger.conflicts().contains(&(id, *field));
            let _ = write!(text, " {}={shown:?} of {values:?} {heads:?} {conflict}", field.key());
        }
    }
    for kind in Kind::ALL {
        let parts = ledger.parts(id, *kind);
        if !parts.is_empty() {
            let _ = write!(text, " {kind:?} {parts:?}");
        }
    }
    let decisions: Vec<FactId> = ledger.decisions(id).iter().map(|(fact, _)| fact.id).collect();
    let _ = write!(text, " {decisions:?} {}", ledger.contested().contains(&id));
    text
}

/// Everything in a ledger, the same text for the same state.
pub fn dump(ledger: &Ledger) -> String {
    let mut text = String::new();
    for id in ledger.item_ids() {
        let _ = writeln!(text, "{}", shown(ledger, id));
    }
    let _ = writeln!(text, "{:?} {:?}", ledger.steps(), ledger.tally());
    let _ = writeln!(text, "{:?} {:?}", ledger.conflicts(), ledger.contested());
    let _ = writeln!(text, "{:?}", ledger.outline());
    let _ = writeln!(text, "{:?}", ledger.reading_order());
    let _ = writeln!(text, "{:?} {}", ledger.clashes().collect::<Vec<_>>(), ledger.clock());
    let mut lines: Vec<String> = ledger.facts().iter().map(Fact::to_line).collect();
    lines.sort();
    let _ = writeln!(text, "{lines:#?}");
    for entry in ledger.history(&Default::default()) {
        let deeds: Vec<FactId> = entry.deeds().iter().map(|deed| deed.fact.id).collect();
        let _ = writeln!(
            text,
            "{} {} {:?} {:?} {deeds:?}",
            entry.action, entry.by, entry.undoes, entry.undone_by
        );
    }
    for by in ledger.people() {
        let (undo, redo) = (ledger.undo_steps(by), ledger.redo_steps(by));
        let _ = writeln!(
            text,
            "{by} {:?} {:?}",
            undo.collect::<Vec<_>>(),
            redo.collect::<Vec<_>>()
        );
    }
    text
}

/// What a person sees, without the names of the facts by which it stands: equal before an action and after its undo.
pub fn looks(ledger: &Ledger) -> String {
    let mut text = String::new();
    for id in ledger.reading_order() {
        let _ = write!(text, "{id} {:?}", ledger.progress(id));
        for field in Field::ALL {
            if ledger.heads(id, *field).next().is_none() {
                continue;
            }
            let mut values: Vec<&Value> = ledger.values(id, *field).into_iter().map(|(_, value)| value).collect();
            values.retain(|value| **value != Value::Nothing);
            values.sort();
            if !values.is_empty() {
                let _ = write!(text, " {}={values:?}", field.key());
            }
        }
        let contested = matches!(ledger.removal(id), Removal::Contested { .. });
        let decisions: Vec<FactId> = ledger.decisions(id).iter().map(|(fact, _)| fact.id).collect();
        let _ = writeln!(text, " {contested} {decisions:?}");
    }
    let _ = writeln!(text, "{:?} {:?}", ledger.steps(), ledger.outline());
    text
}
