//! 整改任务 page: what holds for the whole round: its fields, dates, rules in force, people, events, and the texts of
//! its notice. A page of sections; each edits in place.

mod entry_form;
mod entry_table;
mod groups;
mod milestones_and_opinions;
mod name_questions;
mod people;
mod rename;
mod round_fields;
mod rules;
mod schedule;

use crate::{
    browser::visibility_and_width,
    parts::event_handlers,
    route::Route,
    words::{self, round},
};
use leptos::prelude::*;

pub use groups::GroupChoice;

const SECTIONS: [(&str, &str); 7] = [
    ("round-facts", round::FACTS),
    ("round-schedule", round::SCHEDULE),
    ("round-rules", round::RULES),
    ("round-groups", round::GROUPS),
    ("round-people", round::PEOPLE),
    ("round-events", round::EVENTS),
    ("round-texts", round::TEXTS),
];

/// Page of 整改任务.
#[component]
pub fn RoundPage() -> impl IntoView {
    let places = SECTIONS
        .into_iter()
        .map(|(id, name)| view! { <button type="button" on:click=event_handlers::click(move |_| visibility_and_width::scroll_and_focus(id))>{name}</button> })
        .collect_view();
    let section = |place: usize, body: AnyView| {
        let (id, name) = SECTIONS.get(place).copied().unwrap_or_default();
        view! { <section class="sheet" aria-labelledby=id><h2 id=id tabindex="-1">{name}</h2>{body}</section> }
    };
    view! {
        <div class="round-page">
            <h1>{words::ROUND}</h1>
            <p class="lead">
                {round::LEAD} " "
                <a href=Route::Start.href()>{round::OTHER_ROUNDS}</a>
            </p>
            <nav class="places" aria-label=round::PLACES>{places}</nav>
            {section(0, view! { <round_fields::Facts /> }.into_any())}
            {section(1, view! { <schedule::Schedule /> }.into_any())}
            {section(2, view! { <rules::Rules /> }.into_any())}
            {section(3, view! { <groups::Groups /> }.into_any())}
            {section(4, view! { <people::People /> }.into_any())}
            {section(5, view! { <milestones_and_opinions::Events /> }.into_any())}
            {section(6, view! { <round_fields::Texts /> }.into_any())}
        </div>
    }
}
