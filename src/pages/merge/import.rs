//! Drop zone for checklist files. The zone is part of the main module; the code that reads the files is in a chunk.

use super::merge_session::MergeSession;
use crate::{
    browser::{chunks::Fault, files::ChosenFile},
    chunks,
    desk::use_desk,
    parts::drop_zone::DropPlace,
    words::{self, merge},
};
use leptos::prelude::*;

/// Drop zone for checklist files, and the outcome of reading them.
#[component]
pub fn ImportZone() -> impl IntoView {
    let desk = use_desk();
    let merging: MergeSession = expect_context();
    // Files that wait because the chunk that reads them could not be loaded.
    let waiting = RwSignal::new_local(None::<(Fault, Vec<ChosenFile>)>);
    let given = move |files: Vec<ChosenFile>| {
        waiting.set(None);
        chunks::MERGES.bring(move |doors| match doors {
            Ok(doors) => (doors.read)(merging, desk, files),
            Err(fault) => drop(waiting.try_set(Some((fault, files)))),
        });
    };
    let again = Callback::new(move |()| {
        if let Some((_, files)) = waiting.get_untracked() {
            given(files);
        }
    });
    let any = Memo::new(move |_| {
        let busy = merging.busy.with(Option::is_some);
        busy || merging.last.get().is_some() || merging.notes.with(|notes| !notes.is_empty())
    });
    view! {
        <DropPlace label=words::CHOOSE_FILE id="checklist-file" accept=".json,.html,.htm,.zip" on_files=given>
            <p>{merge::IN_HINT}</p>
        </DropPlace>
        {move || waiting.with(|waiting| waiting.as_ref().map(|(fault, _)| chunks::failed(*fault, again)))}
        {move || any.get().then(|| chunks::MERGES.shown_within(|line| line, move |doors| (doors.outcome)(merging)))}
    }
}
