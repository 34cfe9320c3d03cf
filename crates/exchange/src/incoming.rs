//! Tables and texts of other people's files, as the text that `notice` reads: a line for each row with tabs between its cells, a line
//! for each paragraph with its number. And which problems of a checklist those of a proposal may be.

use ledger::{Due, Field, ItemId, Ledger};
use notice::table::tables_as_text::{Cell, text_of_rows};
use office::sheets::cell::{CellValue, Region};
use office::word::read::{ReadBlock, ReadCell};
use office::{ReadDocument, ReadSheet};
use std::collections::{BTreeMap, BTreeSet};

/// Columns beyond which nothing of a table is looked at.
const MOST_COLUMNS: u32 = 64;

/// Text of a sheet. Hidden rows are part of it: [`hidden_rows`] says which they are.
pub fn text_of_sheet(sheet: &ReadSheet) -> String {
    let width = sheet.columns().min(MOST_COLUMNS);
    let begins: BTreeMap<(u32, u32), Region> = sheet
        .merged
        .iter()
        .map(|region| ((region.first_row, region.first_column), *region))
        .collect();
    let mut rows = Vec::new();
    let last = sheet.rows.last().map_or(0, |row| row.number);
    // For each column, the last row that a merged cell above covers.
    let mut covered: BTreeMap<u32, u32> = BTreeMap::new();
    for number in sheet.rows.first().map_or(1, |row| row.number)..=last {
        let row = sheet.row(number);
        let is_covered = covered.values().any(|until| *until >= number);
        if row.is_none() && !is_covered {
            continue;
        }
        let mut cells = Vec::new();
        let mut column = 1;
        while column <= width {
            if covered.get(&column).is_some_and(|until| *until >= number) {
                column += 1;
                continue;
            }
            let value = row.map_or(&CellValue::Empty, |row| row.get(column));
            let region = begins.get(&(number, column));
            let (last_row, last_column) = region.map_or((number, column), |region| {
                (region.last_row, region.last_column.min(width))
            });
            for each in column..=last_column {
                covered.insert(each, last_row);
            }
            cells.push(Cell {
                text: words_of(value),
                rows: usize::try_from(last_row - number).unwrap_or(0) + 1,
                columns: usize::try_from(last_column - column).unwrap_or(0) + 1,
            });
            column = last_column + 1;
        }
        rows.push(cells);
    }
    text_of_rows(&rows)
}

/// A value in the words of a notice: days as 2025年6月5日.
pub fn words_of(value: &CellValue) -> String {
    match value {
        CellValue::Day(day) => paper::words::date(Due::Day(*day)),
        CellValue::Empty
        | CellValue::Text(_)
        | CellValue::Number(_)
        | CellValue::Rate(_)
        | CellValue::Flag(_)
        | CellValue::Error(_) => value.to_string(),
    }
}

/// Numbers of the rows that are hidden in a sheet.
pub fn hidden_rows(sheet: &ReadSheet) -> Vec<u32> {
    let hidden = sheet.rows.iter().filter(|row| row.is_hidden);
    hidden.map(|row| row.number).collect()
}

/// Text of a document: paragraphs with their numbers, tables as rows.
pub fn text_of_document(document: &ReadDocument) -> String {
    let mut text = String::new();
    for block in &document.blocks {
        match block {
            ReadBlock::Paragraph(paragraph) => {
                text.push_str(&paragraph.printed());
                text.push('\n');
            }
            ReadBlock::Table(rows) => {
                let rows: Vec<Vec<Cell>> = rows.iter().map(|row| row.iter().map(cell).collect()).collect();
                text.push_str(&text_of_rows(&rows));
            }
        }
    }
    text
}

fn cell(cell: &ReadCell) -> Cell {
    Cell {
        text: cell.text.clone(),
        rows: cell.rows,
        columns: cell.columns,
    }
}

/// How a problem of a table was found in a checklist. A person decides; nothing is taken by similarity alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProblemMatch {
    /// The same title.
    SameTitle(ItemId),
    /// The same number, and a similar title: by how much, in per cent.
    SameNumber(ItemId, u8),
    /// A similar title: by how much, in per cent.
    Similar(ItemId, u8),
    /// None.
    New,
}

