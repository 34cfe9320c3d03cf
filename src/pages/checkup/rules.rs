//! Thresholds of the round, and its rules: each explained, and switched on or off. Both are fields of the round.

use crate::{
    desk::use_desk,
    parts::{event_handlers, refused::Refused, unfold::Unfold, value_field::ValueField},
    words::{checkup as say, round},
};
use checkup::{CheckSettings, Rule};
use ledger::{Command, Field, ItemId};
use leptos::prelude::*;

/// The section.
#[component]
pub fn Rules() -> impl IntoView {
    view! {
        <Unfold summary=Signal::stored(say::RULES.to_owned()) class="checkup-rules">
            <p>{say::RULES_LEAD}</p>
            <div class="fields">
                {CheckSettings::THRESHOLDS
                    .map(|(field, usual)| view! {
                        <div>
                            <ValueField item=ItemId::ROUND field />
                            <p class="field-note">{round::usual_number(usual)}</p>
                        </div>
                    })
                    .collect_view()}
            </div>
            <ul class="checkup-rule-list">{Rule::ALL.iter().map(|rule| line(*rule)).collect_view()}</ul>
        </Unfold>
    }
}

fn line(rule: Rule) -> AnyView {
    let desk = use_desk();
    let refused = Refused::new();
    let on =
        Memo::new(move |_| desk.watch_item(ItemId::ROUND, |ledger| !CheckSettings::of(ledger).off.contains(&rule)));
    let set = move |ticked: bool| {
        let value = desk.peek(|ledger| CheckSettings::switched(ledger, rule, ticked));
        let command = Command::Set {
            item: ItemId::ROUND,
            field: Field::CheckOff,
            value,
        };
        refused.perform(desk, &command);
    };
    let id = format!("rule-{}", rule.key());
    let named = id.clone();
    view! {
        <li>
            <label class="tick" for=named>
                <input type="checkbox" id=id prop:checked=move || on.get() on:change=event_handlers::tick(on, set) />
                <span>{say::rule(rule)}</span>
            </label>
            <p class="quiet-text">{rule.words().about}</p>
            {refused.line(String::new())}
        </li>
    }
    .into_any()
}
