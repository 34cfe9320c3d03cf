//! 帮助: what to do, what the words mean, the keys. Lays out what stands in `words::help`; knows nothing of the
//! checklist.

use crate::{parts::keys::KeyTable, words::help};
use leptos::prelude::*;

/// The page.
#[component]
pub fn Help() -> impl IntoView {
    let tasks = help::TASKS
        .iter()
        .map(|task| {
            let steps = task.steps.iter().map(|step| view! { <li>{*step}</li> }).collect_view();
            view! { <section class="way"><h3>{task.title}</h3><ol>{steps}</ol></section> }
        })
        .collect_view();
    let terms = help::TERMS
        .iter()
        .map(|(term, meaning)| view! { <tr><th scope="row">{*term}</th><td>{*meaning}</td></tr> })
        .collect_view();
    view! {
        <div class="help">
            <h1>{help::TITLE}</h1>
            <p class="lead">{help::LEAD}</p>
            <h2>{help::TASKS_LABEL}</h2>
            <div class="tasks">{tasks}</div>
            <h2 id="help-terms">{help::TERMS_LABEL}</h2>
            <table class="plain" aria-labelledby="help-terms">
                <thead>
                    <tr>
                        <th scope="col">{help::COL_TERM}</th>
                        <th scope="col">{help::COL_MEANING}</th>
                    </tr>
                </thead>
                <tbody>{terms}</tbody>
            </table>
            <h2>{help::KEYS_LABEL}</h2>
            <p>{help::KEYS_HINT}</p>
            <KeyTable />
        </div>
    }
}
