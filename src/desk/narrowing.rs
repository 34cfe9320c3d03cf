//! Which problems a list shows, and the index by which they are searched for. What a condition means is the ledger's.

use super::handle::{Desk, DeskState};
use crate::{
    browser::turns::{self, NextStep},
    route::Listing,
};
use ledger::{
    ItemId, Section, leave_out_empty,
    list::{SearchIndex, SortBy},
};
use leptos::prelude::*;

/// How long the index is worked on in one turn of the browser, in milliseconds.
const TURN_MS: i64 = 12;
/// How many problems are taken into it before the clock is looked at.
const AT_ONCE: usize = 8;

impl Desk {
    /// Narrows sections to what a list shows, and to the item that is open; follows every fact. An order other than that
    /// of reading makes one section of them.
    pub fn narrow(self, sections: Vec<Section>, listing: &Listing, open: Option<ItemId>) -> Vec<Section> {
        self.facts.track();
        let today = self.today.get();
        let filter = listing.conditions();
        if !filter.words.is_empty() {
            while self.index_some(usize::MAX) {}
        }
        let inner = self.inner();
        let inner = inner.borrow();
        let (ledger, none) = (&inner.ledger, SearchIndex::default());
        let index = inner.derived.search().unwrap_or(&none);
        let mut sections = sections;
        for section in &mut sections {
            let stays = |id: &ItemId| Some(*id) == open || filter.keeps(ledger, index, *id, today);
            section.problems.retain(stays);
        }
        if listing.sort == SortBy::Reading {
            leave_out_empty(&mut sections);
            return sections;
        }
        let mut problems: Vec<ItemId> = sections.into_iter().flat_map(|section| section.problems).collect();
        ledger.sort(&mut problems, listing.sort);
        vec![Section {
            problems,
            ..Section::default()
        }]
    }

    /// Makes the index for searching, a little at a time, so that the first letter need not wait for all of it.
    pub fn prepare_search(self) {
        let step = move || match self.index_some(AT_ONCE) {
            true => NextStep::More,
            false => NextStep::Done,
        };
        turns::run(TURN_MS, step, |_| ());
    }

    /// Takes at most this many problems more into the index. Says whether there are still others.
    fn index_some(self, most: usize) -> bool {
        let inner = self.inner();
        let mut inner = inner.borrow_mut();
        let DeskState { ledger, derived, .. } = &mut *inner;
        derived.index_some(ledger, most)
    }
}
