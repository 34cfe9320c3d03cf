//! Storage of the example as a round of its own in this browser, and its deletion as a whole. The storage crate decides by a mark
//! whether a round may be deleted.

use crate::{
    browser::{
        clock,
        rounds::{self, switch_to},
        shelf::LocalShelf,
    },
    example::{self, ExampleNotOpened},
    route::Route,
    words::example as words,
};
use ledger::{ActorId, Command, Context, Ledger, file::RoundId};
use storage::{ExampleRefusal, ExampleState, SaveState, Store, make_example};

/// Stores the example as a new round and opens it.
pub fn open() -> Result<(), ExampleNotOpened> {
    let today = clock::today().day;
    let setup = example::setup(today).map_err(|_| ExampleNotOpened::Broken)?;
    let context = Context {
        actor: ActorId::from_random(clock::random()),
        next: 1,
        at: clock::now(),
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
            // What there was room for helps nobody.
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

/// Deletes an example and reloads the start page, with another round if there is one.
pub fn forget(round: RoundId) -> Result<(), ExampleRefusal> {
    storage::forget_example(&LocalShelf::new(), round)?;
    rounds::leave(round, &Route::Start.href());
    Ok(())
}
