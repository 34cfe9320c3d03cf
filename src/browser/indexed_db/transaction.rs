//! Transactions of the database: each carries out one request atomically and answers when it has ended.

use super::{
    JOURNAL,
    connection::{Listening, closed, listen},
};
use js_sys::{Array, Function, Reflect};
use std::{collections::BTreeMap, time::Duration};
use storage::{JournalAnswer, JournalCommit, JournalFault, JournalRequest};
use wasm_bindgen::{JsCast as _, JsValue};
use web_sys::{IdbDatabase, IdbKeyRange, IdbObjectStore, IdbRequest, IdbTransaction, IdbTransactionMode};

/// Carries out a request of the journal in a transaction of its own.
pub(super) fn run(
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
            // The connection was closed meanwhile; the next request opens a new one.
            closed();
            let fault = fault(&error);
            return leptos::prelude::set_timeout(move || answered(Err(fault)), Duration::ZERO);
        }
    };
    when_ended(transaction, move |ended| answered(ended.map(|()| requests.answer())));
}

/// A transaction on one object store. One that writes is on the disk once it completes.
pub(super) fn start(
    database: &IdbDatabase,
    store: &str,
    writes: bool,
) -> Result<(IdbTransaction, IdbObjectStore), JsValue> {
    let transaction = if writes {
        // web-sys has no stable binding of the third argument; Chromium before 83 ignores it.
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

/// Calls back once, when a transaction has completed or failed.
pub(super) fn when_ended(transaction: IdbTransaction, ended: impl FnOnce(Result<(), JournalFault>) + 'static) {
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

/// Name of a request's error, such as `QuotaExceededError`.
pub(super) fn error_name(request: &IdbRequest) -> String {
    request
        .error()
        .ok()
        .flatten()
        .map(|error| error.name())
        .unwrap_or_default()
}

/// A request's error as a fault.
pub(super) fn error_of(request: &IdbRequest) -> JournalFault {
    match request.error().ok().flatten() {
        Some(error) => fault(&error.into()),
        None => JournalFault::Other(String::new()),
    }
}

/// An error of the browser as a fault.
pub(super) fn fault(error: &JsValue) -> JournalFault {
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
