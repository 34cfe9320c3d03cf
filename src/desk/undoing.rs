//! Undo and redo of the user's own actions by key or button, and the line that says what was taken back. What a person would not
//! expect of one step is asked about first. An action of a merge that is taken back in turns of the browser stands in `merging`.

use super::{
    handle::Desk,
    undo_line::{UndoLine, UndoStep},
};
use crate::browser::{clock, settings};
use ledger::{Command, FactId, WallTime};
use leptos::prelude::*;

impl Desk {
    /// Undoes the user's last action, or asks first.
    pub fn undo(self) {
        self.flush();
        let me = self.me.get_untracked();
        let action = self.peek(|ledger| ledger.undoable(me.trim()));
        self.step_or_ask(UndoStep::Undo, action);
    }

    /// Redoes the last undone action, or asks first.
    pub fn redo(self) {
        self.flush();
        let me = self.me.get_untracked();
        let action = self.peek(|ledger| ledger.redoable(me.trim()));
        self.step_or_ask(UndoStep::Redo, action);
    }

    fn step_or_ask(self, step: UndoStep, action: Option<FactId>) {
        let Some(action) = action else {
            return self.undo_line.set(Some(UndoLine::Nothing(step)));
        };
        // What is refused asks nothing; it says why.
        let Ok(facts) = self.facts_of(&Command::Undo { action }) else {
            return self.carry_out_step(step, action);
        };
        let since = settings::get(settings::NAMED_SINCE).parse().ok().map(WallTime);
        let today = clock::today();
        let concerns = self.peek(|ledger| ledger.undo_concerns(action, &facts, today, since));
        if concerns.is_empty() {
            self.carry_out_step(step, action);
        } else {
            self.undo_line.set(Some(UndoLine::Asked(step, action, concerns)));
        }
    }

    /// Undoes or redoes an action of the user, and says so.
    pub fn carry_out_step(self, step: UndoStep, action: FactId) {
        self.flush();
        self.undo_line.set(None);
        if self.perform(&Command::Undo { action })
            && let Some(by) = self.peek(|ledger| ledger.undone_by(action))
        {
            self.undo_line.set(Some(UndoLine::Done(step, action, by)));
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
}
