//! State of saving: whether all that was typed is stored, how old the last export is, and how the backup in a folder
//! stands. Values only; the sentences stand in `words`.

use ledger::WallTime;
use storage::BackupFault;

/// What the top bar says about saving.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SavingState {
    /// Everything typed was stored, read back equal, and is on the disk.
    Saved,
    /// Everything typed was stored and read back equal, and is not on the disk yet, for this reason.
    NotOnDisk(storage::JournalFault),
    /// Something typed is about to be stored.
    Waiting,
    /// Something typed was refused; it still stands in its field.
    Refused,
    /// Some facts are in memory only: how many, and why. None (0) where the browser refuses to store anything and
    /// nothing was recorded yet.
    Failed(usize, storage::UnsavedReason),
}

/// Number of days with something not exported after which the page asks for an export.
const ASK_AFTER: i64 = 7;

/// Age of the last export.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ExportAge {
    /// Days since the last export; `None` if never.
    pub days: Option<i64>,
    /// Days since the oldest fact that was not exported; `None` if all are, as far as is known.
    pub waiting: Option<i64>,
}

impl ExportAge {
    /// Whether the page should ask for an export.
    pub fn is_due(&self) -> bool {
        self.waiting.is_some_and(|days| days >= ASK_AFTER)
    }
}

/// State of the backup in a folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BackupState {
    /// This browser does not let a page write into a folder, at this address.
    Unavailable,
    /// No folder was chosen.
    Off,
    /// A folder was chosen, and the browser wants a click before the page may write again.
    Asks {
        /// The name of the folder.
        folder: String,
    },
    /// Copies are written.
    On {
        /// The name of the folder.
        folder: String,
        /// When the last copy was written.
        last: Option<WallTime>,
    },
    /// The last copy could not be written; it is tried again after the next pause.
    Failed {
        /// The name of the folder.
        folder: String,
        /// Why it could not.
        why: BackupFault,
    },
}
