//! Workbooks: read (xlsx, ods, xls) and written (xlsx).

pub(crate) mod biff;
pub mod cell;
pub(crate) mod number_format;
pub(crate) mod ods;
pub mod read;
pub mod style;
pub mod workbook;
pub(crate) mod write;
pub(crate) mod xls;
pub(crate) mod xlsx;
