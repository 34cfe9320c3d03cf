//! Reading a file: sizes first, then the form, then the facts against the checksum. What is not sound gives an answer
//! of its own, with what can still be read; nothing is taken, and nothing makes the reader fall over. There is one reader,
//! [`Opening`], which goes in steps, so that a page stays awake and can stop; reading at once is all its steps.

use super::{
    LARGEST_FILE, VERSION,
    hand::Tree,
    heading::{Heading, Seal, heading, sealed},
    rescue::Rescue,
    walk::{Element, Shape, Walk},
    write::Sum,
};
use crate::{Fact, Frontier, NotAFact, fact::json::compact};
use serde::Deserialize;
use serde_json::{Map, Value as Json, value::RawValue};
use std::{borrow::Cow, collections::HashMap};

/// Why a file was not taken. Nothing was changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FileError {
    /// More bytes than [`LARGEST_FILE`].
    TooLarge(usize),
    /// Not JSON, or cut short; with line and column from 1.
    NotJson {
        /// Line.
        line: usize,
        /// Column.
        column: usize,
    },
    /// JSON, but not a file of this program.
    Foreign,
    /// Written by a newer version of this program.
    Newer(u32),
    /// The header lacks what it must have.
    HeaderDamaged,
    /// The fact at this place (from 1) cannot be read.
    FactDamaged {
        /// Which, from 1.
        place: usize,
        /// For the technical details.
        detail: String,
    },
    /// There are not as many facts as the header says.
    FactsMissing {
        /// As the header says.
        declared: usize,
        /// As there are.
        found: usize,
    },
    /// The round or the facts are not those that the checksum was made of.
    ChecksumDiffers,
    /// There is a readable tree and no facts; see [`open`].
    NoFacts,
}

/// A file that was read whole and found sound.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Package {
    /// What stands at its head.
    pub heading: Heading,
    /// Its checksum, without `sha256:`.
    pub sum: String,
    /// Its facts.
    pub facts: Vec<Fact>,
}

impl Package {
    /// Which facts it holds.
    pub fn frontier(&self) -> Frontier {
        self.facts.iter().map(|fact| fact.id).collect()
    }
}

/// What a text turned out to be.
#[derive(Clone, Debug, PartialEq)]
pub enum Opened {
    /// A file, whole and sound.
    Sound(Package),
    /// Of a newer version of this program: to look at. The text is to be kept as it is, by whoever has it.
    Newer(Newer),
    /// A file of this program that came to harm.
    Damaged(Damaged),
    /// A tree without facts, made by hand or by another program: to be taken as edits, see [`super::tree_edits`].
    TreeOnly(TreeFile),
    /// Something else.
    Foreign,
    /// More bytes than [`LARGEST_FILE`]; so many. It was not looked into.
    TooLarge(usize),
}

/// A file of a newer version.
#[derive(Clone, Debug, PartialEq)]
pub struct Newer {
    /// Which.
    pub version: u32,
    /// Its heading, if it is one that this version can read.
    pub heading: Option<Heading>,
    /// Its readable tree, if there is one and it does not nest too deep.
    pub tree: Option<Json>,
}

/// A damaged file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Damaged {
    /// What is wrong, and where.
    pub error: FileError,
    /// Its heading, if that can be read.
    pub heading: Option<Heading>,
    /// The facts that could be read. No checksum vouches for them.
    pub rescued: Vec<Fact>,
}

/// A tree without facts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TreeFile {
    /// Its heading, if it has one.
    pub heading: Option<Heading>,
    /// The tree.
    pub tree: Tree,
}

#[derive(Deserialize)]
struct Probe {
    format: Option<String>,
    version: Option<u32>,
}

#[derive(Deserialize)]
struct Pieces<'a> {
    #[serde(borrow, default)]
    header: Option<&'a RawValue>,
    #[serde(borrow, default)]
    checklist: Option<&'a RawValue>,
    #[serde(borrow, default)]
    facts: Option<Vec<&'a RawValue>>,
}

