//! The directory of people and departments: everybody who was entered or is only named, with the problems that name them.

use crate::{Field, ItemId, Kind, Ledger, NamesOf, work::people};
use std::collections::HashMap;

/// Somebody, or some department, in the directory.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DirectoryEntry {
    /// The name.
    pub name: String,
    /// The items entered under this name: none if it is only used, several after a merge.
    pub items: Vec<ItemId>,
    /// The problems that name it, in the order of reading: in a field of their own or of their measures.
    pub problems: Vec<ItemId>,
}

/// Everybody who was entered or is named.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Directory {
    /// People: those entered in their order, then the others in the order of reading.
    pub people: Vec<DirectoryEntry>,
    /// Departments and other units, likewise.
    pub departments: Vec<DirectoryEntry>,
}

impl Ledger {
    /// The items of a kind that are there, in order: for kinds that stand on their own.
    pub fn standing_alone(&self, kind: Kind) -> Vec<ItemId> {
        let ids = self.items.values().filter(|item| item.kind() == Some(kind));
        let mut ids: Vec<ItemId> = ids.map(|item| item.id).filter(|id| self.is_there(*id)).collect();
        ids.sort_by_cached_key(|id| self.rank(*id));
        ids
    }

    /// The directory of people and departments, with those who are named but not entered.
    pub fn directory(&self) -> Directory {
        let mut people = Names::entered(self, Kind::Person);
        let mut departments = Names::entered(self, Kind::Department);
        for problem in self.outline().problems() {
            for field in Field::naming_responsible() {
                for name in self.names_of(problem, field) {
                    let person = match field.names_of() {
                        Some(NamesOf::Departments) => false,
                        // A helper may be either; one who is not known as a person is taken for a unit (配合单位).
                        Some(NamesOf::Helpers) => people.places.contains_key(&name),
                        Some(NamesOf::People | NamesOf::Other) | None => true,
                    };
                    let list = if person { &mut people } else { &mut departments };
                    list.named(problem, name);
                }
            }
        }
        Directory {
            people: people.list,
            departments: departments.list,
        }
    }

    /// The names in a field of a problem and of its measures, each once, in the order of reading.
    pub fn names_of(&self, problem: ItemId, field: Field) -> Vec<String> {
        let mut all = self.names_in(problem, field);
        for measure in self.parts(problem, Kind::Measure) {
            for name in self.names_in(measure, field) {
                if !all.contains(&name) {
                    all.push(name);
                }
            }
        }
        all
    }
}

/// A list of the directory under way.
struct Names {
    list: Vec<DirectoryEntry>,
    places: HashMap<String, usize>,
}

impl Names {
    fn entered(ledger: &Ledger, kind: Kind) -> Names {
        let mut names = Names {
            list: Vec::new(),
            places: HashMap::new(),
        };
        for item in ledger.standing_alone(kind) {
            let title = ledger.text(item, Field::Title);
            let listed = match kind {
                Kind::Person => ledger.listed_person(item),
                _ => <[String; 1]>::try_from(people::names(title)).ok().map(|[name]| name),
            };
            let name = listed.unwrap_or_else(|| title.to_owned());
            if let Some(entered) = names.of(name) {
                entered.items.push(item);
            }
        }
        names
    }

    fn of(&mut self, name: String) -> Option<&mut DirectoryEntry> {
        let place = *self.places.entry(name).or_insert_with_key(|name| {
            self.list.push(DirectoryEntry {
                name: name.clone(),
                ..DirectoryEntry::default()
            });
            self.list.len() - 1
        });
        self.list.get_mut(place)
    }

    fn named(&mut self, problem: ItemId, name: String) {
        if let Some(entered) = self.of(name)
            && entered.problems.last() != Some(&problem)
        {
            entered.problems.push(problem);
        }
    }
}
