//! 周报 and 月报: the sentence of counts compared with the last report, then what was finished, struck off and fell due
//! since, and what is overdue, with names. The record of the last day is made from the ledger as of that day.

use crate::document::{Block, Document, Level, Line};
use crate::notice::title;
use crate::numbering::Mark;
use crate::page_setup::PageSetup;
use crate::record::{Problem, Record};
use crate::settings::Settings;
use crate::terms::{CloseoutStatus, CountedAs, DecisionKind, Due, Field, Lateness, LatenessTally};
use crate::words::{self, reports};

/// Period of a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Period {
    /// 周报
    Week,
    /// 月报
    Month,
}

/// Report on what changed between two days.
pub fn periodic(record: &Record, before: Option<&Record>, settings: &Settings, period: Period) -> Document {
    let usual = match period {
        Period::Week => reports::WEEK,
        Period::Month => reports::MONTH,
    };
    let title = match settings.title.as_str() {
        "" => words::list_title(record.round.get(Field::Unit), usual),
        title => title.to_owned(),
    };
    let day = |record: &Record| words::date(Due::Day(record.today.day));
    let mut document = Document {
        title,
        page: settings.page.unwrap_or(PageSetup::OFFICIAL),
        ..Document::default()
    };
    document.subtitle.push(Line::words(match before {
        Some(before) => format!("（{}至{}）", day(before), day(record)),
        None => format!("（截至{}）", day(record)),
    }));
    document.paragraphs(counts(record, before));
    document.blocks.push(Block::Note(words::rule(record.rule).into()));
    let then = |problem: &Problem| before.and_then(|before| before.problems.iter().find(|old| old.id == problem.id));
    let done = |problem: &&Problem| {
        problem.counted == CountedAs::Done && then(problem).is_none_or(|old| old.counted != CountedAs::Done)
    };
    let struck = |problem: &&Problem| {
        problem.status == CloseoutStatus::StruckOff
            && then(problem).is_none_or(|old| old.status != CloseoutStatus::StruckOff)
    };
    let from = before.map(|before| before.today.day);
    let fell_due = |problem: &&Problem| {
        let last = problem.due.map(Due::last_day);
        last.is_some_and(|last| last <= record.today.day && from.is_none_or(|from| last > from))
    };
    let all = || record.problems.iter();
    let lines = |problems: Vec<&Problem>| problems.into_iter().map(line).collect::<Vec<Line>>();
    let sections: [(&str, Vec<Line>); 6] = [
        (reports::NEWLY_DONE, lines(all().filter(done).collect())),
        (reports::NEWLY_STRUCK, lines(all().filter(struck).collect())),
        (reports::FELL_DUE, lines(all().filter(fell_due).collect())),
        (reports::LATE_HEADING, late(record)),
        (reports::AWAITING_HEADING, awaiting(record)),
        (reports::RETURNED, returned(record)),
    ];
    for (at, (heading, entries)) in sections.into_iter().enumerate() {
        let mark = Mark::part().of(at + 1);
        document.heading(Level::First, format!("{mark}{heading}（{}个）", entries.len()));
        if entries.is_empty() {
            document.paragraphs(words::NONE);
        } else {
            let numbered = entries.into_iter().enumerate().map(|(at, entry)| {
                let mut line = Line::words(Mark::numbered().of(at + 1));
                line.extend(entry);
                line
            });
            document.blocks.push(Block::List(numbered.collect()));
        }
    }
    document
}

