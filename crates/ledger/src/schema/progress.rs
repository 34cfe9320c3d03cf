//! Progress of a problem or a measure (整改进展). Not its close-out (销号), which is decided separately: done is not yet
//! struck off.

use serde::{Deserialize, Serialize};

/// Progress of a problem or a measure (整改进展), in the field's four steps.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Progress {
    /// 尚未启动
    #[default]
    NotStarted,
    /// 正在推进
    UnderWay,
    /// 基本完成
    NearlyDone,
    /// 已完成
    Done,
}

impl Progress {
    /// All four, in order of advance.
    pub const ALL: [Progress; 4] = [
        Progress::NotStarted,
        Progress::UnderWay,
        Progress::NearlyDone,
        Progress::Done,
    ];

    /// Its name in files and in storage.
    pub fn key(self) -> &'static str {
        match self {
            Progress::NotStarted => "not_started",
            Progress::UnderWay => "under_way",
            Progress::NearlyDone => "nearly_done",
            Progress::Done => "done",
        }
    }

    /// The step of this name.
    pub fn from_key(key: &str) -> Option<Progress> {
        Progress::ALL.into_iter().find(|step| step.key() == key)
    }
}
