//! What boards are made with: what a board is, what it looks at, the panels it shows, and what is kept between two
//! drawings.

pub mod board;
pub mod choice;
pub mod context;
pub mod keyed_marks;
pub mod panel;
pub mod row_cache;
