//! 逾期未完成. Why: what is late is asked about before anything else. Source: the dates of a round. Limits: the date in force, with
//! extensions; what is finished or struck off is not late to finish.

use crate::view::ProblemView;
use crate::{Finding, What};
use ledger::{Field, closeout::CloseoutStatus, work::due::Lateness};

pub(crate) fn check(view: &ProblemView, found: &mut Vec<Finding>) {
    // What came back without a new date is told by a rule of its own.
    if view.decided && view.scope.ledger.closeout(view.id).status == CloseoutStatus::Reopened {
        return;
    }
    if let Lateness::Late(days) = view.scope.ledger.lateness(view.id, view.scope.today) {
        let due = view
            .scope
            .ledger
            .due_in_force(view.id)
            .map(|due| due.to_string())
            .unwrap_or_default();
        found.push(view.finding(What::Overdue { days }, Field::Due).seen(&due));
    }
}

#[cfg(test)]
mod tests {
    use crate::Rule;
    use crate::rules::cases::problem_cases;
    use ledger::Field::{Due, Progress, Title};

    #[test]
    fn late_is_open_past_its_date() {
        problem_cases(
            Rule::Overdue,
            &[
                (&[(Title, "账目不清"), (Due, "2024-06")], 1),
                (&[(Title, "账目不清"), (Due, "2099-06")], 0),
                (&[(Title, "账目不清"), (Due, "2024-06"), (Progress, "done")], 0),
            ],
        );
    }
}
