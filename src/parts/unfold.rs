//! Lazy `<details>`: its content is built when it is first unfolded, so that a list of hundreds costs only what is
//! seen.

use crate::browser::events;
use leptos::prelude::*;

/// Summary line with content behind it.
#[component]
pub fn Unfold(
    /// Summary line.
    #[prop(into)]
    summary: Signal<String>,
    /// CSS class.
    #[prop(optional)]
    class: &'static str,
    /// Content.
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
