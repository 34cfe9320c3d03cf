//! 记录: every action as a sentence, newest first; some at a time.

use crate::{
    browser::clock,
    desk::use_desk,
    words::{self, said},
};
use ledger::history::Filter;
use leptos::prelude::*;

const PAGE: usize = 100;

/// The page.
#[component]
pub fn History() -> impl IntoView {
    let desk = use_desk();
    let shown = RwSignal::new(PAGE);
    let rows = move || {
        desk.everything(|ledger| {
            let filter = Filter::default();
            ledger
                .history(&filter)
                .take(shown.get())
                .map(|entry| {
                    let first = entry.first();
                    let more = entry.facts().saturating_sub(1);
                    let mut sentence = said::deed(ledger, first.item, &first.what);
                    if more > 0 {
                        sentence.push_str(&words::and_more(more));
                    }
                    if entry.undoes.is_some() {
                        sentence = words::undone(&sentence);
                    }
                    view! {
                        <li>
                            <time>{clock::written(entry.at)}</time>
                            <span class="who">{said::or_someone(entry.by).to_owned()}</span>
                            <span class="sentence-text">{sentence}</span>
                        </li>
                    }
                })
                .collect_view()
        })
    };
    let any = move || desk.fact_count() > 0;
    view! {
        <div class="history-page">
            <h1>{words::HISTORY}</h1>
            <p>
                <button type="button" id="undo" on:click=move |_| desk.undo()>{words::UNDO}</button>
                <button type="button" id="redo" on:click=move |_| desk.redo()>{words::REDO}</button>
            </p>
            <Show when=any fallback=|| view! { <p class="empty">{words::HISTORY_EMPTY}</p> }>
                <ol class="history">{rows}</ol>
                <button type="button" on:click=move |_| shown.update(|n| *n += PAGE)>{words::MORE}</button>
            </Show>
        </div>
    }
}
