//! Links and names that the screens of merging share.

use crate::{
    route::Route,
    words::{merge, record::name},
};
use ledger::{FactId, Field, ItemId, Ledger};
use leptos::prelude::*;

/// Link to the open conflicts, if there are any.
pub fn inbox_link(open: usize) -> Option<AnyView> {
    (open > 0).then(|| view! { <a class="to-inbox" href=Route::Open.href()>{merge::inbox_link(open)}</a> }.into_any())
}

/// Senders of the files of a merge.
pub fn senders(ledger: &Ledger, action: FactId) -> Vec<String> {
    let own = |id: &ItemId| ledger.fact(*id).is_some_and(|fact| fact.action == action);
    let intakes = ledger.intakes().into_iter().filter(own);
    intakes.map(|id| ledger.text(id, Field::Title).to_owned()).collect()
}

/// Name of an item, linked to its problem where it has one.
pub fn linked(ledger: &Ledger, item: ItemId) -> AnyView {
    let words = name(ledger, item);
    let whole = ledger.whole_of(item);
    if ledger.kind(whole) == Some(ledger::Kind::Problem) && ledger.is_there(whole) {
        let href = Route::problem(whole).href();
        view! { <a href=href>{words}</a> }.into_any()
    } else {
        words.into_any()
    }
}
