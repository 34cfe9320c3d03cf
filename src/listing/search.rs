//! Search field over all texts and names, also by initials of pinyin.

use crate::{
    browser::address,
    desk::use_desk,
    parts::effect::effect,
    route::{Listing, Route},
    words,
};
use leptos::prelude::*;

/// Search field of a list.
#[component]
pub fn SearchField(listing: Memo<Listing>) -> impl IntoView {
    let desk = use_desk();
    let typed = RwSignal::new(listing.with_untracked(|listing| listing.words.clone()));
    let composing = RwSignal::new(false);
    // The address may change other than by typing here.
    effect(move || {
        let words = listing.with(|listing| listing.words.clone());
        if typed.with_untracked(|typed| typed.trim() != words.trim()) {
            typed.set(words);
        }
    });
    let search = move |words: String| {
        typed.set(words.clone());
        if !composing.get_untracked() {
            address::replace(
                &Route::Problems(
                    Listing {
                        words,
                        ..listing.get_untracked()
                    },
                    None,
                )
                .href(),
            );
        }
    };
    view! {
        <input
            type="search"
            id="search"
            autocomplete="off"
            aria-label=words::SEARCH
            placeholder=words::SEARCH_HINT
            prop:value=move || typed.get()
            on:focus=move |_| desk.prepare_search()
            on:compositionstart=move |_| composing.set(true)
            on:compositionend=move |event| {
                composing.set(false);
                search(event_target_value(&event));
            }
            on:input=move |event| search(event_target_value(&event))
        />
    }
}
