//! Tables in which problems stand, pasted from a spreadsheet, extracted from a web page, or written in Markdown.
//! [`columns`] knows the many names of columns, [`find_tables`] finds headers and rows among other lines, [`rows`] gives each
//! cell its role. Where cells come from is not known here: everything is lines of cells between tabs (or bars), see
//! [`tables_as_text`].

mod cells;
pub(crate) mod columns;
mod find_tables;
pub(crate) mod rows;
pub mod tables_as_text;

pub(crate) use cells::means_same_as_above;
pub(crate) use columns::column_of;
pub use columns::{ColumnMeaning, TableColumn};
pub(crate) use find_tables::{FoundTable, choose, find};
