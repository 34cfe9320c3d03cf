//! Questions of the boards. They count nothing themselves: every number is the counter's (`count`).

pub mod changes;
pub mod course;
pub mod duty;
pub mod kanban;
pub mod pressing;
pub mod timeline;
