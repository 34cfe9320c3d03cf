//! Reports in words: how the rectification goes (整改进展情况报告), how the head of the unit led it (主要负责人组织落实情况报告), and the
//! week's or the month's numbers (周报, 月报). From the same record as the notice; numbers are the counter's.

mod periodic;
mod superior;

pub use periodic::{Period, periodic};
pub use superior::{Addressed, superior};
