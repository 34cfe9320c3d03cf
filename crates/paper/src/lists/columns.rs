//! Columns of lists: each defined once, with its head, its width and its cell for a row.

use super::rows::{Entry, came_back};
use crate::document::Line;
use crate::notice::text_of;
use crate::record::{Problem, Record};
use crate::table::{Align, Cell, Tone, Typed};
use crate::terms::{CloseoutStatus, CountedAs, Due, Field, HandoutState, Lateness, Progress};
use crate::words;

/// Kind of a column.
pub struct ColumnKind {
    /// Key in files.
    pub key: &'static str,
    /// Head.
    pub name: &'static str,
    /// Share of the width.
    pub width: u16,
    /// Alignment.
    pub align: Align,
    /// Cell for a row; `None` for the row's number.
    pub cell: Option<fn(&Entry, &Record) -> Cell>,
}

const fn text(key: &'static str, name: &'static str, width: u16, cell: fn(&Entry, &Record) -> Cell) -> ColumnKind {
    ColumnKind {
        key,
        name,
        width,
        align: Align::Left,
        cell: Some(cell),
    }
}

const fn short(key: &'static str, name: &'static str, width: u16, cell: fn(&Entry, &Record) -> Cell) -> ColumnKind {
    ColumnKind {
        key,
        name,
        width,
        align: Align::Centre,
        cell: Some(cell),
    }
}

