//! Tables: rows of cells in which problems stand, pasted from a spreadsheet, taken out of a web page, or drawn in
//! Markdown. [`columns`] knows the many names of the columns, [`find`] finds the rows and their header among other lines,
//! [`rows`] says what each cell is. Where the cells came from is not known here: everything is lines of cells between
//! tabs (or bars), see [`source`].

mod cells;
pub(crate) mod columns;
mod find;
pub(crate) mod rows;
pub mod source;

pub use columns::{Column, TableColumn};
pub(crate) use find::{Table, choose, find};
