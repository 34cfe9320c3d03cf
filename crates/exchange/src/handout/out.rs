//! Making of a hand-out workbook.

use super::columns::{ColumnContent, HandoutSheet, SHEETS, is_asked};
use super::hidden_sheet::HandoutMark;
use super::values::cell_of;
use crate::words;
use crate::workbook::{add_choices, body, characters, head, page, row_of, text_cell, title};
use ledger::file::{ChecklistPart, FileHeading};
use ledger::{Due, Field, Frontier, ItemId, Kind, Ledger, ValueType};
use office::Workbook;
use office::sheets::cell::{CellValue, Region};
use office::sheets::style::{CellAlign, CellFormat, CellStyle, CellTone};
use office::sheets::workbook::{Sheet, SheetCell, SheetColumn, SheetRow};
use paper::PageSetup;

/// Free rows under the measures, for new ones.
const FREE_ROWS: usize = 10;

/// Hand-out as it was made.
#[derive(Clone, Debug, PartialEq)]
pub struct HandoutWorkbook {
    /// The workbook.
    pub workbook: Workbook,
    /// Facts that it was made from.
    pub basis: Frontier,
    /// Problems that it is about, in the order of reading.
    pub scope: Vec<ItemId>,
    /// Checksum of the errand and the basis: 64 small hexadecimal digits, as the field `file_sum` takes them.
    pub sum: String,
}

/// Makes the hand-out of a part of the checklist. The scope is that of the errand, or else the problems of the part.
pub fn workbook(ledger: &Ledger, part: &ChecklistPart, heading: &FileHeading) -> HandoutWorkbook {
    let problems = ledger.problems_in(part);
    let mut heading = heading.clone();
    if heading.errand.scope.is_empty() && *part != ChecklistPart::Whole {
        heading.errand.scope.clone_from(&problems);
    }
    let basis: Frontier = ledger.facts_in(part).into_iter().map(|fact| fact.id).collect();
    let scope = heading.errand.scope.clone();
    let mark = HandoutMark { heading, basis };
    let unit = ledger.text(ItemId::ROUND, Field::Unit);
    let mut sheets = vec![instructions(&mark)];
    for sheet in SHEETS {
        sheets.push(filled(ledger, sheet, &problems, unit, &mark));
    }
    // The sheet that is worked on comes first when the file is opened; the instructions stand behind it.
    sheets.rotate_left(1);
    sheets.push(mark.sheet());
    HandoutWorkbook {
        workbook: Workbook {
            title: words::HANDOUT_TITLE.to_owned(),
            sheets,
        },
        sum: mark.sum(),
        basis: mark.basis,
        scope,
    }
}

fn instructions(mark: &HandoutMark) -> Sheet {
    let style = CellStyle {
        wraps: true,
        at_top: true,
        ..CellStyle::default()
    };
    let errand = &mark.heading.errand;
    let columns = vec![SheetColumn {
        width: 96.0,
        is_hidden: false,
    }];
    let mut lines: Vec<String> = Vec::new();
    if !errand.to.is_empty() {
        lines.push(words::handed_to(&errand.to, &mark.heading.from));
    }
    if !errand.asked.is_empty() {
        lines.push(words::asked(&errand.asked));
    }
    if let Some(due) = errand.reply_by {
        lines.push(words::reply_by(&paper::words::date(due)));
    }
    lines.extend(words::INSTRUCTIONS.iter().map(|&line| line.to_owned()));
    let mut rows = vec![SheetRow {
        height: Some(34.0),
        is_fixed: true,
        cells: vec![text_cell(words::INSTRUCTIONS_SHEET, title())],
    }];
    rows.extend(lines.iter().map(|line| row_of(vec![text_cell(line, style)], &columns)));
    Sheet {
        name: words::INSTRUCTIONS_SHEET.to_owned(),
        columns,
        rows,
        page: page(PageSetup::FORM),
        is_protected: true,
        ..Sheet::default()
    }
}

/// Share of a column in the width.
fn share(column: ColumnContent) -> u16 {
    match column {
        ColumnContent::Id => 8,
        ColumnContent::Number => 5,
        ColumnContent::ProblemOf | ColumnContent::Field(Field::Title) => 24,
        ColumnContent::Field(field) => match field.value_type() {
            ValueType::Progress | ValueType::Date => 11,
            ValueType::Text if is_asked(field) => 26,
            ValueType::Text
            | ValueType::Number
            | ValueType::Flag
            | ValueType::Item
            | ValueType::Amount
            | ValueType::Hash
            | ValueType::Role
            | ValueType::RegulationWay => 10,
        },
    }
}

/// Rows of a sheet: items with the problem that they belong to.
fn items(ledger: &Ledger, sheet: HandoutSheet, problems: &[ItemId]) -> Vec<(ItemId, ItemId)> {
    match sheet.kind {
        Kind::Problem => problems.iter().map(|problem| (*problem, *problem)).collect(),
        kind => {
            let parts = |problem: &ItemId| {
                let problem = *problem;
                ledger.parts(problem, kind).into_iter().map(move |part| (part, problem))
            };
            problems.iter().flat_map(parts).collect()
        }
    }
}

