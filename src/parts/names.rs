//! What is known already, offered where a name is typed: people and departments of this round, entered or only named.
//! Looked for when such a field is about to be typed into: the directory is too long to be made with every problem that
//! is opened, or kept up with every edit.

use crate::desk::{Desk, use_desk};
use ledger::people::Entered;
use leptos::prelude::*;

/// The id of the list of people.
pub const PEOPLE: &str = "known-people";
/// The id of the list of departments.
pub const DEPARTMENTS: &str = "known-departments";

/// The names in the two lists.
#[derive(Clone, Copy)]
pub struct Known {
    desk: Desk,
    people: RwSignal<Vec<String>>,
    departments: RwSignal<Vec<String>>,
}

impl Known {
    /// Nobody yet.
    pub fn new() -> Known {
        Known {
            desk: use_desk(),
            people: RwSignal::default(),
            departments: RwSignal::default(),
        }
    }

    /// Something got the focus: if it offers names, they are looked for.
    pub fn look_for(self, event: &web_sys::FocusEvent) {
        let list = event_target::<web_sys::Element>(event).get_attribute("list");
        let directory = || self.desk.peek(ledger::Ledger::directory);
        match list.as_deref() {
            Some(PEOPLE) => offer(self.people, directory().people),
            Some(DEPARTMENTS) => offer(self.departments, directory().departments),
            _ => {}
        }
    }
}

fn offer(list: RwSignal<Vec<String>>, known: Vec<Entered>) {
    let names: Vec<String> = known.into_iter().map(|one| one.name).collect();
    if list.with_untracked(|shown| *shown != names) {
        list.set(names);
    }
}

/// The two lists; once in a page.
#[component]
pub fn KnownNames(known: Known) -> impl IntoView {
    let options = |names: Vec<String>| {
        names
            .into_iter()
            .map(|name| view! { <option value=name></option> })
            .collect_view()
    };
    view! {
        <datalist id=PEOPLE>{move || options(known.people.get())}</datalist>
        <datalist id=DEPARTMENTS>{move || options(known.departments.get())}</datalist>
    }
}
