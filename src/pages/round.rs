//! 整改任务: the round, the rules in force, its dates, people, milestones and opinions.

use crate::words;
use leptos::prelude::*;

/// The page.
#[component]
pub fn RoundPage() -> impl IntoView {
    view! { <h1>{words::ROUND}</h1> }
}
