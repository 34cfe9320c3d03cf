//! The record (记录): every action as data for a sentence: who did what, when, from what to what. The sentences stand
//! with the app's words. Entries are read only when they are asked for, so a record of 100,000 facts is walked
//! without looking into them.

mod compare;
mod edit_session;

pub use compare::{Difference, compare};
pub use edit_session::EditSession;

use crate::state::chronicle::Chronicle;
use crate::{Body, Decision, Fact, FactId, Field, Item, ItemId, Kind, Ledger, Value, WallTime};
use std::collections::BTreeSet;

/// Which part of the record is asked for. Empty: all of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HistoryFilter {
    /// Only this person's.
    pub by: Option<String>,
    /// Only what was done to this item or its parts.
    pub item: Option<ItemId>,
    /// Not before this time, by the writers' clocks.
    pub from: Option<WallTime>,
    /// Not after this time, by the writers' clocks.
    pub until: Option<WallTime>,
}

impl HistoryFilter {
    /// Whether this time lies within.
    fn has_time(&self, at: WallTime) -> bool {
        self.from.is_none_or(|from| at >= from) && self.until.is_none_or(|until| at <= until)
    }
}

/// One action in the record. Its deeds are read when they are asked for.
#[derive(Clone, Copy, Debug)]
pub struct HistoryEntry<'a> {
    ledger: &'a Ledger,
    first: &'a Fact,
    /// The action's name, for [`crate::Command::Undo`].
    pub action: FactId,
    /// Who did it.
    pub by: &'a str,
    /// When, by the writer's clock.
    pub at: WallTime,
    /// The action that it takes back, if it is an undo or a redo.
    pub undoes: Option<FactId>,
    /// The action that takes it back, if it was taken back.
    pub undone_by: Option<FactId>,
}

/// One fact of an action.
#[derive(Clone, Debug, PartialEq)]
pub struct RecordedChange<'a> {
    /// The fact.
    pub fact: &'a Fact,
    /// The item it is about; none if this version does not understand it.
    pub item: Option<ItemId>,
    /// What the fact did.
    pub what: ChangeDetail<'a>,
}

/// What was done to an item.
#[derive(Clone, Debug, PartialEq)]
pub enum ChangeDetail<'a> {
    /// It was added.
    Added {
        /// Kind of the item.
        kind: Kind,
        /// What it is a part of.
        under: Option<ItemId>,
    },
    /// A field was set.
    Set {
        /// The field.
        field: Field,
        /// What stood there for its author: nothing, one value, or the values of a conflict that this settled. A
        /// value that is not in this checklist is missing here too.
        from: Vec<&'a Value>,
        /// The new value.
        to: &'a Value,
    },
    /// It was removed.
    Removed {
        /// Why; empty in an undo, where the action that is taken back is the reason.
        reason: &'a str,
    },
    /// It was brought back.
    Restored,
    /// It was decided upon.
    Decided(&'a Decision),
    /// Something that this version does not understand.
    NotUnderstood,
}

impl Ledger {
    /// The record in the order of time, newest first; a clock that was set back is not followed
    /// ([`HistoryEntry::set_back`]). Walked lazily; a page takes some, and the next page skips them.
    pub fn history<'a>(&'a self, filter: &'a HistoryFilter) -> impl Iterator<Item = HistoryEntry<'a>> + 'a {
        let actions: Box<dyn Iterator<Item = FactId> + 'a> = match (filter.item, &filter.by) {
            (Some(item), _) => Box::new(self.actions_about(item).into_iter().rev()),
            (None, _) => Box::new(self.chronicle().newest_first()),
        };
        let entries = actions.filter_map(|action| self.entry(action));
        entries.filter(|entry| filter.by.as_ref().is_none_or(|by| entry.by == by) && filter.has_time(entry.at))
    }

    /// One action of the record.
    pub fn entry(&self, action: FactId) -> Option<HistoryEntry<'_>> {
        let found = self.actions.get(action)?;
        let first = self.fact(found.first())?;
        Some(HistoryEntry {
            ledger: self,
            first,
            action,
            by: &first.by,
            at: first.at,
            undoes: found.undoes,
            undone_by: self.undone_by(action),
        })
    }

    /// Everyone who recorded anything, in the order of names.
    pub fn people(&self) -> Vec<&str> {
        let mut people: Vec<&str> = self.actions.people().collect();
        people.sort_unstable();
        people
    }

    /// An item, its parts, and theirs, also those that were removed.
    pub fn with_parts(&self, item: ItemId) -> BTreeSet<ItemId> {
        let mut all = BTreeSet::new();
        let mut waiting = vec![item];
        while let Some(next) = waiting.pop() {
            if all.insert(next) {
                waiting.extend(self.item(next).into_iter().flat_map(Item::part_ids));
            }
        }
        all
    }

    fn chronicle(&self) -> &Chronicle {
        self.actions.chronicle(self.facts().iter())
    }

    /// The actions about an item and its parts, oldest first.
    fn actions_about(&self, item: ItemId) -> Vec<FactId> {
        let items = self.with_parts(item).into_iter().filter_map(|id| self.item(id));
        let facts = items.flat_map(|item| item.log.iter()).filter_map(|id| self.fact(*id));
        let chronicle = self.chronicle();
        let places: BTreeSet<_> = facts.filter_map(|fact| chronicle.place(fact.action)).collect();
        places.into_iter().map(|(.., action)| action).collect()
    }

    fn deed<'a>(&'a self, fact: &'a Fact) -> RecordedChange<'a> {
        let what = match &fact.body {
            Body::Add { kind, under } => ChangeDetail::Added {
                kind: *kind,
                under: *under,
            },
            Body::Set { field, value, .. } => ChangeDetail::Set {
                field: *field,
                from: self.replaced_values(fact),
                to: value,
            },
            Body::Remove { reason, .. } => ChangeDetail::Removed { reason },
            Body::Restore { .. } => ChangeDetail::Restored,
            Body::Decide { decision, .. } => ChangeDetail::Decided(decision),
            Body::Unknown => ChangeDetail::NotUnderstood,
        };
        RecordedChange {
            fact,
            item: fact.item(),
            what,
        }
    }

    fn replaced_values<'a>(&'a self, fact: &Fact) -> Vec<&'a Value> {
        let mut values: Vec<&Value> = Vec::new();
        for old in fact.replaces.iter().filter_map(|id| self.fact(*id)) {
            if let Body::Set { value, .. } = &old.body
                && !values.contains(&value)
            {
                values.push(value);
            }
        }
        values
    }
}

impl<'a> HistoryEntry<'a> {
    /// How many facts were recorded at this stroke.
    pub fn facts(&self) -> usize {
        self.ledger
            .actions
            .get(self.action)
            .map_or(0, |action| action.facts().count())
    }

    /// What a clock had shown before that this writer had seen, if the clock of this action was behind it: it was set back.
    pub fn set_back(&self) -> Option<WallTime> {
        self.ledger.chronicle().set_back(self.action)
    }

    /// What was done first.
    pub fn first(&self) -> RecordedChange<'a> {
        self.ledger.deed(self.first)
    }

    /// Everything that was done, in logical order.
    pub fn deeds(&self) -> Vec<RecordedChange<'a>> {
        let ledger = self.ledger;
        let facts = ledger.actions.get(self.action).into_iter();
        let mut facts: Vec<&Fact> = facts
            .flat_map(|action| action.facts())
            .filter_map(|id| ledger.fact(id))
            .collect();
        facts.sort_by_key(|fact| (fact.time, fact.id));
        facts.into_iter().map(|fact| ledger.deed(fact)).collect()
    }
}
