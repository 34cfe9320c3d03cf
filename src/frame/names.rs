//! What is known already, offered where a name is typed: people and departments of this round, entered or only named.
//! Looked for when such a field is about to be typed into: the directory is too long to be made with every problem that
//! is opened, or kept up with every edit. A browser puts what is chosen in the place of all that was typed; so what is
//! offered carries the names before it along.

use crate::{
    browser::events,
    desk::{Desk, use_desk},
};
use ledger::work::people::{DirectoryEntry, before_last, has_name};
use leptos::prelude::*;

/// The id of the list of people.
pub const PEOPLE: &str = "known-people";
/// The id of the list of departments.
pub const DEPARTMENTS: &str = "known-departments";

/// The names in the two lists.
#[derive(Clone, Copy)]
pub struct NameOffers {
    desk: Desk,
    people: RwSignal<Vec<String>>,
    departments: RwSignal<Vec<String>>,
    /// The names before the one that is being typed, with what divides them from it.
    before: RwSignal<String>,
}

impl NameOffers {
    /// Nobody yet.
    pub fn new() -> NameOffers {
        NameOffers {
            desk: use_desk(),
            people: RwSignal::default(),
            departments: RwSignal::default(),
            before: RwSignal::default(),
        }
    }

    /// Something got the focus: if it offers names, they are looked for.
    pub fn look_for(self, event: &web_sys::FocusEvent) {
        let directory = || self.desk.peek(ledger::Ledger::directory);
        match offering(event).as_ref().map(|(list, _)| list.as_str()) {
            Some(PEOPLE) => offer(self.people, directory().people),
            Some(DEPARTMENTS) => offer(self.departments, directory().departments),
            _ => return,
        }
        self.follow(event);
    }

    /// Something was typed: what stands before the last name goes with every name that is offered.
    pub fn follow(self, event: &web_sys::Event) {
        let Some((_, text)) = offering(event) else { return };
        let before = before_last(&text);
        if self.before.with_untracked(|held| held != before) {
            self.before.set(before.to_owned());
        }
    }
}

/// The list of names that an input offers, and what stands in it.
fn offering(event: &web_sys::Event) -> Option<(String, String)> {
    events::offered_list(event).filter(|(list, _)| matches!(list.as_str(), PEOPLE | DEPARTMENTS))
}

fn offer(list: RwSignal<Vec<String>>, known: Vec<DirectoryEntry>) {
    let names: Vec<String> = known.into_iter().map(|one| one.name).collect();
    if list.with_untracked(|shown| *shown != names) {
        list.set(names);
    }
}

/// The two lists; once in a page.
#[component]
pub fn NameLists(known: NameOffers) -> impl IntoView {
    let options = move |names: RwSignal<Vec<String>>| {
        let before = known.before.get();
        let names = names.get().into_iter().filter(|name| !has_name(&before, name));
        names
            .map(|name| view! { <option value=format!("{before}{name}")></option> })
            .collect_view()
    };
    view! {
        <datalist id=PEOPLE>{move || options(known.people)}</datalist>
        <datalist id=DEPARTMENTS>{move || options(known.departments)}</datalist>
    }
}
