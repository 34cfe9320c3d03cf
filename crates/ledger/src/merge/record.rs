//! Record of a merge (合并记录): who merged which files, and what became of every row. Derived from the facts alone, at
//! any time afterwards: the state before the merge is folded again, and its preview made again.

use super::{
    IncomingFile,
    preview::{ChecklistTotals, FileSummary, MergeReader},
    row::{MergeRow, MergeRowKind, Presence, RowTarget, same, values},
};
use crate::{Fact, FactId, Field, Frontier, ItemId, Ledger, Value, WallTime};
use std::collections::{BTreeSet, HashSet};

/// What became of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum RowOutcome {
    /// What came in was taken.
    Taken,
    /// What stood here was kept.
    Kept,
    /// Both stayed, for somebody to settle.
    LeftOpen,
}

/// A row with what became of it.
#[derive(Clone, Debug)]
pub struct DecidedRow {
    /// The row.
    pub row: MergeRow,
    /// Outcome of the row.
    pub how: RowOutcome,
    /// The values that stood after the merge, for a field.
    pub result: Vec<Value>,
}

/// What one merge did, file by file and row by row.
#[derive(Clone, Debug)]
pub struct MergeRecord {
    /// The action.
    pub action: FactId,
    /// Name of the person who merged.
    pub by: String,
    /// When, by the writer's clock.
    pub at: WallTime,
    /// The undoing by which it is taken back now.
    pub undone_by: Option<FactId>,
    /// The files with their intakes.
    pub files: Vec<(ItemId, FileSummary)>,
    /// Everything that differed.
    pub rows: Vec<DecidedRow>,
    /// The counts before.
    pub before: ChecklistTotals,
    /// The counts after.
    pub after: ChecklistTotals,
    /// The checklist as it was after the merge, for names and values.
    pub then: Ledger,
}

impl MergeRecord {
    /// The record of an action, if files were taken in by it.
    pub fn of(ledger: &Ledger, action: FactId) -> Option<MergeRecord> {
        let entry = ledger.entry(action)?;
        let own: Vec<FactId> = ledger.actions.get(action)?.facts().collect();
        let facts: Vec<&Fact> = own.iter().filter_map(|id| ledger.fact(*id)).collect();
        let last = facts.iter().map(|fact| fact.time).max()?;
        let intakes: Vec<ItemId> = ledger.intakes().into_iter().filter(|id| own.contains(id)).collect();
        if intakes.is_empty() {
            return None;
        }
        let brought: Vec<Frontier> = intakes.iter().map(|id| frontier(ledger, *id, Field::Brought)).collect();
        // What came in by later merges was not here yet, however early it was written.
        let merges = ledger.merges();
        let later = merges.iter().skip_while(|merge| **merge != action).skip(1);
        let later: Vec<Frontier> = later.flat_map(|merge| ledger.brought_by(*merge)).collect();
        let was_here = |fact: &Fact| {
            let here = brought.iter().any(|brought| brought.contains(fact.id));
            here || fact.time <= last && !later.iter().any(|later| later.contains(fact.id))
        };
        let then = ledger.part(was_here);
        let own: HashSet<FactId> = own.into_iter().collect();
        let is_new = |fact: &Fact| own.contains(&fact.id) || brought.iter().any(|brought| brought.contains(fact.id));
        let mine = ledger.part(|fact| was_here(fact) && !is_new(fact));
        let mut reading = MergeReader::of(&mine, entry.at);
        for (intake, brought) in intakes.iter().zip(&brought) {
            let facts = ledger.all_facts().filter(|fact| brought.contains(fact.id));
            reading.read(incoming(ledger, *intake, facts.cloned().collect()));
        }
        let preview = reading.finish(&mine);
        let rows = preview.rows.iter().map(|row| decided(&then, row)).collect();
        let mut files = preview.files;
        for (file, intake) in files.iter_mut().zip(&intakes) {
            file.basis = frontier(ledger, *intake, Field::Basis);
            file.facts = file.basis.len();
        }
        Some(MergeRecord {
            action,
            by: entry.by.to_owned(),
            at: entry.at,
            undone_by: ledger.taken_back_by(action),
            files: intakes.into_iter().zip(files).collect(),
            rows,
            before: preview.before,
            after: ChecklistTotals::of(&then),
            then,
        })
    }
}

fn frontier(ledger: &Ledger, intake: ItemId, field: Field) -> Frontier {
    ledger.text(intake, field).parse().unwrap_or_default()
}

fn incoming(ledger: &Ledger, intake: ItemId, facts: Vec<Fact>) -> IncomingFile {
    let text = |field| ledger.text(intake, field).to_owned();
    let ids = text(Field::Scope);
    let scope: BTreeSet<ItemId> = ids.split(' ').filter_map(|id| id.parse().ok()).collect();
    IncomingFile {
        name: text(Field::FileName),
        from: text(Field::Title),
        at: WallTime(0),
        sum: text(Field::FileSum),
        scope,
        is_answer: false,
        handout: text(Field::Answers).parse().ok(),
        facts,
    }
}

fn decided(then: &Ledger, row: &MergeRow) -> DecidedRow {
    let (result, how) = match row.spot {
        RowTarget::Decision(..) => (Vec::new(), RowOutcome::Taken),
        RowTarget::Field(item, field) => {
            let result = values(then, item, field);
            let how = if same(&result, &row.mine) {
                RowOutcome::Kept
            } else if result.len() > 1 && row.kind == MergeRowKind::Conflict {
                RowOutcome::LeftOpen
            } else {
                RowOutcome::Taken
            };
            (result, how)
        }
        RowTarget::Life(item) => {
            let how = match then.life(item) {
                life if life == row.here => RowOutcome::Kept,
                Presence::Contested => RowOutcome::LeftOpen,
                _ => RowOutcome::Taken,
            };
            (Vec::new(), how)
        }
    };
    DecidedRow {
        row: row.clone(),
        how,
        result,
    }
}
