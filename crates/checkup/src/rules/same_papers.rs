//! Applied again with the papers that were refused. Why: it is returned again. Source: what is returned most often (no papers).
//! Limits: a return whose reason speaks of papers, and no document cited, entered or changed after it.

use crate::view::ProblemView;
use crate::{Finding, What};
use ledger::{DecisionKind, Kind, closeout::CloseoutStatus};

/// Words by which a return is for papers.
const PAPERS: [&str; 9] = ["材料", "佐证", "证明", "证据", "凭证", "票据", "照片", "复印件", "资料"];

pub(crate) fn check(view: &ProblemView, found: &mut Vec<Finding>) {
    if !view.decided {
        return;
    }
    let ledger = view.scope.ledger;
    let closeout = ledger.closeout(view.id);
    if closeout.status != CloseoutStatus::Pending {
        return;
    }
    let Some(current) = closeout.current() else { return };
    let before = closeout.rounds.iter().rev().find(|round| round.number < current.number);
    let Some(refused) = before.and_then(|round| round.answered_by(DecisionKind::Return).last()) else {
        return;
    };
    if !PAPERS.iter().any(|word| refused.decision.reason.contains(word)) {
        return;
    }
    let citations = ledger.parts(view.id, Kind::Citation);
    let documents = ledger.evidence_of(view.id);
    let of_papers = citations.iter().chain(&documents);
    let changed = of_papers.into_iter().any(|item| {
        let newest = ledger.newest(*item).into_iter().chain([*item]);
        newest
            .filter_map(|id| ledger.fact(id))
            .any(|fact| fact.time > refused.fact.time)
    });
    if !changed {
        found.push(
            view.finding(What::SamePapers {}, None)
                .seen(&refused.fact.id.to_string()),
        );
    }
}
