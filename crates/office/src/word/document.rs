//! Document to be written: sections with their pages, paragraphs by style, tables.

use crate::sheets::style::{CellAlign, CellTone};

/// Document to be written.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct WordDocument {
    /// Title in the file's properties; nothing else stands there.
    pub title: String,
    /// Sections, in order.
    pub sections: Vec<WordSection>,
}

/// Section: pages of one size.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct WordSection {
    /// Page.
    pub page: WordPage,
    /// Paragraphs and tables, in order.
    pub blocks: Vec<WordBlock>,
}

/// Page of a section.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WordPage {
    /// Width in mm, in its orientation.
    pub width: u16,
    /// Height in mm, in its orientation.
    pub height: u16,
    /// Margins in mm: top, bottom, left, right.
    pub margins: [u16; 4],
    /// Whether lines stand on the grid of official papers, 22 a page.
    pub has_grid: bool,
}

impl Default for WordPage {
    fn default() -> WordPage {
        WordPage {
            width: 210,
            height: 297,
            margins: [37, 35, 28, 26],
            has_grid: true,
        }
    }
}

/// Paragraph, table or break.
#[derive(Clone, Debug, PartialEq)]
pub enum WordBlock {
    /// A paragraph.
    Paragraph {
        /// Style.
        style: WordStyle,
        /// Text; a line break in it begins a new line of the same paragraph.
        runs: Vec<WordRun>,
    },
    /// A table.
    Table(WordTable),
    /// A page break.
    PageBreak,
}

/// Style of a paragraph. Headings are real ones, so that Word's outline and its table of contents have them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum WordStyle {
    /// Title (小标宋, centred).
    Title,
    /// Line under the title, centred.
    Subtitle,
    /// Addressee, at the margin.
    Salutation,
    /// 一、 in 黑体.
    Heading1,
    /// （一） in 楷体.
    Heading2,
    /// 1. in 仿宋.
    Heading3,
    /// (1) in 仿宋.
    Heading4,
    /// Body text, its first line indented.
    Body,
    /// Note in small print.
    Note,
    /// Signatory, on the right.
    Signature,
    /// Title of a table.
    TableTitle,
}

impl WordStyle {
    /// All of them.
    pub const ALL: [WordStyle; 11] = [
        WordStyle::Title,
        WordStyle::Subtitle,
        WordStyle::Salutation,
        WordStyle::Heading1,
        WordStyle::Heading2,
        WordStyle::Heading3,
        WordStyle::Heading4,
        WordStyle::Body,
        WordStyle::Note,
        WordStyle::Signature,
        WordStyle::TableTitle,
    ];
}

/// Run of text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WordRun {
    /// Text.
    pub text: String,
    /// Whether it is bold.
    pub is_bold: bool,
}

/// Table. Its head rows are repeated on every page, and no row breaks.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct WordTable {
    /// Shares of the width, one for each column.
    pub widths: Vec<u16>,
    /// Number of rows at the top that are repeated.
    pub head_rows: usize,
    /// Rows.
    pub rows: Vec<WordRow>,
}

/// Row of a table.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct WordRow {
    /// Cells; the columns that they span add up to those of the table.
    pub cells: Vec<WordCell>,
    /// Least height in lines; 0 for as high as its text.
    pub lines: u8,
}

/// Cell of a table.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct WordCell {
    /// Text; a line break begins a new paragraph.
    pub text: String,
    /// Number of columns that it spans; 0 and 1 are one.
    pub columns: usize,
    /// Alignment.
    pub align: CellAlign,
    /// Colour.
    pub tone: CellTone,
    /// Whether it is bold.
    pub is_bold: bool,
    /// Whether it has no borders, as a title within the table has none.
    pub is_bare: bool,
}

impl WordDocument {
    /// The bytes of a file of Word.
    pub fn to_docx(&self) -> Vec<u8> {
        super::write::docx(self)
    }
}
