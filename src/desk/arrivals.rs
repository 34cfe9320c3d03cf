//! Entry of facts into the desk: the one function (`admit`) that stores facts as their origin requires, folds them into
//! the ledger, updates the indexes, and notifies the pages that watch what changed.

use super::handle::{Desk, DeskState};
use crate::trace::{self, TraceEvent};
use ledger::{Changes, Fact, Ledger};
use leptos::prelude::*;

/// Facts by their origin, which decides how they are stored.
pub(super) enum Arrival {
    /// Made by a command in this tab: appended to storage.
    Own(Vec<Fact>),
    /// From a file: those not stored yet are stored.
    OfFile(Vec<Fact>),
    /// From storage, or stored already.
    Stored(Vec<Fact>),
    /// A ledger of all facts, folded elsewhere, with what changed; those not stored yet are stored.
    FoldedOfFile(Ledger, Changes),
    /// The same, with all facts stored already.
    FoldedStored(Ledger, Changes),
}

impl Desk {
    /// Takes facts in and returns what they changed.
    pub(super) fn admit(self, arrival: Arrival) -> Changes {
        let changes = {
            let inner = self.inner();
            let mut inner = inner.borrow_mut();
            let DeskState {
                ledger,
                store,
                derived,
                actor,
                next,
                ..
            } = &mut *inner;
            let changes = match arrival {
                Arrival::Own(facts) => {
                    // An actor who writes only this action keeps fact numbers of its own.
                    if let Some(last) = facts.last().filter(|last| last.id.actor == *actor) {
                        *next = last.id.number.saturating_add(1);
                    }
                    if !facts.is_empty() {
                        // What was said of an undo is about the last action no longer.
                        self.undo_line.set(None);
                        trace::note(TraceEvent::Wrote { facts: facts.len() });
                        store.append(&facts);
                    }
                    ledger.fold(facts)
                }
                Arrival::OfFile(facts) => {
                    trace::note(TraceEvent::Wrote { facts: facts.len() });
                    store.ensure(&facts);
                    ledger.fold(facts)
                }
                Arrival::Stored(facts) => ledger.fold(facts),
                Arrival::FoldedOfFile(folded, changes) => {
                    trace::note(TraceEvent::TakenWhole {
                        facts: folded.facts().len(),
                    });
                    store.ensure(folded.all_facts());
                    *ledger = folded;
                    changes
                }
                Arrival::FoldedStored(folded, changes) => {
                    *ledger = folded;
                    changes
                }
            };
            derived.update(ledger, &changes);
            changes
        };
        self.tell(&changes);
        self.update_saving_state();
        changes
    }

    /// Takes the facts of a file into this round. Returns how many were new.
    pub fn import_facts(self, facts: Vec<Fact>) -> usize {
        self.flush();
        self.admit(Arrival::OfFile(facts)).new_facts
    }

    /// Takes the facts of files, folded already, into a round that is still empty.
    pub fn import_whole(self, (ledger, changes): (Ledger, Changes)) {
        self.admit(Arrival::FoldedOfFile(ledger, changes));
    }

    /// Notifies the pages that watch what changed.
    fn tell(self, changes: &Changes) {
        let watchers: Vec<ArcTrigger> = {
            let inner = self.inner();
            let inner = inner.borrow();
            let items = changes.items.iter();
            items.filter_map(|id| inner.watchers.get(id).cloned()).collect()
        };
        for watcher in watchers {
            watcher.notify();
        }
        if changes.structure {
            self.structure.update(|n| *n = n.wrapping_add(1));
        }
        if changes.counts {
            self.counts.update(|n| *n = n.wrapping_add(1));
        }
        let facts = self.peek(|ledger| ledger.facts().len());
        if self.facts.with_untracked(|known| *known != facts) || changes.new_facts > 0 {
            self.facts.set(facts);
        }
    }
}
