//! Text of spans without layout: trimmed, wrapped lines joined again. Positions are tracked, so that a place in the
//! shown text can be found in the source.

use crate::characters::{is_blank, is_colon, is_layout, is_stop, slice, trim_head};
use crate::marker::marker;
use crate::span::{Span, SpanRole};

/// Joined text of several stretches, in order.
pub(crate) fn words(text: &str, stretches: &[(usize, usize)]) -> String {
    let mut out = String::new();
    walk(text, stretches, &mut |c, _| out.push(c));
    out
}

/// Byte offset in `text` of the character at `index` of what [`words`] returns. The end counts as a position.
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

/// Calls `give` with every character of the joined text and its offset. An inserted break has the offset of the next
/// line's start.
fn walk(text: &str, stretches: &[(usize, usize)], give: &mut dyn FnMut(char, usize)) {
    let mut last = None;
    let mut reached = None;
    // Whether a line break or other text came since the last character.
    let mut broken = false;
    // Whether it is a break to be kept: inside a cell, or between two.
    let mut hard = false;
    for (start, end) in stretches {
        broken |= reached.is_some_and(|r| r != *start);
        let cell = slice(text, 0, *start).ends_with(['\t', '|']) || slice(text, *start, *end).starts_with('\t');
        hard |= reached.is_some() && cell;
        reached = Some(*end);
        let mut at = *start;
        for line in slice(text, *start, *end).split_inclusive(['\n', '\r', '\u{b}']) {
            let head = trim_head(line);
            let body = head.trim_end_matches(is_layout);
            let from = at + line.len() - head.len();
            at += line.len();
            let ends = line.ends_with(['\n', '\r', '\u{b}']);
            if body.is_empty() {
                broken |= ends;
                hard |= line.ends_with('\u{b}');
                continue;
            }
            if let (true, Some(before), Some(next)) = (broken, last, body.chars().next())
                && let Some(c) = between(before, next, body).or(hard.then_some('\n'))
            {
                let c = if hard { '\n' } else { c };
                give(c, from);
            }
            for (offset, c) in body.char_indices() {
                give(c, from + offset);
            }
            last = body.chars().next_back();
            broken = ends;
            hard = line.ends_with('\u{b}');
        }
    }
}

/// Separator of two joined lines: a break between paragraphs, a blank between Latin words, nothing inside a sentence.
fn between(before: char, next: char, line: &str) -> Option<char> {
    let ended = is_stop(before)
        || is_colon(before)
        || matches!(before, '）' | ')' | '”')
        || before == '.' && !next.is_ascii_digit();
    if ended || marker(line).is_some() {
        return Some('\n');
    }
    // A number may be broken over two lines; two words are not written as one.
    let latin = before.is_ascii_alphanumeric() && next.is_ascii_alphanumeric();
    (latin && !(before.is_ascii_digit() && next.is_ascii_digit())).then_some(' ')
}

/// Text of one role that belongs together: a line, or the lines over which a paragraph is wrapped.
#[derive(Clone, Debug)]
pub(crate) struct Paragraph {
    /// Role of its spans.
    pub role: SpanRole,
    /// Line on which it begins.
    pub line: u32,
    /// Text, trimmed and joined.
    pub text: String,
    /// Start in `text` of each further line, and its number.
    later: Vec<(usize, u32)>,
}

impl Paragraph {
    /// Line of a byte of the text.
    pub fn line_at(&self, at: usize) -> u32 {
        let later = self.later.iter().rev().find(|l| l.0 <= at);
        later.map_or(self.line, |l| l.1)
    }
}

/// Paragraphs of the spans that belong to no problem. Unread lines stay lines.
pub(crate) fn paragraphs(text: &str, spans: &[Span]) -> Vec<Paragraph> {
    let mut all: Vec<Paragraph> = Vec::new();
    let mut reached = None;
    for span in spans.iter().filter(|s| !s.role.of_problem()) {
        let words = words(text, &[(span.start, span.end)]);
        // A blank line ends a paragraph.
        let follows = reached == Some(span.start);
        reached = Some(span.end).filter(|_| breaks_at_end(slice(text, span.start, span.end)) < 2);
        if words.is_empty() {
            continue;
        }
        let wraps = matches!(
            span.role,
            SpanRole::Opening
                | SpanRole::Organisation
                | SpanRole::ResultsIntro
                | SpanRole::SectionIntro
                | SpanRole::NextSteps
        );
        let before = all.last_mut().filter(|p| follows && wraps && p.role == span.role);
        if let Some(before) = before
            && let (Some(end), Some(next)) = (before.text.chars().next_back(), words.chars().next())
        {
            let joint = between(end, next, &words);
            if joint != Some('\n') {
                before.text.extend(joint);
                before.later.push((before.text.len(), span.line));
                before.text.push_str(&words);
                continue;
            }
        }
        all.push(Paragraph {
            role: span.role,
            line: span.line,
            text: words,
            later: Vec::new(),
        });
    }
    all
}

/// Number of line breaks at the end of a text.
fn breaks_at_end(text: &str) -> usize {
    let behind = text.trim_end_matches(is_layout).len();
    let behind = slice(text, behind, text.len());
    let breaks = behind.matches('\n').count();
    if breaks > 0 {
        breaks
    } else {
        behind.matches('\r').count()
    }
}

/// A stretch as text on one line.
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
                assert!(crate::characters::slice_from(text, at).starts_with(c));
            }
        }
        assert_eq!(source_offset(text, &whole, 6), Some(text.len()));
        assert_eq!(source_offset(text, &whole, 7), None);
    }
}
