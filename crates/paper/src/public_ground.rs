//! The five grounds on which something is not published.

use serde::{Deserialize, Serialize};

/// A ground on which something is not published.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PublicGround {
    /// 涉及国家秘密
    Secret,
    /// 涉及正在办理的案件
    OpenCase,
    /// 公开可能造成不良影响
    Harm,
    /// 公开可能影响社会稳定
    Unrest,
    /// 其他敏感事项
    Other,
}

impl PublicGround {
    /// All grounds.
    pub const ALL: [PublicGround; 5] = [
        PublicGround::Secret,
        PublicGround::OpenCase,
        PublicGround::Harm,
        PublicGround::Unrest,
        PublicGround::Other,
    ];
}
