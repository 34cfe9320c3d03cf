//! 问题 page: the list of problems by group, with its filter, and the open problem beside it. What is shown is derived
//! from the ledger and the route; nothing is kept here.

mod add_and_restore;
mod bulk_change;
mod bulk_preview;
mod columns;
mod row_reordering;
mod table;
mod ticked_problems;

use crate::{
    browser::focus,
    chunks,
    desk::use_desk,
    listing::{ConditionForm, CountChips, SavedViews, SearchField, ShownConditions, SortChoice},
    route::{Listing, Route},
    words,
};
use add_and_restore::{AddProblem, RemovedList};
use bulk_change::Bulk;
use columns::ColumnChoice;
use ledger::{ItemId, list::SortBy};
use leptos::prelude::*;
use table::{RowFocus, Table};
use ticked_problems::{TickSwitch, TickedProblems};

/// Page with the list.
#[component]
pub fn Problems(route: Memo<Route>) -> impl IntoView {
    let desk = use_desk();
    let listing = Memo::new(move |_| match route.get() {
        Route::Problems(listing, _) => listing,
        _ => Listing::all(),
    });
    let open = Memo::new(move |_| match route.get() {
        Route::Problems(_, open) => open,
        _ => None,
    });
    let outline = Memo::new(move |_| desk.watch_structure(|ledger| ledger.outline().sections));
    // The open problem stays listed although an edit took it out of the filter, until it is closed.
    let sections = Memo::new(move |_| {
        let listing = listing.get();
        let outline = outline.get();
        if listing.shows_all() && listing.sort == SortBy::Reading {
            return outline;
        }
        desk.filter_sections(outline, &listing, open.get())
    });
    let order = Memo::new(move |_| {
        sections.with(|sections| {
            sections
                .iter()
                .flat_map(|s| s.problems.iter().copied())
                .collect::<Vec<_>>()
        })
    });
    let count = Memo::new(move |_| order.with(Vec::len));
    let columns = RwSignal::new(columns::shown());
    let ticked = TickedProblems::new();
    let row_focus = RowFocus::new();
    // When the open problem is closed, its row gets the focus back; if the row is gone, the one in its place.
    Effect::new(move |before: Option<Option<(ItemId, usize)>>| {
        let place = |item| order.with(|order| order.iter().position(|one| *one == item));
        let now = open.get().map(|item| (item, place(item).unwrap_or(0)));
        if let (Some(Some((item, place))), None) = (before, now) {
            let line = order.with_untracked(|order| {
                let there = order.iter().find(|one| **one == item);
                there.or_else(|| order.get(place)).or(order.last()).copied()
            });
            request_animation_frame(move || {
                if let (Some(line), true) = (line, focus::is_lost()) {
                    row_focus.line(line);
                }
            });
        }
        now
    });
    let none = Memo::new(move |_| order.with(Vec::is_empty));
    let is_open = Memo::new(move |_| open.get().is_some());
    let aside = |line| view! { <aside class="detail">{line}</aside> }.into_any();
    let detail = move || {
        let shown = || chunks::PROBLEM.shown_within(aside, move |doors| (doors.detail)(open, listing, order));
        is_open.get().then(shown)
    };
    view! {
        <div class="desk" class:has-open=move || open.get().is_some()>
            <section class="list-side" aria-label=words::LIST>
                <h1 class="visually-hidden">{words::LIST}</h1>
                <div class="list-tools">
                    <CountChips listing />
                    <SearchField listing />
                    <SortChoice listing />
                    <TickSwitch ticked />
                    <AddProblem />
                </div>
                <div class="list-more">
                    <ConditionForm listing />
                    <SavedViews listing />
                    <ColumnChoice columns />
                    <a id="list-paper" href=move || Route::Papers(LIST_ON_PAPER, listing.get()).href()>{words::ON_PAPER}</a>
                </div>
                <ShownConditions listing count />
                <Bulk ticked order />
                <Table sections open listing columns ticked row_focus />
                {move || none.get().then(|| empty(&listing.get()))}
                <RemovedList />
            </section>
            {detail}
        </div>
    }
}

/// The list that is printed of the problems that are shown.
const LIST_ON_PAPER: &str = "ledger";

fn empty(listing: &Listing) -> AnyView {
    if listing.shows_all() {
        view! { <p class="empty">{words::NO_PROBLEMS} " " <a href=Route::Start.href()>{words::TO_START}</a></p> }
            .into_any()
    } else {
        let all = Route::problems().href();
        view! { <p class="empty">{words::NONE_SHOWN} " " <a href=all>{words::SHOW_ALL}</a></p> }.into_any()
    }
}
