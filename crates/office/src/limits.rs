//! Limits of what is read, far above any file of this work and far below what would fill a browser's memory.

/// Largest file, in bytes.
pub const FILE: usize = 40_000_000;

/// Largest number of parts of a package.
pub const PARTS: u64 = 4_000;

/// Largest number of bytes that one part of a package may declare.
pub const PART: u64 = 64_000_000;

/// Largest number of bytes that all parts together may declare. Pictures are counted, though they are never unpacked.
pub const PACKAGE: u64 = 300_000_000;

/// Largest ratio of unpacked to packed bytes of a part above [`RATIO_FREE`]. Sheets of formatted empty cells reach about 200.
pub const RATIO: u64 = 400;

/// Size of a part up to which its ratio is not looked at.
pub const RATIO_FREE: u64 = 4_000_000;

/// Largest depth of elements in a part.
pub const DEPTH: usize = 200;

/// Largest number of sheets of a workbook.
pub const SHEETS: usize = 200;

/// Largest number of a row that has content.
pub const ROWS: u32 = 100_000;

/// Largest number of a column that has content.
pub const COLUMNS: u32 = 512;

/// Largest number of cells with content in a workbook.
pub const CELLS: usize = 600_000;

/// Largest number of bytes of text in a workbook or document, every repetition counted.
pub const TEXT: usize = 60_000_000;

/// Largest number of texts that the cells of a workbook name by number.
pub const TEXTS: usize = 1_000_000;

/// Largest number of merged regions, and of entries on hidden columns, of a workbook.
pub const REGIONS: usize = 100_000;

/// Largest number of formats and styles of a file.
pub const STYLES: usize = 70_000;

/// Largest number of columns of a table in a document.
pub const TABLE_COLUMNS: usize = 2_000;

/// Largest number of lists of a document, and of their models.
pub const LISTS: usize = 2_000;

/// Largest number of paragraphs and cells of a document.
pub const PARAGRAPHS: usize = 200_000;
