//! Documents: read (docx, doc) and written (docx).

pub(crate) mod doc;
pub mod document;
pub(crate) mod docx;
pub(crate) mod numbering;
pub mod read;
pub(crate) mod styles;
pub(crate) mod write;
