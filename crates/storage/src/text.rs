//! The text of one key: a header line (magic, version, kind, count, checksum), then the facts, one in a line, as they
//! are or deflated and written in letters. Reading gives all of them or says what is wrong; never some, and never
//! others. Which key it stands under is part of the checksum.
//!
//! ```text
//! xiaohao/1 plain 2 5b0c…\n{fact}\n{fact}
//! xiaohao/1 packed 900 315000 5b0c…\n<letters>
//! ```

use crate::{
    letters,
    lines::{Lines, OFFSET, mix, read_line},
};
use ledger::Fact;
use miniz_oxide::{
    deflate::compress_to_vec,
    inflate::{TINFLStatus, decompress_to_vec_with_limit},
};

/// The version that this program writes.
pub const VERSION: u32 = 1;

/// The most text (bytes) that a packed key may unfold to; what declares more is not unfolded.
pub const LARGEST_TEXT: usize = 16 << 20;

const MAGIC: &str = "xiaohao/";

/// From this many bytes on, deflating is tried. (Below, it costs time and gains little.)
const WORTH_DEFLATING: usize = 2_000;

/// miniz's level: measured in `docs/decisions`, no higher level gained more than 2%.
const LEVEL: u8 = 6;

/// Why a key was not read. It is left as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Why {
    /// Written by a newer version of this program.
    Newer {
        /// The version it names.
        version: u32,
    },
    /// Not as it was written.
    Damaged(Damage),
    /// The key begins as ours do, but no version of this program gives such names.
    Misnamed,
}

/// What is wrong with a damaged text. Places count characters, lines and facts from 1.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Damage {
    /// There is no whole header line, or it is not one of ours.
    Header,
    /// The text is not the one that the checksum was made of (cut, changed, or another key's).
    Checksum,
    /// A character that no packed text has.
    Letter {
        /// Which character of the body.
        place: usize,
    },
    /// The deflated bytes are not in order.
    Deflate,
    /// It says of itself that it is larger than [`LARGEST_TEXT`], in bytes.
    TooLarge(usize),
    /// It unfolds to another size, in bytes, than it says.
    Size {
        /// As the header says.
        declared: usize,
        /// As there are.
        found: usize,
    },
    /// The unfolded bytes are no text.
    NotText,
    /// There are not as many facts as the header says.
    Count {
        /// As the header says.
        declared: usize,
        /// As there are.
        found: usize,
    },
    /// A line that is no fact, though the checksum holds.
    NotAFact {
        /// Which line of the body.
        line: usize,
        /// For the technical details.
        detail: String,
    },
}

/// Writes the text of a key: packed where that is shorter. `body`: what [`packed`] gave for these lines.
pub(crate) fn write(key: &str, lines: &Lines, body: Option<&str>) -> String {
    let plain = format!("plain {}", lines.count);
    let Some(body) = body else {
        return seal(key, &plain, &lines.text);
    };
    let packed = format!("packed {} {}", lines.count, lines.text.len());
    // What else stands in them is as long in both.
    if packed.len() + crate::key::units(body) < plain.len() + crate::key::units(&lines.text) {
        seal(key, &packed, body)
    } else {
        seal(key, &plain, &lines.text)
    }
}

/// The lines deflated, in letters; nothing where that is not tried.
pub(crate) fn packed(lines: &Lines) -> Option<String> {
    if lines.text.len() < WORTH_DEFLATING || lines.text.len() > LARGEST_TEXT {
        return None;
    }
    let mut body = String::new();
    letters::write(&compress_to_vec(lines.text.as_bytes(), LEVEL), &mut body);
    Some(body)
}

pub(crate) fn seal(key: &str, what: &str, body: &str) -> String {
    format!("{MAGIC}{VERSION} {what} {:016x}\n{body}", checksum(key, what, body))
}

fn checksum(key: &str, what: &str, body: &str) -> u64 {
    [key, "\n", what, "\n", body].into_iter().fold(OFFSET, mix)
}

struct Sealed<'a> {
    count: usize,
    /// Bytes of the unfolded body, where it is packed.
    packed: Option<usize>,
    body: &'a str,
}

fn unseal<'a>(key: &str, text: &'a str) -> Result<Sealed<'a>, Why> {
    let damaged = Why::Damaged(Damage::Header);
    let (header, body) = text.split_once('\n').unwrap_or((text, ""));
    let Some((version, rest)) = header.strip_prefix(MAGIC).and_then(|rest| rest.split_once(' ')) else {
        return Err(damaged);
    };
    match version.parse::<u32>() {
        Ok(VERSION) if version.len() == 1 => {}
        Ok(newer) if newer > VERSION && version.bytes().all(|b| b.is_ascii_digit()) => {
            return Err(Why::Newer { version: newer });
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
        return Err(Why::Damaged(Damage::Checksum));
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

fn unfold(body: &str, declared: usize) -> Result<String, Damage> {
    if declared > LARGEST_TEXT {
        return Err(Damage::TooLarge(declared));
    }
    let bytes = letters::read(body).map_err(|place| Damage::Letter { place: place + 1 })?;
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

/// The lines of a sound text.
pub(crate) fn lines(key: &str, text: &str) -> Result<Lines, Why> {
    let sealed = unseal(key, text)?;
    let text = match sealed.packed {
        None => sealed.body.to_owned(),
        Some(declared) => unfold(sealed.body, declared).map_err(Why::Damaged)?,
    };
    let found = if text.is_empty() { 0 } else { text.split('\n').count() };
    if found != sealed.count {
        let declared = sealed.count;
        return Err(Why::Damaged(Damage::Count { declared, found }));
    }
    Ok(Lines { text, count: found })
}

/// The facts of these lines, if each is one.
pub(crate) fn facts(lines: &Lines) -> Result<Vec<Fact>, Why> {
    let read = |(place, line): (usize, &str)| {
        read_line(line).map_err(|e| {
            Why::Damaged(Damage::NotAFact {
                line: place + 1,
                detail: e.to_string(),
            })
        })
    };
    lines.iter().enumerate().map(read).collect()
}

/// Writes the text that belongs under `key` for these facts: the very text that a tab would store. For tools and
/// tests; the store writes its own.
pub fn encode(key: &str, facts: &[Fact]) -> String {
    let mut lines = Lines::default();
    facts.iter().for_each(|fact| lines.push(fact));
    write(key, &lines, packed(&lines).as_deref())
}

/// Reads the text that stands under `key`: all its facts, or why not.
pub fn decode(key: &str, text: &str) -> Result<Vec<Fact>, Why> {
    facts(&lines(key, text)?)
}
