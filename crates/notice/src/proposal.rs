//! What a notice was understood as, for a person to look through before anything is recorded: the round, the declared
//! counts, the problems, the texts around them, what was not understood. It is derived from the spans alone
//! (`build`), and again after each correction (`correct`). Not the checklist: nothing here is a fact yet.

use crate::declared::count::Declared;
use crate::doubts::doubt::Doubt;
use crate::label::LabelKey;
use crate::measures::ProposedMeasure;
use crate::round::Round;
use crate::span::{ProblemId, Span, tile};
use crate::table::{Column, TableColumn};
use ledger::Progress;
use serde::Serialize;
use std::sync::Arc;

/// What a notice was understood as. Made by [`crate::read`], changed only by the corrections of `correct`.
#[derive(Clone, Debug, Serialize)]
pub struct Proposal {
    #[serde(skip)]
    pub(crate) text: Arc<str>,
    /// The text as it is read: [`crate::traditional`].
    #[serde(skip)]
    pub(crate) read: Arc<str>,
    #[serde(skip)]
    pub(crate) spans: Vec<Span>,
    #[serde(skip)]
    pub(crate) seeds: Vec<Seed>,
    /// The first byte that was not looked at, because the text is too long.
    #[serde(skip)]
    pub(crate) read_to: usize,
    /// What a person said of columns, in order.
    #[serde(skip)]
    pub(crate) chosen_columns: Vec<(usize, Column)>,
    /// What kind of text it is.
    pub source: Source,
    /// How the notice lists its problems.
    pub family: Family,
    /// Who was inspected, by whom, when.
    pub round: Round,
    /// The counts the notice declares.
    pub declared: Declared,
    /// The texts around the problems.
    pub prose: Prose,
    /// The headings among the problems, in order, with what stands under them before the first problem.
    pub sections: Vec<Section>,
    /// The columns of the tables in the text, in order.
    pub columns: Vec<TableColumn>,
    /// The problems, in the order of the text.
    pub problems: Vec<Problem>,
    /// The problems, counted.
    pub counts: Counts,
    /// What was not understood, line by line.
    pub unread: Vec<Passage>,
    /// What is doubtful.
    pub doubts: Vec<Doubt>,
}

impl Proposal {
    /// The text that was read: the notice's own, its layout made plain.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// What each stretch of the text was understood as. Tiles the text.
    pub fn spans(&self) -> &[Span] {
        &self.spans
    }

    /// The text of a span, layout included.
    pub fn span_text(&self, span: &Span) -> &str {
        crate::canon::cut(&self.text, span.start, span.end)
    }

    /// A problem by its id.
    pub fn problem(&self, id: ProblemId) -> Option<&Problem> {
        self.problems.iter().find(|p| p.id == id)
    }

    /// The central law: every character of the text stands in exactly one span, and each span of a problem belongs
    /// to one that exists. Holds for every proposal there can be; public so that tests elsewhere may ask.
    pub fn keeps_every_character(&self) -> bool {
        let known = |id: Option<ProblemId>| id.is_none_or(|id| self.seeds.iter().any(|s| s.id == id));
        let cuts = self.spans.iter().all(|s| self.text.is_char_boundary(s.start));
        // One lookup per problem, not per span: spans of a problem stand together but for corrections.
        let mut last = None;
        let owned = self.spans.iter().all(|s| {
            let same = last == Some(s.problem);
            last = Some(s.problem);
            same || known(s.problem)
        });
        tile(&self.spans, self.text.len()) && cuts && owned
    }
}

/// What is known of a problem besides its spans: where it stood, and what a person decided.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Seed {
    pub id: ProblemId,
    /// Index of its section among the heading spans, 0 for none, else 1 more.
    pub section: u32,
    /// What its status heading says.
    pub status: Option<Progress>,
    /// The headings of aspects and categories over it.
    pub group: Vec<String>,
    /// What merged cells above say of it, by the place of their columns.
    pub repeated: Vec<(u16, String)>,
    /// A person's title.
    pub title: Option<String>,
    /// A person's progress.
    pub progress: Option<Progress>,
}

