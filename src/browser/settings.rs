//! Settings of this browser: the user's name, the size of the letters, the round last opened. They may be lost; nothing of the
//! checklist is among them.

use super::shelf::LocalShelf;
use ledger::file::RoundId;
use storage::Shelf as _;

/// Name of the user.
pub const ME: &str = "xiaohao-my/me";
/// Whether the user works for the rectification office: `yes` or empty.
pub const OFFICE: &str = "xiaohao-my/office";
/// The size of the letters: `a`, `a1`, `a2`.
pub const SIZE: &str = "xiaohao-my/size";
/// The round last opened.
pub const OPEN: &str = "xiaohao-my/open";

/// The key for when this round was last exported, in milliseconds.
pub fn exported(round: RoundId) -> String {
    format!("xiaohao-my/exported/{round}")
}

/// The key for when this round was last copied into a folder and how many facts there were, and of the folder.
pub fn backup(round: RoundId) -> String {
    format!("xiaohao-my/backup/{round}")
}

/// The key for what was being written for an item of this round and not sent yet.
pub fn draft(round: RoundId, item: &str, field: &str) -> String {
    format!("xiaohao-my/draft/{item}/{field}/{round}")
}

/// The key for what she was handed in this round.
pub fn errand(round: RoundId) -> String {
    format!("xiaohao-my/errand/{round}")
}

/// Key of the moment when the user answered it.
pub fn answered(round: RoundId) -> String {
    format!("xiaohao-my/answered/{round}")
}

/// The key for when the changes of this round were last looked at, in milliseconds.
pub fn looked(round: RoundId) -> String {
    format!("xiaohao-my/looked/{round}")
}

/// The key for the limits of the columns of this round's board of cards.
pub fn limits(round: RoundId) -> String {
    format!("xiaohao-my/limits/{round}")
}

/// The columns of the list, by their keys.
pub const COLUMNS: &str = "xiaohao-my/columns";
/// Named views of the list.
pub const VIEWS: &str = "xiaohao-my/views";

/// Key of the round that this tab shows.
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
pub fn turned_to() -> Option<RoundId> {
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

/// Forgets what is remembered under one key.
pub fn remove(key: &str) {
    drop(LocalShelf::new().remove(key));
}

/// Forgets what is remembered of one round: settings whose key ends in its name.
pub fn forget(round: RoundId) {
    if turned_to() == Some(round)
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
}

/// Sets the size of the letters on the page.
pub fn apply_size(size: &str) {
    let root = web_sys::window()
        .and_then(|w| w.document())
        .and_then(|d| d.document_element());
    if let Some(root) = root {
        drop(root.set_attribute("data-size", size));
    }
}
