//! 体检 page: what is amiss, worst first, each with its place and who is to mend it; one click opens the field with the words
//! selected. Nothing is blocked by it. A chunk of its own: the checks are in no other part of the app.

mod filter;
mod findings;
mod place;
mod row;
mod rules;

pub use findings::count;

use crate::{
    contexts::use_print_requested,
    desk::use_desk,
    parts::{event_handlers, keyed_list},
    route::Route,
    words::checkup as say,
};
use checkup::{Finding, Severity};
use filter::FindingFilter;
use leptos::prelude::*;

/// Number of findings that are listed at once.
const STEP: usize = 200;

/// The page.
#[component]
pub fn CheckupPage(route: Memo<Route>) -> impl IntoView {
    let desk = use_desk();
    let filter = FindingFilter::kept();
    let most = RwSignal::new(STEP);
    let printing = use_print_requested().0;
    let mine =
        Memo::new(move |_| (route.get() == Route::Checkup { mine: true }).then(|| desk.me.get().trim().to_owned()));
    let all = Memo::new(move |_| {
        desk.today.track();
        desk.watch_all(|_| ());
        findings::peek(desk, |checkup| {
            let mut found: Vec<Finding> = checkup.findings().cloned().collect();
            found.sort_by_key(|finding| finding.severity);
            found
        })
    });
    let listed = Memo::new(move |_| {
        let mine = mine.get();
        let all = all.get();
        desk.peek(|ledger| {
            all.into_iter()
                .filter(|one| filter.lists(ledger, one, mine.as_deref()))
                .collect::<Vec<_>>()
        })
    });
    let counts = move || {
        let open = |level: Severity| {
            all.with(|all| {
                all.iter()
                    .filter(|one| one.waived.is_none() && one.severity == level)
                    .count()
            })
        };
        let shown = listed.with(|listed| listed.iter().filter(|one| one.waived.is_none()).count());
        say::counts(Severity::ALL.map(open), shown)
    };
    let people = move || {
        desk.watch_all(|_| ());
        findings::peek(desk, |checkup| desk.peek(|ledger| filter::people(ledger, checkup)))
    };
    let off = move || {
        let names = all.with(|_| {
            findings::peek(desk, |checkup| {
                checkup
                    .settings()
                    .off
                    .iter()
                    .map(|rule| rule.words().name)
                    .collect::<Vec<_>>()
            })
        });
        (!names.is_empty()).then(|| view! { <p class="checkup-off">{say::switched_off(&names)}</p> })
    };
    let rows = move || {
        let all = printing.get();
        let most = most.get();
        listed.with(|listed| {
            listed
                .iter()
                .take(if all { usize::MAX } else { most })
                .cloned()
                .collect::<Vec<_>>()
        })
    };
    let none = move || {
        let words = match (all.with(Vec::is_empty), listed.with(Vec::is_empty)) {
            (true, _) => say::NONE,
            (false, true) => say::NONE_CHOSEN,
            (false, false) => return None,
        };
        Some(view! { <p class="empty">{words}</p> })
    };
    view! {
        <div class="checkup-page">
            <h1>{say::TITLE} {move || mine.get().map(|name| format!("：{name}"))}</h1>
            <p class="lead">{say::LEAD}</p>
            <div class="page-tools">{filter.view(desk, people)} {filter.tools()}</div>
            <p id=row::HEADING class="checkup-counts" tabindex="-1" role="status">{counts}</p>
            {off}
            {none}
            <div class="wide" hidden=move || listed.with(Vec::is_empty)>
                <table class="plain checkup">
                    {row::head()}
                    <tbody>{keyed_list::each_by(rows, row::row_key, row::row)}</tbody>
                </table>
            </div>
            {move || (listed.with(Vec::len) > most.get()).then(|| view! {
                <button type="button" on:click=event_handlers::click(move |_| most.update(|most| *most += STEP))>{say::MORE}</button>
            })}
            <rules::Rules />
        </div>
    }
}
