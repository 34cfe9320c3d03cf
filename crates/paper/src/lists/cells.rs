//! Cells of lists: what a row says in a column, by what the row is about.

use super::rows::Entry;
use crate::document::Line;
use crate::record::{Act, Evidence, Handout, Problem, Record};
use crate::table::{Cell, Tone, Typed};
use crate::terms::{CountedAs, Due, Field, Lateness, Progress};
use crate::words;

/// Cell of a row about a problem; empty in other rows.
pub(super) fn of_problem(entry: &Entry, say: impl Fn(&Problem) -> Cell) -> Cell {
    entry.problem().map_or_else(Cell::default, say)
}

/// Cell of a row about a piece of evidence; empty in other rows.
pub(super) fn of_evidence(entry: &Entry, say: impl Fn(&Evidence) -> Cell) -> Cell {
    entry.evidence().map_or_else(Cell::default, say)
}

/// Cell of a row about a handout; empty in other rows.
pub(super) fn of_handout(entry: &Entry, say: impl Fn(&Handout) -> Cell) -> Cell {
    entry.handout().map_or_else(Cell::default, say)
}

/// Cell of a row about a look-back; empty in other rows.
pub(super) fn of_lookback(entry: &Entry, say: impl Fn(&Act) -> Cell) -> Cell {
    entry.lookback().map_or_else(Cell::default, |(act, _)| say(act))
}

/// Words about the problem of a row.
pub(super) fn of(entry: &Entry, say: impl Fn(&Problem) -> Line) -> Cell {
    of_problem(entry, |problem| Cell::words(say(problem)))
}

pub(super) fn field(entry: &Entry, field: Field) -> Cell {
    of(entry, |problem| problem.get(field).into())
}

/// Responsible name: of a measure, if it names somebody; otherwise of its problem.
pub(super) fn name(entry: &Entry, field: Field) -> Cell {
    let own = entry.measure().map_or("", |measure| measure.words.get(field));
    of(entry, |problem| match own {
        "" => problem.get(field).into(),
        own => own.into(),
    })
}

pub(super) fn due(entry: &Entry) -> Cell {
    let Some(problem) = entry.problem() else {
        return Cell::default();
    };
    let own = entry.measure().filter(|measure| measure.due.is_some());
    let (due, long_term, tone) = match own {
        Some(measure) => (measure.due, measure.long_term, Tone::Plain),
        None => (problem.due, problem.long_term, tone_of_date(problem.lateness)),
    };
    let printed = problem.get(Field::DueText);
    match (due, long_term) {
        (None, _) if !printed.is_empty() => Cell::words(printed),
        (due, false) => date(due).toned(tone),
        (due, true) => Cell::words(words::term(due, true)).toned(tone),
    }
}

/// 完成日期 of a measure, or else of its problem, as far as it is written down.
pub(super) fn finished_on(entry: &Entry) -> Cell {
    of_problem(entry, |problem| {
        let own = entry.measure().map(|measure| measure.words.get(Field::FinishedOn));
        date(own.unwrap_or_else(|| problem.get(Field::FinishedOn)).parse().ok())
    })
}

pub(super) fn date(due: Option<Due>) -> Cell {
    let Some(due) = due else { return Cell::default() };
    Cell {
        text: words::date(due).into(),
        typed: match due {
            Due::Day(day) => Typed::Day(day),
            Due::Month(_) | Due::Year(_) => Typed::Words,
        },
        ..Cell::default()
    }
}

pub(super) fn tone_of_date(lateness: Lateness) -> Tone {
    match lateness {
        Lateness::Late(_) => Tone::Late,
        // That it was finished late is history.
        Lateness::NoDate
        | Lateness::InTime(_)
        | Lateness::Finished { .. }
        | Lateness::ClosedInTime(_)
        | Lateness::ClosedLate(_) => Tone::Plain,
    }
}

pub(super) fn progress(entry: &Entry) -> Cell {
    let own = entry.measure().map(|measure| measure.progress);
    let Some(step) = own.or(entry.problem().map(|problem| problem.progress)) else {
        return Cell::default();
    };
    let tone = if step == Progress::Done {
        Tone::Done
    } else {
        Tone::Plain
    };
    Cell::words(words::progress(step)).toned(tone)
}

/// Result of a problem that is done; of an open one, the effect so far.
pub(super) fn outcome(problem: &Problem) -> String {
    let order = match problem.counted {
        CountedAs::Done => [Field::Outcome, Field::Rectification, Field::CurrentEffect],
        CountedAs::UnderWay | CountedAs::NotStarted | CountedAs::LeftOut => {
            [Field::CurrentEffect, Field::Rectification, Field::Outcome]
        }
    };
    let texts = order.map(|field| problem.get(field));
    texts.into_iter().find(|text| !text.is_empty()).unwrap_or("").to_owned()
}

pub(super) fn figures(problem: &Problem) -> Line {
    let figures = problem.figures.iter();
    let figures: Vec<String> = figures
        .map(|(title, amount, unit)| format!("{title}{amount}{unit}"))
        .collect();
    figures.join("\n").into()
}

pub(super) fn evidence(problem: &Problem, record: &Record) -> Line {
    let cited = problem.evidence.iter().filter_map(|place| record.evidence.get(*place));
    let cited: Vec<String> = cited.map(|one| format!("{}.{}", one.number, one.title)).collect();
    cited.join("\n").into()
}

pub(super) fn proves(entry: &Entry, record: &Record) -> Cell {
    of_evidence(entry, |one| {
        let problems = record.problems.iter();
        let proved = problems.filter(|problem| one.problems.contains(&problem.id));
        let titles: Vec<String> = proved.map(|problem| problem.title.clone()).collect();
        Cell::words(titles.join("\n"))
    })
}
