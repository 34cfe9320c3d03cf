//! Forms (申请单, 检查表, 交办单): one page for each problem, filled in from the record, with the rest left to be
//! written by hand. A form is one line in the table of forms.

use crate::document::{Block, Document, Line};
use crate::notice::text_of;
use crate::page_setup::PageSetup;
use crate::record::{Act, Problem, Record};
use crate::settings::Settings;
use crate::table::{Align, Cell, Column, Row, Table};
use crate::terms::{DecisionKind, Due, Field, Ground};
use crate::words;

/// Kind of a form.
pub struct FormKind {
    /// Key in files.
    pub key: &'static str,
    /// Title.
    pub name: &'static str,
    rows: fn(&Problem, &Record) -> Vec<FormRow>,
}

/// Row of a form: label, known text, least height in lines.
struct FormRow {
    label: &'static str,
    text: Line,
    lines: u8,
}

/// All forms.
pub const FORMS: [FormKind; 5] = [
    FormKind {
        key: "closeout",
        name: "巡察整改问题销号申请单",
        rows: closeout,
    },
    FormKind {
        key: "extension",
        name: "巡察整改延期申请单",
        rows: extension,
    },
    FormKind {
        key: "lookback",
        name: "巡察整改“回头看”检查表",
        rows: lookback,
    },
    FormKind {
        key: "handout",
        name: "巡察整改任务交办单",
        rows: handout,
    },
    FormKind {
        key: "problem",
        name: "巡察整改问题情况表",
        rows: whole,
    },
];

/// Form of a key.
pub fn form(key: &str) -> Option<&'static FormKind> {
    FORMS.iter().find(|form| form.key == key)
}

impl FormKind {
    /// The form for the chosen problems, one a page.
    pub fn make(&self, record: &Record, settings: &Settings) -> Document {
        let mut document = Document {
            page: settings.page.unwrap_or(PageSetup::FORM),
            ..Document::default()
        };
        let chosen = |problem: &&Problem| settings.only.as_ref().is_none_or(|only| only.contains(&problem.id));
        for problem in record.problems.iter().filter(chosen) {
            if !document.blocks.is_empty() {
                document.blocks.push(Block::PageBreak);
            }
            document
                .blocks
                .push(Block::Table(self.table(problem, record, settings)));
        }
        document
    }

    fn table(&self, problem: &Problem, record: &Record, settings: &Settings) -> Table {
        let title = match settings.title.as_str() {
            "" => self.name,
            title => title,
        };
        let column = |width, align| Column {
            name: String::new(),
            width,
            align,
        };
        let rows = (self.rows)(problem, record).into_iter().map(|row| {
            Row::Cells(vec![
                Cell::words(row.label),
                Cell {
                    lines: row.lines,
                    ..Cell::words(row.text)
                },
            ])
        });
        Table {
            title: title.to_owned(),
            under_title: vec![
                Line::words(format!("单位：{}", record.round.get(Field::Unit))),
                Line::words(format!("填表日期：{}", words::date(Due::Day(record.today.day)))),
            ],
            columns: vec![column(20, Align::Centre), column(80, Align::Left)],
            rows: rows.collect(),
            signatures: settings.signatures.clone().unwrap_or_default(),
        }
    }
}

fn row(label: &'static str, text: impl Into<Line>, lines: u8) -> FormRow {
    FormRow {
        label,
        text: text.into(),
        lines,
    }
}

fn field(label: &'static str, problem: &Problem, field: Field, lines: u8) -> FormRow {
    row(label, problem.get(field), lines)
}

/// Rows with number, title and aspect.
fn about(problem: &Problem) -> Vec<FormRow> {
    let place = problem.path.join(" · ");
    let mut rows = vec![row("问题", problem.title.as_str(), 2)];
    if !place.is_empty() {
        rows.push(row("方面", place, 1));
    }
    rows
}

fn duty(problem: &Problem) -> FormRow {
    let names = [Field::Leader, Field::Department, Field::Person];
    let said = names.map(|field| format!("{}：{}", field.label().unwrap_or_default(), problem.get(field)));
    row("责任", said.join("　"), 1)
}

/// Row for an opinion, with room for a signature and its date.
fn opinion(label: &'static str, act: Option<&Act>) -> FormRow {
    let text = match act {
        Some(act) => {
            let said = if act.reason.is_empty() {
                String::new()
            } else {
                format!("{}\n", act.reason)
            };
            format!("{said}　　　　　　　　签字：{}　　　{}", act.by, words::date(act.on))
        }
        None => words::SIGN_HERE.to_owned(),
    };
    row(label, text, 3)
}

