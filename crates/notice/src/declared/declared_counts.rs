//! Declared counts as values: what is counted, the number, the line. How they are read is not here.

use ledger::Progress;
use serde::Serialize;

/// What a declared number counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum CountedThing {
    /// 方面
    Aspects,
    /// 大类
    Categories,
    /// 问题
    Problems,
    /// 整改措施
    Measures,
    /// 已完成
    Done,
    /// 基本完成
    NearlyDone,
    /// 正在推进
    UnderWay,
    /// 尚未启动
    NotStarted,
}

/// A declared number with its line. A count may be declared several times, with different numbers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DeclaredCount {
    /// What is counted.
    pub what: CountedThing,
    /// The number.
    pub value: u32,
    /// The line it stands on.
    pub line: u32,
    /// As printed: 37个方面的问题.
    pub printed: String,
    /// Index into [`crate::Proposal::sections`] of the heading of an aspect or category above it: then it counts only
    /// what stands under that heading.
    pub within: Option<u32>,
}

/// A declared rate.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DeclaredRate {
    /// In hundredths of a percent: 98.71 % is 9871.
    pub basis_points: u32,
    /// Number of decimal places as printed.
    pub places: u32,
    /// The line it stands on.
    pub line: u32,
    /// As printed: 98.71%.
    pub printed: String,
}

/// All counts that a notice declares, in the order of the text.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct DeclaredCounts {
    /// Numbers.
    pub all: Vec<DeclaredCount>,
    /// Rates of completion.
    pub rates: Vec<DeclaredRate>,
}

impl DeclaredCounts {
    /// The first declaration of a count of the whole.
    pub fn first(&self, what: CountedThing) -> Option<&DeclaredCount> {
        self.all.iter().find(|d| d.what == what && d.within.is_none())
    }

    /// First declared value of a count.
    pub fn value(&self, what: CountedThing) -> Option<u32> {
        self.first(what).map(|d| d.value)
    }
}

/// Largest number of declarations kept.
pub(super) const MOST: usize = 200;

/// Heading and line of a sentence.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct SentenceScope {
    pub status: Option<Progress>,
    pub within: Option<u32>,
    pub line: u32,
}

impl SentenceScope {
    /// Declaration of a number at this place.
    pub fn declaration(self, what: CountedThing, value: u32, printed: &str) -> DeclaredCount {
        DeclaredCount {
            what,
            value,
            line: self.line,
            printed: printed.to_owned(),
            within: self.within,
        }
    }
}

/// The count of problems of a progress.
pub(super) fn of_progress(progress: Progress) -> CountedThing {
    match progress {
        Progress::Done => CountedThing::Done,
        Progress::NearlyDone => CountedThing::NearlyDone,
        Progress::UnderWay => CountedThing::UnderWay,
        Progress::NotStarted => CountedThing::NotStarted,
    }
}
