//! Drafts: words that are being written for one item and not sent yet. Each is kept in this browser, by item and field, until
//! it is sent or emptied, so that no other row, key, tab of the page or reload takes it; and it never stands in another item.

use crate::{browser::settings, desk::use_desk, parts::effect::effect};
use ledger::{Field, ItemId, file::RoundId};
use leptos::prelude::*;

/// Most bytes of a draft that is kept: storage is small, and a longer text was copied from somewhere.
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
    /// What a look back found.
    Lookback,
    /// A note on a measure.
    Note,
    /// The title of a new problem.
    NewProblem,
    /// The text of a published notice.
    Notice,
}

impl DraftField {
    /// The word for it in the key under which it is kept.
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

/// The draft of an item's field, as it was left. Setting it keeps it; setting it to nothing throws it away.
pub fn draft(item: ItemId, field: DraftField) -> RwSignal<String> {
    kept(&item.to_string(), field.key())
}

/// What was typed into a field that takes only whole values, as long as it was not taken in.
pub fn draft_of_value(item: ItemId, field: Field) -> RwSignal<String> {
    kept(&item.to_string(), field.key())
}

/// The draft of a new part that a line with this id adds.
pub fn draft_of_line(id: &str) -> RwSignal<String> {
    kept("line", id)
}

/// Throws a draft away.
pub fn discard(round: RoundId, item: ItemId, field: DraftField) {
    settings::remove(&settings::draft(round, &item.to_string(), field.key()));
}

fn kept(item: &str, field: &str) -> RwSignal<String> {
    let key = settings::draft(use_desk().round, item, field);
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
