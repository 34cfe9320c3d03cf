//! Two titles that are nearly the same. Why: one problem worded twice is found by two departments and answered by none; asked,
//! never merged. Source: office practice. Limits: pairs of characters in common, at least as many as the threshold says, in
//! titles of six or more; a digit or a name that differs makes no other title, so it is a 留意.

use crate::prose::common;
use crate::view::PairView;
use crate::{Finding, What};
use ledger::Field;

/// Pairs of characters of the shortest title that is compared.
const SHORTEST: usize = 5;

pub(crate) fn check(view: &PairView, found: &mut Vec<Finding>) {
    let own = view.digest;
    if own.title_pairs.len() < SHORTEST {
        return;
    }
    let percent = usize::try_from(view.scope.settings.title_percent).unwrap_or(100);
    let place = view.places.get(&view.id).copied().unwrap_or(0);
    let before = view.order.iter().zip(view.titles).take(place);
    let alike = |(other, row): &(&ledger::ItemId, &crate::view::TitleRow)| {
        let (a, b) = (own.title_pairs.len(), row.pairs);
        let needed = percent * (a + b);
        // In common is no more than the shorter one has, and no more than the bits allow.
        let missing = (own.title_bits & !row.bits).count_ones() as usize;
        if b < SHORTEST || a.min(b) * 200 < needed || a.saturating_sub(missing) * 200 < needed {
            return false;
        }
        let other = view.digests.get(other).filter(|other| other.title != own.title);
        other.is_some_and(|other| common(&own.title_pairs, &other.title_pairs) * 200 >= needed)
    };
    if let Some((other, _)) = before.into_iter().find(alike) {
        let other = *other;
        let title = view.title(other);
        let finding = Finding::of(What::TitleSimilar { other: title.clone() }, view.id, Field::Title);
        found.push(finding.seen(&title));
    }
}
