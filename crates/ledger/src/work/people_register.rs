//! The register of people: those entered in the round, by which one person is one however her name is written in a field, and
//! two people of one name are two. It is derived from the entries and kept until one of them changes.

use super::person_name::{WrittenName, is_post, people};
use crate::{Field, ItemId, Kind, Ledger, NamesOf, work::people::names};
use std::collections::HashMap;

/// The people entered, by name.
#[derive(Clone, Debug, Default)]
pub(crate) struct PeopleRegister {
    entries: HashMap<String, Vec<RegisteredPerson>>,
}

/// One entry.
#[derive(Clone, Debug)]
pub(crate) struct RegisteredPerson {
    /// The item.
    pub item: ItemId,
    /// Its department, as entered or as written with the name; empty if none is known.
    department: String,
    /// Its post; empty if none is known.
    post: String,
    /// Whether the department stands with the name.
    is_told_apart: bool,
}

impl PeopleRegister {
    fn of(ledger: &Ledger) -> PeopleRegister {
        let mut register = PeopleRegister::default();
        for item in ledger.standing_alone(Kind::Person) {
            let Some((name, entry)) = registered(ledger, item) else {
                continue;
            };
            register.entries.entry(name).or_default().push(entry);
        }
        register
    }

    /// The entries under a name, in order.
    pub fn entries(&self, name: &str) -> &[RegisteredPerson] {
        self.entries.get(name).map_or(&[], Vec::as_slice)
    }

    /// Whether several people of this name are entered: of different departments, or one told apart from another.
    pub fn is_of_several(&self, name: &str) -> bool {
        let entries = self.entries(name);
        let departments = || entries.iter().map(|entry| &entry.department).filter(|d| !d.is_empty());
        let differ = departments().any(|one| departments().any(|other| one != other));
        let told = |apart: bool| entries.iter().any(|entry| entry.is_told_apart == apart);
        differ || told(true) && told(false)
    }

    /// The name under which a person is listed who is written so.
    pub fn listed_as(&self, written: &WrittenName) -> String {
        let name = &written.name;
        let entries = self.entries(name);
        if self.is_of_several(name) {
            let is = |entry: &&RegisteredPerson, words: &String| entry.department == *words || entry.post == *words;
            let meant = written
                .with
                .iter()
                .find_map(|words| entries.iter().find(|entry| is(entry, words)));
            if let Some(entry) = meant {
                return with_department(name, &entry.department);
            }
            return with_department(name, written.department().unwrap_or(""));
        }
        let known = |words: &str| {
            entries
                .iter()
                .any(|entry| entry.department == words || entry.post == words)
        };
        with_department(name, written.department().filter(|words| !known(words)).unwrap_or(""))
    }
}

fn registered(ledger: &Ledger, item: ItemId) -> Option<(String, RegisteredPerson)> {
    let written = people(ledger.text(item, Field::Title)).into_iter().next()?;
    let field = |field| names(ledger.text(item, field)).into_iter().next();
    let beside = written.department().map(str::to_owned);
    let post = || written.with.iter().find(|words| is_post(words)).cloned();
    let entry = RegisteredPerson {
        item,
        is_told_apart: beside.is_some(),
        department: beside.or_else(|| field(Field::Department)).unwrap_or_default(),
        post: field(Field::Post).or_else(post).unwrap_or_default(),
    };
    Some((written.name, entry))
}

fn with_department(name: &str, department: &str) -> String {
    match department {
        "" => name.to_owned(),
        department => format!("{name}（{department}）"),
    }
}

/// A name without the department behind it.
fn bare(name: &str) -> &str {
    name.split('（').next().unwrap_or(name)
}

