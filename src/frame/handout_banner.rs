//! Banner of a handout (交办) above every page: for whom it is, from whom and until when, and the button that saves the
//! answer (交回). Shown only in a browser that opened a handout.

use crate::{
    browser::{clock, files},
    contexts::{DamagedAttachment, use_damaged_attachment},
    desk::{Desk, ReceivedHandout, SavingState, use_desk},
    parts::event_handlers,
    words::exchange as words,
};
use ledger::days_left;
use leptos::prelude::*;

/// Banner of a handout.
#[component]
pub fn ErrandBanner() -> impl IntoView {
    let desk = use_desk();
    let DamagedAttachment(damaged) = use_damaged_attachment();
    view! {
        {damaged.map(|words| view! { <p class="banner banner-danger" id="carried-damaged" role="alert">{words}</p> })}
        {move || desk.handed.get().map(|handed| banner(desk, handed))}
    }
}

fn banner(desk: Desk, handed: ReceivedHandout) -> AnyView {
    let errand = handed.errand;
    let on = clock::day(handed.at)
        .map(crate::words::dates::written)
        .unwrap_or_default();
    let what = words::errand(&errand.to, &handed.from, &on, errand.scope.len());
    let by = move || {
        let today = desk.today.get().day;
        errand.reply_by.map(|by| words::reply_by(by, days_left(by, today)))
    };
    let in_memory = move || matches!(desk.saving.get(), SavingState::Failed(..)).then_some(words::ANSWER_IN_MEMORY);
    let asked = errand.asked;
    view! {
        <section class="banner banner-errand" id="errand" aria-label=words::ERRAND>
            <p class="errand-what"><strong>{what}</strong> " " <strong class="errand-by">{by}</strong></p>
            <p class="errand-asked">{asked}</p>
            {question(desk, errand.to)}
            <Answer />
            <p class="errand-memory">{in_memory}</p>
        </section>
    }
    .into_any()
}

/// Question whether the user is the person that the file is for, until it is answered.
fn question(desk: Desk, to: String) -> AnyView {
    let denied = RwSignal::new(false);
    let asked = move || {
        let me = desk.me.get();
        let settled = to.is_empty() || desk.peek(|ledger| ledger.names_person(&to, me.trim())) || denied.get();
        (!settled).then(|| {
            let name = to.clone();
            view! {
                <p class="errand-who">
                    {words::are_you(&to)}
                    <button type="button" class="primary" id="i-am" on:click=event_handlers::click(move |_| desk.set_user_name(&name))>{words::i_am(&to)}</button>
                    <button type="button" on:click=event_handlers::click(move |_| denied.set(true))>{words::NOT_ME}</button>
                </p>
            }
        })
    };
    asked.into_any()
}

/// Button that saves the answer as a file, and the outcome.
#[component]
fn Answer() -> impl IntoView {
    let desk = use_desk();
    let told = RwSignal::new(None::<Result<String, &'static str>>);
    let asked = RwSignal::new(false);
    let answer = move |anyway: bool| {
        asked.set(false);
        if desk.me.with_untracked(|me| me.trim().is_empty()) {
            told.set(Some(Err(words::ANSWER_NAME)));
            return;
        }
        if !anyway && desk.is_handout_blank() {
            told.set(None);
            return asked.set(true);
        }
        let Some(answer) = desk.answer() else { return };
        let name = words::answer_file(&answer.unit, &answer.by, &answer.at);
        if !files::download(&name, &answer.text) {
            told.set(Some(Err(words::ANSWER_FAILED)));
            return;
        }
        desk.note_answer();
        let to = desk
            .handed
            .with_untracked(|handed| handed.as_ref().map(|handed| handed.from.clone()));
        told.set(Some(Ok(words::answered(&name, to.as_deref().unwrap_or("")))));
    };
    let name = move || match desk.answered.get() {
        None => words::ANSWER,
        Some(_) => words::ANSWER_AGAIN,
    };
    let since = move || {
        let answered = desk.answered.get()?;
        let at = words::answered_at(&clock::time_text(answered.at));
        Some(match desk.changed_since(answered) {
            true => format!("{at}{}", words::ANSWERED_SINCE),
            false => at,
        })
    };
    view! {
        <p class="errand-answer">
            <button type="button" class="primary" id="answer" on:click=event_handlers::click(move |_| answer(false))>{name}</button>
            <span class="quiet-text">{since}</span>
        </p>
        {move || asked.get().then(|| view! {
            <p class="message" id="answer-empty" role="alert">
                {words::ANSWER_EMPTY} " "
                <button type="button" id="answer-anyway" on:click=event_handlers::click(move |_| answer(true))>{words::ANSWER_ANYWAY}</button>
                <button type="button" on:click=event_handlers::click(move |_| asked.set(false))>{words::ANSWER_LATER}</button>
            </p>
        })}
        {move || {
            told.get().map(|told| match told {
                Ok(words) => view! { <p class="message message-good" id="answered" role="status">{words}</p> }.into_any(),
                Err(words) => view! { <p class="message message-bad" role="alert">{words}</p> }.into_any(),
            })
        }}
    }
}