impl Pieces<'_> {
    fn header(&self) -> Map<String, Json> {
        let header = self.header.and_then(|raw| serde_json::from_str(raw.get()).ok());
        header.unwrap_or_default()
    }

    fn tree(&self) -> Option<Json> {
        serde_json::from_str(self.checklist?.get()).ok()
    }
}

/// Reads a file whole, or says why not. Takes nothing from a file that is not sound.
pub fn read(text: &str) -> Result<Package, FileError> {
    let mut opening = Opening::of(text);
    loop {
        match opening.stage {
            Stage::Opened(Opened::Sound(package)) => return Ok(package),
            Stage::Opened(Opened::TooLarge(bytes)) => return Err(FileError::TooLarge(bytes)),
            Stage::Unsound(error) => return Err(error),
            _ => drop(opening.step(usize::MAX)),
        }
    }
}

/// Reads any text, and says what it is.
pub fn open(text: &str) -> Opened {
    Opening::of(text).finish()
}

/// Facts that were read before, by their compact texts. The wholes of one round that thirty people hand in are mostly the
/// same facts: those are read once.
#[derive(Debug, Default)]
pub struct Known(HashMap<Box<str>, Fact>);

impl Known {
    fn read(&mut self, line: &str) -> Result<Fact, NotAFact> {
        if let Some(fact) = self.0.get(line) {
            return Ok(fact.clone());
        }
        let fact = Fact::read(line)?;
        self.0.insert(line.into(), fact.clone());
        Ok(fact)
    }
}

/// A text that is being read, in steps.
#[derive(Debug)]
pub struct Opening<'a> {
    text: Cow<'a, str>,
    /// Where it begins, after the mark of its coding.
    start: usize,
    stage: Stage,
}

#[derive(Debug)]
enum Stage {
    /// Its form is looked at.
    Walk(Walk),
    /// Its facts are read.
    Facts(Box<Facts>),
    /// It is not sound. What it is remains to be said.
    Unsound(FileError),
    /// It is damaged, or foreign: what can be read is looked for.
    Rescue(FileError, Option<Heading>, Rescue),
    Opened(Opened),
}

/// Facts that are being read against the checksum.
#[derive(Debug)]
struct Facts {
    heading: Heading,
    seal: Seal,
    places: Vec<Element>,
    read: Vec<Fact>,
    sum: Sum,
}

