//! Drafts: text written for one item and not sent yet. Each is kept in the settings of this browser, by item and field,
//! until it is sent or emptied, so that no other row, key press, tab of the page or reload loses it or shows it at
//! another item.

use crate::{browser::settings, desk::use_desk, parts::effect::effect};
use ledger::{Field, ItemId, file::RoundId};
use leptos::prelude::*;

/// Largest draft kept, in bytes: storage is small, and a longer text was copied from somewhere.
const LARGEST: usize = 300_000;

/// What a draft is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DraftField {
    /// The reason of a removal.
    RemovalReason,
    /// The new date of an extension.
    ExtensionUntil,
    /// The reason of an extension.
    ExtensionReason,
    /// Who approves an extension.
    ExtensionApprover,
    /// The reason of an application for close-out.
    ApplicationReason,
    /// An opinion on an application, or the reason for sending it back.
    Opinion,
    /// Findings of a look-back.
    Lookback,
    /// A note on a measure.
    Note,
    /// The title of a new problem.
    NewProblem,
    /// The text of a published notice.
    Notice,
}

impl DraftField {
    /// Part of the setting's key that names the field.
    fn key(self) -> &'static str {
        match self {
            DraftField::RemovalReason => "removal-reason",
            DraftField::ExtensionUntil => "extension-until",
            DraftField::ExtensionReason => "extension-reason",
            DraftField::ExtensionApprover => "extension-approver",
            DraftField::ApplicationReason => "application-reason",
            DraftField::Opinion => "opinion",
            DraftField::Lookback => "lookback",
            DraftField::Note => "note",
            DraftField::NewProblem => "new-problem",
            DraftField::Notice => "notice",
        }
    }
}

/// Signal of the draft of an item's field, with the text kept. Setting it keeps the new text; an empty text removes the
/// draft.
pub fn draft(item: ItemId, field: DraftField) -> RwSignal<String> {
    kept(&item.to_string(), field.key())
}

/// Draft of a field that takes only whole values: text that was not accepted or not finished.
pub fn draft_of_value(item: ItemId, field: Field) -> RwSignal<String> {
    kept(&item.to_string(), field.key())
}

/// Draft in the input line of this id, which adds a new part.
pub fn draft_of_line(id: &str) -> RwSignal<String> {
    kept("line", id)
}

/// Removes a draft.
pub fn discard(round: RoundId, item: ItemId, field: DraftField) {
    settings::remove(&settings::draft_key(round, &item.to_string(), field.key()));
}

fn kept(item: &str, field: &str) -> RwSignal<String> {
    let key = settings::draft_key(use_desk().round, item, field);
    let text = RwSignal::new(settings::get(&key));
    effect(move || {
        let now = text.get();
        if settings::get(&key) == now {
            return;
        }
        if now.is_empty() || now.len() > LARGEST {
            settings::remove(&key);
        } else {
            settings::set(&key, &now);
        }
    });
    text
}
