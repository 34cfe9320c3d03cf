//! Fragment of the address (the part after `#`), which holds the open tab, the filter and the open item.

/// Current fragment, without `#`.
pub fn hash() -> String {
    let hash = web_sys::window()
        .and_then(|window| window.location().hash().ok())
        .unwrap_or_default();
    hash.strip_prefix('#').map(str::to_owned).unwrap_or(hash)
}

/// Goes to a fragment (with `#`), as following a link would.
pub fn go(href: &str) {
    if let Some(window) = web_sys::window() {
        // Only a malformed address is refused, and ours are made by `Route::href`.
        drop(window.location().set_hash(href));
    }
}

/// Replaces the fragment without adding a step for Back; used for what changes with every key press.
pub fn replace(href: &str) {
    if let Some(window) = web_sys::window() {
        drop(window.location().replace(href));
    }
}

/// Prefix of a round's id in the address of a page that is to be loaded with that round.
const TURN_TO: &str = "#/open/";

/// Puts a round into the fragment for the next load of the page, so that it opens this round whatever the storage
/// remembers.
pub fn open_round_on_load(round: &str) {
    go(&format!("{TURN_TO}{round}"));
}

/// Removes the round to be opened from the fragment and returns it.
pub fn take_round_to_open() -> Option<String> {
    let hash = format!("#{}", hash());
    let round = hash.strip_prefix(TURN_TO)?.to_owned();
    replace("#/");
    Some(round)
}

/// Reloads the page.
pub fn reload() {
    if let Some(window) = web_sys::window() {
        drop(window.location().reload());
    }
}

/// Scrolls to the top of the page.
pub fn scroll_to_top() {
    if let Some(window) = web_sys::window() {
        window.scroll_to_with_x_and_y(0.0, 0.0);
    }
}
