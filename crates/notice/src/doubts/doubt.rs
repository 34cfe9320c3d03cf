//! Kinds of doubt about a proposal: the finding, its line and its problem. How it is found is not here.

use crate::declared::declared_counts::CountedThing;
use crate::label::LabelKey;
use crate::span::ProblemId;
use ledger::Progress;
use serde::Serialize;

/// A doubt with its place. Its Chinese sentence is [`Doubt::sentence`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Doubt {
    /// The finding.
    pub finding: DoubtKind,
    /// Line to look at.
    pub line: u32,
    /// Problem that it is about.
    pub problem: Option<ProblemId>,
}

/// A kind of doubt.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum DoubtKind {
    /// No problem was found.
    NoProblems,
    /// The text is longer than what is read.
    TooLong,
    /// A declared count differs from what was found.
    CountDiffers {
        /// Which count.
        what: CountedThing,
        /// As declared.
        declared: u32,
        /// As found.
        found: u32,
    },
    /// A count is declared twice with different numbers.
    DeclaredTwice {
        /// Which count.
        what: CountedThing,
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
        /// First missing number.
        from: u32,
        /// Last missing number.
        to: u32,
    },
    /// Two problems have the same title.
    TitleRepeated {
        /// The title.
        title: String,
        /// Line of the first of them.
        first_line: u32,
    },
    /// The title is empty.
    TitleMissing,
    /// A problem lacks a text that its progress requires.
    TextMissing {
        /// Label of the text.
        key: LabelKey,
    },
    /// A label without text.
    TextEmpty {
        /// The label as printed.
        label: String,
    },
    /// A problem called done whose text speaks only of the future.
    DoneInFuture {
        /// Word of the future.
        word: String,
    },
    /// A problem called done whose text is only about meetings.
    OnlyMeetings,
    /// The progress is stated nowhere.
    ProgressUnclear,
    /// The heading states one progress, the problem's own text another.
    ProgressContradicted {
        /// As the heading states.
        heading: Progress,
        /// As the text states.
        text: Progress,
    },
    /// A column of a table whose name is unknown.
    ColumnUnknown {
        /// Its name.
        label: String,
    },
    /// A bracket or quote that is opened and not closed, or closed and not opened.
    MarkUnmatched {
        /// The unmatched mark.
        mark: char,
        /// The text around it.
        near: String,
    },
    /// An unknown label.
    LabelUnknown {
        /// As printed.
        label: String,
    },
    /// A number that looks like an ID number.
    IdentityNumber,
    /// A number that looks like a mobile phone number.
    MobileNumber,
    /// Lines inside or beside a table that are no whole rows: a line break inside a row.
    RowBroken {
        /// Start of the first of them.
        near: String,
    },
    /// The notice does not say who inspected, who was inspected, or when.
    RoundIncomplete {
        /// What is missing.
        missing: RoundFact,
    },
}

/// A fact of the round that a notice should state.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum RoundFact {
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
pub(super) fn about(line: u32, finding: DoubtKind) -> Doubt {
    Doubt {
        finding,
        line,
        problem: None,
    }
}

/// A doubt about a problem.
pub(super) fn about_problem(problem: ProblemId, line: u32, finding: DoubtKind) -> Doubt {
    Doubt {
        finding,
        line,
        problem: Some(problem),
    }
}
