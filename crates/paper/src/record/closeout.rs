//! Close-out and extensions of a problem as papers print them: who did what on which day.

use crate::terms::DecisionStep;
use crate::terms::{DecisionKind, Due, Fact, Ground, ItemId, Ledger, Today};

/// The rounds of close-out of a problem, and its extensions.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CloseoutRecord {
    /// The rounds, first to last.
    pub rounds: Vec<CloseoutRecordRound>,
    /// 延期, in the order of decision.
    pub extensions: Vec<Extension>,
}

/// Round of close-out, with the decisions that stand.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CloseoutRecordRound {
    /// Number, from 1.
    pub number: usize,
    /// 申请
    pub applications: Vec<Act>,
    /// 审核
    pub checks: Vec<Act>,
    /// 退回 and 销号
    pub answers: Vec<Act>,
    /// 回头看
    pub lookbacks: Vec<Act>,
}

/// A decision by somebody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Act {
    /// Kind.
    pub kind: DecisionKind,
    /// Author.
    pub by: String,
    /// Day.
    pub on: Due,
    /// Written reason or remark.
    pub reason: String,
    /// Grounds of an application.
    pub grounds: Vec<Ground>,
}

/// An extension.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Extension {
    /// Who asked, when and why.
    pub act: Act,
    /// New date.
    pub until: Option<Due>,
    /// Who approved it.
    pub approver: String,
    /// Whether it stands.
    pub stands: bool,
}

impl CloseoutRecord {
    pub(super) fn of(ledger: &Ledger, problem: ItemId, today: Today) -> CloseoutRecord {
        let acts = |steps: &[DecisionStep]| {
            let standing = steps.iter().filter(|step| step.stands());
            standing.map(|step| act(step, today)).collect()
        };
        let rounds = ledger
            .closeout(problem)
            .rounds
            .into_iter()
            .map(|round| CloseoutRecordRound {
                number: round.number,
                applications: acts(&round.applications),
                checks: acts(&round.checks),
                answers: acts(&round.answers),
                lookbacks: acts(&round.lookbacks),
            });
        let extensions = ledger.dates(problem).extensions.into_iter().map(|step| Extension {
            act: act(&step, today),
            until: step.decision.until,
            approver: step.decision.approver.clone(),
            stands: step.stands(),
        });
        CloseoutRecord {
            rounds: rounds.collect(),
            extensions: extensions.collect(),
        }
    }

    /// The last round.
    pub fn last(&self) -> Option<&CloseoutRecordRound> {
        self.rounds.last()
    }
}

impl CloseoutRecordRound {
    /// The decision that strikes the problem off, if one stands.
    pub fn struck_off(&self) -> Option<&Act> {
        self.answers
            .iter()
            .rev()
            .find(|act| act.kind == DecisionKind::StrikeOff)
    }
}

fn act(step: &DecisionStep, today: Today) -> Act {
    let Fact { by, at, .. } = step.fact;
    Act {
        kind: step.decision.kind,
        by: by.to_string(),
        on: Due::Day(today.zone.day_of(*at)),
        reason: step.decision.reason.clone(),
        grounds: step.decision.grounds.clone(),
    }
}
