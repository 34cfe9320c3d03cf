//! Journal on the desk: every write of the store is passed on to it, and 已保存 waits for its answer. What it gives
//! back when a round is opened is folded and reported. Nothing on the screen waits for it.

use super::{
    arrivals::Arrival,
    handle::{Desk, DeskState},
    restore_from_journal,
};
use crate::{
    browser::{round_switching, shelf::LocalShelf},
    route::Route,
};
use leptos::prelude::*;
use std::time::Duration;
use storage::{JournalAnswer, JournalFault, JournalState};

/// How long an answer of the journal may take before it is reported as late, in milliseconds.
const OVERDUE_MS: u64 = 1_000;

/// How long the page waits before it reports facts as missing, since the journal may have them, in milliseconds.
const WITNESS_MS: u64 = 5_000;

impl Desk {
    pub(super) fn open_journal(self) {
        let door = self.inner().borrow().journal.door().clone();
        door.on_answer(move |ticket, answer| self.journal_answered(ticket, answer));
        self.found.set(restore_from_journal::remove_found(self.round));
        set_timeout(move || self.has_witness(), Duration::from_millis(WITNESS_MS));
    }

    /// Passes on to the journal what the store wrote since the last call.
    pub(super) fn pump_journal(self) {
        let asked = {
            let inner = self.inner();
            let mut inner = inner.borrow_mut();
            let DeskState { journal, store, .. } = &mut *inner;
            journal.pump(store)
        };
        if asked.is_some() {
            self.watch_journal();
        }
    }

    /// Reports the request under way if it is not answered in time.
    fn watch_journal(self) {
        let Some(ticket) = self.inner().borrow().journal.ticket() else {
            return;
        };
        let look = move || {
            if self.inner().borrow_mut().journal.note_overdue(ticket) {
                self.update_saving_state();
            }
        };
        set_timeout(look, Duration::from_millis(OVERDUE_MS));
    }

    /// Retries what the journal refused. Called by housekeeping.
    pub(super) fn retry_journal(self) {
        let asked = {
            let inner = self.inner();
            let mut inner = inner.borrow_mut();
            let DeskState { journal, store, .. } = &mut *inner;
            journal.retry(store)
        };
        if asked.is_some() {
            self.watch_journal();
        }
    }

    fn journal_answered(self, ticket: u64, answer: Result<JournalAnswer, JournalFault>) {
        if self.is_forgotten() {
            return;
        }
        let recovered = {
            let inner = self.inner();
            let mut inner = inner.borrow_mut();
            let DeskState { journal, store, .. } = &mut *inner;
            let recovered = journal.answer(ticket, answer, store);
            inner.journal_unreadable.extend(recovered.unreadable);
            recovered.facts
        };
        self.watch_journal();
        let places = recovered.len();
        if places > 0 {
            let changes = self.admit(Arrival::Stored(recovered));
            self.found.update(|found| {
                found.places += places;
                found.items.extend(changes.items.iter().copied());
            });
        }
        self.after_answer();
        self.update_saving_state();
    }

    fn after_answer(self) {
        let (is_open, is_late) = {
            let inner = self.inner();
            let inner = inner.borrow();
            (
                inner.journal.is_open(),
                matches!(inner.journal.state(), JournalState::Late(_)),
            )
        };
        if is_open && !self.others_restored.get_value() {
            self.others_restored.set_value(true);
            self.restore_other_rounds();
        }
        if is_open || is_late {
            self.has_witness();
        }
    }

    /// The journal was read or is not available: from now on what is missing is reported as missing.
    fn has_witness(self) {
        if !self.witnessed.get_untracked() {
            self.look_for_trouble_again();
            self.witnessed.set(true);
        }
    }

    /// Restores the rounds that local storage has lost entirely, and finishes deletions that were interrupted.
    fn restore_other_rounds(self) {
        let keys = self.inner().borrow().journal.keys().clone();
        let shelf = LocalShelf::new();
        if keys.forgotten.contains(&self.round) {
            drop(storage::forget_example(&shelf, self.round));
            return round_switching::leave(self.round, &Route::Start.href());
        }
        let there = storage::round_ids(&shelf).unwrap_or_default();
        let is_lost = |round: &ledger::file::RoundId| *round != self.round && !there.contains(round);
        let lost: Vec<_> = keys.rounds().into_iter().filter(is_lost).collect();
        if !lost.is_empty() {
            restore_from_journal::restore_all(lost, keys, Box::new(move || self.look_for_trouble_again()));
        }
    }
}
