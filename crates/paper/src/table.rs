//! A table of a document: title row, columns with widths, rows, signature row. Cells hold words, and beside them the
//! number or date that they print, for whoever writes a sheet of Excel.

use crate::document::Line;
use jiff::civil::Date;

/// A table. Its head is repeated on every page, and no row breaks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// The title row, merged over all columns; may be empty.
    pub title: String,
    /// The row under it: the unit on the left, the date on the right; may be empty.
    pub under_title: Vec<Line>,
    /// The columns.
    pub columns: Vec<Column>,
    /// The rows under the head.
    pub rows: Vec<Row>,
    /// The signature row: 填表人, 审核人 …; empty for none.
    pub signatures: Vec<String>,
}

/// A column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// Its head.
    pub name: String,
    /// Its share of the width; shares mean nothing but among each other.
    pub width: u16,
    /// How its words stand.
    pub align: Align,
}

/// How words stand in their cell.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Align {
    /// From the left.
    #[default]
    Left,
    /// In the middle.
    Centre,
}

/// A row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Row {
    /// The head of a group of rows, merged over all columns.
    Group(Line),
    /// One cell for each column.
    Cells(Vec<Cell>),
}

/// A cell.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cell {
    /// As it is printed; may have several lines.
    pub text: Line,
    /// What it is besides words.
    pub typed: Typed,
    /// What it says at a glance.
    pub tone: Tone,
    /// How many lines high it is at least, for what is written by hand; 0 for as high as its words.
    pub lines: u8,
}

/// What a cell is besides words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Typed {
    /// Nothing.
    #[default]
    Words,
    /// A whole number.
    Number(i64),
    /// A day.
    Day(Date),
    /// A rate in hundredths of a per cent.
    Rate(u32),
}

/// What a cell says at a glance. Always said in words too.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Tone {
    /// Nothing.
    #[default]
    Plain,
    /// 已完成, 已销号.
    Done,
    /// 已逾期.
    Late,
    /// 临期.
    Warned,
}

impl Cell {
    /// A cell of words.
    pub fn words(words: impl Into<Line>) -> Cell {
        Cell {
            text: words.into(),
            ..Cell::default()
        }
    }

    /// A cell with a whole number.
    pub fn number(number: usize) -> Cell {
        Cell {
            text: number.to_string().into(),
            typed: i64::try_from(number).map_or(Typed::Words, Typed::Number),
            ..Cell::default()
        }
    }

    /// The same in another tone.
    pub fn toned(mut self, tone: Tone) -> Cell {
        self.tone = tone;
        self
    }
}

impl Table {
    /// The lines of words in it.
    pub(crate) fn lines(&self) -> Vec<&Line> {
        let mut lines: Vec<&Line> = self.under_title.iter().collect();
        for row in &self.rows {
            match row {
                Row::Group(line) => lines.push(line),
                Row::Cells(cells) => lines.extend(cells.iter().map(|cell| &cell.text)),
            }
        }
        lines
    }

    /// Whether its columns have heads. A form has none.
    pub fn has_head(&self) -> bool {
        self.columns.iter().any(|column| !column.name.is_empty())
    }

    /// Whether each row has as many cells as there are columns.
    pub fn is_whole(&self) -> bool {
        self.rows.iter().all(|row| match row {
            Row::Group(_) => true,
            Row::Cells(cells) => cells.len() == self.columns.len(),
        })
    }
}
