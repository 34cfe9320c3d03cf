//! Two problems with one title. Why: one of them was entered twice, or two are told apart by nobody. Source: the reconciliation
//! of notices (titles not twice). Limits: marks, blanks and width of letters count for nothing; the later one is shown.

use crate::view::PairView;
use crate::{Finding, What};
use ledger::Field;

pub(crate) fn check(view: &PairView, found: &mut Vec<Finding>) {
    if let Some(other) = view.earliest(view.index.with_title(view.digest)) {
        let what = What::TitleRepeated {
            other: view.title(other),
        };
        found.push(Finding::of(what, view.id, Field::Title));
    }
}
