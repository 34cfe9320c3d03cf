//! Rows of a preview: only what would differ; a row for each field, each item that comes or goes, each decision.

use super::{
    asked_scope::AskedScope,
    row::{IncomingValue, MergeRow, MergeRowKind, Presence, RowTarget, same, values},
};
use crate::{Body, Fact, FactId, Field, ItemId, Kind, Ledger, Value, WallTime};
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

/// The facts that files brought about one item: which file, which fact.
#[derive(Clone, Debug, Default)]
pub(super) struct TouchedFacts {
    fields: BTreeMap<Field, Vec<(usize, FactId)>>,
    life: Vec<(usize, FactId)>,
    decisions: Vec<(usize, FactId)>,
}

impl TouchedFacts {
    pub fn add(&mut self, file: usize, fact: &Fact) {
        let list = match &fact.body {
            Body::Set { field, .. } => self.fields.entry(*field).or_default(),
            Body::Add { .. } | Body::Remove { .. } | Body::Restore { .. } => &mut self.life,
            Body::Decide { .. } => &mut self.decisions,
            Body::Unknown => return,
        };
        list.push((file, fact.id));
    }

    fn all(&self) -> impl Iterator<Item = (usize, FactId)> + '_ {
        let fields = self.fields.values().flatten();
        fields.chain(&self.life).chain(&self.decisions).copied()
    }
}

/// The items of which rows may come.
#[derive(Debug)]
pub(super) struct RowPlan {
    items: Vec<ItemId>,
}

impl RowPlan {
    pub fn len(&self) -> usize {
        self.items.len()
    }
}

/// Makes the rows of what the files brought, item by item.
pub(super) struct RowBuilder<'a> {
    pub mine: &'a Ledger,
    pub union: &'a Ledger,
    pub touched: &'a BTreeMap<ItemId, TouchedFacts>,
    pub asked: &'a [AskedScope],
    /// The ids that name more than one fact since the files were taken.
    pub reused: &'a HashSet<FactId>,
}

