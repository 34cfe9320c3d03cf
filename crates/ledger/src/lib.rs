//! The heart of Xiaohao (销号): one log of facts, and everything that is derived from it.
//!
//! # What it is
//!
//! The checklist of one round of inspection is a **set of facts** (an op set). Each [`Fact`] is written once and
//! never changed: who recorded what, when, and which earlier facts it replaces. The [`Ledger`] holds the set and
//! its fold: items, their fields (multi-value registers), removals, decisions. [`Command`]s are turned into new
//! facts, or into a [`Refusal`]; undo and redo are commands. The one counter is in [`count`], the record in
//! [`history`], any date and what differs in [`mod@compare`], what leaves the browser in [`file`],
//! other people's files in [`merge`]. Questions of the field: [`people`], [`evidence`], [`figures`], [`handout`],
//! [`search`], and [`filter`] for what a list shows.
//!
//! # Invariants
//!
//! - This crate knows nobody: no browser, no notice, no file format of others.
//! - No clock, no randomness, no I/O: the time, the person and the actor come in as values ([`Context`]).
//! - The state depends on the set of facts alone, not on the order or the number of their arrivals.
//! - No fact is ever dropped or altered. Facts that this version does not understand are kept, letter by letter.
//! - Two settings of one field that did not see each other are both in the state. The clock settles nothing.
//! - An undo is one more action. Nothing is taken out of the log, and no stack is kept beside it.
//! - Decisions are only ever added. There is no fact that takes a decision out of the set.
//! - Counts come from [`count`] and from nowhere else.
//! - Close-out follows from decisions, never from progress; what contradicts counts as the less advanced.
//! - No `unwrap`, no `expect`, no unchecked indexing outside tests: broken input gives a value and a list of
//!   what was wrong with it.

mod action;
pub mod amount;
pub mod board;
mod breakdown;
mod carry_out;
pub mod closeout;
pub mod command;
pub mod compare;
pub mod count;
pub mod date;
pub mod decision;
pub mod digest;
pub mod due;
mod enter;
pub mod evidence;
pub mod fact;
pub mod field;
pub mod figures;
pub mod file;
pub mod filter;
pub mod fold;
pub mod frontier;
pub mod handout;
pub mod history;
pub mod id;
pub mod item;
mod json;
pub mod kind;
pub mod lookback;
pub mod merge;
pub mod mine;
pub mod order;
mod origin;
pub mod people;
pub mod progress;
mod rename;
pub mod schedule;
pub mod search;
mod set_back;
mod standing;
#[cfg(feature = "targets")]
pub mod targets;
mod undo;
pub mod value;
pub mod view;
pub mod warning;
mod wire;

pub use amount::Amount;
pub use closeout::{Closeout, Hindrance, Missing, Status};
pub use command::{CannotUndo, Command, Context, Refusal, Since};
pub use compare::{Difference, compare};
pub use count::{CloseoutTally, CountingRule, LatenessTally, Tally};
pub use date::{Due, Today, WallTime, Zone};
pub use decision::{Decision, DecisionKind, Ground};
pub use due::{Dates, Lateness};
pub use fact::{Body, Fact};
pub use field::Field;
pub use fold::{Changes, Ledger};
pub use frontier::Frontier;
pub use id::{ActorId, FactId, ItemId};
pub use item::{Item, Removal};
pub use kind::{Kind, RegulationWay, Role};
pub use progress::Progress;
pub use value::Value;
