//! Parts of the checklist for a file: the whole, some problems, or what concerns one person. A part holds every fact
//! about its items, their history too, so that these items come out of the fold as they do of the whole.
//!
//! With a problem go its parts, the groups above it and the evidence it cites; with every part the round (its rules
//! too), people and departments. Milestones, opinions, draws and records of other files stay. Facts that this version
//! does not understand go with every part that has an item they name, and with all parts if they name none.

use crate::{
    Body, DecisionKind, Fact, FactId, Field, Frontier, ItemId, Kind, Ledger, NamesOf, Value, work::people::is_named,
};
use std::collections::{BTreeMap, BTreeSet};

/// A part of the checklist.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ChecklistPart {
    /// The whole checklist.
    Whole,
    /// These problems.
    Problems(Vec<ItemId>),
    /// The problems that concern this person; see [`Ledger::concerning`].
    Person(String),
}

impl Ledger {
    /// The problems that concern a person, in the order of reading: which name her as person in charge, responsible
    /// leader or helper, or do so in a measure, or stand with a department that names her as its own.
    pub fn concerning(&self, name: &str) -> Vec<ItemId> {
        let led = self.departments_of(name);
        let mut problems: Vec<ItemId> = self.outline().problems().collect();
        problems.retain(|problem| {
            let measures = self.parts(*problem, Kind::Measure);
            let mut items = std::iter::once(*problem).chain(measures);
            items.any(|item| self.concerns(item, name, &led))
        });
        problems
    }

    /// The names of the departments that this person leads or answers for.
    fn departments_of(&self, name: &str) -> Vec<&str> {
        let mut departments = self.standing_alone(Kind::Department);
        departments
            .retain(|id| self.says_person(*id, Field::Leader, name) || self.says_person(*id, Field::Person, name));
        departments.into_iter().map(|id| self.text(id, Field::Title)).collect()
    }

    fn concerns(&self, item: ItemId, name: &str, led: &[&str]) -> bool {
        Field::naming_responsible().any(|field| match field.names_of() {
            Some(NamesOf::Departments) => led.iter().any(|department| self.says(item, field, department)),
            Some(NamesOf::People | NamesOf::Helpers) => self.says_person(item, field, name),
            Some(NamesOf::Other) | None => false,
        })
    }

    /// Whether any value that stands for the field names this one; in a conflict each counts.
    fn says(&self, item: ItemId, field: Field, name: &str) -> bool {
        self.texts(item, field).any(|text| is_named(text, name))
    }

    /// Whether any value that stands for the field names this person.
    fn says_person(&self, item: ItemId, field: Field, name: &str) -> bool {
        self.texts(item, field).any(|text| self.names_person(text, name))
    }

    fn texts(&self, item: ItemId, field: Field) -> impl Iterator<Item = &str> {
        let values = self.values(item, field).into_iter();
        values.filter_map(|(_, value)| value.as_text())
    }

    /// The problems of a part that are there, in the order of reading.
    pub fn problems_in(&self, part: &ChecklistPart) -> Vec<ItemId> {
        match part {
            ChecklistPart::Whole => self.outline().problems().collect(),
            ChecklistPart::Problems(chosen) => {
                let chosen: BTreeSet<&ItemId> = chosen.iter().collect();
                self.outline().problems().filter(|id| chosen.contains(id)).collect()
            }
            ChecklistPart::Person(name) => self.concerning(name),
        }
    }

    /// The facts of a part, in the order in which they came here.
    pub fn facts_in(&self, part: &ChecklistPart) -> Vec<&Fact> {
        if *part == ChecklistPart::Whole {
            return self.all_facts().collect();
        }
        let problems = match part {
            ChecklistPart::Problems(chosen) => chosen.clone(),
            _ => self.problems_in(part),
        };
        let reached = PartReach::of(self, problems);
        let inside = |fact: &&Fact| match fact.item() {
            Some(item) => reached.items.contains(&item),
            None => reached.unknown.contains(&fact.id),
        };
        if self.clashes().len() == 0 {
            return self.facts().iter().filter(inside).collect();
        }
        // Two facts of one name go together: which of them counts depends on both.
        let named: BTreeSet<FactId> = self.all_facts().filter(inside).map(|fact| fact.id).collect();
        self.all_facts().filter(|fact| named.contains(&fact.id)).collect()
    }

