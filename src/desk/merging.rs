//! Merging on the desk: what a preview chose becomes facts here, as a command does.

use super::Desk;
use crate::browser::clock;
use ledger::{
    ActorId, Changes, Command, Context, Fact, FactId, Ledger, Refusal,
    merge::{Merged, Preview, Settling, Wording},
};

impl Desk {
    /// Begins to write what was chosen in a preview of the ledger as it is. Nothing is recorded.
    pub fn settling(self, preview: &Preview, wording: &Wording) -> Result<Settling, Refusal> {
        let context = {
            let inner = self.inner();
            let inner = inner.borrow();
            self.context(inner.actor, inner.next)
        };
        preview.settling(&context, self.today_now().zone, wording)
    }

    /// Takes in what the files of a preview brought, and records what was chosen. Gives the action, which one undo takes
    /// back as a whole. The ledger has to be the one that the preview was made of.
    pub fn merge(self, merged: Merged) -> Option<FactId> {
        let last = merged.action.last()?;
        let action = last.action;
        {
            let inner = self.inner();
            let mut inner = inner.borrow_mut();
            inner.next = last.id.number.saturating_add(1);
            inner.store.ensure(&merged.brought);
            inner.store.append(&merged.action);
        }
        self.replace(merged.ledger, merged.changes);
        Some(action)
    }

    /// Takes the facts of files into a round that is still empty.
    pub fn take_whole(self, (ledger, changes): (Ledger, Changes)) {
        self.inner().borrow_mut().store.ensure(ledger.all_facts());
        self.replace(ledger, changes);
    }

    /// The ledger with more facts, which were folded and stored already.
    fn replace(self, ledger: Ledger, changes: Changes) {
        self.inner().borrow_mut().ledger = ledger;
        self.tell(changes);
        self.tell_saving();
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
