//! The check-up (体检): what is amiss in a checklist, or in a text that is read, found before the inspectors find it. A [`Finding`]
//! says which [`Rule`] found it, how grave it is, where it stands, what is said of it, and where it can be done safely, a
//! command that mends it.
//!
//! # Invariants
//!
//! - This crate knows `ledger`, `notice` (the reader) and `paper` (what identifies a person in a text): no browser, no file.
//! - No clock, no chance, no I/O: the day comes in as a value. Nothing is recorded here; a mend is a command for a person to give.
//! - One rule is one file under `rules`, with its reason, its cases and its line in the table of [`Rule`].
//! - A checklist and a text are checked by the same functions; a text is first made the checklist that would be accepted.
//! - Findings kept up to date ([`Checkup::update`]) are the findings of a check made afresh: a law of the tests.
//! - Nothing is found that is not there: a rule that cannot be sure is a 留意, and one that depends on a habit (a date for each
//!   problem) speaks only where most of the checklist keeps that habit.
//!
//! `words` has the Chinese sentences.

mod check;
mod digest;
mod doubts;
mod finding;
mod prose;
mod quick_map;
mod rule;
mod rules;
mod settings;
mod text;
mod view;
mod waiver;
mod words;

pub use check::Checkup;
pub use finding::{Finding, FindingPlace, Severity};
pub use rule::{Rule, RuleGroup, What};
pub use settings::CheckSettings;
pub use text::{TextFinding, check_text};
pub use waiver::waiver_of;
pub use words::RuleWords;
