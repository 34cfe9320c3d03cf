//! Reading of files: size first, then the form, then the facts against the checksum. Unsound text gets an answer of
//! its own with what can still be read; nothing is taken from it, and no input makes the reader panic. [`FileReader`]
//! goes in steps, so that a page stays responsive and can stop; reading at once is all its steps.

use super::{
    FORMAT_VERSION, LARGEST_FILE,
    heading::{FactsSeal, FileHeading, heading, sealed},
    json_scan::{JsonScanner, ListElement, Shape},
    rescue::FactRescue,
    tree_read::ChecklistTree,
    write::FactsChecksum,
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
pub struct ChecklistFile {
    /// Heading of the file.
    pub heading: FileHeading,
    /// Its checksum, without `sha256:`.
    pub sum: String,
    /// Its facts.
    pub facts: Vec<Fact>,
}

impl ChecklistFile {
    /// Which facts it holds.
    pub fn frontier(&self) -> Frontier {
        self.facts.iter().map(|fact| fact.id).collect()
    }
}

/// What a text turned out to be.
#[derive(Clone, Debug, PartialEq)]
pub enum OpenedFile {
    /// A file, whole and sound.
    Sound(ChecklistFile),
    /// Of a newer version of this program: to look at. The text is to be kept as it is, by whoever has it.
    Newer(NewerFile),
    /// A file of this program that came to harm.
    Damaged(DamagedFile),
    /// A tree without facts, made by hand or by another program: to be taken as edits, see [`super::tree_edits`].
    TreeOnly(TreeFile),
    /// No file of this program.
    Foreign,
    /// More bytes than [`LARGEST_FILE`], with their number. The text was not looked into.
    TooLarge(usize),
}

/// A file of a newer version.
#[derive(Clone, Debug, PartialEq)]
pub struct NewerFile {
    /// Version of the format that the file was written in.
    pub version: u32,
    /// Its heading, if it is one that this version can read.
    pub heading: Option<FileHeading>,
    /// Its readable tree, if there is one and it does not nest too deep.
    pub tree: Option<Json>,
}

/// A damaged file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DamagedFile {
    /// What is damaged, and where.
    pub error: FileError,
    /// Its heading, if that can be read.
    pub heading: Option<FileHeading>,
    /// The facts that could be read. No checksum vouches for them.
    pub rescued: Vec<Fact>,
}

/// A tree without facts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TreeFile {
    /// Its heading, if it has one.
    pub heading: Option<FileHeading>,
    /// The tree.
    pub tree: ChecklistTree,
}

#[derive(Deserialize)]
struct VersionProbe {
    format: Option<String>,
    version: Option<u32>,
}

#[derive(Deserialize)]
struct RawParts<'a> {
    #[serde(borrow, default)]
    header: Option<&'a RawValue>,
    #[serde(borrow, default)]
    checklist: Option<&'a RawValue>,
    #[serde(borrow, default)]
    facts: Option<Vec<&'a RawValue>>,
}

impl RawParts<'_> {
    fn header(&self) -> Map<String, Json> {
        let header = self.header.and_then(|raw| serde_json::from_str(raw.get()).ok());
        header.unwrap_or_default()
    }

    fn tree(&self) -> Option<Json> {
        serde_json::from_str(self.checklist?.get()).ok()
    }
}

/// Reads a file whole, or says why not. Takes nothing from a file that is not sound.
pub fn read(text: &str) -> Result<ChecklistFile, FileError> {
    let mut opening = FileReader::of(text);
    loop {
        match opening.stage {
            ReadStage::Opened(OpenedFile::Sound(package)) => return Ok(package),
            ReadStage::Opened(OpenedFile::TooLarge(bytes)) => return Err(FileError::TooLarge(bytes)),
            ReadStage::Unsound(error) => return Err(error),
            _ => drop(opening.step(usize::MAX)),
        }
    }
}

/// Reads any text, and says what it is.
pub fn open(text: &str) -> OpenedFile {
    FileReader::of(text).finish()
}

/// Cache of facts that were read before, by their compact texts. The files that thirty people hand in hold mostly the
/// same facts, which are then read once.
#[derive(Debug, Default)]
pub struct FactCache(HashMap<Box<str>, Fact>);

impl FactCache {
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
pub struct FileReader<'a> {
    text: Cow<'a, str>,
    /// Where it begins, after the mark of its coding.
    start: usize,
    stage: ReadStage,
}

