//! What was dropped and not taken, each with its reason, and what can be done about it: opened by itself, looked at, or
//! left. The checklist is as it was.

use super::state::MergeSession;
use crate::{
    browser::{clock, rounds::switch_to, shelf::LocalShelf},
    desk::{SavingState, remember, use_desk},
    parts::{handle, unfold::Unfold},
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

/// One file that was not taken, or was taken with a remark.
#[derive(Clone)]
pub enum MergeNotice {
    /// It went well.
    Said(String),
    /// It cannot be taken.
    Bad(String),
    /// It is of another round: its name, and what is in it.
    Other(String, Rc<ChecklistFile>),
    /// It is of a newer version: its name, and what can be read.
    Newer(String, Rc<NewerFile>),
    /// It is damaged: words, and what could be read.
    Damaged(String, Option<Arc<IncomingFile>>),
}

/// All of them.
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
            with_button(
                words::other_round(&name),
                "open-other",
                words::OPEN_OTHER,
                handle::click(open),
            )
        }
        MergeNotice::Damaged(words, None) => {
            view! { <p class="message message-bad" role="alert">{words}</p> }.into_any()
        }
        MergeNotice::Damaged(words, Some(file)) => {
            let desk = use_desk();
            let look = move |_| merging.look_at(desk, file.clone());
            with_button(words, "rescue", merge::RESCUE, handle::click(look))
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
    click: handle::Handler<web_sys::MouseEvent>,
) -> AnyView {
    view! {
        <p class="message" role="status">
            {words} " " <button type="button" class=class on:click=click>{label}</button>
        </p>
    }
    .into_any()
}

/// Stores a file of another round under its own name, and opens that round once it is stored.
fn open_other(package: &ChecklistFile) {
    let desk = use_desk();
    let actor = ActorId::from_random(clock::random());
    let (mut store, _) = Store::open(LocalShelf::new(), package.heading.round, actor);
    match store.ensure(&package.facts) {
        SaveState::Saved => {
            remember(&package.heading);
            switch_to(package.heading.round);
        }
        SaveState::Unsaved { facts, why } => desk.saving.set(SavingState::Failed(*facts, why.clone())),
    }
}
