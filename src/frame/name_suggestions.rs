//! Suggestions of names: people and departments of this round, entered or merely mentioned, offered where a name is
//! typed. They are collected when such a field gets the focus: the directory is too large to be built with every
//! problem that is opened, or at every edit. A browser replaces the whole text of the input by the chosen suggestion,
//! so each suggestion includes the names typed before.

use crate::{
    browser::{events, pinyin},
    desk::{Desk, use_desk},
};
use ledger::{
    Field, NamesOf,
    work::{
        directory::DirectoryEntry,
        people::{before_last, has_name},
    },
};
use leptos::prelude::*;

/// Id of the datalist of people.
pub const PEOPLE: &str = "known-people";
/// Id of the datalist of departments.
pub const DEPARTMENTS: &str = "known-departments";

/// Datalist of the names that are suggested in a field; empty where it holds no names.
pub fn offered_in(field: Field) -> &'static str {
    match field.names_of() {
        Some(NamesOf::People) => PEOPLE,
        Some(NamesOf::Departments | NamesOf::Helpers) => DEPARTMENTS,
        Some(NamesOf::Other) | None => "",
    }
}

/// Names suggested in the two datalists.
#[derive(Clone, Copy)]
pub struct NameOffers {
    desk: Desk,
    people: RwSignal<Vec<String>>,
    departments: RwSignal<Vec<String>>,
    /// Text before the name that is being typed, with the separator.
    before: RwSignal<String>,
}

impl NameOffers {
    /// No suggestions yet.
    pub fn new() -> NameOffers {
        NameOffers {
            desk: use_desk(),
            people: RwSignal::default(),
            departments: RwSignal::default(),
            before: RwSignal::default(),
        }
    }

    /// Collects the suggestions when an input that has some gets the focus.
    pub fn look_for(self, event: &web_sys::FocusEvent) {
        let directory = || self.desk.peek(ledger::Ledger::directory);
        match offering(event).as_ref().map(|(list, _)| list.as_str()) {
            Some(PEOPLE) => offer(self.people, directory().people),
            Some(DEPARTMENTS) => offer(self.departments, directory().departments),
            _ => return,
        }
        self.follow(event);
    }

    /// Follows what is typed: the text before the last name is put before every suggestion.
    pub fn follow(self, event: &web_sys::Event) {
        let Some((_, text)) = offering(event) else { return };
        let before = before_last(&text);
        if self.before.with_untracked(|held| held != before) {
            self.before.set(before.to_owned());
        }
    }
}

/// The datalist of an input that has suggestions, and the input's text.
fn offering(event: &web_sys::Event) -> Option<(String, String)> {
    events::offered_list(event).filter(|(list, _)| matches!(list.as_str(), PEOPLE | DEPARTMENTS))
}

fn offer(list: RwSignal<Vec<String>>, known: Vec<DirectoryEntry>) {
    let mut names: Vec<String> = known.into_iter().map(|one| one.name).collect();
    pinyin::sort_by_name(&mut names, |name| name);
    if list.with_untracked(|shown| *shown != names) {
        list.set(names);
    }
}

/// The two datalists; once in a page.
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
