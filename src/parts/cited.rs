//! Problems as links in a small list: where a proof or a sum comes from.

use ledger::{Field, ItemId, Ledger};
use leptos::prelude::*;
use std::collections::BTreeSet;

/// The list: each problem once, by its number and title; `address` says where a link leads.
pub fn problems(ledger: &Ledger, problems: &[ItemId], address: &dyn Fn(ItemId) -> String) -> AnyView {
    let mut seen = BTreeSet::new();
    let links = problems.iter().filter(|problem| seen.insert(**problem)).map(|problem| {
        let text = |field| ledger.text(*problem, field);
        let name = format!("{} {}", text(Field::Number), text(Field::Title));
        view! { <li><a href=address(*problem)>{name.trim().to_owned()}</a></li> }
    });
    view! { <ul class="cited">{links.collect_view()}</ul> }.into_any()
}
