//! What can still be read of a damaged text, for a person to look at. Nothing here is taken into a ledger by itself.

use crate::{LARGEST_TEXT, letters, lines::read_line};
use ledger::Fact;
use miniz_oxide::inflate::decompress_to_vec_with_limit;

/// What can still be read of a damaged text, without any promise that it is what was written: to be shown and taken
/// by a person's decision, never by itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rescue {
    /// Lines that read as facts.
    pub facts: Vec<Fact>,
    /// Lines that do not.
    pub lost_lines: usize,
    /// How many facts the header speaks of, where it can be read.
    pub declared: Option<usize>,
}

/// Reads what can be read of a damaged text (of a packed one: what stands before the damage). Nothing is taken from
/// a newer version's text.
pub fn rescue(text: &str) -> Rescue {
    let (header, body) = text.split_once('\n').unwrap_or(("", text));
    let words: Vec<&str> = header.split(' ').collect();
    if words
        .first()
        .is_some_and(|magic| magic.starts_with("xiaohao/") && *magic != "xiaohao/1")
    {
        return Rescue::default();
    }
    let unfolded;
    let body = if words.get(1) == Some(&"packed") {
        unfolded = unfold_what_can_be(body);
        unfolded.as_str()
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

fn unfold_what_can_be(body: &str) -> String {
    let bytes = match letters::read(body) {
        Ok(bytes) => bytes,
        Err(place) => letters::read(&body.chars().take(place).collect::<String>()).unwrap_or_default(),
    };
    let bytes = match decompress_to_vec_with_limit(&bytes, LARGEST_TEXT) {
        Ok(bytes) => bytes,
        Err(e) => e.output,
    };
    String::from_utf8_lossy(&bytes).into_owned()
}
