//! Merging files of other people: reading, preview, merging, and undoing. What files would change is decided by
//! `ledger`; nothing is recorded before a person accepts.

mod edit_script;
mod file_messages;
mod files_in_preview;
mod import;
mod inbox;
mod intake;
mod intake_status;
mod links;
mod list_of_merges;
mod merge_session;
mod merge_work;
mod phase;
mod preview;
mod preview_rows;
mod progress;
mod record;
mod row_cells;

pub use import::ImportZone;
pub use inbox::Inbox;
pub use intake_status::outcome;
pub use list_of_merges::Merges;
pub use merge_session::MergeSession;
pub use preview::preview;
pub use record::MergeRecord;
