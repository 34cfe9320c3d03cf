//! Facts that the journal gave back when a round was opened, as a value for the page to report. How they are brought
//! back stands in `restore_from_journal` and `journal`.

use ledger::ItemId;

/// What the journal gave back that local storage had lost.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RecoveredFacts {
    /// Number of fields set, items added and decisions.
    pub places: usize,
    /// The items they belong to, where these are known.
    pub items: Vec<ItemId>,
}
