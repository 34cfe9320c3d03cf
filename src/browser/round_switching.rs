//! Switching between the rounds of this browser: opening another one, and leaving an example that is being deleted.
//! Both load the page anew.

use super::{address, settings, shelf::LocalShelf};
use ledger::file::RoundId;
use leptos::prelude::set_timeout;
use std::{cell::Cell, time::Duration};
use storage::ExampleState;

/// Opens another round by loading the page anew, so that nothing of the old one is left in memory. The round is named
/// in the address, which works also where storage is refused.
pub fn switch_to(round: RoundId) {
    settings::set(settings::OPEN, &round.to_string());
    settings::turn_to(round);
    address::open_round_on_load(&round.to_string());
    // Gives the browser time to hand over what was written; what is late arrives as if from another tab.
    set_timeout(address::reload, Duration::from_millis(HAND_OVER_MS));
}

/// Wait before the page is loaded anew, in milliseconds.
const HAND_OVER_MS: u64 = 80;

/// Whether this round was made as an example, also while it is being deleted.
pub fn is_example(round: RoundId) -> bool {
    matches!(storage::example_state(&LocalShelf::new(), round), Ok(Some(_)))
}

/// Whether a round may be opened by itself: not one that is being deleted, whose keys may still be there. Opened in another
/// tab at that moment, it would be written again from that tab's memory.
pub fn may_be_opened(round: RoundId) -> bool {
    !matches!(
        storage::example_state(&LocalShelf::new(), round),
        Ok(Some(ExampleState::BeingForgotten))
    )
}

thread_local! {
    /// Whether this tab is deleting an example. It must not leave before that is done.
    static DELETING: Cell<bool> = const { Cell::new(false) };
}

/// Notes that this tab begins to delete an example, or that it was refused.
pub fn set_deleting(deleting: bool) {
    DELETING.set(deleting);
}

/// Whether this tab is deleting an example.
pub fn is_deleting() -> bool {
    DELETING.get()
}

/// Whether another tab is deleting this example or has deleted it. False if the storage cannot be asked.
pub fn is_being_deleted(round: RoundId) -> bool {
    !matches!(
        storage::example_state(&LocalShelf::new(), round),
        Ok(Some(ExampleState::Made)) | Err(_)
    )
}

/// Loads the page `home` anew, without this round.
pub fn leave(round: RoundId, home: &str) {
    if settings::get(settings::OPEN) == round.to_string() {
        settings::set(settings::OPEN, "");
    }
    settings::forget(round);
    address::go(home);
    address::reload();
}
