//! 收发: the checklist out as one file, and files in. A file is checked whole before anything is taken from it.

use crate::{
    browser::{
        clock,
        files::{self, Given, Unreadable},
        shelf::LocalShelf,
    },
    desk::use_desk,
    pages::start::switch_to,
    parts::{drop::DropZone, handle},
    words::{self, said},
};
use ledger::{
    ActorId, Field, ItemId,
    file::{self, Package},
};
use leptos::prelude::*;
use storage::{SaveState, Store};

/// The page.
#[component]
pub fn Exchange() -> impl IntoView {
    let desk = use_desk();
    let said = RwSignal::new(None::<&'static str>);
    let export = move |_| {
        desk.flush();
        let now = clock::now();
        let me = desk.me.get_untracked();
        let (unit, text) = desk.peek(|ledger| {
            (
                ledger.text(ItemId::ROUND, Field::Unit).to_owned(),
                file::export(ledger, desk.round, me.trim(), now),
            )
        });
        let done = files::download(&words::file_name(&unit, &me, &clock::written(now)), &text);
        if done {
            desk.was_exported(now);
        }
        said.set(Some(if done { words::EXPORTED } else { words::NOT_EXPORTED }));
    };
    view! {
        <div class="exchange">
            <h1>{words::EXCHANGE}</h1>
            <section>
                <h2>{words::OUT}</h2>
                <p>{words::OUT_HINT}</p>
                <p id="last-export">{move || said::exported(&desk.exported.get())}</p>
                <button type="button" class="primary" id="export" on:click=handle::click(export)>{words::EXPORT}</button>
                {move || said.get().map(|words| view! { <p class="message" role="status">{words}</p> })}
            </section>
            <section>
                <h2>{words::IN}</h2>
                <ImportZone />
            </section>
        </div>
    }
}

#[derive(Clone)]
enum Outcome {
    Good(String),
    Bad(String),
    Other(String, StoredValue<Package, LocalStorage>),
}

/// Where checklist files come in.
#[component]
pub fn ImportZone() -> impl IntoView {
    let desk = use_desk();
    let outcomes = RwSignal::new_local(Vec::<Outcome>::new());
    let take = move |file: Result<Given, Unreadable>| match file {
        Err(Unreadable::TooLarge(name)) => Outcome::Bad(words::too_large(&name)),
        Err(Unreadable::Failed(name)) => Outcome::Bad(words::unreadable(&name)),
        Ok(given) => {
            let Ok(text) = std::str::from_utf8(&given.bytes) else {
                return Outcome::Bad(format!("“{}”{}", given.name, words::NOT_TEXT));
            };
            match file::read(text) {
                Err(error) => Outcome::Bad(format!("“{}”{}", given.name, said::file_error(&error))),
                Ok(package) if package.heading.round == desk.round => {
                    let all = package.facts.len();
                    let new = desk.take_in(package.facts);
                    Outcome::Good(words::imported(&given.name, &package.heading.from, new, all))
                }
                Ok(package) => Outcome::Other(words::other_round(&given.name), StoredValue::new_local(package)),
            }
        }
    };
    let heard = move |file| {
        let outcome = take(file);
        outcomes.update(|list| list.push(outcome));
    };
    view! {
        <DropZone label=words::CHOOSE_FILE id="checklist-file" accept=".json" most=100_000_000.0 on_file=heard>
            <p>{words::IN_HINT}</p>
        </DropZone>
        {move || outcomes.get().into_iter().map(show).collect_view()}
    }
}

fn show(outcome: Outcome) -> AnyView {
    match outcome {
        Outcome::Good(words) => view! { <p class="message message-good" role="status">{words}</p> }.into_any(),
        Outcome::Bad(words) => view! { <p class="message message-bad" role="alert">{words}</p> }.into_any(),
        Outcome::Other(words, package) => {
            let desk = use_desk();
            let open = move |_| {
                desk.flush();
                open_other(package);
            };
            view! {
                <p class="message" role="status">
                    {words} <button type="button" class="open-other" on:click=handle::click(open)>{words::OPEN_OTHER}</button>
                </p>
            }
            .into_any()
        }
    }
}

/// Stores a file of another round under its own name, and opens that round once it is stored.
fn open_other(package: StoredValue<Package, LocalStorage>) {
    let desk = use_desk();
    package.with_value(|package| {
        let actor = ActorId::from_random(clock::random());
        let (mut store, _) = Store::open(LocalShelf::new(), package.heading.round, actor);
        match store.ensure(&package.facts) {
            SaveState::Saved => switch_to(package.heading.round),
            SaveState::Unsaved { facts, why } => {
                desk.saving.set(crate::desk::Saving::Failed(*facts, why.clone()));
            }
        }
    });
}
