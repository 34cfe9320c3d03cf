//! Index of actions: which facts each consists of, their order, and which action takes back which. Used by undo and
//! by the record. Holds ids, no values. Kept up to date by the fold; a further fact costs the logarithm of their
//! number.

use super::chronicle::Chronicle;
use crate::{Fact, FactId};
use std::{
    collections::{BTreeSet, HashMap},
    sync::{Arc, OnceLock},
};

/// Position of an action in the record: logical time of its first fact, then its id.
pub(crate) type ActionPlace = (u64, FactId);

#[derive(Clone, Debug, Default)]
pub(crate) struct ActionIndex {
    all: HashMap<FactId, Action>,
    people: HashMap<Arc<str>, BTreeSet<ActionPlace>>,
    /// By an action, those that take it back.
    undone_by: HashMap<FactId, BTreeSet<FactId>>,
    /// Their order in time, once it was asked for.
    chronicle: OnceLock<Chronicle>,
}

/// The facts that one person recorded at one stroke.
#[derive(Clone, Debug)]
pub(crate) struct Action {
    /// The first fact in logical time (the smallest id of several): it stands for the action.
    first: (u64, FactId),
    pub by: Arc<str>,
    /// The action that it takes back.
    pub undoes: Option<FactId>,
    /// The other facts. Most actions have none.
    rest: Vec<FactId>,
}

impl Action {
    pub fn facts(&self) -> impl Iterator<Item = FactId> + '_ {
        std::iter::once(self.first.1).chain(self.rest.iter().copied())
    }

    pub fn first(&self) -> FactId {
        self.first.1
    }
}

impl ActionIndex {
    /// Their order in time; of all these facts.
    pub fn chronicle<'a>(&self, facts: impl IntoIterator<Item = &'a Fact>) -> &Chronicle {
        self.chronicle.get_or_init(|| Chronicle::of(facts))
    }

    pub fn add(&mut self, fact: &Fact) {
        match self.chronicle.get_mut() {
            Some(chronicle) if chronicle.is_next(fact) => chronicle.append(fact),
            Some(_) => self.chronicle = OnceLock::new(),
            None => {}
        }
        let name = fact.action;
        if let Some(undone) = fact.undoes {
            self.undone_by.entry(undone).or_default().insert(name);
        }
        let first = (fact.time, fact.id);
        let Some(action) = self.all.get_mut(&name) else {
            let action = Action {
                first,
                by: fact.by.clone(),
                undoes: fact.undoes,
                rest: Vec::new(),
            };
            self.all.insert(name, action);
            self.place_at(&fact.by, (fact.time, name));
            return;
        };
        if first > action.first {
            action.rest.push(fact.id);
            return;
        }
        let (time, old_first) = std::mem::replace(&mut action.first, first);
        action.rest.push(old_first);
        action.undoes = fact.undoes;
        let old_by = std::mem::replace(&mut action.by, fact.by.clone());
        if let Some(own) = self.people.get_mut(&old_by) {
            own.remove(&(time, name));
        }
        self.place_at(&fact.by, (fact.time, name));
    }

    fn place_at(&mut self, by: &Arc<str>, place: ActionPlace) {
        if let Some(own) = self.people.get_mut(by) {
            own.insert(place);
        } else {
            self.people.insert(by.clone(), BTreeSet::from([place]));
        }
    }

    pub fn get(&self, action: FactId) -> Option<&Action> {
        self.all.get(&action)
    }

    pub fn place(&self, action: FactId) -> Option<ActionPlace> {
        self.all.get(&action).map(|found| (found.first.0, action))
    }

    /// The actions of one person, newest first.
    pub fn of(&self, by: &str) -> impl Iterator<Item = FactId> + '_ {
        let own = self.people.get(by).into_iter();
        own.flat_map(|own| own.iter().rev()).map(|(_, action)| *action)
    }

    /// The action of this person directly before this one in the record.
    pub fn before(&self, by: &str, action: FactId) -> Option<FactId> {
        let place = self.place(action)?;
        let before = self.people.get(by)?.range(..place).next_back();
        before.map(|(_, action)| *action)
    }

    /// Everyone who recorded anything.
    pub fn people(&self) -> impl Iterator<Item = &str> {
        let busy = self.people.iter().filter(|(_, own)| !own.is_empty());
        busy.map(|(by, _)| &**by)
    }

    /// The action of the same person that takes this one back, if there is one.
    pub fn undone_by(&self, action: FactId) -> Option<FactId> {
        let by = &self.get(action)?.by;
        let undoing = self.undone_by.get(&action)?;
        undoing
            .iter()
            .copied()
            .find(|undo| self.get(*undo).is_some_and(|undo| undo.by == *by))
    }
}