/// All columns.
pub const COLUMNS: [ColumnKind; 40] = [
    ColumnKind {
        key: "number",
        name: "序号",
        width: 5,
        align: Align::Centre,
        cell: None,
    },
    short("printed_number", "原序号", 6, |entry, _| {
        of(entry, |problem| problem.get(Field::Number).into())
    }),
    text("aspect", "主要方面", 12, |entry, _| {
        of(entry, |problem| problem.path.join("\n").into())
    }),
    text("problem", "问题", 22, |entry, _| {
        of(entry, |problem| problem.title.clone().into())
    }),
    text("original", "原文", 24, |entry, _| field(entry, Field::Original)),
    text("situation", "具体内容", 24, |entry, _| {
        field(entry, Field::Situation)
    }),
    text("cause", "原因分析", 20, |entry, _| field(entry, Field::Cause)),
    text("measures", "整改措施", 28, |entry, _| {
        of(entry, |problem| text_of(problem, Field::MeasuresText).into())
    }),
    text("measure", "整改措施", 34, |entry, _| match entry {
        Entry::Measure(_, Some(measure)) => Cell::words(measure.title.as_str()),
        _ => of(entry, |problem| text_of(problem, Field::MeasuresText).into()),
    }),
    short("person", "责任人", 9, |entry, _| name(entry, Field::Person)),
    short("department", "责任部门", 10, |entry, _| {
        name(entry, Field::Department)
    }),
    short("leader", "责任领导", 9, |entry, _| name(entry, Field::Leader)),
    short("helpers", "配合单位", 10, |entry, _| name(entry, Field::Helpers)),
    text("similar", "举一反三", 18, |entry, _| field(entry, Field::Similar)),
    short("type", "整改类型", 8, |entry, _| {
        field(entry, Field::RectificationType)
    }),
    short("due", "完成时限", 11, |entry, _| due(entry)),
    short("first_due", "原定时限", 11, |entry, _| match entry.problem() {
        Some(problem) => date(problem.first_due),
        None => Cell::default(),
    }),
    short("lateness", "距时限", 9, |entry, _| match entry.problem() {
        Some(problem) => Cell::words(words::lateness(problem.lateness)).toned(tone_of_date(problem.lateness)),
        None => Cell::default(),
    }),
    short("progress", "整改进展", 9, |entry, _| progress(entry)),
    text("rectification", "整改情况", 28, |entry, _| {
        field(entry, Field::Rectification)
    }),
    text("outcome", "整改成效", 28, |entry, _| {
        of(entry, |problem| outcome(problem).into())
    }),
    text("next_steps", "下一步举措", 22, |entry, _| {
        field(entry, Field::NextSteps)
    }),
    text("figures", "成效数据", 16, |entry, _| of(entry, figures)),
    text("regulations", "制度", 18, |entry, _| {
        of(entry, |problem| problem.regulations.join("\n").into())
    }),
    text("evidence", "佐证材料", 20, |entry, record| {
        of(entry, |problem| evidence(problem, record))
    }),
    short("status", "销号", 9, |entry, _| match entry.problem() {
        Some(problem) => {
            let struck = problem.status == CloseoutStatus::StruckOff;
            Cell::words(words::status(problem.status)).toned(if struck { Tone::Done } else { Tone::Plain })
        }
        None => Cell::default(),
    }),
    text("remarks", "备注", 14, |entry, _| field(entry, Field::Remarks)),
    text("document", "材料名称", 34, |entry, _| match entry {
        Entry::Evidence(one) => Cell::words(one.title.as_str()),
        _ => Cell::default(),
    }),
    short("doc_number", "文号", 16, |entry, _| match entry {
        Entry::Evidence(one) => Cell::words(one.doc_number.as_str()),
        _ => Cell::default(),
    }),
    short("dated", "日期", 12, |entry, _| match entry {
        Entry::Evidence(one) => date(one.dated),
        _ => Cell::default(),
    }),
    short("pages", "页数", 6, |entry, _| match entry {
        Entry::Evidence(one) => one.pages.map_or_else(Cell::default, |pages| Cell {
            text: pages.to_string().into(),
            typed: Typed::Number(pages),
            ..Cell::default()
        }),
        _ => Cell::default(),
    }),
    text("kept_at", "存放处", 14, |entry, _| match entry {
        Entry::Evidence(one) => Cell::words(one.kept_at.as_str()),
        _ => Cell::default(),
    }),
    text("proves", "证明的问题", 34, proves),
    short("handed_to", "交给", 12, |entry, _| match entry {
        Entry::Handout(one) => Cell::words(one.to.as_str()),
        _ => Cell::default(),
    }),
    short("handed_on", "交办日期", 12, |entry, _| match entry {
        Entry::Handout(one) => date(one.on),
        _ => Cell::default(),
    }),
    text("asked", "要求", 30, |entry, _| match entry {
        Entry::Handout(one) => Cell::words(one.asked.as_str()),
        _ => Cell::default(),
    }),
    short("reply_by", "要求交回", 12, |entry, _| match entry {
        Entry::Handout(one) => date(one.reply_by),
        _ => Cell::default(),
    }),
    short("received", "交回日期", 12, |entry, _| match entry {
        Entry::Handout(one) => one.received.last().map_or_else(Cell::default, |due| date(Some(*due))),
        _ => Cell::default(),
    }),
    short("standing", "情况", 12, |entry, _| match entry {
        Entry::Handout(one) => {
            let late = matches!(one.standing, HandoutState::Overdue(_) | HandoutState::ReceivedLate(_));
            Cell::words(words::standing(one.standing)).toned(if late { Tone::Late } else { Tone::Plain })
        }
        _ => Cell::default(),
    }),
    short("struck_off", "销号日期", 12, |entry, _| match entry {
        Entry::Lookback(_, _, before) => date(before.map(|act| act.on)),
        _ => match entry.problem().and_then(|problem| problem.closing.last()?.struck_off()) {
            Some(act) => date(Some(act.on)),
            None => Cell::default(),
        },
    }),
];

/// Columns of the record of look-backs.
pub const LOOKBACK_COLUMNS: [ColumnKind; 4] = [
    short("checked_on", "回头看日期", 12, |entry, _| match entry {
        Entry::Lookback(_, act, _) => date(Some(act.on)),
        _ => Cell::default(),
    }),
    short("checked_by", "检查人", 10, |entry, _| match entry {
        Entry::Lookback(_, act, _) => Cell::words(act.by.as_str()),
        _ => Cell::default(),
    }),
    short("found", "结果", 12, |entry, _| match entry {
        Entry::Lookback(_, act, _) if came_back(act) => Cell::words(words::CAME_BACK).toned(Tone::Late),
        Entry::Lookback(..) => Cell::words(words::HOLDS),
        _ => Cell::default(),
    }),
    text("remark", "说明", 30, |entry, _| match entry {
        Entry::Lookback(_, act, _) => Cell::words(act.reason.as_str()),
        _ => Cell::default(),
    }),
];

