//! Pair of reports to the superior committee: on the progress of rectification, and on how the head of the unit led and
//! carried it out.

use crate::document::{Block, Document, Level, Line};
use crate::fields_in_text::fill;
use crate::notice::text_of;
use crate::numbering::Mark;
use crate::page_setup::PageSetup;
use crate::record::{Problem, Record};
use crate::settings::Settings;
use crate::terms::{CountedAs, Due, Field};
use crate::words::{self, reports};

/// Which of the two reports.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Addressed {
    /// 整改进展情况报告
    Progress,
    /// 主要负责人组织落实情况报告
    Head,
}

/// Makes the report.
pub fn superior(record: &Record, settings: &Settings, which: Addressed) -> Document {
    let title = match (settings.title.as_str(), which) {
        ("", Addressed::Progress) => reports::PROGRESS_TITLE,
        ("", Addressed::Head) => reports::HEAD_TITLE,
        (title, _) => title,
    };
    let mut report = Report {
        record,
        document: Document {
            title: fill(title, record, None).text(),
            salutation: fill(reports::SALUTATION, record, None).text(),
            page: settings.page.unwrap_or(PageSetup::OFFICIAL),
            ..Document::default()
        },
        parts: 0,
    };
    match which {
        Addressed::Progress => report.progress(),
        Addressed::Head => report.head(),
    }
    report.close(which);
    report.document
}

struct Report<'a> {
    record: &'a Record,
    document: Document,
    parts: usize,
}

