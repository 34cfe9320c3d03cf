//! Merging on the desk: what a preview chose becomes facts here, as a command does.

use super::Desk;
use crate::browser::clock;
use ledger::{
    ActorId, Command, Context, Fact, FactId, Refusal,
    merge::{Preview, Wording},
};

impl Desk {
    /// Takes in what the files of a preview brought, and records what was chosen. Gives the action, which one undo takes
    /// back as a whole.
    pub fn merge(self, preview: &Preview, wording: &Wording) -> Result<FactId, Refusal> {
        self.flush();
        let context = {
            let inner = self.inner();
            let inner = inner.borrow();
            self.context(inner.actor, inner.next)
        };
        let merged = preview.merge(&context, self.today_now().zone, wording)?;
        let action = FactId::new(context.actor, context.next);
        self.take_in(merged.brought);
        self.record(merged.action);
        Ok(action)
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
