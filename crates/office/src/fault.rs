//! Refusals as types, with their place, and remarks on what a file has beside what was read. What people see of them stands
//! in the words of the app.

use crate::file_kind::FileKind;
use std::fmt;

/// Why a file was not read. Nothing of it was used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OfficeFault {
    /// A file without bytes.
    Empty,
    /// A file, or what it declares to contain, of more bytes than are read.
    TooLarge {
        /// The bytes.
        bytes: u64,
        /// The limit.
        limit: u64,
    },
    /// A file of another kind, with what it seems to be.
    OtherKind(FileKind),
    /// A file that opens with a password only.
    Encrypted,
    /// An archive of more parts than are read.
    TooManyParts(u64),
    /// A part that declares to be many times larger than it is.
    Bomb {
        /// The part.
        part: String,
        /// Bytes in the file.
        packed: u64,
        /// Bytes declared.
        unpacked: u64,
    },
    /// A part that cannot be read, with what is wrong with it, for a report.
    Damaged {
        /// The part.
        part: String,
        /// What is wrong.
        what: String,
    },
    /// A part that is not there.
    Missing(String),
    /// A part that stands twice in the archive, so that two programs might read two different files.
    Twice(String),
    /// Elements within elements beyond the limit.
    TooDeep(String),
    /// A part that refers to itself, by whatever detour.
    Loop(String),
    /// A part with a document type, which may define endless texts.
    Doctype(String),
    /// More sheets than are read.
    TooManySheets(usize),
    /// A cell with content beyond the rows and columns that are read.
    FarCell {
        /// The sheet.
        sheet: String,
        /// Its row, the first being 1.
        row: u32,
        /// Its column, the first being 1.
        column: u32,
    },
    /// More cells, regions, styles or paragraphs than are read.
    TooMany {
        /// The part or sheet.
        part: String,
        /// The limit.
        limit: usize,
    },
    /// More text than is read.
    TooMuchText(String),
    /// A file without any sheet, or without any text.
    NothingInside,
}

impl OfficeFault {
    pub(crate) fn damaged(part: &str, what: impl fmt::Display) -> OfficeFault {
        OfficeFault::Damaged {
            part: part.to_owned(),
            what: what.to_string(),
        }
    }

    pub(crate) fn too_many(part: &str, limit: usize) -> OfficeFault {
        OfficeFault::TooMany {
            part: part.to_owned(),
            limit,
        }
    }
}

/// Something that a file has beside what was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Remark {
    /// Macros. They were not run.
    Macros,
    /// Links to other files. They were not followed.
    ExternalLinks,
    /// Formulas that were saved without their results; their cells are empty.
    FormulasWithoutResult(usize),
    /// Deleted text of a revision; left out.
    DeletedText(usize),
    /// Hidden text; left out.
    HiddenText(usize),
    /// Pictures and drawings; left out.
    Pictures(usize),
    /// Footnotes, endnotes and comments; left out.
    Notes(usize),
    /// The automatic numbers and hidden texts of a `.doc` cannot be told; text only.
    TextOnly,
}
