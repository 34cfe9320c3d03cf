//! 佐证材料: the proofs named in this round, numbered, each with the problems that cite it.

use crate::words;
use leptos::prelude::*;

/// The page.
#[component]
pub fn EvidenceList() -> impl IntoView {
    view! { <h1>{words::EVIDENCE}</h1> }
}
