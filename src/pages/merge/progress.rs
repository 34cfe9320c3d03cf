//! Progress bar of work with files, with the button that stops it.

use super::{merge_session::MergeSession, phase::WorkPhase};
use crate::{parts::event_handlers, words::merge};
use leptos::prelude::*;

/// Progress of the current work, if any. The bar is drawn once and then updated.
pub fn progress(merging: MergeSession) -> AnyView {
    let phase = Memo::new(move |_| merging.busy.get().map(|busy| busy.phase));
    let busy = Memo::new(move |_| phase.with(Option::is_some));
    let words = move || phase.with(|phase| phase.as_ref().map(said).unwrap_or_default());
    let done = move || merging.busy.with(|busy| busy.as_ref().map_or(0, |busy| busy.done));
    let stop = move || phase.with(|phase| stop_words(phase.as_ref()));
    let shown = move || {
        busy.get().then(|| {
            view! {
                <div class="message" id="reading">
                    <p role="status">{words}</p>
                    <progress max="1000" value=move || done().to_string() aria-label=merge::FAR></progress>
                    <button type="button" id="stop-reading" on:click=event_handlers::click(move |_| merging.stop_work())>{stop}</button>
                </div>
            }
        })
    };
    view! { {shown} }.into_any()
}

fn said(phase: &WorkPhase) -> String {
    match phase {
        WorkPhase::Reading(place, all, name) => merge::reading(*place, *all, name),
        WorkPhase::Comparing => merge::COMPARING.to_owned(),
        WorkPhase::Merging => merge::MERGING.to_owned(),
    }
}

fn stop_words(phase: Option<&WorkPhase>) -> &'static str {
    match phase {
        Some(WorkPhase::Merging) => merge::STOP_MERGING,
        Some(WorkPhase::Comparing) => merge::STOP_COMPARING,
        Some(WorkPhase::Reading(..)) | None => merge::STOP,
    }
}
