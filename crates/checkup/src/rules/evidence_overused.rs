//! One document for very many problems. Why: a paper that proves everything proves nothing. Source: how inspectors look at
//! evidence; the number is a setting. Limits: only a count; a plan or a leading group's minutes may well stand for many.

use crate::view::RoundView;
use crate::{Finding, What};
use ledger::{Field, Kind};

pub(crate) fn check(view: &RoundView, found: &mut Vec<Finding>) {
    for item in view.scope.ledger.standing_alone(Kind::Evidence) {
        let problems = view.citing.get(&item).copied().unwrap_or(0);
        if i64::try_from(problems).unwrap_or(i64::MAX) > view.scope.settings.evidence_most {
            found
                .push(Finding::of(What::EvidenceOverused { problems }, item, Field::Title).seen(&problems.to_string()));
        }
    }
}
