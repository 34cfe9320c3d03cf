//! One achievement claimed under several problems: the same number with the same words before it, or the same award. Why: a
//! reader counts it once and doubts the rest. Source: the reconciliation of notices. Limits: eight letters before the number, fewer for
//! money and larger numbers; a text that was copied as a whole is left to `copied_text`.

use crate::view::PairView;
use crate::{Finding, What};
use std::collections::BTreeSet;

pub(crate) fn check(view: &PairView, found: &mut Vec<Finding>) {
    let mut seen = BTreeSet::new();
    for deed in &view.digest.deeds {
        let Some(other) = view.earliest(view.index.with_deed(deed)) else {
            continue;
        };
        let copied = view
            .digest
            .texts
            .iter()
            .filter(|text| text.item == deed.item && text.field == Some(deed.field));
        let is_copied = copied
            .into_iter()
            .any(|text| view.index.with_text(text).any(|one| view.is_before(one)));
        if !is_copied && seen.insert(other) {
            let what = What::SameAchievement {
                other: view.title(other),
            };
            found.push(Finding::of(what, deed.item, deed.field).at(deed.at.clone()));
        }
    }
}
