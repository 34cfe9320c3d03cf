//! List of links to problems: those that cite a piece of evidence, or that a sum consists of.

use ledger::{ItemId, Ledger};
use leptos::prelude::*;
use std::collections::BTreeSet;

/// The list: each problem once, by number and title; `address` gives the target of a link.
pub fn problems(ledger: &Ledger, problems: &[ItemId], address: &dyn Fn(ItemId) -> String) -> AnyView {
    let mut seen = BTreeSet::new();
    let links = problems.iter().filter(|problem| seen.insert(**problem)).map(|problem| {
        view! { <li><a href=address(*problem)>{ledger.row(*problem).name()}</a></li> }
    });
    view! { <ul class="cited">{links.collect_view()}</ul> }.into_any()
}
