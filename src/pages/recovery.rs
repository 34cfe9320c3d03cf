//! Recovery page, shown before anything else when stored data is unreadable or missing: what is there, what was set
//! aside with its raw text as a download, what is missing, and the button that goes on with the rest. Nothing is
//! changed here.

use crate::{
    browser::{address, files},
    desk::{Desk, StorageTrouble, use_desk},
    parts::event_handlers,
    words::{self, stored},
};
use ledger::{Field, ItemId, Ledger};
use leptos::prelude::*;
use storage::SetAside;

/// Recovery page.
#[component]
pub fn Recovery(#[prop(into)] on_go: Callback<()>) -> impl IntoView {
    let desk = use_desk();
    let trouble = desk.trouble.get_untracked();
    let (title, lead) = if trouble.set_aside.is_empty() && trouble.unread.is_empty() {
        (words::RECOVERY_GONE, words::RECOVERY_GONE_LEAD)
    } else {
        (words::RECOVERY, words::RECOVERY_LEAD)
    };
    let there = desk.peek(|ledger| {
        let facts = ledger.facts().len();
        words::readable(ledger.text(ItemId::ROUND, Field::Unit), problems(ledger), facts)
    });
    view! {
        <div class="recovery">
            <h1>{title}</h1>
            <p class="lead">{lead}</p>
            <h2>{words::RECOVERED}</h2>
            <p id="readable">{there}</p>
            {unreadable(desk, &trouble)}
            {missing(&trouble)}
            <p class="recovery-ways">
                <button
                    type="button"
                    class="primary"
                    id="go-on"
                    on:click=event_handlers::click(move |_| {
                        desk.acknowledge_trouble();
                        on_go.run(());
                    })
                >
                    {words::GO_ON}
                </button>
                " "
                <button type="button" on:click=event_handlers::click(move |_| address::reload())>{words::READ_AGAIN}</button>
            </p>
        </div>
    }
}

fn problems(ledger: &Ledger) -> usize {
    ledger.tally().total
}

fn unreadable(desk: Desk, trouble: &StorageTrouble) -> Option<AnyView> {
    let unread = trouble.unread.len();
    if trouble.set_aside.is_empty() && unread == 0 {
        return None;
    }
    let outcome = RwSignal::new(None::<bool>);
    let rows = trouble
        .set_aside
        .iter()
        .map(|aside| row(desk, aside, outcome))
        .collect_view();
    let keys: Vec<String> = trouble.set_aside.iter().map(|aside| aside.key.clone()).collect();
    let several = keys.len() > 1;
    let all = move |_| outcome.set(Some(download(desk, &keys)));
    let said = move || {
        outcome.get().map(|given| {
            let (class, words) = if given {
                ("message", words::RAW_GIVEN)
            } else {
                ("message message-bad", words::RAW_NOT_GIVEN)
            };
            view! { <p class=class role="status">{words}</p> }
        })
    };
    let view = view! {
        <h2>{words::UNREADABLE}</h2>
        <ul>{rows}</ul>
        {several.then(|| view! { <p><button type="button" on:click=event_handlers::click(all)>{words::DOWNLOAD_ALL_RAW}</button></p> })}
        {said}
        {(unread > 0).then(|| view! { <p>{words::not_given(unread)}</p> })}
    };
    Some(view.into_any())
}

fn row(desk: Desk, aside: &SetAside, outcome: RwSignal<Option<bool>>) -> AnyView {
    let key = aside.key.clone();
    let one = move |_| outcome.set(Some(download(desk, std::slice::from_ref(&key))));
    view! {
        <li>
            <p>{words::aside(&stored::set_aside(&aside.why), aside.length)}</p>
            <p><code>{aside.key.clone()}</code></p>
            <button type="button" aria-label=words::download_raw(&aside.key) on:click=event_handlers::click(one)>{words::DOWNLOAD_RAW}</button>
        </li>
    }
    .into_any()
}

/// Downloads the texts of these keys unchanged: one as it is, several as JSON in the form of the crash page.
fn download(desk: Desk, keys: &[String]) -> bool {
    let read = |key: &String| desk.raw(key).ok().flatten().map(|text| (key.clone(), text));
    let Some(texts) = keys.iter().map(read).collect::<Option<Vec<_>>>() else {
        return false;
    };
    if let [(key, text)] = texts.as_slice() {
        return files::download(&format!("{}.txt", key.replace('/', "-")), text);
    }
    files::download(words::RAW_FILE, &files::raw_export(&texts))
}

fn missing(trouble: &StorageTrouble) -> Option<AnyView> {
    if trouble.gone.is_none() && trouble.lost.is_empty() {
        return None;
    }
    let unreadable = !trouble.set_aside.is_empty() || !trouble.unread.is_empty();
    let here = trouble
        .gone
        .map(|(noted, found)| words::missing(noted, found, unreadable));
    let others = trouble
        .lost
        .iter()
        .map(|gone| words::lost(&gone.noted.label, &gone.noted.round.to_string(), gone.noted.facts));
    let rows = here
        .into_iter()
        .chain(others)
        .map(|words| view! { <p role="alert">{words}</p> })
        .collect_view();
    Some(view! { <h2>{words::MISSING}</h2> <div id="missing">{rows}</div> }.into_any())
}
