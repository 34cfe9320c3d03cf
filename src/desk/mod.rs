//! The desk: the ledger of the open round, the store that keeps it, and the signals by which pages follow it. Every
//! change goes through here: a command becomes facts, they are folded and stored, and pages that watch what changed are
//! notified. Typed text waits here for a pause and is recorded when the page is left. No page, part or sentence stands
//! here.

mod arrivals;
mod backup;
mod commands;
mod day_totals;
mod derived;
mod drafts;
mod embedded_checklist;
mod export_age;
mod handle;
mod journal;
mod list_filtering;
mod merging;
mod received_handout;
mod recovered;
mod restore_from_journal;
mod saving_state;
mod storage_events;
mod trouble;
mod typed_fields;
mod typing;
mod undo_line;
mod undoing;

pub use embedded_checklist::EmbeddedChecklist;
pub use handle::{Desk, use_desk};
pub use received_handout::{ReceivedHandout, remember};
pub use recovered::RecoveredFacts;
pub use restore_from_journal::before_opening;
pub use saving_state::{BackupState, ExportAge, SavingState};
pub use trouble::{StorageTrouble, lost_round};
pub use undo_line::{UndoLine, UndoStep};
