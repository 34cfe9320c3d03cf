//! 反弹 without a new date: to be rectified anew, and the date in force has passed or is none. Why: what came back once waits for
//! ever. Source: the procedure of look-back (a rebound opens a new round). Limits: a date set or put off since counts.

use crate::view::ProblemView;
use crate::{Finding, What};
use ledger::{Field, closeout::CloseoutStatus, days_left};

pub(crate) fn check(view: &ProblemView, found: &mut Vec<Finding>) {
    if !view.decided {
        return;
    }
    let ledger = view.scope.ledger;
    if ledger.closeout(view.id).status != CloseoutStatus::Reopened {
        return;
    }
    let due = ledger.due_in_force(view.id);
    if due.is_none_or(|due| days_left(due, view.scope.today.day) < 0) {
        found.push(
            view.finding(What::ReboundWithoutDate {}, Field::Due)
                .seen(&due.map(|due| due.to_string()).unwrap_or_default()),
        );
    }
}
