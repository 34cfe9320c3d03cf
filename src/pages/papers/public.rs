//! 社会公开稿: what names a person, one by one, to be kept, masked or replaced; problems that are not published, with a ground;
//! whether the counts are those of what is published; the approval. Every decision is recorded with who and when.

use super::{choices::PaperChoice, reword::rewording};
use crate::{
    desk::{Desk, use_desk},
    parts::{
        draft::draft_among,
        event_handlers,
        select_box::{SelectBox, SelectOptions},
        unfold::Unfold,
    },
    words::{dates, papers as say},
};
use ledger::{Due, ItemId, Ledger};
use leptos::prelude::*;
use paper::Record;
use paper::privacy::{Found, mask};
use paper::public_text::{
    Account, Approval, Decided, Place, PublicGround, Treatment, Withheld, decide, is_shown, mark, public, words_at,
};

/// The names of people that the checklist knows.
pub fn names(ledger: &Ledger) -> Vec<String> {
    ledger
        .directory()
        .people
        .into_iter()
        .map(|entered| entered.name)
        .collect()
}

pub(super) fn decided(desk: Desk) -> (String, Due) {
    let by = desk.me.get_untracked();
    (by, Due::Day(desk.today.get_untracked().day))
}

/// A finding with its two answers.
fn finding(desk: Desk, choice: PaperChoice, found: Found) -> AnyView {
    let masked = mask(found.sort, &found.words);
    let words = if is_shown(found.sort) {
        found.words.clone()
    } else {
        masked.clone()
    };
    let answer = move |treatment: Treatment, found: &Found| {
        let (by, on) = decided(desk);
        let one = decide(found, treatment, &by, on);
        choice.decide(desk, |audience| audience.personal.push(one));
    };
    let (keep, hide, instead) = (found.clone(), found.clone(), found.clone());
    let typed = draft_among(
        "papers",
        &format!("instead of {}", mark(&format!("{}{}", found.sentence, found.words))),
    );
    let replace = move |_| {
        let words = typed.get_untracked().trim().to_owned();
        if !words.is_empty() {
            answer(Treatment::Replace(words), &instead);
            typed.try_set(String::new());
        }
    };
    let label = format!("{}：{words}", say::REPLACE_BY);
    view! {
        <li>
            <span class="paper-sort">{say::sort(found.sort)}</span> " "
            <strong>{words}</strong> " "
            <span class="quiet-text">{found.sentence}</span> " "
            <button type="button" on:click=event_handlers::click(move |_| answer(Treatment::Keep, &keep))>{say::KEEP_IT}</button> " "
            <button type="button" on:click=event_handlers::click(move |_| answer(Treatment::Mask, &hide))>{say::MASK_IT} " " {masked}</button> " "
            <input type="text" class="paper-instead" autocomplete="off" aria-label=label placeholder=say::REPLACE_BY prop:value=move || typed.get()
                on:input=event_handlers::event(move |event| typed.set(event_target_value(&event))) />
            <button type="button" on:click=event_handlers::click(replace)>{say::REPLACE_IT}</button>
        </li>
    }
    .into_any()
}

/// The problems, each published or withheld under a ground.
fn withholding(desk: Desk, choice: PaperChoice, record: &Record, account: &Account) -> AnyView {
    let rows = record.problems.iter().map(|problem| {
        let id = problem.id;
        let place = Place { item: id, field: None };
        let seen = mark(&words_at(record, place));
        let stale = account
            .stale
            .contains(&place)
            .then(|| view! { " " <span class="late">{say::STALE}</span> });
        let now = choice.audience.with(|audience| {
            let own = audience.withheld.iter().find(|one| one.place == place);
            own.map(|one| one.ground)
        });
        let grounds = PublicGround::ALL.iter().enumerate();
        let grounds = grounds.map(|(at, ground)| (at.to_string(), say::ground(*ground).to_owned()));
        let publish = (String::new(), say::PUBLISH_IT.to_owned());
        let options = Signal::stored(std::iter::once(publish).chain(grounds).collect::<SelectOptions>());
        let value = now.and_then(|ground| PublicGround::ALL.iter().position(|one| *one == ground));
        let value = Signal::stored(value.map_or_else(String::new, |at| at.to_string()));
        let change = move |at: String| {
            let at = at.parse::<usize>().ok();
            let ground = at.and_then(|at| PublicGround::ALL.get(at)).copied();
            let (by, on) = decided(desk);
            let seen = seen.clone();
            choice.decide(desk, |audience| {
                audience.withheld.retain(|one| one.place != place);
                audience.withheld.extend(ground.map(|ground| Withheld {
                    place,
                    ground,
                    instead: String::new(),
                    seen,
                    decided: Decided { by, on: on.to_string() },
                }));
            });
        };
        let label = format!("{}：{}", say::GROUND, problem.title);
        view! {
            <li>
                {problem.title.clone()} {stale} " "
                <SelectBox name=label value options on_choose=change />
            </li>
        }
    });
    rows.collect_view().into_any()
}

