//! No due date. Why: what has no date is never late. Source: what is returned most often (date unreasonable). Limits: a date of
//! each measure, a date in words and 长期坚持 are dates; where hardly any problem has one it is one finding about the round;
//! what is done needs none any more.

use super::nobody_answers::habit;
use crate::What;
use crate::view::RoundView;
use ledger::{Field, ItemId, Progress};

pub(crate) fn check(view: &RoundView, found: &mut Vec<crate::Finding>) {
    let undated: Vec<ItemId> = view
        .problems()
        .filter(|(_, one)| !one.dated && one.step != Progress::Done)
        .map(|(id, _)| id)
        .collect();
    habit(
        view,
        undated,
        view.scope.habits.dated,
        Field::Due,
        |problems| What::NoDueDate { problems },
        found,
    );
}

#[cfg(test)]
mod tests {
    use crate::Rule;
    use crate::rules::cases::problem_cases;
    use ledger::Field::{Due, DueText, Progress, Title};

    #[test]
    fn what_is_open_has_a_date() {
        problem_cases(
            Rule::NoDueDate,
            &[
                (&[(Title, "账目不清")], 1),
                (&[(Title, "账目不清"), (Due, "2099-06")], 0),
                (&[(Title, "账目不清"), (DueText, "长期坚持")], 0),
                (&[(Title, "账目不清"), (Progress, "done")], 0),
            ],
        );
    }
}
