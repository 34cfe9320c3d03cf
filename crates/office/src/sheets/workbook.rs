//! Workbook to be written: sheets of cells with their looks, and how they are printed.

use super::cell::{CellValue, Region};
use super::style::{CellStyle, CellTone};

/// Longest name of a sheet.
pub const SHEET_NAME: usize = 31;

/// Most characters of a cell, in units of UTF-16.
pub const CELL_TEXT: usize = 32_767;

/// Workbook to be written.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Workbook {
    /// Title in the file's properties; nothing else stands there.
    pub title: String,
    /// Sheets, in order.
    pub sheets: Vec<Sheet>,
}

/// Sheet to be written.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sheet {
    /// Name. What a name cannot hold is replaced in the file, and two names are never the same there.
    pub name: String,
    /// Whether it is shown.
    pub shown: Shown,
    /// Columns.
    pub columns: Vec<SheetColumn>,
    /// Rows.
    pub rows: Vec<SheetRow>,
    /// Merged regions.
    pub merged: Vec<Region>,
    /// Number of rows at the top that stay in view.
    pub frozen_rows: u32,
    /// First and last of the rows that are printed on each page.
    pub repeated_rows: Option<(u32, u32)>,
    /// Region with a filter, its head included.
    pub filter: Option<Region>,
    /// Cells with a list of choices.
    pub choices: Vec<Choices>,
    /// Colours that follow from what stands in a cell.
    pub highlights: Vec<Highlight>,
    /// Page.
    pub page: SheetPage,
    /// Whether only unlocked cells can be changed. There is no password: it keeps from mistakes only.
    pub is_protected: bool,
}

/// Whether a sheet is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Shown {
    /// It is.
    #[default]
    Yes,
    /// It is hidden, and is not offered to be shown.
    Never,
}

/// Column of a sheet.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SheetColumn {
    /// Width in characters of the body font; a Chinese character takes two.
    pub width: f64,
    /// Whether it is hidden.
    pub is_hidden: bool,
}

/// Row of a sheet.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SheetRow {
    /// Height in points; none for that of one line.
    pub height: Option<f64>,
    /// Whether it keeps this height when its text changes.
    pub is_fixed: bool,
    /// Cells from the first column on.
    pub cells: Vec<SheetCell>,
}

/// Cell of a sheet.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SheetCell {
    /// Value.
    pub value: CellValue,
    /// Look.
    pub style: CellStyle,
}

/// Cells with a list of choices.
#[derive(Clone, Debug, PartialEq)]
pub struct Choices {
    /// The cells.
    pub region: Region,
    /// The choices; without commas and quotes, together no more than 255 characters.
    pub of: Vec<String>,
    /// What is shown when something else is typed.
    pub error: String,
}

/// Colour that follows from a word in a cell.
#[derive(Clone, Debug, PartialEq)]
pub struct Highlight {
    /// The cells.
    pub region: Region,
    /// The word that the whole cell is.
    pub word: String,
    /// The colour.
    pub tone: CellTone,
}

/// Page of a sheet.
#[derive(Clone, Debug, PartialEq)]
pub struct SheetPage {
    /// Whether the paper is A3 rather than A4.
    pub is_a3: bool,
    /// Whether the orientation is landscape.
    pub is_landscape: bool,
    /// Margins in mm: top, bottom, left, right.
    pub margins: [f64; 4],
    /// Line at the foot: the words before the page's number, between it and the number of pages, and after it. Empty for none.
    pub footer: [String; 3],
}

impl Default for SheetPage {
    fn default() -> SheetPage {
        SheetPage {
            is_a3: false,
            is_landscape: true,
            margins: [18.0, 16.0, 15.0, 15.0],
            footer: Default::default(),
        }
    }
}

impl SheetCell {
    /// Cell of a value in a look.
    pub fn of(value: CellValue, style: CellStyle) -> SheetCell {
        SheetCell { value, style }
    }

    /// Cell of text in a look.
    pub fn text(text: impl AsRef<str>, style: CellStyle) -> SheetCell {
        SheetCell::of(CellValue::text(text), style)
    }
}

impl Workbook {
    /// The bytes of a file of Excel.
    pub fn to_xlsx(&self) -> Vec<u8> {
        super::write::xlsx(self)
    }
}

/// Names of sheets as a file can hold them: no longer than 31 units, without `[]:*?/\`, none twice, none empty.
pub fn sheet_names<'a>(names: impl IntoIterator<Item = &'a str>) -> Vec<String> {
    let mut made: Vec<String> = Vec::new();
    for name in names {
        let plain: String = name
            .chars()
            .map(|c| {
                if matches!(c, '[' | ']' | ':' | '*' | '?' | '/' | '\\') || c.is_control() {
                    ' '
                } else {
                    c
                }
            })
            .collect();
        let plain = match plain.trim().trim_matches('\'') {
            "" => "Sheet",
            plain => plain,
        };
        let mut wanted = cut_to(plain, SHEET_NAME);
        let mut number = 2;
        while made.iter().any(|other| other.to_lowercase() == wanted.to_lowercase()) {
            let ending = format!("({number})");
            wanted = format!("{}{ending}", cut_to(plain, SHEET_NAME - ending.len()));
            number += 1;
        }
        made.push(wanted);
    }
    made
}

/// Beginning of a text of no more than this many units of UTF-16.
pub(crate) fn cut_to(text: &str, units: usize) -> String {
    let mut left = units;
    let fits = |c: &char| {
        let enough = c.len_utf16() <= left;
        left = left.saturating_sub(c.len_utf16());
        enough
    };
    text.chars().take_while(fits).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_a_file_can_hold() {
        let long = "整".repeat(40);
        let names = sheet_names(["问题清单", "问题清单", "a/b:c", "", "'x'", &long, &long]);
        assert_eq!(&names[..5], ["问题清单", "问题清单(2)", "a b c", "Sheet", "x"]);
        assert_eq!(names[5].chars().count(), 31);
        assert!(names[6].ends_with("(2)") && names[6].chars().count() == 31);
        assert_eq!(cut_to("a𠀀b", 2), "a", "no half of a character");
    }
}
