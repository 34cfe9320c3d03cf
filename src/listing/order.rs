//! Control for the sort order of the list.

use super::go_to_listing::show;
use crate::{route::Listing, words};
use ledger::list::SortBy;
use leptos::prelude::*;

/// Select box of the sort order.
#[component]
pub fn SortChoice(listing: Memo<Listing>) -> impl IntoView {
    let options = SortBy::ALL
        .into_iter()
        .map(|sort| {
            let here = move || listing.with(|listing| listing.sort == sort);
            view! { <option value=sort.key() selected=here>{words::conditions::sort(sort)}</option> }
        })
        .collect_view();
    let choose = move |event| {
        show(Listing {
            sort: SortBy::from_key(&event_target_value(&event)).unwrap_or_default(),
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