fn style(column: ColumnContent, is_new: bool) -> CellStyle {
    let (is_open, is_date, is_short) = match column {
        ColumnContent::Field(field) => (
            is_asked(field),
            field.value_type() == ValueType::Date,
            field.value_type() != ValueType::Text || field.names_responsible(),
        ),
        ColumnContent::Id | ColumnContent::Number => (false, false, true),
        ColumnContent::ProblemOf => (false, false, false),
    };
    let is_open = is_open || is_new && column != ColumnContent::Id;
    CellStyle {
        align: if is_short { CellAlign::Centre } else { CellAlign::Left },
        format: if is_date { CellFormat::Day } else { CellFormat::General },
        tone: if is_open { CellTone::Input } else { CellTone::Plain },
        is_unlocked: is_open,
        ..body()
    }
}

fn filled(ledger: &Ledger, sheet: HandoutSheet, problems: &[ItemId], unit: &str, mark: &HandoutMark) -> Sheet {
    let columns = sheet.columns();
    let setup = PageSetup {
        sheet: paper::Sheet::A3,
        ..PageSetup::TABLE
    };
    let shares: u16 = columns
        .iter()
        .filter(|column| **column != ColumnContent::Id)
        .map(|column| share(*column))
        .sum();
    let factor = (characters(setup) / f64::from(shares.max(1))).clamp(0.9, 2.0);
    let widths: Vec<SheetColumn> = columns
        .iter()
        .map(|column| SheetColumn {
            width: f64::from(share(*column)) * factor,
            is_hidden: *column == ColumnContent::Id,
        })
        .collect();
    let count = u32::try_from(columns.len()).unwrap_or(1);
    let wide = |text: &str, style: CellStyle, height| {
        // The first column is hidden, so the text begins in the second.
        let mut cells = vec![SheetCell::of(CellValue::Empty, style), text_cell(text, style)];
        cells.resize(columns.len(), SheetCell::of(CellValue::Empty, style));
        SheetRow {
            height: Some(height),
            is_fixed: true,
            cells,
        }
    };
    let to = mark.heading.errand.to.as_str();
    let reply_by = mark.heading.errand.reply_by.map(paper::words::date);
    let mut rows = vec![
        wide(&words::handout_sheet_title(unit, sheet.name), title(), 34.0),
        wide(&words::under_title(to, reply_by.as_deref()), CellStyle::default(), 20.0),
    ];
    let merged = (1..=2).map(|row| Region {
        first_column: 2,
        ..Region::of_row(row, count)
    });
    let merged = merged.collect();
    rows.push(SheetRow {
        height: Some(24.0),
        is_fixed: true,
        cells: columns
            .iter()
            .map(|column| text_cell(sheet.column_name(*column), head()))
            .collect(),
    });
    let head_row = u32::try_from(rows.len()).unwrap_or(1);
    add_rows(&mut rows, ledger, sheet, problems, &widths);
    let last_row = u32::try_from(rows.len()).unwrap_or(head_row).max(head_row);
    let mut made = Sheet {
        name: sheet.name.to_owned(),
        columns: widths,
        rows,
        merged,
        frozen_rows: head_row,
        repeated_rows: Some((head_row, head_row)),
        filter: Some(Region {
            first_row: head_row,
            last_row,
            ..Region::of_row(head_row, count)
        }),
        page: page(setup),
        is_protected: true,
        ..Sheet::default()
    };
    if last_row > head_row {
        for (number, column) in (1u32..).zip(&columns) {
            let region = Region {
                first_row: head_row + 1,
                first_column: number,
                last_row,
                last_column: number,
            };
            add_choices(&mut made, sheet.column_name(*column), region);
        }
    }
    made
}

/// Adds the rows of the items, and free ones for new measures.
fn add_rows(
    rows: &mut Vec<SheetRow>,
    ledger: &Ledger,
    sheet: HandoutSheet,
    problems: &[ItemId],
    widths: &[SheetColumn],
) {
    let columns = sheet.columns();
    for (number, (item, problem)) in items(ledger, sheet, problems).into_iter().enumerate() {
        let cells = columns.iter().map(|column| {
            let value = match column {
                ColumnContent::Id => CellValue::text(item.to_string()),
                ColumnContent::Number => (number + 1)
                    .to_string()
                    .parse()
                    .map_or(CellValue::Empty, CellValue::Number),
                ColumnContent::ProblemOf => CellValue::text(super::values::plain(ledger.text(problem, Field::Title))),
                ColumnContent::Field(Field::Due) => due_cell(ledger, item),
                ColumnContent::Field(field) => cell_of(ledger, item, *field),
            };
            SheetCell::of(value, style(*column, false))
        });
        rows.push(row_of(cells.collect(), widths));
    }
    if sheet.kind == Kind::Measure {
        let cells = columns
            .iter()
            .map(|column| SheetCell::of(CellValue::Empty, style(*column, true)));
        let free = row_of(cells.collect(), widths);
        rows.extend(std::iter::repeat_n(free, FREE_ROWS));
    }
}

/// Date in force: that of an extension, if one stands.
fn due_cell(ledger: &Ledger, item: ItemId) -> CellValue {
    match ledger.due_in_force(item) {
        Some(Due::Day(day)) => CellValue::Day(day),
        Some(due) => CellValue::text(paper::words::date(due)),
        None => CellValue::text(ledger.text(item, Field::DueText)),
    }
}
