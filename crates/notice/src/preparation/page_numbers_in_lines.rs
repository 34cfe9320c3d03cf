//! Page numbers inside a line, as they remain where a text lost its line breaks: … 3 / 40 …, … - 3 - …. Where they count
//! up, each gets a line of its own. Only blanks become line breaks.

use crate::characters::{digits, is_blank, slice, slice_from, slice_to};

/// Shortest line that may contain whole pages, in bytes.
const SHORTEST: usize = 300;

/// Longest page number, in bytes.
const LONGEST: usize = 40;

/// A page number with the blanks around it.
struct InlineNumber {
    from: usize,
    to: usize,
    value: u32,
}

/// Text with such numbers on lines of their own; `None` if there are none.
pub(super) fn on_lines_of_their_own(text: &str) -> Option<String> {
    let mut out = String::new();
    let mut changed = false;
    for line in text.split_inclusive('\n') {
        let found = match line.len() < SHORTEST || line.contains(['\t', '|']) {
            true => Vec::new(),
            false => numbers(line),
        };
        let in_turn = found.windows(2).all(|pair| match pair {
            [one, next] => next.value == one.value + 1,
            _ => false,
        });
        if found.len() < 2 || !in_turn {
            out.push_str(line);
            continue;
        }
        changed = true;
        let mut at = 0;
        for number in &found {
            out.push_str(slice(line, at, number.from));
            out.push('\n');
            out.push_str(slice(line, number.from, number.to).trim_matches(is_blank));
            out.push('\n');
            at = number.to;
        }
        out.push_str(slice_from(line, at));
    }
    changed.then_some(out)
}

fn numbers(line: &str) -> Vec<InlineNumber> {
    let mut found = Vec::new();
    let mut skip = 0;
    for (at, c) in line.char_indices() {
        if at < skip || !is_blank(c) || c == '\n' {
            continue;
        }
        let behind = slice_from(line, at);
        let words = behind.trim_start_matches(is_blank);
        // A long run of blanks is walked once.
        skip = line.len() - words.len();
        if let Some((value, len)) = number(words) {
            let end = line.len() - words.len() + len;
            let tail = slice_from(line, end);
            let blanks = tail.len() - tail.trim_start_matches(is_blank).len();
            if blanks > 0 {
                skip = end + blanks;
                found.push(InlineNumber {
                    from: at,
                    to: skip,
                    value,
                });
            }
        }
    }
    found
}

/// Page number of an unambiguous form at the start of a text, and its length: 3 / 40, - 3 -, 第3页.
fn number(text: &str) -> Option<(u32, usize)> {
    let text = slice_to(text, LONGEST);
    let after = |from: usize, sign: &[char]| -> Option<usize> {
        let tail = slice_from(text, from);
        let words = tail.trim_start_matches(is_blank);
        let c = words.chars().next().filter(|c| sign.contains(c))?;
        Some(text.len() - words.len() + c.len_utf8())
    };
    let digits_at = |from: usize| -> Option<(u32, usize)> {
        let tail = slice_from(text, from);
        let words = tail.trim_start_matches(is_blank);
        let (value, len) = digits(words)?;
        Some((value, text.len() - words.len() + len))
    };
    const DASHES: [char; 4] = ['-', '—', '–', '－'];
    if let Some((value, end)) = digits(text) {
        let slash = after(end, &['/', '／'])?;
        return digits_at(slash).map(|(_, end)| (value, end));
    }
    if text.starts_with('第') {
        let (value, end) = digits_at('第'.len_utf8())?;
        return after(end, &['页']).map(|end| (value, end));
    }
    let dash = after(0, &DASHES).filter(|_| text.starts_with(DASHES))?;
    let (value, end) = digits_at(dash)?;
    after(end, &DASHES).map(|end| (value, end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_that_count_up() {
        let words = "甲".repeat(60);
        for form in ["1 / 9|2 / 9", "- 1 -|- 2 -", "第1页|第2页", "— 7 —|— 8 —"] {
            let (one, two) = form.split_once('|').unwrap();
            let text = format!("{words} {one} {words}  {two} {words}");
            let expected = format!("{words}\n{one}\n{words}\n{two}\n{words}");
            assert_eq!(on_lines_of_their_own(&text), Some(expected));
        }
        for text in [
            format!("{words} 1 / 9 {words}"),
            format!("{words} 1 / 2 {words} 1 / 3 {words}"),
        ] {
            assert_eq!(on_lines_of_their_own(&text), None, "{text}");
        }
    }
}
