//! Cells of a row of the preview: the common ancestor's value, the value here, the incoming value; differences are
//! marked for eyes, print and screen readers alike.

use super::edit_script::{DiffPart, diff_parts, shortened};
use crate::{
    browser::clock,
    words::{fields, general, merge, record},
};
use ledger::{
    Body, Field, Ledger, Value,
    merge::{IncomingValue, MergeRow, MergeRowKind, Presence, RowTarget},
};
use leptos::prelude::*;

/// Number of characters shown around a difference.
const AROUND: usize = 16;
/// Longest text that is always shown whole, in characters.
const SHORT: usize = 60;

/// Several values in words; a placeholder for none.
pub fn words(ledger: &Ledger, field: Field, values: &[Value]) -> String {
    let words: Vec<String> = values.iter().map(|value| one(ledger, field, value)).collect();
    if words.is_empty() {
        merge::EMPTY.to_owned()
    } else {
        words.join("；")
    }
}

fn one(ledger: &Ledger, field: Field, value: &Value) -> String {
    let words = record::value(ledger, field, value);
    if words.is_empty() {
        merge::EMPTY.to_owned()
    } else {
        words
    }
}

/// A text with its differences from an earlier one.
pub fn differs(from: &str, to: &str, whole: bool) -> AnyView {
    if from == to || from == merge::EMPTY || to == merge::EMPTY {
        return plain(to, whole);
    }
    let all = diff_parts(from, to);
    let all = if whole || to.chars().count() <= SHORT {
        all
    } else {
        shortened(all, AROUND)
    };
    let piece = |piece| match piece {
        DiffPart::Same(text) => text.into_any(),
        DiffPart::Gone(text) => {
            view! { <del><span class="visually-hidden">{record::DELETED}</span>{text}</del> }.into_any()
        }
        DiffPart::Come(text) => {
            view! { <ins><span class="visually-hidden">{record::INSERTED}</span>{text}</ins> }.into_any()
        }
    };
    all.into_iter().map(piece).collect_view().into_any()
}

/// A text, shortened unless `whole`.
pub fn plain(text: &str, whole: bool) -> AnyView {
    if whole || text.chars().count() <= 2 * SHORT {
        return text.to_owned().into_any();
    }
    let head: String = text.chars().take(2 * SHORT).collect();
    format!("{head}…").into_any()
}

/// Whether anything in a row is longer than what is shown.
pub fn is_long(row: &MergeRow, ledger: &Ledger) -> bool {
    let Some(field) = row.spot.field() else { return false };
    let theirs = row.theirs.iter().map(|theirs| &theirs.value);
    let mut values = row.before.iter().chain(&row.mine).chain(theirs);
    values.any(|value| one(ledger, field, value).chars().count() > SHORT)
}

/// Value before both sides diverged.
pub fn before(row: &MergeRow, ledger: &Ledger, whole: bool) -> AnyView {
    match row.spot {
        RowTarget::Field(_, field) => plain(&words(ledger, field, &row.before), whole),
        _ => ().into_any(),
    }
}

/// Value here.
pub fn mine(row: &MergeRow, ledger: &Ledger, whole: bool) -> AnyView {
    match row.spot {
        RowTarget::Field(..) if row.mine == row.before => merge::UNCHANGED.into_any(),
        RowTarget::Field(_, field) => {
            let from = words(ledger, field, &row.before);
            differs(&from, &words(ledger, field, &row.mine), whole)
        }
        RowTarget::Life(_) => life(row.here).into_any(),
        RowTarget::Decision(..) => ().into_any(),
    }
}

fn life(life: Presence) -> &'static str {
    match life {
        Presence::There => merge::IS_HERE,
        Presence::Gone => merge::NOT_HERE,
        Presence::Contested => merge::INBOX_REMOVAL,
    }
}

/// Incoming value, with its sender.
pub fn theirs(row: &MergeRow, ledger: &Ledger, whole: bool) -> AnyView {
    let sides = row.theirs.iter().map(|theirs| {
        let what = match row.spot {
            RowTarget::Field(_, field) => {
                let from = words(ledger, field, &row.before);
                differs(&from, &one(ledger, field, &theirs.value), whole)
            }
            RowTarget::Life(_) => comes(row, ledger, whole),
            RowTarget::Decision(_, fact) => match ledger.fact(fact).map(|fact| &fact.body) {
                Some(Body::Decide { decision, .. }) => record::decided(decision).into_any(),
                _ => ().into_any(),
            },
        };
        view! { <div class="side"><span class="side-by">{by(theirs)}</span><div class="side-what">{what}</div></div> }
    });
    sides.collect_view().into_any()
}

/// Who set a value, and when by that person's clock.
pub fn by(theirs: &IncomingValue) -> String {
    let who: Vec<String> = theirs.by.iter().map(|by| general::or_someone(by).to_owned()).collect();
    format!("{} {}", merge::whose(&who), clock::time_text(theirs.at))
}

/// Content of an item that comes in, or why it was removed.
fn comes(row: &MergeRow, ledger: &Ledger, whole: bool) -> AnyView {
    let item = row.spot.item();
    if row.kind == MergeRowKind::Removal || row.left == Presence::Contested && row.here == Presence::There {
        let reasons: Vec<&str> = reasons(ledger, item);
        return format!("{}：{}", merge::WAS_REMOVED, reasons.join("；")).into_any();
    }
    let line = |(of, field): &(ledger::ItemId, Field)| {
        let name = fields::field(*field);
        let label = if *of == item {
            name.to_owned()
        } else {
            format!("{} {name}", record::own_name(ledger, *of))
        };
        let values: Vec<Value> = ledger
            .values(*of, *field)
            .into_iter()
            .map(|(_, value)| value.clone())
            .collect();
        let value = words(ledger, *field, &values);
        view! { <div><dt>{label}</dt><dd>{plain(&value, whole)}</dd></div> }
    };
    let shown = row.fields.iter().filter(|(_, field)| *field != Field::Order);
    let lines: Vec<_> = shown.map(line).collect();
    view! { <dl class="comes">{lines}</dl> }.into_any()
}

fn reasons(ledger: &Ledger, item: ledger::ItemId) -> Vec<&str> {
    let removals = match ledger.removal(item) {
        ledger::Removal::Present => Vec::new(),
        ledger::Removal::Removed(removals) | ledger::Removal::Contested { removals, .. } => removals,
    };
    let facts = removals.into_iter().filter_map(|id| ledger.fact(id));
    let reasons = facts.filter_map(|fact| match &fact.body {
        Body::Remove { reason, .. } => Some(reason.as_str()),
        _ => None,
    });
    reasons.collect()
}
