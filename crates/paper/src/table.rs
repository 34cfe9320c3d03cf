//! Table of a document: title row, columns with widths, rows, signature row. Cells have text, and beside it the number
//! or date that they print, for Excel.

use crate::document::Line;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// A table. Its head is repeated on every page, and no row breaks.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Table {
    /// Title row, merged over all columns; may be empty.
    pub title: String,
    /// Row under it: the unit on the left, the date on the right; may be empty.
    pub under_title: Vec<Line>,
    /// Columns.
    pub columns: Vec<Column>,
    /// Rows under the head.
    pub rows: Vec<Row>,
    /// The signature row: 填表人, 审核人 …; empty for none.
    pub signatures: Vec<String>,
}

/// A column.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Column {
    /// Head.
    pub name: String,
    /// Share of the width, relative to the other columns.
    pub width: u16,
    /// Alignment.
    pub align: Align,
}

/// Alignment of text in a cell.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Align {
    /// To the left.
    #[default]
    Left,
    /// Centred.
    Centre,
}

/// A row.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Row {
    /// Heading of a group of rows, merged over all columns.
    Group(Line),
    /// One cell for each column.
    Cells(Vec<Cell>),
}

/// A cell.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cell {
    /// Text as printed; may have several lines.
    pub text: Line,
    /// Typed value.
    pub typed: Typed,
    /// Tone.
    pub tone: Tone,
    /// Least height in lines, for what is written by hand; 0 for as high as its text.
    pub lines: u8,
}

/// Typed value of a cell.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Typed {
    /// Text only.
    #[default]
    Words,
    /// A whole number.
    Number(i64),
    /// A day.
    Day(#[serde(with = "day_as_text")] Date),
    /// A rate in hundredths of a per cent.
    Rate(u32),
}

/// Tone of a cell, for its colour. It is always said in words too.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Tone {
    /// No tone.
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
    /// Cell of text.
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

    /// The same cell in another tone.
    pub fn toned(mut self, tone: Tone) -> Cell {
        self.tone = tone;
        self
    }
}

impl Table {
    /// Lines of text in it.
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

mod day_as_text {
    use jiff::civil::Date;
    use serde::{Deserialize, Deserializer, Serializer, de::Error};

    pub fn serialize<S: Serializer>(day: &Date, out: S) -> Result<S::Ok, S::Error> {
        out.collect_str(day)
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(input: D) -> Result<Date, D::Error> {
        let text = String::deserialize(input)?;
        text.parse().map_err(|_| D::Error::custom("no day"))
    }
}
