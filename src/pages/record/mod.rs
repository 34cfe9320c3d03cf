//! 记录: every action as a sentence, with undo and redo; the checklist as it stood on any date; two dates compared.
//! All of it is asked of the ledger; which part is shown stands in the address. Nothing is kept here.

mod between;
mod change;
mod compared;
mod differences;
mod entries;
mod lines;
mod past;
mod past_item;
mod pieces;
mod sift;
mod undoing;

use crate::{
    desk::use_desk,
    parts::unfold::Unfold,
    route::{Record, Route, Sieve},
    words::{self, record},
};
use compared::Compared;
use entries::Entries;
use ledger::ItemId;
use leptos::prelude::*;
use past::Past;
use sift::Sift;
use undoing::Undoing;

#[derive(Clone, Copy, PartialEq)]
enum Part {
    All,
    Day,
    Compare,
}

/// The page.
#[component]
pub fn History(route: Memo<Route>) -> impl IntoView {
    let place = Memo::new(move |_| match route.get() {
        Route::History(record) => record,
        _ => Record::default(),
    });
    let part = Memo::new(move |_| match place.get() {
        Record::All(_) => Part::All,
        Record::Day(..) => Part::Day,
        Record::Compare(_) => Part::Compare,
    });
    let links = [
        (Part::All, record::ALL, Record::default()),
        (Part::Day, record::ON_A_DAY, Record::Day(None, None)),
        (Part::Compare, record::COMPARE, Record::Compare(None)),
    ];
    let links = links.into_iter().map(|(one, name, to)| {
        let here = move || (part.get() == one).then_some("page");
        view! { <a class="chip" href=Route::History(to).href() aria-current=here>{name}</a> }
    });
    view! {
        <div class="record-page">
            <div class="record-head">
                <h1>{words::HISTORY}</h1>
                <nav class="chips" aria-label=record::VIEWS>{links.collect_view()}</nav>
            </div>
            {move || match part.get() {
                Part::All => view! { <Whole place /> }.into_any(),
                Part::Day => view! { <Past place /> }.into_any(),
                Part::Compare => view! { <Compared place /> }.into_any(),
            }}
        </div>
    }
}

#[component]
fn Whole(place: Memo<Record>) -> impl IntoView {
    let desk = use_desk();
    let sieve = Memo::new(move |_| match place.get() {
        Record::All(sieve) => sieve,
        _ => Sieve::default(),
    });
    let any = Memo::new(move |_| desk.fact_count() > 0);
    let none_pass = move || {
        let wrong = sieve.with(|sieve| {
            sieve
                .from
                .zip(sieve.until)
                .is_some_and(|(from, until)| from.last_day() > until.last_day())
        });
        let words = if wrong { record::WRONG_WAY } else { record::NONE_PASS };
        let all = Route::History(Record::default()).href();
        view! { <p class="empty">{words} " " <a href=all>{record::CLEAR_ALL}</a></p> }
    };
    move || {
        if !any.get() {
            return view! { <p class="empty">{words::HISTORY_EMPTY}</p> }.into_any();
        }
        view! {
            <Undoing />
            <Sift sieve />
            <Entries sieve empty=none_pass />
        }
        .into_any()
    }
}

/// The record of one problem and its parts, to stand beside it.
#[component]
pub fn ItemRecord(item: ItemId) -> impl IntoView {
    let sieve = Sieve::item(item);
    let all = Route::History(Record::All(sieve.clone())).href();
    view! {
        <Unfold summary=record::OWN.to_owned() class="own-record">
            <Entries
                sieve=Signal::stored(sieve.clone())
                empty=|| view! { <p>{record::OWN_EMPTY}</p> }
                only=item
            />
            <p><a href=all.clone()>{record::OPEN_IN_RECORD}</a></p>
        </Unfold>
    }
}
