//! A number that stands twice. Why: two problems that answer to one number are taken for one. Source and limits: as `number_gap`.

use crate::view::RoundView;
use crate::{Finding, What};
use ledger::{Field, ItemId};
use std::collections::{BTreeMap, BTreeSet};

pub(crate) fn check(view: &RoundView, found: &mut Vec<Finding>) {
    if view.scope.is_part {
        return;
    }
    for row in rows(view) {
        let mut seen = BTreeSet::new();
        for (number, id) in row {
            if !seen.insert(number) {
                let what = What::NumberRepeated {
                    number: u32::try_from(number).unwrap_or(u32::MAX),
                };
                let mut finding = Finding::of(what, id, Field::Number);
                finding.problem = Some(id);
                found.push(finding);
            }
        }
    }
}

/// Numbers that count on from each other, each with its problem.
pub(crate) type NumberRow = Vec<(u64, ItemId)>;

/// The rows of numbers: one if most numbers stand once in the whole, else one for each group and heading.
pub(crate) fn rows(view: &RoundView) -> Vec<NumberRow> {
    let numbered = || {
        view.problems()
            .filter_map(|(id, digest)| Some((digest.number?, id, digest)))
    };
    let all: Vec<(u64, ItemId)> = numbered().map(|(number, id, _)| (number, id)).collect();
    let distinct: BTreeSet<u64> = all.iter().map(|(number, _)| *number).collect();
    let ones = all.iter().filter(|(number, _)| *number == 1).count();
    // One number 1 and hardly anything twice: one row, in which what stands twice is a mistake.
    if ones <= 1 && all.len() - distinct.len() <= (all.len() / 10).max(1) {
        return vec![all];
    }
    let mut rows: BTreeMap<(Option<ItemId>, Option<u8>), NumberRow> = BTreeMap::new();
    for (number, id, digest) in numbered() {
        let under = digest.under.map(|step| step as u8);
        rows.entry((digest.group, under)).or_default().push((number, id));
    }
    rows.into_values().collect()
}
