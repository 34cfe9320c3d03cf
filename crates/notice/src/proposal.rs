//! Proposal: what was read from a notice, for a person to review before anything is recorded: the round, the declared
//! counts, the problems, the texts around them, unread lines. It is derived from the spans alone
//! (`proposal_from_spans`), and again after each correction (`correct`). It is not the checklist: nothing here is a
//! fact yet.

use crate::declared::declared_counts::DeclaredCounts;
use crate::doubts::doubt::Doubt;
use crate::inspection_round::InspectionRound;
use crate::label::LabelKey;
use crate::measures::ProposedMeasure;
use crate::span::{ProblemId, Span, tile};
use crate::table::{ColumnMeaning, TableColumn};
use ledger::Progress;
use serde::Serialize;
use std::sync::Arc;

/// What was read from a notice. Made by [`crate::read`], changed only by the corrections of `correct`.
#[derive(Clone, Debug, Serialize)]
pub struct Proposal {
    #[serde(skip)]
    pub(crate) text: Arc<str>,
    /// The text in the spelling that is read; see `traditional`.
    #[serde(skip)]
    pub(crate) read: Arc<str>,
    #[serde(skip)]
    pub(crate) spans: Vec<Span>,
    #[serde(skip)]
    pub(crate) seeds: Vec<ProblemSeed>,
    /// First byte that was not looked at, because the text is too long.
    #[serde(skip)]
    pub(crate) read_to: usize,
    /// Columns whose meaning a person set, in order.
    #[serde(skip)]
    pub(crate) chosen_columns: Vec<(usize, ColumnMeaning)>,
    /// Kind of the text.
    pub source: SourceKind,
    /// How the notice arranges its problems.
    pub family: NoticeLayout,
    /// Who was inspected, by whom, when.
    pub round: InspectionRound,
    /// Counts that the notice declares.
    pub declared: DeclaredCounts,
    /// Texts around the problems.
    pub prose: SurroundingTexts,
    /// Headings among the problems, in order, with their texts before the first problem.
    pub sections: Vec<Section>,
    /// Columns of the tables in the text, in order.
    pub columns: Vec<TableColumn>,
    /// Problems, in the order of the text.
    pub problems: Vec<Problem>,
    /// Counts of the problems.
    pub counts: ProgressCounts,
    /// Unread text, line by line.
    pub unread: Vec<Passage>,
    /// Doubts.
    pub doubts: Vec<Doubt>,
}

impl Proposal {
    /// The text that was read: the notice's own, with simplified layout.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Spans of the text, which tile it.
    pub fn spans(&self) -> &[Span] {
        &self.spans
    }

    /// Text of a span, layout included.
    pub fn span_text(&self, span: &Span) -> &str {
        crate::characters::slice(&self.text, span.start, span.end)
    }

    /// The problem of an id.
    pub fn problem(&self, id: ProblemId) -> Option<&Problem> {
        self.problems.iter().find(|p| p.id == id)
    }

    /// The central law: every character of the text stands in exactly one span, and each span of a problem belongs to
    /// one that exists. Holds for every proposal; public so that tests elsewhere may check it.
    pub fn keeps_every_character(&self) -> bool {
        let known = |id: Option<ProblemId>| id.is_none_or(|id| self.seeds.iter().any(|s| s.id == id));
        let cuts = self.spans.iter().all(|s| self.text.is_char_boundary(s.start));
        // One lookup per problem, not per span: spans of a problem stand together, corrections aside.
        let mut last = None;
        let owned = self.spans.iter().all(|s| {
            let same = last == Some(s.problem);
            last = Some(s.problem);
            same || known(s.problem)
        });
        tile(&self.spans, self.text.len()) && cuts && owned
    }
}

/// Data of a problem besides its spans: its context, and what a person decided.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct ProblemSeed {
    pub id: ProblemId,
    /// Its section: 0 for none, else 1 more than the index among the heading spans.
    pub section: u32,
    /// Progress of the heading above it.
    pub status: Option<Progress>,
    /// Headings of aspects and categories above it.
    pub group: Vec<String>,
    /// Texts of merged cells above that apply to it, by the index of their columns.
    pub repeated: Vec<(u16, String)>,
    /// Whether its number has only a blank behind it, which the lines around tell.
    pub numbered_by_blank: bool,
    /// Title by a person.
    pub title: Option<String>,
    /// Progress by a person.
    pub progress: Option<Progress>,
}

/// Kind of a text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum SourceKind {
    /// Notice or report on what was rectified.
    #[default]
    Notice,
    /// Feedback of an inspection: rectification has not begun.
    Feedback,
    /// Plain list of problems.
    List,
    /// A table.
    Table,
}

