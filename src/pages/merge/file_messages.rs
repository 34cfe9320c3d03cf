//! Notices on dropped files: what was not taken, why, and what can be done about it. The checklist is unchanged by it.

use super::merge_session::MergeSession;
use crate::{
    browser::{clock, round_switching::switch_to, shelf::LocalShelf},
    desk::{SavingState, remember, use_desk},
    parts::{event_handlers, unfold::Unfold},
    words::{self, merge},
};
use ledger::{
    ActorId,
    file::{ChecklistFile, NewerFile},
    merge::IncomingFile,
};
use leptos::prelude::*;
use std::{rc::Rc, sync::Arc};
use storage::{SaveState, Store};

/// A notice on one dropped file.
#[derive(Clone)]
pub enum MergeNotice {
    /// Success.
    Said(String),
    /// Failure: the file cannot be taken.
    Bad(String),
    /// The file is of another round: its name and content.
    Other(String, Rc<ChecklistFile>),
    /// The file is of a newer version: its name, and what can be read.
    Newer(String, Rc<NewerFile>),
    /// The file is damaged: a sentence, and what could be read.
    Damaged(String, Option<Arc<IncomingFile>>),
}

/// List of all notices.
pub fn notes(merging: MergeSession) -> AnyView {
    view! { {move || merging.notes.get().into_iter().map(|note| show(merging, note)).collect_view()} }.into_any()
}

fn show(merging: MergeSession, note: MergeNotice) -> AnyView {
    match note {
        MergeNotice::Said(words) => view! { <p class="message message-good" role="status">{words}</p> }.into_any(),
        MergeNotice::Bad(words) => view! { <p class="message message-bad" role="alert">{words}</p> }.into_any(),
        MergeNotice::Other(name, package) => {
            let desk = use_desk();
            let open = move |_| {
                desk.flush();
                open_other(&package);
            };
            let alone = desk.peek(|ledger| ledger.facts().is_empty());
            with_button(
                words::other_round(&name, alone),
                "open-other",
                words::open_other(alone),
                event_handlers::click(open),
            )
        }
        MergeNotice::Damaged(words, None) => {
            view! { <p class="message message-bad" role="alert">{words}</p> }.into_any()
        }
        MergeNotice::Damaged(words, Some(file)) => {
            let desk = use_desk();
            let look = move |_| merging.look_at(desk, file.clone());
            with_button(words, "rescue", merge::RESCUE, event_handlers::click(look))
        }
        MergeNotice::Newer(name, newer) => {
            let words = merge::newer(&name, newer.version);
            let tree = newer
                .tree
                .as_ref()
                .and_then(|tree| serde_json::to_string_pretty(tree).ok());
            let tree = tree.map(|tree| {
                let tree = move || view! { <pre class="newer-tree" tabindex="0">{tree.clone()}</pre> };
                view! { <Unfold summary=merge::LOOK_NEWER.to_owned() class="newer">{tree()}</Unfold> }
            });
            view! { <div class="message message-bad" role="alert"><p>{words}</p>{tree}</div> }.into_any()
        }
    }
}

fn with_button(
    words: String,
    class: &'static str,
    label: &'static str,
    click: event_handlers::Handler<web_sys::MouseEvent>,
) -> AnyView {
    view! {
        <p class="message" role="status">
            {words} " " <button type="button" class=class on:click=click>{label}</button>
        </p>
    }
    .into_any()
}

/// Stores a file of another round under its own id, and opens that round once it is stored.
fn open_other(package: &ChecklistFile) {
    let desk = use_desk();
    let actor = ActorId::from_random(clock::random());
    let (mut store, _) = Store::open(LocalShelf::new(), package.heading.round, actor);
    match store.ensure(&package.facts) {
        SaveState::Saved => {
            let facts = package.facts.iter().map(|fact| fact.id).collect();
            remember(&package.heading, &facts);
            switch_to(package.heading.round);
        }
        SaveState::Unsaved { facts, why } => desk.saving.set(SavingState::Failed(*facts, why.clone())),
    }
}
