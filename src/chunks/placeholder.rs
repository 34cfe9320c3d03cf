//! Placeholder of a screen whose chunk is not loaded: a line that says that it is coming, or why it did not come.

use crate::{
    browser::{address, chunks::Fault, events},
    contexts::use_on_paper,
    parts::{effect::effect, event_handlers},
    words::chunks as say,
};
use leptos::prelude::*;

/// State of loading a chunk.
#[derive(Clone, Copy, PartialEq)]
pub enum ChunkLoading {
    /// Requested.
    Asked,
    /// Loaded.
    There,
    /// Could not be loaded, for this reason.
    Failed(Fault),
}

impl ChunkLoading {
    /// State after an outcome of loading.
    pub fn of(outcome: Result<(), Fault>) -> ChunkLoading {
        match outcome {
            Ok(()) => ChunkLoading::There,
            Err(fault) => ChunkLoading::Failed(fault),
        }
    }
}

/// Requests the chunk and shows the screen once it is loaded. A print request in the meantime is repeated then.
pub fn shown_once_loaded(
    ask: impl Fn(RwSignal<ChunkLoading>) + Copy + Send + Sync + 'static,
    place: fn(AnyView) -> AnyView,
    screen: impl Fn() -> Option<AnyView> + Send + Sync + 'static,
) -> AnyView {
    let state = RwSignal::new(ChunkLoading::Asked);
    ask(state);
    print_when_there(state);
    let again = move || {
        state.set(ChunkLoading::Asked);
        ask(state);
    };
    let again = Callback::new(move |()| again());
    (move || match state.get() {
        ChunkLoading::There => screen(),
        ChunkLoading::Asked => Some(place(
            view! { <p class="chunk-line quiet-text" role="status">{say::COMING}</p> }.into_any(),
        )),
        ChunkLoading::Failed(fault) => Some(place(failed(fault, again))),
    })
    .into_any()
}

/// Frame of the placeholder where it takes a whole page.
pub fn page(line: AnyView) -> AnyView {
    view! {
        <h1 class="visually-hidden">{say::TO_COME}</h1>
        {line}
    }
    .into_any()
}

/// Message for a chunk that could not be loaded: why, what is safe, and what to do.
pub fn failed(fault: Fault, again: Callback<()>) -> AnyView {
    let anew = move |_| address::reload();
    let button = match fault {
        Fault::Absent => None,
        Fault::Stale => {
            Some(view! { <button type="button" on:click=event_handlers::click(anew)>{say::RELOAD}</button> }.into_any())
        }
        Fault::Unreachable | Fault::Missing | Fault::Damaged => {
            let again = move |_| again.run(());
            Some(view! { <button type="button" on:click=event_handlers::click(again)>{say::AGAIN}</button> }.into_any())
        }
    };
    view! { <div class="chunk-line message message-bad" role="alert"><p>{say::failed(fault)}</p>{button}</div> }
        .into_any()
}

/// Repeats a print request once the screen is loaded: a sheet with the placeholder is of no use.
fn print_when_there(state: RwSignal<ChunkLoading>) {
    let paper = use_on_paper().0;
    let missed = StoredValue::new(false);
    effect(move || {
        match state.get() {
            ChunkLoading::Asked if paper.get() => missed.set_value(true),
            ChunkLoading::There if missed.get_value() => {
                missed.set_value(false);
                // After the screen is drawn.
                request_animation_frame(|| set_timeout(events::print, std::time::Duration::ZERO));
            }
            ChunkLoading::Asked | ChunkLoading::There | ChunkLoading::Failed(_) => {}
        }
    });
}
