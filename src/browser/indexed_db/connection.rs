//! Connection to the database: opened when first needed, shared by all, and closed when a newer version of the page
//! wants to upgrade the database.

use super::{
    DERIVED, HANDLES, JOURNAL,
    transaction::{error_name, error_of, fault},
};
use std::{cell::RefCell, rc::Rc, time::Duration};
use storage::JournalFault;
use wasm_bindgen::{JsCast as _, closure::Closure};
use web_sys::{Event, IdbDatabase, IdbFactory, IdbOpenDbRequest};

const DATABASE: &str = "xiaohao";
const VERSION: u32 = 1;

type Opened = Result<IdbDatabase, JournalFault>;

enum Connection {
    Closed,
    Opening(Vec<Box<dyn FnOnce(Opened)>>),
    Open(IdbDatabase),
}

thread_local! {
    static CONNECTION: RefCell<Connection> = const { RefCell::new(Connection::Closed) };
}

/// Calls `act` with the open database, or with the reason why it could not be opened.
pub(super) fn with_database(act: impl FnOnce(Opened) + 'static) {
    let open = CONNECTION.with(|connection| match &*connection.borrow() {
        Connection::Open(database) => Some(database.clone()),
        Connection::Closed | Connection::Opening(_) => None,
    });
    if let Some(database) = open {
        return act(Ok(database));
    }
    let first = CONNECTION.with(|connection| {
        let mut connection = connection.borrow_mut();
        if let Connection::Opening(waiting) = &mut *connection {
            waiting.push(Box::new(act));
            return false;
        }
        *connection = Connection::Opening(vec![Box::new(act)]);
        true
    });
    if first {
        open_database(Some(VERSION));
    }
}

/// Answers everybody who waits for the database.
fn opened(database: Opened) {
    let now = match &database {
        Ok(database) => Connection::Open(database.clone()),
        Err(_) => Connection::Closed,
    };
    let before = CONNECTION.with(|connection| connection.replace(now));
    if let Connection::Opening(waiting) = before {
        for act in waiting {
            act(database.clone());
        }
    }
}

/// Forgets the connection; the next request opens a new one.
pub(super) fn closed() {
    CONNECTION.with(|connection| {
        let mut connection = connection.borrow_mut();
        if let Connection::Open(database) = &*connection {
            database.close();
            *connection = Connection::Closed;
        }
    });
}

fn factory() -> Result<IdbFactory, JournalFault> {
    match web_sys::window().map(|window| window.indexed_db()) {
        Some(Ok(Some(factory))) => Ok(factory),
        Some(Ok(None)) | None => Err(JournalFault::Absent),
        Some(Err(error)) => Err(fault(&error)),
    }
}

/// Opens the database with a version, or with the one that it has.
fn open_database(version: Option<u32>) {
    let request = factory().and_then(|factory| {
        let request = match version {
            Some(version) => factory.open_with_u32(DATABASE, version),
            None => factory.open(DATABASE),
        };
        request.map_err(|error| fault(&error))
    });
    let request = match request {
        Ok(request) => request,
        Err(fault) => return leptos::prelude::set_timeout(move || opened(Err(fault)), Duration::ZERO),
    };
    let target = request.clone();
    listen(
        &request,
        &["success", "error", "blocked", "upgradeneeded"],
        move |event| {
            match event.type_().as_str() {
                "success" => succeeded(&target),
                "upgradeneeded" => {
                    make_stores(&target);
                    return Listening::GoOn;
                }
                // The request may still succeed later; until then everybody who waits gets this fault.
                "blocked" => {
                    opened(Err(JournalFault::Blocked));
                    return Listening::GoOn;
                }
                _ if version.is_some() && error_name(&target) == "VersionError" => open_database(None),
                _ => opened(Err(error_of(&target))),
            }
            Listening::Done
        },
    );
}

fn succeeded(request: &IdbOpenDbRequest) {
    let Some(database) = request
        .result()
        .ok()
        .and_then(|result| result.dyn_into::<IdbDatabase>().ok())
    else {
        return opened(Err(JournalFault::Other("no database".into())));
    };
    // A newer version of the page wants to upgrade the database: this connection makes room.
    listen(&database, &["versionchange", "close"], |_| {
        closed();
        Listening::GoOn
    });
    opened(Ok(database));
}

fn make_stores(request: &IdbOpenDbRequest) {
    let Some(database) = request
        .result()
        .ok()
        .and_then(|result| result.dyn_into::<IdbDatabase>().ok())
    else {
        return;
    };
    for store in [JOURNAL, HANDLES, DERIVED] {
        if !database.object_store_names().contains(store) {
            drop(database.create_object_store(store));
        }
    }
}

/// What a listener says after an event: whether it wants more.
#[derive(PartialEq)]
pub(super) enum Listening {
    GoOn,
    Done,
}

/// A listener that can drop itself.
type HeldListener = Rc<RefCell<Option<Closure<dyn FnMut(Event)>>>>;

/// Listens to these events until the callback says that it is done, then drops the listener and all it holds.
pub(super) fn listen(
    target: &web_sys::EventTarget,
    events: &[&str],
    mut heard: impl FnMut(&Event) -> Listening + 'static,
) {
    let holder: HeldListener = Rc::default();
    let own = holder.clone();
    let closure = Closure::<dyn FnMut(Event)>::new(move |event: Event| {
        if heard(&event) == Listening::Done {
            drop(own.borrow_mut().take());
        }
    });
    for event in events {
        drop(target.add_event_listener_with_callback(event, closure.as_ref().unchecked_ref()));
    }
    *holder.borrow_mut() = Some(closure);
}
