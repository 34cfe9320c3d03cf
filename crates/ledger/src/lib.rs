//! The heart of Xiaohao (销号): one log of facts, and everything that is derived from it.
//!
//! # What it is
//!
//! The checklist of one round of inspection is a **set of facts** (an op set). A [`Fact`] is written once and never changed: who
//! recorded what, when, and which earlier facts it replaces. The [`Ledger`] holds the set and its fold: items, their fields
//! (multi-value registers), removals, decisions. A [`Command`] is turned into new facts, or into a [`Refusal`]; undo and redo
//! are commands.
//!
//! # Rooms
//!
//! What every signature speaks of stands at the root, each thing once: kinds, fields and values (`schema`), facts and their ids
//! (`fact`), the ledger (`state`), commands (`command`). All else is reached by its room: [`closeout`] (销号), [`count`] (the one
//! counter), [`work`] (people, dates, evidence, warnings), [`list`] (filter and search), [`history`] (the record), [`board`] (rows
//! of the boards), [`file`](mod@file) (what leaves the browser), [`merge`] (other people's files).
//!
//! # Invariants
//!
//! - This crate knows no other crate of ours: no browser, no notice, no file format of others.
//! - No clock, no randomness, no I/O: the time, the person and the actor come in as values ([`Context`]).
//! - The state depends on the set of facts alone, not on the order or the number of their arrivals.
//! - No fact is ever dropped or altered. Facts that this version does not understand are kept, letter by letter.
//! - Two settings of one field that did not see each other are both in the state. The clock settles nothing.
//! - An undo is one more action. Nothing is taken out of the log, and no stack is kept beside it.
//! - Decisions are only ever added. There is no fact that takes a decision out of the set.
//! - Counts come from [`count`] and from nowhere else.
//! - Close-out follows from decisions, never from progress; of contradicting decisions the less advanced counts.
//! - No `unwrap`, no `expect`, no unchecked indexing outside tests: broken input gives a value and a list of what was wrong with it.

pub mod board;
pub mod closeout;
mod command;
pub mod count;
mod fact;
pub mod file;
pub mod history;
pub mod list;
pub mod merge;
mod schema;
mod state;
#[cfg(feature = "targets")]
pub mod targets;
pub mod work;

pub use command::{
    BulkPlan, CannotUndo, Command, Context, Draft, LONGEST_TEXT, NumberedWithin, Refusal, Setup, Since, UndoConcern,
};
pub use fact::{
    ActorId, Body, ContentHash, Decision, DecisionKind, Fact, FactId, Frontier, Ground, ItemId, NotAFact, NotAnId,
};
pub use schema::{
    Amount, Due, Field, FieldSection, FilledBy, Kind, KindPlace, NamesOf, NotADate, NotAnAmount, NoticeWording,
    PrintedLabel, Progress, RegulationWay, Role, Today, Value, ValueType, WallTime, Zone, add_months, closed,
    day_number, days_left, numbered_day, whole_from_typed,
};
pub use state::{Changes, Item, Ledger, Outline, Register, Removal, Section, leave_out_empty};
