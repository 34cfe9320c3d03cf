//! 记录 page: every action as a sentence, with undo and redo; the checklist as of any day; two days compared. All of it
//! comes from `ledger`; what is shown stands in the address. Nothing is kept here.

mod action_list;
mod common_ends;
mod differences;
mod filter_form;
mod old_and_new_value;
mod past_checklist;
mod past_problem;
mod record_lines;
mod shared_markup;
mod two_days_compared;
mod undo_buttons;

use crate::{
    desk::use_desk,
    parts::unfold::Unfold,
    route::{RecordAddress, RecordFilter, Route},
    words::{self, record},
};
use action_list::ActionList;
use filter_form::RecordFilterForm;
use ledger::ItemId;
use leptos::prelude::*;
use past_checklist::Past;
use two_days_compared::Compared;
use undo_buttons::Undoing;

#[derive(Clone, Copy, PartialEq)]
enum RecordView {
    All,
    Day,
    Compare,
}

/// Page of 记录.
#[component]
pub fn History(route: Memo<Route>) -> impl IntoView {
    let place = Memo::new(move |_| match route.get() {
        Route::History(record) => record,
        _ => RecordAddress::default(),
    });
    let part = Memo::new(move |_| match place.get() {
        RecordAddress::All(_) => RecordView::All,
        RecordAddress::Day(..) => RecordView::Day,
        RecordAddress::Compare(_) => RecordView::Compare,
    });
    let links = [
        (RecordView::All, record::ALL, RecordAddress::default()),
        (RecordView::Day, record::ON_A_DAY, RecordAddress::Day(None, None)),
        (RecordView::Compare, record::COMPARE, RecordAddress::Compare(None)),
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
                RecordView::All => view! { <FullRecord place /> }.into_any(),
                RecordView::Day => view! { <Past place /> }.into_any(),
                RecordView::Compare => view! { <Compared place /> }.into_any(),
            }}
        </div>
    }
}

#[component]
fn FullRecord(place: Memo<RecordAddress>) -> impl IntoView {
    let desk = use_desk();
    let filter = Memo::new(move |_| match place.get() {
        RecordAddress::All(filter) => filter,
        _ => RecordFilter::default(),
    });
    let any = Memo::new(move |_| desk.fact_count() > 0);
    let none_pass = move || {
        let wrong = filter.with(|filter| {
            filter
                .from
                .zip(filter.until)
                .is_some_and(|(from, until)| from.last_day() > until.last_day())
        });
        let words = if wrong { record::WRONG_WAY } else { record::NONE_PASS };
        let all = Route::History(RecordAddress::default()).href();
        view! { <p class="empty">{words} " " <a href=all>{record::CLEAR_ALL}</a></p> }
    };
    move || {
        if !any.get() {
            return view! { <p class="empty">{words::HISTORY_EMPTY}</p> }.into_any();
        }
        view! {
            <Undoing />
            <RecordFilterForm filter />
            <ActionList filter empty=none_pass />
        }
        .into_any()
    }
}

/// Record of one problem and its parts, shown beside it.
#[component]
pub fn ItemRecord(item: ItemId) -> impl IntoView {
    let filter = RecordFilter::item(item);
    let all = Route::History(RecordAddress::All(filter.clone())).href();
    view! {
        <Unfold summary=record::OWN.to_owned() class="own-record">
            <ActionList
                filter=Signal::stored(filter.clone())
                empty=|| view! { <p>{record::OWN_EMPTY}</p> }
                only=item
            />
            <p><a href=all.clone()>{record::OPEN_IN_RECORD}</a></p>
        </Unfold>
    }
}
