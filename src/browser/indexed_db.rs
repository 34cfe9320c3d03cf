//! IndexedDB, by its events: the only place that touches it. One database with one object store for each use. It works on
//! plain http and from a file, in Chromium 80 too. (Why no crate over it: docs/decisions/008.)

use js_sys::{Array, Function, Reflect};
use std::{cell::RefCell, collections::BTreeMap, rc::Rc, time::Duration};
use storage::{JournalAnswer, JournalCommit, JournalDoor, JournalFault, JournalRequest};
use wasm_bindgen::{JsCast as _, JsValue, closure::Closure};
use web_sys::{
    Event, IdbDatabase, IdbFactory, IdbKeyRange, IdbObjectStore, IdbOpenDbRequest, IdbRequest, IdbTransaction,
    IdbTransactionMode,
};

const DATABASE: &str = "xiaohao";
const VERSION: u32 = 1;
/// Texts of facts keys, by key.
const JOURNAL: &str = "journal";
/// Handles of files and folders that the browser may write to.
const HANDLES: &str = "handles";
/// What can be made anew from facts.
const DERIVED: &str = "derived";

type Opened = Result<IdbDatabase, JournalFault>;

enum Connection {
    Closed,
    Opening(Vec<Box<dyn FnOnce(Opened)>>),
    Open(IdbDatabase),
}

thread_local! {
    static CONNECTION: RefCell<Connection> = const { RefCell::new(Connection::Closed) };
}

/// Carries out a request of the journal. The answer comes later, never from inside this call.
pub fn ask(request: JournalRequest, answered: impl FnOnce(Result<JournalAnswer, JournalFault>) + 'static) {
    with_database(move |opened| match opened {
        Ok(database) => run(&database, request, answered),
        Err(fault) => answered(Err(fault)),
    });
}

/// Remembers a handle of a file or folder under this key, or forgets it. That it fails is not told: it is asked for again.
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

/// The handle that was remembered under this key.
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

