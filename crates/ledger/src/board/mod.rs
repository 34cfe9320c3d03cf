//! Rows and cells of the boards as data, one module for each board: the course of days, the card board, what presses,
//! duties, changes since a moment, the time line. Numbers come from the counter; nothing is drawn here.

pub mod changes;
pub mod duty;
pub mod kanban;
pub mod pressing;
pub mod status_timeline;
pub mod timeline;
