//! A document as a value: what stands on the paper and in which order, not how it is drawn. Screen, print, plain text,
//! HTML and Word are made from it. A number in it carries the items that it counts, so that a screen can lead to them.

use crate::page::PageSetup;
use crate::table::Table;
use crate::terms::ItemId;

/// A document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Document {
    /// The title; may be empty.
    pub title: String,
    /// Short lines under the title: the unit, the date, what a filter shows.
    pub subtitle: Vec<Line>,
    /// Whom it addresses (主送机关), colon included; may be empty.
    pub salutation: String,
    /// What it says, in order.
    pub blocks: Vec<Block>,
    /// The paper it is printed on.
    pub page: PageSetup,
}

/// A piece of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// A heading, its number included.
    Heading {
        /// Its level.
        level: Level,
        /// Its words.
        text: Line,
    },
    /// A paragraph.
    Paragraph {
        /// A label that runs into the text (整改措施：), colon included; may be empty.
        label: String,
        /// Its words; a line break inside begins a new line under the same label.
        text: Line,
    },
    /// A list whose entries carry their own numbers.
    List(Vec<Line>),
    /// A table.
    Table(Table),
    /// A note in small print: by which rule numbers were counted (口径).
    Note(Line),
    /// The contact block (联系方式).
    Contact(Line),
    /// Who signs (落款).
    Signature(String),
    /// The date under the signature.
    Date(String),
    /// What follows begins on a new page.
    PageBreak,
}

/// The four levels of headings in official papers (GB/T 9704).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
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
    /// The four, outermost first.
    pub const ALL: [Level; 4] = [Level::First, Level::Second, Level::Third, Level::Fourth];
}

/// Words with numbers among them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Line(Vec<Run>);

/// A piece of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Run {
    /// Words.
    Words(String),
    /// A number from the counter.
    Count {
        /// As it is printed.
        text: String,
        /// What it counts: problems or measures, as many as the number says. Empty where it counts something else.
        of: Vec<ItemId>,
    },
}

impl Run {
    /// As it is printed.
    pub fn text(&self) -> &str {
        match self {
            Run::Words(text) | Run::Count { text, .. } => text,
        }
    }
}

impl Line {
    /// A line of plain words.
    pub fn words(words: impl Into<String>) -> Line {
        let mut line = Line::default();
        line.push(words);
        line
    }

    /// The pieces, in order.
    pub fn runs(&self) -> &[Run] {
        &self.0
    }

    /// Adds words; no empty piece comes about, and no two pieces of words stand side by side.
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

    /// Adds what another line says.
    pub fn extend(&mut self, other: Line) {
        for run in other.0 {
            match run {
                Run::Words(words) => self.push(words),
                count => self.0.push(count),
            }
        }
    }

    /// Whether it says nothing.
    pub fn is_empty(&self) -> bool {
        self.0.iter().all(|run| run.text().is_empty())
    }

    /// As it is printed.
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
    /// A heading added at the end.
    pub fn heading(&mut self, level: Level, text: impl Into<Line>) {
        self.blocks.push(Block::Heading {
            level,
            text: text.into(),
        });
    }

    /// Paragraphs added at the end, one for each line of the text; nothing where the text is empty.
    pub fn paragraphs(&mut self, text: impl Into<Line>) {
        for paragraph in lines(&text.into()) {
            self.labelled("", paragraph);
        }
    }

    /// A paragraph with a label that runs into it, added at the end.
    pub fn labelled(&mut self, label: impl Into<String>, text: impl Into<Line>) {
        self.blocks.push(Block::Paragraph {
            label: label.into(),
            text: text.into(),
        });
    }

    /// Every number of the document with what it counts, in order.
    pub fn counts(&self) -> impl Iterator<Item = (&str, &[ItemId])> {
        let lines = self.subtitle.iter().chain(self.blocks.iter().flat_map(Block::lines));
        lines.flat_map(Line::runs).filter_map(|run| match run {
            Run::Count { text, of } => Some((text.as_str(), of.as_slice())),
            Run::Words(_) => None,
        })
    }
}

impl Block {
    /// The lines of words in it.
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

/// A line cut where lines break; empty ones left out.
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
