//! Decisions of close-out and of dates (销号, 延期, 回头看). Only ever added: there is no way here to take one
//! out, only a later decision that answers it.

use crate::{Due, FactId};
use serde::{Deserialize, Serialize};

/// What was decided.
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

/// One decision on an item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    /// What was decided.
    pub kind: DecisionKind,
    /// The written reason or remark; may be empty where none is asked for.
    pub reason: String,
    /// The earlier decision that it answers.
    pub answers: Option<FactId>,
    /// The new date, for an extension.
    pub until: Option<Due>,
}
