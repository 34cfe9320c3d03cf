//! Questions of the boards. They count nothing themselves: every number is the counter's (`count`).

pub mod course;
pub mod kanban;
pub mod pressing;
pub mod rows;
pub mod since;
pub mod timeline;
