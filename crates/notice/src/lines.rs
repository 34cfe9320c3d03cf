//! Lines of the text. Each reaches from the end of the one before to its own line end, blank lines included, so that
//! lines tile the text; its body is its text without layout.

use crate::characters::{is_layout, slice, trim_head};
use crate::label::LabelPlace;
use crate::marker::{Marker, marker};

/// Largest number of lines read. A notice has a few hundred; the rest is kept as unread, so that a hostile text costs
/// no more memory than a long one.
pub(crate) const MOST_LINES: usize = 100_000;

/// A line with text, and the blank lines after it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Line {
    /// Start, layout included.
    pub start: usize,
    /// Start of the next line.
    pub end: usize,
    /// Start of its text, marker included.
    pub body: usize,
    /// End of its text.
    pub body_end: usize,
    /// Its number as an editor counts, from 1.
    pub number: u32,
    /// Number of `#` before it.
    pub hashes: u8,
    /// Number or bullet before it.
    pub marker: Option<Marker>,
}

impl Line {
    /// Start of the text after the marker.
    pub fn words(&self) -> usize {
        self.body + self.marker.map_or(0, |m| m.len)
    }

    /// Which labels may stand at its start.
    pub fn label_place(&self) -> LabelPlace {
        if self.marker.is_some() || self.hashes > 0 {
            LabelPlace::BehindMarker
        } else {
            LabelPlace::LineStart
        }
    }

    /// Text after the marker.
    pub fn text<'t>(&self, text: &'t str) -> &'t str {
        slice(text, self.words(), self.body_end)
    }

    /// Text including the marker.
    pub fn whole<'t>(&self, text: &'t str) -> &'t str {
        slice(text, self.body, self.body_end)
    }
}

/// Lines of a text, and the start of the part that was left unread for its length.
pub(crate) fn lines(text: &str) -> (Vec<Line>, usize) {
    let mut found: Vec<Line> = Vec::new();
    let (mut at, mut number) = (0, 0u32);
    while at < text.len() {
        if found.len() >= MOST_LINES {
            number_by_blanks(text, &mut found);
            return (found, at);
        }
        let end = line_end(text, at);
        number = number.saturating_add(1);
        match line(text, at, end, number) {
            Some(line) => found.push(line),
            None => {
                if let Some(last) = found.last_mut() {
                    last.end = end;
                }
            }
        }
        at = end;
    }
    // Blank lines before the first text belong to the first line.
    if let Some(first) = found.first_mut() {
        first.start = 0;
    }
    number_by_blanks(text, &mut found);
    (found, text.len())
}

/// Marks numbers that only a blank or a tab follows (1 学习不严), where lines one after the other count up.
fn number_by_blanks(text: &str, lines: &mut [Line]) {
    let own = |line: &Line| match line.marker {
        None => number_and_blank(line.whole(text)),
        Some(_) => None,
    };
    for line in lines.iter_mut() {
        // 1 党的建设方面
        let heads = |l: &Line| l.whole(text).ends_with("方面") && l.whole(text).chars().nth(30).is_none();
        if heads(line) {
            line.marker = own(line).or(line.marker);
        }
    }
    let mut run = 0;
    for at in 0..=lines.len() {
        let before = at.checked_sub(1).and_then(|i| lines.get(i)).and_then(own);
        let here = lines.get(at).and_then(own);
        let goes_on = before.zip(here).is_some_and(|(b, h)| h.number == b.number + 1);
        if goes_on {
            continue;
        }
        if at - run > 1 {
            let counted: Vec<Option<Marker>> = lines.iter().take(at).skip(run).map(own).collect();
            for (line, marker) in lines.iter_mut().skip(run).zip(counted) {
                line.marker = marker;
            }
        }
        run = at;
    }
}

/// Number with a blank behind it at the start of a line.
pub(crate) fn number_and_blank(words: &str) -> Option<Marker> {
    let (number, len) = crate::characters::digits(words).filter(|n| (1..100_000).contains(&n.0))?;
    let behind = crate::characters::slice_from(words, len);
    let text = behind.trim_start_matches(crate::characters::is_blank);
    let parted = text.len() < behind.len() && text.starts_with(|c| crate::characters::is_han(c) || c == '“');
    (parted && !text.contains('\t')).then_some(Marker {
        style: crate::marker::MarkerStyle::Numbered,
        number,
        len: words.len() - text.len(),
    })
}

/// Offset after the line break that ends the line at `at`.
fn line_end(text: &str, at: usize) -> usize {
    let bytes = text.as_bytes();
    let mut end = at;
    while let Some(b) = bytes.get(end) {
        end += 1;
        if *b == b'\n' || (*b == b'\r' && bytes.get(end) != Some(&b'\n')) {
            break;
        }
    }
    end
}

fn line(text: &str, start: usize, end: usize, number: u32) -> Option<Line> {
    let raw = slice(text, start, end);
    let head = trim_head(raw);
    let words = head.trim_end_matches(is_layout);
    if words.is_empty() {
        // A line of Markdown marks alone ("---" aside) is layout, like a blank line.
        return None;
    }
    let body = end - head.len();
    let hashes = slice(text, start, body).bytes().filter(|b| *b == b'#').count().min(9) as u8;
    Some(Line {
        start,
        end,
        body,
        body_end: body + words.len(),
        number,
        hashes,
        marker: marker(words),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_tile_the_text() {
        let text = "\u{feff}\r\n  甲\r\n\r\n# 1. 乙 \r　丙\n**丁**\n- 3. 戊\n\n";
        let (lines, end) = lines(text);
        assert_eq!(end, text.len());
        let mut at = 0;
        for line in &lines {
            assert_eq!(line.start, at);
            at = line.end;
        }
        assert_eq!(at, text.len());
        let words: Vec<_> = lines.iter().map(|l| (l.number, l.text(text))).collect();
        assert_eq!(words, [(2, "甲"), (4, "乙"), (5, "丙"), (6, "丁"), (7, "戊")]);
    }
}
