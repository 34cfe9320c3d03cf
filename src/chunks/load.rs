//! A chunk as the app sees it: absent, being loaded, or present with its doors. Several requests share one load; after
//! a failure the next request tries again.

use super::placeholder;
use crate::browser::chunks::{self as browser, Fault};
use leptos::{prelude::*, task::spawn_local};
use std::{cell::RefCell, collections::BTreeMap, future::Future, pin::Pin, sync::OnceLock};
use wasm_split_helpers::SplitLoaderError;

/// Callback for the outcome of loading.
type Told = Box<dyn FnOnce(Result<(), Fault>)>;

thread_local! {
    /// Callbacks waiting for each chunk.
    static WAITING: RefCell<BTreeMap<&'static str, Vec<Told>>> = const { RefCell::new(BTreeMap::new()) };
}

type Loading<D> = Pin<Box<dyn Future<Output = Result<D, SplitLoaderError>>>>;

/// A chunk and how its doors are obtained once it is loaded.
pub struct Chunk<D: 'static> {
    name: &'static str,
    doors: OnceLock<D>,
    load: fn() -> Loading<D>,
}

impl<D: Copy + Send + Sync + 'static> Chunk<D> {
    pub(super) const fn new(name: &'static str, load: fn() -> Loading<D>) -> Chunk<D> {
        Chunk {
            name,
            doors: OnceLock::new(),
            load,
        }
    }

    /// Name of the chunk in the table.
    #[cfg(test)]
    pub fn name(&self) -> &'static str {
        self.name
    }

    /// Its doors, if it is loaded.
    fn there(&self) -> Option<D> {
        self.doors.get().copied()
    }

    /// Calls back with the chunk's doors, at once if it is loaded already, or with the reason why it could not be
    /// loaded. Requests made while it is being loaded share the outcome.
    pub fn bring(&'static self, then: impl FnOnce(Result<D, Fault>) + 'static) {
        if let Some(doors) = self.there() {
            return then(Ok(doors));
        }
        let told = move |came: Result<(), Fault>| then(came.and_then(|()| self.there().ok_or(Fault::Damaged)));
        let is_first = WAITING.with_borrow_mut(|waiting| {
            let waiting = waiting.entry(self.name).or_default();
            waiting.push(Box::new(told));
            waiting.len() == 1
        });
        if !is_first {
            return;
        }
        spawn_local(async move {
            let came = match (self.load)().await {
                Ok(doors) => {
                    self.doors.get_or_init(|| doors);
                    Ok(())
                }
                Err(_) => Err(browser::fault(self.name)),
            };
            let waiting = WAITING.with_borrow_mut(|waiting| waiting.remove(self.name));
            for told in waiting.unwrap_or_default() {
                told(came);
            }
        });
    }

    /// A page of this chunk. Until it is loaded, one line says that it is coming, or why it did not come and how to try
    /// again.
    pub fn shown(&'static self, show: impl Fn(D) -> AnyView + Send + Sync + 'static) -> AnyView {
        self.shown_within(placeholder::page, show)
    }

    /// Like `shown`, for a part of a screen: `place` gives the line the space that the part will take.
    pub fn shown_within(
        &'static self,
        place: fn(AnyView) -> AnyView,
        show: impl Fn(D) -> AnyView + Send + Sync + 'static,
    ) -> AnyView {
        match self.there() {
            Some(doors) => show(doors),
            None => placeholder::shown_once_loaded(
                move |state| {
                    self.bring(move |doors| {
                        let _ = state.try_set(placeholder::ChunkLoading::of(doors.map(|_| ())));
                    });
                },
                place,
                move || self.there().map(&show),
            ),
        }
    }
}
