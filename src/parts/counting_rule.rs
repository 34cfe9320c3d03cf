//! Controls of the counting rule (口径): what 基本完成 counts as, and whether problems or measures are counted.

use crate::{
    desk::use_desk,
    parts::{
        refused::Refused,
        select_box::{SelectBox, fixed_options},
    },
    words::{self, fields, round},
};
use ledger::{
    Command, Field, ItemId, Value,
    count::{CountUnit, CountingRule, NearlyDoneRule},
};
use leptos::prelude::*;

/// Choice of what 基本完成 counts as.
#[component]
pub fn NearlyDoneRule() -> impl IntoView {
    let options = NearlyDoneRule::ALL.map(|one| (one.key(), fields::nearly_done(one)));
    choice("rule", words::RULE, Field::RuleNearlyDone, options.to_vec(), |rule| {
        rule.nearly_done.key()
    })
}

/// Choice between problems and measures.
#[component]
pub fn CountedRule() -> impl IntoView {
    let options = CountUnit::ALL.map(|one| (one.key(), fields::counted(one)));
    choice(
        "rule-counted",
        round::COUNTED,
        Field::RuleCounted,
        options.to_vec(),
        |rule| rule.counted.key(),
    )
}

fn choice(
    id: &'static str,
    label: &'static str,
    field: Field,
    options: Vec<(&'static str, &'static str)>,
    of: fn(CountingRule) -> &'static str,
) -> AnyView {
    let desk = use_desk();
    let now = Memo::new(move |_| desk.watch_counts(|ledger| of(ledger.counting_rule()).to_owned()));
    let refused = Refused::new();
    let choose = move |key: String| {
        desk.flush();
        let value = Value::text(key);
        let item = ItemId::ROUND;
        refused.perform(desk, &Command::Set { item, field, value });
    };
    let options = Signal::stored(fixed_options(options));
    view! {
        <div class="rule field">
            <label for=id>{label}</label>
            <SelectBox id value=now options on_choose=choose />
            {refused.line(String::new())}
        </div>
    }
    .into_any()
}
