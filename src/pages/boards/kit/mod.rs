//! Kit of the boards: the type of a board, its context and data, its panels, and what is reused between two drawings.
//! No board stands here.

pub mod board;
pub mod choice;
pub mod context;
pub mod keyed_marks;
pub mod panel;
pub mod row_cache;
