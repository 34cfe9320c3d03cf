//! Finding of tables among the lines of a text: a header row whose cells are names of columns, in any order, and the
//! rows after it. Rows without a header stay lines.

use super::cells::{CellRow, is_row, means_same_as_above};
use super::columns::{ColumnMeaning, TableColumn, column_of};
use crate::characters::is_blank;
use crate::label::LabelKey;
use crate::lines::Line;
use crate::page_numbers::is_page_number;

/// A table in the text.
#[derive(Clone, Debug)]
pub(crate) struct FoundTable {
    /// Index of its header's line.
    pub first: usize,
    /// Number of lines of the header.
    pub header: usize,
    /// Index of the line after its last row.
    pub end: usize,
    /// Its columns.
    pub columns: Vec<TableColumn>,
    /// Indices of lines between its rows that are none: pieces of a row that a line break cut, page numbers. In order.
    pub strays: Vec<usize>,
}

/// Tables of a text, in order.
pub(crate) fn find(text: &str, lines: &[Line]) -> Vec<FoundTable> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < lines.len() {
        let table = lines
            .get(at)
            .filter(|l| is_row(text, l))
            .and_then(|_| table(text, lines, at));
        at = table.as_ref().map_or(at + 1, |t| t.end);
        found.extend(table);
    }
    found
}

/// Table whose header is the line at `first`.
fn table(text: &str, lines: &[Line], first: usize) -> Option<FoundTable> {
    let row = CellRow::of(text, lines, first)?;
    let mut names: Vec<String> = (0..row.cells.len()).map(|c| name(row.words(text, c))).collect();
    let mut header = 1;
    // A second row of names below merged ones: 责任 over 领导 and 科室.
    if let Some(second) = lines
        .get(first + 1)
        .filter(|l| is_row(text, l))
        .and_then(|_| CellRow::of(text, lines, first + 1))
    {
        let filled = (0..second.cells.len()).filter(|c| {
            let words = second.words(text, *c);
            !words.is_empty() && !means_same_as_above(words)
        });
        let below: Vec<usize> = filled.collect();
        let named = |c: &usize| column_of(&name(second.words(text, *c))).is_some();
        let fresh = |c: &usize| names.get(*c).is_none_or(|n| column_of(n).is_none());
        if !below.is_empty() && below.len() < row.cells.len() && below.iter().all(named) && below.iter().any(fresh) {
            header = 2;
            names.resize(names.len().max(second.cells.len()), String::new());
            for column in below {
                if let Some(slot) = names.get_mut(column) {
                    *slot = name(second.words(text, column));
                }
            }
        }
    }
    let mut columns = columns(&names, lines.get(first)?.number)?;
    let body = TableBody {
        text,
        lines,
        cells: row.cells.len(),
        closed: is_closed(lines.get(first)?.whole(text)),
    };
    let mut end = first + header;
    let mut strays = Vec::new();
    while end < lines.len() {
        let taken = body.strays_at(end);
        if taken > 0 {
            strays.extend(end..end + taken);
            end += taken;
        } else if body.is_row(end) || is_group_row(text, lines, end) {
            end += 1;
        } else {
            break;
        }
    }
    // A row may have more cells than the header: then their columns have no name.
    let widest = (first + header..end).map(|at| body.filled_cells(at)).max().unwrap_or(0);
    while columns.len() < widest {
        columns.push(TableColumn {
            label: super::columns::UNNAMED_COLUMN.to_owned(),
            holds: ColumnMeaning::Own,
            known: false,
            line: lines.get(first)?.number,
        });
    }
    (end > first + header).then_some(FoundTable {
        first,
        header,
        end,
        columns,
        strays,
    })
}

/// Lines after the header of a table.
struct TableBody<'a> {
    text: &'a str,
    lines: &'a [Line],
    /// Number of cells of the header.
    cells: usize,
    /// Whether its rows end with a bar, as the header does.
    closed: bool,
}

/// Largest number of lines that are looked at for the next row, where one is broken.
const MOST_STRAYS: usize = 12;

