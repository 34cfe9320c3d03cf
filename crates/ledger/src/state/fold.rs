//! The ledger: the set of facts and its fold. Folding one more fact costs the same however large the set is;
//! [`Changes`] tells what it touched, so that a page redraws no more than that. `standing` keeps up to date what
//! follows for the items (present or removed, counted, in conflict), `actions` which facts one action wrote;
//! questions to the state are answered in `item_queries`.

use crate::{
    Body, Fact, FactId, Field, Item, ItemId, Kind, Value,
    count::ProgressCounts,
    schema::{closed, has_marks},
    state::{actions::ActionIndex, item::Added},
    work::people_register::PeopleRegister,
};
use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    sync::OnceLock,
};

/// How deep parts may nest before they are taken for damage (the field needs two).
pub(crate) const DEEPEST: usize = 8;

/// The greatest logical time that is believed: the greatest whole number that every JSON reader reads alike.
const LATEST: u64 = (1 << 53) - 1;

/// What folding facts touched.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Changes {
    /// Items of which something shown may have changed.
    pub items: BTreeSet<ItemId>,
    /// Whether items came, went or moved.
    pub structure: bool,
    /// Whether the counts changed, or the rule they are counted by.
    pub counts: bool,
    /// How many facts were new.
    pub new_facts: usize,
}

impl Changes {
    /// Adds what further facts touched.
    pub fn add(&mut self, more: Changes) {
        self.items.extend(more.items);
        self.structure |= more.structure;
        self.counts |= more.counts;
        self.new_facts += more.new_facts;
    }
}

