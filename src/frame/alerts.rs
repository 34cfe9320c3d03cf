//! The lines above every page that must not be missed, and what the state of saving means.

use crate::{
    browser::shelf::LocalShelf,
    contexts::{use_recovery_shown, use_saving_explained},
    desk::{Desk, SavingState, use_desk},
    parts::handle,
    route::Route,
    words::{self, said},
};
use leptos::prelude::*;

/// What must not be missed: something is not saved, was refused, could not be read, or is in no file for long. And on
/// demand, what the state of saving means.
#[component]
pub fn Alerts() -> impl IntoView {
    let desk = use_desk();
    let explaining = use_saving_explained().0;
    let recovering = use_recovery_shown().0;
    let later = RwSignal::new(false);
    // Told anew when the reason changes, not with every retry.
    let unsaved = Memo::new(move |_| match desk.saving.get() {
        SavingState::Failed(_, why) => Some(said::saving_help(&why)),
        _ => None,
    });
    let due = Memo::new(move |_| {
        desk.exported
            .with(|exported| exported.waiting.filter(|_| exported.is_due()))
    });
    let unreadable = Memo::new(move |_| desk.trouble.with(|trouble| trouble.set_aside.len()));
    view! {
        {move || explaining.get().then(|| explanation(desk, explaining))}
        {move || {
            unsaved.get().map(|words| {
                view! { <p class="banner banner-danger" id="unsaved" role="alert">{words} <a href=Route::Exchange.href()>{words::EXPORT}</a></p> }
            })
        }}
        {move || {
            desk.refusal.get().map(|refusal| {
                view! {
                    <p class="banner" role="alert">
                        {said::refusal(&refusal)} <button type="button" on:click=handle::click(move |_| desk.refusal.set(None))>{words::CLOSE}</button>
                    </p>
                }
            })
        }}
        {move || {
            let count = unreadable.get();
            (count > 0 && !recovering.get()).then(|| view! {
                <p class="banner" id="unreadable" role="status">
                    {words::unreadable_there(count)}
                    <button type="button" on:click=handle::click(move |_| recovering.set(true))>{words::LOOK}</button>
                </p>
            })
        }}
        {move || {
            due.get().filter(|_| !later.get() && !recovering.get()).map(|days| view! {
                <p class="banner" id="export-due" role="status">
                    {words::export_due(days)} <a href=Route::Exchange.href()>{words::EXPORT}</a>
                    <button type="button" on:click=handle::click(move |_| later.set(true))>{words::NOT_NOW}</button>
                </p>
            })
        }}
    }
}

/// What the state means and what to do, and how full the storage is.
fn explanation(desk: Desk, explaining: RwSignal<bool>) -> impl IntoView {
    let means = move || match desk.saving.get() {
        SavingState::Saved => words::SAVED_MEANS,
        SavingState::Waiting => words::WAITING_MEANS,
        SavingState::Refused => words::REFUSED_MEANS,
        // The standing line says it already.
        SavingState::Failed(..) => words::UNSAVED_MEANS,
    };
    let unsaved = move || match desk.saving.get() {
        SavingState::Failed(facts, _) if facts > 0 => Some(view! { <p>{words::in_memory_only(facts)}</p> }),
        _ => None,
    };
    let usage = storage::units_used(&LocalShelf::new()).ok();
    view! {
        <section class="message" id="saving-explained" aria-label=words::SAVING_ASK>
            <p>{means}</p>
            {unsaved}
            {usage.map(|usage| view! { <p>{words::usage(usage.ours, usage.others)}</p> })}
            <p>
                {move || said::exported(&desk.exported.get())} " "
                <a href=Route::Exchange.href()>{words::EXPORT}</a> " "
                <button type="button" on:click=handle::click(move |_| explaining.set(false))>{words::CLOSE}</button>
            </p>
        </section>
    }
}
