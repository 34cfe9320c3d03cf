//! Which problems a list shows, and the index by which they are searched for. What a condition means is the ledger's.

use super::handle::{Desk, DeskState};
use crate::{
    browser::{clock, pinyin},
    route::Listing,
};
use ledger::{
    ItemId, Section, leave_out_empty,
    list::{SearchIndex, SortBy},
};
use leptos::prelude::*;
use std::time::Duration;

/// How long the index is worked on at a time, in milliseconds.
const AT_A_TIME_MS: i64 = 12;
/// How many problems are taken into it before the clock is looked at.
const PIECE: usize = 8;

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
        let index = inner.index.as_ref().unwrap_or(&none);
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
        let begun = clock::now();
        while self.index_some(PIECE) {
            if !(0..AT_A_TIME_MS).contains(&(clock::now().0 - begun.0)) {
                set_timeout(move || self.prepare_search(), Duration::ZERO);
                return;
            }
        }
    }

    /// Takes so many problems more into the index. Says whether there are still others.
    fn index_some(self, most: usize) -> bool {
        let inner = self.inner();
        let mut inner = inner.borrow_mut();
        let DeskState {
            ledger,
            index,
            unindexed,
            ..
        } = &mut *inner;
        let index = index.get_or_insert_with(|| {
            unindexed.extend(ledger.outline().problems());
            SearchIndex::default()
        });
        let from = unindexed.len().saturating_sub(most);
        index.update(ledger, &unindexed.split_off(from), &pinyin::initial);
        !unindexed.is_empty()
    }
}
