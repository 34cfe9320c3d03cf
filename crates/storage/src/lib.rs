//! Storage of the facts of Xiaohao (销号) in a browser's local storage, trusted only after reading back.
//!
//! # What it is
//!
//! A [`Store`] is one round's storage as one open tab keeps it, over a [`Shelf`] (the browser's `localStorage`, or a
//! fake). It handles keys, texts, failures and packing. The meaning of facts belongs to the `ledger` crate; the words for
//! a failure and the timing of calls (idle, visible, every two seconds) belong to the app.
//!
//! # Invariants
//!
//! - A key is written once and never overwritten, by this tab or by another: an append makes a new key
//!   `xiaohao/<round>/<actor>/<n>`, the actor is fresh at each load of the page, and `n` is never used twice, not
//!   even after a failure.
//! - [`SaveState::Saved`] means written and read back equal. What was not stays in
//!   [`Store::unsaved`], in its order, and is retried before anything newer.
//! - Beside local storage stands the [`Journal`], which is on the disk when local storage is not yet. Both contain all
//!   facts; opening takes the union and writes back what local storage lost.
//! - A key with facts is removed only after this very tab has written all of its facts under another key of its
//!   own, has read that back twice, with time between, and has found the old key unchanged. Stopping anywhere in
//!   between loses nothing; the union forgives duplicates.
//! - A key that cannot be read (damaged, newer, misnamed) is set aside: never removed, overwritten or packed.
//!   Everything else loads.
//! - Only a round that was marked as an example before its first fact can be forgotten, by [`forget_example`], which
//!   a person asks for.
//! - A fact's text passes through storage byte by byte, also when this version does not understand it.
//! - Reading a text gives all of its facts or none, and never others; inflating is bounded.
//! - Absent on purpose: `web-sys`, a clock, randomness, threads, sentences for people. Nothing is repaired, defaulted
//!   or deleted automatically.
//! - No `unwrap`, no `expect`, no unchecked indexing outside tests.

mod backup;
mod base32768;
mod deflated_ahead;
mod example;
mod fact_lines;
#[cfg(feature = "fake")]
pub mod fake;
#[cfg(feature = "fake")]
pub mod fake_journal;
mod housekeeping;
mod journal;
mod journal_exchange;
mod journal_keys;
mod journal_request;
mod key_name;
mod key_text;
mod opened_round;
mod pack;
mod pack_plan;
mod read_keys;
mod rescue;
mod round_note;
mod rounds;
mod save_state;
mod shelf;
mod store;
#[cfg(feature = "fake")]
pub mod targets;
mod text_units;

pub use backup::{BackupAnswer, BackupFault, BackupRun, BackupStep, CivilMoment, backup_name, superseded_backups};
pub use deflated_ahead::DeflatedAhead;
pub use example::{
    ExampleRefusal, ExampleState, begin_to_forget, example_state, forget_example, forget_in_journal, make_example,
    restore_example_mark,
};
pub use housekeeping::{Housekeeping, HousekeepingStep, SETTLE_MS};
pub use journal::{Journal, JournalAnswer, JournalDoor, JournalFault, JournalState};
pub use journal_exchange::{JournalComparison, Recovered};
pub use journal_keys::{JournalKeys, read_journal_keys};
pub use journal_request::{JournalCommit, JournalRequest};
pub use key_text::{Damage, LARGEST_TEXT, UnreadableReason, VERSION, decode, encode};
pub use opened_round::{NumberGap, OpenedRound, RefusedKey, SetAside};
pub use pack_plan::{PackLevel, PackLimits, PackPlan};
pub use read_keys::Refreshed;
pub use rescue::{Rescue, rescue};
pub use round_note::{MissingFacts, RoundNote, missing_rounds, round_notes};
pub use rounds::{RoundSummary, Usage, round_ids, rounds, units_used};
pub use save_state::{SaveState, UnsavedReason};
pub use shelf::{Fault, Shelf};
pub use store::Store;
pub use text_units::units;
