//! The text stored under one key: a header line (magic, version, kind, count, checksum), then the facts, one a line,
//! plain or deflated and base32768-encoded. Reading gives all facts or an error, never a part and never others. The
//! checksum covers the key's name.
//!
//! ```text
//! xiaohao/1 plain 2 5b0c…\n{fact}\n{fact}
//! xiaohao/1 packed 900 315000 5b0c…\n<letters>
//! ```

use crate::{
    base32768,
    fact_lines::{FactLines, OFFSET, mix, read_line},
};
use ledger::Fact;
use miniz_oxide::{
    deflate::compress_to_vec,
    inflate::{TINFLStatus, decompress_to_vec_with_limit},
};

/// The format version that this program writes.
pub const VERSION: u32 = 1;

/// Most bytes that a packed text may inflate to; a text that declares more is not inflated.
pub const LARGEST_TEXT: usize = 16 << 20;

const MAGIC: &str = "xiaohao/";

/// Least bytes for which deflating is tried; below, it costs time and gains little.
const WORTH_DEFLATING: usize = 2_000;

/// Deflate level of miniz; as measured in `docs/decisions`, no higher level gained more than 2 %.
const LEVEL: u8 = 6;

/// Why a key cannot be read. It is left untouched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum UnreadableReason {
    /// Written by a newer version of this program.
    Newer {
        /// The version it names.
        version: u32,
    },
    /// Not the text that was written.
    Damaged(Damage),
    /// The name begins like ours, but no version of this program makes such names.
    Misnamed,
}

/// What is wrong with a damaged text. Positions count from 1.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Damage {
    /// No complete header line of ours.
    Header,
    /// Checksum mismatch: the text was cut, changed, or belongs to another key.
    Checksum,
    /// A character outside the base32768 alphabet.
    Letter {
        /// Position of the character in the body.
        place: usize,
    },
    /// The deflate stream is invalid.
    Deflate,
    /// Declared or inflated size above [`LARGEST_TEXT`], in bytes.
    TooLarge(usize),
    /// Inflated size differs from the declared one, in bytes.
    Size {
        /// By the header.
        declared: usize,
        /// Actual.
        found: usize,
    },
    /// The inflated bytes are not UTF-8.
    NotText,
    /// The number of facts differs from the declared one.
    Count {
        /// By the header.
        declared: usize,
        /// Actual.
        found: usize,
    },
    /// A line is not a fact, though the checksum holds.
    NotAFact {
        /// Line of the body.
        line: usize,
        /// Parser message, for technical details.
        detail: String,
    },
}

/// Encodes the text of a key, packed where that is shorter. `body` is the result of [`packed`] for these lines.
pub(crate) fn write(key: &str, lines: &FactLines, body: Option<&str>) -> String {
    let plain = format!("plain {}", lines.count);
    let Some(body) = body else {
        return seal(key, &plain, &lines.text);
    };
    let packed = format!("packed {} {}", lines.count, lines.text.len());
    // The rest of the text is equally long in both.
    if packed.len() + crate::text_units::units(body) < plain.len() + crate::text_units::units(&lines.text) {
        seal(key, &packed, body)
    } else {
        seal(key, &plain, &lines.text)
    }
}

/// The lines deflated and base32768-encoded; `None` where that is not worth trying.
pub(crate) fn packed(lines: &FactLines) -> Option<String> {
    if lines.text.len() < WORTH_DEFLATING || lines.text.len() > LARGEST_TEXT {
        return None;
    }
    let mut body = String::new();
    base32768::write(&compress_to_vec(lines.text.as_bytes(), LEVEL), &mut body);
    Some(body)
}

pub(crate) fn seal(key: &str, what: &str, body: &str) -> String {
    format!("{MAGIC}{VERSION} {what} {:016x}\n{body}", checksum(key, what, body))
}

fn checksum(key: &str, what: &str, body: &str) -> u64 {
    [key, "\n", what, "\n", body].into_iter().fold(OFFSET, mix)
}

