//! Data of a person in a text, found by the public text's own finder (`paper::privacy`), for the rules of each sort.

use crate::view::{Prose, ProseRole};
use paper::privacy::{self, Sort};
use std::ops::Range;

/// The places of one sort. Texts that cannot hold any are not searched.
pub(crate) fn of(prose: &Prose, sort: Sort) -> Vec<Range<usize>> {
    if matches!(prose.role, ProseRole::Original | ProseRole::Title) || !may_hold(prose.words, sort) {
        return Vec::new();
    }
    let all = privacy::find(prose.words, &[]).into_iter();
    all.filter(|one| one.sort == sort).map(|one| one.at).collect()
}

/// Whether a text has what a finding of this sort needs at least.
fn may_hold(text: &str, sort: Sort) -> bool {
    let run = |least: usize| {
        let mut digits = 0;
        text.bytes().any(|byte| {
            digits = if byte.is_ascii_digit() { digits + 1 } else { 0 };
            digits >= least
        })
    };
    match sort {
        Sort::IdNumber => run(17),
        Sort::Phone => run(7),
        Sort::Account => run(12),
        Sort::Plate => text.bytes().any(|byte| byte.is_ascii_uppercase()) && run(3),
        Sort::Address => {
            let mut before = ' ';
            text.chars().any(|c| {
                let house =
                    "号室幢栋组楼单弄".contains(c) && (before.is_ascii_digit() || ('０'..='９').contains(&before));
                before = c;
                house
            })
        }
        Sort::Name => true,
    }
}
