//! What this browser remembers of its user: her name, the size of the letters, the round last opened. Small things
//! that may be lost; nothing of the checklist.

use super::shelf::LocalShelf;
use ledger::file::RoundId;
use storage::Shelf as _;

/// Her name.
pub const ME: &str = "xiaohao-my/me";
/// Whether she says that she works for the rectification office: `yes` or nothing.
pub const OFFICE: &str = "xiaohao-my/office";
/// The size of the letters: `a`, `a1`, `a2`.
pub const SIZE: &str = "xiaohao-my/size";
/// The round last opened.
pub const OPEN: &str = "xiaohao-my/open";

/// The key for when this round was last exported, in milliseconds.
pub fn exported(round: RoundId) -> String {
    format!("xiaohao-my/exported/{round}")
}

/// The key for what she was handed in this round.
pub fn errand(round: RoundId) -> String {
    format!("xiaohao-my/errand/{round}")
}

/// The key for when she answered it.
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

/// The round that this tab has turned to.
const TURNED_TO: &str = "xiaohao-my/turned-to";

fn of_this_tab() -> Option<web_sys::Storage> {
    web_sys::window()?.session_storage().ok().flatten()
}

/// This tab turns to a round, whatever its page carries inside itself.
pub fn turn_to(round: RoundId) {
    if let Some(storage) = of_this_tab() {
        drop(storage.set_item(TURNED_TO, &round.to_string()));
    }
}

/// The round that this tab has turned to, if it has.
pub fn turned_to() -> Option<RoundId> {
    of_this_tab()?.get_item(TURNED_TO).ok()??.parse().ok()
}

/// What is remembered; empty if nothing is.
pub fn get(key: &str) -> String {
    LocalShelf::new().get(key).ok().flatten().unwrap_or_default()
}

/// Remembers. Where storage is refused it is forgotten at the next visit; the page says so anyway.
pub fn set(key: &str, value: &str) {
    drop(LocalShelf::new().set(key, value));
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
