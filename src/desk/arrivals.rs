//! The one door by which facts come into the desk: they are stored as is due to where they come from, folded into the
//! ledger, taken into the indexes, and told to whoever watches what they touched.

use super::handle::{Desk, DeskState};
use crate::trace::{self, TraceEvent};
use ledger::{Changes, Fact, Ledger};
use leptos::prelude::*;

/// Facts, by where they come from.
pub(super) enum Arrival {
    /// Made here by a command: appended to storage.
    Own(Vec<Fact>),
    /// Of a file: stored where they are not yet.
    OfFile(Vec<Fact>),
    /// Read from storage, or stored before.
    Stored(Vec<Fact>),
    /// A ledger of all facts that was folded elsewhere, with what changed: stored where they are not yet.
    FoldedOfFile(Ledger, Changes),
    /// The same, stored before.
    FoldedStored(Ledger, Changes),
}

impl Desk {
    /// Takes facts in. Gives what they changed.
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
                    // A writer who writes nothing else has numbers of his own.
                    if let Some(last) = facts.last().filter(|last| last.id.actor == *actor) {
                        *next = last.id.number.saturating_add(1);
                    }
                    if !facts.is_empty() {
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
        self.tell_saving();
        changes
    }

    /// Takes the facts of a file into this round. Gives how many were new.
    pub fn import_facts(self, facts: Vec<Fact>) -> usize {
        self.flush();
        self.admit(Arrival::OfFile(facts)).new_facts
    }

    /// Takes the facts of files into a round that is still empty.
    pub fn import_whole(self, (ledger, changes): (Ledger, Changes)) {
        self.admit(Arrival::FoldedOfFile(ledger, changes));
    }

    /// Tells whoever watches what was changed.
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
