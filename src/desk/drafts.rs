//! Storage of drafts: texts of this browser, not of the record, by round, owner and field. A draft that local storage does
//! not accept (too long, no room, denied) is held in memory, and the browser asks before the page is left.

use super::handle::Desk;
use crate::browser::settings;
use leptos::prelude::*;

/// Largest draft in local storage, in bytes: storage is small, and a longer text was copied from somewhere.
pub const LARGEST_DRAFT: usize = 300_000;

impl Desk {
    /// Draft of a field of an owner; empty if there is none.
    pub fn draft_text(self, of: &str, field: &str) -> String {
        let key = settings::draft_key(self.round, of, field);
        let held = self.held_drafts.with_untracked(|held| held.get(&key).cloned());
        held.unwrap_or_else(|| settings::get(&key))
    }

    /// Keeps the draft of a field; an empty text removes it.
    pub fn keep_draft(self, of: &str, field: &str, text: &str) {
        let key = settings::draft_key(self.round, of, field);
        let stored = settings::get(&key);
        let is_stored =
            stored == text || (!text.is_empty() && text.len() <= LARGEST_DRAFT && settings::try_set(&key, text));
        if !is_stored {
            settings::remove(&key);
        }
        let fits = is_stored || text.is_empty();
        if self.held_drafts.with_untracked(|held| held.contains_key(&key)) || !fits {
            self.held_drafts.update(|held| {
                held.remove(&key);
                if !fits {
                    held.insert(key, text.to_owned());
                }
            });
        }
    }

    /// Removes the drafts of all fields of an owner.
    pub fn discard_drafts(self, of: &str) {
        self.discard_all_drafts(&format!("{of}/"));
    }

    /// Removes all drafts of owners whose names begin with `start`.
    pub fn discard_all_drafts(self, start: &str) {
        settings::remove_drafts(self.round, start);
        let start = settings::draft_key_start(start);
        self.held_drafts
            .update(|held| held.retain(|key, _| !key.starts_with(&start)));
    }

    /// Whether an owner whose name begins with `start` has a draft.
    pub fn has_drafts(self, start: &str) -> bool {
        !settings::draft_keys(self.round, start).is_empty()
    }

    /// Whether the draft of a field is in memory only; tracked.
    pub fn is_draft_held(self, of: &str, field: &str) -> bool {
        let key = settings::draft_key(self.round, of, field);
        self.held_drafts.with(|held| held.contains_key(&key))
    }
}