/// Column of a key.
pub fn column(key: &str) -> Option<&'static ColumnKind> {
    COLUMNS.iter().chain(&LOOKBACK_COLUMNS).find(|column| column.key == key)
}

fn of(entry: &Entry, say: impl Fn(&Problem) -> Line) -> Cell {
    entry
        .problem()
        .map_or_else(Cell::default, |problem| Cell::words(say(problem)))
}

fn field(entry: &Entry, field: Field) -> Cell {
    of(entry, |problem| problem.get(field).into())
}

/// Responsible name: of a measure, if it names somebody; otherwise of its problem.
fn name(entry: &Entry, field: Field) -> Cell {
    let own = match entry {
        Entry::Measure(_, Some(measure)) => measure.words.get(field),
        _ => "",
    };
    of(entry, |problem| match own {
        "" => problem.get(field).into(),
        own => own.into(),
    })
}

fn due(entry: &Entry) -> Cell {
    let (due, long_term, tone) = match entry {
        Entry::Measure(_, Some(measure)) if measure.due.is_some() => (measure.due, measure.long_term, Tone::Plain),
        _ => match entry.problem() {
            Some(problem) => (problem.due, problem.long_term, tone_of_date(problem.lateness)),
            None => return Cell::default(),
        },
    };
    let printed = entry.problem().map_or("", |problem| problem.get(Field::DueText));
    match (due, long_term) {
        (None, _) if !printed.is_empty() => Cell::words(printed),
        (due, false) => date(due).toned(tone),
        (due, true) => Cell::words(words::term(due, true)).toned(tone),
    }
}

fn date(due: Option<Due>) -> Cell {
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

fn tone_of_date(lateness: Lateness) -> Tone {
    match lateness {
        Lateness::Late(_) | Lateness::ClosedLate(_) => Tone::Late,
        Lateness::NoDate | Lateness::InTime(_) | Lateness::ClosedInTime(_) => Tone::Plain,
    }
}

fn progress(entry: &Entry) -> Cell {
    let step = match entry {
        Entry::Measure(_, Some(measure)) => measure.progress,
        _ => match entry.problem() {
            Some(problem) => problem.progress,
            None => return Cell::default(),
        },
    };
    let tone = if step == Progress::Done {
        Tone::Done
    } else {
        Tone::Plain
    };
    Cell::words(words::progress(step)).toned(tone)
}

/// Result of a problem that is done; of an open one, the effect so far.
fn outcome(problem: &Problem) -> String {
    let order = match problem.counted {
        CountedAs::Done => [Field::Outcome, Field::Rectification, Field::CurrentEffect],
        CountedAs::UnderWay | CountedAs::NotStarted | CountedAs::LeftOut => {
            [Field::CurrentEffect, Field::Rectification, Field::Outcome]
        }
    };
    let texts = order.map(|field| problem.get(field));
    texts.into_iter().find(|text| !text.is_empty()).unwrap_or("").to_owned()
}

fn figures(problem: &Problem) -> Line {
    let figures = problem.figures.iter();
    let figures: Vec<String> = figures
        .map(|(title, amount, unit)| format!("{title}{amount}{unit}"))
        .collect();
    figures.join("\n").into()
}

fn evidence(problem: &Problem, record: &Record) -> Line {
    let cited = problem.evidence.iter().filter_map(|place| record.evidence.get(*place));
    let cited: Vec<String> = cited.map(|one| format!("{}.{}", one.number, one.title)).collect();
    cited.join("\n").into()
}

fn proves(entry: &Entry, record: &Record) -> Cell {
    let Entry::Evidence(one) = entry else {
        return Cell::default();
    };
    let proved = record
        .problems
        .iter()
        .filter(|problem| one.problems.contains(&problem.id));
    let titles: Vec<String> = proved.map(|problem| problem.title.clone()).collect();
    Cell::words(titles.join("\n"))
}
