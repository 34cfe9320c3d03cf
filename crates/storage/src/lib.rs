//! Keeps the facts of Xiaohao (销号) in a browser's local storage, and believes it only after reading back.
//!
//! # What it is
//!
//! A [`Store`] is the storage of one round as one open tab keeps it, over a [`Shelf`] (the browser's `localStorage`,
//! or a fake). It knows keys, texts, failures and packing. What facts mean is known to the `ledger` crate; how a
//! failure is put into words, to the app; when to call what (idle, visible, every two seconds), to the app too.
//!
//! # Invariants
//!
//! - A key is written once. No key is ever written over, by this tab or by another: an append makes a new key
//!   `xiaohao/<round>/<actor>/<n>`, the actor is fresh at each load of the page, and `n` is never used twice, not
//!   even after a failure.
//! - [`SaveState::Saved`] is said only of what was written and read back equal. What was not stays in
//!   [`Store::unsaved`], in its order, and is tried again before anything newer.
//! - A key with facts is removed only after this very tab has written all of its facts under another key of its
//!   own, has read that back twice, with time between, and has found the old key unchanged. Stopping anywhere in
//!   between loses nothing; the union forgives duplicates.
//! - A key that cannot be read (damaged, newer, misnamed) is set aside: never removed, never written over, never
//!   packed. Everything else loads.
//! - Only a round that was marked as an example before its first fact can be forgotten, by [`forget_example`], which
//!   a person asks for.
//! - A fact's text goes through storage byte by byte, also when this version does not understand it.
//! - Reading a text gives all of its facts or none, and never others; it cannot be made to unfold without bound.
//! - Absent on purpose: no `web-sys`, no clock, no randomness, no threads, no sentences for people. Nothing is
//!   repaired, defaulted or deleted by itself.
//! - No `unwrap`, no `expect`, no unchecked indexing outside tests.

mod ahead;
mod example;
#[cfg(feature = "fake")]
pub mod fake;
mod hear;
mod key;
mod letters;
mod lines;
mod note;
mod pack;
mod plan;
mod rescue;
mod rounds;
mod shelf;
mod store;
#[cfg(feature = "fake")]
pub mod targets;
mod tend;
mod text;
mod told;

pub use ahead::Ahead;
pub use example::{Example, NotDone, example, forget_example, make_example};
pub use hear::Heard;
pub use key::units;
pub use note::{Gone, Noted, gone, noted};
pub use plan::{Level, Limits, Plan};
pub use rescue::{Rescue, rescue};
pub use rounds::{RoundSummary, Usage, rounds, units_used};
pub use shelf::{Fault, Shelf};
pub use store::Store;
pub use tend::{Done, SETTLE_MS, Tended};
pub use text::{Damage, LARGEST_TEXT, VERSION, Why, decode, encode};
pub use told::{Gap, Opened, SaveState, SetAside, Unread, Unsaved};
