//! An application for close-out without a ground. Why: one of the five grounds is what is decided on. Source: the procedure of
//! 销号. Limits: the program asks for a ground, so only files of other programs lack one; the application that counts now.

use crate::view::ProblemView;
use crate::{Finding, What};
use ledger::closeout::CloseoutStatus;

pub(crate) fn check(view: &ProblemView, found: &mut Vec<Finding>) {
    if !view.decided {
        return;
    }
    let closeout = view.scope.ledger.closeout(view.id);
    if !matches!(closeout.status, CloseoutStatus::Pending | CloseoutStatus::StruckOff) {
        return;
    }
    let Some(round) = closeout.current() else { return };
    if round.live_applications().all(|step| step.decision.grounds.is_empty()) {
        found.push(view.finding(What::CloseoutWithoutGround {}, None));
    }
}
