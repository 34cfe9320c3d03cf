//! Lines of the record: the actions that match the filter, by day, with what the user may do with each. Actions of one
//! edit session are one line. Evaluated lazily: only as many actions are looked at as are shown.

use crate::{
    browser::clock,
    route::RecordFilter,
    words::{fields, general},
};
use ledger::{
    Due, FactId, Field, Ledger, Value,
    history::{ChangeDetail, EditSession, HistoryEntry, HistoryFilter, RecordedChange},
};
use std::collections::HashSet;

/// A line of the list.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum RecordLine {
    /// Heading of a day, and the number of headings before it (clocks disagree, so a day may recur).
    Day(Option<Due>, usize),
    /// An action, or an edit session of several.
    Action(RecordedAction),
}

/// An action in the list, or an edit session of several.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct RecordedAction {
    /// Its id; of several, that of the last.
    pub action: FactId,
    /// Id of the first of several; the same id if it is one.
    pub first: FactId,
    /// Number of actions.
    pub steps: usize,
    /// Whether it was undone.
    pub taken_back: bool,
    /// What the user may do with it.
    pub can: AllowedUndo,
}

/// What the user may do with an action in the record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum AllowedUndo {
    /// Only read it.
    Read,
    /// The user's own action: undo down to it.
    Undo,
    /// The user's own undo: redo up to it.
    Redo,
}

/// Lines that are listed, and whether there are more.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RecordPage {
    /// Days and actions, newest first.
    pub lines: Vec<RecordLine>,
    /// Number of actions; an edit session counts once.
    pub actions: usize,
    /// Whether earlier actions match the filter too.
    pub more: bool,
}

/// First lines of the actions that match the filter, for this user.
pub fn listed(ledger: &Ledger, filter: &RecordFilter, most: usize, me: &str) -> RecordPage {
    let conditions = HistoryFilter {
        by: filter.by.clone(),
        item: filter.item,
        from: filter.from.map(clock::start_of_day),
        until: filter.until.map(clock::end_of_day),
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

/// Whether an action mentions this text: in the name of its author, item or field, or in a value.
fn speaks_of(ledger: &Ledger, entry: &HistoryEntry, text: &str) -> bool {
    if text.is_empty() || general::or_someone(entry.by).contains(text) {
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
                Value::Text(_) if *field == Field::Progress => fields::value(*field, value).contains(text),
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
