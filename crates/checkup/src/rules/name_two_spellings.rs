//! One name in two spellings: with and without a post (李强（科长）), with and without 局 or 室 (党建科、党建科室). Why: the same person in
//! two rows of the duty list has two half lists. Source: office practice. Limits: two people whose names differ by one character
//! are two people; only what differs by a post or by the ending of a department. The rarer spelling is shown.

use super::person_unknown::{bare, in_field};
use crate::view::RoundView;
use crate::{Finding, What};
use ledger::{Field, ItemId, NamesOf};
use std::collections::{BTreeMap, HashMap};

/// A spelling: how often it stands, and where first (problem, item, field).
#[derive(Clone, Copy)]
struct Spelling<'a> {
    name: &'a str,
    count: usize,
    first: (ItemId, ItemId, Field),
}

pub(crate) fn check(view: &RoundView, found: &mut Vec<Finding>) {
    // A department may have the name of a person, so the sort belongs to the key.
    let mut spellings: HashMap<(bool, &str), Spelling> = HashMap::new();
    for (id, digest) in view.problems() {
        for (item, field, name) in &digest.names {
            let person = match field.names_of() {
                Some(NamesOf::People) => true,
                Some(NamesOf::Departments | NamesOf::Helpers) => false,
                Some(NamesOf::Other) | None => continue,
            };
            let spelling = spellings.entry((person, name)).or_insert(Spelling {
                name,
                count: 0,
                first: (id, *item, *field),
            });
            spelling.count += 1;
        }
    }
    let mut same: BTreeMap<(bool, String), Vec<Spelling>> = BTreeMap::new();
    for ((person, name), spelling) in spellings {
        let key = if person { bare(name).to_owned() } else { core(name) };
        same.entry((person, key)).or_default().push(spelling);
    }
    for mut same in same.into_values().filter(|same| same.len() > 1) {
        // The usual one first: most often, or else the shortest.
        same.sort_by_key(|one| (std::cmp::Reverse(one.count), one.name.len(), one.name));
        let Some((usual, others)) = same.split_first() else {
            continue;
        };
        for other in others {
            let what = What::NameTwoSpellings {
                name: other.name.to_owned(),
                other: usual.name.to_owned(),
            };
            let (id, item, field) = other.first;
            let mut finding = in_field(view, what, item, field, other.name).seen(usual.name);
            finding.problem = Some(id);
            found.push(finding);
        }
    }
}

/// A department without what is written or left out at will.
fn core(name: &str) -> String {
    let plain = bare(name);
    let plain = plain
        .strip_suffix("科室")
        .map_or_else(|| plain.to_owned(), |rest| format!("{rest}科"));
    match plain.strip_prefix('局') {
        Some(rest) if rest.chars().count() > 2 => rest.to_owned(),
        _ => plain,
    }
}

#[cfg(test)]
mod tests {
    use super::core;

    #[test]
    fn spellings_of_one_department() {
        for (one, other, same) in [
            ("党建科", "党建科室", true),
            ("办公室", "局办公室", true),
            ("财务科", "财务处", false),
            ("党建科", "人事科", false),
        ] {
            assert_eq!(core(one) == core(other), same, "{one} {other}");
        }
    }
}
