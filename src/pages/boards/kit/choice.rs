//! Choices made on a board, kept in its address, as rows of links; and the names of a breakdown's rows.

use super::context::BoardContext;
use crate::{
    route::{BoardAddress, RecordAddress, Route},
    words::{self, boards as say},
};
use ledger::{Field, ItemId, Ledger, count::RowName};
use leptos::prelude::*;

/// Row of links for the choice under a key. The first option is the default, which has no value in the address.
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

/// Address of the same board with another choice.
pub fn with(place: &BoardAddress, key: &str, value: Option<&str>) -> String {
    Route::Board(place.choosing(key, value)).href()
}

/// Address of a problem, in its current state or as of the day that is shown.
pub fn problem(context: BoardContext, item: ItemId) -> String {
    match context.on.get() {
        None => Route::problem(item).href(),
        Some(on) => Route::History(RecordAddress::Day(Some(on), Some(item))).href(),
    }
}

/// Name of a row of a breakdown.
pub fn row_name(ledger: &Ledger, name: &RowName) -> String {
    match name {
        RowName::Group(group) => ledger.text(*group, Field::Title).to_owned(),
        RowName::Name(name) => name.clone(),
        RowName::None => say::NO_NAME.to_owned(),
    }
}

/// Name of a row of a breakdown by group.
pub fn group_name(ledger: &Ledger, name: &RowName) -> String {
    match name {
        RowName::None => words::NO_GROUP.to_owned(),
        _ => row_name(ledger, name),
    }
}
