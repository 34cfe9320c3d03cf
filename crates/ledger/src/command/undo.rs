//! Undo and redo of one's own actions. An undo is an action like any other: it records facts that set back what an
//! action set, and names that action (`undoes`). A redo is the undo of an undo. So both hold after a reload and a
//! merge; nothing is taken out of the log, and no stack is kept. What the facts of an action are set back to is
//! worked out in `undo_plan`.
//!
//! An action is taken back whole or not at all. Where somebody has changed the same register since, the undo is
//! refused and names the changes; it never writes over what another person did.

use crate::{
    Body, CannotUndo, FactId, Field, Ledger, Refusal,
    command::{
        undo_plan::{UndoPlan, UndoWay},
        writer::FactWriter,
    },
};

/// Limit of the chain from an undo to what it takes back, and so on; a longer one is taken for damage.
pub(crate) const LONGEST_CHAIN: usize = 10_000;

impl Ledger {
    /// The action of this person that one step of undo takes back.
    pub fn undoable(&self, by: &str) -> Option<FactId> {
        self.undo_steps(by).next()
    }

    /// The action that one step of redo takes back: the latest undo of this person, unless a new action followed it.
    pub fn redoable(&self, by: &str) -> Option<FactId> {
        self.redo_steps(by).next()
    }

    /// The actions of this person that undo takes back one after the other, newest first.
    pub fn undo_steps(&self, by: &str) -> impl Iterator<Item = FactId> + '_ {
        let own = self.actions.of(by);
        own.filter(|action| self.stands(*action) && !self.is_undo(*action))
    }

    /// The undoings of this person that redo takes back one after the other, newest first.
    pub fn redo_steps(&self, by: &str) -> impl Iterator<Item = FactId> + '_ {
        let own = self.actions.of(by);
        own.take_while(|action| self.undoes(*action).is_some())
            .filter(|action| self.stands(*action) && self.is_undo(*action))
    }

    /// The steps of undo up to and with this action, in the order in which they are to be taken, each by a
    /// [`crate::Command::Undo`] of its own; none if the action is not among the steps.
    pub fn undo_back_to(&self, by: &str, action: FactId) -> Vec<FactId> {
        up_to(self.undo_steps(by), action)
    }

    /// The steps of redo up to and with this undoing, as [`Ledger::undo_back_to`] has them.
    pub fn redo_up_to(&self, by: &str, undoing: FactId) -> Vec<FactId> {
        up_to(self.redo_steps(by), undoing)
    }

    /// The action that takes this one back, if it was taken back.
    pub fn undone_by(&self, action: FactId) -> Option<FactId> {
        self.actions.undone_by(action)
    }

    fn stands(&self, action: FactId) -> bool {
        self.undone_by(action).is_none()
    }

    fn undoes(&self, action: FactId) -> Option<FactId> {
        self.actions.get(action).and_then(|action| action.undoes)
    }

    /// Whether it is the undo of an action (or of a redo), and not a redo.
    pub fn is_undo(&self, action: FactId) -> bool {
        let mut steps = 0;
        let mut at = action;
        while let Some(undone) = self.undoes(at) {
            steps += 1;
            if steps > LONGEST_CHAIN {
                break;
            }
            at = undone;
        }
        steps % 2 == 1
    }

    pub(crate) fn undo(&self, scribe: &mut FactWriter, action: FactId, by: &str) -> Result<(), Refusal> {
        self.plan_undo(scribe, action, by).map_err(|why| match why {
            UndoStop::Undo(why) => Refusal::CannotUndo(why),
            UndoStop::Other(refusal) => refusal,
        })
    }

    fn plan_undo(&self, scribe: &mut FactWriter, action: FactId, by: &str) -> Result<(), UndoStop> {
        let found = self.actions.get(action).ok_or(CannotUndo::NoSuchAction)?;
        let mut facts: Vec<_> = found.facts().filter_map(|id| self.fact(id)).collect();
        if let Some(other) = facts.iter().find(|fact| &*fact.by != by) {
            return Err(CannotUndo::NotYours(other.by.clone()).into());
        }
        if !self.stands(action) {
            return Err(CannotUndo::Already.into());
        }
        let way = match found.undoes {
            _ if self.is_of_merge(action) => UndoWay::Merge,
            Some(_) => UndoWay::Redo,
            None => UndoWay::Undo,
        };
        // What a merge brought is taken back with it.
        let brought = self.brought_by(action);
        facts.extend(
            self.facts()
                .iter()
                .filter(|fact| brought.iter().any(|brought| brought.contains(fact.id))),
        );
        facts.sort_by_key(|fact| (fact.time, fact.id));
        let bodies = UndoPlan::of(self, &facts, way)?.bodies()?;
        if bodies.is_empty() {
            return Err(CannotUndo::NothingLeft.into());
        }
        if way == UndoWay::Merge {
            scribe.undoes = Some(action);
            return Ok(self.write_set_back(scribe, &facts, bodies)?);
        }
        for (body, _) in &bodies {
            if let Body::Set {
                item,
                field: Field::Progress,
                ..
            } = body
            {
                self.may_set_progress(*item).map_err(|_| CannotUndo::StruckOff)?;
            }
        }
        scribe.undoes = Some(action);
        for (body, replaces) in bodies {
            scribe.write(body, replaces)?;
        }
        Ok(())
    }
}

/// Why an undo stops: for its own reasons, or as any command may.
enum UndoStop {
    Undo(CannotUndo),
    Other(Refusal),
}

impl From<CannotUndo> for UndoStop {
    fn from(why: CannotUndo) -> UndoStop {
        UndoStop::Undo(why)
    }
}

impl From<Refusal> for UndoStop {
    fn from(refusal: Refusal) -> UndoStop {
        UndoStop::Other(refusal)
    }
}

fn up_to(steps: impl Iterator<Item = FactId>, last: FactId) -> Vec<FactId> {
    let mut list = Vec::new();
    for step in steps {
        list.push(step);
        if step == last {
            return list;
        }
    }
    Vec::new()
}
