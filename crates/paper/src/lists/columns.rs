//! Columns of lists: each defined once, with its head, its width and its cell for a row.

use super::cells::{
    date, due, evidence, field, figures, finished_on, name, of, of_evidence, of_handout, of_lookback, of_problem,
    outcome, progress, proves, tone_of_date,
};
use super::rows::{Entry, came_back};
use crate::notice::text_of;
use crate::record::Record;
use crate::table::{Align, Cell, Tone, Typed};
use crate::terms::{CloseoutStatus, Field, HandoutState};
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
pub const COLUMNS: [ColumnKind; 41] = [
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
    text("measure", "整改措施", 34, |entry, _| match entry.measure() {
        Some(measure) => Cell::words(measure.title.as_str()),
        None => of(entry, |problem| text_of(problem, Field::MeasuresText).into()),
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
    short("first_due", "原定时限", 11, |entry, _| {
        of_problem(entry, |problem| date(problem.first_due))
    }),
    short("finished_on", "完成日期", 11, |entry, _| finished_on(entry)),
    short("lateness", "距时限", 9, |entry, _| {
        of_problem(entry, |problem| {
            Cell::words(words::lateness(problem.lateness)).toned(tone_of_date(problem.lateness))
        })
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
    short("status", "销号", 9, |entry, _| {
        of_problem(entry, |problem| {
            let struck = problem.status == CloseoutStatus::StruckOff;
            Cell::words(words::status(problem.status)).toned(if struck { Tone::Done } else { Tone::Plain })
        })
    }),
    text("remarks", "备注", 14, |entry, _| field(entry, Field::Remarks)),
    text("document", "材料名称", 34, |entry, _| {
        of_evidence(entry, |one| Cell::words(one.title.as_str()))
    }),
    short("doc_number", "文号", 16, |entry, _| {
        of_evidence(entry, |one| Cell::words(one.doc_number.as_str()))
    }),
    short("dated", "日期", 12, |entry, _| {
        of_evidence(entry, |one| date(one.dated))
    }),
    short("pages", "页数", 6, |entry, _| {
        of_evidence(entry, |one| {
            one.pages.map_or_else(Cell::default, |pages| Cell {
                text: pages.to_string().into(),
                typed: Typed::Number(pages),
                ..Cell::default()
            })
        })
    }),
    text("kept_at", "存放处", 14, |entry, _| {
        of_evidence(entry, |one| Cell::words(one.kept_at.as_str()))
    }),
    text("proves", "证明的问题", 34, proves),
    short("handed_to", "交给", 12, |entry, _| {
        of_handout(entry, |one| Cell::words(one.to.as_str()))
    }),
    short("handed_on", "交办日期", 12, |entry, _| {
        of_handout(entry, |one| date(one.on))
    }),
    text("asked", "要求", 30, |entry, _| {
        of_handout(entry, |one| Cell::words(one.asked.as_str()))
    }),
    short("reply_by", "要求交回", 12, |entry, _| {
        of_handout(entry, |one| date(one.reply_by))
    }),
    short("received", "交回日期", 12, |entry, _| {
        of_handout(entry, |one| {
            one.received.last().map_or_else(Cell::default, |due| date(Some(*due)))
        })
    }),
    short("standing", "情况", 12, |entry, _| {
        of_handout(entry, |one| {
            let late = matches!(one.standing, HandoutState::Overdue(_) | HandoutState::ReceivedLate(_));
            Cell::words(words::standing(one.standing)).toned(if late { Tone::Late } else { Tone::Plain })
        })
    }),
    short("struck_off", "销号日期", 12, |entry, _| match entry.lookback() {
        Some((_, before)) => date(before.map(|act| act.on)),
        None => of_problem(entry, |problem| {
            let last = problem.closing.last().and_then(|round| round.struck_off());
            date(last.map(|act| act.on))
        }),
    }),
];

/// Columns of the record of look-backs.
pub const LOOKBACK_COLUMNS: [ColumnKind; 4] = [
    short("checked_on", "回头看日期", 12, |entry, _| {
        of_lookback(entry, |act| date(Some(act.on)))
    }),
    short("checked_by", "检查人", 10, |entry, _| {
        of_lookback(entry, |act| Cell::words(act.by.as_str()))
    }),
    short("found", "结果", 12, |entry, _| {
        of_lookback(entry, |act| match came_back(act) {
            true => Cell::words(words::CAME_BACK).toned(Tone::Late),
            false => Cell::words(words::HOLDS),
        })
    }),
    text("remark", "说明", 30, |entry, _| {
        of_lookback(entry, |act| Cell::words(act.reason.as_str()))
    }),
];

/// Column of a key.
pub fn column(key: &str) -> Option<&'static ColumnKind> {
    COLUMNS.iter().chain(&LOOKBACK_COLUMNS).find(|column| column.key == key)
}
