//! Drafts: text written for one item and not sent yet. Each is kept in the settings of this browser, by item and field,
//! until it is sent or emptied, so that no other row, key press, tab of the page or reload loses it or shows it at
//! another item. Storing is done by the desk (`Desk::keep_draft`).

use crate::{
    desk::{Desk, use_desk},
    parts::effect::effect,
};
use ledger::{Field, Ground, ItemId};
use leptos::prelude::*;
use std::collections::BTreeSet;

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
    /// Ticked grounds of an application.
    ApplicationGrounds,
    /// An opinion on an application, or the reason for sending it back.
    Opinion,
    /// Findings of a look-back.
    Lookback,
    /// The new date of a problem that came back.
    ReboundUntil,
    /// A note on a measure.
    Note,
    /// The day of a note on a measure.
    NoteDay,
    /// The evidence that is chosen to be cited.
    CitedEvidence,
    /// The new name of a person or a department.
    NewName,
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
            DraftField::ApplicationGrounds => "application-grounds",
            DraftField::Opinion => "opinion",
            DraftField::Lookback => "lookback",
            DraftField::ReboundUntil => "rebound-until",
            DraftField::Note => "note",
            DraftField::NoteDay => "note-day",
            DraftField::CitedEvidence => "cited-evidence",
            DraftField::NewName => "new-name",
            DraftField::NewProblem => "new-problem",
            DraftField::Notice => "notice",
        }
    }
}

/// Owner of drafts that belong to no item: lines that add a part, forms of a page.
const LINE: &str = "line";

/// Start of the owners of drafts of notices under review.
pub const NOTICES: &str = "notice-";

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
    kept(LINE, id)
}

/// Draft of a field of an owner that is no item, such as a notice under review.
pub fn draft_among(of: &str, field: &str) -> RwSignal<String> {
    kept(of, field)
}

/// Removes a draft.
pub fn discard(desk: Desk, item: ItemId, field: DraftField) {
    desk.keep_draft(&item.to_string(), field.key(), "");
}

/// Removes what was begun of an application: a problem that came back is asked for its grounds anew.
pub fn forget_application(desk: Desk, item: ItemId) {
    discard(desk, item, DraftField::ApplicationGrounds);
    discard(desk, item, DraftField::ApplicationReason);
}

/// Removes the draft of an input line.
pub fn discard_line(desk: Desk, id: &str) {
    desk.keep_draft(LINE, id, "");
}

/// Whether the draft of an item's field is in memory only, so that a reload would lose it; tracked.
pub fn is_held(desk: Desk, item: ItemId, field: DraftField) -> bool {
    desk.is_draft_held(&item.to_string(), field.key())
}

/// Text typed into a field that shows a stored value until somebody types; `None` until then.
pub fn typed_over(draft: RwSignal<String>) -> RwSignal<Option<String>> {
    let typed = RwSignal::new(Some(draft.get_untracked()).filter(|text| !text.is_empty()));
    effect(move || draft.set(typed.get().unwrap_or_default()));
    typed
}

/// Text of a field that starts with a usual text. An emptied field is kept as emptied.
pub fn with_usual(draft: RwSignal<String>, usual: &'static str) -> RwSignal<String> {
    let text = RwSignal::new(draft.with_untracked(|text| text.strip_prefix('=').unwrap_or(usual).to_owned()));
    effect(move || {
        let now = text.get();
        draft.set(if now == usual { String::new() } else { format!("={now}") });
    });
    text
}

/// Whether a draft that is a list, one entry a line, contains this entry.
pub fn lists(list: &str, entry: &str) -> bool {
    list.lines().any(|line| line == entry)
}

/// Adds an entry to a draft that is a list, or removes it.
pub fn list_entry(list: RwSignal<String>, entry: &str, is_in: bool) {
    list.update(|list| {
        let rest = list.lines().filter(|line| *line != entry);
        let with = rest.chain(is_in.then_some(entry));
        *list = with.collect::<Vec<&str>>().join("\n");
    });
}

/// Keeps a choice of items in a draft; restores it if nothing is chosen.
pub fn keep_items(list: RwSignal<String>, items: RwSignal<BTreeSet<ItemId>>) {
    if items.with_untracked(BTreeSet::is_empty) {
        items.set(list.with_untracked(|list| list.lines().filter_map(|line| line.parse().ok()).collect()));
    }
    effect(move || {
        let lines = items.with(|items| items.iter().map(ItemId::to_string).collect::<Vec<_>>());
        list.set(lines.join("\n"));
    });
}

/// Key of a ground in a draft that lists grounds.
pub fn ground_key(ground: Ground) -> &'static str {
    match ground {
        Ground::MeasuresDone => "measures-done",
        Ground::DealtWith => "dealt-with",
        Ground::EffectMeets => "effect-meets",
        Ground::SimilarLookedFor => "similar-looked-for",
        Ground::CauseFixed => "cause-fixed",
    }
}

/// Grounds that a draft lists.
pub fn grounds_of(list: &str) -> Vec<Ground> {
    let mut grounds = Ground::ALL.to_vec();
    grounds.retain(|ground| lists(list, ground_key(*ground)));
    grounds
}

fn kept(of: &str, field: &str) -> RwSignal<String> {
    let desk = use_desk();
    let (of, field) = (of.to_owned(), field.to_owned());
    let text = RwSignal::new(desk.draft_text(&of, &field));
    effect(move || text.with(|text| desk.keep_draft(&of, &field, text)));
    text
}
