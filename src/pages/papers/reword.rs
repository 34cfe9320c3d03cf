//! Texts of problems that the public reads in other words, or not at all, each on one of the grounds. Texts are shown as they
//! are in the record; what was decided on another text is asked again.

use super::{choices::PaperChoice, public::decided};
use crate::{
    desk::Desk,
    parts::{
        draft::draft_among,
        event_handlers,
        select_box::{SelectBox, SelectOptions},
        unfold::Unfold,
    },
    words::{fields, papers as say},
};
use ledger::Field;
use leptos::prelude::*;
use paper::Record;
use paper::public_text::{Audience, Decided, Place, PublicGround, Withheld, mark, texts_of};

/// The problems, each with its texts once it is unfolded. They are drawn anew only when a text changed, not at each decision.
pub fn rewording(desk: Desk, choice: PaperChoice) -> AnyView {
    let problems = Memo::new(move |_| {
        let today = desk.today.get();
        let record = desk.watch_all(|ledger| Record::of(ledger, today));
        let texts = record
            .problems
            .iter()
            .map(|problem| (problem.title.clone(), texts_of(problem)));
        texts.collect::<Vec<_>>()
    });
    let rows = move || {
        let rows = problems.get().into_iter().map(|(title, texts)| {
            let texts = StoredValue::new(texts);
            let each = move || {
                let texts = texts.get_value().into_iter();
                texts.map(|(place, text)| row(desk, choice, place, text)).collect_view()
            };
            view! { <li><Unfold summary=title>{move || each()}</Unfold></li> }
        });
        rows.collect_view()
    };
    view! { <p>{say::REWORD_LEAD}</p> <ul class="paper-found">{rows}</ul> }.into_any()
}

fn of(audience: &Audience, place: Place) -> Option<&Withheld> {
    audience.withheld.iter().find(|one| one.place == place)
}

/// A text, what is published instead of it, and on which ground.
fn row(desk: Desk, choice: PaperChoice, place: Place, text: String) -> AnyView {
    let name = place.field.map_or("", fields::field);
    let seen = mark(&text);
    let shown = choice
        .audience
        .with_untracked(|audience| of(audience, place).map(|one| one.instead.clone()));
    let typed = draft_among(
        "papers",
        &format!("reword {} {}", place.item, place.field.map_or("", Field::key)),
    );
    let usual = StoredValue::new(shown.unwrap_or_else(|| text.clone()));
    let instead = move || {
        Some(typed.get())
            .filter(|words| !words.is_empty())
            .unwrap_or_else(|| usual.get_value())
    };
    let unchanged = StoredValue::new(text.clone());
    let decide = move |ground: Option<PublicGround>| {
        let (by, on) = decided(desk);
        let words = untrack(instead);
        // Words that were not changed are those to be left out.
        let words = if unchanged.with_value(|text| *text == words) {
            String::new()
        } else {
            words
        };
        usual.set_value(if ground.is_some() && !words.is_empty() {
            words.clone()
        } else {
            unchanged.get_value()
        });
        let seen = seen.clone();
        choice.decide(desk, |audience| {
            audience.withheld.retain(|one| one.place != place);
            audience.withheld.extend(ground.map(|ground| Withheld {
                place,
                ground,
                instead: words,
                seen,
                decided: Decided { by, on: on.to_string() },
            }));
        });
        typed.try_set(String::new());
    };
    let grounds = PublicGround::ALL.iter().enumerate();
    let grounds = grounds.map(|(at, ground)| (at.to_string(), say::ground(*ground).to_owned()));
    let publish = (String::new(), say::PUBLISH_TEXT.to_owned());
    let options = Signal::stored(std::iter::once(publish).chain(grounds).collect::<SelectOptions>());
    let value = Signal::derive(move || {
        let ground = choice
            .audience
            .with(|audience| of(audience, place).map(|one| one.ground));
        let at = ground.and_then(|ground| PublicGround::ALL.iter().position(|one| *one == ground));
        at.map_or_else(String::new, |at| at.to_string())
    });
    let change = move |at: String| {
        let at = at.parse::<usize>().ok();
        decide(at.and_then(|at| PublicGround::ALL.get(at)).copied());
    };
    let stale = mark(&text);
    let stale = move || {
        let other = choice
            .audience
            .with(|audience| of(audience, place).is_some_and(|one| one.seen != stale));
        other.then(|| view! { <p class="late">{say::STALE}</p> })
    };
    view! {
        <div class="paper-text">
            <h3>{name}</h3>
            <textarea rows="3" aria-label=say::instead_of(name) prop:value=instead
                on:input=event_handlers::event(move |event| typed.set(event_target_value(&event)))></textarea>
            {stale}
            <SelectBox name=format!("{}：{name}", say::GROUND) value options on_choose=change />
        </div>
    }
    .into_any()
}