#[derive(Debug)]
enum ReadStage {
    /// Its form is looked at.
    Walk(JsonScanner),
    /// Its facts are read.
    Facts(Box<FactReader>),
    /// It is not sound. What it is remains to be said.
    Unsound(FileError),
    /// It is damaged, or foreign: what can be read is looked for.
    Rescue(FileError, Option<FileHeading>, FactRescue),
    Opened(OpenedFile),
}

/// Facts that are being read against the checksum.
#[derive(Debug)]
struct FactReader {
    heading: FileHeading,
    seal: FactsSeal,
    places: Vec<ListElement>,
    read: Vec<Fact>,
    sum: FactsChecksum,
}

impl<'a> FileReader<'a> {
    /// Of this text; nothing of it is read yet.
    pub fn of(text: impl Into<Cow<'a, str>>) -> FileReader<'a> {
        let text = text.into();
        let start = text.len() - text.trim_start_matches('\u{feff}').len();
        let stage = if text.len() > LARGEST_FILE {
            ReadStage::Opened(OpenedFile::TooLarge(text.len()))
        } else {
            ReadStage::Walk(JsonScanner::from(start))
        };
        FileReader { text, start, stage }
    }

    /// Reads on for about `effort` bytes. True when it is known what the text is.
    pub fn step(&mut self, effort: usize) -> bool {
        self.step_by(effort, Fact::read)
    }

    /// The same for one of several files, with what was read of the others.
    pub fn step_among(&mut self, effort: usize, known: &mut FactCache) -> bool {
        self.step_by(effort, |line| known.read(line))
    }

    fn step_by(&mut self, effort: usize, read: impl FnMut(&str) -> Result<Fact, NotAFact>) -> bool {
        let stage = std::mem::replace(&mut self.stage, ReadStage::Opened(OpenedFile::Foreign));
        self.stage = match stage {
            ReadStage::Walk(mut walk) => match walk.step(&self.text, effort) {
                Ok(false) => ReadStage::Walk(walk),
                Ok(true) => self.facts_of(walk.shape()),
                Err(_) => ReadStage::Unsound(refusal(self.content())),
            },
            ReadStage::Facts(mut facts) => match facts.step(&self.text, effort, read) {
                Ok(false) => ReadStage::Facts(facts),
                Ok(true) => facts.checked(),
                Err(error) => ReadStage::Unsound(error),
            },
            ReadStage::Unsound(error) => self.told(error),
            ReadStage::Rescue(error, heading, mut rescue) => {
                if rescue.step(self.content(), effort) {
                    ReadStage::Opened(self.rescued(error, heading, rescue.facts()))
                } else {
                    ReadStage::Rescue(error, heading, rescue)
                }
            }
            ReadStage::Opened(opened) => ReadStage::Opened(opened),
        };
        matches!(self.stage, ReadStage::Opened(_))
    }

    /// Progress: units done, and units in all.
    pub fn progress(&self) -> (usize, usize) {
        let all = self.text.len();
        let done = match &self.stage {
            ReadStage::Walk(walk) => walk.at(),
            ReadStage::Facts(facts) => {
                all + facts
                    .places
                    .get(facts.read.len())
                    .map_or(all, |element| element.place.start)
            }
            ReadStage::Unsound(_) => all,
            ReadStage::Rescue(_, _, rescue) => all + rescue.at(),
            ReadStage::Opened(_) => 2 * all,
        };
        (done, 2 * all)
    }

    /// What the text is; read on to the end, if it was not read that far.
    pub fn finish(mut self) -> OpenedFile {
        loop {
            match self.stage {
                ReadStage::Opened(opened) => return opened,
                _ => drop(self.step(usize::MAX)),
            }
        }
    }

    fn content(&self) -> &str {
        self.text.get(self.start..).unwrap_or("")
    }

    /// Its form is that of a JSON object: on to the facts, if it is a file of ours and of this version.
    fn facts_of(&self, shape: Shape) -> ReadStage {
        let member = |name| self.text.get(shape.member(name)?);
        let format: Option<String> = member("format").and_then(|format| serde_json::from_str(format).ok());
        let version: Option<u32> = member("version").and_then(|version| serde_json::from_str(version).ok());
        let once = |name| shape.members.iter().filter(|(member, _)| member == name).count() <= 1;
        let ours = format.as_deref() == Some("xiaohao") && version == Some(FORMAT_VERSION);
        if !ours || !["header", "checklist", "facts"].into_iter().all(once) {
            return ReadStage::Unsound(refusal(self.content()));
        }
        let header: Option<Map<String, Json>> = member("header").and_then(|header| serde_json::from_str(header).ok());
        let Some(places) = shape.facts else {
            return ReadStage::Unsound(refusal(self.content()));
        };
        match sealed(&header.unwrap_or_default()) {
            Some((heading, seal)) => ReadStage::Facts(Box::new(FactReader {
                sum: FactsChecksum::of(heading.round),
                read: Vec::with_capacity(places.len()),
                heading,
                seal,
                places,
            })),
            None => ReadStage::Unsound(FileError::HeaderDamaged),
        }
    }

    /// What a text is that is no sound file.
    fn told(&self, error: FileError) -> ReadStage {
        let text = self.content();
        let pieces = pieces(text).ok();
        let header = pieces.as_ref().and_then(|pieces| heading(&pieces.header()));
        match (error, &pieces) {
            (FileError::Newer(version), _) => ReadStage::Opened(OpenedFile::Newer(NewerFile {
                version,
                heading: header,
                tree: pieces.and_then(|pieces| pieces.tree()),
            })),
            (FileError::NoFacts, Some(pieces)) => ReadStage::Opened(match pieces.tree() {
                Some(tree) => OpenedFile::TreeOnly(TreeFile {
                    heading: header,
                    tree: ChecklistTree::read(&tree),
                }),
                None => damaged(FileError::HeaderDamaged, header, Vec::new()),
            }),
            (FileError::Foreign | FileError::NotJson { .. }, _) if !may_be_ours(text) => {
                ReadStage::Opened(OpenedFile::Foreign)
            }
            (error, _) => {
                let header = header.or_else(|| heading(&header_in(text)));
                ReadStage::Rescue(error, header, FactRescue::of(text))
            }
        }
    }

    /// What a damaged text is, once these facts were found in it.
    fn rescued(&self, error: FileError, heading: Option<FileHeading>, facts: Vec<Fact>) -> OpenedFile {
        let unreadable = matches!(error, FileError::Foreign | FileError::NotJson { .. });
        if unreadable && facts.is_empty() && !begins_as_ours(self.content()) {
            return OpenedFile::Foreign;
        }
        damaged(error, heading, facts)
    }
}

impl FactReader {
    /// Reads on for about `effort` bytes; true when all are read.
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
            self.sum.update(&line);
            self.read.push(fact);
            seen += element.place.len();
            if seen >= effort {
                break;
            }
        }
        Ok(self.read.len() == self.places.len())
    }

    /// All are read: whether they are those that the header vouches for.
    fn checked(self) -> ReadStage {
        if self.read.len() != self.seal.facts {
            return ReadStage::Unsound(FileError::FactsMissing {
                declared: self.seal.facts,
                found: self.read.len(),
            });
        }
        let sum = self.sum.finish();
        if self.seal.checksum.strip_prefix("sha256:") != Some(&sum) {
            return ReadStage::Unsound(FileError::ChecksumDiffers);
        }
        ReadStage::Opened(OpenedFile::Sound(ChecklistFile {
            heading: self.heading,
            sum,
            facts: self.read,
        }))
    }
}