fn closeout(problem: &Problem, record: &Record) -> Vec<FormRow> {
    let round = problem.closing.last();
    let application = round.and_then(|round| round.applications.last());
    let mut rows = about(problem);
    let number = round.map_or(1, |round| round.number);
    rows.push(row("轮次", format!("第{number}次申请"), 1));
    rows.push(duty(problem));
    rows.push(row("完成时限", words::term(problem.due, problem.long_term), 1));
    rows.push(field("原因分析", problem, Field::Cause, 2));
    rows.push(row("整改措施", text_of(problem, Field::MeasuresText), 4));
    let done = [Field::Rectification, Field::Outcome, Field::CurrentEffect].map(|field| problem.get(field));
    let done: Vec<&str> = done.into_iter().filter(|text| !text.is_empty()).collect();
    rows.push(row("整改情况\n及成效", done.join("\n"), 6));
    rows.push(row("销号依据", grounds(application), 2));
    rows.push(row("佐证材料", cited(problem, record), 3));
    rows.push(opinion("承办人申请", application));
    rows.push(opinion(
        "责任领导\n审核意见",
        round.and_then(|round| round.checks.last()),
    ));
    rows.push(opinion(
        "整改办\n审定意见",
        round.and_then(|round| round.answers.last()),
    ));
    rows.push(row("销号签字", words::TWO_SIGNATURES, 2));
    rows
}

/// The evidence of a problem, a line each.
fn cited(problem: &Problem, record: &Record) -> String {
    let cited = problem.evidence.iter().filter_map(|place| record.evidence.get(*place));
    let cited = cited.enumerate().map(|(at, one)| {
        let number = if one.doc_number.is_empty() {
            String::new()
        } else {
            format!("（{}）", one.doc_number)
        };
        format!("{}.{}{number}", at + 1, one.title)
    });
    cited.collect::<Vec<_>>().join("\n")
}

/// The five grounds, with those named in the application ticked.
fn grounds(application: Option<&Act>) -> String {
    let named = |ground: &Ground| application.is_some_and(|act| act.grounds.contains(ground));
    let all = Ground::ALL.iter().map(|ground| {
        let tick = if named(ground) { "☑" } else { "☐" };
        format!("{tick}{}", words::ground(*ground))
    });
    all.collect::<Vec<_>>().join("　")
}

/// Everything that is recorded of a problem, empty texts left out.
fn whole(problem: &Problem, record: &Record) -> Vec<FormRow> {
    let mut rows = about(problem);
    let named = [Field::Leader, Field::Department, Field::Person, Field::Helpers].into_iter();
    let named = named.filter(|field| !problem.get(*field).is_empty());
    let named = named.map(|field| format!("{}：{}", field.label().unwrap_or("配合单位"), problem.get(field)));
    let named: Vec<String> = named.collect();
    rows.push(row(
        "责任",
        if named.is_empty() {
            words::NOBODY.to_owned()
        } else {
            named.join("　")
        },
        1,
    ));
    let due = match words::term(problem.due, problem.long_term) {
        due if due.is_empty() => String::new(),
        due => format!("　完成时限：{due}"),
    };
    let state = format!(
        "{}{due}　{}",
        words::progress(problem.progress),
        words::status(problem.status)
    );
    rows.push(row("进展", state, 1));
    let mut text = |label: &'static str, text: String| {
        if !text.trim().is_empty() {
            rows.push(row(label, text, 2));
        }
    };
    text("原文", problem.get(Field::Original).to_owned());
    text("具体情况", problem.get(Field::Situation).to_owned());
    text("原因分析", problem.get(Field::Cause).to_owned());
    let measures = problem.measures.iter().enumerate().map(|(at, measure)| {
        let state = words::progress(measure.progress);
        let due = words::term(measure.due, false);
        let who = measure.words.get(Field::Person);
        format!(
            "{}.{}（{}）",
            at + 1,
            measure.title,
            [state, due.as_str(), who]
                .into_iter()
                .filter(|w| !w.is_empty())
                .collect::<Vec<_>>()
                .join("，")
        )
    });
    let measures: Vec<String> = measures.collect();
    text(
        "整改措施",
        if measures.is_empty() {
            text_of(problem, Field::MeasuresText)
        } else {
            measures.join("\n")
        },
    );
    for (label, field) in [
        ("整改情况", Field::Rectification),
        ("成效", Field::Outcome),
        ("现阶段成效", Field::CurrentEffect),
        ("下一步举措", Field::NextSteps),
        ("举一反三", Field::Similar),
    ] {
        text(label, problem.get(field).to_owned());
    }
    text("佐证材料", cited(problem, record));
    text("备注", problem.get(Field::Remarks).to_owned());
    rows
}

