//! Official papers (通报, 清单, 台账, 申请单, 报告) as values, made from a ledger. A paper is a [`Document`]; screen, print, text, HTML
//! and Word are made from it.
//!
//! # Invariants
//!
//! - This crate knows `ledger` only: no browser, no notice reader, no file. What a reader would understand comes in as a
//!   function, so that what is written is read back as the same (a law of `notice`'s tests).
//! - No clock, no randomness, no input or output: the day comes in as a value.
//! - Numbers of problems and measures come from `ledger::count`, and carry the items that they count.
//! - No words of the record are changed; what is left out or masked for the public is decided by a person.
//! - `ledger` is asked in one place only, `record`; everything else looks at the record.
//!
//! `words` holds every Chinese sentence that papers say by themselves.

pub mod document;
pub mod fields_in_text;
pub mod forms;
pub mod issued;
pub mod lists;
pub mod notice;
pub mod numbering;
pub mod page_setup;
pub mod papers;
pub mod privacy;
mod public_ground;
pub mod public_text;
pub mod record;
pub mod render;
pub mod reports;
pub mod settings;
pub mod table;
mod terms;
pub mod words;

pub use document::{Block, Document, Level, Line, Run};
pub use page_setup::{Layout, PageSetup, Sheet};
pub use papers::{Making, PAPERS, Paper, PaperGroup, paper};
pub use record::Record;
pub use settings::Settings;
pub use table::{Cell, Column, Row, Table};
