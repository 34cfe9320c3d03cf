//! The lines of the record: which actions pass the sieve, day by day, and what their reader may do with each; what was
//! written into one field in one sitting is one line. Walked lazily: only as many actions are looked at as are shown.

use crate::{
    browser::clock,
    route::RecordFilter,
    words::{fields, said},
};
use ledger::{
    Due, FactId, Field, Ledger, Value,
    history::{ChangeDetail, EditSession, HistoryEntry, HistoryFilter, RecordedChange},
};
use std::collections::HashSet;

/// A line of the list.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum RecordLine {
    /// The day of the actions that follow, and how many days stand before it (clocks disagree, and days recur).
    Day(Option<Due>, usize),
    /// An action, or a sitting of several.
    Action(RecordedAction),
}

/// An action in the list, or a sitting of several.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct RecordedAction {
    /// Its name; of several, the last.
    pub action: FactId,
    /// The first of several; the same if it is one.
    pub first: FactId,
    /// How many.
    pub steps: usize,
    /// Whether it was taken back.
    pub taken_back: bool,
    /// What its reader may do with it.
    pub can: AllowedUndo,
}

/// What a person may do with an action in the record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum AllowedUndo {
    /// Only read it.
    Read,
    /// Her own: undo down to it.
    Undo,
    /// Her own undoing: redo up to it.
    Redo,
}

/// What is listed, and whether there is more.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RecordPage {
    /// Days and actions, newest first.
    pub lines: Vec<RecordLine>,
    /// How many actions; what was written in one sitting counts once.
    pub actions: usize,
    /// Whether earlier ones pass the sieve too.
    pub more: bool,
}

/// The first lines of what passes the filter, for this person.
pub fn listed(ledger: &Ledger, filter: &RecordFilter, most: usize, me: &str) -> RecordPage {
    let conditions = HistoryFilter {
        by: filter.by.clone(),
        item: filter.item,
        from: filter.from.map(clock::start_of),
        until: filter.until.map(clock::end_of),
    };
    let redo: HashSet<FactId> = ledger.redo_steps(me).collect();
    let mut found = RecordPage::default();
    let mut day = None;
    let mut days = 0;
    let passing = ledger
        .sittings(&conditions)
        .filter(|sitting| sitting.steps().any(|entry| speaks_of(ledger, entry, &filter.text)));
    for sitting in passing {
        let entry = sitting.newest();
        if found.actions == most {
            found.more = true;
            break;
        }
        let today = clock::day(entry.at);
        if found.actions == 0 || day != today {
            found.lines.push(RecordLine::Day(today, days));
            (day, days) = (today, days + 1);
        }
        found.actions += 1;
        found.lines.push(RecordLine::Action(RecordedAction {
            action: entry.action,
            first: sitting.first().action,
            steps: sitting.count(),
            taken_back: entry.undone_by.is_some(),
            can: can(ledger, &sitting, me, &redo),
        }));
    }
    found
}

fn can(ledger: &Ledger, sitting: &EditSession, me: &str, redo: &HashSet<FactId>) -> AllowedUndo {
    let entry = sitting.first();
    if entry.by != me || entry.undone_by.is_some() {
        AllowedUndo::Read
    } else if redo.contains(&entry.action) {
        AllowedUndo::Redo
    } else if ledger.is_undo(entry.action) {
        AllowedUndo::Read
    } else {
        AllowedUndo::Undo
    }
}

/// Whether an action speaks of this text: in the name of its author, its item or its field, or in a value.
fn speaks_of(ledger: &Ledger, entry: &HistoryEntry, text: &str) -> bool {
    if text.is_empty() || said::or_someone(entry.by).contains(text) {
        return true;
    }
    let speaks = |deed: &RecordedChange| deed_speaks_of(ledger, deed, text);
    if entry.facts() == 1 {
        speaks(&entry.first())
    } else {
        entry.deeds().iter().any(speaks)
    }
}

fn deed_speaks_of(ledger: &Ledger, deed: &RecordedChange, text: &str) -> bool {
    let named = |item| ledger.text(item, Field::Title).contains(text);
    if deed.item.is_some_and(named) {
        return true;
    }
    match &deed.what {
        ChangeDetail::Set { field, from, to } => {
            let holds = |value: &Value| match value {
                Value::Text(_) if *field == Field::Progress => said::value(*field, value).contains(text),
                Value::Text(words) => words.contains(text),
                _ => false,
            };
            fields::field(*field).contains(text) || holds(to) || from.iter().any(|value| holds(value))
        }
        ChangeDetail::Removed { reason } => reason.contains(text),
        ChangeDetail::Decided(decision) => decision.reason.contains(text),
        ChangeDetail::Added { kind, .. } => fields::kind(*kind).contains(text),
        ChangeDetail::Restored | ChangeDetail::NotUnderstood => false,
    }
}
