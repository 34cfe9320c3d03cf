//! Filter of the record: by person, problem, days and words. The choices stand only in the address, so that Back works;
//! each is a chip that clears it.

use super::shared_markup::input;
use crate::{
    browser::address,
    desk::use_desk,
    parts::{
        effect::effect,
        event_handlers,
        select_box::{SelectBox, SelectOptions},
    },
    route::{RecordAddress, RecordFilter, Route, day},
    words::{general, record},
};
use ledger::{Field, ItemId, Ledger};
use leptos::prelude::*;

/// Largest number of problems offered.
const OFFERED: usize = 8;

fn href(filter: RecordFilter) -> String {
    Route::History(RecordAddress::All(filter)).href()
}

/// Controls and chips of the filter.
#[component]
pub fn RecordFilterForm(filter: Memo<RecordFilter>) -> impl IntoView {
    let from = RwSignal::new(String::new());
    let until = RwSignal::new(String::new());
    let text = RwSignal::new(String::new());
    effect(move || {
        let filter = filter.get();
        let written = |day: Option<ledger::Due>| day.map_or_else(String::new, |day| day.to_string());
        from.set(written(filter.from));
        until.set(written(filter.until));
        text.set(filter.text);
    });
    let apply = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        address::go(&href(RecordFilter {
            from: day(&from.get_untracked()),
            until: day(&until.get_untracked()),
            text: text.get_untracked().trim().to_owned(),
            ..filter.get_untracked()
        }));
    };
    view! {
        <form class="sift" role="search" aria-label=record::SIFT on:submit=event_handlers::submit(apply)>
            <PersonChoice filter />
            <ProblemChoice filter />
            {input("date", "record-from", record::FROM_DAY, from)}
            {input("date", "record-until", record::UNTIL_DAY, until)}
            {input("search", "record-text", record::TEXT, text)}
            <button type="submit" id="record-sift">{record::SIFT}</button>
        </form>
        <ChosenFilters filter />
    }
}

/// Value of a person in the select box, so that nobody's name can be taken for 全部.
fn key(by: Option<&str>) -> String {
    by.map_or_else(|| "all".to_owned(), |by| format!("by {by}"))
}

#[component]
fn PersonChoice(filter: Memo<RecordFilter>) -> impl IntoView {
    let desk = use_desk();
    let people =
        Memo::new(move |_| desk.watch_all(|ledger| ledger.people().into_iter().map(str::to_owned).collect::<Vec<_>>()));
    let chosen = Memo::new(move |_| filter.with(|filter| key(filter.by.as_deref())));
    let choose = move |key: String| {
        let by = key.strip_prefix("by ").map(str::to_owned);
        address::go(&href(RecordFilter {
            by,
            ..filter.get_untracked()
        }));
    };
    let options = Signal::derive(move || {
        let one = |by: String| (key(Some(&by)), general::or_someone(&by).to_owned());
        let everyone = (key(None), record::EVERYONE.to_owned());
        let people = people.get().into_iter().map(one);
        std::iter::once(everyone).chain(people).collect::<SelectOptions>()
    });
    view! {
        <div class="field">
            <label for="record-by">{record::BY}</label>
            <SelectBox id="record-by" value=chosen options on_choose=choose />
        </div>
    }
}

/// Existing and removed problems that match by number or words of the title, in the order of numbers.
fn problems(ledger: &Ledger, wanted: &str) -> Vec<(ItemId, String)> {
    let mut found: Vec<ItemId> = ledger
        .items_in_order()
        .into_iter()
        .filter(|item| item.kind() == Some(ledger::Kind::Problem))
        .map(|item| item.id)
        .filter(|id| ledger.text(*id, Field::Number) == wanted || ledger.text(*id, Field::Title).contains(wanted))
        .collect();
    found.sort_by_key(|id| (ledger.text(*id, Field::Number) != wanted, ledger.rank(*id)));
    found.truncate(OFFERED);
    found.into_iter().map(|id| (id, record::name(ledger, id))).collect()
}

#[component]
fn ProblemChoice(filter: Memo<RecordFilter>) -> impl IntoView {
    let desk = use_desk();
    let wanted = RwSignal::new(String::new());
    // The search text is cleared once a problem is chosen.
    effect(move || {
        filter.track();
        wanted.set(String::new());
    });
    let found = move || {
        let words = wanted.get();
        let words = words.trim();
        if words.is_empty() {
            return None;
        }
        let found = desk.peek(|ledger| problems(ledger, words));
        if found.is_empty() {
            return Some(view! { <p class="finds" role="status">{record::NOT_FOUND}</p> }.into_any());
        }
        let links = found.into_iter().map(|(item, name)| {
            let to = RecordFilter {
                item: Some(item),
                ..filter.get()
            };
            view! { <li><a href=href(to)>{name}</a></li> }
        });
        Some(view! { <ul class="finds" aria-label=record::FOUND>{links.collect_view()}</ul> }.into_any())
    };
    view! {
        <div class="field find">
            <label for="record-item">{record::ITEM}</label>
            <input
                type="search"
                id="record-item"
                autocomplete="off"
                prop:value=move || wanted.get()
                on:input=event_handlers::event(move |event| wanted.set(event_target_value(&event)))
            />
            {found}
        </div>
    }
}

/// Chosen conditions, each with a link that clears it.
#[component]
fn ChosenFilters(filter: Memo<RecordFilter>) -> impl IntoView {
    let desk = use_desk();
    let chips = move || {
        let now = filter.get();
        let mut chips: Vec<(String, RecordFilter)> = Vec::new();
        let mut chip = |words: String, without: fn(&mut RecordFilter)| {
            let mut rest = now.clone();
            without(&mut rest);
            chips.push((words, rest));
        };
        if let Some(by) = &now.by {
            chip(format!("{}：{}", record::BY, general::or_someone(by)), |rest| {
                rest.by = None
            });
        }
        if let Some(item) = now.item {
            chip(desk.watch_item(item, |ledger| record::name(ledger, item)), |rest| {
                rest.item = None
            });
        }
        if let Some(from) = now.from {
            chip(format!("{}{}", record::day(from), record::FROM_DAY), |rest| {
                rest.from = None
            });
        }
        if let Some(until) = now.until {
            chip(format!("{}{}", record::day(until), record::UNTIL_DAY), |rest| {
                rest.until = None
            });
        }
        if !now.text.is_empty() {
            chip(format!("{}：{}", record::TEXT, now.text), |rest| {
                rest.text = String::new()
            });
        }
        chips
    };
    move || {
        let chips = chips();
        (!chips.is_empty()).then(|| {
            let links = chips.into_iter().map(|(words, rest)| {
                view! {
                    <a class="chip" href=href(rest)>
                        <span class="visually-hidden">{record::CLEAR}</span> {words} <span aria-hidden="true">" ✕"</span>
                    </a>
                }
            });
            let all = href(RecordFilter::default());
            view! {
                <nav class="chips" aria-label=record::CHOSEN>
                    {links.collect_view()} <a class="clear-all" href=all>{record::CLEAR_ALL}</a>
                </nav>
            }
        })
    }
}
