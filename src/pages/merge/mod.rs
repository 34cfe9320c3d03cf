//! Merging files of other people: reading, preview, merging, and undoing. What files would change is decided by
//! `ledger`; nothing is recorded before a person accepts.

mod file_notices;
mod files_in_preview;
mod import;
mod inbox;
mod intake;
mod links;
mod list_of_merges;
mod merge_session;
mod outcome;
mod phase;
mod preview;
mod preview_rows;
mod progress;
mod record;
mod row_cells;
mod text_diff;
mod work;

pub use import::ImportZone;
pub use inbox::Inbox;
pub use list_of_merges::Merges;
pub use merge_session::MergeSession;
pub use outcome::outcome;
pub use preview::preview;
pub use record::MergeRecord;
