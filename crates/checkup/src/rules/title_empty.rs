//! A problem without a title. Why: it stands in no list under a name. Source: the reconciliation of notices. Limits: the name
//! that the reader gives to a problem without one (（无标题）) counts as none.

use crate::view::ProblemView;
use crate::{Finding, What};
use ledger::Field;

pub(crate) fn check(view: &ProblemView, found: &mut Vec<Finding>) {
    let title = view.text(Field::Title);
    if !title.chars().any(char::is_alphanumeric) || title == "（无标题）" {
        found.push(view.finding(What::TitleEmpty {}, Field::Title));
    }
}

#[cfg(test)]
mod tests {
    use crate::Rule;
    use crate::rules::cases::problem_cases;
    use ledger::Field::Title;

    #[test]
    fn a_problem_has_a_title() {
        problem_cases(
            Rule::TitleEmpty,
            &[
                (&[(Title, "账目不清")], 0),
                (&[(Title, "（无标题）")], 1),
                (&[(Title, "——")], 1),
            ],
        );
    }
}
