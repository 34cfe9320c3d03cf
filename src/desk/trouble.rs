//! Trouble with stored data: keys that are damaged or newer, keys that the storage does not give out, facts and whole
//! rounds that were noted and are missing. Looked for on opening and whenever storage is read again; nothing is
//! repaired here.

use super::handle::Desk;
use crate::browser::{clock, shelf::LocalShelf};
use ledger::{ActorId, Field, ItemId, file::RoundId};
use leptos::prelude::*;
use storage::{Fault, MissingFacts, RefusedKey, SetAside, Store};

/// Stored data that is unreadable or missing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StorageTrouble {
    /// Keys that are damaged or of a newer version.
    pub set_aside: Vec<SetAside>,
    /// Keys that the storage did not give out.
    pub unread: Vec<RefusedKey>,
    /// Facts of this round that were noted as stored and are missing: number noted, number found.
    pub gone: Option<(usize, usize)>,
    /// Other rounds of which only a note is left.
    pub lost: Vec<MissingFacts>,
}

impl StorageTrouble {
    /// Whether there is any trouble.
    pub fn any(&self) -> bool {
        *self != StorageTrouble::default()
    }

    pub(super) fn on_opening(store: &Store<LocalShelf>, unread: &[RefusedKey]) -> StorageTrouble {
        let gone = store.missing_facts().ok().flatten();
        let mut lost = storage::missing_rounds(store.shelf()).unwrap_or_default();
        lost.retain(|other| gone.as_ref().is_none_or(|here| here.noted.round != other.noted.round));
        StorageTrouble {
            set_aside: store.set_aside().cloned().collect(),
            unread: unread.to_vec(),
            gone: gone.map(|gone| (gone.noted.facts, gone.found)),
            lost,
        }
    }
}

/// A round of which only a note is left, if there is one.
pub fn lost_round() -> Option<RoundId> {
    let lost = storage::missing_rounds(&LocalShelf::new()).ok()?;
    lost.first().map(|gone| gone.noted.round)
}

impl Desk {
    /// Keys that cannot be read, in local storage and in the journal.
    fn set_aside(self) -> Vec<SetAside> {
        let inner = self.inner();
        let inner = inner.borrow();
        let in_journal = inner.journal_unreadable.iter().map(|(aside, _)| aside);
        inner.store.set_aside().chain(in_journal).cloned().collect()
    }

    /// Looks for trouble once more, after the journal gave back what it had.
    pub(super) fn look_for_trouble_again(self) {
        let mut now = {
            let inner = self.inner();
            let inner = inner.borrow();
            StorageTrouble::on_opening(&inner.store, &[])
        };
        now.set_aside = self.set_aside();
        now.unread = self.trouble.with_untracked(|trouble| trouble.unread.clone());
        if self.trouble.with_untracked(|trouble| *trouble != now) {
            self.trouble.set(now);
        }
    }

    /// Looks for trouble in what came in while the page is open: a key of another tab may be unreadable too. It is
    /// reported, and nothing else changes.
    pub(super) fn look_for_trouble(self) {
        let found = self.set_aside();
        let told = |it: &SetAside| self.trouble.with_untracked(|trouble| trouble.set_aside.contains(it));
        if found.iter().all(told) {
            return;
        }
        self.trouble.update(|trouble| trouble.set_aside = found);
    }

    /// The user has seen the trouble and continues with the rest. Keys set aside stay known, so that only new ones are
    /// reported again.
    pub fn acknowledge_trouble(self) {
        let label = self.peek(|ledger| ledger.text(ItemId::ROUND, Field::Unit).to_owned());
        drop(self.inner().borrow_mut().store.note_even_if_less(&label));
        for gone in self.trouble.with_untracked(|trouble| trouble.lost.clone()) {
            let actor = ActorId::from_random(clock::random());
            let (mut store, _) = Store::open(LocalShelf::new(), gone.noted.round, actor);
            drop(store.note_even_if_less(&gone.noted.label));
        }
        self.trouble.update(|trouble| {
            trouble.unread.clear();
            trouble.gone = None;
            trouble.lost.clear();
        });
    }

    /// The raw text of a key, for a download.
    pub fn raw(self, key: &str) -> Result<Option<String>, Fault> {
        let inner = self.inner();
        let inner = inner.borrow();
        let in_journal = inner.journal_unreadable.iter().find(|(aside, _)| aside.key == key);
        match inner.store.raw(key)? {
            Some(text) => Ok(Some(text)),
            None => Ok(in_journal.map(|(_, text)| text.clone())),
        }
    }
}
