//! Selection of several problems of the list by ticks, kept as a draft.

use crate::{
    parts::draft::{draft_of_line, keep_items},
    words,
};
use ledger::ItemId;
use leptos::prelude::*;
use std::collections::BTreeSet;

/// Selection of problems by ticks; cheap to copy.
#[derive(Clone, Copy)]
pub struct TickedProblems {
    /// Whether the ticks are shown.
    pub on: RwSignal<bool>,
    /// Ticked problems.
    pub items: RwSignal<BTreeSet<ItemId>>,
}

impl TickedProblems {
    pub fn new() -> TickedProblems {
        let items = RwSignal::new(BTreeSet::new());
        keep_items(draft_of_line("ticked"), items);
        TickedProblems {
            on: RwSignal::new(items.with_untracked(|items| !items.is_empty())),
            items,
        }
    }

    /// Ticks or unticks a problem.
    pub fn set(self, item: ItemId, chosen: bool) {
        self.items.update(|items| {
            if chosen {
                items.insert(item);
            } else {
                items.remove(&item);
            }
        });
    }

    /// Toggles the tick of a problem.
    pub fn toggle(self, item: ItemId) {
        self.set(item, !self.items.with_untracked(|items| items.contains(&item)));
    }
}

/// Button that shows the ticks.
#[component]
pub fn TickSwitch(ticked: TickedProblems) -> impl IntoView {
    let pressed = move || if ticked.on.get() { "true" } else { "false" };
    let switch = move |_| {
        ticked.on.update(|on| *on = !*on);
        ticked.items.set(BTreeSet::new());
    };
    view! { <button type="button" id="several" aria-pressed=pressed on:click=switch>{words::SEVERAL}</button> }
}
