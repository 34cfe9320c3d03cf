//! What stands in the place of a screen whose chunk is not there: that it comes, or why it did not.

use crate::{
    browser::{address, chunks::Fault, events},
    contexts::use_on_paper,
    parts::{effect::effect, handle},
    words::chunks as say,
};
use leptos::prelude::*;

/// How far a chunk is.
#[derive(Clone, Copy, PartialEq)]
pub enum Coming {
    /// Asked for.
    Asked,
    /// There.
    There,
    /// Not there, and why.
    Failed(Fault),
}

impl Coming {
    /// What became of the question.
    pub fn of(outcome: Result<(), Fault>) -> Coming {
        match outcome {
            Ok(()) => Coming::There,
            Err(fault) => Coming::Failed(fault),
        }
    }
}

/// Asks, and shows the screen when it can be shown. Who prints meanwhile is asked again once the screen is there.
pub fn shown(
    ask: impl Fn(RwSignal<Coming>) + Copy + Send + Sync + 'static,
    place: fn(AnyView) -> AnyView,
    screen: impl Fn() -> Option<AnyView> + Send + Sync + 'static,
) -> AnyView {
    let state = RwSignal::new(Coming::Asked);
    ask(state);
    print_when_there(state);
    let again = move || {
        state.set(Coming::Asked);
        ask(state);
    };
    let again = Callback::new(move |()| again());
    (move || match state.get() {
        Coming::There => screen(),
        Coming::Asked => Some(place(
            view! { <p class="chunk-line quiet-text" role="status">{say::COMING}</p> }.into_any(),
        )),
        Coming::Failed(fault) => Some(place(failed(fault, again))),
    })
    .into_any()
}

/// The place of a whole page.
pub fn page(line: AnyView) -> AnyView {
    view! {
        <h1 class="visually-hidden">{say::TO_COME}</h1>
        {line}
    }
    .into_any()
}

/// Why it did not come, what is safe, and what to do.
pub fn failed(fault: Fault, again: Callback<()>) -> AnyView {
    let anew = move |_| address::reload();
    let button = match fault {
        Fault::Absent => None,
        Fault::Stale => {
            Some(view! { <button type="button" on:click=handle::click(anew)>{say::RELOAD}</button> }.into_any())
        }
        Fault::Unreachable | Fault::Missing | Fault::Damaged => {
            let again = move |_| again.run(());
            Some(view! { <button type="button" on:click=handle::click(again)>{say::AGAIN}</button> }.into_any())
        }
    };
    view! { <div class="chunk-line message message-bad" role="alert"><p>{say::failed(fault)}</p>{button}</div> }
        .into_any()
}

/// A paper without the screen is of no use: the printing is asked for again when the screen is there.
fn print_when_there(state: RwSignal<Coming>) {
    let paper = use_on_paper().0;
    let missed = StoredValue::new(false);
    effect(move || {
        match state.get() {
            Coming::Asked if paper.get() => missed.set_value(true),
            Coming::There if missed.get_value() => {
                missed.set_value(false);
                // Once it is drawn.
                request_animation_frame(|| set_timeout(events::print, std::time::Duration::ZERO));
            }
            Coming::Asked | Coming::There | Coming::Failed(_) => {}
        }
    });
}
