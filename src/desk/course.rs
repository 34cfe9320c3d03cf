//! What boards are counted from: the counter's notes on every problem, and how each came to stand as it does, day by day.
//! Made from everything when a board first asks, and from then on only for the problems that an edit touches.

use super::handle::{Desk, DeskState};
use ledger::{
    Changes, ItemId, Ledger, WallTime,
    board::course::{DayTotals, StatusTimeline},
    count::CountIndex,
};
use leptos::prelude::*;

impl DeskState {
    /// Notes what a fold touched.
    pub(super) fn note(&mut self, changes: &Changes) {
        if let Some(lines) = &mut self.lines {
            lines.update(&self.ledger, changes);
        }
        if let Some(turns) = &mut self.turns {
            turns.update(&self.ledger, &changes.items);
        }
    }
}

impl Desk {
    /// Looks into the ledger with the counter's notes on it, and follows every fact.
    pub fn watch_counted<T>(self, look: impl FnOnce(&Ledger, &CountIndex) -> T) -> T {
        self.facts.track();
        let inner = self.inner();
        {
            let mut inner = inner.borrow_mut();
            let DeskState { ledger, lines, .. } = &mut *inner;
            lines.get_or_insert_with(|| CountIndex::of(ledger));
        }
        let inner = inner.borrow();
        match &inner.lines {
            Some(lines) => look(&inner.ledger, lines),
            None => look(&inner.ledger, &CountIndex::of(&inner.ledger)),
        }
    }

    /// How these problems stood at the end of each day on which that changed, up to a moment; follows every fact.
    pub fn watch_course(self, problems: &[ItemId], until: WallTime) -> Vec<DayTotals> {
        self.facts.track();
        let zone = self.today.get().zone;
        let inner = self.inner();
        let mut inner = inner.borrow_mut();
        let DeskState { ledger, turns, .. } = &mut *inner;
        let turns = turns.get_or_insert_with(|| StatusTimeline::of(ledger));
        turns.course(problems, zone, until)
    }
}
