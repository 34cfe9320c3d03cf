//! 已完成, and no text, figure or regulation says with what result. Why: “done” without a result is returned first. Source:
//! what is returned most often (DOMAIN: no papers, facts do not match). Limits: any text on what was done counts, one of a
//! measure too; whether it is good is for other rules.

use crate::view::{ProblemView, ProseRole};
use crate::{Finding, What};
use ledger::{Field, Kind, Progress};

pub(crate) fn check(view: &ProblemView, found: &mut Vec<Finding>) {
    if view.step != Progress::Done {
        return;
    }
    let ledger = view.scope.ledger;
    let told = view
        .of_role(ProseRole::Result)
        .any(|prose| prose.words.chars().any(char::is_alphanumeric));
    let proved = [Kind::Figure, Kind::Regulation]
        .iter()
        .any(|kind| !ledger.parts(view.id, *kind).is_empty());
    if !told && !proved {
        found.push(view.finding(What::DoneWithoutResult {}, Field::Outcome));
    }
}

#[cfg(test)]
mod tests {
    use crate::Rule;
    use crate::rules::cases::problem_cases;
    use ledger::Field::{Outcome, Progress, Rectification, Title};

    #[test]
    fn done_has_a_result() {
        problem_cases(
            Rule::DoneWithoutResult,
            &[
                (&[(Title, "账目不清"), (Progress, "done")], 1),
                (&[(Title, "账目不清"), (Progress, "done"), (Outcome, "。")], 1),
                (&[(Title, "账目不清"), (Progress, "done"), (Outcome, "补登账目")], 0),
                (
                    &[(Title, "账目不清"), (Progress, "done"), (Rectification, "补登账目")],
                    0,
                ),
                (&[(Title, "账目不清"), (Progress, "under_way")], 0),
            ],
        );
    }
}
