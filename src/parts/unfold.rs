//! Something that is made only when it is unfolded, so that a list of hundreds costs no more than what is seen.

use crate::browser::events;
use leptos::prelude::*;

/// A line to click, and what stands behind it.
#[component]
pub fn Unfold(
    /// The line.
    #[prop(into)]
    summary: Signal<String>,
    /// How it looks.
    #[prop(optional)]
    class: &'static str,
    /// What stands behind it.
    children: ChildrenFn,
) -> impl IntoView {
    let open = RwSignal::new(false);
    let toggled = move |event: web_sys::Event| {
        open.set(events::is_unfolded(&event));
    };
    view! {
        <details class=class on:toggle=toggled>
            <summary>{move || summary.get()}</summary>
            {move || open.get().then(|| children())}
        </details>
    }
}
