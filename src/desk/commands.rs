//! Commands: carrying them out or showing the refusal, trying them without effect, and the user's name. Undo and redo stand in
//! `undoing`.

use super::{arrivals::Arrival, handle::Desk};
use crate::{
    browser::{clock, settings},
    trace::{self, TraceEvent},
};
use ledger::{ActorId, Body, BulkPlan, Command, Fact, FactId, Field, ItemId, Refusal, Value};
use leptos::prelude::*;

impl Desk {
    /// Carries out a command: its facts are folded and stored, or the refusal is shown in the alert line. For commands that
    /// belong to no field and no form; those show it themselves.
    pub fn perform(self, command: &Command) -> bool {
        let refusal = self.attempt(command).err();
        let done = refusal.is_none();
        self.refusal.set(refusal);
        done
    }

    /// Carries out a command, or returns why it was refused.
    pub fn attempt(self, command: &Command) -> Result<(), Refusal> {
        match self.facts_of(command) {
            Ok(facts) => {
                self.refusal.set(None);
                self.admit(Arrival::Own(facts));
                Ok(())
            }
            Err(refusal) => {
                trace::note(TraceEvent::CommandRefused {});
                Err(refusal)
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
        let context = self.context(actor, next);
        self.peek(|ledger| ledger.facts_of(command, &context))
    }

    /// What setting a field of these items to one value would do now. Nothing is recorded.
    pub fn plan_bulk(self, items: &[ItemId], field: Field, value: &Value) -> BulkPlan {
        let (actor, next) = {
            let inner = self.inner();
            let inner = inner.borrow();
            (inner.actor, inner.next)
        };
        let context = self.context(actor, next);
        self.peek(|ledger| ledger.plan_bulk(items, field, value, &context))
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
        if name != self.me.get_untracked().trim() {
            settings::set(settings::NAMED_SINCE, &clock::now().0.to_string());
        }
        settings::set(settings::ME, &name);
        self.me.set(name);
    }
}
