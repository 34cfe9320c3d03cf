//! Lists that follow what they show: what stays is left in the page as it is, what is new is drawn, what is gone goes.
//! One `For` serves all of them, so that it is compiled once (docs/decisions/004); whoever shows a list names what its
//! lines are told apart by.

use leptos::prelude::*;
use std::{
    hash::{BuildHasher as _, BuildHasherDefault, DefaultHasher, Hash},
    sync::Arc,
};

/// A line: what it is told apart by, and how it is drawn, once.
struct EachItem {
    key: u64,
    draw: Box<dyn FnOnce() -> AnyView + Send>,
}

/// These, each told apart by what it is. None stands there twice.
pub fn each<T: Hash + Send + 'static>(
    all: impl Fn() -> Vec<T> + Send + Sync + 'static,
    draw: impl Fn(T) -> AnyView + Send + Sync + 'static,
) -> AnyView {
    lines(all, number, draw)
}

/// These, told apart by their keys. None stands there twice.
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
