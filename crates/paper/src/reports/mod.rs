//! Reports: on progress (整改进展情况报告), on the leadership of the unit's head (主要负责人组织落实情况报告), and the
//! numbers of the week or month (周报, 月报). From the same record as the notice; numbers are the counter's.

mod periodic;
mod superior;

pub use periodic::{Period, periodic};
pub use superior::{Addressed, superior};
