//! Rescue of what is still readable in a damaged text, for a person to inspect. Nothing enters a ledger from here.

use crate::{LARGEST_TEXT, base32768, fact_lines::read_line};
use ledger::Fact;
use miniz_oxide::inflate::decompress_to_vec_with_limit;

/// The readable part of a damaged text. Not verified against what was written; only a person may decide to use it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rescue {
    /// Lines that read as facts.
    pub facts: Vec<Fact>,
    /// Lines that do not.
    pub lost_lines: usize,
    /// Number of facts declared by the header, if it is readable.
    pub declared: Option<usize>,
}

/// Reads what is readable of a damaged text; of a packed one, what stands before the damage. A newer version's text
/// gives nothing.
pub fn rescue(text: &str) -> Rescue {
    let (header, body) = text.split_once('\n').unwrap_or(("", text));
    let words: Vec<&str> = header.split(' ').collect();
    if words
        .first()
        .is_some_and(|magic| magic.starts_with("xiaohao/") && *magic != "xiaohao/1")
    {
        return Rescue::default();
    }
    let unpacked;
    let body = if words.get(1) == Some(&"packed") {
        unpacked = unpack_what_can_be(body);
        unpacked.as_str()
    } else {
        body
    };
    let mut rescue = Rescue {
        declared: words.get(2).and_then(|word| word.parse().ok()),
        ..Rescue::default()
    };
    for line in body.split('\n').filter(|line| !line.is_empty()) {
        match read_line(line) {
            Ok(fact) => rescue.facts.push(fact),
            Err(_) => rescue.lost_lines += 1,
        }
    }
    rescue
}

fn unpack_what_can_be(body: &str) -> String {
    let bytes = match base32768::read(body) {
        Ok(bytes) => bytes,
        Err(place) => base32768::read(&body.chars().take(place).collect::<String>()).unwrap_or_default(),
    };
    let bytes = match decompress_to_vec_with_limit(&bytes, LARGEST_TEXT) {
        Ok(bytes) => bytes,
        Err(e) => e.output,
    };
    String::from_utf8_lossy(&bytes).into_owned()
}
