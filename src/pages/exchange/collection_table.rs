//! 交表情况: what was handed out to whom and what came back, with reminder texts for those who have not answered. All
//! of it is computed by `ledger`.

use crate::{
    browser::clock,
    desk::use_desk,
    parts::{copied_text::CopiedText, event_handlers},
    words::{dates, exchange as words},
};
use ledger::work::handout::{CollectionTally, Handout, HandoutState};
use leptos::prelude::*;

/// Section with the state of collection.
#[component]
pub fn Collected() -> impl IntoView {
    let desk = use_desk();
    let handouts = Memo::new(move |_| {
        let today = desk.today.get();
        let mut handouts = desk.watch_all(|ledger| ledger.handouts(today));
        // Those who have not answered come first; within each, the latest first.
        handouts.reverse();
        handouts.sort_by_key(|handout| handout.standing);
        handouts
    });
    let body = move || {
        let handouts = handouts.get();
        if handouts.is_empty() {
            return view! { <p class="quiet-text">{words::NOTHING_HANDED_OUT}</p> }.into_any();
        }
        let counts = CollectionTally::of(&handouts);
        let missing: Vec<&Handout> = handouts.iter().filter(|handout| is_missing(handout.standing)).collect();
        let all = (missing.len() > 1).then(|| {
            let (id, title) = ("remind-all".to_owned(), words::REMIND_ALL.to_owned());
            let text = words::reminder_of_all(&missing);
            view! {
                <div class="remind-all">
                    <h3>{words::REMIND_ALL}</h3>
                    <CopiedText id title text />
                </div>
            }
        });
        let rows = handouts.into_iter().map(row).collect_view();
        view! {
            <p id="collected">{words::collected(&counts)}</p>
            <table class="entries collected">
                <thead>
                    <tr>
                        <th scope="col" class="collected-to">{words::COL_TO}</th>
                        <th scope="col" class="collected-asked">{words::COL_ASKED}</th>
                        <th scope="col" class="collected-by">{words::COL_BY}</th>
                        <th scope="col" class="collected-state">{words::COL_STATE}</th>
                        <th scope="col">{words::COL_REMIND}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
            {all}
        }
        .into_any()
    };
    view! {
        <section class="collected-section">
            <h2>{words::COLLECTED}</h2>
            {body}
        </section>
    }
}

fn is_missing(standing: HandoutState) -> bool {
    matches!(standing, HandoutState::Overdue(_) | HandoutState::Awaited(_))
}

fn row(handout: Handout) -> AnyView {
    let (shape, class) = words::shape(&handout);
    let by = handout
        .reply_by
        .map_or_else(|| words::NO_DATE.to_owned(), dates::written);
    let came = handout
        .answers
        .iter()
        .map(|answer| view! { <li>{words::came(answer, &clock::time_text(answer.taken_in))}</li> })
        .collect_view();
    let twice = handout.is_answered_twice().then(|| {
        view! { <li title=words::TWICE_MEANS>{words::times(handout.answers.len())}</li> }
    });
    let unseen = Some(handout.unseen()).filter(|count| *count > 0);
    let old =
        unseen.map(|count| view! { <li class="step-not" title=words::OLD_MEANS>"▲ " {words::unseen(count)}</li> });
    let asked = words::handed_out(&handout);
    let reminder = (is_missing(handout.standing) || handout.is_returned_empty()).then(|| remind(&handout));
    let standing = words::standing(&handout);
    view! {
        <tr>
            <th scope="row">{handout.to}</th>
            <td><span class="cell-label">{words::COL_ASKED}</span>{asked}</td>
            <td><span class="cell-label">{words::COL_BY}</span>{by}</td>
            <td>
                <span class=class><span class="shape" aria-hidden="true">{shape}</span>{standing}</span>
                <ul>{came} {twice} {old}</ul>
            </td>
            <td>{reminder}</td>
        </tr>
    }
    .into_any()
}

/// Reminder text for one person, shown on demand, since thirty texts at once help nobody.
fn remind(handout: &Handout) -> AnyView {
    let shown = RwSignal::new(false);
    let text = words::reminder(handout);
    let (id, to) = (format!("remind-{}", handout.item), handout.to.clone());
    let label = words::remind(&to);
    let body = move || {
        let (id, title, text) = (id.clone(), to.clone(), text.clone());
        shown.get().then(|| view! { <CopiedText id title text /> })
    };
    view! {
        <button
            type="button"
            class="remind"
            aria-label=label
            aria-expanded=move || if shown.get() { "true" } else { "false" }
            on:click=event_handlers::click(move |_| shown.update(|shown| *shown = !*shown))
        >
            {words::COL_REMIND}
        </button>
        {body}
    }
    .into_any()
}
