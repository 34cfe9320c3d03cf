//! Returned, and nobody took it up for some days. Why: a return that lies is late twice. Source: office practice; the days are a
//! setting. Limits: any later edit of the problem or its parts counts as taking it up.

use crate::view::ProblemView;
use crate::{Finding, What};
use ledger::{WallTime, closeout::CloseoutStatus, day_number};

pub(crate) fn check(view: &ProblemView, found: &mut Vec<Finding>) {
    if !view.decided {
        return;
    }
    let ledger = view.scope.ledger;
    let closeout = ledger.closeout(view.id);
    let Some(returned) = closeout
        .returned()
        .filter(|_| closeout.status == CloseoutStatus::Returned)
    else {
        return;
    };
    let newest = ledger.newest(view.id).into_iter().filter_map(|id| ledger.fact(id));
    let last = newest
        .map(|fact| fact.at)
        .chain([returned.fact.at])
        .max()
        .unwrap_or(WallTime(0));
    let today = view.scope.today;
    let days = day_number(today.day).saturating_sub(day_number(today.zone.day_of(last)));
    if i64::from(days) >= view.scope.settings.returned_days {
        found.push(
            view.finding(What::ReturnedWaiting { days }, None)
                .seen(&returned.fact.id.to_string()),
        );
    }
}