impl RowBuilder<'_> {
    /// What is to be looked at.
    pub fn look(&self) -> RowPlan {
        let mut looked: BTreeSet<ItemId> = BTreeSet::new();
        for item in self.touched.keys() {
            looked.extend(self.union.with_ancestors(*item));
        }
        looked.extend(self.union.contested());
        looked.retain(|id| !matches!(self.union.kind(*id), Some(Kind::Handout | Kind::Intake)));
        RowPlan {
            items: looked.into_iter().collect(),
        }
    }

    /// The rows of one item.
    pub fn look_at(&self, look: &RowPlan, place: usize, rows: &mut Vec<MergeRow>) {
        let Some(item) = look.items.get(place) else { return };
        rows.extend(self.of_life(*item));
        let Some(touched) = self.touched.get(item) else { return };
        // What goes may yet be kept: so its fields are looked at too.
        for (field, brought) in touched.fields.iter().filter(|_| self.mine.is_there(*item)) {
            rows.extend(self.of_field(*item, *field, brought));
        }
        if self.mine.is_there(*item) || self.union.is_there(*item) {
            rows.extend(self.of_decisions(*item, &touched.decisions));
        }
    }

    /// Puts them in the order of reading.
    pub fn put_in_order(&self, rows: &mut [MergeRow]) {
        let places = self.places();
        let place = |id: ItemId| places.get(&id).copied().unwrap_or(usize::MAX);
        rows.sort_by_cached_key(|row| (place(row.whole), place(row.spot.item()), row.spot.item(), row.spot));
    }

    /// The order of reading of what would be there, with what would go in its old place.
    fn places(&self) -> HashMap<ItemId, usize> {
        let mut places: HashMap<ItemId, usize> = HashMap::new();
        for (place, id) in self.union.reading_order().into_iter().enumerate() {
            places.insert(id, place * 2 + 1);
        }
        let mut last = 0;
        for id in self.mine.reading_order() {
            last = *places.entry(id).or_insert(last + 1);
        }
        places
    }

    /// Whether the item is there here and now.
    fn here(&self, item: ItemId) -> Presence {
        match self.mine.is_there(item) {
            true => self.mine.life(item),
            false => Presence::Gone,
        }
    }

    /// Whether it would be there. What goes with its whole is not gone by itself: the whole may yet be kept.
    fn left(&self, item: ItemId) -> Presence {
        for whole in self.union.ancestors(item) {
            if self.mine.is_there(whole) {
                return self.union.life(item);
            }
            if self.union.life(whole) == Presence::Gone {
                return Presence::Gone;
            }
        }
        self.union.life(item)
    }

    fn of_life(&self, item: ItemId) -> Option<MergeRow> {
        let (here, left) = (self.here(item), self.left(item));
        let kind = match (here, left) {
            _ if here == left || item == ItemId::ROUND => return None,
            (Presence::Gone, Presence::There) => MergeRowKind::New,
            (_, Presence::Contested) => MergeRowKind::Conflict,
            (_, Presence::Gone) => MergeRowKind::Removal,
            (Presence::Contested, Presence::There) => MergeRowKind::Changed,
            (Presence::There, Presence::There) => return None,
        };
        // What comes with its whole is part of that row.
        let under = self.union.item(item).and_then(|item| item.under());
        if here == Presence::Gone && under.is_some_and(|whole| self.here(whole) == Presence::Gone) {
            return None;
        }
        let with_parts = self.union.with_parts(item);
        let touched: Vec<(&ItemId, &TouchedFacts)> = with_parts
            .iter()
            .filter_map(|id| self.touched.get_key_value(id))
            .collect();
        let comes = matches!(here, Presence::Gone);
        let own = |brought: &(usize, FactId)| kind == MergeRowKind::New || self.stands(brought.1);
        let brought: Vec<(usize, FactId)> = match kind {
            // A removal comes from those who removed.
            MergeRowKind::Removal => touched
                .iter()
                .filter(|(id, _)| **id == item)
                .flat_map(|(_, t)| t.life.clone())
                .collect(),
            MergeRowKind::New | MergeRowKind::Changed | MergeRowKind::Conflict | MergeRowKind::Decision => touched
                .iter()
                .flat_map(|(_, touched)| touched.all())
                .filter(own)
                .collect(),
        };
        let fields = touched.iter().filter(|_| comes).flat_map(|(id, touched)| {
            let there = self.union.is_there(**id);
            touched.fields.keys().filter(move |_| there).map(|field| (**id, *field))
        });
        let theirs = self.one(Value::Nothing, &brought);
        // Where no file removes or restores it, what comes of the union comes of what is here already.
        let asked = theirs.files.is_empty()
            || theirs
                .files
                .iter()
                .any(|file| self.asked_of(*file, |asked| asked.life(self.union, item, left)));
        Some(MergeRow {
            spot: RowTarget::Life(item),
            whole: self.union.whole_of(item),
            kind,
            before: Vec::new(),
            mine: Vec::new(),
            theirs: vec![theirs],
            here,
            left,
            asked,
            reused: self.is_reused(&brought),
            fields: fields.collect(),
        })
    }

    /// Whether a fact still stands: nothing replaces it in the union.
    fn stands(&self, id: FactId) -> bool {
        let Some(fact) = self.union.fact(id) else { return false };
        match &fact.body {
            Body::Set { item, field, .. } => self.union.heads(*item, *field).any(|head| head == id),
            Body::Remove { item, .. } | Body::Restore { item } => self.union.removal_heads(*item).contains(&id),
            _ => true,
        }
    }

    fn of_field(&self, item: ItemId, field: Field, brought: &[(usize, FactId)]) -> Option<MergeRow> {
        let mine = values(self.mine, item, field);
        let left = values(self.union, item, field);
        if same(&mine, &left) {
            return None;
        }
        let conflict = left.len() > 1;
        let from_here = |value: &Value| conflict && mine.contains(value);
        let mut wanted: Vec<Value> = left.iter().filter(|value| !from_here(value)).cloned().collect();
        if wanted.is_empty() {
            wanted.clone_from(&left);
        }
        if wanted.is_empty() {
            wanted.push(Value::Nothing);
        }
        let theirs = wanted.into_iter().map(|value| {
            let sets = |id: FactId| match self.union.fact(id).map(|fact| &fact.body) {
                Some(Body::Set { value: set, .. }) => *set == value && self.stands(id),
                _ => false,
            };
            let facts: Vec<(usize, FactId)> = brought.iter().copied().filter(|(_, id)| sets(*id)).collect();
            self.one(value, &facts)
        });
        let theirs: Vec<IncomingValue> = theirs.collect();
        let files = theirs.iter().flat_map(|theirs| &theirs.files);
        let asked = files
            .copied()
            .any(|file| self.asked_of(file, |asked| asked.field(self.union, item, field)));
        Some(MergeRow {
            spot: RowTarget::Field(item, field),
            whole: self.union.whole_of(item),
            kind: if conflict {
                MergeRowKind::Conflict
            } else {
                MergeRowKind::Changed
            },
            before: self.before(item, field, brought),
            mine,
            theirs,
            here: self.here(item),
            left: self.left(item),
            asked,
            reused: self.is_reused(brought),
            fields: Vec::new(),
        })
    }

    /// What stood for a field where the two sides parted.
    fn before(&self, item: ItemId, field: Field, brought: &[(usize, FactId)]) -> Vec<Value> {
        let facts = brought.iter().filter_map(|(_, id)| self.union.fact(*id));
        let olds = facts
            .flat_map(|fact| fact.replaces.iter())
            .filter_map(|id| self.mine.fact(*id));
        let mut before = Vec::new();
        for old in olds {
            if let Body::Set {
                item: of,
                field: set,
                value,
            } = &old.body
                && (*of, *set) == (item, field)
                && *value != Value::Nothing
                && !before.contains(value)
            {
                before.push(value.clone());
            }
        }
        before
    }

    fn of_decisions(&self, item: ItemId, brought: &[(usize, FactId)]) -> Vec<MergeRow> {
        let mut files: BTreeMap<FactId, Vec<(usize, FactId)>> = BTreeMap::new();
        for (file, id) in brought {
            files.entry(*id).or_default().push((*file, *id));
        }
        let row = |(id, brought): (FactId, Vec<(usize, FactId)>)| MergeRow {
            spot: RowTarget::Decision(item, id),
            whole: self.union.whole_of(item),
            kind: MergeRowKind::Decision,
            before: Vec::new(),
            mine: Vec::new(),
            theirs: vec![self.one(Value::Nothing, &brought)],
            here: self.here(item),
            left: self.left(item),
            asked: true,
            reused: self.reused.contains(&id),
            fields: Vec::new(),
        };
        files.into_iter().map(row).collect()
    }

    fn one(&self, value: Value, brought: &[(usize, FactId)]) -> IncomingValue {
        let facts = || brought.iter().filter_map(|(_, id)| self.union.fact(*id));
        IncomingValue {
            value,
            files: brought.iter().map(|(file, _)| *file).collect(),
            by: facts().map(|fact| fact.by.clone()).collect(),
            at: facts().map(|fact| fact.at).max().unwrap_or(WallTime(0)),
        }
    }

    fn is_reused(&self, brought: &[(usize, FactId)]) -> bool {
        brought.iter().any(|(_, id)| self.reused.contains(id))
    }

    fn asked_of(&self, file: usize, ask: impl Fn(&AskedScope) -> bool) -> bool {
        self.asked.get(file).is_some_and(ask)
    }
}
