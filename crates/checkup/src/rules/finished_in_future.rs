//! Finished on a day that is still to come. Why: it makes late work look in time. Source: dates that cannot be. Limits: by this
//! computer's day; a month or year counts by its first day.

use crate::view::ProblemView;
use crate::{Finding, What};
use ledger::{Due, Field};

pub(crate) fn check(view: &ProblemView, found: &mut Vec<Finding>) {
    for item in std::iter::once(view.id).chain(view.measures.iter().copied()) {
        let Ok(finished) = view.scope.ledger.text(item, Field::FinishedOn).parse::<Due>() else {
            continue;
        };
        let first = match finished {
            Due::Day(day) | Due::Month(day) | Due::Year(day) => day,
        };
        if first > view.scope.today.day {
            found.push(Finding::of(
                What::FinishedInFuture { finished },
                item,
                Field::FinishedOn,
            ));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::Rule;
    use crate::rules::cases::problem_cases;
    use ledger::Field::{FinishedOn, Progress, Title};

    #[test]
    fn nobody_has_finished_tomorrow() {
        let case = |day| [(Title, "账目不清"), (Progress, "done"), (FinishedOn, day)];
        problem_cases(
            Rule::FinishedInFuture,
            &[(&case("2099-06-01"), 1), (&case("2025-06-01"), 0)],
        );
    }
}
