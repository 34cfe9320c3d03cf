//! Problems of another table as edits of an open checklist, once a person has settled which row is which problem. They go through the
//! preview of a merge as any other file; a row that is not in the table removes nothing.

use crate::fact_recorder::FactRecorder;
use crate::incoming::ProblemMatch;
use ledger::merge::IncomingFile;
use ledger::{Command, ContentHash, Draft, Field, ItemId, Kind, Ledger, Refusal, Setup, Value, WallTime, Zone};

/// File that a table came from.
#[derive(Clone, Copy, Debug)]
pub struct TableSource<'a> {
    /// Name of the file.
    pub name: &'a str,
    /// Who takes it in.
    pub by: &'a str,
    /// When.
    pub at: WallTime,
    /// The clock by which that is a day.
    pub zone: Zone,
}

/// Edits of a table, and what the checklist refuses of it, with the title of the row.
#[derive(Clone, Debug)]
pub struct TableEdits {
    /// The file as the merge takes it.
    pub incoming: IncomingFile,
    /// What was refused.
    pub refused: Vec<(String, Refusal)>,
}

/// Problems of a table that was read and accepted: number and title, in order.
pub fn problems_of(setup: &Setup) -> Vec<(&str, &str)> {
    let problems = setup.items.iter().filter(|draft| draft.kind == Kind::Problem);
    problems
        .map(|draft| (text_of(draft, Field::Number), text_of(draft, Field::Title)))
        .collect()
}

fn text_of(draft: &Draft, field: Field) -> &str {
    let found = draft.fields.iter().find(|(own, _)| *own == field);
    found.and_then(|(_, value)| value.as_text()).unwrap_or_default()
}

/// Edits that make the checklist say what a table says. `chosen` is what was settled for each problem of the table, in order.
pub fn edits(ledger: &Ledger, setup: &Setup, chosen: &[ProblemMatch], source: TableSource) -> TableEdits {
    let mut hash = ContentHash::default();
    hash.update(format!("{:?} {} {} {chosen:?} {setup:?}", source.at, source.by, source.name).as_bytes());
    let digest = hash.finish();
    let mut recorder = FactRecorder::of(ledger.clone(), &digest, source.by, source.at, source.zone);
    let mut refused = Vec::new();
    let problems = setup.items.iter().filter(|draft| draft.kind == Kind::Problem);
    for (draft, found) in problems.zip(chosen) {
        let commands = match found {
            ProblemMatch::New => vec![Command::AddPart {
                under: None,
                draft: Draft {
                    // Its group stands in the table alone; a person puts it where it belongs.
                    group: None,
                    ..draft.clone()
                },
            }],
            ProblemMatch::SameTitle(id) => changes(ledger, *id, draft, false),
            ProblemMatch::SameNumber(id, _) | ProblemMatch::Similar(id, _) => changes(ledger, *id, draft, true),
        };
        for command in commands {
            if let Err(refusal) = recorder.act(&command) {
                refused.push((text_of(draft, Field::Title).to_owned(), refusal));
            }
        }
    }
    TableEdits {
        incoming: IncomingFile::edits(source.name, source.by, source.at, recorder.facts),
        refused,
    }
}

/// Fields of a table's row that differ, and measures that are not there yet.
fn changes(ledger: &Ledger, problem: ItemId, draft: &Draft, with_title: bool) -> Vec<Command> {
    let is_said = |field: Field| match field {
        // Where a row stands, and how it was printed, is the table's own.
        Field::Group | Field::Order | Field::Printed | Field::Number => false,
        Field::Title => with_title,
        _ => true,
    };
    let differs = |field: Field, value: &Value| match field {
        Field::Progress => Value::from(ledger.progress(problem)) != *value,
        field => ledger.value(problem, field) != Some(value),
    };
    let fields = draft
        .fields
        .iter()
        .filter(|(field, value)| is_said(*field) && differs(*field, value));
    let set = fields.map(|(field, value)| Command::Set {
        item: problem,
        field: *field,
        value: value.clone(),
    });
    let measures = ledger.parts(problem, Kind::Measure);
    let is_there = |part: &&Draft| {
        let title = text_of(part, Field::Title);
        measures
            .iter()
            .any(|measure| ledger.text(*measure, Field::Title) == title)
    };
    let parts = draft
        .parts
        .iter()
        .filter(|part| part.kind == Kind::Measure && !is_there(part));
    let add = parts.map(|part| Command::AddPart {
        under: Some(problem),
        draft: part.clone(),
    });
    set.chain(add).collect()
}
