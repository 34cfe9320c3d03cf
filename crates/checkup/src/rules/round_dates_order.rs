//! Dates of the round in an order that cannot be: inspection ends before it begins, feedback before the inspection ends,
//! published before the feedback. Why: every deadline is computed from them. Source: the procedure of an inspection.
//! Limits: months and years count by their last and first days, so that only what is sure is found.

use crate::view::RoundView;
use crate::{Finding, What};
use ledger::{Due, Field, ItemId};

const ORDER: [Field; 4] = [
    Field::InspectedFrom,
    Field::InspectedTo,
    Field::FeedbackOn,
    Field::PublishedOn,
];

pub(crate) fn check(view: &RoundView, found: &mut Vec<Finding>) {
    let date = |field| view.scope.ledger.text(ItemId::ROUND, field).parse::<Due>().ok();
    let mut last: Option<(Field, Due)> = None;
    for (field, due) in ORDER.into_iter().filter_map(|field| Some((field, date(field)?))) {
        if let Some((before, earlier)) = last {
            let first = match earlier {
                Due::Day(day) | Due::Month(day) | Due::Year(day) => day,
            };
            if due.last_day() < first {
                found.push(
                    Finding::of(What::RoundDatesOrder { before, after: field }, ItemId::ROUND, field)
                        .seen(&earlier.to_string()),
                );
                continue;
            }
        }
        last = Some((field, due));
    }
}
