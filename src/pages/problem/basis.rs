//! Texts of a problem: what was found, what came of it, and everything else said about it.

use super::{group_place::GroupPlace, section::Section};
use crate::{
    desk::use_desk,
    parts::{each::each, field::TextField, value::ValueField},
    words::{self, problem as say},
};
use ledger::{Field, ItemId, Kind};
use leptos::prelude::*;

/// 问题: number, title, the wording of the feedback, what is wrong and why.
#[component]
pub fn WordingSection(item: ItemId) -> impl IntoView {
    view! {
        <Section title=say::WORDING class="wording">
            <div class="grid grid-number">
                <TextField item field=Field::Number />
                <TextField item field=Field::Title />
            </div>
            <GroupPlace item />
            <TextField item field=Field::Original long=true />
            <TextField item field=Field::Situation long=true />
            <TextField item field=Field::Cause long=true />
        </Section>
    }
}

/// 成效: what was done, its results, what is still to come.
#[component]
pub fn ResultsSection(item: ItemId) -> impl IntoView {
    let fields = [
        Field::Rectification,
        Field::Outcome,
        Field::CurrentEffect,
        Field::NextSteps,
        Field::Similar,
    ];
    view! {
        <Section title=say::RESULTS class="results">
            {fields.into_iter().map(|field| view! { <TextField item field long=true /> }).collect_view()}
        </Section>
    }
}

/// 备注与其他文字: folded while empty.
#[component]
pub fn RemarksSection(item: ItemId) -> impl IntoView {
    let desk = use_desk();
    let passages = Memo::new(move |_| desk.watch_item(item, |ledger| ledger.parts(item, Kind::Passage)));
    let none = desk
        .peek(|ledger| ledger.text(item, Field::Remarks).is_empty() && ledger.parts(item, Kind::Passage).is_empty());
    let label = move |passage| {
        desk.peek(|ledger| {
            let label = ledger.text(passage, Field::Title);
            if label.is_empty() {
                words::OTHER_TEXTS.to_owned()
            } else {
                label.to_owned()
            }
        })
    };
    let other = move |passage: ItemId| {
        view! { <TextField item=passage field=Field::Remarks long=true label=label(passage) /> }.into_any()
    };
    view! {
        <Section title=say::REMARKS class="remarks-part" folded=none>
            <ValueField item field=Field::Remarks long=true />
            {each(move || passages.get(), other)}
        </Section>
    }
}
