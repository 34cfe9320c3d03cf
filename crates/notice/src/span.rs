//! What each stretch of the text was understood as. Spans tile the text: each begins where the one before ends, the
//! first at 0, the last ends with the text. A span includes the layout and the line ends around its words.

use ledger::Progress;
use serde::Serialize;

/// Names a problem for as long as its proposal lives: through corrections, merges and splits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct ProblemId(pub u32);

/// What a stretch of the text was understood as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// The notice's own title.
    NoticeTitle,
    /// The opening formula.
    Opening,
    /// The heading of a part: 一、整改工作组织情况.
    PartHeading,
    /// Part one: how the work was organised.
    Organisation,
    /// What stands between part two's heading and its first section.
    ResultsIntro,
    /// A heading that gathers problems by progress: （一）已整改完成的问题.
    StatusHeading(Progress),
    /// The heading of an aspect or a category: （一）在“…”方面. The number is its depth, 1 outermost.
    GroupHeading(u8),
    /// What stands between a heading of either kind and its first problem.
    SectionIntro,
    /// A problem's number and title.
    ProblemTitle,
    /// A label: 整改结果及成效：
    ProblemLabel,
    /// A problem's text.
    ProblemText,
    /// A cell of a problem's row, by the place of its column in [`crate::Proposal::columns`].
    Cell(u16),
    /// What holds a table together: its header, the names of aspects, cells merged with those above.
    TableFrame,
    /// Part three: what comes next.
    NextSteps,
    /// The list of attachments: 附件：1.…
    Attachments,
    /// The contact block.
    Contact,
    /// The unit's name under the notice.
    Signature,
    /// The date under the notice.
    PublishDate,
    /// Not understood.
    Unread,
}

impl Role {
    /// Belongs to a problem.
    pub fn of_problem(self) -> bool {
        matches!(
            self,
            Role::ProblemTitle | Role::ProblemLabel | Role::ProblemText | Role::Cell(_)
        )
    }
}

/// A stretch of the text, as byte offsets, and what it was understood as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Span {
    /// Where it begins, in bytes.
    pub start: usize,
    /// Where it ends, in bytes.
    pub end: usize,
    /// The line its words begin on, from 1.
    pub line: u32,
    /// What it was understood as.
    pub role: Role,
    /// Whose it is, where it is a problem's.
    pub problem: Option<ProblemId>,
}

/// Collects spans so that they cannot but tile: each push says only where it ends.
#[derive(Debug, Default)]
pub(crate) struct Tiling {
    spans: Vec<Span>,
    at: usize,
}

/// Spans kept at most. Inline labels beyond it stay inside their text.
const MOST_SPANS: usize = 400_000;

impl Tiling {
    /// Appends the stretch from where the last one ended up to `end`. Nothing, where that is empty.
    pub fn push(&mut self, end: usize, line: u32, role: Role, problem: Option<ProblemId>) {
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

    /// Where the next stretch begins.
    pub fn at(&self) -> usize {
        self.at
    }

    /// No room for finer spans.
    pub fn full(&self) -> bool {
        self.spans.len() >= MOST_SPANS
    }

    pub fn finish(self) -> Vec<Span> {
        self.spans
    }
}

/// True where spans tile `len` bytes.
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
