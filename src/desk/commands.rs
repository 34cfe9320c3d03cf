//! Commands: carrying them out or showing the refusal, trying them without effect, and undoing and redoing the user's
//! own actions.

use super::{arrivals::Arrival, handle::Desk};
use crate::{
    browser::{clock, settings},
    trace::{self, TraceEvent},
};
use ledger::{ActorId, Body, Command, Context, Fact, FactId, ItemId, Refusal};
use leptos::prelude::*;

impl Desk {
    /// Carries out a command: its facts are folded and stored, or the refusal is shown.
    pub fn perform(self, command: &Command) -> bool {
        match self.facts_of(command) {
            Ok(facts) => {
                self.refusal.set(None);
                self.admit(Arrival::Own(facts));
                true
            }
            Err(refusal) => {
                trace::note(TraceEvent::CommandRefused {});
                self.refusal.set(Some(refusal));
                false
            }
        }
    }

    /// Why a command would be refused now, if it would; nothing is carried out. Follows the user's name, not the
    /// ledger.
    pub fn would_refuse(self, command: &Command) -> Option<Refusal> {
        self.me.track();
        self.facts_of(command).err()
    }

    pub(super) fn facts_of(self, command: &Command) -> Result<Vec<Fact>, Refusal> {
        let inner = self.inner();
        let (actor, next) = {
            let inner = inner.borrow();
            (inner.actor, inner.next)
        };
        self.facts_by(actor, next, command)
    }

    pub(super) fn facts_by(self, actor: ActorId, next: u32, command: &Command) -> Result<Vec<Fact>, Refusal> {
        let by = self.me.get_untracked();
        let context = Context {
            actor,
            next,
            at: clock::now(),
            zone: clock::today().zone,
            by: by.trim().into(),
        };
        self.peek(|ledger| ledger.facts_of(command, &context))
    }

    /// Number of facts that a command would record now, or why it would be refused. Nothing is recorded.
    pub fn count_facts_of(self, command: &Command) -> Result<usize, Refusal> {
        self.facts_of(command).map(|facts| facts.len())
    }

    /// Ids of the items that a command would add if `writer`, who has recorded nothing yet, carried it out.
    pub fn ids_that_would_be_added(self, writer: ActorId, command: &Command) -> Result<Vec<ItemId>, Refusal> {
        let facts = self.facts_by(writer, 1, command)?;
        let added = facts.iter().filter(|fact| matches!(fact.body, Body::Add { .. }));
        Ok(added.map(|fact| fact.id).collect())
    }

    /// Carries out a command in the user's name, recorded by `writer`, who has recorded nothing yet. Returns the
    /// action.
    pub fn perform_as(self, writer: ActorId, command: &Command) -> Option<FactId> {
        match self.facts_by(writer, 1, command) {
            Ok(facts) => {
                self.refusal.set(None);
                let action = facts.first().map(|fact| fact.action);
                self.admit(Arrival::Own(facts));
                action
            }
            Err(refusal) => {
                trace::note(TraceEvent::CommandRefused {});
                self.refusal.set(Some(refusal));
                None
            }
        }
    }

    /// Sets the user's name.
    pub fn set_user_name(self, name: &str) {
        self.flush();
        let name = name.trim().to_owned();
        settings::set(settings::ME, &name);
        self.me.set(name);
    }

    /// Undoes the user's last action; true if there was one.
    pub fn undo(self) {
        self.flush();
        let me = self.me.get_untracked();
        if let Some(action) = self.peek(|ledger| ledger.undoable(me.trim())) {
            self.perform(&Command::Undo { action });
        }
    }

    /// Undoes the user's actions one after the other, down to and including this one. Returns how many were undone; a
    /// refusal is shown and ends it.
    pub fn undo_back_to(self, action: FactId) -> usize {
        self.flush();
        let me = self.me.get_untracked();
        self.undo_each(self.peek(|ledger| ledger.undo_back_to(me.trim(), action)))
    }

    /// Redoes what the user undid, up to and including this undo; as [`Desk::undo_back_to`].
    pub fn redo_up_to(self, undoing: FactId) -> usize {
        self.flush();
        let me = self.me.get_untracked();
        self.undo_each(self.peek(|ledger| ledger.redo_up_to(me.trim(), undoing)))
    }

    fn undo_each(self, actions: Vec<FactId>) -> usize {
        let steps = actions.into_iter().map(|action| Command::Undo { action });
        steps.take_while(|step| self.perform(step)).count()
    }

    /// Redoes the last undone action.
    pub fn redo(self) {
        self.flush();
        let me = self.me.get_untracked();
        if let Some(action) = self.peek(|ledger| ledger.redoable(me.trim())) {
            self.perform(&Command::Undo { action });
        }
    }
}
