//! Commands, who gives them and when, and why one may be refused: types only. `writer` carries commands out, `enter`
//! adds items, `name_entry` takes names in, `rename` changes them, `renumber` counts printed numbers anew, `undo` and `undo_plan` take actions back,
//! `undo_concern` says what is asked before, `bulk` what a change of many items would do. Screens never write facts
//! themselves.

mod add_items;
mod bulk;
mod commands;
mod name_entry;
mod refusal;
mod rename;
mod renumber;
pub(crate) mod undo;
mod undo_concern;
mod undo_plan;
mod value_origin;
pub(crate) mod writer;

pub use bulk::BulkPlan;
pub use commands::{Command, Context, Draft, LONGEST_TEXT, Setup};
pub use refusal::{CannotUndo, Refusal, Since};
pub use renumber::NumberedWithin;
pub use undo_concern::UndoConcern;
