//! The ledger: the set of facts and what is folded from it. The fold keeps items, their registers and the index of actions
//! up to date (`fold`, `item`, `actions`), `chronicle` its order in time; questions to the result stand in `item_queries`, `derived_state` and `order`.

pub(crate) mod actions;
mod ancestors;
pub(crate) mod chronicle;
mod derived_state;
pub(crate) mod fold;
pub(crate) mod item;
mod item_queries;
mod outline;

pub use fold::{Changes, Ledger};
pub use item::{Item, Register, Removal};
pub use outline::{Outline, Section, leave_out_empty};
