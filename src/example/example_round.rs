//! Storage of the example as a round of its own in this browser, and its deletion as a whole. The storage crate decides
//! by a mark whether a round may be deleted.

use crate::{
    browser::{
        clock, indexed_db,
        round_switching::{self, switch_to},
        shelf::LocalShelf,
    },
    example::{self, ExampleNotOpened},
    route::Route,
    words::example as words,
};
use ledger::{ActorId, Command, Context, Ledger, file::RoundId};
use leptos::prelude::set_timeout;
use std::time::Duration;
use storage::{ExampleRefusal, ExampleState, Fault, JournalFault, SaveState, Store, make_example};

/// Stores the example as a new round and opens it.
pub fn open() -> Result<(), ExampleNotOpened> {
    let today = clock::today().day;
    let setup = example::setup(today).map_err(|_| ExampleNotOpened::Broken)?;
    let context = Context {
        actor: ActorId::from_random(clock::random()),
        next: 1,
        at: clock::now(),
        zone: clock::today().zone,
        by: words::BY.into(),
    };
    let facts = Ledger::default()
        .facts_of(&Command::SetUp(setup), &context)
        .map_err(|_| ExampleNotOpened::Broken)?;
    let round = RoundId::from_random(clock::random());
    let shelf = LocalShelf::new();
    make_example(&shelf, round).map_err(ExampleNotOpened::NotMade)?;
    let (mut store, _) = Store::open(shelf, round, context.actor);
    match store.append(&facts) {
        SaveState::Saved => {
            switch_to(round);
            Ok(())
        }
        SaveState::Unsaved { why, .. } => {
            let why = why.clone();
            // A part of the example helps nobody.
            drop(storage::forget_example(store.shelf(), round));
            Err(ExampleNotOpened::NotSaved(why))
        }
    }
}

/// Whether deletion is offered for a round: it was made as an example, and its name still says so.
pub fn is_example(round: RoundId, name: &str) -> bool {
    match storage::example_state(&LocalShelf::new(), round) {
        Ok(Some(ExampleState::Made)) => name.contains(words::MARK),
        Ok(Some(ExampleState::BeingForgotten)) => true,
        Ok(None) | Err(_) => false,
    }
}

/// How long the journal may take to delete an example before that is reported, in milliseconds.
const LONGEST_MS: u64 = 5_000;

/// Deletes an example, from the journal first, and opens the start page, with another round if there is one. If it is
/// not deleted, `refused` gets the reason; it can be tried again.
pub fn forget(round: RoundId, refused: impl Fn(ExampleRefusal) + Copy + 'static) {
    if let Err(why) = storage::begin_to_forget(&LocalShelf::new(), round) {
        return refused(why);
    }
    round_switching::set_deleting(true);
    let refused = move |why| {
        round_switching::set_deleting(false);
        refused(why);
    };
    let late = || ExampleRefusal::Fault(Fault::Other(String::new()));
    set_timeout(move || refused(late()), Duration::from_millis(LONGEST_MS));
    indexed_db::ask(storage::forget_in_journal(round), move |answer| {
        let forgotten = match answer {
            // Where there is no journal, there is nothing in it.
            Ok(_) | Err(JournalFault::Absent | JournalFault::Denied) => {
                storage::forget_example(&LocalShelf::new(), round)
            }
            Err(JournalFault::Full) => Err(ExampleRefusal::Fault(Fault::Full(String::new()))),
            Err(JournalFault::Blocked | JournalFault::Slow | JournalFault::Other(_)) => Err(late()),
        };
        match forgotten {
            Ok(()) => round_switching::leave(round, &Route::Start.href()),
            Err(why) => refused(why),
        }
    });
}