/// Sentence of counts: 共反馈37个问题，已完成32个（比上期增加2个），正在推进5个…
fn counts(record: &Record, before: Option<&Record>) -> Line {
    let mut line = Line::words("截至目前，巡察反馈的");
    line.count(record.tally.total.to_string(), record.ids(|_| true));
    line.push("个问题中，");
    for (at, counted) in crate::terms::COUNTED_AS.into_iter().enumerate() {
        let number = record.tally.of_those(counted);
        if number == 0 && counted == CountedAs::LeftOut {
            continue;
        }
        line.push(if at == 0 { "" } else { "，" });
        line.push(words::counted(counted));
        line.count(number.to_string(), record.counted_as(counted));
        line.push("个");
        line.push(against(number, before.map(|before| before.tally.of_those(counted))));
    }
    let struck = |record: &Record| record.closeout.struck_off;
    line.push("；已销号");
    line.count(
        struck(record).to_string(),
        record.ids(|problem| problem.status == CloseoutStatus::StruckOff),
    );
    line.push("个");
    line.push(against(struck(record), before.map(struck)));
    let of_dates: [DateTotal; 3] = [
        (words::LATE, |late| late.late, |of| matches!(of, Lateness::Late(_))),
        (words::AWAITING, |late| late.awaiting, Lateness::awaits_strike_off),
        (
            words::FINISHED_LATE,
            |late| late.finished_late,
            |of| of.finished_late().is_some(),
        ),
    ];
    for (at, (name, count, stands)) in of_dates.into_iter().enumerate() {
        line.push(if at == 0 { "；" } else { "，" });
        line.push(name);
        let ids = record.ids(|problem| stands(problem.lateness));
        line.count(count(&record.lateness).to_string(), ids);
        line.push("个");
        line.push(against(
            count(&record.lateness),
            before.map(|before| count(&before.lateness)),
        ));
    }
    if let Some(rate) = record.tally.rate() {
        line.push(format!("。整改完成率{rate}"));
        if let Some(old) = before.and_then(|before| before.tally.rate()) {
            line.push(format!("（上期{old}）"));
        }
    }
    line.push("。");
    line
}

/// Difference to the last report: （比上期增加2个）
fn against(now: usize, before: Option<usize>) -> String {
    match before {
        None => String::new(),
        Some(before) if now > before => format!("（比上期增加{}个）", now - before),
        Some(before) if now < before => format!("（比上期减少{}个）", before - now),
        Some(_) => "（与上期持平）".to_owned(),
    }
}

/// A number of dates: its name, where the counter has it, and which problems it counts.
type DateTotal = (&'static str, fn(&LatenessTally) -> usize, fn(Lateness) -> bool);

/// Overdue problems, the longest first, with the names responsible.
pub(super) fn late(record: &Record) -> Vec<Line> {
    let mut late: Vec<(i32, &Problem)> = Vec::new();
    for problem in &record.problems {
        if let Lateness::Late(days) = problem.lateness {
            late.push((days, problem));
        }
    }
    late.sort_by_key(|(days, _)| std::cmp::Reverse(*days));
    late.into_iter().map(|(_, problem)| line(problem)).collect()
}

/// Problems finished and not struck off, the longest first, with the names responsible.
fn awaiting(record: &Record) -> Vec<Line> {
    let mut awaiting: Vec<(i32, &Problem)> = Vec::new();
    for problem in &record.problems {
        if let Lateness::Finished { days, .. } = problem.lateness {
            awaiting.push((days, problem));
        }
    }
    awaiting.sort_by_key(|(days, _)| std::cmp::Reverse(*days));
    awaiting.into_iter().map(|(_, problem)| line(problem)).collect()
}

/// Applications returned and not submitted again, with the reason.
fn returned(record: &Record) -> Vec<Line> {
    let returned = record
        .problems
        .iter()
        .filter(|problem| problem.status == CloseoutStatus::Returned);
    let lines = returned.map(|problem| {
        let answers = problem
            .closing
            .last()
            .map(|round| round.answers.as_slice())
            .unwrap_or_default();
        let reason = answers.iter().rev().find(|act| act.kind == DecisionKind::Return);
        let mut line = line(problem);
        if let Some(act) = reason.filter(|act| !act.reason.is_empty()) {
            line.push(format!("退回原因：{}", act.reason));
        }
        line
    });
    lines.collect()
}

/// Line of a problem: 标题（责任领导：…；责任科室：…；责任人：…；时限：…；逾期3天）。
fn line(problem: &Problem) -> Line {
    let mut said: Vec<String> = Vec::new();
    for field in [Field::Leader, Field::Department, Field::Person] {
        let (label, name) = (field.label().unwrap_or_default(), problem.get(field));
        if !name.is_empty() {
            said.push(format!("{label}：{name}"));
        }
    }
    if problem.due.is_some() {
        said.push(format!("时限：{}", words::term(problem.due, problem.long_term)));
    }
    match problem.lateness {
        Lateness::Late(_) | Lateness::Finished { .. } | Lateness::ClosedLate(_) => {
            said.push(words::lateness(problem.lateness));
        }
        Lateness::NoDate | Lateness::InTime(_) | Lateness::ClosedInTime(_) => {}
    }
    let brackets = if said.is_empty() {
        String::new()
    } else {
        format!("（{}）", said.join("；"))
    };
    Line::words(format!("{}{brackets}。", title(problem)))
}
