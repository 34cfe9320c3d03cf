//! Tables of a page as lines of cells between tabs. A table that only lays out the page (one cell per row, whole
//! articles in cells, nested tables) becomes plain lines.

use crate::characters::{is_blank, slice};
use crate::table::tables_as_text::{CELL_BREAK, DITTO};

/// Longest cell of a data table, in bytes; a longer one belongs to the layout of the page.
const LONGEST_CELL: usize = 9_000;

/// Largest number of columns over which merged cells are tracked.
const MOST_COLUMNS: usize = 64;

/// Rows of the open tables while they are written.
#[derive(Default)]
pub(super) struct RowsOfPage {
    /// Offset in the output at which the row begins.
    row: Option<usize>,
    /// Number of columns written, the open cell aside.
    column: usize,
    /// Offset in the output of the open cell, and the number of rows and columns that it spans.
    cell: Option<(usize, usize, usize)>,
    /// Number of further rows that merged cells cover, per column, and whether they have text.
    reaching: Vec<(usize, bool)>,
}

impl RowsOfPage {
    /// Whether text goes into a cell now.
    pub fn in_cell(&self) -> bool {
        self.cell.is_some()
    }

    /// A table begins or ends.
    pub fn table(&mut self, out: &mut String, begins: bool) {
        match self.row.take() {
            // A table inside a cell: the outer one belongs to the layout of the page.
            Some(row) if begins => {
                self.cell = None;
                self.column = 0;
                as_lines(out, row);
            }
            row => {
                self.row = row;
                self.end(out);
            }
        }
        end_line(out);
        self.reaching.clear();
    }

    /// A row begins or ends.
    pub fn row(&mut self, out: &mut String, begins: bool) {
        self.end(out);
        end_line(out);
        if begins {
            self.row = Some(out.len());
        }
    }

    /// A cell begins.
    pub fn cell(&mut self, out: &mut String, rows: usize, columns: usize) {
        if self.row.is_none() {
            // Cells of an outer table after an inner one, or outside of any table.
            return end_line(out);
        }
        self.end_cell(out);
        self.covered(out);
        self.parted(out);
        self.cell = Some((out.len(), rows, columns.min(MOST_COLUMNS)));
    }

    /// Breaks the line inside a cell.
    pub fn break_cell(&mut self, out: &mut String) {
        if self.cell.is_some_and(|c| out.len() > c.0) && !out.ends_with([CELL_BREAK, '\t']) {
            out.push(CELL_BREAK);
        }
    }

    fn parted(&mut self, out: &mut String) {
        if self.column > 0 {
            out.push('\t');
        }
    }

    /// Ends the open cell; empty cells stand for the columns that it spans.
    fn end_cell(&mut self, out: &mut String) {
        let Some((from, rows, columns)) = self.cell.take() else {
            return;
        };
        while out.len() > from && out.ends_with(|c: char| c == CELL_BREAK || is_blank(c)) {
            out.pop();
        }
        let filled = out.len() > from;
        for more in 0..columns.max(1) {
            if more > 0 {
                out.push('\t');
            }
            if self.reaching.len() <= self.column {
                self.reaching.resize(self.column + 1, (0, false));
            }
            if let Some(slot) = self.reaching.get_mut(self.column) {
                *slot = (rows.saturating_sub(1), filled && more == 0);
            }
            self.column += 1;
        }
    }

    /// Writes the cells that merged ones above cover at this column.
    fn covered(&mut self, out: &mut String) {
        while let Some((left, filled)) = self.reaching.get_mut(self.column).filter(|r| r.0 > 0) {
            *left -= 1;
            let ditto = *filled;
            self.parted(out);
            if ditto {
                out.push(DITTO);
            }
            self.column += 1;
        }
    }

    /// Ends the row; one without data becomes lines.
    fn end(&mut self, out: &mut String) {
        let Some(row) = self.row.take() else { return };
        self.end_cell(out);
        if self.column > 0 {
            self.covered(out);
        }
        self.column = 0;
        let cells = || slice(out, row, out.len()).split('\t');
        let filled = cells().filter(|c| !c.trim_matches(is_blank).is_empty()).count();
        if filled < 2 || cells().any(|c| c.len() > LONGEST_CELL) {
            as_lines(out, row);
        }
    }
}

/// Turns cells written since `from` into lines.
fn as_lines(out: &mut String, from: usize) {
    let cells = out.split_off(from.min(out.len()));
    let lines = cells
        .split(['\t', CELL_BREAK])
        .map(|l| l.trim_matches(is_blank))
        .filter(|l| !l.is_empty() && *l != "〃");
    for line in lines {
        end_line(out);
        out.push_str(line);
    }
    end_line(out);
}

/// Ends the line, if one was begun.
fn end_line(out: &mut String) {
    while out.ends_with('\t') {
        out.pop();
    }
    if !out.is_empty() && !out.ends_with('\n') {
        out.push('\n');
    }
}
