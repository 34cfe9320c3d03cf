//! Applied for or struck off, and no evidence is named. Why: no papers or photos is what is returned most often. Source: what is
//! returned most often. Limits: a written reason makes up for it in the procedure; then it is a 留意.

use crate::view::ProblemView;
use crate::{Finding, Severity, What};
use ledger::closeout::CloseoutStatus;

pub(crate) fn check(view: &ProblemView, found: &mut Vec<Finding>) {
    if !view.decided {
        return;
    }
    let ledger = view.scope.ledger;
    let closeout = ledger.closeout(view.id);
    let applied = matches!(closeout.status, CloseoutStatus::Pending | CloseoutStatus::StruckOff);
    if !applied || !ledger.evidence_of(view.id).is_empty() {
        return;
    }
    let reasons = closeout
        .current()
        .into_iter()
        .flat_map(|round| round.live_applications());
    let explained = reasons.into_iter().any(|step| !step.decision.reason.trim().is_empty());
    let finding = view.finding(What::CloseoutWithoutEvidence {}, None);
    found.push(if explained {
        finding.with_severity(Severity::Notice)
    } else {
        finding
    });
}
