//! The frame: the slim bar with the round, who I am, whether all is saved and the size of the letters, the tabs under
//! it, and the lines that must not be missed.

use crate::{
    app::Recovering,
    browser::{settings, shelf::LocalShelf},
    desk::{Desk, Saving, use_desk},
    pages::boards,
    parts::{effect::effect, handle, names::PEOPLE},
    route::{Record, Route},
    words::{self, said},
};
use ledger::{Field, ItemId};
use leptos::prelude::*;

/// Whether it is shown what the state of saving means.
#[derive(Clone, Copy)]
pub struct Explaining(pub RwSignal<bool>);

/// The size of the letters, by its key.
#[derive(Clone, Copy)]
pub struct LetterSize(pub RwSignal<String>);

impl LetterSize {
    /// As this browser remembers it.
    pub fn remembered() -> LetterSize {
        LetterSize(RwSignal::new(match settings::get(settings::SIZE).as_str() {
            "" => "a".to_owned(),
            size => size.to_owned(),
        }))
    }

    /// Chooses a size, also for the next visit.
    pub fn choose(self, key: &str) {
        self.0.set(key.to_owned());
        settings::set(settings::SIZE, key);
    }
}

/// The top bar.
#[component]
pub fn Bar() -> impl IntoView {
    let desk = use_desk();
    let size: LetterSize = expect_context();
    effect(move || settings::apply_size(&size.0.get()));
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
        Saving::Failed(..) | Saving::Refused => "bar-save unsaved",
    };
    let explaining = expect_context::<Explaining>().0;
    let state = move || said::saving(&desk.saving.get());
    let exported = move || (desk.fact_count() > 0).then(|| said::exported(&desk.exported.get()));
    let sizes = words::SIZES
        .into_iter()
        .map(|(key, shown, label)| {
            let choose = move |_| size.choose(key);
            let pressed = move || if size.0.get() == key { "true" } else { "false" };
            view! { <button type="button" aria-pressed=pressed aria-label=label on:click=handle::click(choose)>{shown}</button> }
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
                    prop:value=move || desk.me.get()
                    on:change=handle::event(move |event| desk.call_me(&event_target_value(&event)))
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
                    on:click=handle::click(move |_| explaining.update(|shown| *shown = !*shown))
                >
                    {state}
                </button>
                {move || exported().map(|words| view! { <a id="days" href=Route::Exchange.href()>{words}</a> })}
            </span>
            <a class="bar-help" href=Route::Help.href()>{words::help::TITLE}</a>
            <span class="bar-size" role="group" aria-label=words::SIZE_GROUP>{sizes}</span>
        </header>
    }
}

/// The names of the tabs, and where they lead.
pub fn tabs() -> Vec<(&'static str, Route)> {
    let mut tabs = vec![(words::MINE, Route::Mine), (words::TAB_PROBLEMS, Route::problems())];
    tabs.extend(boards::tabs());
    tabs.extend([
        (words::EVIDENCE, Route::Evidence),
        (words::LOOKBACK, Route::Lookback),
        (words::ROUND, Route::Round),
        (words::TAB_EXCHANGE, Route::Exchange),
        (words::TAB_HISTORY, Route::History(Record::default())),
        (words::TAB_START, Route::Start),
    ]);
    tabs
}

/// The tabs.
#[component]
pub fn Tabs(route: Memo<Route>) -> impl IntoView {
    let desk = use_desk();
    // Decisions are looked through only when one is made; the rest is kept by the fold.
    let closeouts = Memo::new(move |_| desk.counts(|ledger| ledger.contested_closeouts().len()));
    let open = Memo::new(move |_| {
        closeouts.get() + desk.everything(|ledger| ledger.conflicts().len() + ledger.contested().len())
    });
    let links = tabs()
        .into_iter()
        .map(|(name, to)| {
            let href = to.href();
            let exchange = to == Route::Exchange;
            let here = move || {
                let part = exchange && matches!(route.get(), Route::Open | Route::Merge(_));
                (part || route.with(|route| route.is_beside(&to))).then_some("page")
            };
            let count = move || exchange.then(|| open.get()).filter(|count| *count > 0);
            let count = move || {
                count().map(|count| {
                    let words = words::merge::open_on_tab(count);
                    view! { <span class="tab-count" title=words.clone()>{count}<span class="visually-hidden">{words.clone()}</span></span> }
                })
            };
            view! { <a href=href aria-current=here>{name}{count}</a> }
        })
        .collect_view();
    view! { <nav class="tabs" aria-label=words::TABS>{links}</nav> }
}

/// What must not be missed: something is not saved, was refused, could not be read, or is in no file for long. And on
/// demand, what the state of saving means.
#[component]
pub fn Alerts() -> impl IntoView {
    let desk = use_desk();
    let explaining = expect_context::<Explaining>().0;
    let recovering = expect_context::<Recovering>().0;
    let later = RwSignal::new(false);
    // Told anew when the reason changes, not with every retry.
    let unsaved = Memo::new(move |_| match desk.saving.get() {
        Saving::Failed(_, why) => Some(said::saving_help(&why)),
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
        Saving::Saved => words::SAVED_MEANS,
        Saving::Waiting => words::WAITING_MEANS,
        Saving::Refused => words::REFUSED_MEANS,
        // The standing line says it already.
        Saving::Failed(..) => words::UNSAVED_MEANS,
    };
    let unsaved = move || match desk.saving.get() {
        Saving::Failed(facts, _) if facts > 0 => Some(view! { <p>{words::in_memory_only(facts)}</p> }),
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
