//! A problem that nobody answers for: no person, no department, no leader, neither of its own nor of its measures. Why:
//! responsibility that is unclear is returned. Source: what is returned most often. Limits: where hardly any problem names
//! anybody it is one finding about the round; of a notice, which need not name anybody, only where most problems do.

use crate::view::RoundView;
use crate::{Finding, What};
use ledger::{Field, ItemId};

pub(crate) fn check(view: &RoundView, found: &mut Vec<Finding>) {
    let nobody: Vec<ItemId> = view
        .problems()
        .filter(|(_, one)| !one.led && !one.handed)
        .map(|(id, _)| id)
        .collect();
    habit(
        view,
        nobody,
        view.scope.habits.answered,
        Field::Person,
        |problems| What::NobodyAnswers { problems },
        found,
    );
}

/// One finding for each problem where most keep the habit, else one for the round; none for a text.
pub(crate) fn habit(
    view: &RoundView,
    breaking: Vec<ItemId>,
    kept: bool,
    field: Field,
    what: impl Fn(usize) -> What,
    found: &mut Vec<Finding>,
) {
    // Where it is one problem, it is that problem.
    if kept || breaking.len() == 1 && !view.scope.of_text {
        for id in breaking {
            let mut finding = Finding::of(what(1), id, field);
            finding.problem = Some(id);
            found.push(finding);
        }
    } else if !breaking.is_empty() && !view.scope.of_text {
        let count = breaking.len();
        found.push(Finding::of(what(count), ItemId::ROUND, None).seen(&count.to_string()));
    }
}

#[cfg(test)]
mod tests {
    use crate::Rule;
    use crate::rules::cases::problem_cases;
    use ledger::Field::{Department, Title};

    #[test]
    fn somebody_answers() {
        problem_cases(
            Rule::NobodyAnswers,
            &[
                (&[(Title, "账目不清")], 1),
                (&[(Title, "账目不清"), (Department, "财务科")], 0),
            ],
        );
    }
}
