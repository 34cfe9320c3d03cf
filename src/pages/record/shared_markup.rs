//! Markup shared by the screens of the record: a labelled input, the head of a table, a row of plain cells. They are
//! functions of plain values, so that each is compiled once however often it is used.

use crate::parts::event_handlers;
use leptos::prelude::*;

/// Labelled input, bound to a signal.
pub fn input(kind: &'static str, id: &'static str, label: &'static str, value: RwSignal<String>) -> AnyView {
    view! {
        <div class="field">
            <label for=id>{label}</label>
            <input
                type=kind
                id=id
                autocomplete="off"
                prop:value=move || value.get()
                on:input=event_handlers::event(move |event| value.set(event_target_value(&event)))
            />
        </div>
    }
    .into_any()
}

/// Head of a table: CSS class and text of each column.
pub fn head(columns: &[(&'static str, &'static str)]) -> AnyView {
    let cells = columns
        .iter()
        .map(|(class, words)| view! { <th scope="col" class=*class>{*words}</th> });
    view! { <thead><tr>{cells.collect_view()}</tr></thead> }.into_any()
}

/// Cells with these texts.
pub fn cells(words: Vec<String>) -> AnyView {
    let cells = words.into_iter().map(|words| view! { <td>{words}</td> });
    cells.collect_view().into_any()
}
