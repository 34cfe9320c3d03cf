//! Acts of close-out: the type without rules, which stand in `rules`.

use crate::{Due, Ground};

/// What a person does in the close-out of a problem.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CloseoutAct {
    /// 申请销号
    Apply {
        /// On which grounds; at least one.
        grounds: Vec<Ground>,
        /// A written reason; needed where no proof is named.
        reason: String,
    },
    /// 审核: the responsible leader has checked the application.
    Check {
        /// Her opinion; may be empty.
        opinion: String,
    },
    /// 退回 the application.
    Return {
        /// Why; not blank.
        reason: String,
    },
    /// 销号
    StrikeOff {
        /// The opinion; may be empty.
        opinion: String,
    },
    /// 撤回 one's own application while it is pending.
    Withdraw,
    /// 延期
    Extend {
        /// The new date, later than the one in force.
        until: Due,
        /// Why; not blank.
        reason: String,
        /// Who approved it; not blank.
        approver: String,
    },
    /// 回头看: it holds.
    LookbackHolds {
        /// What was found; may be empty.
        opinion: String,
    },
    /// 回头看: it came back.
    LookbackRebound {
        /// What was found; not blank.
        reason: String,
        /// The new date; needed where the date in force has passed.
        until: Option<Due>,
    },
}
