//! The rounds of this browser: turning this tab to another one, and leaving an example that is forgotten. Either loads the
//! page anew.

use super::{address, settings, shelf::LocalShelf};
use ledger::file::RoundId;
use leptos::prelude::set_timeout;
use std::time::Duration;
use storage::ExampleState;

/// Opens another round: the page is loaded anew, so that nothing of the one is left in the other. Which it is stands in the
/// address, so that it does not hang on what storage remembers.
pub fn switch_to(round: RoundId) {
    settings::set(settings::OPEN, &round.to_string());
    settings::turn_to(round);
    address::turn_to(&round.to_string());
    // So that the browser has handed over what was written; what it has not comes as from another tab.
    set_timeout(address::reload, Duration::from_millis(HAND_OVER_MS));
}

/// How long a page waits before it loads anew, in milliseconds.
const HAND_OVER_MS: u64 = 80;

/// Whether this round was made as an example and nobody is forgetting it.
pub fn is_example(round: RoundId) -> bool {
    matches!(
        storage::example_state(&LocalShelf::new(), round),
        Ok(Some(ExampleState::Made))
    )
}

/// Whether this example is being forgotten, or was, by another tab. What cannot be asked is not taken for gone.
pub fn is_going(round: RoundId) -> bool {
    !matches!(
        storage::example_state(&LocalShelf::new(), round),
        Ok(Some(ExampleState::Made)) | Err(_)
    )
}

/// Begins again at `home`, the address of a page, without this round.
pub fn leave(round: RoundId, home: &str) {
    if settings::get(settings::OPEN) == round.to_string() {
        settings::set(settings::OPEN, "");
    }
    settings::forget(round);
    address::go(home);
    address::reload();
}
