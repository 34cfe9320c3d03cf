//! A section of the screen: a small heading that folds it, with a count. What is folded is not stored.

use leptos::prelude::*;

/// The section.
#[component]
pub fn Section(
    /// The heading.
    title: &'static str,
    /// What the section is called in the style.
    class: &'static str,
    /// What stands beside the heading: a count, a state.
    #[prop(optional, into)]
    count: Option<Signal<String>>,
    /// Whether it is folded at first.
    #[prop(optional)]
    folded: bool,
    children: Children,
) -> impl IntoView {
    let count = count.map(|count| view! { <span class="part-count">{move || count.get()}</span> });
    view! {
        <details class="part" open=!folded>
            <summary><h3>{title}</h3>{count}</summary>
            <section class=class aria-label=title>{children()}</section>
        </details>
    }
}
