//! Indexes derived from the ledger: for searching, for counting, and how each problem came to stand as it does. Each is made
//! when it is first asked for, and from then on brought up to date with every change, for the problems that it touches.

use crate::browser::pinyin;
use ledger::{Changes, ItemId, Ledger, board::course::StatusTimeline, count::CountIndex, list::SearchIndex};

/// The indexes.
#[derive(Default)]
pub(super) struct Derived {
    search: Option<SearchIndex>,
    /// The problems that are still to be taken into the search index.
    unindexed: Vec<ItemId>,
    counts: Option<CountIndex>,
    timeline: Option<StatusTimeline>,
}

impl Derived {
    /// Brings up to date whatever was made, after a change to the ledger.
    pub fn update(&mut self, ledger: &Ledger, changes: &Changes) {
        let Derived {
            search,
            unindexed: _,
            counts,
            timeline,
        } = self;
        if let Some(search) = search {
            search.update(ledger, &changes.items, &pinyin::initial);
        }
        if let Some(counts) = counts {
            counts.update(ledger, changes);
        }
        if let Some(timeline) = timeline {
            timeline.update(ledger, &changes.items);
        }
    }

    /// Takes at most this many problems more into the search index. Says whether there are still others.
    pub fn index_some(&mut self, ledger: &Ledger, most: usize) -> bool {
        let unindexed = &mut self.unindexed;
        let search = self.search.get_or_insert_with(|| {
            unindexed.extend(ledger.outline().problems());
            SearchIndex::default()
        });
        let from = unindexed.len().saturating_sub(most);
        search.update(ledger, &unindexed.split_off(from), &pinyin::initial);
        !unindexed.is_empty()
    }

    /// The search index, as far as it is made.
    pub fn search(&self) -> Option<&SearchIndex> {
        self.search.as_ref()
    }

    /// Makes the count index, if it is not made.
    pub fn make_counts(&mut self, ledger: &Ledger) {
        self.counts.get_or_insert_with(|| CountIndex::of(ledger));
    }

    /// The count index, if it is made.
    pub fn counts(&self) -> Option<&CountIndex> {
        self.counts.as_ref()
    }

    /// How each problem came to stand as it does.
    pub fn timeline(&mut self, ledger: &Ledger) -> &StatusTimeline {
        self.timeline.get_or_insert_with(|| StatusTimeline::of(ledger))
    }
}
