//! Lists of people and departments, and names that the checklist uses but nobody has entered.

use super::{
    entry_table::{EntryColumns, EntryList, NameUses},
    name_questions::NameQuestions,
};
use crate::{
    desk::{Desk, use_desk},
    frame::name_suggestions::offered_in,
    parts::event_handlers,
    words::round,
};
use ledger::{
    Command, Draft, Field, Kind, Setup,
    work::directory::{Directory, DirectoryEntry},
};
use leptos::prelude::*;

const PERSONS: EntryColumns = EntryColumns {
    kind: Kind::Person,
    fields: &[Field::Title, Field::Post, Field::Department, Field::Role, Field::Phone],
    asked: &[Field::Title, Field::Post, Field::Department, Field::Phone],
    list: offered_in,
};
const UNITS: EntryColumns = EntryColumns {
    kind: Kind::Department,
    fields: &[Field::Title, Field::Leader, Field::Person, Field::Phone],
    asked: &[Field::Title, Field::Leader, Field::Person, Field::Phone],
    list: offered_in,
};

/// Section of both lists.
#[component]
pub fn People() -> impl IntoView {
    let desk = use_desk();
    let directory = Memo::new(move |_| desk.watch_all(|ledger| ledger.directory()));
    let people = Signal::derive(move || directory.with(|directory| directory.people.clone()));
    let departments = Signal::derive(move || directory.with(|directory| directory.departments.clone()));
    view! {
        {part(desk, PERSONS, directory, people, |directory| &directory.people)}
        <NameQuestions />
        {part(desk, UNITS, directory, departments, |directory| &directory.departments)}
    }
}

fn part(
    desk: Desk,
    columns: EntryColumns,
    directory: Memo<Directory>,
    all: Signal<Vec<DirectoryEntry>>,
    of: fn(&Directory) -> &Vec<DirectoryEntry>,
) -> AnyView {
    let rows = Memo::new(move |_| desk.watch_structure(|ledger| ledger.standing_alone(columns.kind)));
    let uses = Memo::new(move |_| {
        directory.with(|directory| {
            let each = of(directory).iter();
            each.flat_map(|one| one.items.iter().map(|item| (*item, one.problems.len())))
                .collect::<NameUses>()
        })
    });
    view! { <EntryList columns rows uses /> <NamesNotEntered kind=columns.kind all /> }.into_any()
}

/// Names used but not entered.
#[component]
fn NamesNotEntered(kind: Kind, all: Signal<Vec<DirectoryEntry>>) -> impl IntoView {
    let desk = use_desk();
    let missing = Memo::new(move |_| {
        let all = all.get().into_iter();
        all.filter(|one| one.items.is_empty()).collect::<Vec<_>>()
    });
    let enter = move |names: Vec<String>| {
        desk.flush();
        desk.perform(&Command::SetUp(Setup {
            round: Vec::new(),
            items: names.into_iter().map(|name| Draft::new(kind, name)).collect(),
        }));
    };
    move || {
        let missing = missing.get();
        (!missing.is_empty()).then(|| {
            let names: Vec<String> = missing.iter().map(|one| one.name.clone()).collect();
            let whole = (names.len() > 1).then(|| {
                view! {
                    <button type="button" class="enter-all" on:click=event_handlers::click(move |_| enter(names.clone()))>{round::ENTER_ALL}</button>
                }
            });
            let each = missing
                .into_iter()
                .map(|one| {
                    let words = round::enter(&one.name, one.problems.len());
                    let name = one.name;
                    view! { <button type="button" class="enter" on:click=event_handlers::click(move |_| enter(vec![name.clone()]))>{words}</button> }
                })
                .collect_view();
            view! { <div class="not-entered"><p>{round::NOT_ENTERED}</p>{whole}{each}</div> }
        })
    }
}
