//! Files of Excel and Word as plain values. Reading: [`open`] takes the bytes of a file and answers with the rows of a workbook
//! ([`ReadWorkbook`]), the paragraphs and tables of a document ([`ReadDocument`]), or a typed refusal ([`OfficeFault`]). Writing:
//! [`Workbook::to_xlsx`] and [`WordDocument::to_docx`] make the bytes of a file.
//!
//! # Invariants
//!
//! - The crate knows no ledger and no paper. Of ours it uses `parcel`, for writing zip archives.
//! - No clock, no randomness, no I/O. The same value gives the same bytes, and nothing of the machine or its user stands in them.
//! - Sizes first: what an archive declares is added up before anything is unpacked, no more is unpacked than was declared, and cells,
//!   texts and depth are bounded while reading ([`limits`]).
//! - Nothing is fetched and nothing is run: macros and links to other files are told ([`Remark`]), never followed.
//! - Any bytes get an answer. Nothing panics.

mod compound;
mod fault;
mod file_kind;
pub mod limits;
mod opened;
mod package;
pub mod sheets;
#[cfg(feature = "targets")]
pub mod targets;
pub mod word;
mod xml;

pub use fault::{OfficeFault, Remark};
pub use file_kind::FileKind;
pub use sheets::read::{ReadSheet, ReadWorkbook};
pub use sheets::workbook::Workbook;
pub use word::document::WordDocument;
pub use word::read::ReadDocument;

/// File that was read.
#[derive(Clone, Debug, PartialEq)]
pub enum OfficeFile {
    /// A workbook (xlsx, xls, et, ods).
    Workbook(ReadWorkbook),
    /// A document (docx, doc).
    Document(ReadDocument),
}

/// Reads a file. The name decides nothing but whether a `.wps` is refused, which is a `.doc` only by its looks.
pub fn open(name: &str, bytes: Vec<u8>) -> Result<OfficeFile, OfficeFault> {
    match opened::opened(name, bytes)? {
        opened::Opened::Xlsx(package) => sheets::xlsx::read(&package).map(OfficeFile::Workbook),
        opened::Opened::Ods(package) => sheets::ods::read(&package).map(OfficeFile::Workbook),
        opened::Opened::Xls(compound) => sheets::xls::read(&compound).map(OfficeFile::Workbook),
        opened::Opened::Docx(package) => word::docx::read(&package).map(OfficeFile::Document),
        opened::Opened::Doc(compound) => word::doc::read(&compound).map(OfficeFile::Document),
    }
}
