//! Lists (清单, 台账): tables of problems, measures, evidence, handouts, look-backs. A list is one line in the table of
//! lists: its name, its rows, its columns. Columns are defined in `columns`, once for all lists.

mod cells;
mod columns;
mod rows;

pub use columns::{COLUMNS, ColumnKind, column};
pub use rows::{Entry, Rows};

use crate::document::{Block, Document, Line};
use crate::page_setup::{Layout, PageSetup, Sheet};
use crate::record::Record;
use crate::settings::{Grouping, Settings};
use crate::table::{Cell, Column, Row, Table};
use crate::terms::{COUNTED_AS, Due, Field, ItemId, Lateness, ProgressCounts, Tally};
use crate::words;
use rows::Gathered;

/// Kind of a list.
pub struct ListKind {
    /// Key in files.
    pub key: &'static str,
    /// Default name.
    pub name: &'static str,
    /// Field of the round that holds another name.
    pub named_by: Option<Field>,
    /// Rows.
    pub rows: Rows,
    /// Keys of its default columns.
    pub columns: &'static [&'static str],
    /// Default grouping.
    pub grouping: Grouping,
    /// Default paper size and layout.
    pub page: PageSetup,
}

const A3: PageSetup = PageSetup {
    sheet: Sheet::A3,
    landscape: true,
    layout: Layout::Table,
};
const UPRIGHT: PageSetup = PageSetup {
    sheet: Sheet::A4,
    landscape: false,
    layout: Layout::Table,
};

/// All lists.
pub const LISTS: [ListKind; 10] = [
    ListKind {
        key: "problems",
        name: "问题清单",
        named_by: Some(Field::ListProblemsName),
        rows: Rows::Problems,
        columns: &["number", "aspect", "problem", "original", "leader", "department", "due"],
        grouping: Grouping::None,
        page: PageSetup::TABLE,
    },
    ListKind {
        key: "tasks",
        name: "任务清单",
        named_by: Some(Field::ListTasksName),
        rows: Rows::Measures,
        columns: &["number", "problem", "measure", "person", "due", "progress"],
        grouping: Grouping::None,
        page: PageSetup::TABLE,
    },
    ListKind {
        key: "duties",
        name: "责任清单",
        named_by: Some(Field::ListDutiesName),
        rows: Rows::Problems,
        columns: &[
            "number",
            "leader",
            "department",
            "person",
            "helpers",
            "problem",
            "due",
            "progress",
        ],
        grouping: Grouping::Leader,
        page: PageSetup::TABLE,
    },
    ListKind {
        key: "dates",
        name: "时限清单",
        named_by: None,
        rows: Rows::Problems,
        columns: &[
            "number",
            "problem",
            "type",
            "first_due",
            "due",
            "lateness",
            "progress",
            "department",
            "person",
        ],
        grouping: Grouping::None,
        page: PageSetup::TABLE,
    },
    ListKind {
        key: "results",
        name: "成效清单",
        named_by: None,
        rows: Rows::Problems,
        columns: &[
            "number",
            "problem",
            "outcome",
            "figures",
            "regulations",
            "progress",
            "department",
        ],
        grouping: Grouping::None,
        page: PageSetup::TABLE,
    },
    ListKind {
        key: "ledger",
        name: "整改台账",
        named_by: Some(Field::ListLedgerName),
        rows: Rows::Problems,
        columns: &[
            "number",
            "aspect",
            "problem",
            "situation",
            "cause",
            "measures",
            "person",
            "department",
            "leader",
            "similar",
            "type",
            "due",
            "progress",
            "outcome",
            "evidence",
            "status",
        ],
        grouping: Grouping::None,
        page: A3,
    },
    ListKind {
        key: "pressing",
        name: "逾期与待销号清单",
        named_by: None,
        rows: Rows::Pressing,
        columns: &[
            "number",
            "problem",
            "department",
            "person",
            "leader",
            "due",
            "lateness",
            "progress",
            "status",
        ],
        grouping: Grouping::None,
        page: PageSetup::TABLE,
    },
    ListKind {
        key: "evidence",
        name: "佐证材料目录",
        named_by: None,
        rows: Rows::Evidence,
        columns: &[
            "number",
            "document",
            "doc_number",
            "dated",
            "pages",
            "kept_at",
            "proves",
        ],
        grouping: Grouping::None,
        page: UPRIGHT,
    },
    ListKind {
        key: "handouts",
        name: "交表情况",
        named_by: None,
        rows: Rows::Handouts,
        columns: &[
            "number",
            "handed_to",
            "handed_on",
            "asked",
            "reply_by",
            "received",
            "standing",
        ],
        grouping: Grouping::None,
        page: UPRIGHT,
    },
    ListKind {
        key: "lookbacks",
        name: "回头看记录",
        named_by: None,
        rows: Rows::Lookbacks,
        columns: &[
            "number",
            "problem",
            "struck_off",
            "checked_on",
            "checked_by",
            "found",
            "remark",
        ],
        grouping: Grouping::None,
        page: PageSetup::TABLE,
    },
];

