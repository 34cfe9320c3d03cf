//! Rounds built from decisions: each decision is put into the round of close-out that it belongs to.

use super::{CloseoutRound, DecisionStep};
use crate::{Decision, DecisionKind, Fact, FactId};
use std::collections::HashMap;

/// Where a decision was put.
#[derive(Clone, Copy)]
struct DecisionPlace {
    round: usize,
    kind: DecisionKind,
    application: FactId,
}

#[derive(Default)]
pub(super) struct RoundBuilder<'a> {
    pub(super) list: Vec<CloseoutRound<'a>>,
    places: HashMap<FactId, DecisionPlace>,
    last_application: Option<DecisionPlace>,
    last_strike_off: Option<DecisionPlace>,
}

impl<'a> RoundBuilder<'a> {
    /// The round and the application of a decision. An answer to what is not here, or came later, has none: it stays in
    /// the record and counts for nothing until what it answers has arrived.
    fn place(&self, fact: &Fact, decision: &Decision) -> Option<DecisionPlace> {
        let answered = decision.answers.map(|id| self.places.get(&id).copied());
        let kind = decision.kind;
        let at = |place: DecisionPlace| DecisionPlace { kind, ..place };
        match kind {
            DecisionKind::Apply => {
                let round = match answered {
                    None => 0,
                    Some(Some(place)) if place.kind == DecisionKind::Withdraw => place.round,
                    Some(Some(place)) => place.round + 1,
                    Some(None) => self.list.len(),
                };
                let application = fact.id;
                Some(DecisionPlace {
                    round,
                    kind,
                    application,
                })
            }
            DecisionKind::Check | DecisionKind::Return | DecisionKind::StrikeOff => {
                answered.unwrap_or(self.last_application).map(at)
            }
            DecisionKind::LookbackHolds | DecisionKind::LookbackRebound => {
                let answered = answered.unwrap_or(self.last_strike_off);
                answered
                    .filter(|place| place.kind == DecisionKind::StrikeOff || is_lookback(place.kind))
                    .map(at)
            }
            DecisionKind::Withdraw => answered.flatten().map(at),
            DecisionKind::Extend => None,
        }
    }

    pub(super) fn add(&mut self, fact: &'a Fact, decision: &'a Decision, withdrawn_by: Option<FactId>) {
        let Some(place) = self.place(fact, decision) else {
            return;
        };
        self.places.insert(fact.id, place);
        if place.round >= self.list.len() {
            let number = self.list.len() + 1;
            self.list.push(CloseoutRound {
                number,
                ..CloseoutRound::default()
            });
        }
        let Some(round) = self.list.get_mut(place.round) else {
            return;
        };
        let list = match place.kind {
            DecisionKind::Apply => &mut round.applications,
            DecisionKind::Check => &mut round.checks,
            DecisionKind::Return | DecisionKind::StrikeOff => &mut round.answers,
            DecisionKind::LookbackHolds | DecisionKind::LookbackRebound => &mut round.lookbacks,
            DecisionKind::Extend | DecisionKind::Withdraw => return,
        };
        if withdrawn_by.is_none() && place.kind != DecisionKind::Apply {
            let named = list.iter_mut().find(|step| Some(step.fact.id) == decision.answers);
            named.into_iter().for_each(|step| step.followed_by = Some(fact.id));
        }
        list.push(DecisionStep {
            fact,
            decision,
            application: place.application,
            withdrawn_by,
            followed_by: None,
        });
        match place.kind {
            DecisionKind::Apply => self.last_application = Some(place),
            DecisionKind::StrikeOff => self.last_strike_off = Some(place),
            DecisionKind::Check
            | DecisionKind::Return
            | DecisionKind::Extend
            | DecisionKind::LookbackHolds
            | DecisionKind::LookbackRebound
            | DecisionKind::Withdraw => {}
        }
    }
}

fn is_lookback(kind: DecisionKind) -> bool {
    matches!(kind, DecisionKind::LookbackHolds | DecisionKind::LookbackRebound)
}
