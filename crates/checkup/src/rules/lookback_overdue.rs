//! The time of the look-back is over, and nothing was looked at. Why: what nobody looks at comes back. Source: look-back 3 to 6
//! months on, by the rules of the round. Limits: one look-back is enough, since they are draws; only if problems are struck off.

use crate::view::RoundView;
use crate::{Finding, What};
use ledger::{ItemId, days_left, work::schedule::RoundDeadline};

pub(crate) fn check(view: &RoundView, found: &mut Vec<Finding>) {
    let ledger = view.scope.ledger;
    let schedule = ledger.schedule();
    let until = schedule
        .iter()
        .find(|one| one.stage == RoundDeadline::LookbackTo)
        .and_then(|one| one.date());
    let Some(until) = until.filter(|until| days_left(*until, view.scope.today.day) < 0) else {
        return;
    };
    if view.scope.is_part || view.scope.of_text {
        return;
    }
    let mut struck_off = 0;
    for id in view.order {
        if ledger.decisions(*id).is_empty() {
            continue;
        }
        if !ledger.lookbacks(*id).is_empty() {
            return;
        }
        struck_off += usize::from(ledger.is_struck_off(*id));
    }
    if struck_off > 0 {
        found.push(
            Finding::of(
                What::LookbackOverdue { until },
                ItemId::ROUND,
                RoundDeadline::LookbackTo.by_hand(),
            )
            .seen(&until.to_string()),
        );
    }
}
