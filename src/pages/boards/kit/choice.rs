//! What is chosen on a board and stands in its address: a row of links, of which one holds. And the names of rows.

use super::context::BoardContext;
use crate::{
    route::{BoardAddress, RecordAddress, Route},
    words::{self, boards as say},
};
use ledger::{Field, ItemId, Ledger, count::RowName};
use leptos::prelude::*;

/// Links, each to the same place with another choice under this key; none is what holds where nothing was chosen.
pub fn choices(
    context: BoardContext,
    key: &'static str,
    label: &'static str,
    ways: &'static [(Option<&'static str>, &'static str)],
) -> AnyView {
    let links = move || {
        let place = context.address.get();
        let chosen = place.choice(key);
        let known = ways.iter().any(|(way, _)| *way == chosen);
        ways.iter()
            .map(|(way, name)| {
                let href = Route::Board(place.choosing(key, *way)).href();
                let here = *way == chosen || way.is_none() && !known;
                view! { <a class="chip" href=href aria-current=here.then_some("true")>{*name}</a> }
            })
            .collect_view()
    };
    view! { <nav class="chips board-choice" aria-label=label><span class="board-choice-name">{label}</span>{links}</nav> }.into_any()
}

/// The address of the same place with this choice.
pub fn with(place: &BoardAddress, key: &str, value: Option<&str>) -> String {
    Route::Board(place.choosing(key, value)).href()
}

/// The address of a problem, as it is or as it was.
pub fn problem(context: BoardContext, item: ItemId) -> String {
    match context.on.get() {
        None => Route::problem(item).href(),
        Some(on) => Route::History(RecordAddress::Day(Some(on), Some(item))).href(),
    }
}

/// The name of a row of the counter.
pub fn row_name(ledger: &Ledger, name: &RowName) -> String {
    match name {
        RowName::Group(group) => ledger.text(*group, Field::Title).to_owned(),
        RowName::Name(name) => name.clone(),
        RowName::None => say::NO_NAME.to_owned(),
    }
}

/// The same, of aspects.
pub fn group_name(ledger: &Ledger, name: &RowName) -> String {
    match name {
        RowName::None => words::NO_GROUP.to_owned(),
        _ => row_name(ledger, name),
    }
}
