//! Rounds stored in this browser: each can be opened, an example deleted, a new one begun.

use crate::{
    browser::{clock, round_switching::switch_to, shelf::LocalShelf},
    desk::use_desk,
    example::example_round,
    frame::example_banner::Forget,
    parts::event_handlers,
    words,
};
use ledger::{ActorId, Field, ItemId, Ledger, file::RoundId};
use leptos::prelude::*;

fn unit(ledger: &Ledger) -> String {
    ledger.text(ItemId::ROUND, Field::Unit).to_owned()
}

/// Inspected unit of a stored round that has no note yet.
fn look_into(round: RoundId) -> String {
    let (_, opened) = storage::Store::open(LocalShelf::new(), round, ActorId::from_random(clock::random()));
    unit(&Ledger::of(opened.facts))
}

/// List of the stored rounds.
#[component]
pub fn StoredRounds() -> impl IntoView {
    let desk = use_desk();
    let rounds = storage::rounds(&LocalShelf::new()).unwrap_or_default();
    // The name comes from the note: opening every round only for its name takes long where several are large.
    let noted = storage::round_notes(&LocalShelf::new()).unwrap_or_default();
    let called = |round| match noted.iter().find(|noted| noted.round == round) {
        _ if round == desk.round => desk.peek(unit),
        Some(noted) if !noted.label.is_empty() => noted.label.clone(),
        _ => look_into(round),
    };
    let rows = rounds
        .into_iter()
        .map(|summary| {
            let round = summary.round;
            let here = round == desk.round;
            let unit = called(round);
            let example = example_round::is_example(round, &unit);
            let name = if unit.is_empty() {
                words::UNNAMED_ROUND.to_owned()
            } else {
                unit
            };
            let label = words::example::forget(&name);
            let open = move |_| {
                desk.flush();
                switch_to(round);
            };
            view! {
                <li>
                    <button type="button" disabled=here on:click=event_handlers::click(open)>{name}</button>
                    <span class="quiet-text">{words::round_size(&round.to_string(), here)}</span>
                    " "
                    {example.then(|| view! { <Forget round label /> })}
                </li>
            }
        })
        .collect_view();
    let fresh = move |_| {
        desk.flush();
        switch_to(RoundId::from_random(clock::random()));
    };
    view! {
        <section class="rounds">
            <h2>{words::ROUNDS}</h2>
            <ul>{rows}</ul>
            <p>{words::NEW_ROUND_HINT}</p>
            <button type="button" id="new-round" on:click=event_handlers::click(fresh)>{words::NEW_ROUND}</button>
        </section>
    }
}