/// The set of facts of one round, and its fold.
#[derive(Clone, Debug, Default)]
pub struct Ledger {
    pub(crate) facts: Vec<Fact>,
    index: HashMap<FactId, usize>,
    /// Facts that bear an id already used by another, by their text: kept, never folded.
    clashes: BTreeMap<String, Fact>,
    pub(crate) items: HashMap<ItemId, Item>,
    pub(crate) steps: ProgressCounts,
    pub(crate) conflicts: BTreeSet<(ItemId, Field)>,
    pub(crate) contested: BTreeSet<ItemId>,
    pub(crate) actions: ActionIndex,
    /// Texts that open marks of direction, closed, by the fact that set them: for showing. The facts stay as they are.
    pub(crate) closed_texts: HashMap<FactId, String>,
    /// The register of people, until an entry of one changes.
    pub(crate) people: OnceLock<PeopleRegister>,
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
        let mut afresh = false;
        for fact in facts {
            self.clock = self.clock.max(fact.time.min(LATEST));
            if let Some(place) = self.index.get(&fact.id).copied() {
                afresh |= self.meet_again(place, fact, &mut changes);
                continue;
            }
            let place = self.facts.len();
            self.index.insert(fact.id, place);
            self.facts.push(fact);
            changes.new_facts += 1;
            if !afresh {
                self.apply(place, &mut changes);
            }
        }
        if afresh {
            self.fold_afresh(&mut changes);
        }
        changes
    }

    /// Handles a fact whose id is in the set already: the same fact again changes nothing. Of two facts that bear one
    /// id one is folded, chosen by content and not by arrival: no decision is ever displaced, else the smaller text
    /// wins. The other is kept as a clash. True if another fact is to be folded now than before, so that all must be
    /// folded anew.
    fn meet_again(&mut self, place: usize, fact: Fact, changes: &mut Changes) -> bool {
        let Some(held) = self.facts.get_mut(place) else {
            return false;
        };
        if *held == fact {
            return false;
        }
        let (old, new) = (held.to_line(), fact.to_line());
        if old == new || self.clashes.contains_key(&new) {
            return false;
        }
        changes.new_facts += 1;
        let before = |fact: &Fact| !matches!(fact.body, Body::Decide { .. });
        if (before(&fact), &new) > (before(held), &old) {
            self.clashes.insert(new, fact);
            return false;
        }
        self.clashes.insert(old, std::mem::replace(held, fact));
        true
    }

    fn fold_afresh(&mut self, changes: &mut Changes) {
        changes.items.extend(self.items.keys().copied());
        self.items.clear();
        self.conflicts.clear();
        self.contested.clear();
        self.steps = ProgressCounts::default();
        self.actions = ActionIndex::default();
        self.closed_texts.clear();
        self.people = OnceLock::new();
        for place in 0..self.facts.len() {
            self.apply(place, changes);
        }
        changes.structure = true;
        changes.counts = true;
    }

    fn apply(&mut self, place: usize, changes: &mut Changes) {
        let Some(fact) = self.facts.get(place) else { return };
        self.actions.add(fact);
        let Some(id) = fact.item() else { return };
        let items = &mut self.items;
        let item = items.entry(id).or_insert_with(|| Item::new(id));
        item.log.push(fact.id);
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
            Body::Set { field, value, .. } => {
                if let Value::Text(text) = value
                    && has_marks(text)
                {
                    self.closed_texts.insert(fact.id, closed(text).into_owned());
                }
                item.fields.entry(*field).or_default().set(fact.id, &fact.replaces);
                changes.structure |= matches!(field, Field::Group | Field::Order);
                changes.counts |= matches!(field, Field::Due | Field::FinishedOn)
                    || id == ItemId::ROUND && field.is_rule_of_counting();
                let field = *field;
                self.note_conflict(id, field);
            }
            Body::Remove { .. } | Body::Restore { .. } => {
                item.removal.set(fact.id, &fact.replaces);
                changes.structure = true;
            }
            Body::Decide { .. } => {
                item.decisions.insert(fact.id);
                changes.counts = true;
            }
            Body::Unknown => {}
        }
        if self.kind(id) == Some(Kind::Person) {
            self.people = OnceLock::new();
        }
        self.settle_around(id, changes);
    }

    /// The fact of this id.
    pub fn fact(&self, id: FactId) -> Option<&Fact> {
        self.index.get(&id).and_then(|place| self.facts.get(*place))
    }

    /// The facts that are folded, in the order in which they arrived here.
    pub fn facts(&self) -> &[Fact] {
        &self.facts
    }

    /// Every fact of the set: those that are folded, and those that clash with them.
    pub fn all_facts(&self) -> impl Iterator<Item = &Fact> {
        self.facts.iter().chain(self.clashes.values())
    }

    /// Facts under an id that another fact bears too, as text; kept and handed on, never folded. There are none
    /// unless a file was tampered with or two writers were given one name.
    pub fn clashes(&self) -> impl ExactSizeIterator<Item = &str> {
        self.clashes.keys().map(String::as_str)
    }

    /// The ids among these facts that name another fact already, here or earlier among them. One writer never uses a
    /// number twice: somebody forged them, or copied a browser's whole profile.
    pub fn reused(&self, facts: &[Fact]) -> Vec<FactId> {
        let mut seen: HashMap<FactId, &Fact> = HashMap::new();
        let mut reused = Vec::new();
        for fact in facts {
            let known = self.fact(fact.id).or_else(|| seen.get(&fact.id).copied());
            match known {
                None => drop(seen.insert(fact.id, fact)),
                Some(held) if held == fact => {}
                Some(held) => {
                    let line = fact.to_line();
                    if held.to_line() != line && !self.clashes.contains_key(&line) {
                        reused.push(fact.id);
                    }
                }
            }
        }
        reused
    }

    /// Item of this id; it may be known by facts about it before the fact that adds it has arrived.
    pub fn item(&self, id: ItemId) -> Option<&Item> {
        self.items.get(&id)
    }

    /// The greatest logical time in the set.
    pub fn clock(&self) -> u64 {
        self.clock
    }

    /// How many problems and measures stand at each step of progress.
    pub fn steps(&self) -> &ProgressCounts {
        &self.steps
    }

    /// Fields of items that are there which hold several differing values, for a person to settle.
    pub fn conflicts(&self) -> &BTreeSet<(ItemId, Field)> {
        &self.conflicts
    }

    /// Items that are there though some removed them, for others edited them or brought them back: for a person to
    /// settle, by removing or by bringing back.
    pub fn contested(&self) -> &BTreeSet<ItemId> {
        &self.contested
    }
}