fn with_database(act: impl FnOnce(Opened) + 'static) {
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

/// Answers all that wait for the database.
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

fn closed() {
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

/// Opens the database; without a version, whichever there is.
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
                // It may still open later; until then everybody is told.
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
    // A newer version of the page wants to change the database: it may.
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

fn run(
    database: &IdbDatabase,
    request: JournalRequest,
    answered: impl FnOnce(Result<JournalAnswer, JournalFault>) + 'static,
) {
    let started = start(
        database,
        JOURNAL,
        !matches!(request, JournalRequest::List | JournalRequest::Read(_)),
    )
    .and_then(|(transaction, store)| Ok((transaction, requests(&store, request)?)));
    let (transaction, requests) = match started {
        Ok(started) => started,
        Err(error) => {
            // The connection was closed under our hands; the next request opens it anew.
            closed();
            let fault = fault(&error);
            return leptos::prelude::set_timeout(move || answered(Err(fault)), Duration::ZERO);
        }
    };
    when_ended(transaction, move |ended| answered(ended.map(|()| requests.answer())));
}

/// A transaction over one store. One that writes is on the disk once it completes.
fn start(database: &IdbDatabase, store: &str, writes: bool) -> Result<(IdbTransaction, IdbObjectStore), JsValue> {
    let transaction = if writes {
        // web-sys has no stable binding of the third argument; Chromium before 83 takes no notice of it.
        let options = js_sys::Object::new();
        Reflect::set(&options, &"durability".into(), &"strict".into())?;
        let begin: Function = Reflect::get(database, &"transaction".into())?.dyn_into()?;
        begin
            .call3(database, &store.into(), &"readwrite".into(), &options)?
            .dyn_into::<IdbTransaction>()?
    } else {
        database.transaction_with_str_and_mode(store, IdbTransactionMode::Readonly)?
    };
    let store = transaction.object_store(store)?;
    Ok((transaction, store))
}

/// The requests of a transaction whose results make up the answer.
enum Requests {
    Keys(IdbRequest),
    Texts(Vec<(String, IdbRequest)>),
    Nothing,
}

impl Requests {
    fn answer(self) -> JournalAnswer {
        match self {
            Requests::Keys(request) => {
                let keys: Array = request
                    .result()
                    .ok()
                    .and_then(|keys| keys.dyn_into().ok())
                    .unwrap_or_default();
                JournalAnswer::Keys(keys.iter().filter_map(|key| key.as_string()).collect())
            }
            Requests::Texts(requests) => {
                let text = |(key, request): (String, IdbRequest)| Some((key, request.result().ok()?.as_string()?));
                JournalAnswer::Texts(requests.into_iter().filter_map(text).collect())
            }
            Requests::Nothing => JournalAnswer::Done,
        }
    }
}

fn requests(store: &IdbObjectStore, request: JournalRequest) -> Result<Requests, JsValue> {
    match request {
        JournalRequest::List => Ok(Requests::Keys(store.get_all_keys()?)),
        JournalRequest::Read(keys) => {
            let get = |key: String| store.get(&key.as_str().into()).map(|request| (key, request));
            Ok(Requests::Texts(keys.into_iter().map(get).collect::<Result<_, _>>()?))
        }
        JournalRequest::Commit(JournalCommit { puts, deletes }) => {
            for key in deletes {
                store.delete(&key.into())?;
            }
            put_all(store, puts)?;
            Ok(Requests::Nothing)
        }
        JournalRequest::Forget {
            prefixes,
            tombstone: (key, text),
        } => {
            for prefix in prefixes {
                let end = format!("{prefix}\u{ffff}");
                let range: JsValue = IdbKeyRange::bound(&prefix.into(), &end.into())?.into();
                store.delete(&range)?;
            }
            put_all(store, BTreeMap::from([(key, text)]))?;
            Ok(Requests::Nothing)
        }
    }
}

fn put_all(store: &IdbObjectStore, texts: BTreeMap<String, String>) -> Result<(), JsValue> {
    for (key, text) in texts {
        store.put_with_key(&text.into(), &key.into())?;
    }
    Ok(())
}

fn when_ended(transaction: IdbTransaction, ended: impl FnOnce(Result<(), JournalFault>) + 'static) {
    let target = transaction.clone();
    let mut ended = Some(ended);
    listen(&transaction, &["complete", "abort"], move |event| {
        if let Some(ended) = ended.take() {
            ended(match event.type_().as_str() {
                "complete" => Ok(()),
                _ => Err(target
                    .error()
                    .map_or_else(|| JournalFault::Other("aborted".into()), |error| fault(&error.into()))),
            });
        }
        Listening::Done
    });
}

#[derive(PartialEq)]
enum Listening {
    GoOn,
    Done,
}

/// Listens to these events until it is done, and then lets go of all it holds.
fn listen(target: &web_sys::EventTarget, events: &[&str], mut heard: impl FnMut(&Event) -> Listening + 'static) {
    let holder: Rc<RefCell<Option<Closure<dyn FnMut(Event)>>>> = Rc::default();
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

fn error_name(request: &IdbRequest) -> String {
    request
        .error()
        .ok()
        .flatten()
        .map(|error| error.name())
        .unwrap_or_default()
}

fn error_of(request: &IdbRequest) -> JournalFault {
    match request.error().ok().flatten() {
        Some(error) => fault(&error.into()),
        None => JournalFault::Other(String::new()),
    }
}

fn fault(error: &JsValue) -> JournalFault {
    let Some(error) = error.dyn_ref::<web_sys::DomException>() else {
        let words = js_sys::Object::from(error.clone()).to_string().as_string();
        return JournalFault::Other(words.unwrap_or_default());
    };
    match error.name().as_str() {
        "QuotaExceededError" => JournalFault::Full,
        "SecurityError" => JournalFault::Denied,
        name => JournalFault::Other(format!("{name}: {}", error.message())),
    }
}

type OnAnswer = Rc<dyn Fn(u64, Result<JournalAnswer, JournalFault>)>;

/// The door of a journal: passes requests on, and each answer to whoever was named for them.
#[derive(Clone, Default)]
pub struct IndexedDbDoor(Rc<RefCell<Option<OnAnswer>>>);

impl IndexedDbDoor {
    /// Names who gets the answers.
    pub fn on_answer(&self, answered: impl Fn(u64, Result<JournalAnswer, JournalFault>) + 'static) {
        *self.0.borrow_mut() = Some(Rc::new(answered));
    }

    /// Passes no more answers on.
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