impl Report<'_> {
    fn part(&mut self, heading: &str) {
        self.parts += 1;
        self.document
            .heading(Level::First, format!("{}{heading}", Mark::part().of(self.parts)));
    }

    fn say(&mut self, text: &str) {
        self.document.paragraphs(fill(text, self.record, None));
    }

    fn progress(&mut self) {
        self.say(reports::PROGRESS_OPENING);
        self.part("组织推进情况");
        self.organisation();
        self.part("整改进展情况");
        self.say(reports::COUNTS);
        self.document
            .blocks
            .push(Block::Note(words::rule(self.record.rule).into()));
        let mut sections = 0;
        for (counted, heading) in [
            (CountedAs::Done, "已完成整改的问题"),
            (CountedAs::LeftOut, "基本完成整改的问题"),
            (CountedAs::UnderWay, "正在推进整改的问题"),
            (CountedAs::NotStarted, "尚未启动整改的问题"),
        ] {
            let problems: Vec<&Problem> = self
                .record
                .problems
                .iter()
                .filter(|one| one.counted == counted)
                .collect();
            if problems.is_empty() {
                continue;
            }
            sections += 1;
            let mark = Mark::bracketed().of(sections);
            let mut line = Line::words(format!("{mark}{heading}（"));
            line.count(problems.len().to_string(), problems.iter().map(|one| one.id).collect());
            line.push("个）");
            self.document.heading(Level::Second, line);
            for (at, problem) in problems.iter().enumerate() {
                self.problem(problem, at + 1);
            }
        }
        self.part("成果运用与长效机制");
        self.results();
        self.part("存在的困难和下一步打算");
        self.late();
        self.plan();
    }

    fn problem(&mut self, problem: &Problem, number: usize) {
        let title = crate::notice::title(problem);
        self.document
            .heading(Level::Third, format!("{}{title}。", Mark::numbered().of(number)));
        let fields: &[Field] = match problem.counted {
            CountedAs::Done => &[Field::Rectification, Field::Outcome],
            CountedAs::UnderWay | CountedAs::NotStarted | CountedAs::LeftOut => &[
                Field::MeasuresText,
                Field::Rectification,
                Field::CurrentEffect,
                Field::NextSteps,
                Field::DueText,
            ],
        };
        for field in fields {
            let text = text_of(problem, *field);
            if !text.is_empty() {
                let label = field.label().unwrap_or_default();
                self.document.labelled(format!("{label}："), text);
            }
        }
    }

    fn organisation(&mut self) {
        match self.record.round.get(Field::Organisation) {
            "" => self.say(&crate::notice::organisation(self.record)),
            text => {
                let text = text.to_owned();
                self.say(&text);
            }
        }
    }

    fn results(&mut self) {
        self.say(reports::RESULTS);
        for (title, amount, unit) in &self.record.figures {
            self.document.paragraphs(format!("{title}{amount}{unit}。"));
        }
    }

    /// Adds overdue problems, with the names responsible.
    fn late(&mut self) {
        let late: Vec<Line> = super::periodic::late(self.record);
        if late.is_empty() {
            self.document.paragraphs(reports::NONE_LATE);
        } else {
            self.say(reports::LATE);
            self.document.blocks.push(Block::List(late));
        }
        self.say(reports::AWAITING);
    }

    fn plan(&mut self) {
        let plan = self.record.round.get(Field::Plan).to_owned();
        match plan.as_str() {
            "" => self.say(reports::PLAN),
            plan => self.say(plan),
        }
    }

    fn head(&mut self) {
        self.say(reports::HEAD_OPENING);
        self.part("履行第一责任人责任情况");
        self.organisation();
        let own = self.record.round.get(Field::HeadOfUnit).trim().to_owned();
        let led: Vec<&Problem> = self.record.problems.iter().filter(|one| leads(one, &own)).collect();
        if !own.is_empty() && !led.is_empty() {
            let done: Vec<_> = led
                .iter()
                .filter(|one| one.counted == CountedAs::Done)
                .map(|one| one.id)
                .collect();
            let mut line = Line::words(format!("{own}同志直接牵头"));
            line.count(led.len().to_string(), led.iter().map(|one| one.id).collect());
            line.push("个问题，其中已完成");
            line.count(done.len().to_string(), done);
            line.push("个：");
            self.document.paragraphs(line);
            let list = led.iter().enumerate().map(|(at, one)| {
                let title = crate::notice::title(one);
                Line::words(format!(
                    "{}{title}（{}）",
                    Mark::parenthesised().of(at + 1),
                    words::counted(one.counted)
                ))
            });
            self.document.blocks.push(Block::List(list.collect()));
        }
        self.part("推动整改落实情况");
        self.say(reports::COUNTS);
        self.document
            .blocks
            .push(Block::Note(words::rule(self.record.rule).into()));
        self.say(reports::CLOSEOUT);
        self.part("压实整改责任情况");
        self.leaders();
        self.part("存在不足和下一步打算");
        self.late();
        self.plan();
    }

    /// Adds a sentence on each leader's problems.
    fn leaders(&mut self) {
        let mut names: Vec<String> = Vec::new();
        for problem in &self.record.problems {
            if let Some(first) = crate::terms::names(problem.get(Field::Leader)).into_iter().next()
                && !names.contains(&first)
            {
                names.push(first);
            }
        }
        for name in names {
            let led: Vec<&Problem> = self.record.problems.iter().filter(|one| leads(one, &name)).collect();
            let done: Vec<_> = led
                .iter()
                .filter(|one| one.counted == CountedAs::Done)
                .map(|one| one.id)
                .collect();
            let mut line = Line::words(format!("{name}牵头"));
            line.count(led.len().to_string(), led.iter().map(|one| one.id).collect());
            line.push("个问题，已完成");
            line.count(done.len().to_string(), done);
            line.push("个。");
            self.document.paragraphs(line);
        }
    }

    fn close(&mut self, which: Addressed) {
        self.document.paragraphs(reports::CLOSING);
        let name = match which {
            Addressed::Progress => self.record.round.get(Field::Unit),
            Addressed::Head => self.record.round.get(Field::HeadOfUnit),
        };
        if !name.is_empty() {
            self.document.blocks.push(Block::Signature(name.to_owned()));
        }
        self.document
            .blocks
            .push(Block::Date(words::date(Due::Day(self.record.today.day))));
    }
}

/// Whether this leader is the first named.
fn leads(problem: &Problem, name: &str) -> bool {
    crate::terms::names(problem.get(Field::Leader))
        .first()
        .is_some_and(|first| first == name)
}
