//! Merging on the desk: turns the choices of a preview into facts, stores and folds them, and undoes a merge.

use super::{arrivals::Arrival, handle::Desk};
use crate::{
    browser::{
        clock,
        turns::{self, NextStep},
    },
    trace::{self, TraceEvent},
};
use ledger::{
    ActorId, Command, Context, Fact, FactId, Refusal,
    merge::{MergeFacts, MergePreview, MergeWording, MergeWriter},
};
use leptos::prelude::{GetValue as _, Set as _, SetValue as _};
use storage::DeflatedAhead;

impl Desk {
    /// Starts to make the facts of the choices in a preview of the current ledger. Nothing is recorded yet.
    pub fn start_merge_writer(self, preview: &MergePreview, wording: &MergeWording) -> Result<MergeWriter, Refusal> {
        let context = {
            let inner = self.inner();
            let inner = inner.borrow();
            self.context(inner.actor, inner.next)
        };
        preview.settling(&context, self.today_now().zone, wording)
    }

    /// Starts to pack the facts from the files of a preview, so that storing them is quick.
    pub fn deflate_ahead(self) -> DeflatedAhead {
        self.inner().borrow().store.deflate_ahead()
    }

    /// Stores the facts from the files of a preview and those of the choices. [`Desk::fold_merge`] folds them, in the
    /// same turn of the browser or in a later one.
    pub fn store_merge(self, merged: &MergeFacts, packed: DeflatedAhead) {
        let Some(last) = merged.action.last() else { return };
        let inner = self.inner();
        let mut inner = inner.borrow_mut();
        inner.next = last.id.number.saturating_add(1);
        inner.store.use_deflated(packed);
        trace::note(TraceEvent::MergeStored {
            brought: merged.brought.len(),
            chosen: merged.action.len(),
        });
        inner.store.ensure(&merged.brought);
        inner.store.append(&merged.action);
    }

    /// Folds a stored merge. Returns its action, which one undo reverts as a whole. `still`: whether the ledger is the
    /// one that the preview was made from; if not, the same facts are folded onto the current one.
    pub fn fold_merge(self, merged: MergeFacts, still: bool) -> Option<FactId> {
        let action = merged.action.last()?.action;
        trace::note(TraceEvent::MergeFolded { action, still });
        if still {
            self.admit(Arrival::FoldedStored(merged.ledger, merged.changes));
        } else {
            let facts = merged.brought.into_iter().chain(merged.action);
            self.admit(Arrival::Stored(facts.collect()));
        }
        Some(action)
    }

    /// Undoes a merge (or redoes it), which may be large: its facts are made in one turn of the browser, packed and
    /// stored in later ones. Meanwhile this function undoes nothing else.
    pub fn undo_in_turns(self, action: FactId) {
        if self.undoing_in_turns.get_value() {
            return;
        }
        match self.facts_of(&Command::Undo { action }) {
            Ok(facts) => {
                trace::note(TraceEvent::TakeBack {
                    action,
                    facts: facts.len(),
                });
                self.undoing_in_turns.set_value(true);
                let seen = self.peek(|ledger| ledger.facts().len());
                self.pack_and_undo(action, facts, self.deflate_ahead(), seen);
            }
            Err(refusal) => self.refusal.set(Some(refusal)),
        }
    }

    fn pack_and_undo(self, action: FactId, facts: Vec<Fact>, packed: DeflatedAhead, seen: usize) {
        let mut undoing = Some((facts, packed));
        turns::one_each_turn(move || {
            let Some((facts, mut packed)) = undoing.take() else {
                return NextStep::Done;
            };
            if self.peek(|ledger| ledger.facts().len()) != seen {
                // The ledger changed meanwhile: the undo is planned again and carried out at once.
                self.undoing_in_turns.set_value(false);
                self.perform(&Command::Undo { action });
            } else if packed.step(&facts) {
                self.undoing_in_turns.set_value(false);
                self.inner().borrow_mut().store.use_deflated(packed);
                self.refusal.set(None);
                self.admit(Arrival::Own(facts));
            } else {
                undoing = Some((facts, packed));
                return NextStep::More;
            }
            NextStep::Done
        });
    }

    /// Facts of a command by an actor of their own; for the edits that a file without facts brings.
    pub fn facts_by_new_actor(self, command: &Command) -> Result<Vec<Fact>, Refusal> {
        let context = self.context(ActorId::from_random(clock::random()), 1);
        self.peek(|ledger| ledger.facts_of(command, &context))
    }

    fn today_now(self) -> ledger::Today {
        use leptos::prelude::GetUntracked as _;
        self.today.get_untracked()
    }

    pub(super) fn context(self, actor: ActorId, next: u32) -> Context {
        use leptos::prelude::GetUntracked as _;
        Context {
            actor,
            next,
            at: clock::now(),
            zone: clock::today().zone,
            by: self.me.get_untracked().trim().into(),
        }
    }
}
