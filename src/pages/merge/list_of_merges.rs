//! List of the merges of this checklist, newest first.

use super::links::{inbox_link, senders};
use crate::{
    browser::clock,
    desk::use_desk,
    route::Route,
    words::{general, merge},
};
use ledger::{FactId, Ledger};
use leptos::prelude::*;

/// List of merges, with the link to open conflicts.
#[component]
pub fn Merges() -> impl IntoView {
    let desk = use_desk();
    let list = move || {
        let rows = desk.watch_all(|ledger| {
            let merges = ledger.merges().into_iter().rev();
            let rows = merges.filter_map(|action| Some((action, row(ledger, action)?)));
            rows.collect::<Vec<(FactId, [String; 4])>>()
        });
        if rows.is_empty() {
            return view! { <p class="empty">{merge::NO_MERGES}</p> }.into_any();
        }
        let rows = rows.into_iter().map(|(action, [when, who, from, state])| {
            view! {
                <tr>
                    <td><a href=Route::Merge(action).href()>{when}</a></td>
                    <td>{who}</td>
                    <td>{from}</td>
                    <td>{state}</td>
                </tr>
            }
        });
        view! {
            <table class="merges">
                <thead>
                    <tr>
                        <th scope="col">{merge::COL_WHEN}</th>
                        <th scope="col">{merge::COL_WHO}</th>
                        <th scope="col">{merge::COL_FROM}</th>
                        <th scope="col">{merge::COL_STATE}</th>
                    </tr>
                </thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
        }
        .into_any()
    };
    let open = Memo::new(move |_| desk.watch_all(|ledger| ledger.open_conflicts().len()));
    view! {
        <section class="merges-section">
            <h2>{merge::MERGES}</h2>
            {move || inbox_link(open.get()).map(|link| view! { <p>{link}</p> })}
            {list}
        </section>
    }
}

fn row(ledger: &Ledger, action: FactId) -> Option<[String; 4]> {
    let entry = ledger.entry(action)?;
    let state = match ledger.taken_back_by(action) {
        None => merge::STANDS,
        Some(_) => merge::UNDONE,
    };
    Some([
        clock::time_text(entry.at),
        general::or_someone(entry.by).to_owned(),
        merge::senders(&senders(ledger, action)),
        state.to_owned(),
    ])
}
