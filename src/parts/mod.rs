//! Pieces of the page that several pages use.

pub mod add;
pub mod bar;
pub mod drop;
pub mod field;
pub mod names;
pub mod status;
pub mod step;
pub mod value;
