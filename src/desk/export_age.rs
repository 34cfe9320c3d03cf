//! Age of the last export of the round as a file, and whether it is time for another one.

use super::{
    handle::{Desk, DeskState},
    saving_state::ExportAge,
};
use crate::browser::{clock, settings};
use ledger::{Ledger, WallTime, file::RoundId};
use leptos::prelude::*;

/// Watch over what is not in an export yet. Each fact is looked at once, for there may be a hundred thousand of them.
#[derive(Default)]
pub(super) struct ExportWatch {
    at: Option<WallTime>,
    /// Number of facts looked at.
    looked: usize,
    /// Time of the oldest fact that is in no exported file.
    oldest: Option<WallTime>,
}

impl ExportWatch {
    pub(super) fn look(&mut self, round: RoundId, ledger: &Ledger) -> ExportAge {
        let at = settings::get(&settings::exported_key(round)).parse().ok().map(WallTime);
        if at != self.at {
            *self = ExportWatch {
                at,
                ..ExportWatch::default()
            };
        }
        let facts = ledger.facts();
        let new = facts.iter().skip(self.looked).map(|fact| fact.at);
        let oldest = new
            .filter(|fact| at.is_none_or(|at| *fact > at))
            .chain(self.oldest)
            .min();
        self.oldest = oldest;
        self.looked = facts.len();
        let now = clock::now();
        let days = |then| clock::days_between(then, now).max(0);
        ExportAge {
            days: at.map(days),
            waiting: oldest.map(days),
        }
    }
}

impl Desk {
    pub(super) fn look_at_exports(self) {
        let now = {
            let inner = self.inner();
            let mut inner = inner.borrow_mut();
            let DeskState { exports, ledger, .. } = &mut *inner;
            exports.look(self.round, ledger)
        };
        if self.exported.get_untracked() != now {
            self.exported.set(now);
        }
    }

    /// Notes that the round was exported at this moment.
    pub fn note_export(self, at: WallTime) {
        settings::set(&settings::exported_key(self.round), &at.0.to_string());
        self.look_at_exports();
    }
}
