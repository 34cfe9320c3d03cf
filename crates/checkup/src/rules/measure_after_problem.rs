//! A measure that is due after its problem. Why: the problem cannot be done before its measures are. Source: dates that are
//! unreasonable are returned. Limits: own dates only, the problem's with its extensions; what goes on for long (长期坚持) may.

use crate::view::ProblemView;
use crate::{Finding, What};
use ledger::{Due, Field, Progress, Value};

pub(crate) fn check(view: &ProblemView, found: &mut Vec<Finding>) {
    let ledger = view.scope.ledger;
    let long = |item| ledger.value(item, Field::LongTerm) == Some(&Value::Flag(true));
    let Some(problem) = ledger.due_in_force(view.id).filter(|_| !long(view.id)) else {
        return;
    };
    for item in view.measures.iter().copied() {
        let Ok(measure) = ledger.text(item, Field::Due).parse::<Due>() else {
            continue;
        };
        let open = ledger.progress(item) != Progress::Done;
        if open && !long(item) && measure.last_day() > problem.last_day() {
            found.push(
                Finding::of(What::MeasureAfterProblem { measure, problem }, item, Field::Due)
                    .seen(&problem.to_string()),
            );
        }
    }
}
