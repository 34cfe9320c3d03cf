//! Settings of this browser: the user's name, the letter size, the round last opened and others. They may be lost;
//! nothing of the checklist is among them.

use super::shelf::{KEPT_SCREEN, LocalShelf};
use ledger::file::RoundId;
use storage::Shelf as _;

/// Name of the user.
pub const ME: &str = "xiaohao-my/me";
/// When the user last changed the name, in milliseconds.
pub const NAMED_SINCE: &str = "xiaohao-my/named-since";
/// Whether the user works for the rectification office: `yes` or empty.
pub const OFFICE: &str = "xiaohao-my/office";
/// Letter size: `a`, `a1`, `a2`.
pub const SIZE: &str = "xiaohao-my/size";
/// The round last opened.
pub const OPEN: &str = "xiaohao-my/open";

/// Key of the moment when this round was last exported, in milliseconds.
pub fn exported_key(round: RoundId) -> String {
    format!("xiaohao-my/exported/{round}")
}

/// Key of the last backup of this round: when it was made and how many facts it holds; also names the folder's handle.
pub fn backup_key(round: RoundId) -> String {
    format!("xiaohao-my/backup/{round}")
}

/// Key of the facts that were in the handout of this round that the user received.
pub fn received_key(round: RoundId) -> String {
    format!("xiaohao-my/received/{round}")
}

/// Key of a draft: text that was written for a field of an item of this round and not sent yet.
pub fn draft_key(round: RoundId, item: &str, field: &str) -> String {
    format!("{}/{field}/{round}", draft_key_start(item))
}

/// Start of the keys of all drafts of items whose names begin with `item`.
pub fn draft_key_start(item: &str) -> String {
    format!("xiaohao-my/draft/{item}")
}

/// Removes all drafts of this round for items whose names begin with `item`.
pub fn remove_drafts(round: RoundId, item: &str) {
    let shelf = LocalShelf::new();
    for key in draft_keys(round, item) {
        drop(shelf.remove(&key));
    }
}

/// Keys of all drafts of this round for items whose names begin with `item`.
pub fn draft_keys(round: RoundId, item: &str) -> Vec<String> {
    let (start, end) = (draft_key_start(item), format!("/{round}"));
    let mut keys = LocalShelf::new().keys().unwrap_or_default();
    keys.retain(|key| key.starts_with(&start) && key.ends_with(&end));
    keys
}

/// Key of the handout that the user received in this round.
pub fn errand_key(round: RoundId) -> String {
    format!("xiaohao-my/errand/{round}")
}

/// Key of the moment when the user answered the handout.
pub fn answered_key(round: RoundId) -> String {
    format!("xiaohao-my/answered/{round}")
}

/// Key of the moment when the changes of this round were last looked at, in milliseconds.
pub fn looked_key(round: RoundId) -> String {
    format!("xiaohao-my/looked/{round}")
}

/// Key of the limits on the kanban columns of this round.
pub fn limits_key(round: RoundId) -> String {
    format!("xiaohao-my/limits/{round}")
}

/// Columns of the list, by their keys.
pub const COLUMNS: &str = "xiaohao-my/columns";
/// Named views of the list.
pub const VIEWS: &str = "xiaohao-my/views";

/// Key of the round that this tab shows; in session storage.
const TURNED_TO: &str = "xiaohao-my/turned-to";

fn of_this_tab() -> Option<web_sys::Storage> {
    web_sys::window()?.session_storage().ok().flatten()
}

/// Makes this tab show a round, whatever its page has embedded.
pub fn turn_to(round: RoundId) {
    if let Some(storage) = of_this_tab() {
        drop(storage.set_item(TURNED_TO, &round.to_string()));
    }
}

/// Round that this tab was made to show.
pub fn round_of_tab() -> Option<RoundId> {
    of_this_tab()?.get_item(TURNED_TO).ok()??.parse().ok()
}

/// Value of a setting; empty if there is none.
pub fn get(key: &str) -> String {
    LocalShelf::new().get(key).ok().flatten().unwrap_or_default()
}

/// Stores a setting. If storage is refused, it is lost at the next visit, which the page says anyway.
pub fn set(key: &str, value: &str) {
    drop(LocalShelf::new().set(key, value));
}

/// Stores a setting and reads it back; false if storage refused it.
pub fn try_set(key: &str, value: &str) -> bool {
    let shelf = LocalShelf::new();
    shelf.set(key, value).is_ok() && shelf.get(key).is_ok_and(|stored| stored.as_deref() == Some(value))
}

/// Removes a setting.
pub fn remove(key: &str) {
    drop(LocalShelf::new().remove(key));
}

/// Removes the settings of one round, those whose key ends in its id, and the kept screen, which may show it.
pub fn forget(round: RoundId) {
    if round_of_tab() == Some(round)
        && let Some(storage) = of_this_tab()
    {
        drop(storage.remove_item(TURNED_TO));
    }
    let shelf = LocalShelf::new();
    let end = format!("/{round}");
    for key in shelf.keys().unwrap_or_default() {
        if key.starts_with("xiaohao-my/") && key.ends_with(&end) {
            drop(shelf.remove(&key));
        }
    }
    drop(shelf.remove(KEPT_SCREEN));
}

/// Applies a letter size to the page.
pub fn apply_size(size: &str) {
    let root = web_sys::window()
        .and_then(|w| w.document())
        .and_then(|d| d.document_element());
    if let Some(root) = root {
        drop(root.set_attribute("data-size", size));
    }
}
