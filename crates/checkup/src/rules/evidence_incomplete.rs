//! Evidence without number, date or place. Why: a document that cannot be fetched proves nothing. Source: the list of evidence
//! that goes with an application. Limits: each of the three is asked for where at least half of the documents have it; a photo
//! has no number, so 留意.

use crate::view::RoundView;
use crate::{Finding, What};
use ledger::{Field, Kind};

/// What a document is found by.
pub(crate) const NEEDED: [Field; 3] = [Field::DocNumber, Field::Dated, Field::KeptAt];

pub(crate) fn check(view: &RoundView, found: &mut Vec<Finding>) {
    let ledger = view.scope.ledger;
    for item in ledger.standing_alone(Kind::Evidence) {
        let blank = |field: Field| ledger.text(item, field).trim().is_empty();
        let asked = NEEDED.into_iter().zip(view.scope.habits.evidence);
        let mut missing: Vec<Field> = asked
            .filter(|(field, asked)| *asked && blank(*field))
            .map(|(field, _)| field)
            .collect();
        if missing.is_empty() && NEEDED.into_iter().all(blank) {
            missing = NEEDED.to_vec();
        }
        if let Some(first) = missing.first().copied() {
            found.push(Finding::of(What::EvidenceIncomplete { missing }, item, first));
        }
    }
}
