//! What is shown before the app when something that was stored could not be read: what there is, what cannot be read,
//! the raw text as a download, and the way on with the rest. Nothing is changed here.

use crate::{
    browser::files,
    desk::use_desk,
    words::{self, said},
};
use leptos::prelude::*;

/// The page.
#[component]
pub fn Recovery(#[prop(into)] on_go: Callback<()>) -> impl IntoView {
    let desk = use_desk();
    let trouble = desk.trouble.get_untracked();
    let rows = trouble
        .set_aside
        .into_iter()
        .map(|aside| {
            let key = aside.key.clone();
            let failed = RwSignal::new(false);
            let download = move |_| {
                let name = format!("{}.txt", key.replace('/', "-"));
                let done = matches!(desk.raw(&key), Ok(Some(text)) if files::download(&name, &text));
                failed.set(!done);
            };
            view! {
                <li>
                    <code>{aside.key}</code>
                    <span>{words::aside(said::set_aside(&aside.why), aside.length)}</span>
                    <button type="button" on:click=download>{words::DOWNLOAD_RAW}</button>
                    {move || failed.get().then_some(words::NOT_EXPORTED)}
                </li>
            }
        })
        .collect_view();
    let unread = trouble.unread.len();
    let gone = trouble.gone;
    view! {
        <div class="recovery">
            <h1>{words::RECOVERY}</h1>
            <p>{words::RECOVERY_LEAD}</p>
            <p>{words::readable(desk.peek(|ledger| ledger.facts().len()))}</p>
            <ul>{rows}</ul>
            {(unread > 0).then(|| view! { <p>{words::not_given(unread)}</p> })}
            {gone.map(|(noted, found)| view! { <p role="alert">{words::missing(noted, found)}</p> })}
            <button
                type="button"
                class="primary"
                id="go-on"
                on:click=move |_| {
                    desk.go_on();
                    on_go.run(());
                }
            >
                {words::GO_ON}
            </button>
        </div>
    }
}
