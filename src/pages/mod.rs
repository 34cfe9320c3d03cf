//! What a person sees: one module a page.

pub mod detail;
pub mod exchange;
pub mod overview;
pub mod problems;
pub mod record;
pub mod recovery;
pub mod review;
pub mod start;