impl<'a> Opening<'a> {
    /// Of this text; nothing of it is read yet.
    pub fn of(text: impl Into<Cow<'a, str>>) -> Opening<'a> {
        let text = text.into();
        let start = text.len() - text.trim_start_matches('\u{feff}').len();
        let stage = if text.len() > LARGEST_FILE {
            Stage::Opened(Opened::TooLarge(text.len()))
        } else {
            Stage::Walk(Walk::from(start))
        };
        Opening { text, start, stage }
    }

    /// Reads on for about so many bytes. True when it is known what the text is.
    pub fn step(&mut self, effort: usize) -> bool {
        self.step_by(effort, Fact::read)
    }

    /// The same for one of several files, with what was read of the others.
    pub fn step_among(&mut self, effort: usize, known: &mut Known) -> bool {
        self.step_by(effort, |line| known.read(line))
    }

    fn step_by(&mut self, effort: usize, read: impl FnMut(&str) -> Result<Fact, NotAFact>) -> bool {
        let stage = std::mem::replace(&mut self.stage, Stage::Opened(Opened::Foreign));
        self.stage = match stage {
            Stage::Walk(mut walk) => match walk.step(&self.text, effort) {
                Ok(false) => Stage::Walk(walk),
                Ok(true) => self.facts_of(walk.shape()),
                Err(_) => Stage::Unsound(refusal(self.content())),
            },
            Stage::Facts(mut facts) => match facts.step(&self.text, effort, read) {
                Ok(false) => Stage::Facts(facts),
                Ok(true) => facts.checked(),
                Err(error) => Stage::Unsound(error),
            },
            Stage::Unsound(error) => self.told(error),
            Stage::Rescue(error, heading, mut rescue) => {
                if rescue.step(self.content(), effort) {
                    Stage::Opened(self.rescued(error, heading, rescue.facts()))
                } else {
                    Stage::Rescue(error, heading, rescue)
                }
            }
            Stage::Opened(opened) => Stage::Opened(opened),
        };
        matches!(self.stage, Stage::Opened(_))
    }

    /// How far it is: so many, of so many.
    pub fn progress(&self) -> (usize, usize) {
        let all = self.text.len();
        let done = match &self.stage {
            Stage::Walk(walk) => walk.at(),
            Stage::Facts(facts) => {
                all + facts
                    .places
                    .get(facts.read.len())
                    .map_or(all, |element| element.place.start)
            }
            Stage::Unsound(_) => all,
            Stage::Rescue(_, _, rescue) => all + rescue.at(),
            Stage::Opened(_) => 2 * all,
        };
        (done, 2 * all)
    }

    /// What the text is; read on to the end, if it was not read that far.
    pub fn finish(mut self) -> Opened {
        loop {
            match self.stage {
                Stage::Opened(opened) => return opened,
                _ => drop(self.step(usize::MAX)),
            }
        }
    }

    fn content(&self) -> &str {
        self.text.get(self.start..).unwrap_or("")
    }

    /// Its form is that of a JSON object: on to the facts, if it is a file of ours and of this version.
    fn facts_of(&self, shape: Shape) -> Stage {
        let member = |name| self.text.get(shape.member(name)?);
        let format: Option<String> = member("format").and_then(|format| serde_json::from_str(format).ok());
        let version: Option<u32> = member("version").and_then(|version| serde_json::from_str(version).ok());
        let once = |name| shape.members.iter().filter(|(member, _)| member == name).count() <= 1;
        let ours = format.as_deref() == Some("xiaohao") && version == Some(VERSION);
        if !ours || !["header", "checklist", "facts"].into_iter().all(once) {
            return Stage::Unsound(refusal(self.content()));
        }
        let header: Option<Map<String, Json>> = member("header").and_then(|header| serde_json::from_str(header).ok());
        let Some(places) = shape.facts else {
            return Stage::Unsound(refusal(self.content()));
        };
        match sealed(&header.unwrap_or_default()) {
            Some((heading, seal)) => Stage::Facts(Box::new(Facts {
                sum: Sum::of(heading.round),
                read: Vec::with_capacity(places.len()),
                heading,
                seal,
                places,
            })),
            None => Stage::Unsound(FileError::HeaderDamaged),
        }
    }

    /// What a text is that is no sound file.
    fn told(&self, error: FileError) -> Stage {
        let text = self.content();
        let pieces = pieces(text).ok();
        let header = pieces.as_ref().and_then(|pieces| heading(&pieces.header()));
        match (error, &pieces) {
            (FileError::Newer(version), _) => Stage::Opened(Opened::Newer(Newer {
                version,
                heading: header,
                tree: pieces.and_then(|pieces| pieces.tree()),
            })),
            (FileError::NoFacts, Some(pieces)) => Stage::Opened(match pieces.tree() {
                Some(tree) => Opened::TreeOnly(TreeFile {
                    heading: header,
                    tree: Tree::read(&tree),
                }),
                None => damaged(FileError::HeaderDamaged, header, Vec::new()),
            }),
            (FileError::Foreign | FileError::NotJson { .. }, _) if !may_be_ours(text) => Stage::Opened(Opened::Foreign),
            (error, _) => {
                let header = header.or_else(|| heading(&header_in(text)));
                Stage::Rescue(error, header, Rescue::of(text))
            }
        }
    }

    /// What a damaged text is, once these facts were found in it.
    fn rescued(&self, error: FileError, heading: Option<Heading>, facts: Vec<Fact>) -> Opened {
        let unreadable = matches!(error, FileError::Foreign | FileError::NotJson { .. });
        if unreadable && facts.is_empty() && !begins_as_ours(self.content()) {
            return Opened::Foreign;
        }
        damaged(error, heading, facts)
    }
}

impl Facts {
    /// Reads on for about so many bytes; true when all are read.
    fn step(
        &mut self,
        text: &str,
        effort: usize,
        mut read: impl FnMut(&str) -> Result<Fact, NotAFact>,
    ) -> Result<bool, FileError> {
        let mut seen = 0;
        while let Some(element) = self.places.get(self.read.len()) {
            let line = text.get(element.place.clone()).unwrap_or("");
            let line = if element.compact {
                Cow::Borrowed(line)
            } else {
                compact(line)
            };
            let fact = read(&line).map_err(|error| FileError::FactDamaged {
                place: self.read.len() + 1,
                detail: error.to_string(),
            })?;
            self.sum.take(&line);
            self.read.push(fact);
            seen += element.place.len();
            if seen >= effort {
                break;
            }
        }
        Ok(self.read.len() == self.places.len())
    }

