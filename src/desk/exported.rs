//! When the round was last given out as a file, the only backup there is, and whether it is time to do so again.

use super::Desk;
use crate::browser::{clock, settings};
use ledger::{Ledger, WallTime, file::RoundId};
use leptos::prelude::*;

/// After so many days with something new the page asks for an export.
const ASK_AFTER: i64 = 7;

/// How long ago the round was last given out as a file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Exported {
    /// Days since; `None` if never.
    pub days: Option<i64>,
    /// Days since the oldest of what is in no file; `None` if all is in one, as far as is known.
    pub waiting: Option<i64>,
}

impl Exported {
    pub(super) fn of(round: RoundId, ledger: &Ledger) -> Exported {
        let now = clock::now();
        let at = settings::get(&settings::exported(round)).parse().ok().map(WallTime);
        let days = |then| clock::days(then, now).max(0);
        let later = ledger
            .facts()
            .iter()
            .map(|fact| fact.at)
            .filter(|fact| at.is_none_or(|at| *fact > at));
        Exported {
            days: at.map(days),
            waiting: later.min().map(days),
        }
    }

    /// Whether the page should ask for an export.
    pub fn is_due(&self) -> bool {
        self.waiting.is_some_and(|days| days >= ASK_AFTER)
    }
}

impl Desk {
    pub(super) fn look_at_exports(self) {
        let now = self.peek(|ledger| Exported::of(self.round, ledger));
        if self.exported.get_untracked() != now {
            self.exported.set(now);
        }
    }

    /// The round was given out as a file, at this moment.
    pub fn was_exported(self, at: WallTime) {
        settings::set(&settings::exported(self.round), &at.0.to_string());
        self.look_at_exports();
    }
}
