//! A phase that is due before the one it follows. Why: a second step that ends before the first was copied from elsewhere.
//! Source: dates that are unreasonable are returned. Limits: phases of one measure, in their order; equal dates are in order.

use crate::view::ProblemView;
use crate::{Finding, What};
use ledger::{Due, Field, Kind};

pub(crate) fn check(view: &ProblemView, found: &mut Vec<Finding>) {
    let ledger = view.scope.ledger;
    for measure in &view.measures {
        let phases = ledger.parts(*measure, Kind::Phase).into_iter();
        let mut last: Option<Due> = None;
        for (item, due) in phases.filter_map(|item| Some((item, ledger.text(item, Field::Due).parse::<Due>().ok()?))) {
            match last {
                Some(before) if due.last_day() < before.last_day() => {
                    let what = What::PhasesOutOfOrder { before, after: due };
                    found.push(Finding::of(what, item, Field::Due).seen(&before.to_string()));
                }
                Some(_) | None => last = Some(due),
            }
        }
    }
}
