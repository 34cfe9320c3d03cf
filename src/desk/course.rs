//! How the problems came to stand as they do, day by day. Found from all facts when a board first asks, and from then on
//! only for the problems that an edit touches.

use super::{Desk, Inner};
use ledger::{
    ItemId, WallTime,
    board::course::{AtEnd, Turns},
};
use leptos::prelude::*;

impl Desk {
    /// How these problems stood at the end of each day on which that changed, up to a moment; follows every fact.
    pub fn course(self, problems: &[ItemId], until: WallTime) -> Vec<AtEnd> {
        self.facts.track();
        let zone = self.today.get().zone;
        let inner = self.inner();
        let mut inner = inner.borrow_mut();
        let Inner { ledger, turns, .. } = &mut *inner;
        let turns = turns.get_or_insert_with(|| Turns::of(ledger));
        turns.course(problems, zone, until)
    }
}
