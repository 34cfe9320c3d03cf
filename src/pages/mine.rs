//! 我的清单: what one person has to do, by urgency, each with the next step. Who asks is the name in the top bar.

use crate::words;
use leptos::prelude::*;

/// The page.
#[component]
pub fn Mine() -> impl IntoView {
    view! { <h1>{words::MINE}</h1> }
}
