//! Struck off with measures open or in conflict. Why: a closed problem with an open measure is the mismatch that scores zero.
//! Source: the rules of 销号 (every measure done). Limits: none known; the procedure refuses it, so it comes from later edits or
//! other files.

use crate::view::ProblemView;
use crate::{Finding, What};
use ledger::{Field, Progress};

pub(crate) fn check(view: &ProblemView, found: &mut Vec<Finding>) {
    if !view.decided {
        return;
    }
    let ledger = view.scope.ledger;
    if !ledger.is_struck_off(view.id) {
        return;
    }
    let open: Vec<ledger::ItemId> = view
        .measures
        .iter()
        .copied()
        .filter(|measure| ledger.progress(*measure) != Progress::Done)
        .collect();
    let of_problem = ledger
        .conflicts()
        .iter()
        .filter(|(item, _)| *item == view.id || view.measures.contains(item));
    let conflicts = of_problem.count();
    if !open.is_empty() || conflicts > 0 {
        let what = What::StruckOffOpen {
            measures: open.len(),
            conflicts,
        };
        let item = open.first().copied().unwrap_or(view.id);
        found.push(Finding::of(what, item, Field::Progress).seen(&format!("{}/{conflicts}", open.len())));
    }
}
