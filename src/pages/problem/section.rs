//! Section of the open problem: a heading that folds it, with a count. Whether it is folded is not stored.

use leptos::prelude::*;

/// A section.
#[component]
pub fn Section(
    /// Heading.
    title: &'static str,
    /// CSS class.
    class: &'static str,
    /// Text beside the heading: a count or a state.
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
