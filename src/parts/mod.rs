//! Pieces of the page that several pages use.

pub mod add;
pub mod bar;
pub mod cited;
pub mod copied;
pub mod drop;
pub mod each;
pub mod effect;
pub mod errand;
pub mod example;
pub mod field;
pub mod handle;
pub mod keys;
pub mod names;
pub mod palette;
pub mod place;
pub mod rule;
pub mod status;
pub mod step;
pub mod unfold;
pub mod value;
