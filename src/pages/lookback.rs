//! 回头看: a random draw among what was struck off, and what was found.

use crate::words;
use leptos::prelude::*;

/// The page.
#[component]
pub fn Lookback() -> impl IntoView {
    view! { <h1>{words::LOOKBACK}</h1> }
}
