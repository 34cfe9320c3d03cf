//! Sources of tables: cells of a workbook, text from a spreadsheet's clipboard, CSV, Markdown. All become lines of
//! cells between tabs, which [`crate::read`] reads like any other text: a break inside a cell is U+000B, as in Word,
//! and a cell merged with the one above is 〃, as people write.

use crate::characters::{slice, slice_from};
use crate::table::columns::column_of;

/// Content of a cell that is merged with the one above it.
pub const DITTO: char = '〃';

/// Line break inside a cell.
pub const CELL_BREAK: char = '\u{b}';

/// Cell of a table that was read elsewhere, such as from a workbook.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cell {
    /// Text as shown.
    pub text: String,
    /// Number of rows that it spans; 0 and 1 are one row.
    pub rows: usize,
    /// Number of columns that it spans; 0 and 1 are one column.
    pub columns: usize,
}

impl From<&str> for Cell {
    fn from(text: &str) -> Cell {
        Cell {
            text: text.to_owned(),
            rows: 1,
            columns: 1,
        }
    }
}

/// Rows of cells as text that [`crate::read`] takes. A cell that spans several rows stands in the first, and 〃 in the
/// others; a row has only the cells that begin in it.
pub fn text_of_rows(rows: &[Vec<Cell>]) -> String {
    let mut writer = RowWriter::default();
    for row in rows {
        for cell in row {
            writer.cell(&cell.text, cell.rows, cell.columns);
        }
        writer.end_row();
    }
    writer.out
}

/// Writer of rows as lines of cells; tracks merged cells into the following rows.
#[derive(Debug, Default)]
pub(crate) struct RowWriter {
    pub out: String,
    /// Number of further rows that a merged cell covers, per column, and whether it has text.
    reaching: Vec<(usize, bool)>,
    column: usize,
}

/// Largest number of columns and rows over which a merged cell is tracked.
const MOST_COLUMNS: usize = 64;
const MOST_ROWS: usize = 2_000;

impl RowWriter {
    /// Writes one cell, after those that merged cells above cover.
    pub fn cell(&mut self, words: &str, rows: usize, columns: usize) {
        self.covered();
        let words = words.trim();
        self.begin_cell();
        for c in words.chars() {
            self.out.push(match c {
                '\n' | '\u{2028}' | '\u{2029}' => CELL_BREAK,
                '\t' => ' ',
                '\r' => continue,
                c => c,
            });
        }
        let down = rows.clamp(1, MOST_ROWS) - 1;
        self.reach(down, !words.is_empty());
        for _ in 1..columns.clamp(1, MOST_COLUMNS) {
            self.begin_cell();
            self.reach(down, false);
        }
    }

    fn begin_cell(&mut self) {
        if self.column > 0 {
            self.out.push('\t');
        }
    }

    fn reach(&mut self, down: usize, filled: bool) {
        if self.reaching.len() <= self.column {
            self.reaching.resize(self.column + 1, (0, false));
        }
        if let Some(slot) = self.reaching.get_mut(self.column) {
            *slot = (down, filled);
        }
        self.column += 1;
    }

    /// Writes the cells that merged ones above cover at this column.
    fn covered(&mut self) {
        while let Some((left, filled)) = self.reaching.get_mut(self.column).filter(|r| r.0 > 0) {
            *left -= 1;
            let ditto = *filled;
            self.begin_cell();
            if ditto {
                self.out.push(DITTO);
            }
            self.column += 1;
        }
    }

    /// Ends the row.
    pub fn end_row(&mut self) {
        self.covered();
        if self.column > 0 {
            self.out.push('\n');
        }
        self.column = 0;
    }
}

/// Text without the quotes around cells that a spreadsheet puts on the clipboard if they contain breaks or tabs.
pub(crate) fn without_cell_quotes(text: &str) -> Option<String> {
    let quoted = text.contains("\t\"") || text.contains("\n\"") || text.starts_with('"');
    (text.contains('\t') && quoted).then_some(())?;
    let mut out = String::with_capacity(text.len());
    let mut changed = false;
    let mut at = 0;
    while at < text.len() {
        let tail = slice_from(text, at);
        let begins = at == 0 || slice(text, 0, at).ends_with(['\t', '\n']);
        if begins
            && tail.starts_with('"')
            && let Some((words, len)) = quoted_cell(tail, '\t')
        {
            out.push_str(&words);
            at += len;
            changed = true;
            continue;
        }
        let end = tail
            .char_indices()
            .skip(1)
            .find(|(i, c)| *c == '"' && slice(tail, 0, *i).ends_with(['\t', '\n']))
            .map_or(text.len(), |(i, _)| at + i);
        out.push_str(slice(text, at, end));
        at = end;
    }
    changed.then_some(out)
}

/// Longest quoted cell, in bytes.
const LONGEST_CELL: usize = 20_000;

/// Quoted cell at the start of a text, with its breaks made those of a cell, and its length.
fn quoted_cell(text: &str, parts: char) -> Option<(String, usize)> {
    let mut words = String::new();
    let mut chars = text.char_indices().skip(1).peekable();
    while let Some((at, c)) = chars.next() {
        if at > LONGEST_CELL {
            return None;
        }
        match c {
            '"' if chars.peek().is_some_and(|n| n.1 == '"') => {
                words.push('"');
                chars.next();
            }
            '"' => {
                let closed = chars.peek().is_none_or(|n| n.1 == parts || matches!(n.1, '\n' | '\r'));
                return closed.then_some((words, at + 1));
            }
            '\n' => words.push(CELL_BREAK),
            '\r' => {}
            '\t' => words.push(' '),
            c => words.push(c),
        }
    }
    None
}

