//! Fields of the round itself and the texts of its notice.

use crate::{desk::use_desk, parts::value_field::ValueField, words::round};
use ledger::{Field, ItemId};
use leptos::prelude::*;

const FACTS: [Field; 7] = [
    Field::Unit,
    Field::HeadOfUnit,
    Field::Team,
    Field::InspectedFrom,
    Field::InspectedTo,
    Field::FeedbackOn,
    Field::PublishedOn,
];
const TEXTS: [Field; 4] = [Field::Opening, Field::Organisation, Field::Plan, Field::Signature];
/// Texts that were left over when a notice was read; shown only where there are any.
const LEFT_OVER: [Field; 2] = [Field::Between, Field::Unread];

fn field(field: Field, long: bool) -> AnyView {
    view! { <ValueField item=ItemId::ROUND field long /> }.into_any()
}

/// Section of the round's fields.
#[component]
pub fn Facts() -> impl IntoView {
    view! {
        <div class="fields">{FACTS.map(|one| field(one, false)).collect_view()}</div>
        <ValueField item=ItemId::ROUND field=Field::LeadingGroup long=true label=round::LEADING_GROUP />
        {field(Field::Contact, true)}
    }
}

/// Section of the notice's texts.
#[component]
pub fn Texts() -> impl IntoView {
    let desk = use_desk();
    let there = |one: &Field| desk.peek(|ledger| !ledger.text(ItemId::ROUND, *one).is_empty());
    view! {
        {field(Field::NoticeTitle, false)}
        {TEXTS.map(|one| field(one, true)).collect_view()}
        {LEFT_OVER.into_iter().filter(there).map(|one| field(one, true)).collect_view()}
    }
}
