//! Deadlines of the round: each computed from the feedback date by a rule, or set by hand.

use crate::{
    desk::use_desk,
    parts::{event_handlers, refused::Refused, value_field::ValueField},
    words::{closeout, dates, round},
};
use ledger::{
    Command, Due, Field, ItemId, Setup,
    work::schedule::{CONCENTRATED_CHOICES, RoundDeadline, ScheduledDeadline, preset},
};
use leptos::prelude::*;

/// Section of deadlines.
#[component]
pub fn Schedule() -> impl IntoView {
    let desk = use_desk();
    let schedule = Memo::new(move |_| desk.watch_item(ItemId::ROUND, |ledger| ledger.schedule()));
    let lead = move || {
        let feedback = desk.watch_item(ItemId::ROUND, |ledger| {
            ledger.text(ItemId::ROUND, Field::FeedbackOn).parse::<Due>().ok()
        });
        feedback.map_or_else(
            || round::NO_FEEDBACK.to_owned(),
            |date| round::from_feedback(&dates::written(date)),
        )
    };
    let presets = CONCENTRATED_CHOICES
        .into_iter()
        .map(|months| {
            let holds = move || {
                let schedule = schedule.get();
                let all = schedule.iter().all(|date| date.months == date.stage.usual(months));
                if all { "true" } else { "false" }
            };
            let take = move |_| {
                desk.flush();
                desk.perform(&Command::SetUp(Setup {
                    round: preset(months).to_vec(),
                    items: Vec::new(),
                }));
            };
            view! { <button type="button" aria-pressed=holds on:click=event_handlers::click(take)>{round::preset(months)}</button> }
        })
        .collect_view();
    let rows = RoundDeadline::ALL
        .into_iter()
        .enumerate()
        .map(|(place, stage)| {
            let one = Memo::new(move |_| schedule.with(|dates| dates.get(place).copied()));
            row(stage, one)
        })
        .collect_view();
    view! {
        <p>{lead}</p>
        <p class="presets" role="group" aria-label=round::PRESETS>
            <span class="presets-label">{round::PRESETS}</span>
            {presets}
        </p>
        <table class="entries schedule">
            <thead>
                <tr>
                    <th scope="col">{round::COL_STAGE}</th>
                    <th scope="col" class="narrow">{round::COL_MONTHS}</th>
                    <th scope="col">{round::COL_COMPUTED}</th>
                    <th scope="col">{round::COL_BY_HAND}</th>
                    <th scope="col">{round::COL_IN_FORCE}</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
        <SettledPlan />
    }
}

/// 确定计划: the day from which due dates are put off by an extension only, and the button that sets it to today.
#[component]
fn SettledPlan() -> impl IntoView {
    let desk = use_desk();
    let (item, field) = (ItemId::ROUND, Field::PlanSettledOn);
    let settled = Memo::new(move |_| desk.watch_item(item, |ledger| !ledger.text(item, field).is_empty()));
    let refused = Refused::new();
    let settle = move |_| {
        desk.flush();
        let value = Due::Day(desk.today.get_untracked().day).into();
        refused.perform(desk, &Command::Set { item, field, value });
    };
    view! {
        <div class="settled-plan">
            <ValueField item field />
            {move || (!settled.get()).then(|| view! {
                <button type="button" id="settle-plan" on:click=event_handlers::click(settle)>{round::SETTLE_PLAN}</button>
            })}
            {refused.line(String::new())}
        </div>
        <p class="field-note">{move || if settled.get() { round::PLAN_IS_SETTLED } else { round::PLAN_NOT_SETTLED }}</p>
    }
}

fn row(stage: RoundDeadline, one: Memo<Option<ScheduledDeadline>>) -> AnyView {
    let name = closeout::stage(stage);
    let item = ItemId::ROUND;
    let computed = move || {
        let one = one.get();
        one.and_then(|one| {
            one.computed
                .map(|date| round::computed(&dates::written(Due::Day(date)), one.months))
        })
        .unwrap_or_else(|| round::NO_DATE.to_owned())
    };
    let in_force = move || {
        one.get()
            .and_then(|one| one.date())
            .map_or_else(|| round::NO_DATE.to_owned(), dates::written)
    };
    let by_hand = move || one.get().is_some_and(|one| one.by_hand.is_some());
    let note = move || by_hand().then(|| view! { <span class="quiet-text">"（"{round::BY_HAND}"）"</span> });
    view! {
        <tr>
            <th scope="row">{name}</th>
            <td class="narrow"><ValueField item field=stage.rule() label=round::months_of(name) /></td>
            <td class:superseded=by_hand><span class="cell-label">{round::COL_COMPUTED}</span>{computed}</td>
            <td><ValueField item field=stage.by_hand() label=round::by_hand_of(name) /></td>
            <td class="in-force"><span class="cell-label">{round::COL_IN_FORCE}</span><strong>{in_force}</strong>{note}</td>
        </tr>
    }
    .into_any()
}
