//! Document as it was read: paragraphs with their numbers, and tables.

use crate::fault::{OfficeFault, Remark};
use crate::limits::{PARAGRAPHS, TEXT};

/// Document that was read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReadDocument {
    /// Paragraphs and tables, in order.
    pub blocks: Vec<ReadBlock>,
    /// What it has beside them.
    pub remarks: Vec<Remark>,
}

/// Paragraph or table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReadBlock {
    /// A paragraph.
    Paragraph(ReadParagraph),
    /// A table: its rows, each with its cells.
    Table(Vec<Vec<ReadCell>>),
}

/// Paragraph.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReadParagraph {
    /// Its automatic number as it is printed, such as 一、; empty if it has none.
    pub number: String,
    /// Level of a heading, the highest being 1.
    pub heading: Option<u8>,
    /// Text, without the number.
    pub text: String,
}

impl ReadParagraph {
    /// The paragraph as it is printed.
    pub fn printed(&self) -> String {
        format!("{}{}", self.number, self.text)
    }
}

/// Cell of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReadCell {
    /// Text; its paragraphs are lines, with their numbers.
    pub text: String,
    /// Number of columns that it spans.
    pub columns: usize,
    /// Number of rows that it spans. The rows below have no cell in its place.
    pub rows: usize,
}

/// What is left of the limits while a document is read.
#[derive(Debug, Default)]
pub(crate) struct DocumentBudget {
    paragraphs: usize,
    text: usize,
}

impl DocumentBudget {
    /// Counts a paragraph or cell with a text.
    pub fn spend(&mut self, part: &str, text: usize) -> Result<(), OfficeFault> {
        self.paragraphs += 1;
        self.text = self.text.saturating_add(text);
        if self.paragraphs > PARAGRAPHS {
            return Err(OfficeFault::too_many(part, PARAGRAPHS));
        }
        if self.text > TEXT {
            return Err(OfficeFault::TooMuchText(part.to_owned()));
        }
        Ok(())
    }
}