impl TableBody<'_> {
    fn words(&self, at: usize) -> &str {
        self.lines.get(at).map_or("", |l| l.whole(self.text))
    }

    fn is_row(&self, at: usize) -> bool {
        self.lines.get(at).is_some_and(|l| is_row(self.text, l)) || self.has_one_cell_filled(at)
    }

    /// Whether a line is a row of which one cell alone is filled, as beside merged cells: of it only the tabs around the
    /// words tell, and they are as many as those of the header. A paragraph under a table of two columns may begin with a tab too; it
    /// ends as a sentence does.
    fn has_one_cell_filled(&self, at: usize) -> bool {
        let words = self.words(at);
        let as_wide = self.cells > 1 && self.cells(at) == self.cells;
        as_wide && !words.is_empty() && (self.cells > 2 || !words.ends_with('。'))
    }

    fn cells(&self, at: usize) -> usize {
        CellRow::of(self.text, self.lines, at).map_or(0, |row| row.cells.len())
    }

    /// Number of cells of a row up to the last that has text.
    fn filled_cells(&self, at: usize) -> usize {
        let row = CellRow::of(self.text, self.lines, at).filter(|_| self.is_row(at));
        row.map_or(0, |row| {
            let mut filled = (0..row.cells.len()).filter(|c| !row.words(self.text, *c).is_empty());
            filled.next_back().map_or(0, |c| c + 1)
        })
    }

    /// Whether a line is a row with every cell.
    fn is_whole(&self, at: usize) -> bool {
        self.is_row(at) && self.cells(at) >= self.cells && (!self.closed || is_closed(self.words(at)))
    }

    /// Number of lines from `at` on that belong to the table and are no rows: pieces of a row that was broken over
    /// several lines, and page numbers. 0 if the line is a row, or the table has ended.
    fn strays_at(&self, at: usize) -> usize {
        if self.is_whole(at) {
            return 0;
        }
        let to = self.lines.len().min(at + MOST_STRAYS);
        if !self.closed {
            // The last cell of the row above was broken, or a page ends here.
            let next = (at..to).find(|i| !is_page_number(self.words(*i)) && (self.is_row(*i) || *i > at));
            let goes_on = next.is_some_and(|i| self.is_whole(i) && !self.is_header(i));
            let group = is_group_row(self.text, self.lines, at);
            return next.filter(|i| goes_on && !group && *i > at).map_or(0, |i| i - at);
        }
        let opens = self.is_row(at);
        let broken = !is_closed(self.words(at)) || !opens || self.words(at + 1).contains('|') && !self.is_row(at + 1);
        let ends_here = !self.words(at).contains('|') && !is_page_number(self.words(at));
        if !broken || ends_here {
            return 0;
        }
        // Up to the next whole row, or to the last line with a bar.
        let pieces = (at..to).take_while(|i| !self.is_whole(*i));
        let last = pieces.filter(|i| self.words(*i).contains('|')).last();
        let next = (at..to).find(|i| self.is_whole(*i));
        match (next, last) {
            (Some(next), _) if !self.is_header(next) => next - at,
            (_, Some(last)) => last + 1 - at,
            (_, None) => 0,
        }
    }

    /// Whether another table begins at this line.
    fn is_header(&self, at: usize) -> bool {
        CellRow::of(self.text, self.lines, at).is_some_and(|row| {
            let names: Vec<String> = (0..row.cells.len()).map(|c| name(row.words(self.text, c))).collect();
            columns(&names, 0).is_some()
        })
    }
}

/// Whether a row ends with a bar.
fn is_closed(words: &str) -> bool {
    words.starts_with('|') && words.len() > 1 && words.ends_with('|')
}

/// Text of a header cell, without blanks and breaks.
fn name(words: &str) -> String {
    words.chars().filter(|c| !is_blank(*c) && *c != '*').collect()
}

/// Columns of a header; `None` if it is none: it must name the problem and another column, and most of its cells must
/// be known names.
fn columns(names: &[String], line: u32) -> Option<Vec<TableColumn>> {
    let mut columns: Vec<TableColumn> = names
        .iter()
        .map(|label| {
            let holds = column_of(label);
            TableColumn {
                label: label.clone(),
                holds: holds.unwrap_or(ColumnMeaning::Own),
                known: holds.is_some(),
                line,
            }
        })
        .collect();
    let filled = names.iter().filter(|n| !n.is_empty()).count();
    let known = columns.iter().filter(|c| c.known).count();
    if known < 2 || known * 2 < filled {
        return None;
    }
    // Of two columns for the problem the first is its title, the other its wording; if there is none, the wording is
    // the title.
    let mut titled = false;
    for column in columns.iter_mut().filter(|c| c.holds == ColumnMeaning::Problem) {
        if titled {
            column.holds = ColumnMeaning::Text(LabelKey::Finding);
        }
        titled = true;
    }
    if !titled {
        let wording = [LabelKey::Finding, LabelKey::Measures];
        let column = wording
            .into_iter()
            .find_map(|key| columns.iter().position(|c| c.holds == ColumnMeaning::Text(key)));
        columns.get_mut(column?)?.holds = ColumnMeaning::Problem;
    }
    // 整改任务 beside 整改措施 is a text of its own.
    let mut seen: Vec<ColumnMeaning> = Vec::new();
    for column in &mut columns {
        let once = matches!(
            column.holds,
            ColumnMeaning::Number | ColumnMeaning::Aspect | ColumnMeaning::Category | ColumnMeaning::Problem
        );
        if once && seen.contains(&column.holds) {
            column.holds = ColumnMeaning::Own;
        }
        seen.push(column.holds);
    }
    Some(columns)
}

/// Sets what columns hold, by their index among those of all tables. Each table has one column for the title.
pub(crate) fn choose(tables: &mut [FoundTable], chosen: &[(usize, ColumnMeaning)]) {
    let mut place = 0;
    for table in tables {
        for own in 0..table.columns.len() {
            if let Some((_, holds)) = chosen.iter().rev().find(|c| c.0 == place) {
                // What only one column can be, the others are no longer.
                let instead = match holds {
                    ColumnMeaning::Problem => Some(ColumnMeaning::Text(LabelKey::Finding)),
                    ColumnMeaning::Number | ColumnMeaning::Aspect | ColumnMeaning::Category => Some(ColumnMeaning::Own),
                    ColumnMeaning::Text(_) | ColumnMeaning::Own => None,
                };
                for column in table.columns.iter_mut().filter(|c| c.holds == *holds) {
                    column.holds = instead.unwrap_or(column.holds);
                }
                if let Some(column) = table.columns.get_mut(own) {
                    column.holds = *holds;
                    column.known = true;
                }
            }
            place += 1;
        }
    }
}

/// Whether a line between rows names a group: 一、党的建设方面.
fn is_group_row(text: &str, lines: &[Line], at: usize) -> bool {
    let more = lines.get(at + 1).is_some_and(|l| is_row(text, l));
    more && lines.get(at).is_some_and(|l| is_group(l.whole(text)))
}

/// Whether the text of one merged cell over a row names a group.
pub(super) fn is_group(words: &str) -> bool {
    let marked = crate::marker::marker(words).is_some_and(|m| m.style <= crate::marker::MarkerStyle::Bracketed);
    words.chars().nth(50).is_none() && (marked || crate::characters::ends_in_any(words, "方面 类 类问题 方面问题"))
}
