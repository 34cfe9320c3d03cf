//! Decisions of close-out and of dates (销号, 延期, 回头看). Only ever added: none is taken out, a later decision may answer
//! it. What a set of decisions amounts to is derived in `closeout` and `work::due`.

use crate::{Due, FactId};
use serde::{Deserialize, Serialize};

/// Kind of a decision.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DecisionKind {
    /// 申请销号
    Apply,
    /// 审核 (the responsible leader has checked)
    Check,
    /// 退回, with a written reason
    Return,
    /// 销号
    StrikeOff,
    /// 延期
    Extend,
    /// 回头看: holds
    LookbackHolds,
    /// 回头看: 反弹, opens a new round
    LookbackRebound,
    /// 撤回 an earlier decision of one's own; the earlier one stays in the record
    Withdraw,
}

/// A ground on which an item is closed (销号依据). An application names one or several.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Ground {
    /// 整改措施全部落实
    MeasuresDone,
    /// 具体问题处理到位
    DealtWith,
    /// 整改成效达到标准
    EffectMeets,
    /// 举一反三排查同类问题
    SimilarLookedFor,
    /// 建立长效机制
    CauseFixed,
}

impl Ground {
    /// The five, in the order of the form.
    pub const ALL: [Ground; 5] = [
        Ground::MeasuresDone,
        Ground::DealtWith,
        Ground::EffectMeets,
        Ground::SimilarLookedFor,
        Ground::CauseFixed,
    ];
}

/// One decision on an item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    /// Kind of the decision.
    pub kind: DecisionKind,
    /// The written reason or remark; may be empty where none is asked for.
    pub reason: String,
    /// The earlier decision that it answers.
    pub answers: Option<FactId>,
    /// The new date, for an extension.
    pub until: Option<Due>,
    /// The grounds of an application.
    pub grounds: Vec<Ground>,
    /// Who approved an extension; empty otherwise.
    pub approver: String,
}

impl Decision {
    /// A decision with nothing more to it.
    pub fn new(kind: DecisionKind) -> Decision {
        Decision {
            kind,
            reason: String::new(),
            answers: None,
            until: None,
            grounds: Vec::new(),
            approver: String::new(),
        }
    }

    /// The same in answer to an earlier decision.
    pub fn answering(mut self, earlier: Option<FactId>) -> Decision {
        self.answers = earlier;
        self
    }

    /// The same with a written reason.
    pub fn because(mut self, reason: &str) -> Decision {
        self.reason = reason.to_owned();
        self
    }
}
