//! A document that no problem cites. Why: it was entered for something. Source: the list of evidence. Limits: 留意, since a
//! document may be entered before its problem is worked on.

use crate::view::RoundView;
use crate::{Finding, What};
use ledger::{Field, Kind};

pub(crate) fn check(view: &RoundView, found: &mut Vec<Finding>) {
    for item in view.scope.ledger.standing_alone(Kind::Evidence) {
        if !view.citing.contains_key(&item) {
            found.push(Finding::of(What::EvidenceUncited {}, item, Field::Title));
        }
    }
}
