//! 开始 page: paste a notice, open a file, write by hand, or open the example; and the rounds stored in this browser.
//! Nothing is stored here; a notice is reviewed first.

mod notice_reader;
mod stored_rounds;

use crate::{
    browser::{address, clipboard},
    chunks,
    desk::use_desk,
    example::example_round,
    pages::merge::ImportZone,
    parts::{
        add_line::has_nothing_to_add,
        draft::{DraftField, NOTICES, discard_line, draft, draft_of_line, is_held},
        drop_zone::DropZone,
        event_handlers,
        refused::Refused,
    },
    route::Route,
    words,
};
use ledger::{Command, ItemId};
use leptos::prelude::*;
use notice_reader::{ENDINGS, Given, LARGEST_NOTICE, NoticeReader};
use stored_rounds::StoredRounds;

/// Start page.
#[component]
pub fn Start() -> impl IntoView {
    let desk = use_desk();
    let pasted = draft(ItemId::ROUND, DraftField::Notice);
    let title = draft_of_line("first");
    let reader = NoticeReader::new();
    let paste = move |_| reader.read(Given::Pasted(pasted.get_untracked()));
    let refused = Refused::new();
    let begin = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        if has_nothing_to_add(&title.get_untracked(), refused, "first") {
            return;
        }
        let command = Command::AddProblem {
            title: title.get_untracked(),
            group: None,
        };
        if refused.perform(desk, &command) {
            discard_line(desk, "first");
            title.try_set(String::new());
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
                    <DropZone label=words::CHOOSE_NOTICE id="notice-file" accept=ENDINGS most=LARGEST_NOTICE on_file=move |file| reader.read_file(file)>
                        <p>{words::WAY_NOTICE_HINT}</p>
                        <label for="paste">{words::PASTE_LABEL}</label>
                        <textarea
                            id="paste"
                            class="paste"
                            rows="8"
                            prop:value=move || pasted.get()
                            on:input=event_handlers::event(move |event| pasted.set(event_target_value(&event)))
                            on:paste=move |event| paste_table(&event.into(), pasted)
                        ></textarea>
                        {move || is_held(desk, ItemId::ROUND, DraftField::Notice).then(|| view! { <p class="field-note" id="paste-held" role="status">{words::PASTE_HELD}</p> })}
                        {begun_review()}
                        <button type="button" class="primary" id="read-notice" on:click=event_handlers::click(paste)>{words::READ_NOTICE}</button>
                    </DropZone>
                    {move || reader.is_reading.get().then(|| view! { <p class="quiet-text" id="is-reading" role="status">{words::IS_READING}</p> })}
                    {move || reader.refused.get().map(|words| view! { <p class="message message-bad" role="alert">{words}</p> })}
                </section>
                <section class="way">
                    <h2>{words::WAY_FILE}</h2>
                    <p>{words::WAY_FILE_HINT}</p>
                    <ImportZone />
                </section>
                <section class="way">
                    <h2>{words::WAY_HAND}</h2>
                    <p>{words::WAY_HAND_HINT}</p>
                    <form on:submit=event_handlers::submit(begin)>
                        <div class="field">
                            <label for="first">{words::FIRST_PROBLEM}</label>
                            <input id="first" type="text" autocomplete="off" prop:value=move || title.get() on:input=event_handlers::event(move |event| title.set(event_target_value(&event))) />
                        </div>
                        {refused.line(String::new())}
                        <button type="submit">{words::ADD}</button>
                    </form>
                </section>
            </div>
            <StoredRounds />
        </div>
    }
}

/// Puts a pasted table into the field as lines of cells. A spreadsheet puts a page beside the plain text, which tells merged
/// cells; what else is pasted goes in as ever.
fn paste_table(event: &web_sys::Event, pasted: RwSignal<String>) {
    let Some(page) = clipboard::pasted_table(event) else {
        return;
    };
    let plain = clipboard::pasted_text(event);
    event.prevent_default();
    chunks::REVIEW.bring(move |doors| {
        let text = doors.map_or(plain, |doors| (doors.plain)(&page));
        pasted.try_update(|before| {
            if !before.is_empty() && !before.ends_with('\n') {
                before.push('\n');
            }
            before.push_str(&text);
        });
    });
}

/// Message on a review that was begun and not finished, with a button that discards its corrections.
fn begun_review() -> impl IntoView {
    let desk = use_desk();
    let begun = RwSignal::new(desk.has_drafts(NOTICES));
    let discard = move |_| {
        desk.discard_all_drafts(NOTICES);
        begun.set(false);
    };
    move || {
        begun.get().then(|| {
            view! {
                <p class="field-note" id="review-begun" role="status">
                    {words::review::BEGUN} " "
                    <button type="button" class="quiet" on:click=event_handlers::click(discard)>{words::review::DISCARD_BEGUN}</button>
                </p>
            }
        })
    }
}

/// Button that opens the example.
#[component]
fn OpenExample() -> impl IntoView {
    let desk = use_desk();
    let failed = RwSignal::new(None::<String>);
    let open = move |_| {
        desk.flush();
        failed.set(example_round::open().err().map(|why| words::example::not_opened(&why)));
    };
    view! {
        <p class="example-way">
            <button type="button" id="open-example" on:click=event_handlers::click(open)>{words::example::OPEN}</button>
            <span class="quiet-text">{words::example::OPEN_HINT}</span>
        </p>
        {move || failed.get().map(|words| view! { <p class="message message-bad" role="alert">{words}</p> })}
    }
}