/// What the register cannot tell by itself: whether two names are one person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NameQuestion {
    /// A name with a department (王芳（财务科）) is used, and one without it is entered.
    SameAsEntered {
        /// The name as it is listed.
        name: String,
        /// The entry it may be.
        entry: ItemId,
    },
    /// A name is used that several people of the register have.
    WhichOne {
        /// The name as it is listed.
        name: String,
        /// The entries it may be, and how they are listed.
        people: Vec<(ItemId, String)>,
    },
    /// Two entries have one name, and no two departments tell them apart.
    EnteredTwice {
        /// The name.
        name: String,
        /// The entries.
        entries: Vec<ItemId>,
    },
}

impl Ledger {
    /// The register of people.
    pub(crate) fn people_register(&self) -> &PeopleRegister {
        self.people.get_or_init(|| PeopleRegister::of(self))
    }

    /// The name under which a person of the register is listed; none if the entry names nobody, or several.
    pub fn listed_person(&self, item: ItemId) -> Option<String> {
        let [_] = <[WrittenName; 1]>::try_from(people(self.text(item, Field::Title))).ok()?;
        let (name, entry) = registered(self, item)?;
        let several = self.people_register().is_of_several(&name);
        Some(with_department(&name, if several { &entry.department } else { "" }))
    }

    /// The people whom a text names, as they are listed, each once, in its order.
    ///
    /// `王芳（科长）`, `科长 王芳` and `王芳` are one; `王芳（财务科）` is another unless the register says that 王芳 is of 财务科.
    pub fn people_in(&self, text: &str) -> Vec<String> {
        let register = self.people_register();
        let mut listed: Vec<String> = Vec::new();
        for written in people(text) {
            let name = register.listed_as(&written);
            if !listed.contains(&name) {
                listed.push(name);
            }
        }
        listed
    }

    /// The names in a text of this field, as they are listed.
    pub fn names_in_text(&self, text: &str, field: Field) -> Vec<String> {
        match field.names_of() {
            Some(NamesOf::People | NamesOf::Other) => self.people_in(text),
            Some(NamesOf::Helpers) => {
                // A helper who is known as a person is that person.
                let register = self.people_register();
                let known = |name: String| match people(&name).as_slice() {
                    [one] if !register.entries(&one.name).is_empty() => register.listed_as(one),
                    _ => name,
                };
                names(text).into_iter().map(known).collect()
            }
            Some(NamesOf::Departments) | None => names(text),
        }
    }

    /// The names in a field of an item, as they are listed.
    pub fn names_in(&self, item: ItemId, field: Field) -> Vec<String> {
        self.names_in_text(self.text(item, field), field)
    }

    /// Whether a text names this person. One who is written without a department, where several people have the name, may be
    /// any of them.
    pub fn names_person(&self, text: &str, name: &str) -> bool {
        let Some(name) = self.people_in(name).into_iter().next() else {
            return false;
        };
        let open = |name: &str| self.people_register().is_of_several(name);
        let may_be = |other: &str| other == name || bare(other) == bare(&name) && (open(other) || open(&name));
        self.people_in(text).iter().any(|other| may_be(other))
    }

    /// What is to be asked about names: used with a department that the entry has not, used by several, entered twice.
    pub fn name_questions(&self) -> Vec<NameQuestion> {
        let register = self.people_register();
        let mut questions = Vec::new();
        for entered in self.directory().people {
            let name = bare(&entered.name).to_owned();
            let entries = register.entries(&name);
            let several = register.is_of_several(&name);
            match (entered.items.as_slice(), entries) {
                (_, []) => {}
                ([], [first, ..]) if !several => questions.push(NameQuestion::SameAsEntered {
                    name: entered.name,
                    entry: first.item,
                }),
                ([], entries) => {
                    let listed = entries
                        .iter()
                        .map(|entry| (entry.item, with_department(&name, &entry.department)));
                    let people = listed.filter(|(_, listed)| *listed != name).collect();
                    questions.push(NameQuestion::WhichOne {
                        name: entered.name,
                        people,
                    });
                }
                ([_, _, ..], _) => questions.push(NameQuestion::EnteredTwice {
                    name: entered.name,
                    entries: entered.items,
                }),
                ([_], _) => {}
            }
        }
        questions
    }
}
