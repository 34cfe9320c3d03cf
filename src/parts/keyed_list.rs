//! Keyed lists: entries that stay keep their nodes, new ones are drawn, removed ones are dropped. All lists use one
//! `For`, so that it is compiled once (docs/decisions/004); the caller chooses the key of an entry.

use leptos::prelude::*;
use std::{
    hash::{BuildHasher as _, BuildHasherDefault, DefaultHasher, Hash},
    sync::Arc,
};

/// Entry: its key, and the function that draws it once.
struct EachItem {
    key: u64,
    draw: Box<dyn FnOnce() -> AnyView + Send>,
}

/// List of distinct values, each its own key.
pub fn each<T: Hash + Send + 'static>(
    all: impl Fn() -> Vec<T> + Send + Sync + 'static,
    draw: impl Fn(T) -> AnyView + Send + Sync + 'static,
) -> AnyView {
    lines(all, number, draw)
}

/// List of values with distinct keys.
pub fn each_by<T: Send + 'static, K: Hash>(
    all: impl Fn() -> Vec<T> + Send + Sync + 'static,
    key: impl Fn(&T) -> K + Send + Sync + 'static,
    draw: impl Fn(T) -> AnyView + Send + Sync + 'static,
) -> AnyView {
    lines(all, move |one| number(&key(one)), draw)
}

fn number(of: &impl Hash) -> u64 {
    BuildHasherDefault::<DefaultHasher>::default().hash_one(of)
}

fn lines<T: Send + 'static>(
    all: impl Fn() -> Vec<T> + Send + Sync + 'static,
    key: impl Fn(&T) -> u64 + Send + Sync + 'static,
    draw: impl Fn(T) -> AnyView + Send + Sync + 'static,
) -> AnyView {
    let draw = Arc::new(draw);
    shown(Box::new(move || {
        let one = |one| {
            let draw = Arc::clone(&draw);
            EachItem {
                key: key(&one),
                draw: Box::new(move || draw(one)),
            }
        };
        all().into_iter().map(one).collect()
    }))
}

fn shown(all: Box<dyn Fn() -> Vec<EachItem> + Send + Sync>) -> AnyView {
    view! { <For each=move || all() key=|one| one.key children=|one: EachItem| (one.draw)() /> }.into_any()
}
