//! The ledger: the set of facts and its fold. Folding one more fact costs the same however many there are; what
//! it touched is told as [`Changes`], so that a page can redraw that much and no more. Questions about the state
//! are answered in `view`.

use crate::{
    Body, Fact, FactId, Field, ItemId, Kind, Progress,
    count::Steps,
    item::{Added, Item},
};
use std::collections::{BTreeSet, HashMap};

/// How deep parts may nest before they are taken for damage (the field needs two).
pub(crate) const DEEPEST: usize = 8;

/// What folding facts touched.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Changes {
    /// Items of which something shown may have changed.
    pub items: BTreeSet<ItemId>,
    /// Whether items came, went or moved.
    pub structure: bool,
    /// Whether the counts changed.
    pub counts: bool,
    /// How many facts were new.
    pub new_facts: usize,
}

/// The set of facts of one round, and its fold.
#[derive(Clone, Debug, Default)]
pub struct Ledger {
    pub(crate) facts: Vec<Fact>,
    index: HashMap<FactId, usize>,
    /// Facts that bear an id already used by another: kept, never folded.
    clashes: BTreeSet<String>,
    pub(crate) items: HashMap<ItemId, Item>,
    /// What each present problem and measure is counted as.
    counted: HashMap<ItemId, (Kind, Progress)>,
    steps: Steps,
    conflicts: BTreeSet<(ItemId, Field)>,
    clock: u64,
}

impl Ledger {
    /// A ledger of these facts.
    pub fn of(facts: impl IntoIterator<Item = Fact>) -> Ledger {
        let mut ledger = Ledger::default();
        ledger.fold(facts);
        ledger
    }

    /// Takes these facts into the set (a union) and says what that touched.
    pub fn fold(&mut self, facts: impl IntoIterator<Item = Fact>) -> Changes {
        let mut changes = Changes::default();
        for fact in facts {
            match self.index.get(&fact.id).copied() {
                Some(place) => self.meet_again(place, fact, &mut changes),
                None => {
                    let place = self.facts.len();
                    self.index.insert(fact.id, place);
                    self.facts.push(fact);
                    changes.new_facts += 1;
                    self.apply(place, &mut changes);
                }
            }
        }
        changes
    }

    /// A fact with an id that is there already: the same fact again (nothing), or another that bears its name.
    /// Of such namesakes the one whose text is smallest is folded, so that the order of arrival does not matter;
    /// the others are kept beside it.
    fn meet_again(&mut self, place: usize, fact: Fact, changes: &mut Changes) {
        let Some(held) = self.facts.get_mut(place) else { return };
        if *held == fact {
            return;
        }
        let (old, new) = (held.to_line(), fact.to_line());
        if old == new || self.clashes.contains(&new) {
            return;
        }
        changes.new_facts += 1;
        if new > old {
            self.clashes.insert(new);
            return;
        }
        self.clashes.insert(old);
        *held = fact;
        self.fold_afresh(changes);
    }

    fn fold_afresh(&mut self, changes: &mut Changes) {
        changes.items.extend(self.items.keys().copied());
        self.items.clear();
        self.counted.clear();
        self.conflicts.clear();
        self.steps = Steps::default();
        for place in 0..self.facts.len() {
            self.apply(place, changes);
        }
        changes.structure = true;
        changes.counts = true;
    }

    fn apply(&mut self, place: usize, changes: &mut Changes) {
        let Some(fact) = self.facts.get(place) else { return };
        self.clock = self.clock.max(fact.time);
        let Some(id) = fact.item() else { return };
        changes.items.insert(id);
        let items = &mut self.items;
        let item = items.entry(id).or_insert_with(|| Item::new(id));
        let mut field_set = None;
        match &fact.body {
            Body::Add { kind, under } => {
                item.added = Some(Added {
                    kind: *kind,
                    under: *under,
                    time: fact.time,
                });
                if let Some(whole) = *under {
                    items.entry(whole).or_insert_with(|| Item::new(whole)).parts.insert(id);
                }
                changes.structure = true;
            }
            Body::Set { field, .. } => {
                item.fields.entry(*field).or_default().take(fact.id, &fact.replaces);
                changes.structure |= matches!(field, Field::Group | Field::Order);
                field_set = Some(*field);
            }
            Body::Remove { .. } | Body::Restore { .. } => {
                item.removal.take(fact.id, &fact.replaces);
                changes.structure = true;
            }
            Body::Decide { .. } => {
                item.decisions.insert(fact.id);
            }
            Body::Unknown => {}
        }
        if let Some(field) = field_set {
            self.note_conflict(id, field);
        }
        self.recount_around(id, changes);
    }

    fn note_conflict(&mut self, id: ItemId, field: Field) {
        let several = self.heads(id, field).nth(1).is_some();
        if several && self.differing(id, field) {
            self.conflicts.insert((id, field));
        } else {
            self.conflicts.remove(&(id, field));
        }
    }

    /// A fact about an item may change whether the item, what it is a part of, and their parts are there.
    fn recount_around(&mut self, id: ItemId, changes: &mut Changes) {
        self.recount(id, changes, 0);
        let mut whole = self.items.get(&id).and_then(Item::under);
        for _ in 0..DEEPEST {
            let Some(up) = whole else { break };
            changes.items.insert(up);
            self.recount(up, changes, 0);
            whole = self.items.get(&up).and_then(Item::under);
        }
    }

    fn recount(&mut self, id: ItemId, changes: &mut Changes, depth: usize) {
        let now = self.counts_as(id);
        let before = match now {
            Some(counted) => self.counted.insert(id, counted),
            None => self.counted.remove(&id),
        };
        if before == now {
            return;
        }
        changes.counts = true;
        if let Some((kind, step)) = before {
            self.steps.take_out(kind, step);
        }
        if let Some((kind, step)) = now {
            self.steps.put_in(kind, step);
        }
        if before.is_some() != now.is_some() && depth < DEEPEST {
            changes.structure = true;
            let parts: Vec<ItemId> = self
                .items
                .get(&id)
                .map(|item| item.parts.iter().copied().collect())
                .unwrap_or_default();
            for part in parts {
                changes.items.insert(part);
                self.recount(part, changes, depth + 1);
            }
        }
    }

    fn counts_as(&self, id: ItemId) -> Option<(Kind, Progress)> {
        let kind = self.items.get(&id)?.kind()?;
        let counts = matches!(kind, Kind::Problem | Kind::Measure) && self.is_there(id);
        counts.then(|| (kind, self.progress(id)))
    }

    /// The fact of this id.
    pub fn fact(&self, id: FactId) -> Option<&Fact> {
        self.index.get(&id).and_then(|place| self.facts.get(*place))
    }

    /// All facts, in the order in which they arrived here.
    pub fn facts(&self) -> &[Fact] {
        &self.facts
    }

    /// Facts under an id that another fact bears too, as text; kept and handed on, never folded.
    pub fn clashes(&self) -> impl ExactSizeIterator<Item = &str> {
        self.clashes.iter().map(String::as_str)
    }

    /// The item of this id, added or only spoken of.
    pub fn item(&self, id: ItemId) -> Option<&Item> {
        self.items.get(&id)
    }

    /// The greatest logical time in the set.
    pub fn clock(&self) -> u64 {
        self.clock
    }

    /// How many problems and measures stand at each step of progress.
    pub fn steps(&self) -> &Steps {
        &self.steps
    }

    /// Fields that hold several differing values, for a person to settle.
    pub fn conflicts(&self) -> &BTreeSet<(ItemId, Field)> {
        &self.conflicts
    }
}
