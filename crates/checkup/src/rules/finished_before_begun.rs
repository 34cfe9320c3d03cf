//! Finished before the inspection began. Why: a finished day before the inspection is a typing mistake, or no rectification.
//! Source: dates that cannot be. Limits: what was put right while the inspectors were there (立行立改) may be finished before the
//! feedback, so the first day of the inspection counts, or where it is not known, the year before the feedback.

use crate::view::ProblemView;
use crate::{Finding, What};
use ledger::{Due, Field, ItemId, add_months};

pub(crate) fn check(view: &ProblemView, found: &mut Vec<Finding>) {
    let ledger = view.scope.ledger;
    let round = |field| ledger.text(ItemId::ROUND, field).parse::<Due>().ok();
    let a_year_before = |due: Due| add_months(due.last_day(), -12).map(Due::Day);
    let begun = round(Field::InspectedFrom).or_else(|| round(Field::FeedbackOn).and_then(a_year_before));
    let Some(begun) = begun else { return };
    for item in std::iter::once(view.id).chain(view.measures.iter().copied()) {
        let Ok(finished) = ledger.text(item, Field::FinishedOn).parse::<Due>() else {
            continue;
        };
        let first = match begun {
            Due::Day(day) | Due::Month(day) | Due::Year(day) => day,
        };
        if finished.last_day() < first {
            found.push(
                Finding::of(What::FinishedBeforeBegun { finished, begun }, item, Field::FinishedOn)
                    .seen(&begun.to_string()),
            );
        }
    }
}