fn extension(problem: &Problem, _: &Record) -> Vec<FormRow> {
    let last = problem.closing.extensions.last();
    let mut rows = about(problem);
    rows.push(duty(problem));
    rows.push(row("原定时限", words::term(problem.first_due, problem.long_term), 1));
    let before = problem.closing.extensions.len();
    if before > 0 {
        rows.push(row("已延期", format!("{before}次"), 1));
    }
    rows.push(row(
        "申请延至",
        last.and_then(|one| one.until).map(words::date).unwrap_or_default(),
        1,
    ));
    rows.push(row("目前进展", words::progress(problem.progress), 1));
    let so_far = [Field::CurrentEffect, Field::Rectification].map(|field| problem.get(field));
    rows.push(row(
        "已做工作",
        so_far.into_iter().find(|text| !text.is_empty()).unwrap_or(""),
        4,
    ));
    rows.push(row("延期理由", last.map_or("", |one| one.act.reason.as_str()), 5));
    rows.push(field("下一步举措", problem, Field::NextSteps, 4));
    rows.push(opinion("承办人申请", last.map(|one| &one.act)));
    rows.push(row("责任领导意见", words::SIGN_HERE, 3));
    let approver = last.map_or("", |one| one.approver.as_str());
    let approved = match approver {
        "" => words::SIGN_HERE.to_owned(),
        approver => format!("批准人：{approver}\n{}", words::SIGN_HERE),
    };
    rows.push(row("审批意见", approved, 3));
    rows
}

fn lookback(problem: &Problem, _: &Record) -> Vec<FormRow> {
    let round = problem.closing.last();
    let looked = round.and_then(|round| round.lookbacks.last());
    let struck = round.and_then(|round| round.struck_off());
    let mut rows = about(problem);
    rows.push(duty(problem));
    rows.push(row(
        "销号日期",
        struck.map(|act| words::date(act.on)).unwrap_or_default(),
        1,
    ));
    rows.push(field("销号时成效", problem, Field::Outcome, 4));
    rows.push(row(
        "检查方式",
        "☐查阅资料　☐实地查看　☐个别谈话　☐随机抽查　☐群众评议",
        1,
    ));
    for check in words::LOOKBACK_CHECKS {
        rows.push(row(check, "☐是　☐否　说明：", 2));
    }
    let result = match looked.map(|act| act.kind) {
        Some(DecisionKind::LookbackRebound) => "☐未反弹　☑反弹，重新整改",
        Some(DecisionKind::LookbackHolds) => "☑未反弹　☐反弹，重新整改",
        _ => "☐未反弹　☐反弹，重新整改",
    };
    rows.push(row("检查结果", result, 1));
    rows.push(row("问题与建议", looked.map_or("", |act| act.reason.as_str()), 4));
    rows.push(row(
        "检查人签字",
        looked.map_or(words::SIGN_HERE.to_owned(), |act| {
            format!("签字：{}　　　{}", act.by, words::date(act.on))
        }),
        2,
    ));
    rows.push(row("被检查单位\n意见", words::SIGN_HERE, 3));
    rows
}

fn handout(problem: &Problem, record: &Record) -> Vec<FormRow> {
    let mut rows = about(problem);
    rows.push(field("原文", problem, Field::Original, 2));
    rows.push(field("具体内容", problem, Field::Situation, 3));
    rows.push(duty(problem));
    rows.push(field("配合单位", problem, Field::Helpers, 1));
    rows.push(row("整改措施", text_of(problem, Field::MeasuresText), 6));
    rows.push(row("完成时限", words::term(problem.due, problem.long_term), 1));
    let asked = record.handouts.iter().rev().find(|one| one.scope.contains(&problem.id));
    let reply_by = asked.and_then(|one| one.reply_by).map(words::date).unwrap_or_default();
    rows.push(row("工作要求", asked.map_or("", |one| one.asked.as_str()), 4));
    rows.push(row("反馈时间", reply_by, 1));
    rows.push(row("交办人", words::SIGN_HERE, 2));
    rows.push(row("接收人", words::SIGN_HERE, 2));
    rows
}
