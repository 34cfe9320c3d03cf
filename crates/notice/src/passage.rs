//! Words taken out of their spans: layout trimmed, lines that were only wrapped joined again. Keeps the way back, so
//! that a place in the shown text can be found in the source.

use crate::canon::{cut, is_blank, is_colon, is_stop, trails, trim_head};
use crate::marker::marker;

/// The words of several stretches, in order.
pub(crate) fn words(text: &str, stretches: &[(usize, usize)]) -> String {
    let mut out = String::new();
    walk(text, stretches, &mut |c, _| out.push(c));
    out
}

/// The byte offset in `text` of the character at `index` of what [`words`] gives. The end counts as a place.
pub(crate) fn source_offset(text: &str, stretches: &[(usize, usize)], index: usize) -> Option<usize> {
    let (mut count, mut found, mut end) = (0usize, None, None);
    walk(text, stretches, &mut |c, at| {
        if count == index {
            found = Some(at);
        }
        count += 1;
        end = Some(at + if at < text.len() { c.len_utf8() } else { 0 });
    });
    found.or(if count == index { end } else { None })
}

/// Gives every character of the words with its offset. A break that is put in stands at the next line's beginning.
fn walk(text: &str, stretches: &[(usize, usize)], give: &mut dyn FnMut(char, usize)) {
    let mut last = None;
    let mut reached = None;
    // A line break, or words of elsewhere, stood since the last words.
    let mut broken = false;
    for (start, end) in stretches {
        broken |= reached.is_some_and(|r| r != *start);
        reached = Some(*end);
        let mut at = *start;
        for line in cut(text, *start, *end).split_inclusive(['\n', '\r']) {
            let head = trim_head(line);
            let body = head.trim_end_matches(trails);
            let from = at + line.len() - head.len();
            at += line.len();
            let ends = line.ends_with(['\n', '\r']);
            if body.is_empty() {
                broken |= ends;
                continue;
            }
            if let (true, Some(before), Some(next)) = (broken, last, body.chars().next())
                && let Some(c) = between(before, next, body)
            {
                give(c, from);
            }
            for (offset, c) in body.char_indices() {
                give(c, from + offset);
            }
            last = body.chars().next_back();
            broken = ends;
        }
    }
}

/// What joins two lines: a break between paragraphs, a blank between Latin words, nothing inside a sentence.
fn between(before: char, next: char, line: &str) -> Option<char> {
    let ended = is_stop(before) || is_colon(before) || matches!(before, '.' | '）' | ')' | '”');
    if ended || marker(line).is_some() {
        return Some('\n');
    }
    (before.is_ascii_alphanumeric() && next.is_ascii_alphanumeric()).then_some(' ')
}

/// One stretch as words on one line.
pub(crate) fn one_line(text: &str, start: usize, end: usize) -> String {
    let mut out = words(text, &[(start, end)]);
    if out.contains('\n') {
        out.retain(|c| c != '\n');
    }
    out.trim_matches(is_blank).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wrapped_lines_are_joined() {
        let text = "  **甲乙\r\n丙。**\r\n\r\n丁 a\nb";
        assert_eq!(words(text, &[(0, text.len())]), "甲乙丙。\n丁 a b");
    }

    #[test]
    fn the_way_back() {
        let text = " 甲乙\n丙。\n丁";
        let whole = [(0, text.len())];
        for (index, c) in words(text, &whole).chars().enumerate() {
            let at = source_offset(text, &whole, index).unwrap();
            if c != '\n' {
                assert!(crate::canon::rest(text, at).starts_with(c));
            }
        }
        assert_eq!(source_offset(text, &whole, 6), Some(text.len()));
        assert_eq!(source_offset(text, &whole, 7), None);
    }
}
