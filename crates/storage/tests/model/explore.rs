//! A search by name, from keys of earlier tabs; for the tests, and for the example that searches wider.

use super::{
    Bounds, SearchResult,
    browser::{TextId, Texts},
    search,
    tab::Protocol,
};
use crate::common::facts;
use std::time::Instant;
use storage::encode;

/// So many keys of earlier tabs, each with another fact or all with the same, and two that cannot be read.
fn before(keys: u32, all_the_same: bool) -> Texts {
    let key = |number: u32| format!("xiaohao/1/e/{number}");
    let earlier = |number| {
        let fact = if all_the_same { 1 } else { number };
        (key(number), encode(&key(number), &facts(50, fact..=fact)))
    };
    let damaged = "xiaohao/1 plain 1 00000000000000ff\n{";
    let newer = "xiaohao/2 woven 1 天地";
    let aside = [("xiaohao/1/aside/1", damaged), ("xiaohao/1/aside/2", newer)];
    let aside = aside.map(|(key, text)| (key.to_owned(), text.to_owned()));
    let all = (1..=keys).map(earlier).chain(aside);
    all.map(|(key, text)| (TextId::of(&key), TextId::of(&text))).collect()
}

/// Two tabs over two keys, an edit and a packing each.
pub const BOUNDS: Bounds = Bounds {
    protocol: Protocol::Real,
    keys_before: 2,
    tabs: 2,
    edits: [1; 3],
    packs: [1; 3],
    deaths: 0,
    refusals: 0,
    reopens: 0,
    cuts: 0,
    late_journal: false,
    reduced: true,
};

/// Searches within these bounds and prints what was visited.
pub fn explore(name: &str, bounds: Bounds) -> SearchResult {
    let start = Instant::now();
    let found = search(
        &bounds,
        before(bounds.keys_before, bounds.protocol == Protocol::TrustOthers),
    );
    let (states, steps, ends) = (found.states, found.steps, found.ends.len());
    println!(
        "{name}: {states} states, {steps} steps, {ends} ends, {:.1?}",
        start.elapsed()
    );
    found
}

/// Nothing wrong can be reached within these bounds.
pub fn holds(name: &str, bounds: Bounds) -> SearchResult {
    let found = explore(name, bounds);
    assert_eq!(found.wrong, None, "{name}");
    found
}