/// Least similarity of titles, in per cent, at which a problem is offered.
const SIMILAR: u8 = 60;

/// Least similarity beside the same number.
const SIMILAR_BESIDE_NUMBER: u8 = 30;

/// For each problem, given by its number and title, which problem of the checklist it may be. None is offered twice.
pub fn matches(ledger: &Ledger, problems: &[(&str, &str)]) -> Vec<ProblemMatch> {
    let known: Vec<KnownProblem> = ledger
        .outline()
        .problems()
        .map(|id| KnownProblem::of(ledger, id))
        .collect();
    let mut taken: BTreeSet<ItemId> = BTreeSet::new();
    let mut found = vec![ProblemMatch::New; problems.len()];
    let titles: Vec<Vec<char>> = problems.iter().map(|(_, title)| bare(title)).collect();
    for (slot, title) in found.iter_mut().zip(&titles) {
        let mut same = known
            .iter()
            .filter(|known| known.title == *title && !taken.contains(&known.id));
        if let Some(known) = same.next().filter(|_| !title.is_empty()) {
            taken.insert(known.id);
            *slot = ProblemMatch::SameTitle(known.id);
        }
    }
    for ((slot, title), (number, _)) in found.iter_mut().zip(&titles).zip(problems) {
        if *slot != ProblemMatch::New {
            continue;
        }
        let free = known.iter().filter(|known| !taken.contains(&known.id));
        let scored = free.map(|known| {
            let is_numbered = !number.trim().is_empty() && known.number == number.trim();
            (similarity(&known.title, title), is_numbered, known.id)
        });
        let enough = scored
            .filter(|(score, is_numbered, _)| *score >= if *is_numbered { SIMILAR_BESIDE_NUMBER } else { SIMILAR });
        if let Some((score, is_numbered, id)) = enough.max_by_key(|(score, is_numbered, _)| (*score, *is_numbered)) {
            taken.insert(id);
            *slot = match is_numbered {
                true => ProblemMatch::SameNumber(id, score),
                false => ProblemMatch::Similar(id, score),
            };
        }
    }
    found
}

struct KnownProblem {
    id: ItemId,
    number: String,
    title: Vec<char>,
}

impl KnownProblem {
    fn of(ledger: &Ledger, id: ItemId) -> KnownProblem {
        KnownProblem {
            id,
            number: ledger.text(id, Field::Number).trim().to_owned(),
            title: bare(ledger.text(id, Field::Title)),
        }
    }
}

/// A title without what units write around it: marks, blanks, 关于…的问题.
fn bare(title: &str) -> Vec<char> {
    let marks = |c: &char| c.is_alphanumeric();
    let plain: String = title.chars().filter(marks).collect();
    let plain = plain.strip_prefix("关于").unwrap_or(&plain);
    let plain = plain
        .strip_suffix("的问题")
        .or_else(|| plain.strip_suffix("问题"))
        .unwrap_or(plain);
    plain.chars().collect()
}

/// Similarity of two titles in per cent: twice the pairs of characters that both have, of all their pairs.
fn similarity(one: &[char], other: &[char]) -> u8 {
    let mut pairs: BTreeMap<(char, char), usize> = BTreeMap::new();
    let of = |text: &[char]| -> Vec<(char, char)> { text.iter().copied().zip(text.iter().copied().skip(1)).collect() };
    let (first, second) = (of(one), of(other));
    for pair in &first {
        *pairs.entry(*pair).or_default() += 1;
    }
    let mut both = 0;
    for pair in &second {
        if let Some(left) = pairs.get_mut(pair).filter(|left| **left > 0) {
            *left -= 1;
            both += 1;
        }
    }
    let all = first.len() + second.len();
    u8::try_from(200 * both / all.max(1)).unwrap_or(100)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn similar_titles() {
        for (one, other, score) in [
            ("关于学习不深入的问题", "学习不深入", 100),
            ("学习不深入", "学习不够深入", 66),
            ("学习不深入", "资金使用不规范", 0),
            ("", "", 0),
        ] {
            assert_eq!(similarity(&bare(one), &bare(other)), score, "{one} {other}");
        }
    }
}
