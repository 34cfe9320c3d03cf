//! What is asked about names, under the list of people: whether two names are one person, which of several people is meant.
//! Each answer is one action.

use crate::{
    desk::{Desk, use_desk},
    parts::event_handlers,
    words::round,
};
use ledger::{Command, Draft, Field, ItemId, Kind, Ledger, Setup, Value, work::people_register::NameQuestion};
use leptos::prelude::*;

/// Questions about names; nothing where there is none.
#[component]
pub fn NameQuestions() -> impl IntoView {
    let desk = use_desk();
    let asked = Memo::new(move |_| desk.watch_all(Ledger::name_questions));
    move || {
        let asked = asked.get();
        (!asked.is_empty()).then(|| {
            let each = asked.into_iter().map(|question| asking(desk, question)).collect_view();
            view! { <div class="not-entered name-questions"><h3>{round::NAME_QUESTIONS}</h3>{each}</div> }
        })
    }
}

fn asking(desk: Desk, question: NameQuestion) -> AnyView {
    let problems = |name: &str| {
        desk.peek(|ledger| {
            let people = ledger.directory().people.into_iter();
            people
                .filter(|one| one.name == name)
                .map(|one| one.problems.len())
                .sum()
        })
    };
    match question {
        NameQuestion::SameAsEntered { name, entry } => {
            let entered = desk.peek(|ledger| ledger.listed_person(entry)).unwrap_or_default();
            let words = round::same_as_entered(&name, &entered, problems(&name));
            let (same, another) = (round::is_same(&entered), round::is_another(&name));
            let add = Command::SetUp(Setup {
                round: Vec::new(),
                items: vec![Draft::new(Kind::Person, name.as_str())],
            });
            let one = Command::NameAs { name, person: entry };
            view! { <p>{words}</p>{answer(desk, same, one)}{answer(desk, another, add)} }.into_any()
        }
        NameQuestion::WhichOne { name, people } => {
            let words = round::which_one(&name, problems(&name), people.len());
            let each = people.into_iter().map(|(person, listed)| {
                let name = name.clone();
                answer(desk, round::all_mean(&listed), Command::NameAs { name, person })
            });
            view! { <p>{words}</p>{each.collect_view()} }.into_any()
        }
        NameQuestion::EnteredTwice { name, entries } => {
            let words = round::entered_twice(&name, entries.len());
            let merge = desk.peek(|ledger| made_one(ledger, &entries));
            view! { <p>{words}</p>{answer(desk, round::MAKE_ONE.to_owned(), merge)} }.into_any()
        }
    }
}

fn answer(desk: Desk, words: String, command: Command) -> AnyView {
    let give = move |_| {
        desk.flush();
        desk.perform(&command);
    };
    view! { <button type="button" class="enter" on:click=event_handlers::click(give)>{words}</button> }.into_any()
}

/// The entries as one: the first gets what only another has, and the others go.
fn made_one(ledger: &Ledger, entries: &[ItemId]) -> Command {
    let Some((first, others)) = entries.split_first() else {
        return Command::Together(Vec::new());
    };
    let lacking = Field::ALL
        .iter()
        .filter(|field| field.of_kind(Kind::Person) && ledger.text(*first, **field).is_empty());
    let fields = lacking.filter_map(|field| {
        let text = others
            .iter()
            .map(|item| ledger.text(*item, *field))
            .find(|text| !text.is_empty())?;
        Some(Command::Set {
            item: *first,
            field: *field,
            value: Value::text(text),
        })
    });
    let removals = others.iter().map(|item| Command::Remove {
        item: *item,
        reason: round::MADE_ONE.to_owned(),
    });
    Command::Together(fields.chain(removals).collect())
}
