//! Hand-out as a workbook (交办表), and what comes back of it. The workbook has the problems and measures in rows, each with the id of
//! its item in a hidden column; a sheet on how to fill it in; and a hidden sheet with the round, the errand, the state that it was made
//! from and a checksum over these. What comes back is compared with that state, cell by cell.

mod answer;
mod columns;
mod dates;
mod hidden_sheet;
mod out;
mod values;

pub use answer::{AnswerRefusal, CellEdit, CellPlace, NewRow, UnreadCell, UnreadReason, WorkbookAnswer, answer};
pub use dates::due_in;
pub use out::{HandoutWorkbook, workbook};
