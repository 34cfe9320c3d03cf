//! The frame: the slim bar with the round, who I am, whether all is saved and the size of the letters, the tabs under
//! it, and the lines that must not be missed.

use crate::{
    browser::settings,
    desk::{Saving, use_desk},
    route::{Record, Route, Show},
    words::{self, said},
};
use ledger::{Field, ItemId};
use leptos::prelude::*;

/// The top bar.
#[component]
pub fn Bar() -> impl IntoView {
    let desk = use_desk();
    let size = RwSignal::new(match settings::get(settings::SIZE).as_str() {
        "" => "a".to_owned(),
        size => size.to_owned(),
    });
    Effect::new(move |_| settings::apply_size(&size.get()));
    let unit = move || {
        let unit = desk.item(ItemId::ROUND, |ledger| {
            ledger.text(ItemId::ROUND, Field::Unit).to_owned()
        });
        if unit.is_empty() {
            words::UNNAMED_ROUND.to_owned()
        } else {
            unit
        }
    };
    let save_class = move || match desk.saving.get() {
        Saving::Saved => "bar-save saved",
        Saving::Waiting => "bar-save saving",
        Saving::Failed(..) => "bar-save unsaved",
    };
    let sizes = words::SIZES
        .into_iter()
        .map(|(key, shown, label)| {
            let choose = move |_| {
                size.set(key.to_owned());
                settings::set(settings::SIZE, key);
            };
            let pressed = move || if size.get() == key { "true" } else { "false" };
            view! { <button type="button" aria-pressed=pressed aria-label=label on:click=choose>{shown}</button> }
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
                    placeholder=words::WHO_HINT
                    prop:value=move || desk.me.get()
                    on:change=move |event| {
                        desk.flush();
                        let name = event_target_value(&event).trim().to_owned();
                        settings::set(settings::ME, &name);
                        desk.me.set(name);
                    }
                />
            </span>
            <span class=save_class id="saved" role="status">{move || said::saving(&desk.saving.get())}</span>
            <span class="bar-size" role="group" aria-label=words::SIZE_GROUP>{sizes}</span>
        </header>
    }
}

/// The tabs.
#[component]
pub fn Tabs(route: Memo<Route>) -> impl IntoView {
    let tabs = [
        (words::TAB_PROBLEMS, Route::Problems(Show::All, None)),
        (words::TAB_OVERVIEW, Route::Overview),
        (words::TAB_EXCHANGE, Route::Exchange),
        (words::TAB_HISTORY, Route::History(Record::default())),
        (words::TAB_START, Route::Start),
    ];
    let links = tabs
        .into_iter()
        .map(|(name, to)| {
            let href = to.href();
            let here = move || (std::mem::discriminant(&route.get()) == std::mem::discriminant(&to)).then_some("page");
            view! { <a href=href aria-current=here>{name}</a> }
        })
        .collect_view();
    view! { <nav class="tabs" aria-label=words::TABS>{links}</nav> }
}

/// What must not be missed: something is not saved, or was refused.
#[component]
pub fn Alerts() -> impl IntoView {
    let desk = use_desk();
    let unsaved = move || match desk.saving.get() {
        Saving::Failed(_, why) => Some(said::saving_help(&why)),
        _ => None,
    };
    let refused = move || desk.refusal.get().map(|refusal| said::refusal(&refusal));
    view! {
        {move || {
            unsaved().map(|words| {
                view! { <p class="banner banner-danger" role="alert">{words} <a href=Route::Exchange.href()>{words::EXPORT}</a></p> }
            })
        }}
        {move || {
            refused().map(|words| {
                view! {
                    <p class="banner" role="alert">
                        {words} <button type="button" on:click=move |_| desk.refusal.set(None)>{words::CLOSE}</button>
                    </p>
                }
            })
        }}
    }
}
