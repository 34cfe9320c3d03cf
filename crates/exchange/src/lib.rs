//! Between the checklist and files of Excel and Word. Out: papers as workbooks ([`workbook`]) and documents ([`document`]), tables as
//! CSV ([`csv`]). Out and back: a hand-out as a workbook ([`handout::workbook`]), and what comes back as a file to be merged
//! ([`handout::answer`]). In: workbooks and documents as the text that `notice` reads ([`incoming`]), and its rows as edits of
//! an open checklist ([`table_edits`]).
//!
//! # Invariants
//!
//! - No clock, no randomness, no I/O: the day and the moment come in as values.
//! - What came back is compared with the state that the workbook was made from, never with the state of today; it becomes facts of who
//!   filled it in, and goes through the same preview as any other file.
//! - Nothing that came back is dropped: what cannot be read is told with its words and its place.
//!
//! `words` holds every Chinese sentence that these files say by themselves.

pub mod csv;
pub mod document;
mod fact_recorder;
pub mod handout;
pub mod incoming;
pub mod table_edits;
pub mod words;
pub mod workbook;
