//! Alerts: the lines above every page that must not be missed, and the explanation of the saving state.

use super::{saving_panel, undo_line::undo_line};
use crate::{
    contexts::{use_recovery_shown, use_saving_explained},
    desk::{Desk, RecoveredFacts, SavingState, use_desk},
    parts::event_handlers,
    route::Route,
    words::{self, refusals, stored},
};
use ledger::{Field, ItemId, Ledger};
use leptos::prelude::*;

/// Alerts on what is not saved, refused, unreadable, or not exported for long; and on demand the explanation of the
/// saving state.
#[component]
pub fn Alerts() -> impl IntoView {
    let desk = use_desk();
    let explaining = use_saving_explained().0;
    let recovering = use_recovery_shown().0;
    let later = RwSignal::new(false);
    // Announced again when the reason changes, not at every retry.
    let unsaved = Memo::new(move |_| match desk.saving.get() {
        SavingState::Failed(_, why) => Some(stored::saving_help(&why)),
        _ => None,
    });
    let due = Memo::new(move |_| {
        desk.exported
            .with(|exported| exported.waiting.filter(|_| exported.is_due()))
    });
    let unreadable = Memo::new(move |_| desk.trouble.with(|trouble| trouble.set_aside.len()));
    view! {
        {move || explaining.get().then(|| saving_panel::explanation(desk, explaining))}
        {move || {
            unsaved.get().map(|words| {
                view! { <p class="banner banner-danger" id="unsaved" role="alert">{words} <a href=Route::Exchange.href()>{words::EXPORT}</a></p> }
            })
        }}
        {move || {
            desk.refusal.get().map(|refusal| {
                view! {
                    <p class="banner banner-refusal" role="alert">
                        {refusals::refusal(&refusal)} <button type="button" on:click=event_handlers::click(move |_| desk.refusal.set(None))>{words::CLOSE}</button>
                    </p>
                }
            })
        }}
        {undo_line()}
        {move || {
            let count = unreadable.get();
            (count > 0 && !recovering.get()).then(|| view! {
                <p class="banner" id="unreadable" role="status">
                    {words::unreadable_there(count)}
                    <button type="button" on:click=event_handlers::click(move |_| recovering.set(true))>{words::LOOK}</button>
                </p>
            })
        }}
        {move || found_again(desk)}
        {move || {
            due.get().filter(|_| !later.get() && !recovering.get()).map(|days| view! {
                <p class="banner" id="export-due" role="status">
                    {words::export_due(days)} <a href=Route::Exchange.href()>{words::EXPORT}</a>
                    <button type="button" on:click=event_handlers::click(move |_| later.set(true))>{words::NOT_NOW}</button>
                </p>
            })
        }}
    }
}

/// The problem (or other top item) that an item is a part of.
fn problem_of(ledger: &Ledger, item: ItemId) -> ItemId {
    let mut at = item;
    for _ in 0..8 {
        match ledger.item(at).and_then(|item| item.under()) {
            Some(above) => at = above,
            None => break,
        }
    }
    at
}

/// What the journal gave back, until the user has read it.
fn found_again(desk: Desk) -> Option<impl IntoView> {
    let found = desk.found.get();
    (found.places > 0).then(|| {
        let titles = desk.peek(|ledger| {
            let mut titles: Vec<String> = Vec::new();
            for item in &found.items {
                let title = ledger.text(problem_of(ledger, *item), Field::Title);
                if !title.is_empty() && !titles.iter().any(|known| known == title) {
                    titles.push(title.to_owned());
                }
            }
            titles
        });
        view! {
            <p class="banner" id="found" role="status">
                {words::found(found.places, &titles)} " "
                <button type="button" on:click=event_handlers::click(move |_| desk.found.set(RecoveredFacts::default()))>{words::CLOSE}</button>
            </p>
        }
    })
}
