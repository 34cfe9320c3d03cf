//! Derivation of a close-out from the decisions on a problem.

use super::{Closeout, CloseoutStatus, round_builder::RoundBuilder};
use crate::{Decision, DecisionKind, Fact, FactId, ItemId, Ledger};
use std::collections::HashMap;

/// Withdrawn decisions, each with the last withdrawal that holds. A decision is withdrawn by its author, or by the
/// person who takes back the merge by which it came in; a withdrawal may itself be withdrawn (by undo). `decisions`
/// are in the order of decision.
pub(crate) fn withdrawals(ledger: &Ledger, decisions: &[(&Fact, &Decision)]) -> HashMap<FactId, FactId> {
    let authors: HashMap<FactId, (u64, &str)> = decisions
        .iter()
        .map(|(fact, _)| (fact.id, (fact.time, &*fact.by)))
        .collect();
    let mut withdrawn = HashMap::new();
    for (fact, decision) in decisions.iter().rev() {
        let of_kind = decision.kind == DecisionKind::Withdraw && !withdrawn.contains_key(&fact.id);
        let Some(target) = decision.answers.filter(|_| of_kind) else {
            continue;
        };
        let own = |(time, by): &(u64, &str)| {
            let may = || same_hand(by, &fact.by) || ledger.withdraws_what_it_brought(fact, target);
            (*time, target) < (fact.time, fact.id) && may()
        };
        if authors.get(&target).is_some_and(own) {
            withdrawn.entry(target).or_insert(fact.id);
        }
    }
    withdrawn
}

/// Whether two names are one person's.
pub(crate) fn same_hand(one: &str, other: &str) -> bool {
    one.trim() == other.trim()
}

impl Ledger {
    /// The close-out of a problem. Costs what its decisions cost, however large the ledger is.
    pub fn closeout(&self, problem: ItemId) -> Closeout<'_> {
        let decisions = self.decisions(problem);
        let withdrawn = withdrawals(self, &decisions);
        let mut rounds = RoundBuilder::default();
        for (fact, decision) in decisions {
            rounds.add(fact, decision, withdrawn.get(&fact.id).copied());
        }
        let mut closeout = Closeout {
            status: CloseoutStatus::NotApplied,
            rounds: rounds.list,
        };
        for round in &mut closeout.rounds {
            round.settle(closeout.status);
            closeout.status = round.outcome;
        }
        closeout
    }
}
