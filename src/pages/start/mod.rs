//! The ways to begin: paste a notice, open a file, write by hand; and the rounds that stand in this browser. Nothing is
//! stored here; a notice is looked through first.

mod rounds;

use crate::{
    browser::{
        address,
        files::{self, FileReadError, LoadedFile},
    },
    contexts::use_notice_in_review,
    desk::use_desk,
    example::keep,
    pages::merge::ImportZone,
    parts::{drop::DropZone, handle},
    route::Route,
    words,
};
use ledger::Command;
use leptos::prelude::*;
use rounds::StoredRounds;

const LARGEST_NOTICE: f64 = 50_000_000.0;

/// The text of a notice from a file's bytes: decoded, and freed of its markup.
fn notice_text(bytes: &[u8]) -> Result<String, notice::Refusal> {
    let (text, _) = notice::decode::decode(bytes, &|bytes| files::gb18030(bytes))?;
    Ok(if notice::html::is_page(&text) {
        notice::html::text(&text)
    } else {
        text
    })
}

/// The page.
#[component]
pub fn Start() -> impl IntoView {
    let desk = use_desk();
    let reading = use_notice_in_review();
    let pasted = RwSignal::new(String::new());
    let problem = RwSignal::new(None::<String>);
    let title = RwSignal::new(String::new());
    let read = move |text: Result<String, notice::Refusal>| {
        let checked = text.and_then(|text| notice::decode::check_text(&text).map(|_| text));
        match checked {
            Ok(text) => {
                problem.set(None);
                reading.0.set(Some(notice::read(&text)));
            }
            Err(refusal) => problem.set(Some(refusal.sentence())),
        }
    };
    let on_file = move |file: Result<LoadedFile, FileReadError>| match file {
        Ok(given) => read(notice_text(&given.bytes)),
        Err(FileReadError::TooLarge(name)) => problem.set(Some(words::too_large(&name))),
        Err(FileReadError::Failed(name)) => problem.set(Some(words::unreadable(&name))),
    };
    let paste = move |_| {
        let text = pasted.get_untracked();
        let text = if notice::html::is_page(&text) {
            notice::html::text(&text)
        } else {
            text
        };
        read(Ok(text));
    };
    let begin = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        if desk.perform(&Command::AddProblem {
            title: title.get_untracked(),
            group: None,
        }) {
            address::go(&Route::problems().href());
        }
    };
    view! {
        <div class="start">
            <h1>{words::START_TITLE}</h1>
            <p class="lead">{words::START_LEAD}</p>
            <OpenExample />
            <div class="ways">
                <section class="way">
                    <h2>{words::WAY_NOTICE}</h2>
                    <DropZone label=words::CHOOSE_NOTICE id="notice-file" accept=".txt,.html,.htm,.md" most=LARGEST_NOTICE on_file=on_file>
                        <p>{words::WAY_NOTICE_HINT}</p>
                        <label for="paste">{words::PASTE_LABEL}</label>
                        <textarea
                            id="paste"
                            class="paste"
                            rows="8"
                            prop:value=move || pasted.get()
                            on:input=handle::event(move |event| pasted.set(event_target_value(&event)))
                        ></textarea>
                        <button type="button" class="primary" id="read-notice" on:click=handle::click(paste)>{words::READ_NOTICE}</button>
                    </DropZone>
                    {move || problem.get().map(|words| view! { <p class="message message-bad" role="alert">{words}</p> })}
                </section>
                <section class="way">
                    <h2>{words::WAY_FILE}</h2>
                    <p>{words::WAY_FILE_HINT}</p>
                    <ImportZone />
                </section>
                <section class="way">
                    <h2>{words::WAY_HAND}</h2>
                    <p>{words::WAY_HAND_HINT}</p>
                    <form on:submit=handle::submit(begin)>
                        <div class="field">
                            <label for="first">{words::FIRST_PROBLEM}</label>
                            <input id="first" type="text" autocomplete="off" on:input=handle::event(move |event| title.set(event_target_value(&event))) />
                        </div>
                        <button type="submit">{words::ADD}</button>
                    </form>
                </section>
            </div>
            <StoredRounds />
        </div>
    }
}

/// The way in for who wants to see it first.
#[component]
fn OpenExample() -> impl IntoView {
    let desk = use_desk();
    let failed = RwSignal::new(None::<String>);
    let open = move |_| {
        desk.flush();
        failed.set(keep::open().err().map(|why| words::example::not_opened(&why)));
    };
    view! {
        <p class="example-way">
            <button type="button" id="open-example" on:click=handle::click(open)>{words::example::OPEN}</button>
            <span class="quiet-text">{words::example::OPEN_HINT}</span>
        </p>
        {move || failed.get().map(|words| view! { <p class="message message-bad" role="alert">{words}</p> })}
    }
}
