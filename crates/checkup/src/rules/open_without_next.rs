//! Under way, and nothing says what is done next: no next step, no measure that is still to do, no text of measures. Why: a
//! reader asks “and now?”. Source: the families of notices (under way items carry 下一步举措). Limits: any of the three is enough
//! in a checklist; in a notice that has 下一步举措, the reader's doubt asks for it.

use crate::view::{ProblemView, ProseRole};
use crate::{Finding, What};
use ledger::{Field, Progress};

pub(crate) fn check(view: &ProblemView, found: &mut Vec<Finding>) {
    match view.step {
        Progress::UnderWay | Progress::NearlyDone => {}
        Progress::NotStarted | Progress::Done => return,
    }
    let next = view.of_role(ProseRole::Next).next().is_some();
    let to_do = view
        .measures
        .iter()
        .any(|measure| view.scope.ledger.progress(*measure) != Progress::Done);
    if !next && !to_do && view.text(Field::MeasuresText).trim().is_empty() {
        found.push(view.finding(What::OpenWithoutNext {}, Field::NextSteps));
    }
}

#[cfg(test)]
mod tests {
    use crate::Rule;
    use crate::rules::cases::problem_cases;
    use ledger::Field::{MeasuresText, NextSteps, Progress, Title};

    #[test]
    fn what_is_open_goes_on() {
        problem_cases(
            Rule::OpenWithoutNext,
            &[
                (&[(Title, "账目不清"), (Progress, "under_way")], 1),
                (
                    &[
                        (Title, "账目不清"),
                        (Progress, "nearly_done"),
                        (NextSteps, "年底前补登"),
                    ],
                    0,
                ),
                (
                    &[(Title, "账目不清"), (Progress, "under_way"), (MeasuresText, "补登")],
                    0,
                ),
                (&[(Title, "账目不清"), (Progress, "not_started")], 0),
            ],
        );
    }
}