    /// All are read: whether they are those that the header vouches for.
    fn checked(self) -> Stage {
        if self.read.len() != self.seal.facts {
            return Stage::Unsound(FileError::FactsMissing {
                declared: self.seal.facts,
                found: self.read.len(),
            });
        }
        let sum = self.sum.finish();
        if self.seal.checksum.strip_prefix("sha256:") != Some(&sum) {
            return Stage::Unsound(FileError::ChecksumDiffers);
        }
        Stage::Opened(Opened::Sound(Package {
            heading: self.heading,
            sum,
            facts: self.read,
        }))
    }
}

/// Why a text is no file with facts, by the JSON reader, which knows the place.
fn refusal(text: &str) -> FileError {
    match version(text) {
        Ok(VERSION) => {}
        Ok(newer) if newer > VERSION => return FileError::Newer(newer),
        Ok(_) => return FileError::HeaderDamaged,
        Err(error) => return error,
    }
    match pieces(text) {
        Ok(Pieces {
            facts: None,
            checklist: Some(_),
            ..
        }) => FileError::NoFacts,
        Ok(_) => FileError::HeaderDamaged,
        Err(error) => error,
    }
}

fn damaged(error: FileError, heading: Option<Heading>, rescued: Vec<Fact>) -> Opened {
    Opened::Damaged(Damaged {
        error,
        heading,
        rescued,
    })
}

/// The version of a file of ours.
fn version(text: &str) -> Result<u32, FileError> {
    let read: Result<Probe, _> = serde_json::from_str(text);
    let probe = read.map_err(|e| if e.is_data() { FileError::Foreign } else { not_json(&e) })?;
    if probe.format.as_deref() != Some("xiaohao") || !text.trim_start().starts_with('{') {
        return Err(FileError::Foreign);
    }
    probe.version.ok_or(FileError::HeaderDamaged)
}

fn pieces(text: &str) -> Result<Pieces<'_>, FileError> {
    serde_json::from_str(text).map_err(|e| {
        if e.is_data() {
            FileError::HeaderDamaged
        } else {
            not_json(&e)
        }
    })
}

fn not_json(error: &serde_json::Error) -> FileError {
    FileError::NotJson {
        line: error.line(),
        column: error.column(),
    }
}

/// Whether a text begins as a file of ours does.
fn begins_as_ours(text: &str) -> bool {
    let head: String = text.chars().take(2_000).collect();
    head.contains("\"xiaohao\"") && head.contains("\"format\"")
}

/// Whether a text that cannot be read may once have been a file of ours: by what stands at its beginning, or by facts that
/// are then looked for.
fn may_be_ours(text: &str) -> bool {
    begins_as_ours(text) || text.contains("\"facts\"") && text.contains("\"do\"")
}

/// The header of a text that is no JSON as a whole.
fn header_in(text: &str) -> Map<String, Json> {
    let after = text.split_once("\"header\"").map_or("", |(_, after)| after);
    let object = after.trim_start().strip_prefix(':').unwrap_or("");
    let mut read = serde_json::Deserializer::from_str(object).into_iter();
    read.next().and_then(Result::ok).unwrap_or_default()
}
