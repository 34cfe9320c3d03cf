//! What the journal gave back when a round was opened: a value for the page to say. How it is brought back stands in
//! `restore` and `journal`.

use ledger::ItemId;

/// What the journal gave back that local storage had lost.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RecoveredFacts {
    /// Number of places: fields set, items added, decisions.
    pub places: usize,
    /// The items they belong to, where these are known.
    pub items: Vec<ItemId>,
}
