//! Merging on the desk: what a preview chose becomes facts here, as a command does.

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
use storage::Prepacked;

impl Desk {
    /// Begins to write what was chosen in a preview of the ledger as it is. Nothing is recorded.
    pub fn settling(self, preview: &MergePreview, wording: &MergeWording) -> Result<MergeWriter, Refusal> {
        let context = {
            let inner = self.inner();
            let inner = inner.borrow();
            self.context(inner.actor, inner.next)
        };
        preview.settling(&context, self.today_now().zone, wording)
    }

    /// Begins to pack what the files of a preview brought, so that storing it is short.
    pub fn prepack(self) -> Prepacked {
        self.inner().borrow().store.prepack()
    }

    /// Stores what the files of a preview brought, and what was chosen. It is folded by [`Desk::fold_merge`], in the same
    /// turn of the browser or in a later one.
    pub fn store_merge(self, merged: &MergeFacts, packed: Prepacked) {
        let Some(last) = merged.action.last() else { return };
        let inner = self.inner();
        let mut inner = inner.borrow_mut();
        inner.next = last.id.number.saturating_add(1);
        inner.store.use_prepacked(packed);
        trace::note(TraceEvent::MergeStored {
            brought: merged.brought.len(),
            chosen: merged.action.len(),
        });
        inner.store.ensure(&merged.brought);
        inner.store.append(&merged.action);
    }

    /// What was merged stands, from now on. Gives the action, which one undo takes back as a whole. `still`: whether the
    /// ledger is the one that the preview was made of; if not, the same facts are folded onto what came meanwhile.
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

    /// Takes back a merge (or an undoing of one), which may be large: what is to be written is found in one turn of the
    /// browser, packed and stored in others. Until it stands, nothing else is taken back by this.
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
                self.pack_and_undo(action, facts, self.prepack(), seen);
            }
            Err(refusal) => self.refusal.set(Some(refusal)),
        }
    }

    fn pack_and_undo(self, action: FactId, facts: Vec<Fact>, packed: Prepacked, seen: usize) {
        let mut undoing = Some((facts, packed));
        turns::one_each_turn(move || {
            let Some((facts, mut packed)) = undoing.take() else {
                return NextStep::Done;
            };
            if self.peek(|ledger| ledger.facts().len()) != seen {
                // Something came in between: it is found afresh, and carried out at once.
                self.undoing_in_turns.set_value(false);
                self.perform(&Command::Undo { action });
            } else if packed.step(&facts) {
                self.undoing_in_turns.set_value(false);
                self.inner().borrow_mut().store.use_prepacked(packed);
                self.refusal.set(None);
                self.admit(Arrival::Own(facts));
            } else {
                undoing = Some((facts, packed));
                return NextStep::More;
            }
            NextStep::Done
        });
    }

    /// The facts of a command as of a writer who writes nothing else: for edits that came in by a file.
    pub fn facts_apart(self, command: &Command) -> Result<Vec<Fact>, Refusal> {
        let context = self.context(ActorId::from_random(clock::random()), 1);
        self.peek(|ledger| ledger.facts_of(command, &context))
    }

    fn today_now(self) -> ledger::Today {
        use leptos::prelude::GetUntracked as _;
        self.today.get_untracked()
    }

    fn context(self, actor: ActorId, next: u32) -> Context {
        use leptos::prelude::GetUntracked as _;
        Context {
            actor,
            next,
            at: clock::now(),
            by: self.me.get_untracked().trim().into(),
        }
    }
}
