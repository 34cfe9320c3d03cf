//! What boards are counted from: the ledger with its count index, and the totals of problems day by day.

use super::handle::{Desk, DeskState};
use ledger::{ItemId, Ledger, WallTime, board::status_timeline::DayTotals, count::CountIndex};
use leptos::prelude::*;

impl Desk {
    /// Looks into the ledger together with its count index, and follows every fact.
    pub fn watch_counted<T>(self, look: impl FnOnce(&Ledger, &CountIndex) -> T) -> T {
        self.facts.track();
        let inner = self.inner();
        {
            let mut inner = inner.borrow_mut();
            let DeskState { ledger, derived, .. } = &mut *inner;
            derived.make_counts(ledger);
        }
        let inner = inner.borrow();
        match inner.derived.counts() {
            Some(counts) => look(&inner.ledger, counts),
            None => look(&inner.ledger, &CountIndex::of(&inner.ledger)),
        }
    }

    /// Totals of these problems at the end of each day on which they changed, up to a moment; follows every fact.
    pub fn watch_day_totals(self, problems: &[ItemId], until: WallTime) -> Vec<DayTotals> {
        self.facts.track();
        let zone = self.today.get().zone;
        let inner = self.inner();
        let mut inner = inner.borrow_mut();
        let DeskState { ledger, derived, .. } = &mut *inner;
        derived.timeline(ledger).course(problems, zone, until)
    }
}
