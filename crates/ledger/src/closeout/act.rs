//! Acts of close-out, and why one may be refused: types without rules, which stand in `rules`.

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
    },
}

/// Why a decision was not recorded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Hindrance {
    /// No name is set: decisions are signed, and persons are told apart by their names.
    NameMissing,
    /// A written reason is needed.
    ReasonMissing,
    /// An extension names who approved it.
    ApproverMissing,
    /// An application is pending already, of this person.
    AlreadyPending(String),
    /// It is struck off; a look-back reopens it.
    StruckOff,
    /// No application is pending.
    NothingPending,
    /// Who applied can neither check nor decide.
    OwnApplication,
    /// Only this person can withdraw the application.
    NotYours(String),
    /// She has checked it already.
    AlreadyChecked,
    /// It has to be checked first, by another hand than the one that strikes off.
    NotChecked,
    /// Only what is struck off is looked back at.
    NotStruckOff,
    /// There is no date that could be extended.
    NoDueDate,
    /// An extension has to be later than this date in force.
    NotLater(Due),
    /// A date is put off by an extension, with a reason and an approver; this one stands.
    NeedsExtension(Due),
}