/// Whether the counts of the public text are those of all problems.
fn counts(desk: Desk, choice: PaperChoice) -> AnyView {
    let set = move |event: web_sys::Event| {
        let published = event_target_checked(&event);
        choice.decide(desk, |audience| audience.counts_published = published);
    };
    view! {
        <label class="tick">
            <input type="checkbox" id="paper-counts" prop:checked=move || choice.audience.with(|audience| audience.counts_published) on:change=event_handlers::event(set) />
            {say::COUNTS_PUBLISHED}
        </label>
    }
    .into_any()
}

/// Approval of the text as it stands; one of another text is said to be so.
fn approval(desk: Desk, choice: PaperChoice, draft: Memo<paper::Document>) -> AnyView {
    let text = move || mark(&paper::render::text::text(&draft.get()));
    let approve = move |_| {
        let (by, on) = decided(desk);
        let seen = untrack(text);
        let decided = Decided { by, on: on.to_string() };
        choice.decide(desk, |audience| audience.approved = Some(Approval { decided, seen }));
    };
    let said = move || {
        let approved = choice.audience.with(|audience| audience.approved.clone());
        let words = match approved {
            None => say::NOT_APPROVED.to_owned(),
            Some(approval) => {
                let on = approval
                    .decided
                    .on
                    .parse::<Due>()
                    .map(dates::written)
                    .unwrap_or_default();
                say::approved(&approval.decided.by, &on, approval.seen == text())
            }
        };
        view! { <p id="paper-approved" role="status">{words}</p> }
    };
    view! {
        <h2>{say::APPROVAL}</h2>
        {said}
        <button type="button" id="paper-approve" on:click=event_handlers::click(approve)>{say::APPROVE}</button>
    }
    .into_any()
}

/// The section.
#[component]
pub fn PublicChoices(choice: PaperChoice, draft: Memo<paper::Document>) -> impl IntoView {
    let desk = use_desk();
    let known: Memo<(Vec<ItemId>, Vec<Found>, bool, bool)> = Memo::new(move |_| {
        let today = desk.today.get();
        let audience = choice.audience.get();
        desk.watch_all(|ledger| {
            let record = Record::of(ledger, today);
            let (_, account) = public(&record, &audience, &names(ledger));
            let found = account.open.into_iter().map(|(_, found)| found).collect();
            (
                account.problems_left_out,
                found,
                account.contact_missing,
                account.contact_twice,
            )
        })
    });
    let found = move || {
        let all = known.with(|known| known.1.clone());
        if all.is_empty() {
            return view! { <p>{say::ALL_DECIDED}</p> }.into_any();
        }
        let count = all.len();
        let rows = all.into_iter().map(|one| finding(desk, choice, one)).collect_view();
        view! { <p>{say::open(count)}</p> <ul class="paper-found">{rows}</ul> }.into_any()
    };
    let contact = move || {
        let (missing, twice) = known.with(|known| (known.2, known.3));
        let words = match (missing, twice) {
            (true, _) => say::CONTACT_MISSING,
            (_, true) => say::CONTACT_TWICE,
            _ => return None,
        };
        Some(view! { <p class="message message-bad" role="alert">{words}</p> })
    };
    let rows = move || {
        let today = desk.today.get();
        let audience = choice.audience.get();
        desk.watch_all(|ledger| {
            let record = Record::of(ledger, today);
            let account = public(&record, &audience, &[]).1;
            withholding(desk, choice, &record, &account)
        })
    };
    view! {
        <section class="paper-public">
            {contact}
            <h2>{say::FOUND}</h2>
            <p>{say::FOUND_LEAD}</p>
            {found}
            <details>
                <summary>{say::WITHHOLD}</summary>
                <p>{say::WITHHOLD_LEAD}</p>
                <ul class="paper-found">{rows}</ul>
                {counts(desk, choice)}
            </details>
            <Unfold summary=say::REWORD.to_owned() class="paper-reword">{move || rewording(desk, choice)}</Unfold>
            {approval(desk, choice, draft)}
        </section>
    }
}