/// What kind of text was read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Source {
    /// A notice or report on what was put right.
    #[default]
    Notice,
    /// What an inspection fed back, or a plain list of problems: nobody has begun to put them right.
    List,
    /// A table.
    Table,
}

/// How a notice lists its problems.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Family {
    /// Under headings by progress.
    ByStatus,
    /// Under headings by aspect, each problem stating its own progress.
    ByAspect,
    /// Under no headings.
    Plain,
}

/// Words with the line they begin on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Passage {
    /// From 1.
    pub line: u32,
    /// Layout trimmed.
    pub text: String,
}

/// The texts around the problems.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Prose {
    /// The notice's own title.
    pub title: String,
    /// The opening formula.
    pub opening: Vec<Passage>,
    /// The headings of the parts.
    pub part_headings: Vec<Passage>,
    /// Part one.
    pub organisation: Vec<Passage>,
    /// What part two begins with.
    pub results_intro: Vec<Passage>,
    /// Part three.
    pub next_steps: Vec<Passage>,
    /// The list of attachments.
    pub attachments: Vec<Passage>,
    /// The contact block.
    pub contact: Vec<Passage>,
    /// The headers of tables, and what stands in them for several rows.
    pub table_frame: Vec<Passage>,
    /// The unit's name under the notice.
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
    /// The progress it gathers, for a heading by progress.
    pub progress: Option<Progress>,
    /// The names of aspect and category down to this heading, for a heading by aspect; empty otherwise.
    pub group: Vec<String>,
    /// What stands under it before the first problem.
    pub intro: Vec<Passage>,
}

/// A problem as the notice tells it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Problem {
    /// Stays the same through corrections.
    pub id: ProblemId,
    /// Where it begins.
    pub line: u32,
    /// Its number, where it has one.
    pub number: Option<u32>,
    /// Its number as printed: "1.", "（1）".
    pub number_printed: String,
    /// The name in the title's quotes, or a person's wording.
    pub title: String,
    /// The whole title sentence as printed.
    pub title_printed: String,
    /// How far it has come.
    pub progress: Progress,
    /// Where that is known from.
    pub progress_from: ProgressFrom,
    /// Names of the aspect and category it stands under, outermost first; empty where the notice gives none.
    pub group: Vec<String>,
    /// Its section as an index into [`Proposal::sections`], where it stands under a heading.
    pub section: Option<u32>,
    /// Its texts in order.
    pub texts: Vec<LabelledText>,
    /// Its measures, where the text lists them one by one: those of a table.
    pub measures: Vec<ProposedMeasure>,
}

impl Problem {
    /// Its texts under one label, all of them.
    pub fn texts_of(&self, key: LabelKey) -> impl Iterator<Item = &LabelledText> {
        self.texts.iter().filter(move |t| t.key == key)
    }
}

/// Where a problem's progress is known from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ProgressFrom {
    /// The heading it stands under.
    Heading,
    /// Its title says so in parentheses.
    Title,
    /// Its text says so.
    Text,
    /// Nothing says so: concluded from which labels it has, and asked.
    Guess,
    /// The text is of a kind that says no progress: the beginning of a round.
    Beginning,
    /// A person said so.
    Person,
}

/// One labelled text of a problem.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct LabelledText {
    /// Which label it is.
    pub key: LabelKey,
    /// The label as printed, without its colon; empty for text under no label.
    pub label: String,
    /// The label with everything around it: number, brackets, colon.
    #[serde(skip)]
    pub label_printed: String,
    /// Its words.
    pub text: String,
    /// Where it begins.
    pub line: u32,
    /// It stands in a cell: its label is the name of the column.
    #[serde(skip)]
    pub in_cell: bool,
    /// It stands in a cell merged over several problems, and is printed with the first of them.
    #[serde(skip)]
    pub repeated: bool,
    #[serde(skip)]
    pub(crate) stretches: Vec<(usize, usize)>,
}

impl LabelledText {
    /// The canonical label, or the printed one where there is no canonical.
    pub fn shown_label(&self) -> &str {
        match self.key {
            LabelKey::Other => &self.label,
            key => key.canonical(),
        }
    }
}

/// The problems, counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Counts {
    /// All of them; the four below add up to it.
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
