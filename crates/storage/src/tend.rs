//! Housekeeping in small steps, one at a call, so that the page never stands still: listen, try again what is not
//! saved, clear what was packed, pack. When to call is for the page to know.

use crate::{Fault, SaveState, Shelf, Store, Unsaved};
use ledger::Fact;

/// The least time, in milliseconds, from one call of [`Store::tend`] to the next. A browser of several processes
/// may still take back a write, when two tabs fill the last room at the same time; it does so within milliseconds.
pub const SETTLE_MS: u32 = 2_000;

/// What one call of [`Store::tend`] brought.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tended {
    /// Facts of other tabs, as [`Store::refresh`] gives them.
    pub facts: Vec<Fact>,
    /// Why the keys could not be listed.
    pub fault: Option<Fault>,
    /// What was done.
    pub done: Done,
}

/// The step of housekeeping that was taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Done {
    /// There was nothing to do.
    Nothing,
    /// What was not saved was tried again; see [`Store::state`].
    Retried,
    /// This many keys were put together; they are removed at the next call.
    Packed(usize),
    /// This many old keys were removed.
    Cleared(usize),
    /// A step of packing was refused; the old keys remain, and nothing is lost.
    Refused(Unsaved),
}

impl<S: Shelf> Store<S> {
    /// One small step of housekeeping. To be called [`SETTLE_MS`] apart or more: every few seconds while the page is
    /// visible.
    pub fn tend(&mut self) -> Tended {
        self.ticks += 1;
        let heard = self.refresh();
        let done = if heard.fault.is_some() && self.unsaved().is_empty() {
            Done::Nothing
        } else {
            self.step().unwrap_or_else(Done::Refused)
        };
        Tended {
            facts: heard.facts,
            fault: heard.fault,
            done,
        }
    }

    fn step(&mut self) -> Result<Done, Unsaved> {
        if !self.unsaved().is_empty() {
            match self.retry() {
                // Packing makes room.
                SaveState::Unsaved {
                    why: Unsaved::Fault(Fault::Full(_)),
                    ..
                } => {}
                _ => return Ok(Done::Retried),
            }
        }
        if self.packing.as_ref().is_some_and(|packing| packing.at < self.ticks) {
            return self.pack_clear().map(Done::Cleared);
        }
        let settled = self.wrote_at + 2 <= self.ticks;
        if !self.litter.is_empty() && settled && *self.state() == SaveState::Saved {
            return self.clear_litter().map(Done::Cleared);
        }
        match self.pack_plan() {
            Some(plan) => self.pack_write(&plan).map(Done::Packed),
            None => Ok(Done::Nothing),
        }
    }
}
