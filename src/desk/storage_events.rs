//! Events of storage while the page is open: another tab writes, facts wait to be written, an example is deleted
//! elsewhere; and the state of saving that follows from them.

use super::{
    arrivals::Arrival,
    handle::{Desk, DeskState},
    saving_state::SavingState,
};
use crate::{
    browser::{clock, round_switching, settings},
    route::Route,
    trace::{self, ReadCause, TraceEvent},
};
use ledger::{Fact, Field, ItemId};
use leptos::prelude::*;
use storage::{JournalState, SaveState};

impl Desk {
    pub(super) fn read_keys(self, key: Option<&str>) {
        if self.is_forgotten() {
            return;
        }
        if key == Some(settings::exported_key(self.round).as_str()) {
            self.look_at_exports();
            return;
        }
        let facts = {
            let inner = self.inner();
            let mut inner = inner.borrow_mut();
            match key {
                Some(key) => inner.store.key_changed(key),
                None => {
                    let read = inner.store.refresh();
                    inner.fault = read.fault;
                    read.facts
                }
            }
        };
        let cause = if key.is_some() {
            ReadCause::OtherTab
        } else {
            ReadCause::Return
        };
        self.fold_read(facts, cause);
    }

    pub(super) fn fold_read(self, facts: Vec<Fact>, cause: ReadCause) {
        if !facts.is_empty() {
            trace::note(TraceEvent::Read {
                facts: facts.len(),
                cause,
            });
            self.admit(Arrival::Stored(facts));
        }
        self.look_for_trouble();
        self.update_saving_state();
    }

    /// Whether this round was an example that another tab has deleted. Then nothing of it is written again, and the
    /// page is left.
    pub(super) fn is_forgotten(self) -> bool {
        if self.example && round_switching::is_deleting() {
            // This tab deletes it, and leaves when that is done.
            return true;
        }
        let forgotten = self.example && round_switching::is_being_deleted(self.round);
        if forgotten {
            round_switching::leave(self.round, &Route::Start.href());
        }
        forgotten
    }

    pub(super) fn housekeeping(self) {
        if self.is_forgotten() {
            return;
        }
        let today = clock::today();
        if self.today.get_untracked() != today {
            self.today.set(today);
        }
        let facts = {
            let inner = self.inner();
            let mut inner = inner.borrow_mut();
            let found = inner.store.housekeep();
            inner.fault = found.fault;
            if let Some(event) = TraceEvent::of_housekeeping(&found.done) {
                trace::note(event);
            }
            if matches!(
                inner.store.state(),
                SaveState::Unsaved {
                    why: storage::UnsavedReason::Vanished,
                    ..
                }
            ) {
                let DeskState { store, ledger, .. } = &mut *inner;
                trace::note(TraceEvent::WrittenAnew {
                    facts: ledger.facts().len(),
                });
                store.ensure(ledger.facts());
            }
            let label = inner.ledger.text(ItemId::ROUND, Field::Unit).to_owned();
            // The note only helps to notice a loss later; while something is missing it stays as it is.
            drop(inner.store.note(&label));
            found.facts
        };
        self.retry_journal();
        self.back_up_in_pause();
        self.fold_read(facts, ReadCause::Housekeeping);
        self.look_at_exports();
    }

    /// Passes stored facts on to the journal, and updates the state of saving.
    pub(super) fn update_saving_state(self) {
        self.pump_journal();
        let now = {
            let inner = self.inner();
            let inner = inner.borrow();
            match (inner.store.state(), &inner.fault) {
                (SaveState::Unsaved { facts, why }, _) => SavingState::Failed(*facts, why.clone()),
                (SaveState::Saved, Some(fault)) => SavingState::Failed(0, storage::UnsavedReason::Fault(fault.clone())),
                (SaveState::Saved, None) => match (inner.typing.saving(), inner.journal.state()) {
                    (SavingState::Saved, JournalState::Writing) => SavingState::Waiting,
                    (SavingState::Saved, JournalState::Late(fault)) => SavingState::NotOnDisk(fault),
                    (saving, _) => saving,
                },
            }
        };
        if self.saving.with_untracked(|shown| *shown != now) {
            let failed = self
                .saving
                .with_untracked(|shown| matches!(shown, SavingState::Failed(..)));
            match &now {
                SavingState::Failed(facts, why) => trace::note(TraceEvent::Failed {
                    facts: *facts,
                    why: why.into(),
                }),
                SavingState::Saved | SavingState::NotOnDisk(_) | SavingState::Waiting | SavingState::Refused
                    if failed =>
                {
                    trace::note(TraceEvent::SavedAgain {})
                }
                SavingState::Saved | SavingState::NotOnDisk(_) | SavingState::Waiting | SavingState::Refused => {}
            }
            self.saving.set(now);
        }
    }

    /// Whether something would be lost if the page were closed now.
    pub(super) fn would_lose(self) -> bool {
        let inner = self.inner();
        let inner = inner.borrow();
        *inner.store.state() != SaveState::Saved
            || inner.typing.saving() != SavingState::Saved
            || !self.held_drafts.with_untracked(|held| held.is_empty())
    }
}
