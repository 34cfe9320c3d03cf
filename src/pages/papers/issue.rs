//! 定稿: the paper that is open is issued as it stands, and those that were issued are opened as they were and compared
//! with the draft of now.

use super::{choices::PaperChoice, open_errors::OpenErrors};
use crate::{
    desk::use_desk,
    parts::{draft::draft_among, event_handlers},
    words::{dates, papers as say},
};
use ledger::{Command, Due, ItemId};
use leptos::prelude::*;
use paper::issued::{Issued, differences, draft as frozen_of, issued};
use paper::{Document, render::text};

/// The lines that differ between an issued paper and the draft of now.
fn compared(one: &Issued, draft: &Document) -> AnyView {
    let Some(document) = &one.document else {
        return view! { <p class="message message-bad" role="alert">{say::NOT_READ}</p> }.into_any();
    };
    let sound = (!one.sound).then(|| view! { <p class="message message-bad" role="alert">{say::UNSOUND}</p> });
    let lines = differences(&text::text(document), &text::text(draft));
    if lines.is_empty() {
        return view! { {sound} <p>{say::SAME}</p> }.into_any();
    }
    let count = lines.len();
    let rows = lines.into_iter().map(|(before, now)| match (before, now) {
        (Some(words), _) => view! { <li><del>{words}</del></li> }.into_any(),
        (None, words) => view! { <li><ins>{words}</ins></li> }.into_any(),
    });
    view! {
        {sound}
        <details>
            <summary>{say::differs(count)}</summary>
            <ul class="paper-found">{rows.collect_view()}</ul>
        </details>
    }
    .into_any()
}

/// The section.
#[component]
pub fn Issuing(
    key: Memo<&'static str>,
    choice: PaperChoice,
    draft: Memo<Document>,
    frozen: RwSignal<Option<ItemId>>,
) -> impl IntoView {
    let desk = use_desk();
    let number = Memo::new(move |_| draft_among("papers", &format!("number of {}", key.get())));
    let open = OpenErrors::new();
    let issue = move |_| {
        desk.flush();
        open.settled();
        let document = draft.get_untracked();
        let settings = choice.settings.get_untracked();
        let on = Due::Day(desk.today.get_untracked().day);
        let key = key.get_untracked();
        let name = paper::paper(key).map_or("", |paper| paper.name);
        let title = if document.title.is_empty() {
            name
        } else {
            document.title.as_str()
        };
        let typed = number.get_untracked();
        let words = typed.get_untracked();
        let made = desk.peek(|ledger| frozen_of(ledger, key, title, &document, &settings, words.trim(), on));
        if let Some(draft) = made
            && desk.perform(&Command::AddPart { under: None, draft })
        {
            typed.set(String::new());
        }
    };
    let go = move |event| {
        if !open.asks() {
            issue(event);
        }
    };
    let all = Memo::new(move |_| {
        let key = key.get();
        let all = desk.watch_all(issued);
        all.into_iter().filter(|one| one.paper == key).collect::<Vec<Issued>>()
    });
    let rows = move || {
        let all = all.get();
        if all.is_empty() {
            return view! { <p class="empty">{say::NO_ISSUED}</p> }.into_any();
        }
        let rows = all.into_iter().rev().map(|one| {
            let id = one.id;
            let on = one.dated.map(dates::written).unwrap_or_default();
            let words = say::issued(&one.title, &on, &one.doc_number, &one.by);
            let open = move || frozen.get() == Some(id);
            let more = move || {
                open().then(|| {
                    view! {
                        <p class="quiet-text">{say::sum(&one.sum)}</p>
                        {compared(&one, &draft.get())}
                    }
                })
            };
            view! {
                <li>
                    {words} " "
                    <button type="button" on:click=event_handlers::click(move |_| frozen.set(if open() { None } else { Some(id) }))>
                        {move || if open() { say::BACK } else { say::OPEN }}
                    </button>
                    {more}
                </li>
            }
        });
        view! { <ul class="paper-found">{rows.collect_view()}</ul> }.into_any()
    };
    view! {
        <details class="paper-issued">
            <summary>{say::ISSUE} " " <span class="count">{move || all.with(Vec::len)}</span></summary>
            <p>{say::ISSUE_LEAD}</p>
            {open.mark()}
            <div class="page-tools">
                <div class="field">
                    <label for="paper-number">{say::DOC_NUMBER}</label>
                    <input id="paper-number" type="text" autocomplete="off" prop:value=move || number.get().get()
                        on:input=event_handlers::event(move |event| number.get_untracked().set(event_target_value(&event))) />
                </div>
                <button type="button" class="primary" id="paper-issue" on:click=event_handlers::click(go)>{say::ISSUE}</button>
            </div>
            {open.question(issue)}
            <h2>{say::ISSUED}</h2>
            {rows}
        </details>
    }
}
