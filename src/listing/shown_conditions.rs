//! Conditions of a list in words, each with a link that drops it.

use super::go_to_listing;
use crate::{
    desk::use_desk,
    route::Listing,
    words::{self, conditions::condition as condition_in_words},
};
use ledger::{Field, ItemId, list::ConditionKind};
use leptos::prelude::*;

/// The conditions in force, each with a link that drops it. Nothing if all problems are shown.
#[component]
pub fn ShownConditions(listing: Memo<Listing>, count: Memo<usize>) -> impl IntoView {
    let desk = use_desk();
    move || {
        let now = listing.get();
        if now.shows_all() {
            return None;
        }
        let chips = conditions_in_words(&now, &|group| {
            desk.peek(|ledger| ledger.text(group, Field::Title).to_owned())
        })
        .into_iter()
        .map(|(words, without)| {
            let label = words::without(&words);
            let href = go_to_listing::href(without);
            view! { <a class="chip chip-drop" href=href aria-label=label>{words} " ×"</a> }
        })
        .collect_view();
        let all = go_to_listing::href(Listing {
            sort: now.sort,
            ..Listing::all()
        });
        Some(view! {
            <p class="shown-conditions">
                <span role="status">{words::shown(count.get())}</span> {chips} <a href=all>{words::SHOW_ALL}</a>
            </p>
        })
    }
}

/// Each condition in words, with the listing without it.
pub fn conditions_in_words(listing: &Listing, group: &dyn Fn(ItemId) -> String) -> Vec<(String, Listing)> {
    let filter = &listing.filter;
    let mut told = Vec::new();
    let mut tell = |words: String, leave_out: &dyn Fn(&mut Listing)| {
        let mut without = listing.clone();
        leave_out(&mut without);
        told.push((words, without));
    };
    let searched = listing.words.trim();
    if !searched.is_empty() {
        tell(format!("{}“{searched}”", words::SEARCH), &|l| l.words.clear());
    }
    for kind in ConditionKind::ALL {
        if let Some(condition) = filter.get(*kind) {
            tell(condition_in_words(&condition, group), &|l| l.filter.clear(*kind));
        }
    }
    if let Some(further) = filter.and.as_deref() {
        let listing = Listing {
            filter: further.clone(),
            ..Listing::all()
        };
        let words = conditions_in_words(&listing, group).into_iter().map(|(words, _)| words);
        tell(words.collect::<Vec<_>>().join("、"), &|l| l.filter.and = None);
    }
    told
}
