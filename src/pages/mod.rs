//! What a person sees: one module a page.

pub mod detail;
pub mod exchange;
pub mod help;
pub mod history;
pub mod overview;
pub mod problems;
pub mod recovery;
pub mod review;
pub mod start;
