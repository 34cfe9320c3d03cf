//! Indexes derived from the ledger: for searching, for counting, and for the status of problems over time. Each is
//! built when first needed, and from then on updated with every change, for the problems that it touches.

use crate::browser::pinyin;
use ledger::{Changes, ItemId, Ledger, board::status_timeline::StatusTimeline, count::CountIndex, list::SearchIndex};

/// The indexes; those not needed so far are not built.
#[derive(Default)]
pub(super) struct Derived {
    search: Option<SearchIndex>,
    /// Problems that are not in the search index yet.
    unindexed: Vec<ItemId>,
    counts: Option<CountIndex>,
    timeline: Option<StatusTimeline>,
}

impl Derived {
    /// Updates the indexes that are built, after a change to the ledger.
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

    /// Adds at most `most` further problems to the search index. True if some are still missing.
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

    /// The search index, as far as it is built.
    pub fn search(&self) -> Option<&SearchIndex> {
        self.search.as_ref()
    }

    /// Builds the count index, if it is not built.
    pub fn make_counts(&mut self, ledger: &Ledger) {
        self.counts.get_or_insert_with(|| CountIndex::of(ledger));
    }

    /// The count index, if it is built.
    pub fn counts(&self) -> Option<&CountIndex> {
        self.counts.as_ref()
    }

    /// The status of problems over time; built when first needed.
    pub fn timeline(&mut self, ledger: &Ledger) -> &StatusTimeline {
        self.timeline.get_or_insert_with(|| StatusTimeline::of(ledger))
    }
}
