//! A chunk as the app holds it: not there, or its doors. It is asked for once; when it does not come, asking again tries
//! again.

use super::view;
use crate::browser::chunks::{self as browser, Fault};
use leptos::{prelude::*, task::spawn_local};
use std::{cell::RefCell, collections::BTreeMap, future::Future, pin::Pin, sync::OnceLock};
use wasm_split_helpers::SplitLoaderError;

/// Hears whether a chunk came.
type Told = Box<dyn FnOnce(Result<(), Fault>)>;

thread_local! {
    /// Who waits for which chunk.
    static WAITING: RefCell<BTreeMap<&'static str, Vec<Told>>> = const { RefCell::new(BTreeMap::new()) };
}

type Loading<D> = Pin<Box<dyn Future<Output = Result<D, SplitLoaderError>>>>;

/// A chunk with these doors.
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

    /// As it is called in the table.
    #[cfg(test)]
    pub fn name(&self) -> &'static str {
        self.name
    }

    /// Its doors, if it is there.
    fn there(&self) -> Option<D> {
        self.doors.get().copied()
    }

    /// Hands its doors on when it is there, at once if it is there already; or why it did not come. Who asks while it is on
    /// its way waits for the same answer.
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

    /// A page of this chunk. Until it is there, a line says that it comes, or why it did not and how to try again.
    pub fn shown(&'static self, show: impl Fn(D) -> AnyView + Send + Sync + 'static) -> AnyView {
        self.shown_within(view::page, show)
    }

    /// The same for a piece of a screen, with the line inside what keeps its place.
    pub fn shown_within(
        &'static self,
        place: fn(AnyView) -> AnyView,
        show: impl Fn(D) -> AnyView + Send + Sync + 'static,
    ) -> AnyView {
        match self.there() {
            Some(doors) => show(doors),
            None => view::shown(
                move |state| {
                    self.bring(move |doors| {
                        let _ = state.try_set(view::Coming::of(doors.map(|_| ())));
                    });
                },
                place,
                move || self.there().map(&show),
            ),
        }
    }
}
