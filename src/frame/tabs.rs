//! Tabs under the bar: one for each page, with the number of conflicts to settle.

use crate::{
    contexts::use_finding_count,
    desk::use_desk,
    route::{BoardAddress, BoardKey, RecordAddress, Route},
    words,
};
use leptos::prelude::*;

/// Names of the tabs and their routes.
pub fn tabs() -> Vec<(&'static str, Route)> {
    let mut tabs = vec![(words::MINE, Route::Mine), (words::TAB_PROBLEMS, Route::problems())];
    let boards = BoardKey::ALL
        .into_iter()
        .map(|key| (words::boards::tab(key), Route::Board(BoardAddress::of(key))));
    tabs.extend(boards.filter(|(name, _)| !name.is_empty()));
    tabs.extend([
        (words::PAPERS, Route::paper(Route::FIRST_PAPER)),
        (words::EVIDENCE, Route::Evidence),
        (words::checkup::TITLE, Route::Checkup { mine: false }),
        (words::LOOKBACK, Route::Lookback),
        (words::ROUND, Route::Round),
        (words::TAB_EXCHANGE, Route::Exchange),
        (words::TAB_HISTORY, Route::History(RecordAddress::default())),
        (words::TAB_START, Route::Start),
    ]);
    tabs
}

/// Tabs of the page.
#[component]
pub fn Tabs(route: Memo<Route>) -> impl IntoView {
    let desk = use_desk();
    // Computed again only when a decision is made; other conflicts are tracked by the fold.
    let closeouts = Memo::new(move |_| desk.watch_counts(|ledger| ledger.contested_closeouts().len()));
    let open = Memo::new(move |_| {
        closeouts.get() + desk.watch_all(|ledger| ledger.conflicts().len() + ledger.contested().len())
    });
    let findings = use_finding_count().0;
    let links = tabs()
        .into_iter()
        .map(|(name, to)| {
            let href = to.href();
            let exchange = to == Route::Exchange;
            let checkup = matches!(to, Route::Checkup { .. });
            let here = move || {
                let part = exchange && matches!(route.get(), Route::Open | Route::Merge(_));
                (part || route.with(|route| route.is_beside(&to))).then_some("page")
            };
            let count = move || {
                if checkup {
                    let counted = findings.get().filter(|counted| counted.open > 0);
                    return counted.map(|one| (one.open, words::checkup::on_tab(one.errors, one.open)));
                }
                let count = exchange.then(|| open.get()).filter(|count| *count > 0);
                count.map(|count| (count, words::merge::open_on_tab(count)))
            };
            let count = move || {
                count().map(|(count, words)| {
                    view! { <span class="tab-count" title=words.clone()>{count}<span class="visually-hidden">{words.clone()}</span></span> }
                })
            };
            view! { <a href=href aria-current=here>{name}{count}</a> }
        })
        .collect_view();
    view! { <nav class="tabs" aria-label=words::TABS>{links}</nav> }
}
