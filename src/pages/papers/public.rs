//! 社会公开稿: what names a person, one by one, to be kept or masked; problems that are not published, with a ground. Every
//! decision is recorded with who and when.

use super::choices::PaperChoice;
use crate::{
    desk::{Desk, use_desk},
    parts::{
        event_handlers,
        select_box::{SelectBox, SelectOptions},
    },
    words::papers as say,
};
use ledger::{Due, ItemId, Ledger};
use leptos::prelude::*;
use paper::Record;
use paper::privacy::{Found, mask};
use paper::public_text::{
    Account, Decided, Place, PublicGround, Treatment, Withheld, decide, is_shown, mark, public, words_at,
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

fn decided(desk: Desk) -> (String, Due) {
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
    let (keep, hide) = (found.clone(), found.clone());
    view! {
        <li>
            <span class="paper-sort">{say::sort(found.sort)}</span> " "
            <strong>{words}</strong> " "
            <span class="quiet-text">{found.sentence}</span> " "
            <button type="button" on:click=event_handlers::click(move |_| answer(Treatment::Keep, &keep))>{say::KEEP_IT}</button> " "
            <button type="button" on:click=event_handlers::click(move |_| answer(Treatment::Mask, &hide))>{say::MASK_IT} " " {masked}</button>
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

/// The section.
#[component]
pub fn PublicChoices(choice: PaperChoice) -> impl IntoView {
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
            </details>
        </section>
    }
}