/// List of a key.
pub fn list(key: &str) -> Option<&'static ListKind> {
    LISTS.iter().find(|list| list.key == key)
}

impl ListKind {
    /// Name that this unit uses for it.
    pub fn name_of<'a>(&self, record: &'a Record) -> &'a str {
        match self.named_by.map(|field| record.round.get(field).trim()) {
            Some(name) if !name.is_empty() => name,
            _ => self.name,
        }
    }

    /// The list of this record.
    pub fn make(&self, record: &Record, settings: &Settings) -> Document {
        let chosen = settings.columns.as_ref();
        let columns: Vec<&ColumnKind> = match chosen {
            Some(keys) => keys.iter().filter_map(|key| column(key)).collect(),
            None => self.columns.iter().filter_map(|key| column(key)).collect(),
        };
        let grouping = settings.grouping.unwrap_or(self.grouping);
        let gathered = rows::gathered(self.rows, record, settings, grouping);
        let mut table = Table {
            title: self.title(record, settings),
            under_title: under_title(record),
            columns: columns.iter().map(|column| column.head()).collect(),
            rows: Vec::new(),
            signatures: signatures(settings),
        };
        let mut number = 0;
        for group in &gathered {
            if let Some(name) = &group.name {
                table.rows.push(Row::Group(group_line(name, group, record)));
            }
            for entry in &group.entries {
                number += 1;
                let cells = columns.iter().map(|column| match column.cell {
                    None => Cell::number(number),
                    Some(cell) => cell(entry, record),
                });
                table.rows.push(Row::Cells(cells.collect()));
            }
        }
        let mut document = Document {
            page: settings.page.unwrap_or(self.page),
            ..Document::default()
        };
        if !settings.shown.is_empty() {
            document.subtitle.push(Line::words(words::shown(&settings.shown)));
        }
        document.blocks.push(Block::Table(table));
        document.blocks.push(Block::Note(self.note(record, &gathered)));
        document
    }

    fn title(&self, record: &Record, settings: &Settings) -> String {
        match settings.title.as_str() {
            "" => words::list_title(record.round.get(Field::Unit), self.name_of(record)),
            title => title.to_owned(),
        }
    }

    /// Note on the number of rows and on the counting rule.
    fn note(&self, record: &Record, gathered: &[Gathered]) -> Line {
        let entries = || gathered.iter().flat_map(|group| &group.entries);
        let mut problems: Vec<ItemId> = entries().filter_map(Entry::problem).map(|problem| problem.id).collect();
        problems.dedup();
        let mut line = Line::words("共");
        match self.rows {
            Rows::Problems => {
                line.extend(counts(&problems, record));
                line.push(words::rule(record.rule));
            }
            Rows::Pressing => {
                line.extend(counts(&problems, record));
                line.extend(of_dates(&problems, record));
                line.push(words::rule(record.rule));
            }
            Rows::Measures => {
                let measures: Vec<ItemId> = entries().filter_map(|entry| Some(entry.measure()?.id)).collect();
                line.count(problems.len().to_string(), problems);
                line.push("个问题、");
                line.count(measures.len().to_string(), measures);
                line.push("条措施。");
            }
            Rows::Evidence => line.push(format!("{}份材料。", entries().count())),
            Rows::Handouts => line.push(format!("{}件。", entries().count())),
            Rows::Lookbacks => line.push(format!("{}次。", entries().count())),
        }
        line
    }
}

