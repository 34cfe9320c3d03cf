//! Conditions of a list in words, each with a link that drops it.

use crate::{
    desk::use_desk,
    route::{Listing, Route},
    words::{self, boards, closeout, fields},
};
use ledger::{Field, ItemId};
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
            let href = Route::Problems(without, None).href();
            view! { <a class="chip chip-drop" href=href aria-label=label>{words} " ×"</a> }
        })
        .collect_view();
        let all = Route::Problems(
            Listing {
                sort: now.sort,
                ..Listing::all()
            },
            None,
        )
        .href();
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
    let mut tell = |words: Option<String>, drop: fn(&mut Listing)| {
        if let Some(words) = words {
            let mut without = listing.clone();
            drop(&mut without);
            told.push((words, without));
        }
    };
    let searched = Some(listing.words.trim()).filter(|words| !words.is_empty());
    tell(searched.map(|it| format!("{}“{it}”", words::SEARCH)), |l| {
        l.words.clear()
    });
    tell(
        filter
            .group
            .map(|it| it.map_or_else(|| words::NO_GROUP.to_owned(), group)),
        |l| l.filter.group = None,
    );
    tell(filter.counted.map(|it| words::counted_as(it).to_owned()), |l| {
        l.filter.counted = None
    });
    tell(filter.progress.map(|it| fields::progress(it).to_owned()), |l| {
        l.filter.progress = None
    });
    tell(filter.status.map(|it| closeout::status(it).to_owned()), |l| {
        l.filter.status = None
    });
    tell(filter.term.map(|it| words::term(it).to_owned()), |l| {
        l.filter.term = None
    });
    let person = |field, name: &Option<String>| name.as_ref().map(|name| format!("{}：{name}", fields::field(field)));
    tell(person(Field::Leader, &filter.leader), |l| l.filter.leader = None);
    tell(person(Field::Department, &filter.department), |l| {
        l.filter.department = None
    });
    tell(person(Field::Person, &filter.person), |l| l.filter.person = None);
    tell(filter.row.as_ref().map(boards::row), |l| l.filter.row = None);
    tell(filter.waits_for.map(|it| boards::waits_for(it).to_owned()), |l| {
        l.filter.waits_for = None
    });
    tell(person(Field::RectificationType, &filter.rectification_type), |l| {
        l.filter.rectification_type = None
    });
    tell(filter.unproved.then(|| words::UNPROVED.to_owned()), |l| {
        l.filter.unproved = false
    });
    let further = filter.and.as_deref().map(|further| {
        let listing = Listing {
            filter: further.clone(),
            ..Listing::all()
        };
        let words: Vec<String> = self::conditions_in_words(&listing, group)
            .into_iter()
            .map(|(words, _)| words)
            .collect();
        words.join("、")
    });
    tell(further, |l| l.filter.and = None);
    tell(filter.in_conflict.then(|| words::IN_CONFLICT.to_owned()), |l| {
        l.filter.in_conflict = false
    });
    told
}
