//! Commands, who gives them and when, and why one may be refused: types only. `writer` carries commands out, `enter`
//! adds items, `rename` changes names, `renumber` counts printed
//! numbers anew, `undo` and `undo_plan` take actions back. Screens never write facts
//! themselves.

mod add_items;
mod commands;
mod refusal;
mod rename;
mod renumber;
pub(crate) mod undo;
mod undo_plan;
mod value_origin;
pub(crate) mod writer;

pub use commands::{Command, Context, Draft, LONGEST_TEXT, Setup};
pub use refusal::{CannotUndo, Refusal, Since};
pub use renumber::NumberedWithin;
