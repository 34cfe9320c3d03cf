//! A person in no register. Why: a name that nobody entered is misspelt, or has left. Source: office practice. Limits: only
//! where people are entered at all; masked names (王某) and words for several (各科室) are none. The first place of each name.

use crate::view::RoundView;
use crate::{Finding, What};
use ledger::{Field, NamesOf};
use std::collections::BTreeSet;

pub(crate) fn check(view: &RoundView, found: &mut Vec<Finding>) {
    let known = &view.scope.register.people;
    unknown(view, NamesOf::People, known, |name| What::PersonUnknown { name }, found);
}

/// Findings of names of one sort that are not among the known ones, once for each name.
pub(crate) fn unknown(
    view: &RoundView,
    sort: NamesOf,
    known: &BTreeSet<String>,
    what: impl Fn(String) -> What,
    found: &mut Vec<Finding>,
) {
    if known.is_empty() {
        return;
    }
    let mut told = BTreeSet::new();
    for (id, digest) in view.problems() {
        for (item, field, name) in &digest.names {
            let plain = bare(name);
            if field.names_of() != Some(sort) || known.contains(name) || known.contains(plain) || is_vague(plain) {
                continue;
            }
            if told.insert(plain.to_owned()) {
                let mut finding = in_field(view, what(name.clone()), *item, *field, name);
                finding.problem = Some(id);
                found.push(finding);
            }
        }
    }
}

/// A finding about a name in a field, with its place.
pub(crate) fn in_field(view: &RoundView, what: What, item: ledger::ItemId, field: Field, name: &str) -> Finding {
    let text = view.scope.ledger.text(item, field);
    let finding = Finding::of(what, item, field).seen(name);
    match text.find(name) {
        Some(at) => finding.at(at..at + name.len()),
        None => finding,
    }
}

/// A name without the post in brackets behind it.
pub(crate) fn bare(name: &str) -> &str {
    name.split(['（', '(']).next().unwrap_or("").trim()
}

/// Whether it names nobody in particular.
fn is_vague(name: &str) -> bool {
    let words = [
        "某",
        "×",
        "*",
        "各",
        "全体",
        "有关",
        "相关",
        "班子",
        "成员",
        "负责人",
        "主要领导",
        "分管领导",
    ];
    name.chars().count() < 2 || words.iter().any(|word| name.contains(word))
}
