//! Housekeeping of a store, one small step for each call so that the page is never blocked: read what other tabs wrote,
//! retry what is unsaved, remove keys that were packed, pack. The page decides when to call.

use crate::{Fault, SaveState, Shelf, Store, UnsavedReason};
use ledger::Fact;

/// Least time in milliseconds between two calls of [`Store::housekeep`]. A browser with several processes may take a
/// write back when two tabs fill the last room at the same time; it does so within milliseconds.
pub const SETTLE_MS: u32 = 2_000;

/// Outcome of one call of [`Store::housekeep`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Housekeeping {
    /// Facts of other tabs, as from [`Store::refresh`].
    pub facts: Vec<Fact>,
    /// Why the keys could not be listed.
    pub fault: Option<Fault>,
    /// The step that was taken.
    pub done: HousekeepingStep,
}

/// A step of housekeeping.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HousekeepingStep {
    /// Nothing to do.
    Nothing,
    /// The unsaved facts were written again; [`Store::state`] tells with what success.
    Retried,
    /// This many keys were packed together; the next call removes them.
    Packed(usize),
    /// This many old keys were removed.
    Cleared(usize),
    /// Packing was refused; the old keys remain and nothing is lost.
    Refused(UnsavedReason),
}

impl<S: Shelf> Store<S> {
    /// Takes one step of housekeeping. Call it [`SETTLE_MS`] apart or more: every few seconds while the page is
    /// visible.
    pub fn housekeep(&mut self) -> Housekeeping {
        self.ticks += 1;
        let refreshed = self.refresh();
        let done = if refreshed.fault.is_some() && self.unsaved().is_empty() {
            HousekeepingStep::Nothing
        } else {
            self.step().unwrap_or_else(HousekeepingStep::Refused)
        };
        Housekeeping {
            facts: refreshed.facts,
            fault: refreshed.fault,
            done,
        }
    }

    fn step(&mut self) -> Result<HousekeepingStep, UnsavedReason> {
        if !self.unsaved().is_empty() {
            match self.retry() {
                // The storage is full: no return, since packing below makes room.
                SaveState::Unsaved {
                    why: UnsavedReason::Fault(Fault::Full(_)),
                    ..
                } => {}
                _ => return Ok(HousekeepingStep::Retried),
            }
        }
        if self.packing.as_ref().is_some_and(|packing| packing.at < self.ticks) {
            return self.pack_clear().map(HousekeepingStep::Cleared);
        }
        let settled = self.wrote_at + 2 <= self.ticks;
        if !self.mismatched.is_empty() && settled && *self.state() == SaveState::Saved {
            return self.clear_mismatched().map(HousekeepingStep::Cleared);
        }
        match self.pack_plan() {
            Some(plan) => self.pack_write(&plan).map(HousekeepingStep::Packed),
            None => Ok(HousekeepingStep::Nothing),
        }
    }
}
