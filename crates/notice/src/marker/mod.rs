//! Markers before a line: 一、 （一） 1. (1) ①, in all the ways people type them. Whether a numbered line is a problem
//! is decided from its context by `outline` and `part_two_lines`.

mod other_markers;

use crate::characters::{digits, han_number, is_blank, is_colon, slice_from};

/// Five styles of numbering, outermost first, as GB/T 9704 nests them, and bullets.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum MarkerStyle {
    /// 一、
    Part,
    /// （一）
    Bracketed,
    /// 1.
    Numbered,
    /// (1)
    Parenthesised,
    /// ①
    Circled,
    /// ●, or any other sign without a number.
    Bullet,
}

/// A number or bullet before a line, and its length in bytes with its punctuation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Marker {
    pub style: MarkerStyle,
    /// 0 if there is none: a bullet, a letter, 1.1.
    pub number: u32,
    pub len: usize,
}

/// Largest number of a line.
const MOST_NUMBER: u32 = 99_999;

/// The same in brackets: （2022） is a year.
const MOST_IN_BRACKETS: u32 = 1_899;

/// Reads the marker at the start of a line without layout.
pub(crate) fn marker(line: &str) -> Option<Marker> {
    let first = line.chars().next()?;
    let mut found = one_character(first)
        .or_else(|| match first {
            '(' | '（' | '﹙' => in_parentheses(line, first.len_utf8()),
            '问' => named(line),
            _ => plain(line),
        })
        .or_else(|| other_markers::before_title(line))
        .or_else(|| other_markers::bullet(first))?;
    // 1、（1）关于“…”: a second number before a title is none of its words.
    found.len += other_markers::before_title(slice_from(line, found.len)).map_or(0, |second| second.len);
    let after = slice_from(line, found.len);
    found.len += after.len() - after.trim_start_matches(is_blank).len();
    Some(found)
}

/// Whether it is a sign that stands before items.
pub(crate) fn is_bullet(c: char) -> bool {
    other_markers::bullet(c).is_some()
}

/// Markers of one character: ① ⑴ ⒈ ㈠ ➀ ❶.
fn one_character(c: char) -> Option<Marker> {
    const RANGES: [(u32, u32, u32, MarkerStyle); 9] = [
        (0x2460, 0x2473, 1, MarkerStyle::Circled),
        (0x2474, 0x2487, 1, MarkerStyle::Parenthesised),
        (0x2488, 0x249b, 1, MarkerStyle::Numbered),
        (0x3220, 0x3229, 1, MarkerStyle::Bracketed),
        (0x3251, 0x325f, 21, MarkerStyle::Circled),
        (0x32b1, 0x32bf, 36, MarkerStyle::Circled),
        (0x2776, 0x277f, 1, MarkerStyle::Circled),
        (0x2780, 0x2789, 1, MarkerStyle::Circled),
        (0x278a, 0x2793, 1, MarkerStyle::Circled),
    ];
    let code = c as u32;
    let (from, _, number, style) = RANGES.iter().find(|r| (r.0..=r.1).contains(&code))?;
    Some(Marker {
        style: *style,
        number: code - from + number,
        len: c.len_utf8(),
    })
}

/// （一） (1) （1、 and the like, after an opening parenthesis of `open` bytes.
fn in_parentheses(line: &str, open: usize) -> Option<Marker> {
    let inner = slice_from(line, open);
    let skip = inner.len() - inner.trim_start_matches(is_blank).len();
    let inner = slice_from(inner, skip);
    let (style, (number, len)) = counted(inner, MarkerStyle::Bracketed, MarkerStyle::Parenthesised)?;
    let tail = slice_from(inner, len);
    let blanks = tail.len() - tail.trim_start_matches(is_blank).len();
    let close = slice_from(tail, blanks).chars().next()?;
    let mut end = open + skip + len + blanks;
    match close {
        // Unmatched brackets occur: "（1、" and "（一关于".
        ')' | '）' | '﹚' | '、' | '.' | '．' => end += close.len_utf8(),
        '关' => {}
        _ => return None,
    }
    let more = slice_from(line, end).chars().next();
    if let Some(c @ ('、' | '．' | '.' | ')' | '）')) = more {
        end += c.len_utf8();
    }
    (number <= MOST_IN_BRACKETS).then_some(Marker {
        style,
        number,
        len: end,
    })
}

