//! A problem as of the end of a day, read-only: all its texts, measures and decisions.

use crate::{
    browser::{address, clock},
    parts::{event_handlers, marked::MarkedWords},
    route::{RecordAddress, Route},
    words::{self, fields, general, record},
};
use ledger::{Due, Field, ItemId, Kind, Ledger, Progress};
use leptos::prelude::*;
use std::sync::Arc;

/// A problem as of a day, beside the list.
#[component]
pub fn PastItem(past: Arc<Ledger>, item: ItemId, on: Due) -> impl IntoView {
    let close = Route::History(RecordAddress::Day(Some(on), None)).href();
    let leave = close.clone();
    let escape = move |event: web_sys::KeyboardEvent| {
        if event.key() == "Escape" {
            address::go(&leave);
        }
    };
    let body = if past.is_there(item) {
        fields_then(&past, item)
    } else {
        view! { <p class="empty">{record::NOT_THEN}</p> }.into_any()
    };
    let title = past.text(item, Field::Title).to_owned();
    let name = title.clone();
    view! {
        <aside class="detail" aria-label=name on:keydown=event_handlers::key(escape)>
            <div class="detail-head">
                <h2>{title}</h2>
                <div class="detail-tools"><a class="button" href=close>{record::BACK_TO_LIST}</a></div>
            </div>
            {body}
        </aside>
    }
}

fn fields_then(past: &Ledger, item: ItemId) -> AnyView {
    let hidden = [Field::Title, Field::Order, Field::Progress];
    let shown = Field::ALL.iter().copied().filter(|field| !hidden.contains(field));
    let texts: Vec<(String, String, bool)> = shown.filter_map(|field| text(past, item, field)).collect();
    let passages = past.parts(item, Kind::Passage).into_iter().filter_map(|passage| {
        let (_, words, conflict) = text(past, passage, Field::Remarks)?;
        let label = past.text(passage, Field::Title);
        let label = if label.is_empty() { words::OTHER_TEXTS } else { label };
        Some((label.to_owned(), words, conflict))
    });
    let texts: Vec<(String, String, bool)> = texts.into_iter().chain(passages).collect();
    let none = texts.is_empty();
    let texts = texts.into_iter().map(|(label, words, conflict)| {
        let mark = conflict.then(|| view! { " " <span class="tag">{record::IN_CONFLICT}</span> });
        view! { <div><dt>{label} {mark}</dt><dd>{words}</dd></div> }
    });
    view! {
        <dl class="then">
            <div><dt>{fields::field(Field::Progress)}</dt><dd>{step(past.progress(item))}</dd></div>
            {texts.collect_view()}
        </dl>
        {none.then(|| view! { <p>{record::NO_TEXTS}</p> })}
        {measures(past, item)}
        {decisions(past, item)}
    }
    .into_any()
}

/// Name of a field, its text, and whether it was in conflict.
fn text(past: &Ledger, item: ItemId, field: Field) -> Option<(String, String, bool)> {
    let values = past.values(item, field);
    let words = values.iter().map(|(_, value)| record::value(past, field, value));
    let words: Vec<String> = words.filter(|words| !words.is_empty()).collect();
    let shown = words.join("\n／\n");
    (!words.is_empty()).then(|| (fields::field(field).to_owned(), shown, values.len() > 1))
}

fn step(step: Progress) -> AnyView {
    MarkedWords::of_progress(step).view()
}

fn measures(past: &Ledger, item: ItemId) -> Option<AnyView> {
    let measures = past.parts(item, Kind::Measure);
    let rows = measures.iter().map(|measure| {
        view! { <li>{step(past.progress(*measure))} " " {past.text(*measure, Field::Title).to_owned()}</li> }
    });
    (!measures.is_empty())
        .then(|| view! { <h3>{words::MEASURES}</h3><ul class="then-list">{rows.collect_view()}</ul> }.into_any())
}

fn decisions(past: &Ledger, item: ItemId) -> Option<AnyView> {
    let decisions = past.decisions(item);
    let rows = decisions.iter().map(|(fact, decision)| {
        let who = general::or_someone(&fact.by).to_owned();
        view! { <li><time>{clock::time_text(fact.at)}</time> " " {who} " " {record::decided(decision)}</li> }
    });
    (!decisions.is_empty())
        .then(|| view! { <h3>{record::DECISIONS}</h3><ul class="then-list">{rows.collect_view()}</ul> }.into_any())
}
