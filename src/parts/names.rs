//! What is known already, offered where a name is typed: people and departments of this round, entered or only named.

use crate::desk::use_desk;
use ledger::people::Entered;
use leptos::prelude::*;

/// The id of the list of people.
pub const PEOPLE: &str = "known-people";
/// The id of the list of departments.
pub const DEPARTMENTS: &str = "known-departments";

/// The two lists; once in a page.
#[component]
pub fn KnownNames() -> impl IntoView {
    let desk = use_desk();
    let directory = Memo::new(move |_| desk.structure(ledger::Ledger::directory));
    let options = |known: Vec<Entered>| {
        known
            .into_iter()
            .map(|one| view! { <option value=one.name></option> })
            .collect_view()
    };
    view! {
        <datalist id=PEOPLE>{move || options(directory.get().people)}</datalist>
        <datalist id=DEPARTMENTS>{move || options(directory.get().departments)}</datalist>
    }
}