    /// The items of a part: those whose every fact is in it.
    pub fn items_in(&self, part: &ChecklistPart) -> BTreeSet<ItemId> {
        match part {
            ChecklistPart::Whole => self.items.keys().copied().collect(),
            ChecklistPart::Problems(chosen) => PartReach::of(self, chosen.clone()).items,
            ChecklistPart::Person(_) => PartReach::of(self, self.problems_in(part)).items,
        }
    }
}

/// Items and unknown facts that belong to a part.
struct PartReach<'a> {
    ledger: &'a Ledger,
    items: BTreeSet<ItemId>,
    /// Facts that are not understood.
    unknown: BTreeSet<FactId>,
    waiting: Vec<ItemId>,
    /// Facts that are not understood, by the items that they name.
    naming: BTreeMap<ItemId, Vec<FactId>>,
}

impl<'a> PartReach<'a> {
    fn of(ledger: &'a Ledger, problems: Vec<ItemId>) -> PartReach<'a> {
        let mut reach = PartReach {
            ledger,
            items: BTreeSet::new(),
            unknown: BTreeSet::new(),
            waiting: problems,
            naming: BTreeMap::new(),
        };
        reach.waiting.push(ItemId::ROUND);
        let with_all = |kind| matches!(kind, Some(Kind::Person | Kind::Department));
        let people = ledger.items.values().filter(|item| with_all(item.kind()));
        reach.waiting.extend(people.map(|item| item.id));
        reach.look_at_unknown();
        reach.go_on();
        reach.add_intakes();
        reach.go_on();
        reach
    }

    fn look_at_unknown(&mut self) {
        for fact in self.ledger.all_facts().filter(|fact| !fact.is_understood()) {
            let mut named = named_in(fact);
            named.retain(|item| *item == ItemId::ROUND || self.ledger.fact(*item).is_some());
            if named.is_empty() {
                self.add_unknown(fact.id);
            }
            for item in named {
                self.naming.entry(item).or_default().push(fact.id);
            }
        }
    }

    /// A fact that is not understood may add an item; what others say of that item goes with it.
    fn add_unknown(&mut self, fact: FactId) {
        if self.unknown.insert(fact) {
            self.waiting.push(fact);
        }
    }

    fn go_on(&mut self) {
        while let Some(id) = self.waiting.pop() {
            if !self.items.insert(id) {
                continue;
            }
            for fact in self.naming.remove(&id).unwrap_or_default() {
                self.add_unknown(fact);
            }
            let Some(item) = self.ledger.item(id) else { continue };
            self.waiting.extend(item.part_ids());
            self.waiting.extend(item.under());
            for field in [Field::Group, Field::Evidence] {
                let values = self.ledger.values(id, field).into_iter();
                let ids = values.filter_map(|(_, value)| value.as_text()?.parse::<ItemId>().ok());
                self.waiting.extend(ids);
            }
        }
    }

    /// A withdrawal may count because of an intake that brought what is withdrawn: that intake goes along.
    fn add_intakes(&mut self) {
        let decisions = self.items.iter().flat_map(|item| self.ledger.decisions(*item));
        let withdrawn: Vec<FactId> = decisions
            .filter(|(_, decision)| decision.kind == DecisionKind::Withdraw)
            .filter_map(|(_, decision)| decision.answers)
            .collect();
        if withdrawn.is_empty() {
            return;
        }
        let kind = |kind| kind == Some(Kind::Intake);
        let intakes = self.ledger.items.values().filter(|item| kind(item.kind()));
        let brought = |intake: ItemId| {
            let log = self.ledger.item(intake).into_iter().flat_map(|item| item.log.iter());
            let facts = log.filter_map(|id| self.ledger.fact(*id));
            facts
                .filter_map(|fact| match &fact.body {
                    Body::Set {
                        field: Field::Brought,
                        value: Value::Text(names),
                        ..
                    } => names.parse::<Frontier>().ok(),
                    _ => None,
                })
                .any(|brought| withdrawn.iter().any(|fact| brought.contains(*fact)))
        };
        let needed: Vec<ItemId> = intakes.map(|item| item.id).filter(|id| brought(*id)).collect();
        self.waiting.extend(needed);
    }
}

/// The items that a fact names which is not understood, as far as its text can be read.
fn named_in(fact: &Fact) -> Vec<ItemId> {
    let line = fact.to_line();
    let Ok(serde_json::Value::Object(keys)) = serde_json::from_str(&line) else {
        return Vec::new();
    };
    let about = ["item", "under"].iter().filter_map(|key| keys.get(*key));
    about.filter_map(|id| id.as_str()?.parse().ok()).collect()
}
