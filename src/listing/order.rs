//! Control for the sort order of the list.

use super::go_to_listing::show;
use crate::{
    parts::select_box::{SelectBox, fixed_options},
    route::Listing,
    words,
};
use ledger::list::SortBy;
use leptos::prelude::*;

/// Select box of the sort order.
#[component]
pub fn SortChoice(listing: Memo<Listing>) -> impl IntoView {
    let options = fixed_options(SortBy::ALL.map(|sort| (sort.key(), words::conditions::sort(sort))));
    let options = Signal::stored(options);
    let value = Signal::derive(move || listing.with(|listing| listing.sort.key().to_owned()));
    let choose = move |key: String| {
        show(Listing {
            sort: SortBy::from_key(&key).unwrap_or_default(),
            ..listing.get_untracked()
        });
    };
    view! {
        <label class="tool-order">
            <span class="visually-hidden">{words::ORDER}</span>
            <SelectBox id="order" value options on_choose=choose />
        </label>
    }
}
