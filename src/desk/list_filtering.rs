//! Problems that a list shows, and the building of the search index. What a condition means is decided by the ledger.

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

/// Time spent on the index in one turn of the browser, in milliseconds.
const TURN_MS: i64 = 12;
/// Number of problems indexed before the clock is looked at again.
const AT_ONCE: usize = 8;

impl Desk {
    /// Reduces sections to the problems that a list shows, and the open item; follows every fact. A sort order other
    /// than that of the checklist makes one section of them.
    pub fn filter_sections(self, sections: Vec<Section>, listing: &Listing, open: Option<ItemId>) -> Vec<Section> {
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

    /// Builds the search index in small steps, so that the first letter typed need not wait for all of it.
    pub fn prepare_search(self) {
        let step = move || match self.index_some(AT_ONCE) {
            true => NextStep::More,
            false => NextStep::Done,
        };
        turns::run(TURN_MS, step, |_| ());
    }

    /// Adds at most `most` further problems to the search index. True if some are still missing.
    fn index_some(self, most: usize) -> bool {
        let inner = self.inner();
        let mut inner = inner.borrow_mut();
        let DeskState { ledger, derived, .. } = &mut *inner;
        derived.index_some(ledger, most)
    }
}
