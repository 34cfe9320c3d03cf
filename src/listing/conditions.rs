//! Form of the conditions that narrow a list.

use super::show::show;
use crate::{
    desk::use_desk,
    route::Listing,
    words::{self, closeout, fields},
};
use ledger::{
    Field, ItemId, Progress,
    closeout::CloseoutStatus,
    list::{DueFilter, ListFilter},
};
use leptos::prelude::*;

type ChoiceOptions = Vec<(String, String)>;

/// Select box of one condition, offering the values that occur.
fn condition(
    listing: Memo<Listing>,
    id: &'static str,
    name: &'static str,
    options: impl Fn() -> ChoiceOptions + Send + 'static,
    chosen: fn(&ListFilter) -> Option<String>,
    choose: fn(&mut ListFilter, Option<String>),
) -> AnyView {
    let now = Memo::new(move |_| listing.with(|listing| chosen(&listing.filter)).unwrap_or_default());
    let listed = move || {
        let now = now.get();
        let mut options = options();
        if !now.is_empty() && !options.iter().any(|(key, _)| *key == now) {
            options.push((now.clone(), now.clone()));
        }
        options
            .into_iter()
            .map(|(key, shown)| {
                let here = key == now;
                view! { <option value=key selected=here>{shown}</option> }
            })
            .collect_view()
    };
    let set = move |event| {
        let value = Some(event_target_value(&event)).filter(|value| !value.is_empty());
        let mut changed = listing.get_untracked();
        choose(&mut changed.filter, value);
        show(changed);
    };
    view! {
        <div class="field">
            <label for=id>{name}</label>
            <select id=id on:change=set>
                <option value="" selected=move || now.with(String::is_empty)>{words::ANY}</option>
                {listed}
            </select>
        </div>
    }
    .into_any()
}

fn fixed<T: Copy>(all: &[T], key: fn(T) -> String, name: fn(T) -> &'static str) -> ChoiceOptions {
    all.iter().map(|one| (key(*one), name(*one).to_owned())).collect()
}

fn named(field: Field) -> impl Fn() -> ChoiceOptions + Send + 'static {
    let desk = use_desk();
    move || {
        let choices = desk.watch_all(|ledger| {
            let problems: Vec<ItemId> = ledger.outline().problems().collect();
            ledger.choices(&problems, field)
        });
        choices.into_iter().map(|name| (name.clone(), name)).collect()
    }
}

fn groups() -> impl Fn() -> ChoiceOptions + Send + 'static {
    let desk = use_desk();
    move || {
        desk.watch_structure(|ledger| {
            let sections = ledger.outline().sections;
            let shown = sections.iter().filter_map(|section| {
                let group = section.group?;
                let indent = "　".repeat(section.depth);
                Some((
                    group.to_string(),
                    format!("{indent}{}", ledger.text(group, Field::Title)),
                ))
            });
            let none = ("none".to_owned(), words::NO_GROUP.to_owned());
            shown.chain([none]).collect()
        })
    }
}

fn step_key(step: Progress) -> String {
    step.key().to_owned()
}

fn status_key(status: CloseoutStatus) -> String {
    CloseoutStatus::ALL
        .iter()
        .position(|one| *one == status)
        .unwrap_or(0)
        .to_string()
}

fn term_key(term: DueFilter) -> String {
    DueFilter::ALL
        .iter()
        .position(|one| *one == term)
        .unwrap_or(0)
        .to_string()
}

fn at<T: Copy>(all: &[T], key: Option<String>) -> Option<T> {
    all.get(key?.parse::<usize>().ok()?).copied()
}

/// All conditions, the sort order and the saved views. The choices are collected when the form is first unfolded.
#[component]
pub fn ConditionForm(listing: Memo<Listing>) -> impl IntoView {
    let opened = RwSignal::new(false);
    let body = move || opened.get().then(|| conditions(listing));
    view! {
        <details class="tool tool-wide" on:toggle=move |_| opened.set(true)>
            <summary>{words::CONDITIONS}</summary>
            {body}
        </details>
    }
}

fn conditions(listing: Memo<Listing>) -> AnyView {
    let flag = move |name: &'static str, get: fn(&ListFilter) -> bool, set: fn(&mut ListFilter, bool)| {
        view! {
            <label class="tick">
                <input
                    type="checkbox"
                    prop:checked=move || listing.with(|listing| get(&listing.filter))
                    on:change=move |event| {
                        let mut changed = listing.get_untracked();
                        set(&mut changed.filter, event_target_checked(&event));
                        show(changed);
                    }
                />
                <span>{name}</span>
            </label>
        }
    };
    view! {
        <div class="conditions">
            {condition(listing, "by-group", words::COL_GROUP, groups(),
                |f| f.group.map(|g| g.map_or_else(|| "none".to_owned(), |id| id.to_string())),
                |f, key| f.group = key.and_then(|key| if key == "none" { Some(None) } else { key.parse().ok().map(Some) }))}
            {condition(listing, "by-progress", fields::field(Field::Progress), || fixed(&Progress::ALL, step_key, fields::progress),
                |f| f.progress.map(step_key),
                |f, key| f.progress = key.as_deref().and_then(Progress::from_key))}
            {condition(listing, "by-status", words::COL_CLOSEOUT, || fixed(&CloseoutStatus::ALL, status_key, closeout::status),
                |f| f.status.map(status_key),
                |f, key| f.status = at(&CloseoutStatus::ALL, key))}
            {condition(listing, "by-term", words::COL_DUE, || fixed(&DueFilter::ALL, term_key, words::term),
                |f| f.term.map(term_key),
                |f, key| f.term = at(&DueFilter::ALL, key))}
            {condition(listing, "by-leader", fields::field(Field::Leader), named(Field::Leader),
                |f| f.leader.clone(), |f, key| f.leader = key)}
            {condition(listing, "by-department", fields::field(Field::Department), named(Field::Department),
                |f| f.department.clone(), |f, key| f.department = key)}
            {condition(listing, "by-person", fields::field(Field::Person), named(Field::Person),
                |f| f.person.clone(), |f, key| f.person = key)}
            {condition(listing, "by-type", fields::field(Field::RectificationType), named(Field::RectificationType),
                |f| f.rectification_type.clone(), |f, key| f.rectification_type = key)}
            <div class="ticks">
                {flag(words::UNPROVED, |f| f.unproved, |f, on| f.unproved = on)}
                {flag(words::IN_CONFLICT, |f| f.in_conflict, |f, on| f.in_conflict = on)}
            </div>
        </div>
    }
    .into_any()
}
