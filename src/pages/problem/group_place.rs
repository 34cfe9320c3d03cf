//! Group of a problem, and its place among the problems of that group.

use crate::{
    desk::use_desk,
    pages::round::GroupChoice,
    parts::move_buttons::move_buttons,
    words::{self, fields},
};
use ledger::{Field, ItemId};
use leptos::prelude::*;

/// Choice of the group, and buttons that move the problem up and down in it.
#[component]
pub fn GroupPlace(item: ItemId) -> impl IntoView {
    let desk = use_desk();
    let told = RwSignal::new(String::new());
    let tell = move || {
        let siblings = desk.peek(|ledger| ledger.siblings(item));
        let place = siblings.iter().position(|id| *id == item).map_or(0, |at| at + 1);
        told.set(words::stands(place, siblings.len()));
    };
    view! {
        <div class="place">
            <GroupChoice item label=fields::field(Field::Group) />
            <div class="place-order">{move_buttons(item, tell)}</div>
            <span class="quiet-text" role="status">{move || told.get()}</span>
        </div>
    }
}
