//! Merging files of other people: reading, preview, merging, and undoing. What files would change is decided by
//! `ledger`; nothing is recorded before a person accepts.

mod diff;
mod import;
mod inbox;
mod intake;
mod linked;
mod merges;
mod notes;
mod outcome;
mod phase;
mod preview;
mod progress;
mod record;
mod sides;
mod state;
mod table;
mod wholes;
mod work;

pub use import::ImportZone;
pub use inbox::Inbox;
pub use merges::Merges;
pub use outcome::outcome;
pub use preview::preview;
pub use record::MergeRecord;
pub use state::MergeSession;
