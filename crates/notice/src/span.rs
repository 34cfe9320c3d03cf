//! Spans: stretches of the text with their roles. They tile the text: each begins where the one before ends, the first
//! at 0, the last ends with the text. A span includes the layout and the line ends around its words.

use ledger::Progress;
use serde::Serialize;

/// Id of a problem for as long as its proposal lives: through corrections, merges and splits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct ProblemId(pub u32);

/// Role of a stretch of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum SpanRole {
    /// The notice's own title.
    NoticeTitle,
    /// The opening formula.
    Opening,
    /// The heading of a part: 一、整改工作组织情况.
    PartHeading,
    /// Part one: how the work was organised.
    Organisation,
    /// Text between part two's heading and its first section.
    ResultsIntro,
    /// Heading of problems by progress: （一）已整改完成的问题.
    StatusHeading(Progress),
    /// The heading of an aspect or a category: （一）在“…”方面. The number is its depth, 1 outermost.
    GroupHeading(u8),
    /// Text between a heading of either kind and its first problem.
    SectionIntro,
    /// A problem's number and title.
    ProblemTitle,
    /// A label: 整改结果及成效：
    ProblemLabel,
    /// A problem's text.
    ProblemText,
    /// Cell of a problem's row, with the index of its column in [`crate::Proposal::columns`].
    Cell(u16),
    /// Frame of a table: its header, the names of aspects, cells merged with those above.
    TableFrame,
    /// Part three: what comes next.
    NextSteps,
    /// The list of attachments: 附件：1.…
    Attachments,
    /// The contact block.
    Contact,
    /// Name of the unit under the notice.
    Signature,
    /// Date under the notice.
    PublishDate,
    /// Unread.
    Unread,
}

impl SpanRole {
    /// Whether it belongs to a problem.
    pub fn of_problem(self) -> bool {
        matches!(
            self,
            SpanRole::ProblemTitle | SpanRole::ProblemLabel | SpanRole::ProblemText | SpanRole::Cell(_)
        )
    }
}

/// Stretch of the text, as byte offsets, with its role.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Span {
    /// Start, in bytes.
    pub start: usize,
    /// End, in bytes.
    pub end: usize,
    /// Line on which its text begins, from 1.
    pub line: u32,
    /// Role.
    pub role: SpanRole,
    /// Problem that it belongs to, if any.
    pub problem: Option<ProblemId>,
}

/// Collector of spans that can only tile: each push gives only the end.
#[derive(Debug, Default)]
pub(crate) struct Tiling {
    spans: Vec<Span>,
    at: usize,
}

/// Largest number of spans. Inline labels beyond it stay inside their text.
const MOST_SPANS: usize = 400_000;

impl Tiling {
    /// Appends the stretch from the end of the last one to `end`; nothing if it is empty.
    pub fn push(&mut self, end: usize, line: u32, role: SpanRole, problem: Option<ProblemId>) {
        if end > self.at {
            self.spans.push(Span {
                start: self.at,
                end,
                line,
                role,
                problem,
            });
            self.at = end;
        }
    }

    /// Start of the next stretch.
    pub fn at(&self) -> usize {
        self.at
    }

    /// Whether there is no room for finer spans.
    pub fn full(&self) -> bool {
        self.spans.len() >= MOST_SPANS
    }

    pub fn finish(self) -> Vec<Span> {
        self.spans
    }
}

/// Whether spans tile `len` bytes.
pub(crate) fn tile(spans: &[Span], len: usize) -> bool {
    let mut at = 0;
    for span in spans {
        if span.start != at || span.end <= span.start || span.role.of_problem() != span.problem.is_some() {
            return false;
        }
        at = span.end;
    }
    at == len
}
