//! Rules in force: counting, warning thresholds and wordings, titles of lists.

use crate::{
    desk::use_desk,
    parts::{
        counting_rule::{CountedRule, NearlyDoneRule},
        text_field::Conflict,
        value_field::ValueField,
    },
    words::{closeout, round},
};
use ledger::{
    Field, ItemId,
    work::warning::{AWAITING_DAYS, FIRST_WARNING_DAYS, SECOND_WARNING_DAYS, WarningLevel},
};
use leptos::prelude::*;

const DAYS: [(Field, i64); 3] = [
    (Field::WarnFirstDays, FIRST_WARNING_DAYS),
    (Field::WarnSecondDays, SECOND_WARNING_DAYS),
    (Field::WarnAwaitingDays, AWAITING_DAYS),
];
const NAMES: [Field; 4] = [
    Field::ListProblemsName,
    Field::ListTasksName,
    Field::ListDutiesName,
    Field::ListLedgerName,
];

/// A field of the round, with the default that holds where it is empty.
fn with_usual(field: Field, usual: String) -> AnyView {
    let desk = use_desk();
    let item = ItemId::ROUND;
    let long = WarningLevel::ALL.iter().any(|level| level.wording() == field);
    let empty = Memo::new(move |_| {
        desk.watch_item(item, |ledger| {
            ledger
                .value(item, field)
                .is_none_or(|value| *value == ledger::Value::Nothing)
        })
    });
    view! {
        <div>
            <ValueField item field long />
            {move || empty.get().then(|| view! { <p class="field-note">{usual.clone()}</p> })}
        </div>
    }
    .into_any()
}

/// Section of the rules.
#[component]
pub fn Rules() -> impl IntoView {
    let item = ItemId::ROUND;
    let days = DAYS.map(|(field, usual)| with_usual(field, round::usual_days(usual)));
    let words = WarningLevel::listed().map(|level| {
        let usual = round::usual_wording(closeout::usual_wording(level));
        with_usual(level.wording(), usual)
    });
    let names = NAMES.map(|field| view! { <ValueField item field /> });
    view! {
        <NearlyDoneRule />
        <Conflict item field=Field::RuleNearlyDone />
        <CountedRule />
        <Conflict item field=Field::RuleCounted />
        <h3>{round::WARNINGS}</h3>
        <div class="fields">{days.collect_view()}</div>
        <p>{round::WARNINGS_HINT}</p>
        <div class="fields fields-wide">{words.collect_view()}</div>
        <h3>{round::LIST_NAMES}</h3>
        <p>{round::LIST_NAMES_HINT}</p>
        <div class="fields">{names.collect_view()}</div>
    }
}
