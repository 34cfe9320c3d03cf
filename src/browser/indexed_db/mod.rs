//! IndexedDB, by its events: the only place that touches it. One database with one object store for each use. It works on
//! plain http and from a file, in Chromium 80 too. (Why no crate over it: docs/decisions/008.)

mod connection;
mod transaction;

use connection::with_database;
use std::{cell::RefCell, rc::Rc};
use storage::{JournalAnswer, JournalDoor, JournalFault, JournalRequest};
use transaction::{run, start, when_ended};
use wasm_bindgen::JsValue;

/// Texts of facts keys, by key.
const JOURNAL: &str = "journal";
/// Handles of files and folders that the browser may write to.
const HANDLES: &str = "handles";
/// Data that can be derived again from facts.
const DERIVED: &str = "derived";

/// Carries out a request of the journal. The answer comes later, never from inside this call.
pub fn ask(request: JournalRequest, answered: impl FnOnce(Result<JournalAnswer, JournalFault>) + 'static) {
    with_database(move |opened| match opened {
        Ok(database) => run(&database, request, answered),
        Err(fault) => answered(Err(fault)),
    });
}

/// Stores a handle of a file or folder under this key, or removes it. A failure is not reported; the person is then
/// asked for the folder again.
pub fn remember_handle(key: &str, handle: Option<JsValue>) {
    let key: JsValue = key.into();
    with_database(move |opened| {
        let Ok(database) = opened else { return };
        if let Ok((_, store)) = start(&database, HANDLES, true) {
            let done = match handle {
                Some(handle) => store.put_with_key(&handle, &key),
                None => store.delete(&key),
            };
            drop(done);
        }
    });
}

/// The handle that is stored under this key.
pub fn handle(key: &str, found: impl FnOnce(Option<JsValue>) + 'static) {
    let key: JsValue = key.into();
    with_database(move |opened| {
        let started = opened.ok().and_then(|database| start(&database, HANDLES, false).ok());
        let request = started.and_then(|(transaction, store)| Some((transaction, store.get(&key).ok()?)));
        let Some((transaction, request)) = request else {
            return found(None);
        };
        when_ended(transaction, move |_| {
            let handle = request.result().ok();
            found(handle.filter(|handle| !handle.is_undefined() && !handle.is_null()));
        });
    });
}

type OnAnswer = Rc<dyn Fn(u64, Result<JournalAnswer, JournalFault>)>;

/// The journal's door to IndexedDB: passes requests on, and each answer to the registered callback.
#[derive(Clone, Default)]
pub struct IndexedDbDoor(Rc<RefCell<Option<OnAnswer>>>);

impl IndexedDbDoor {
    /// Registers the callback for answers.
    pub fn on_answer(&self, answered: impl Fn(u64, Result<JournalAnswer, JournalFault>) + 'static) {
        *self.0.borrow_mut() = Some(Rc::new(answered));
    }

    /// Stops passing answers on.
    pub fn disconnect(&self) {
        drop(self.0.borrow_mut().take());
    }
}

impl JournalDoor for IndexedDbDoor {
    fn ask(&self, ticket: u64, request: JournalRequest) {
        let named = self.0.clone();
        ask(request, move |answer| {
            let answered = named.borrow().clone();
            if let Some(answered) = answered {
                answered(ticket, answer);
            }
        });
    }
}
