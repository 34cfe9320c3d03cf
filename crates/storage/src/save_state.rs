//! Whether everything that a tab recorded is in storage, and if not, why. Types only; the words for people are the app's.

use crate::Fault;

/// Whether everything this tab recorded is in storage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SaveState {
    /// Everything was written and read back equal.
    Saved,
    /// Some facts are in memory only.
    Unsaved {
        /// Number of facts.
        facts: usize,
        /// Reason.
        why: UnsavedReason,
    },
}

/// Why facts are not in storage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum UnsavedReason {
    /// The storage refused.
    Fault(Fault),
    /// The storage reported success, and returned another text or none.
    ReadBackDiffers,
    /// The facts were in storage and are missing: site data cleared, or the browser took a write back. Pass all facts
    /// to [`Store::ensure`] to write them again.
    Vanished,
}