/// CSV as lines of cells between tabs, if its first lines have a header of known columns.
pub(crate) fn csv_as_rows(text: &str) -> Option<String> {
    if text.contains('\t') || !text.contains('\n') {
        return None;
    }
    let header = |line: &str, below: Option<&str>, sign: char| {
        if !line.contains(sign) {
            return false;
        }
        // A sentence has commas, too: two known names are enough only where something else tells of a table.
        let count = |l: &str| l.matches(sign).count();
        let as_wide = sign == ',' && below.is_some_and(|b| count(b) == count(line));
        let in_quotes = line.trim().starts_with('"') && line.trim().ends_with('"');
        let least = if as_wide || in_quotes { 2 } else { 3 };
        let cells = || {
            line.split(sign)
                .map(|c| c.trim().trim_matches('"'))
                .filter(|c| !c.is_empty())
        };
        if cells().any(|c| c.chars().nth(24).is_some() || c.contains('。')) {
            return false;
        }
        let known = cells().filter(|c| column_of(c).is_some()).count();
        known >= least && known * 2 >= cells().count()
    };
    // Some spreadsheets part cells by semicolons; people who type a table, by what their keyboard gives.
    let (at, sign) = [',', ';', '，', '；'].into_iter().find_map(|sign| {
        let below = text.lines().skip(1).map(Some).chain([None]);
        let mut first = text.lines().zip(below).take(12);
        let at = first.position(|(line, below)| header(line, below, sign))?;
        Some((at, sign))
    })?;
    let mut out = String::with_capacity(text.len());
    for line in text.split_inclusive('\n').take(at) {
        out.push_str(line.trim_end().trim_end_matches(sign));
        out.push('\n');
    }
    let from: usize = text.split_inclusive('\n').take(at).map(str::len).sum();
    let mut left = slice_from(text, from);
    let mut begins = true;
    while let Some(c) = left.chars().next() {
        if begins
            && c == '"'
            && let Some((words, len)) = quoted_cell(left, sign)
        {
            out.push_str(&words);
            left = slice_from(left, len);
            begins = false;
            continue;
        }
        begins = c == sign || c == '\n';
        out.push(if c == sign { '\t' } else { c });
        left = slice_from(left, c.len_utf8());
    }
    Some(out)
}

/// Text with `<br>` inside the cells of a Markdown table as breaks of a cell.
pub(crate) fn markdown_breaks(text: &str) -> Option<String> {
    if !text.contains('|') || !text.contains("<br") {
        return None;
    }
    let lines = text.split_inclusive('\n').map(|line| {
        let row = line.trim_start().starts_with('|');
        let plain = ["<br>", "<br/>", "<br />"];
        let broken = |line: &str| plain.iter().fold(line.to_owned(), |l, tag| l.replace(tag, "\u{b}"));
        if row { broken(line) } else { line.to_owned() }
    });
    Some(lines.collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_with_merged_cells() {
        let merged = |text: &str, rows, columns| Cell {
            text: text.to_owned(),
            rows,
            columns,
        };
        let rows = [
            vec!["方面".into(), "问题".into(), "措施".into()],
            vec![merged("甲", 2, 1), merged("乙\n丙", 1, 1), "丁".into()],
            vec!["戊".into(), "己".into()],
            vec![merged("庚", 1, 2), "辛".into()],
        ];
        assert_eq!(
            text_of_rows(&rows),
            "方面\t问题\t措施\n甲\t乙\u{b}丙\t丁\n〃\t戊\t己\n庚\t\t辛\n"
        );
    }

    #[test]
    fn cells_in_quotes() {
        assert_eq!(
            without_cell_quotes("序号\t问题\n1\t\"甲\n\"\"乙\"\"\"\t\"丙\"\n").as_deref(),
            Some("序号\t问题\n1\t甲\u{b}\"乙\"\t丙\n")
        );
        assert_eq!(without_cell_quotes("甲\t\"乙\"丙\n"), None);
    }

    #[test]
    fn comma_separated() {
        assert_eq!(
            csv_as_rows("台账,,\n序号,问题,整改措施\n1,甲,\"乙,\n丙\"\n").as_deref(),
            Some("台账\n序号\t问题\t整改措施\n1\t甲\t乙,\u{b}丙\n")
        );
        assert_eq!(
            csv_as_rows("\"甲栏\",\"问题\",\"整改措施\"\n\"\",\"乙\",\"\"\n").as_deref(),
            Some("甲栏\t问题\t整改措施\n\t乙\t\n")
        );
        assert_eq!(
            csv_as_rows("问题,措施\n甲,乙\n").as_deref(),
            Some("问题\t措施\n甲\t乙\n")
        );
        assert_eq!(csv_as_rows("问题,措施\n甲。\n"), None);
        assert_eq!(csv_as_rows("甲,乙,丙\n"), None);
    }
}
