//! Status of a close-out (销号状态). How it is found stands in `closeout_round`.

use serde::{Deserialize, Serialize};

/// How far the close-out of a problem has come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CloseoutStatus {
    /// 未申请
    #[default]
    NotApplied,
    /// 待审核: checked by the responsible leader, or not yet ([`Closeout::checked`]).
    Pending,
    /// 已退回
    Returned,
    /// 已销号
    StruckOff,
    /// 重新整改: a look-back found that it came back.
    Reopened,
}

impl CloseoutStatus {
    /// The five, in the order in which they are listed.
    pub const ALL: [CloseoutStatus; 5] = [
        CloseoutStatus::NotApplied,
        CloseoutStatus::Pending,
        CloseoutStatus::Returned,
        CloseoutStatus::StruckOff,
        CloseoutStatus::Reopened,
    ];
}