/// A text whose header and checksum are sound.
struct Sealed<'a> {
    count: usize,
    /// Inflated size in bytes, if the body is packed.
    packed: Option<usize>,
    body: &'a str,
}

fn unseal<'a>(key: &str, text: &'a str) -> Result<Sealed<'a>, UnreadableReason> {
    let damaged = UnreadableReason::Damaged(Damage::Header);
    let (header, body) = text.split_once('\n').unwrap_or((text, ""));
    let Some((version, rest)) = header.strip_prefix(MAGIC).and_then(|rest| rest.split_once(' ')) else {
        return Err(damaged);
    };
    match version.parse::<u32>() {
        Ok(VERSION) if version.len() == 1 => {}
        Ok(newer) if newer > VERSION && version.bytes().all(|b| b.is_ascii_digit()) => {
            return Err(UnreadableReason::Newer { version: newer });
        }
        _ => return Err(damaged),
    }
    let Some((what, sum)) = rest.rsplit_once(' ') else {
        return Err(damaged);
    };
    if sum.len() != 16 || !sum.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f')) {
        return Err(damaged);
    }
    if u64::from_str_radix(sum, 16) != Ok(checksum(key, what, body)) || !text.contains('\n') {
        return Err(UnreadableReason::Damaged(Damage::Checksum));
    }
    let mut words = what.split(' ');
    let (kind, count) = (words.next(), words.next().and_then(|word| word.parse().ok()));
    let (size, end) = (words.next(), words.next());
    match (kind, count, size, end) {
        (Some("plain"), Some(count), None, None) => Ok(Sealed {
            count,
            packed: None,
            body,
        }),
        (Some("packed"), Some(count), Some(size), None) => {
            let packed = Some(size.parse().map_err(|_| damaged)?);
            Ok(Sealed { count, packed, body })
        }
        _ => Err(damaged),
    }
}

fn inflate(body: &str, declared: usize) -> Result<String, Damage> {
    if declared > LARGEST_TEXT {
        return Err(Damage::TooLarge(declared));
    }
    let bytes = base32768::read(body).map_err(|place| Damage::Letter { place: place + 1 })?;
    let bytes = decompress_to_vec_with_limit(&bytes, declared).map_err(|e| match e.status {
        TINFLStatus::HasMoreOutput => Damage::TooLarge(e.output.len()),
        _ => Damage::Deflate,
    })?;
    if bytes.len() != declared {
        return Err(Damage::Size {
            declared,
            found: bytes.len(),
        });
    }
    String::from_utf8(bytes).map_err(|_| Damage::NotText)
}

/// Decodes a text to its lines.
pub(crate) fn lines(key: &str, text: &str) -> Result<FactLines, UnreadableReason> {
    let sealed = unseal(key, text)?;
    let text = match sealed.packed {
        None => sealed.body.to_owned(),
        Some(declared) => inflate(sealed.body, declared).map_err(UnreadableReason::Damaged)?,
    };
    let found = if text.is_empty() { 0 } else { text.split('\n').count() };
    if found != sealed.count {
        let declared = sealed.count;
        return Err(UnreadableReason::Damaged(Damage::Count { declared, found }));
    }
    Ok(FactLines { text, count: found })
}

/// Parses lines as facts; all or none.
pub(crate) fn facts(lines: &FactLines) -> Result<Vec<Fact>, UnreadableReason> {
    let read = |(place, line): (usize, &str)| {
        read_line(line).map_err(|e| {
            UnreadableReason::Damaged(Damage::NotAFact {
                line: place + 1,
                detail: e.to_string(),
            })
        })
    };
    lines.iter().enumerate().map(read).collect()
}

/// Encodes facts as the text that a tab would store under `key`. For tools and tests.
pub fn encode(key: &str, facts: &[Fact]) -> String {
    let mut lines = FactLines::default();
    facts.iter().for_each(|fact| lines.push(fact));
    write(key, &lines, packed(&lines).as_deref())
}

/// Decodes the text stored under `key`: all of its facts, or why it is unreadable.
pub fn decode(key: &str, text: &str) -> Result<Vec<Fact>, UnreadableReason> {
    facts(&lines(key, text)?)
}