/// 问题1： and 问题一、
fn named(line: &str) -> Option<Marker> {
    let head = "问题".len();
    let tail = line.strip_prefix("问题")?;
    let (_, (number, len)) = counted(tail, MarkerStyle::Numbered, MarkerStyle::Numbered)?;
    let close = slice_from(tail, len).chars().next()?;
    let closes = is_colon(close) || matches!(close, '、' | '.' | '．') || is_blank(close);
    (closes && (1..=MOST_NUMBER).contains(&number)).then_some(Marker {
        style: MarkerStyle::Numbered,
        number,
        len: head + len + close.len_utf8(),
    })
}

/// 一、 1. 1、 1） and "1 关于", without an opening parenthesis.
fn plain(line: &str) -> Option<Marker> {
    let (style, (number, len)) = counted(line, MarkerStyle::Part, MarkerStyle::Numbered)?;
    if number > MOST_NUMBER || number == 0 {
        return None;
    }
    let tail = slice_from(line, len);
    let blanks = tail.len() - tail.trim_start_matches(is_blank).len();
    let tail = slice_from(tail, blanks);
    // Markdown escapes the dot of "1\.".
    let escape = usize::from(tail.starts_with('\\'));
    let mut after = slice_from(tail, escape).chars();
    let close = after.next()?;
    let end = len + blanks + escape + close.len_utf8();
    let next = after.next();
    let digit_next = next.is_some_and(|c| c.is_numeric() && !crate::characters::is_han(c));
    match close {
        ')' | '）' if number <= MOST_IN_BRACKETS => Some(Marker {
            style: if style == MarkerStyle::Part {
                MarkerStyle::Bracketed
            } else {
                MarkerStyle::Parenthesised
            },
            number,
            len: end,
        }),
        '.' | '．' | '、' | '﹒' if !digit_next => Some(Marker {
            style,
            number,
            len: end,
        }),
        '关' if style == MarkerStyle::Numbered && next == Some('于') => Some(Marker {
            style,
            number,
            len: len + blanks,
        }),
        _ => None,
    }
}

/// A number in Chinese numerals or digits, with the style that each stands for.
fn counted(text: &str, han: MarkerStyle, arabic: MarkerStyle) -> Option<(MarkerStyle, (u32, usize))> {
    if let Some(found) = digits(text) {
        return Some((arabic, found));
    }
    han_number(text).map(|found| (han, found))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markers_in_all_spellings() {
        for (line, style, number, left) in [
            ("一、组织", MarkerStyle::Part, 1, "组织"),
            ("十二、组织", MarkerStyle::Part, 12, "组织"),
            ("（一）已", MarkerStyle::Bracketed, 1, "已"),
            ("(一)已", MarkerStyle::Bracketed, 1, "已"),
            ("（ 一 ）、已", MarkerStyle::Bracketed, 1, "已"),
            ("㈢已", MarkerStyle::Bracketed, 3, "已"),
            ("1.关于", MarkerStyle::Numbered, 1, "关于"),
            ("1. 关于", MarkerStyle::Numbered, 1, "关于"),
            ("1、关于", MarkerStyle::Numbered, 1, "关于"),
            ("１．关于", MarkerStyle::Numbered, 1, "关于"),
            ("12 ．　关于", MarkerStyle::Numbered, 12, "关于"),
            ("1\\. 关于", MarkerStyle::Numbered, 1, "关于"),
            ("⒈关于", MarkerStyle::Numbered, 1, "关于"),
            ("3 关于", MarkerStyle::Numbered, 3, "关于"),
            ("（1）关于", MarkerStyle::Parenthesised, 1, "关于"),
            ("(12) 关于", MarkerStyle::Parenthesised, 12, "关于"),
            ("1）关于", MarkerStyle::Parenthesised, 1, "关于"),
            ("（1、关于", MarkerStyle::Parenthesised, 1, "关于"),
            ("（2关于", MarkerStyle::Parenthesised, 2, "关于"),
            ("⑴关于", MarkerStyle::Parenthesised, 1, "关于"),
            ("①关于", MarkerStyle::Circled, 1, "关于"),
            ("问题1：关于", MarkerStyle::Numbered, 1, "关于"),
            ("问题二、关于", MarkerStyle::Numbered, 2, "关于"),
            ("㉑关于", MarkerStyle::Circled, 21, "关于"),
        ] {
            let found = marker(line).unwrap_or_else(|| panic!("{line}"));
            assert_eq!((found.style, found.number), (style, number), "{line}");
            assert_eq!(slice_from(line, found.len), left, "{line}");
        }
    }

    #[test]
    fn no_markers() {
        for line in [
            "",
            "2021年开展",
            "1.2万人次",
            "5.379万元",
            "一是加强",
            "一方面",
            "(试行)",
            "（2022）年度",
            "3个问题",
            "0.5",
            "十分重视",
            "１２．５％",
        ] {
            assert_eq!(marker(line), None, "{line}");
        }
    }
}
