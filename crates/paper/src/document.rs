//! Document as a value: its content and order, not how it is drawn. Screen, print, plain text, HTML and Word are made
//! from it. A number in it carries the items that it counts, so that a screen can link to them.

use crate::page_setup::PageSetup;
use crate::table::Table;
use crate::terms::ItemId;
use serde::{Deserialize, Serialize};

/// A document.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Document {
    /// Title; may be empty.
    pub title: String,
    /// Short lines under the title: the unit, the date, the filter in words.
    pub subtitle: Vec<Line>,
    /// Addressee (主送机关), colon included; may be empty.
    pub salutation: String,
    /// Content, in order.
    pub blocks: Vec<Block>,
    /// Paper size and layout.
    pub page: PageSetup,
}

/// Block of a document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Block {
    /// Heading, its number included.
    Heading {
        /// Level.
        level: Level,
        /// Text.
        text: Line,
    },
    /// Paragraph.
    Paragraph {
        /// Label that runs into the text (整改措施：), colon included; may be empty.
        label: String,
        /// Text; a line break inside begins a new line under the same label.
        text: Line,
    },
    /// List whose entries carry their own numbers.
    List(Vec<Line>),
    /// Table.
    Table(Table),
    /// Note in small print: the rule by which numbers were counted (口径).
    Note(Line),
    /// Contact block (联系方式).
    Contact(Line),
    /// Signatory (落款).
    Signature(String),
    /// Date under the signature.
    Date(String),
    /// Page break.
    PageBreak,
}

/// The four levels of headings in official papers (GB/T 9704).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    /// 一、 in 黑体.
    First,
    /// （一） in 楷体.
    Second,
    /// 1. in 仿宋.
    Third,
    /// (1) in 仿宋.
    Fourth,
}

impl Level {
    /// All levels, outermost first.
    pub const ALL: [Level; 4] = [Level::First, Level::Second, Level::Third, Level::Fourth];
}

/// Text with numbers in it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line(Vec<Run>);

/// Run of a line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Run {
    /// Text.
    Words(String),
    /// Number from the counter.
    Count {
        /// The number as printed.
        text: String,
        /// Items that it counts: problems or measures, as many as the number says. Empty if it counts something else.
        #[serde(skip)]
        of: Vec<ItemId>,
    },
}

impl Run {
    /// The run as printed.
    pub fn text(&self) -> &str {
        match self {
            Run::Words(text) | Run::Count { text, .. } => text,
        }
    }
}

impl Line {
    /// Line of plain text.
    pub fn words(words: impl Into<String>) -> Line {
        let mut line = Line::default();
        line.push(words);
        line
    }

    /// Runs, in order.
    pub fn runs(&self) -> &[Run] {
        &self.0
    }

    /// Adds text; runs are never empty, and two runs of text never stand side by side.
    pub fn push(&mut self, words: impl Into<String>) {
        let words = words.into();
        match self.0.last_mut() {
            _ if words.is_empty() => {}
            Some(Run::Words(last)) => last.push_str(&words),
            _ => self.0.push(Run::Words(words)),
        }
    }

    /// Adds a number.
    pub fn count(&mut self, text: impl Into<String>, of: Vec<ItemId>) {
        self.0.push(Run::Count { text: text.into(), of });
    }

    /// Adds another line.
    pub fn extend(&mut self, other: Line) {
        for run in other.0 {
            match run {
                Run::Words(words) => self.push(words),
                count => self.0.push(count),
            }
        }
    }

    /// Whether it is empty.
    pub fn is_empty(&self) -> bool {
        self.0.iter().all(|run| run.text().is_empty())
    }

    /// The line as printed.
    pub fn text(&self) -> String {
        self.0.iter().map(Run::text).collect()
    }
}

impl From<String> for Line {
    fn from(words: String) -> Line {
        Line::words(words)
    }
}

impl From<&str> for Line {
    fn from(words: &str) -> Line {
        Line::words(words)
    }
}

impl Document {
    /// Adds a heading at the end.
    pub fn heading(&mut self, level: Level, text: impl Into<Line>) {
        self.blocks.push(Block::Heading {
            level,
            text: text.into(),
        });
    }

    /// Adds paragraphs at the end, one for each line of the text; none if it is empty.
    pub fn paragraphs(&mut self, text: impl Into<Line>) {
        for paragraph in lines(&text.into()) {
            self.labelled("", paragraph);
        }
    }

    /// Adds a paragraph with a label that runs into it.
    pub fn labelled(&mut self, label: impl Into<String>, text: impl Into<Line>) {
        self.blocks.push(Block::Paragraph {
            label: label.into(),
            text: text.into(),
        });
    }

    /// Every number of the document with the items that it counts, in order.
    pub fn counts(&self) -> impl Iterator<Item = (&str, &[ItemId])> {
        let lines = self.subtitle.iter().chain(self.blocks.iter().flat_map(Block::lines));
        lines.flat_map(Line::runs).filter_map(|run| match run {
            Run::Count { text, of } => Some((text.as_str(), of.as_slice())),
            Run::Words(_) => None,
        })
    }
}

impl Block {
    /// Lines of text in it.
    pub fn lines(&self) -> Vec<&Line> {
        match self {
            Block::Heading { text, .. } | Block::Paragraph { text, .. } | Block::Note(text) | Block::Contact(text) => {
                vec![text]
            }
            Block::List(entries) => entries.iter().collect(),
            Block::Table(table) => table.lines(),
            Block::Signature(_) | Block::Date(_) | Block::PageBreak => Vec::new(),
        }
    }
}

/// Lines between the line breaks of a text; empty ones left out.
pub(crate) fn lines(line: &Line) -> Vec<Line> {
    let mut cut = vec![Line::default()];
    for run in line.runs() {
        match run {
            Run::Words(words) => {
                for (at, piece) in words.split('\n').enumerate() {
                    if at > 0 {
                        cut.push(Line::default());
                    }
                    if let Some(last) = cut.last_mut() {
                        last.push(piece);
                    }
                }
            }
            Run::Count { text, of } => {
                if let Some(last) = cut.last_mut() {
                    last.count(text.clone(), of.clone());
                }
            }
        }
    }
    cut.retain(|line| !line.text().trim().is_empty());
    cut
}
