//! A text on results that stands, wholly or nearly, under another problem too. Why: a measure that does not answer its problem
//! is returned, and what answers two answers neither. Source: what is returned most often. Limits: short texts whole, longer ones
//! by eight-letter shingles, as much as the threshold says of the shorter of both; set phrases of many problems do not count.

use crate::digest::TextDigest;
use crate::view::PairView;
use crate::{Finding, What};

pub(crate) fn check(view: &PairView, found: &mut Vec<Finding>) {
    for text in &view.digest.texts {
        let same = view.index.with_text(text);
        let near = near(view, text);
        if let Some(other) = view.earliest(same.chain(near)) {
            let what = What::CopiedText {
                other: view.title(other),
            };
            found.push(Finding::of(what, text.item, text.field));
        }
    }
}

fn near(view: &PairView, text: &TextDigest) -> Vec<ledger::ItemId> {
    let percent = usize::try_from(view.scope.settings.text_percent).unwrap_or(100);
    let shared = view.index.sharing(text).into_iter();
    let alike = shared.filter(|(other, count)| {
        // Most that one of its texts can share.
        let longest = |digest: &crate::digest::Digest| digest.texts.iter().map(|one| one.shingles.len()).max();
        let other = view.digests.get(other).filter(|_| view.is_before(*other));
        let shorter = other.and_then(longest).unwrap_or(0).min(text.shingles.len());
        shorter >= 8
            && count * 100 >= shorter * percent
            && text.shingles.len() * 2 >= shorter
            && other.is_some_and(|other| is_near(text, other, percent))
    });
    alike.map(|(id, _)| id).collect()
}

/// Whether one of the texts of a problem is nearly this one.
fn is_near(text: &TextDigest, other: &crate::digest::Digest, percent: usize) -> bool {
    other.texts.iter().any(|one| {
        let shorter = one.shingles.len().min(text.shingles.len());
        shorter >= 8 && crate::prose::common(&one.shingles, &text.shingles) * 100 >= shorter * percent
    })
}
