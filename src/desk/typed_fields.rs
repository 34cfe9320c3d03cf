//! The fields that are being typed into, as values: text, what the person saw, and how far it is recorded. When to record
//! them stands in `typing`.

use super::saving::SavingState;
use ledger::{FactId, Field, ItemId, WallTime};
use std::collections::HashMap;

/// The fields that are being typed into.
#[derive(Default)]
pub(super) struct TypedFields {
    pub(super) fields: HashMap<(ItemId, Field), TypedField>,
    /// Since when something is not recorded.
    pub(super) since: Option<WallTime>,
}

/// One of them.
pub(super) struct TypedField {
    pub(super) text: String,
    /// What the person has before her eyes, or has written herself.
    pub(super) seen: Vec<FactId>,
    pub(super) state: TypedState,
}

/// How far a field is recorded.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum TypedState {
    /// As it was recorded last, or begun and not changed.
    Recorded,
    /// To be recorded.
    Fresh,
    /// Refused as it stands.
    Refused,
}

impl TypedFields {
    /// What is to be said of it.
    pub(super) fn saving(&self) -> SavingState {
        let any = |state| self.fields.values().any(|typed| typed.state == state);
        if any(TypedState::Fresh) {
            SavingState::Waiting
        } else if any(TypedState::Refused) {
            SavingState::Refused
        } else {
            SavingState::Saved
        }
    }
}
