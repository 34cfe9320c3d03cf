//! Control for the sort order of the list.

use super::show::show;
use crate::{route::Listing, words};
use ledger::list::SortBy;
use leptos::prelude::*;

/// Select box of the sort order.
#[component]
pub fn SortChoice(listing: Memo<Listing>) -> impl IntoView {
    const ALL: [(&str, SortBy, &str); 5] = [
        ("reading", SortBy::Reading, words::SORT_READING),
        ("number", SortBy::Number, words::SORT_NUMBER),
        ("due", SortBy::Due, words::SORT_DUE),
        ("progress", SortBy::Progress, words::SORT_PROGRESS),
        ("person", SortBy::Person, words::SORT_PERSON),
    ];
    let options = ALL
        .into_iter()
        .map(|(key, sort, name)| {
            view! { <option value=key selected=move || listing.with(|listing| listing.sort == sort)>{name}</option> }
        })
        .collect_view();
    let choose = move |event| {
        let key = event_target_value(&event);
        let sort = ALL.iter().find(|(k, ..)| *k == key).map(|(_, sort, _)| *sort);
        show(Listing {
            sort: sort.unwrap_or_default(),
            ..listing.get_untracked()
        });
    };
    view! {
        <label class="tool-order">
            <span class="visually-hidden">{words::ORDER}</span>
            <select id="order" on:change=choose>{options}</select>
        </label>
    }
}
