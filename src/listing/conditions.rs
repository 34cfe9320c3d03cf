//! Form of the conditions that narrow a list.

use super::go_to_listing::show;
use crate::{
    browser::pinyin,
    desk::use_desk,
    parts::select_box::{SelectBox, SelectOptions},
    route::Listing,
    words::{self, conditions::condition as condition_in_words, fields},
};
use ledger::{
    Field, ItemId, Progress,
    closeout::CloseoutStatus,
    list::{Condition, ConditionKind, DueFilter},
};
use leptos::prelude::*;

/// Select box of one condition. `options`: the conditions of this kind to choose from, with their words.
fn choice(
    listing: Memo<Listing>,
    kind: ConditionKind,
    id: &'static str,
    name: &'static str,
    options: impl Fn() -> SelectOptions + Send + Sync + 'static,
) -> AnyView {
    let chosen = move |listing: &Listing| listing.filter.get(kind)?.to_pair().map(|(_, value)| value);
    let now = Memo::new(move |_| listing.with(chosen).unwrap_or_default());
    let options = Signal::derive(move || {
        let mut options = options();
        options.insert(0, (String::new(), words::ANY.to_owned()));
        options
    });
    let set = move |value: String| {
        let mut changed = listing.get_untracked();
        changed.filter.clear(kind);
        if let Some(condition) = Condition::from_pair(kind.key(), &value).filter(|_| !value.is_empty()) {
            changed.filter.set(condition);
        }
        show(changed);
    };
    view! {
        <div class="field">
            <label for=id>{name}</label>
            <SelectBox id value=now options on_choose=set />
        </div>
    }
    .into_any()
}

/// The option that asks for a condition, with its words.
fn option(condition: Condition, words: String) -> Option<(String, String)> {
    condition.to_pair().map(|(_, value)| (value, words))
}

fn fixed(conditions: impl IntoIterator<Item = Condition>) -> SelectOptions {
    let told = |condition: Condition| {
        let words = condition_in_words(&condition, &|_| String::new());
        option(condition, words)
    };
    conditions.into_iter().filter_map(told).collect()
}

fn named(field: Field) -> impl Fn() -> SelectOptions + Send + Sync + 'static {
    let desk = use_desk();
    move || {
        let choices = desk.watch_all(|ledger| {
            let problems: Vec<ItemId> = ledger.outline().problems().collect();
            ledger.choices(&problems, field)
        });
        let mut choices = choices;
        pinyin::sort_by_name(&mut choices, |name| name);
        choices.into_iter().map(|name| (name.clone(), name)).collect()
    }
}

fn groups() -> impl Fn() -> SelectOptions + Send + Sync + 'static {
    let desk = use_desk();
    move || {
        desk.watch_structure(|ledger| {
            let sections = ledger.outline().sections;
            let shown = sections.iter().filter_map(|section| {
                let group = section.group?;
                let indent = "　".repeat(section.depth);
                let words = format!("{indent}{}", ledger.text(group, Field::Title));
                option(Condition::Group(Some(group)), words)
            });
            let none = option(Condition::Group(None), words::NO_GROUP.to_owned());
            shown.chain(none).collect()
        })
    }
}

/// All conditions. The choices are collected when the form is first unfolded.
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

/// The control of a condition; none for those that only a number or a board leads to.
fn control(listing: Memo<Listing>, kind: ConditionKind) -> Option<AnyView> {
    let by_name = |id, field| choice(listing, kind, id, fields::field(field), named(field));
    Some(match kind {
        ConditionKind::Group => choice(listing, kind, "by-group", words::COL_GROUP, groups()),
        ConditionKind::Progress => choice(listing, kind, "by-progress", fields::field(Field::Progress), || {
            fixed(Progress::ALL.map(Condition::Progress))
        }),
        ConditionKind::Status => choice(listing, kind, "by-status", words::COL_CLOSEOUT, || {
            fixed(CloseoutStatus::ALL.map(Condition::Status))
        }),
        ConditionKind::Term => choice(listing, kind, "by-term", words::COL_DUE, || {
            fixed(DueFilter::ALL.map(Condition::Term))
        }),
        ConditionKind::Leader => by_name("by-leader", Field::Leader),
        ConditionKind::Department => by_name("by-department", Field::Department),
        ConditionKind::Person => by_name("by-person", Field::Person),
        ConditionKind::RectificationType => by_name("by-type", Field::RectificationType),
        ConditionKind::These
        | ConditionKind::Unproved
        | ConditionKind::InConflict
        | ConditionKind::Counted
        | ConditionKind::Row
        | ConditionKind::WaitsFor => return None,
    })
}

/// The tick of a condition that asks for nothing but that it holds.
fn tick(listing: Memo<Listing>, condition: Condition) -> AnyView {
    let kind = condition.kind();
    let name = condition_in_words(&condition, &|_| String::new());
    let set = move |event| {
        let mut changed = listing.get_untracked();
        if event_target_checked(&event) {
            changed.filter.set(condition.clone());
        } else {
            changed.filter.clear(kind);
        }
        show(changed);
    };
    view! {
        <label class="tick">
            <input
                type="checkbox"
                prop:checked=move || listing.with(|listing| listing.filter.get(kind).is_some())
                on:change=set
            />
            <span>{name}</span>
        </label>
    }
    .into_any()
}

fn conditions(listing: Memo<Listing>) -> AnyView {
    let choices = ConditionKind::ALL.iter().filter_map(|kind| control(listing, *kind));
    let ticks = [Condition::Unproved(()), Condition::InConflict(())];
    view! {
        <div class="conditions">
            {choices.collect_view()}
            <div class="ticks">{ticks.map(|condition| tick(listing, condition)).collect_view()}</div>
        </div>
    }
    .into_any()
}
