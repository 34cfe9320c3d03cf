//! The file of a document is another than when close-out was applied for. Why: what was checked is no longer what is shown.
//! Source: the use of the file's SHA-256 in the list of evidence. Limits: the recorded hash was replaced after an application of
//! a problem that cites it, or two hashes stand in conflict; the file itself is never looked at.

use crate::view::ProblemView;
use crate::{Finding, What};
use ledger::{Field, closeout::CloseoutStatus};

pub(crate) fn check(view: &ProblemView, found: &mut Vec<Finding>) {
    if !view.decided {
        return;
    }
    let ledger = view.scope.ledger;
    let closeout = ledger.closeout(view.id);
    if !matches!(closeout.status, CloseoutStatus::Pending | CloseoutStatus::StruckOff) {
        return;
    }
    let applied = closeout
        .current()
        .into_iter()
        .flat_map(|round| round.live_applications());
    let Some(applied) = applied.map(|step| step.fact.time).max() else {
        return;
    };
    for document in ledger.evidence_of(view.id) {
        let heads: Vec<_> = ledger
            .heads(document, Field::FileHash)
            .filter_map(|id| ledger.fact(id))
            .collect();
        let replaced = heads
            .iter()
            .any(|fact| fact.time > applied && !fact.replaces.is_empty());
        if replaced || ledger.conflicts().contains(&(document, Field::FileHash)) {
            found.push(Finding::of(What::EvidenceFileChanged {}, document, Field::FileHash).seen(&view.id.to_string()));
        }
    }
}
