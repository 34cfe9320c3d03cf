//! Fields that are being typed into, as values: their text, what the person saw in them, and how far it is recorded.
//! When to record them is decided in `typing`.

use super::saving_state::SavingState;
use ledger::{FactId, Field, ItemId, WallTime};
use std::collections::HashMap;

/// The fields that are being typed into.
#[derive(Default)]
pub(super) struct TypedFields {
    pub(super) fields: HashMap<(ItemId, Field), TypedField>,
    /// When the oldest unrecorded text was typed.
    pub(super) since: Option<WallTime>,
}

/// A field that is being typed into.
pub(super) struct TypedField {
    pub(super) text: String,
    /// Facts whose values the person has seen in the field, or wrote there.
    pub(super) seen: Vec<FactId>,
    pub(super) state: TypedState,
}

/// Whether a field's text is recorded.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum TypedState {
    /// Recorded as it is, or not changed yet.
    Recorded,
    /// To be recorded.
    Fresh,
    /// Refused as it stands.
    Refused,
}

impl TypedFields {
    /// State of saving that follows from all fields.
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
