//! What can be doubtful about a proposal: the finding, its line and its problem. How it is found is not here.

use crate::declared::count::Counted;
use crate::label::LabelKey;
use crate::span::ProblemId;
use serde::Serialize;

/// Something doubtful, and where. Its Chinese sentence is [`Doubt::sentence`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Doubt {
    /// What it is.
    pub finding: Finding,
    /// The line to look at.
    pub line: u32,
    /// The problem it is about.
    pub problem: Option<ProblemId>,
}

/// What can be doubtful.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Finding {
    /// No problem was found at all.
    NoProblems,
    /// The text is longer than what is read.
    TooLong,
    /// The declared count is not what was found.
    CountDiffers {
        /// Which count.
        what: Counted,
        /// As declared.
        declared: u32,
        /// As found.
        found: u32,
    },
    /// One count is declared twice, differently.
    DeclaredTwice {
        /// Which count.
        what: Counted,
        /// The first value.
        first: u32,
        /// Its line.
        first_line: u32,
        /// The other value.
        other: u32,
    },
    /// The declared counts by progress do not add up to the declared total.
    SumDiffers {
        /// The declared total.
        total: u32,
        /// Their sum.
        sum: u32,
    },
    /// The declared rate fits neither the declared nor the found counts. Rates in hundredths of a percent.
    RateDiffers {
        /// As declared.
        declared: u32,
        /// From the declared counts: done, total.
        by_declared: Option<(u32, u32)>,
        /// From the problems found: done, total.
        by_found: (u32, u32),
    },
    /// Two problems of one section have the same number.
    NumberRepeated {
        /// The number.
        number: u32,
    },
    /// Numbers are left out within a section.
    NumberMissing {
        /// The first that is missing.
        from: u32,
        /// The last that is missing.
        to: u32,
    },
    /// Two problems have the same title.
    TitleRepeated {
        /// The title.
        title: String,
        /// Where it stood before.
        first_line: u32,
    },
    /// The title is empty.
    TitleMissing,
    /// A problem lacks a text its progress calls for.
    TextMissing {
        /// Which one.
        key: LabelKey,
    },
    /// A label has nothing behind it.
    TextEmpty {
        /// The label as printed.
        label: String,
    },
    /// Called done, but its text speaks of the future only.
    DoneInFuture {
        /// The word that does.
        word: String,
    },
    /// Called done, but its text is about meetings only.
    OnlyMeetings,
    /// Nothing says how far it has come.
    ProgressUnclear,
    /// A bracket or quote is opened and not closed, or closed and not opened.
    MarkUnmatched {
        /// The mark that stands alone.
        mark: char,
        /// The words around it.
        near: String,
    },
    /// A label that is not known.
    LabelUnknown {
        /// As printed.
        label: String,
    },
    /// A number that looks like an identity card's.
    IdentityNumber,
    /// A number that looks like a mobile telephone's.
    MobileNumber,
    /// The notice does not say who inspected, who was inspected, or when.
    RoundIncomplete {
        /// What is missing.
        missing: RoundPart,
    },
}

/// A part of the round that a notice should name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum RoundPart {
    /// 被巡察单位
    Unit,
    /// 巡察组
    Team,
    /// 巡察起止日期
    Days,
    /// 反馈日期
    Feedback,
}

/// A doubt about a line.
pub(super) fn about(line: u32, finding: Finding) -> Doubt {
    Doubt {
        finding,
        line,
        problem: None,
    }
}

/// A doubt about a problem.
pub(super) fn about_problem(problem: ProblemId, line: u32, finding: Finding) -> Doubt {
    Doubt {
        finding,
        line,
        problem: Some(problem),
    }
}
