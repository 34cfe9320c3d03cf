//! Parts: pieces that several pages share. A part knows no page.

pub mod add;
pub mod cited;
pub mod copied;
pub mod draft;
pub mod drop;
pub mod each;
pub mod effect;
pub mod field;
pub mod handle;
pub mod marked;
pub mod pair_table;
pub mod place;
pub mod rule;
pub mod status;
pub mod step;
pub mod unfold;
pub mod value;
