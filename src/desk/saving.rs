//! What is said of saving: whether all that was typed is stored, and how long ago the round was last given out as a file.

use ledger::WallTime;
use storage::BackupFault;

/// What the top bar says about saving.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SavingState {
    /// Everything typed was stored and read back, and is on the disk.
    Saved,
    /// Everything typed was stored and read back, and is not on the disk yet, for this reason.
    NotOnDisk(storage::JournalFault),
    /// Something typed is about to be stored.
    Waiting,
    /// Something typed was refused; it still stands in its field.
    Refused,
    /// Something is in memory only: how many facts, and why. None where the browser refuses to keep anything and
    /// nothing was recorded yet.
    Failed(usize, storage::UnsavedReason),
}

/// After so many days with something new the page asks for an export.
const ASK_AFTER: i64 = 7;

/// How long ago the round was last given out as a file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ExportAge {
    /// Days since; `None` if never.
    pub days: Option<i64>,
    /// Days since the oldest of what is in no file; `None` if all is in one, as far as is known.
    pub waiting: Option<i64>,
}

impl ExportAge {
    /// Whether the page should ask for an export.
    pub fn is_due(&self) -> bool {
        self.waiting.is_some_and(|days| days >= ASK_AFTER)
    }
}

/// How the copy in a folder stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BackupState {
    /// This browser does not let a page write into a folder, at this address.
    Unavailable,
    /// No folder was chosen.
    Off,
    /// The folder was chosen, and the browser wants a click before the page may write again.
    Asks {
        /// The name of the folder.
        folder: String,
    },
    /// Copies are written.
    On {
        /// The name of the folder.
        folder: String,
        /// When the last one was written.
        last: Option<WallTime>,
    },
    /// The last copy could not be written; it is tried again after the next pause.
    Failed {
        /// The name of the folder.
        folder: String,
        /// Why not.
        why: BackupFault,
    },
}
