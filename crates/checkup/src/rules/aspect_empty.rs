//! An aspect or a category without a problem. Why: a heading with nothing under it stands in every list and counts as one.
//! Source: the reconciliation of notices. Limits: a group that heads others that have problems is not empty.

use crate::view::RoundView;
use crate::{Finding, What};
use ledger::{Field, ItemId};
use std::collections::HashSet;

pub(crate) fn check(view: &RoundView, found: &mut Vec<Finding>) {
    if view.scope.is_part {
        return;
    }
    let ledger = view.scope.ledger;
    let used: HashSet<ItemId> = view
        .problems()
        .filter_map(|(_, digest)| digest.group)
        .collect::<HashSet<_>>()
        .into_iter()
        .flat_map(|group| ledger.group_path(group))
        .collect();
    for group in view.groups.iter().filter(|group| !used.contains(group)) {
        found.push(Finding::of(What::AspectEmpty {}, *group, Field::Title));
    }
}