impl SourceKind {
    /// Whether it lists what is wrong, and says nothing of rectification.
    pub(crate) fn lists_findings(self) -> bool {
        matches!(self, SourceKind::Feedback | SourceKind::List)
    }
}

/// How a notice arranges its problems.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum NoticeLayout {
    /// Under headings by progress.
    ByStatus,
    /// Under headings by aspect, each problem stating its own progress.
    ByAspect,
    /// Without headings.
    Plain,
}

/// Text with the line on which it begins.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Passage {
    /// From 1.
    pub line: u32,
    /// Text without layout.
    pub text: String,
}

/// Texts around the problems.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct SurroundingTexts {
    /// The notice's own title.
    pub title: String,
    /// The opening formula.
    pub opening: Vec<Passage>,
    /// Headings of the parts.
    pub part_headings: Vec<Passage>,
    /// Part one.
    pub organisation: Vec<Passage>,
    /// Introduction of part two.
    pub results_intro: Vec<Passage>,
    /// Part three.
    pub next_steps: Vec<Passage>,
    /// The list of attachments.
    pub attachments: Vec<Passage>,
    /// The contact block.
    pub contact: Vec<Passage>,
    /// Headers of tables, and cells merged over several rows.
    pub table_frame: Vec<Passage>,
    /// Name of the unit under the notice.
    pub signature: String,
    /// The date under the notice, as printed.
    pub date: String,
}

/// A heading among the problems.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Section {
    /// The line of the heading.
    pub line: u32,
    /// As printed, number included.
    pub heading: String,
    /// Progress of its problems, for a heading by progress.
    pub progress: Option<Progress>,
    /// Names of aspect and category down to this heading, for a heading by aspect; else empty.
    pub group: Vec<String>,
    /// Texts under it before the first problem.
    pub intro: Vec<Passage>,
}

/// A problem as the notice states it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Problem {
    /// Id; stays the same through corrections.
    pub id: ProblemId,
    /// Line on which it begins.
    pub line: u32,
    /// Its number, if it has one.
    pub number: Option<u32>,
    /// Its number as printed: "1.", "（1）".
    pub number_printed: String,
    /// Name in the title's quotes, or a person's wording.
    pub title: String,
    /// The whole title sentence as printed.
    pub title_printed: String,
    /// Progress.
    pub progress: Progress,
    /// Source of the progress.
    pub progress_from: ProgressFrom,
    /// Progress of the heading and that of the problem's own text, if they contradict each other.
    pub contradiction: Option<(Progress, Progress)>,
    /// Names of its aspect and category, outermost first; empty if the notice has none.
    pub group: Vec<String>,
    /// Index of its section in [`Proposal::sections`], if it stands under a heading.
    pub section: Option<u32>,
    /// Texts in order.
    pub texts: Vec<LabelledText>,
    /// Measures, if the text lists them one by one, as tables do.
    pub measures: Vec<ProposedMeasure>,
}

impl Problem {
    /// All texts under a label.
    pub fn texts_of(&self, key: LabelKey) -> impl Iterator<Item = &LabelledText> {
        self.texts.iter().filter(move |t| t.key == key)
    }
}

/// Source of a problem's progress.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ProgressFrom {
    /// Heading above it.
    Heading,
    /// Title, in parentheses.
    Title,
    /// Text.
    Text,
    /// Nothing states it: concluded from its labels, to be confirmed.
    Guess,
    /// The text is of a kind that states no progress: the beginning of a round.
    Beginning,
    /// A person.
    Person,
}

/// One labelled text of a problem.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct LabelledText {
    /// Meaning of the label.
    pub key: LabelKey,
    /// The label as printed, without its colon; empty for text under no label.
    pub label: String,
    /// The label with number, brackets and colon.
    #[serde(skip)]
    pub label_printed: String,
    /// The text.
    pub text: String,
    /// Line on which it begins.
    pub line: u32,
    /// Whether it is a cell: then its label is the name of the column.
    #[serde(skip)]
    pub in_cell: bool,
    /// Whether it is a cell merged over several problems, printed with the first of them.
    #[serde(skip)]
    pub repeated: bool,
    #[serde(skip)]
    pub(crate) stretches: Vec<(usize, usize)>,
}

impl LabelledText {
    /// Canonical label, or the printed one if there is no canonical one.
    pub fn shown_label(&self) -> &str {
        match self.key {
            LabelKey::Other => &self.label,
            key => key.canonical(),
        }
    }
}

/// Counts of the problems.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct ProgressCounts {
    /// All; the four below add up to it.
    pub problems: u32,
    /// 已完成
    pub done: u32,
    /// 基本完成
    pub nearly_done: u32,
    /// 正在推进
    pub under_way: u32,
    /// 尚未启动
    pub not_started: u32,
}