/// Line with 单位 and 制表日期.
fn under_title(record: &Record) -> Vec<Line> {
    let unit = record.round.get(Field::Unit);
    let mut row = Vec::new();
    if !unit.is_empty() {
        row.push(Line::words(format!("单位：{unit}")));
    }
    row.push(Line::words(format!(
        "制表日期：{}",
        words::date(Due::Day(record.today.day))
    )));
    row
}

fn signatures(settings: &Settings) -> Vec<String> {
    let chosen = settings.signatures.clone();
    chosen.unwrap_or_else(|| words::SIGNATURES.iter().map(|&label| label.to_owned()).collect())
}

fn group_line(name: &str, group: &Gathered, record: &Record) -> Line {
    let mut problems: Vec<ItemId> = group
        .entries
        .iter()
        .filter_map(Entry::problem)
        .map(|problem| problem.id)
        .collect();
    problems.dedup();
    let mut line = Line::words(name);
    if !problems.is_empty() {
        line.push("：");
        line.extend(counts(&problems, record));
    }
    line
}

/// A number of dates: its name, and which problems it counts.
type DateCount = (&'static str, fn(Lateness) -> bool);

/// Counts by date: 逾期未完成1个，已完成待销号2个，逾期完成0个。
fn of_dates(problems: &[ItemId], record: &Record) -> Line {
    let stands: [DateCount; 3] = [
        (words::LATE, |lateness| matches!(lateness, Lateness::Late(_))),
        (words::AWAITING, Lateness::awaits_strike_off),
        (words::FINISHED_LATE, |lateness| lateness.finished_late().is_some()),
    ];
    let mut line = Line::default();
    for (at, (name, stands)) in stands.into_iter().enumerate() {
        let ids = record.ids(|problem| problems.contains(&problem.id) && stands(problem.lateness));
        line.push(if at == 0 { "" } else { "，" });
        line.push(name);
        line.count(ids.len().to_string(), ids);
        line.push("个");
    }
    line.push("。");
    line
}

/// Counts in words: 5个问题，其中已完成3个，正在推进2个。
fn counts(problems: &[ItemId], record: &Record) -> Line {
    let all: Vec<_> = record
        .problems
        .iter()
        .filter(|problem| problems.contains(&problem.id))
        .collect();
    let tally = Tally::of(
        &ProgressCounts::of_problems(all.iter().map(|problem| problem.progress)),
        record.rule,
    );
    let of = |counted| {
        all.iter()
            .filter(|problem| problem.counted == counted)
            .map(|problem| problem.id)
            .collect()
    };
    let mut line = Line::default();
    line.count(tally.total.to_string(), problems.to_vec());
    line.push("个问题");
    let mut told = 0;
    for counted in COUNTED_AS {
        let number = tally.of_those(counted);
        if number > 0 {
            line.push(if told == 0 { "，其中" } else { "、" });
            line.push(words::counted(counted));
            line.count(number.to_string(), of(counted));
            line.push("个");
            told += 1;
        }
    }
    line.push("。");
    line
}

/// Column of a table with the head, width and alignment of its kind.
impl ColumnKind {
    fn head(&self) -> Column {
        Column {
            name: self.name.to_owned(),
            width: self.width,
            align: self.align,
        }
    }
}
