//! Cells of a line: between tabs, or between the bars of Markdown.

use crate::characters::{is_blank, slice};
use crate::lines::Line;

/// A row of cells, as byte offsets into the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct CellRow {
    /// Index of its line.
    pub at: usize,
    /// Start and end of each cell, separators excluded.
    pub cells: Vec<(usize, usize)>,
}

/// Largest number of cells of a row looked at.
const MOST_CELLS: usize = 64;

impl CellRow {
    /// Row of a line. A line without tabs or bars is a row of one cell.
    pub fn of(text: &str, lines: &[Line], at: usize) -> Option<CellRow> {
        let line = lines.get(at)?;
        let start = slice(text, 0, line.body)
            .rfind(['\n', '\r'])
            .map_or(0, |i| i + 1)
            .max(line.start);
        let tail = slice(text, line.body_end, line.end);
        let end = line.body_end + tail.find(['\n', '\r']).unwrap_or(tail.len());
        let whole = slice(text, start, end);
        let bars = is_bars(whole);
        let mut cells = Vec::new();
        let mut from = start;
        let mut before = ' ';
        for (offset, c) in whole.char_indices() {
            let parts = if bars { c == '|' && before != '\\' } else { c == '\t' };
            if parts && cells.len() + 1 < MOST_CELLS {
                cells.push((from, start + offset));
                from = start + offset + 1;
            }
            before = c;
        }
        cells.push((from, end));
        if bars {
            // Bars stand around a row, not only between its cells.
            cells.remove(0);
            if cells.len() > 1
                && cells
                    .last()
                    .is_some_and(|c| slice(text, c.0, c.1).chars().all(is_blank))
            {
                cells.pop();
            }
        }
        Some(CellRow { at, cells })
    }

    /// Text of a cell, trimmed.
    pub fn words<'t>(&self, text: &'t str, column: usize) -> &'t str {
        self.cells
            .get(column)
            .map_or("", |c| slice(text, c.0, c.1).trim_matches(is_blank))
    }

    /// Whether it is the rule under a Markdown header: |---|:--:|
    pub fn is_rule(&self, text: &str) -> bool {
        let rule = |c| {
            let words = self.words(text, c);
            words.contains('-') && words.chars().all(|c| matches!(c, '-' | ':' | ' '))
        };
        !self.cells.is_empty() && (0..self.cells.len()).all(rule)
    }
}

/// Whether a line has cells: two at least, or a row between bars.
pub(crate) fn is_row(text: &str, line: &Line) -> bool {
    let words = line.whole(text);
    words.contains('\t') || is_bars(words)
}

fn is_bars(words: &str) -> bool {
    words.trim_start_matches(is_blank).starts_with('|') && words.matches('|').count() >= 2
}

/// Whether a text says that the cell equals the one above it: a merged cell, 〃, 同上.
pub(crate) fn means_same_as_above(words: &str) -> bool {
    matches!(words, "〃" | "同上" | "\"" | "″" | "＂" | "''" | "””")
}
