//! Texts of a problem: what was found, what came of it, and everything else said about it.

use super::{group_place::GroupPlace, section::Section};
use crate::{
    desk::use_desk,
    parts::{keyed_list::each, text_field::TextField},
    words::{self, problem as say},
};
use ledger::{Field, FieldSection, ItemId, Kind, ValueType};
use leptos::prelude::*;

/// Fields that stand at the head of the first section, in one line.
pub const HEAD: [Field; 2] = [Field::Number, Field::Title];

/// The texts that a section shows one below the other, as the table of fields says.
pub fn long_texts(section: FieldSection) -> impl Iterator<Item = Field> {
    let texts = section.fields().filter(|field| field.value_type() == ValueType::Text);
    texts.filter(|field| !HEAD.contains(field))
}

/// 问题: number, title, the wording of the feedback, what is wrong and why.
#[component]
pub fn WordingSection(item: ItemId) -> impl IntoView {
    view! {
        <Section title=say::WORDING class="wording">
            <div class="grid grid-number">
                {HEAD.map(|field| view! { <TextField item field /> }).collect_view()}
            </div>
            <GroupPlace item />
            {texts_of(item, FieldSection::Wording)}
        </Section>
    }
}

/// 成效: what was done, its results, what is still to come.
#[component]
pub fn ResultsSection(item: ItemId) -> impl IntoView {
    view! { <Section title=say::RESULTS class="results">{texts_of(item, FieldSection::Results)}</Section> }
}

fn texts_of(item: ItemId, section: FieldSection) -> AnyView {
    long_texts(section)
        .map(|field| view! { <TextField item field long=true /> })
        .collect_view()
        .into_any()
}

/// 备注与其他文字: folded while empty.
#[component]
pub fn RemarksSection(item: ItemId) -> impl IntoView {
    let desk = use_desk();
    let passages = Memo::new(move |_| desk.watch_item(item, |ledger| ledger.parts(item, Kind::Passage)));
    let none = desk.peek(|ledger| {
        let written = long_texts(FieldSection::Remarks).any(|field| !ledger.text(item, field).is_empty());
        !written && ledger.parts(item, Kind::Passage).is_empty()
    });
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
            {texts_of(item, FieldSection::Remarks)}
            {each(move || passages.get(), other)}
        </Section>
    }
}
