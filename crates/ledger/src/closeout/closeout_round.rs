//! Rounds and steps of a close-out, and the close-out itself: what the derivation gives. How decisions get into their rounds
//! stands in `derive` and `round_builder`.

use super::CloseoutStatus;
use crate::{Decision, DecisionKind, Fact, FactId};

/// One decision in its round.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DecisionStep<'a> {
    /// The fact: who, when.
    pub fact: &'a Fact,
    /// The decision.
    pub decision: &'a Decision,
    /// The application that it is, or that it belongs to.
    pub application: FactId,
    /// Its author's withdrawal of it.
    pub withdrawn_by: Option<FactId>,
    /// A later decision of the same sort that names it: it overrules it, or follows it (look-backs).
    pub followed_by: Option<FactId>,
}

impl DecisionStep<'_> {
    /// Whether the decision counts: it was neither withdrawn nor overruled.
    pub fn stands(&self) -> bool {
        self.withdrawn_by.is_none() && self.followed_by.is_none()
    }

    fn is(&self, kind: DecisionKind) -> bool {
        self.decision.kind == kind
    }
}

/// A round of close-out: an application and what came of it. Each list is in the order of decision.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CloseoutRound<'a> {
    /// From 1; kept for ever.
    pub number: usize,
    /// One is the rule; several if people applied without seeing each other, or again after a withdrawal.
    pub applications: Vec<DecisionStep<'a>>,
    /// 审核
    pub checks: Vec<DecisionStep<'a>>,
    /// Returns and strike-offs.
    pub answers: Vec<DecisionStep<'a>>,
    /// 回头看 after a strike-off.
    pub lookbacks: Vec<DecisionStep<'a>>,
    /// Status that the round led to; if all its applications were withdrawn, the status before it.
    pub outcome: CloseoutStatus,
    /// Decisions that contradict each other stand, made without seeing each other.
    pub contested: bool,
}

/// The close-out of a problem.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Closeout<'a> {
    /// Current status.
    pub status: CloseoutStatus,
    /// The rounds, first to last.
    pub rounds: Vec<CloseoutRound<'a>>,
}

impl<'a> CloseoutRound<'a> {
    pub(super) fn live(&self, application: FactId) -> bool {
        self.live_applications().any(|step| step.fact.id == application)
    }

    /// The applications that were not withdrawn.
    pub fn live_applications(&self) -> impl Iterator<Item = &DecisionStep<'a>> {
        self.applications.iter().filter(|step| step.stands())
    }

    pub(super) fn is_live(&self) -> bool {
        self.live_applications().next().is_some()
    }

    /// The live applications that no standing decision answers.
    pub fn unanswered(&self) -> impl Iterator<Item = &DecisionStep<'a>> {
        let answered = |id| self.answers.iter().any(|step| step.stands() && step.application == id);
        self.live_applications().filter(move |step| !answered(step.fact.id))
    }

    /// The returns (or the strike-offs) that count.
    pub fn answered_by(&self, kind: DecisionKind) -> impl Iterator<Item = &DecisionStep<'a>> {
        let answers = self.answers.iter();
        answers.filter(move |step| step.is(kind) && step.stands() && self.live(step.application))
    }

    /// The look-backs of this outcome that count.
    pub fn looked_back(&self, kind: DecisionKind) -> impl Iterator<Item = &DecisionStep<'a>> {
        self.lookbacks.iter().filter(move |step| step.is(kind) && step.stands())
    }

    /// The checks that count.
    pub fn checked_by(&self) -> impl Iterator<Item = &DecisionStep<'a>> {
        let checks = self.checks.iter();
        checks.filter(|step| step.stands() && self.live(step.application))
    }

    pub(super) fn settle(&mut self, before: CloseoutStatus) {
        let returned = self.answered_by(DecisionKind::Return).next().is_some();
        let struck_off = self.answered_by(DecisionKind::StrikeOff).next().is_some();
        let holds = self.looked_back(DecisionKind::LookbackHolds).next().is_some();
        let rebound = self.looked_back(DecisionKind::LookbackRebound).next().is_some();
        (self.outcome, self.contested) = match (returned, struck_off) {
            _ if !self.is_live() => (before, self.answers.iter().any(DecisionStep::stands)),
            (true, true) => (CloseoutStatus::Returned, true),
            (false, true) if rebound => (CloseoutStatus::Reopened, holds),
            (false, true) => (CloseoutStatus::StruckOff, false),
            _ if self.unanswered().next().is_some() => (CloseoutStatus::Pending, false),
            _ => (CloseoutStatus::Returned, false),
        };
    }
}

impl<'a> Closeout<'a> {
    /// The round that determines the status: the last with an application that was not withdrawn.
    pub fn current(&self) -> Option<&CloseoutRound<'a>> {
        self.rounds.iter().rev().find(|round| round.is_live())
    }

    /// Whether decisions that contradict each other wait for a person to settle them.
    pub fn contested(&self) -> bool {
        let withdrawn = self.rounds.iter().rev().take_while(|round| !round.is_live());
        withdrawn.chain(self.current()).any(|round| round.contested)
    }

    /// Whether the pending application was checked.
    pub fn checked(&self) -> bool {
        let pending = self.current().filter(|_| self.status == CloseoutStatus::Pending);
        pending.is_some_and(|round| round.checked_by().next().is_some())
    }

    /// The decision by which it is struck off now; the first of several.
    pub fn struck_off(&self) -> Option<&DecisionStep<'a>> {
        let current = self.current().filter(|_| self.status == CloseoutStatus::StruckOff);
        current.and_then(|round| round.answered_by(DecisionKind::StrikeOff).next())
    }

    /// The look-back by which it is to be rectified anew now; the last of several.
    pub(crate) fn came_back(&self) -> Option<&'a Fact> {
        let current = self.current().filter(|_| self.status == CloseoutStatus::Reopened);
        let rebounds = current.and_then(|round| round.looked_back(DecisionKind::LookbackRebound).last());
        rebounds.map(|step| step.fact)
    }

    /// The return that is to be answered; the last of several.
    pub fn returned(&self) -> Option<&DecisionStep<'a>> {
        let current = self.current().filter(|_| self.status == CloseoutStatus::Returned);
        current.and_then(|round| round.answered_by(DecisionKind::Return).last())
    }
}