/// Why a text is no file with facts, by the JSON reader, which knows the place.
fn refusal(text: &str) -> FileError {
    match version(text) {
        Ok(FORMAT_VERSION) => {}
        Ok(newer) if newer > FORMAT_VERSION => return FileError::Newer(newer),
        Ok(_) => return FileError::HeaderDamaged,
        Err(error) => return error,
    }
    match pieces(text) {
        Ok(RawParts {
            facts: None,
            checklist: Some(_),
            ..
        }) => FileError::NoFacts,
        Ok(_) => FileError::HeaderDamaged,
        Err(error) => error,
    }
}

fn damaged(error: FileError, heading: Option<FileHeading>, rescued: Vec<Fact>) -> OpenedFile {
    OpenedFile::Damaged(DamagedFile {
        error,
        heading,
        rescued,
    })
}

/// The version of a file of ours.
fn version(text: &str) -> Result<u32, FileError> {
    let read: Result<VersionProbe, _> = serde_json::from_str(text);
    let probe = read.map_err(|e| if e.is_data() { FileError::Foreign } else { not_json(&e) })?;
    if probe.format.as_deref() != Some("xiaohao") || !text.trim_start().starts_with('{') {
        return Err(FileError::Foreign);
    }
    probe.version.ok_or(FileError::HeaderDamaged)
}

fn pieces(text: &str) -> Result<RawParts<'_>, FileError> {
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
