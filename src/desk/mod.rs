//! The desk: the ledger of the open round, the store that keeps it, and the signals by which pages follow it. Every
//! change goes through here: a command becomes facts, they are folded and stored, and pages that watch what changed are
//! notified. Typed text waits here for a pause and is recorded when the page is left. No page, part or sentence stands
//! here.

mod arrivals;
mod backup;
mod carried;
mod commands;
mod course;
mod derived;
mod drafts;
mod errand;
mod export_age;
mod handle;
mod journal;
mod merging;
mod narrowing;
mod recovered;
mod restore;
mod saving;
mod storage_events;
mod trouble;
mod typed_fields;
mod typing;

pub use carried::EmbeddedChecklist;
pub use errand::{ReceivedHandout, remember};
pub use handle::{Desk, use_desk};
pub use recovered::RecoveredFacts;
pub use restore::before_opening;
pub use saving::{BackupState, ExportAge, SavingState};
pub use trouble::{StorageTrouble, lost_round};
