//! The one JSON format for everything that leaves the browser (format 1): a header, the checklist as a readable
//! tree, and the facts. Facts are what is merged; the tree is for readers and other programs. Described in
//! `docs/format.md`. Writing and reading are pure; where the bytes come from and go to is not known here.

use crate::{Fact, Ledger, Tally, WallTime, digest::Digest, id::NotAnId, json::compact, tree::tree};
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use std::{fmt, str::FromStr};

/// The version written by this program.
pub const VERSION: u32 = 1;

/// The largest file read, in bytes.
pub const LARGEST_FILE: usize = 100_000_000;

/// One round of inspection of one unit (整改任务): the name under which its facts are stored and exchanged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RoundId(crate::ActorId);

impl RoundId {
    /// A round from a random number.
    pub fn from_random(random: u64) -> RoundId {
        RoundId(crate::ActorId::from_random(random))
    }
}

impl fmt::Display for RoundId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl FromStr for RoundId {
    type Err = NotAnId;
    fn from_str(text: &str) -> Result<RoundId, NotAnId> {
        text.parse().map(RoundId)
    }
}

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
}

/// A file that was read whole and found sound.
#[derive(Clone, Debug)]
pub struct Package {
    /// Which round.
    pub round: RoundId,
    /// Who exported it.
    pub from: String,
    /// When, by the exporter's clock.
    pub at: WallTime,
    /// Its facts.
    pub facts: Vec<Fact>,
}

#[derive(Serialize, Deserialize)]
struct Header {
    round: String,
    from: String,
    at: WallTime,
    #[serde(default)]
    counts: Tally,
    facts: usize,
    checksum: String,
}

#[derive(Deserialize)]
struct Probe {
    format: Option<String>,
    version: Option<u32>,
}

#[derive(Deserialize)]
struct Whole<'a> {
    #[serde(borrow)]
    facts: Vec<&'a RawValue>,
    header: Header,
}

/// Writes a file of the whole ledger: every fact it holds, those that clash too, in logical order. The same set of
/// facts gives the same text, whatever the order in which it came together.
pub fn export(ledger: &Ledger, round: RoundId, from: &str, at: WallTime) -> String {
    let mut facts: Vec<_> = ledger
        .all_facts()
        .map(|fact| (fact.time, fact.id, fact.to_line()))
        .collect();
    facts.sort();
    let lines: Vec<String> = facts.into_iter().map(|(_, _, line)| line).collect();
    let header = Header {
        round: round.to_string(),
        from: from.to_owned(),
        at,
        counts: ledger.tally(),
        facts: lines.len(),
        checksum: checksum(round, &lines),
    };
    let header = serde_json::to_string(&header).unwrap_or_default();
    let tree = serde_json::to_string_pretty(&tree(ledger)).unwrap_or_default();
    let mut out = format!("{{\n\"format\": \"xiaohao\",\n\"version\": {VERSION},\n\"header\": {header},\n");
    out.push_str("\"checklist\": ");
    out.push_str(&tree);
    out.push_str(",\n\"facts\": [\n");
    out.push_str(&lines.join(",\n"));
    out.push_str("\n]\n}\n");
    out
}

/// Reads a file whole, or says why not. Takes nothing from a file that is not sound.
pub fn read(text: &str) -> Result<Package, FileError> {
    if text.len() > LARGEST_FILE {
        return Err(FileError::TooLarge(text.len()));
    }
    let text = text.trim_start_matches('\u{feff}');
    let not_json = |e: serde_json::Error| FileError::NotJson {
        line: e.line(),
        column: e.column(),
    };
    let probe: Probe =
        serde_json::from_str(text).map_err(|e| if e.is_data() { FileError::Foreign } else { not_json(e) })?;
    if probe.format.as_deref() != Some("xiaohao") || !text.trim_start().starts_with('{') {
        return Err(FileError::Foreign);
    }
    match probe.version {
        Some(VERSION) => {}
        Some(newer) if newer > VERSION => return Err(FileError::Newer(newer)),
        _ => return Err(FileError::HeaderDamaged),
    }
    let whole: Whole = serde_json::from_str(text).map_err(|e| {
        if e.is_data() {
            FileError::HeaderDamaged
        } else {
            not_json(e)
        }
    })?;
    let round = whole.header.round.parse().map_err(|_| FileError::HeaderDamaged)?;
    let lines: Vec<String> = whole.facts.iter().map(|raw| compact(raw.get())).collect();
    if lines.len() != whole.header.facts {
        return Err(FileError::FactsMissing {
            declared: whole.header.facts,
            found: lines.len(),
        });
    }
    if checksum(round, &lines) != whole.header.checksum {
        return Err(FileError::ChecksumDiffers);
    }
    let facts = read_facts(&lines)?;
    Ok(Package {
        round,
        from: whole.header.from,
        at: whole.header.at,
        facts,
    })
}

fn read_facts(lines: &[String]) -> Result<Vec<Fact>, FileError> {
    let mut facts: Vec<Fact> = Vec::with_capacity(lines.len());
    for (place, line) in lines.iter().enumerate() {
        match Fact::read(line) {
            Ok(fact) => facts.push(fact),
            Err(e) => {
                return Err(FileError::FactDamaged {
                    place: place + 1,
                    detail: e.to_string(),
                });
            }
        }
    }
    Ok(facts)
}

/// SHA-256 over the round and the facts, each as compact text with a line's end.
fn checksum(round: RoundId, lines: &[String]) -> String {
    let mut digest = Digest::default();
    digest.take(round.to_string().as_bytes());
    digest.take(b"\n");
    for line in lines {
        digest.take(line.as_bytes());
        digest.take(b"\n");
    }
    format!("sha256:{}", digest.finish())
}
