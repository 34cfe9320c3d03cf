//! Restoring rounds that only the journal has: they are written back to local storage whole, before the page opens or
//! while it is open.

use super::recovered::RecoveredFacts;
use crate::browser::{
    clock,
    indexed_db::{self, IndexedDbDoor},
    settings,
    shelf::LocalShelf,
};
use ledger::{ActorId, file::RoundId};
use std::{cell::RefCell, collections::BTreeMap, rc::Rc, time::Duration};
use storage::{Journal, JournalAnswer, JournalKeys, JournalRequest, JournalState, Store, read_journal_keys};

/// How long the page waits for the journal when local storage has nothing to open, in milliseconds.
const LONGEST_MS: u64 = 1_500;

thread_local! {
    static FOUND: RefCell<BTreeMap<RoundId, RecoveredFacts>> = const { RefCell::new(BTreeMap::new()) };
}

/// Removes and returns what was restored of this round before the page opened.
pub(super) fn remove_found(round: RoundId) -> RecoveredFacts {
    FOUND.with(|found| found.borrow_mut().remove(&round).unwrap_or_default())
}

/// Opens the page: at once if local storage has the round to be opened, else as soon as the journal was asked for it.
pub fn before_opening(open: impl FnOnce() + 'static) {
    let Ok(there) = storage::round_ids(&LocalShelf::new()) else {
        return open();
    };
    let last: Option<RoundId> = settings::get(settings::OPEN).parse().ok();
    if last.map_or(!there.is_empty(), |round| there.contains(&round)) {
        return open();
    }
    let open = Rc::new(RefCell::new(Some(open)));
    let go_on = move || {
        let open = open.borrow_mut().take();
        if let Some(open) = open {
            open();
        }
    };
    leptos::prelude::set_timeout(go_on.clone(), Duration::from_millis(LONGEST_MS));
    indexed_db::ask(JournalRequest::List, move |answer| {
        let Ok(JournalAnswer::Keys(keys)) = answer else {
            return go_on();
        };
        let keys = read_journal_keys(&keys);
        let mut lost = keys.rounds();
        lost.retain(|round| !there.contains(round));
        if let Some(first) = lost.first()
            && there.is_empty()
            && last.is_none_or(|last| !lost.contains(&last))
        {
            settings::set(settings::OPEN, &first.to_string());
        }
        restore_all(lost, keys, Box::new(go_on));
    });
}

/// Restores these rounds one after the other.
pub(super) fn restore_all(mut rounds: Vec<RoundId>, keys: JournalKeys, done: Box<dyn FnOnce()>) {
    let Some(round) = rounds.pop() else {
        return done();
    };
    drop(storage::restore_example_mark(&LocalShelf::new(), round, &keys));
    restore(round, Box::new(move || restore_all(rounds, keys, done)));
}

struct Restoring {
    store: Store<LocalShelf>,
    journal: Journal<IndexedDbDoor>,
    places: usize,
    done: Option<Box<dyn FnOnce()>>,
}

fn restore(round: RoundId, done: Box<dyn FnOnce()>) {
    let (store, _) = Store::open(LocalShelf::new(), round, ActorId::from_random(clock::random()));
    let door = IndexedDbDoor::default();
    let restoring = Rc::new(RefCell::new(Restoring {
        store,
        journal: Journal::new(door.clone()),
        places: 0,
        done: Some(done),
    }));
    let shared = restoring.clone();
    let own_door = door.clone();
    door.on_answer(move |ticket, answer| {
        let done = {
            let mut restoring = shared.borrow_mut();
            let Restoring {
                store, journal, places, ..
            } = &mut *restoring;
            *places += journal.answer(ticket, answer, store).facts.len();
            if journal.state() == JournalState::Writing {
                return;
            }
            let found = RecoveredFacts {
                places: *places,
                items: Vec::new(),
            };
            FOUND.with(|all| all.borrow_mut().insert(round, found));
            restoring.done.take()
        };
        own_door.disconnect();
        if let Some(done) = done {
            done();
        }
    });
    let mut restoring = restoring.borrow_mut();
    let Restoring { store, journal, .. } = &mut *restoring;
    journal.pump(store);
}
