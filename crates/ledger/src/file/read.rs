//! Reading a file: sizes first, then the form, then the facts against the checksum. What is not sound gives an answer
//! of its own, with what can still be read; nothing is taken, and nothing makes the reader fall over.

use super::{
    LARGEST_FILE, VERSION,
    hand::Tree,
    heading::{Heading, heading, sealed},
    rescue::rescue,
    write::sum,
};
use crate::{Fact, Frontier, json::compact};
use serde::Deserialize;
use serde_json::{Map, Value as Json, value::RawValue};

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
    if text.len() > LARGEST_FILE {
        return Err(FileError::TooLarge(text.len()));
    }
    let text = text.trim_start_matches('\u{feff}');
    match version(text)? {
        VERSION => {}
        newer if newer > VERSION => return Err(FileError::Newer(newer)),
        _ => return Err(FileError::HeaderDamaged),
    }
    let pieces = pieces(text)?;
    let Some(facts) = &pieces.facts else {
        return Err(match pieces.checklist {
            Some(_) => FileError::NoFacts,
            None => FileError::HeaderDamaged,
        });
    };
    let (heading, seal) = sealed(&pieces.header()).ok_or(FileError::HeaderDamaged)?;
    let lines: Vec<String> = facts.iter().map(|raw| compact(raw.get())).collect();
    let facts = facts_of(&lines)?;
    if lines.len() != seal.facts {
        return Err(FileError::FactsMissing {
            declared: seal.facts,
            found: lines.len(),
        });
    }
    let sum = sum(heading.round, &lines);
    if seal.checksum.strip_prefix("sha256:") != Some(&sum) {
        return Err(FileError::ChecksumDiffers);
    }
    Ok(Package { heading, sum, facts })
}

/// Reads any text, and says what it is.
pub fn open(text: &str) -> Opened {
    let error = match read(text) {
        Ok(package) => return Opened::Sound(package),
        Err(FileError::TooLarge(bytes)) => return Opened::TooLarge(bytes),
        Err(error) => error,
    };
    let text = text.trim_start_matches('\u{feff}');
    let pieces = pieces(text).ok();
    let header = pieces.as_ref().and_then(|pieces| heading(&pieces.header()));
    match (error, &pieces) {
        (FileError::Newer(version), _) => Opened::Newer(Newer {
            version,
            heading: header,
            tree: pieces.and_then(|pieces| pieces.tree()),
        }),
        (FileError::NoFacts, Some(pieces)) => match pieces.tree() {
            Some(tree) => Opened::TreeOnly(TreeFile {
                heading: header,
                tree: Tree::read(&tree),
            }),
            None => damaged(FileError::HeaderDamaged, header, Vec::new()),
        },
        (FileError::Foreign | FileError::NotJson { .. }, _) if !like_ours(text) => Opened::Foreign,
        (error, _) => {
            let header = header.or_else(|| heading(&header_in(text)));
            damaged(error, header, rescue(text))
        }
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

fn facts_of(lines: &[String]) -> Result<Vec<Fact>, FileError> {
    let read = lines.iter().enumerate().map(|(place, line)| {
        Fact::read(line).map_err(|error| FileError::FactDamaged {
            place: place + 1,
            detail: error.to_string(),
        })
    });
    read.collect()
}

/// Whether a text that cannot be read was once a file of ours: by what stands at its beginning, or by its facts.
fn like_ours(text: &str) -> bool {
    let head: String = text.chars().take(2_000).collect();
    head.contains("\"xiaohao\"") && head.contains("\"format\"")
        || text.contains("\"facts\"") && text.contains("\"do\"") && !rescue(text).is_empty()
}

/// The header of a text that is no JSON as a whole.
fn header_in(text: &str) -> Map<String, Json> {
    let after = text.split_once("\"header\"").map_or("", |(_, after)| after);
    let object = after.trim_start().strip_prefix(':').unwrap_or("");
    let mut read = serde_json::Deserializer::from_str(object).into_iter();
    read.next().and_then(Result::ok).unwrap_or_default()
}
