//! Edit sessions: what a person wrote into one field without a long pause and without doing anything else in between,
//! shown as one line of the record. Typing is recorded at every pause, and a record of pauses is hard to read. Only
//! the presentation is joined: every step stays a fact of its own, and undo takes the steps one by one.

use super::{ChangeDetail, HistoryEntry, HistoryFilter, RecordedChange};
use crate::{Body, Fact, FactId, Field, Ledger, Value, ValueType};
use std::collections::HashSet;

/// The longest pause within a sitting, in milliseconds.
const LONGEST_PAUSE: i64 = 10 * 60_000;

/// The value of a field that was never set.
const NOTHING: &Value = &Value::Nothing;

/// One line of the record: an action, or several that wrote into one field in one sitting.
#[derive(Clone, Debug)]
pub struct EditSession<'a> {
    newest: HistoryEntry<'a>,
    /// Earlier actions, newest first.
    earlier: Vec<HistoryEntry<'a>>,
}

impl Ledger {
    /// The record by sittings, newest first, as [`Ledger::history`] gives it by actions. Costs nothing until it is
    /// walked.
    pub fn sittings<'a>(&'a self, filter: &'a HistoryFilter) -> impl Iterator<Item = EditSession<'a>> + 'a {
        let mut told: HashSet<FactId> = HashSet::new();
        self.history(filter).filter_map(move |newest| {
            if told.remove(&newest.action) {
                return None;
            }
            let sitting = self.sitting_up_to(newest, |before| filter.has_time(before.at));
            told.extend(sitting.earlier.iter().map(|entry| entry.action));
            Some(sitting)
        })
    }

    /// The sitting between two of its actions: none if one cannot be reached from the other.
    pub fn sitting(&self, newest: FactId, first: FactId) -> Option<EditSession<'_>> {
        let mut reached = newest == first;
        let sitting = self.sitting_up_to(self.entry(newest)?, |before| {
            let further = !reached;
            reached |= before.action == first;
            further
        });
        reached.then_some(sitting)
    }

    fn sitting_up_to<'a>(
        &'a self,
        newest: HistoryEntry<'a>,
        mut further: impl FnMut(&HistoryEntry) -> bool,
    ) -> EditSession<'a> {
        let mut earlier: Vec<HistoryEntry<'a>> = Vec::new();
        while let Some(before) = self.step_before(earlier.last().unwrap_or(&newest)).filter(&mut further) {
            earlier.push(before);
        }
        EditSession { newest, earlier }
    }

    /// The action that this one continues: the same person's action directly before it, not long ago, which set the
    /// value of the same field that this one replaces. An action that was taken back is not continued by one that
    /// stands.
    fn step_before(&self, entry: &HistoryEntry) -> Option<HistoryEntry<'_>> {
        let (fact, field) = written(entry)?;
        let before = self.entry(self.actions.before(entry.by, entry.action)?)?;
        let (old, same_field) = written(&before)?;
        let pause = entry.at.0.checked_sub(before.at.0)?;
        let goes_on = fact.replaces == [old.id]
            && (fact.item(), field) == (old.item(), same_field)
            && (0..=LONGEST_PAUSE).contains(&pause)
            && before.undone_by.is_some() == entry.undone_by.is_some()
            && (before.undoes.is_some(), self.is_undo(before.action))
                == (entry.undoes.is_some(), self.is_undo(entry.action));
        goes_on.then_some(before)
    }
}

/// The one fact of an action that does nothing but to write into a field, or to put an item elsewhere in the order. What
/// is chosen (a step of progress, a date) is told each time.
fn written<'a>(entry: &HistoryEntry<'a>) -> Option<(&'a Fact, Field)> {
    let Body::Set { field, .. } = &entry.first.body else {
        return None;
    };
    let typed = field.value_type() == ValueType::Text && !field.is_rule_of_counting() || *field == Field::Order;
    (typed && entry.facts() == 1).then_some((entry.first, *field))
}

impl<'a> EditSession<'a> {
    /// The last action: it stands for the sitting.
    pub fn newest(&self) -> &HistoryEntry<'a> {
        &self.newest
    }

    /// The first action: undone back to it, all of the sitting is taken back.
    pub fn first(&self) -> &HistoryEntry<'a> {
        self.earlier.last().unwrap_or(&self.newest)
    }

    /// Every action, newest first.
    pub fn steps(&self) -> impl DoubleEndedIterator<Item = &HistoryEntry<'a>> {
        std::iter::once(&self.newest).chain(&self.earlier)
    }

    /// Number of actions in the session.
    pub fn count(&self) -> usize {
        1 + self.earlier.len()
    }

    /// What was done first by a single action; of several, what came of them all: from what stood there before the first
    /// to what the last put there.
    pub fn deed(&self) -> RecordedChange<'a> {
        let mut deed = self.newest.first();
        if let (ChangeDetail::Set { from, .. }, ChangeDetail::Set { from: before, .. }) =
            (&mut deed.what, self.first().first().what)
        {
            *from = before;
        }
        deed
    }

    /// The other way round: what a sitting of undoing took back.
    pub fn taken_back(&self) -> RecordedChange<'a> {
        let mut deed = self.deed();
        if let ChangeDetail::Set { from, to, .. } = &mut deed.what {
            let before = from.last().copied().unwrap_or(NOTHING);
            *from = vec![std::mem::replace(to, before)];
        }
        deed
    }
}
