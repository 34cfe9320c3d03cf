//! Markers before a line: 一、 （一） 1. (1) ①, in all the ways people type them. Whether a numbered line is a problem
//! is decided from its context by `outline` and `part_two_lines`.

mod other_markers;

use crate::characters::{digits, han_number, is_blank, is_colon, rest};

/// Five styles of numbering, outermost first, as GB/T 9704 nests them, and bullets.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Style {
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
    pub style: Style,
    /// 0 if there is none: a bullet, a letter, 1.1.
    pub number: u32,
    pub len: usize,
}

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
    let after = rest(line, found.len);
    found.len += after.len() - after.trim_start_matches(is_blank).len();
    Some(found)
}

/// Markers of one character: ① ⑴ ⒈ ㈠ ➀ ❶.
fn one_character(c: char) -> Option<Marker> {
    const RANGES: [(u32, u32, u32, Style); 9] = [
        (0x2460, 0x2473, 1, Style::Circled),
        (0x2474, 0x2487, 1, Style::Parenthesised),
        (0x2488, 0x249b, 1, Style::Numbered),
        (0x3220, 0x3229, 1, Style::Bracketed),
        (0x3251, 0x325f, 21, Style::Circled),
        (0x32b1, 0x32bf, 36, Style::Circled),
        (0x2776, 0x277f, 1, Style::Circled),
        (0x2780, 0x2789, 1, Style::Circled),
        (0x278a, 0x2793, 1, Style::Circled),
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
    let inner = rest(line, open);
    let skip = inner.len() - inner.trim_start_matches(is_blank).len();
    let inner = rest(inner, skip);
    let (style, (number, len)) = counted(inner, Style::Bracketed, Style::Parenthesised)?;
    let tail = rest(inner, len);
    let blanks = tail.len() - tail.trim_start_matches(is_blank).len();
    let close = rest(tail, blanks).chars().next()?;
    let mut end = open + skip + len + blanks;
    match close {
        // Unmatched brackets occur: "（1、" and "（一关于".
        ')' | '）' | '﹚' | '、' | '.' | '．' => end += close.len_utf8(),
        '关' => {}
        _ => return None,
    }
    let more = rest(line, end).chars().next();
    if let Some(c @ ('、' | '．' | '.' | ')' | '）')) = more {
        end += c.len_utf8();
    }
    (number <= 999).then_some(Marker {
        style,
        number,
        len: end,
    })
}

/// 问题1： and 问题一、
fn named(line: &str) -> Option<Marker> {
    let head = "问题".len();
    let tail = line.strip_prefix("问题")?;
    let (_, (number, len)) = counted(tail, Style::Numbered, Style::Numbered)?;
    let close = rest(tail, len).chars().next()?;
    let closes = is_colon(close) || matches!(close, '、' | '.' | '．') || is_blank(close);
    (closes && (1..=999).contains(&number)).then_some(Marker {
        style: Style::Numbered,
        number,
        len: head + len + close.len_utf8(),
    })
}

/// 一、 1. 1、 1） and "1 关于", without an opening parenthesis.
fn plain(line: &str) -> Option<Marker> {
    let (style, (number, len)) = counted(line, Style::Part, Style::Numbered)?;
    if number > 999 || number == 0 {
        return None;
    }
    let tail = rest(line, len);
    let blanks = tail.len() - tail.trim_start_matches(is_blank).len();
    let tail = rest(tail, blanks);
    // Markdown escapes the dot of "1\.".
    let escape = usize::from(tail.starts_with('\\'));
    let mut after = rest(tail, escape).chars();
    let close = after.next()?;
    let end = len + blanks + escape + close.len_utf8();
    let next = after.next();
    let digit_next = next.is_some_and(|c| c.is_numeric() && !crate::characters::is_han(c));
    match close {
        ')' | '）' => Some(Marker {
            style: if style == Style::Part {
                Style::Bracketed
            } else {
                Style::Parenthesised
            },
            number,
            len: end,
        }),
        '.' | '．' | '、' | '﹒' if !digit_next => Some(Marker {
            style,
            number,
            len: end,
        }),
        '关' if style == Style::Numbered && next == Some('于') => Some(Marker {
            style,
            number,
            len: len + blanks,
        }),
        _ => None,
    }
}

/// A number in Chinese numerals or digits, with the style that each stands for.
fn counted(text: &str, han: Style, arabic: Style) -> Option<(Style, (u32, usize))> {
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
            ("一、组织", Style::Part, 1, "组织"),
            ("十二、组织", Style::Part, 12, "组织"),
            ("（一）已", Style::Bracketed, 1, "已"),
            ("(一)已", Style::Bracketed, 1, "已"),
            ("（ 一 ）、已", Style::Bracketed, 1, "已"),
            ("㈢已", Style::Bracketed, 3, "已"),
            ("1.关于", Style::Numbered, 1, "关于"),
            ("1. 关于", Style::Numbered, 1, "关于"),
            ("1、关于", Style::Numbered, 1, "关于"),
            ("１．关于", Style::Numbered, 1, "关于"),
            ("12 ．　关于", Style::Numbered, 12, "关于"),
            ("1\\. 关于", Style::Numbered, 1, "关于"),
            ("⒈关于", Style::Numbered, 1, "关于"),
            ("3 关于", Style::Numbered, 3, "关于"),
            ("（1）关于", Style::Parenthesised, 1, "关于"),
            ("(12) 关于", Style::Parenthesised, 12, "关于"),
            ("1）关于", Style::Parenthesised, 1, "关于"),
            ("（1、关于", Style::Parenthesised, 1, "关于"),
            ("（2关于", Style::Parenthesised, 2, "关于"),
            ("⑴关于", Style::Parenthesised, 1, "关于"),
            ("①关于", Style::Circled, 1, "关于"),
            ("问题1：关于", Style::Numbered, 1, "关于"),
            ("问题二、关于", Style::Numbered, 2, "关于"),
            ("㉑关于", Style::Circled, 21, "关于"),
        ] {
            let found = marker(line).unwrap_or_else(|| panic!("{line}"));
            assert_eq!((found.style, found.number), (style, number), "{line}");
            assert_eq!(rest(line, found.len), left, "{line}");
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
