//! The bar at the top of every page: the round, the user's name, the saving state, and the letter size.

use crate::{
    browser::settings,
    contexts::{use_letter_size, use_saving_explained},
    desk::{BackupState, SavingState, use_desk},
    frame::name_suggestions::PEOPLE,
    parts::{
        draft::{draft_of_line, typed_over},
        effect::effect,
        event_handlers,
    },
    route::Route,
    words::{self, stored},
};
use ledger::{Field, ItemId};
use leptos::prelude::*;

/// The top bar.
#[component]
pub fn Bar() -> impl IntoView {
    let desk = use_desk();
    let size = use_letter_size();
    effect(move || settings::apply_size(&size.0.get()));
    let unit = move || {
        let unit = desk.watch_item(ItemId::ROUND, |ledger| {
            ledger.text(ItemId::ROUND, Field::Unit).to_owned()
        });
        if unit.is_empty() {
            words::UNNAMED_ROUND.to_owned()
        } else {
            unit
        }
    };
    let save_class = move || match desk.saving.get() {
        SavingState::Saved => "bar-save saved",
        SavingState::NotOnDisk(_) => "bar-save half-saved",
        SavingState::Waiting => "bar-save saving",
        SavingState::Failed(..) | SavingState::Refused => "bar-save unsaved",
    };
    let typed = typed_over(draft_of_line("me"));
    let call_me = move |name: String| {
        desk.set_user_name(&name);
        typed.set(None);
    };
    // Takes over a name whose field was not left before the page was.
    if let Some(name) = typed.get_untracked() {
        call_me(name);
    }
    let explaining = use_saving_explained().0;
    let state = move || stored::saving(&desk.saving.get());
    let exported = move || (desk.fact_count() > 0).then(|| stored::exported(&desk.exported.get()));
    let sizes = words::SIZES
        .into_iter()
        .map(|(key, shown, label)| {
            let choose = move |_| size.choose(key);
            let pressed = move || if size.0.get() == key { "true" } else { "false" };
            view! { <button type="button" aria-pressed=pressed aria-label=label on:click=event_handlers::click(choose)>{shown}</button> }
        })
        .collect_view();
    view! {
        <header class="bar">
            <span class="brand">{words::APP}</span>
            <a class="bar-round" href=Route::Start.href()>{unit}</a>
            <span class="bar-me">
                <label for="me">{words::WHO_AM_I}</label>
                <input
                    id="me"
                    type="text"
                    autocomplete="off"
                    list=PEOPLE
                    placeholder=words::WHO_HINT
                    prop:value=move || typed.get().unwrap_or_else(|| desk.me.get())
                    on:input=event_handlers::event(move |event| typed.set(Some(event_target_value(&event))))
                    on:change=event_handlers::event(move |event| call_me(event_target_value(&event)))
                />
            </span>
            <span class="bar-state">
                <span class="visually-hidden" role="status">{state}</span>
                <button
                    type="button"
                    class=save_class
                    id="saved"
                    title=words::SAVING_ASK
                    aria-expanded=move || if explaining.get() { "true" } else { "false" }
                    aria-controls="saving-explained"
                    on:click=event_handlers::click(move |_| explaining.update(|shown| *shown = !*shown))
                >
                    {state}
                </button>
                {move || {
                    matches!(desk.backup.get(), BackupState::Asks { .. }).then(|| view! {
                        <button type="button" id="backups-off" on:click=event_handlers::click(move |_| desk.resume_backups())>{words::BACKUPS_OFF}</button>
                    })
                }}
                {move || exported().map(|words| view! { <a id="days" href=Route::Exchange.href()>{words}</a> })}
            </span>
            <a class="bar-help" href=Route::Help.href()>{words::help::TITLE}</a>
            <span class="bar-size" role="group" aria-label=words::SIZE_GROUP>{sizes}</span>
        </header>
    }
}
