//! Merging files of other people: reading, preview, merging, and undoing. What files would change is decided by
//! `ledger`; nothing is recorded before a person accepts.

mod file_notices;
mod files_in_preview;
mod import;
mod inbox;
mod intake;
mod intake_status;
mod links;
mod list_of_merges;
mod merge_session;
mod phase;
mod phase_transitions;
mod preview;
mod preview_rows;
mod progress;
mod record;
mod row_cells;
mod text_diff;

pub use import::ImportZone;
pub use inbox::Inbox;
pub use intake_status::outcome;
pub use list_of_merges::Merges;
pub use merge_session::MergeSession;
pub use preview::preview;
pub use record::MergeRecord;
