//! Pieces of the page that several pages use.

pub mod bar;
pub mod drop;
pub mod field;
pub mod step;
pub mod unfold;
