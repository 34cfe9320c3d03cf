//! Old and new value of a change, for reading: short texts whole; of long ones the place that differs, with both whole
//! behind a toggle. Struck out and underlined, with words for screen readers, so that no colour is needed.

use super::common_ends::{TextDifference, head, tail};
use crate::{
    parts::unfold::Unfold,
    words::record::{self, ChangeInWords},
};
use leptos::prelude::*;

/// Longest text that stands in a sentence whole, in characters.
const SHORT: usize = 40;
/// Number of unchanged characters shown on either side.
const AROUND: usize = 12;
/// Number of changed characters shown.
const CHANGED: usize = 120;

fn is_short(text: &str) -> bool {
    text.chars().count() <= SHORT && !text.contains('\n')
}

/// End of a sentence of the record, with old and new value.
pub fn change(told: &ChangeInWords) -> AnyView {
    match (&told.from, &told.to) {
        (None, None) => ().into_any(),
        (Some(from), Some(to)) if is_short(from) && is_short(to) => {
            let (from, to) = (from.clone(), to.clone());
            view! { <span class="change">"由“"<span class="was">{from}</span>"”改为“"<span class="now">{to}</span>"”"</span> }
                .into_any()
        }
        (None, Some(to)) if is_short(to) => {
            view! { <span class="change">"：" <span class="now">{to.clone()}</span></span> }.into_any()
        }
        (Some(from), None) if is_short(from) => {
            view! { <span class="change">"（原为“"<span class="was">{from.clone()}</span>"”）"</span> }.into_any()
        }
        (Some(from), Some(to)) => long(from.clone(), to.clone()),
        (None, Some(to)) => alone("：", to.clone()),
        (Some(from), None) => alone(record::IT_WAS, from.clone()),
    }
}

fn long(from: String, to: String) -> AnyView {
    let differs = excerpt(&from, &to);
    let whole = move || whole(&from, &to);
    view! {
        <span class="change">"："</span>
        {differs}
        <Unfold summary=record::WHOLE_TEXT.to_owned() class="whole-text">{whole()}</Unfold>
    }
    .into_any()
}

/// A long text that was empty before or is empty now.
fn alone(before: &'static str, text: String) -> AnyView {
    let begins = head(&text, CHANGED);
    let rest = (begins != text).then(|| {
        let whole = move || view! { <p class="both">{text.clone()}</p> };
        view! { <Unfold summary=record::WHOLE_TEXT.to_owned() class="whole-text">{whole()}</Unfold> }
    });
    view! { <span class="change">{before}</span> <span class="excerpt">{begins}</span> {rest} }.into_any()
}

/// Place where two texts differ.
fn excerpt(from: &str, to: &str) -> AnyView {
    let TextDifference {
        before,
        was,
        now,
        after,
    } = TextDifference::of(from, to);
    view! {
        <span class="excerpt">
            {tail(&before, AROUND)} {deleted(head(&was, CHANGED))} {inserted(head(&now, CHANGED))} {head(&after, AROUND)}
        </span>
    }
    .into_any()
}

fn deleted(text: String) -> Option<AnyView> {
    let mark = || view! { <span class="visually-hidden">{record::DELETED}</span> };
    (!text.is_empty()).then(|| view! { <del>{mark()}{text}</del> }.into_any())
}

fn inserted(text: String) -> Option<AnyView> {
    let mark = || view! { <span class="visually-hidden">{record::INSERTED}</span> };
    (!text.is_empty()).then(|| view! { <ins>{mark()}{text}</ins> }.into_any())
}

/// Both texts whole, with the differences marked.
fn whole(from: &str, to: &str) -> AnyView {
    let TextDifference {
        before,
        was,
        now,
        after,
    } = TextDifference::of(from, to);
    view! {
        <dl class="both">
            {(!from.is_empty()).then(|| view! {
                <div><dt>{record::WAS}</dt><dd>{before.clone()}{deleted(was)}{after.clone()}</dd></div>
            })}
            {(!to.is_empty()).then(|| view! {
                <div><dt>{record::NOW}</dt><dd>{before.clone()}{inserted(now)}{after.clone()}</dd></div>
            })}
        </dl>
    }
    .into_any()
}

/// Two table cells of a changed field: old and new value, with what both have in common shortened.
pub fn both_cells(told: &ChangeInWords) -> (AnyView, AnyView) {
    let (from, to) = (told.from.as_deref(), told.to.as_deref());
    let (Some(was), Some(now)) = (from, to) else {
        return (cell(from), cell(to));
    };
    if is_short(was) && is_short(now) {
        return (cell(from), cell(to));
    }
    let TextDifference {
        before,
        was,
        now,
        after,
    } = TextDifference::of(was, now);
    let (before, after) = (tail(&before, AROUND), head(&after, AROUND));
    let was = view! { {before.clone()} {deleted(was)} {after.clone()} };
    let now = view! { {before} {inserted(now)} {after} };
    (was.into_any(), now.into_any())
}

/// Table cell with a text, or a placeholder for none.
pub fn cell(text: Option<&str>) -> AnyView {
    text.unwrap_or(record::NOTHING).to_owned().into_any()
}
