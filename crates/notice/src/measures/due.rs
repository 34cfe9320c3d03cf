//! Due dates of measures, as precise as they are written: a day, the end of a month, the end of a year.

use crate::characters::{digits, is_blank, slice, slice_from};
use ledger::Due;

/// A date found in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DueWords {
    /// The date.
    pub due: Due,
    /// As written: 2025年6月底前.
    pub words: String,
    /// Whether 并长期坚持 follows it.
    pub long_term: bool,
    /// Whether the text has nothing else.
    pub whole: bool,
}

/// First date in a text. `year` is for dates written without one; without `year` such a date is not read.
pub fn due_in(text: &str, year: Option<i16>) -> Option<DueWords> {
    let mut before: Option<char> = None;
    for (at, c) in text.char_indices() {
        let inside = before.is_some_and(|b| b.is_ascii_digit() || matches!(b, '第' | '.' | '．'));
        before = Some(c);
        if inside || !(c.is_numeric() || "年本今一二三四五六七八九十".contains(c)) {
            continue;
        }
        if let Some((due, len)) = date(slice_from(text, at), year) {
            let behind = slice_from(text, at + len);
            let closed = ["以前", "之前", "前", "内", "止"]
                .iter()
                .find(|w| behind.starts_with(**w))
                .map_or(0, |w| w.len());
            let end = at + len + closed;
            let tail = slice_from(text, end);
            let others = |c: char| !is_blank(c) && !matches!(c, '。' | '；' | '，' | ',' | '.' | '）' | '（');
            let kept: String = tail
                .replace("并长期坚持", "")
                .replace("长期坚持", "")
                .replace("完成", "");
            return Some(DueWords {
                due,
                words: slice(text, at, end).to_owned(),
                long_term: tail.contains("长期坚持"),
                whole: slice(text, 0, at).trim_matches(is_blank).is_empty() && !kept.chars().any(others),
            });
        }
    }
    None
}

/// Date at the start of a text, and its length.
fn date(text: &str, year: Option<i16>) -> Option<(Due, usize)> {
    for words in ["本年底", "今年底", "今年年底", "年底", "年内", "本年内", "今年内"] {
        if text.starts_with(words) {
            return Some((Due::year(year?)?, words.len()));
        }
    }
    let (first, len) = crate::characters::number(text)?;
    let tail = slice_from(text, len);
    if let Some(behind) = tail
        .strip_prefix(['年', '.', '．', '-', '/'])
        .filter(|_| (1990..2100).contains(&first))
    {
        let year = i16::try_from(first).ok()?;
        let sign = tail.len() - behind.len();
        let dotted = !tail.starts_with('年');
        return of_year(behind, year, dotted).map(|(due, more)| (due, len + sign + more));
    }
    let behind = tail.strip_prefix('月')?;
    let month = i8::try_from(first).ok()?;
    of_month(behind, year?, month).map(|(due, more)| (due, len + '月'.len_utf8() + more))
}

/// Date from what follows a year: 底, 内, 上半年, 一季度, 6月…, or 6.30.
fn of_year(text: &str, year: i16, dotted: bool) -> Option<(Due, usize)> {
    const PARTS: [(&str, i8); 9] = [
        ("上半年", 6),
        ("下半年", 12),
        ("一季度", 3),
        ("二季度", 6),
        ("三季度", 9),
        ("四季度", 12),
        ("第一季度", 3),
        ("第二季度", 6),
        ("第三季度", 9),
    ];
    if let Some((words, month)) = PARTS.iter().find(|p| text.starts_with(p.0)) {
        return Some((Due::month(year, *month)?, words.len()));
    }
    let month = crate::characters::number(text).filter(|m| (1..=12).contains(&m.0));
    match month {
        Some((month, len)) => {
            let tail = slice_from(text, len);
            let month = i8::try_from(month).ok()?;
            if dotted {
                let behind = tail.strip_prefix(['.', '．', '-', '/']);
                let day = behind
                    .and_then(digits)
                    .and_then(|(d, l)| Some((Due::day(year, month, i8::try_from(d).ok()?)?, l)));
                return match day {
                    Some((due, more)) => Some((due, len + 1 + more)),
                    None => Some((Due::month(year, month)?, len)),
                };
            }
            let behind = tail.strip_prefix('月')?;
            of_month(behind, year, month).map(|(due, more)| (due, len + '月'.len_utf8() + more))
        }
        None if dotted => None,
        None => {
            let end = ["年底", "底", "末", "内", "年内"]
                .iter()
                .find(|w| text.starts_with(**w))
                .map_or(0, |w| w.len());
            (end > 0).then_some((Due::year(year)?, end))
        }
    }
}

/// Date from what follows a month: 30日, 底, 份, or nothing.
fn of_month(text: &str, year: i16, month: i8) -> Option<(Due, usize)> {
    if let Some((day, len)) = crate::characters::number(text)
        && let Some(sign) = slice_from(text, len)
            .chars()
            .next()
            .filter(|c| matches!(c, '日' | '号'))
    {
        return Some((Due::day(year, month, i8::try_from(day).ok()?)?, len + sign.len_utf8()));
    }
    let end = ["底", "末", "份底", "份", "内"]
        .iter()
        .find(|w| text.starts_with(**w))
        .map_or(0, |w| w.len());
    Some((Due::month(year, month)?, end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_as_precise_as_written() {
        for (text, day, words) in [
            ("2025年6月底前", "2025-06-30", "2025年6月底前"),
            ("2025年底前，并长期坚持", "2025-12-31", "2025年底前"),
            ("于2025年6月30日前完成", "2025-06-30", "2025年6月30日前"),
            ("2025.6.30", "2025-06-30", "2025.6.30"),
            ("2025-06", "2025-06-30", "2025-06"),
            ("2025年上半年", "2025-06-30", "2025年上半年"),
            ("6月底前", "2025-06-30", "6月底前"),
            ("年底前", "2025-12-31", "年底前"),
            ("二〇二五年六月底", "2025-06-30", "二〇二五年六月底"),
        ] {
            let found = due_in(text, Some(2025));
            let seen = found.map(|f| (f.due.last_day().to_string(), f.words));
            assert_eq!(seen, Some((day.to_owned(), words.to_owned())), "{text}");
        }
        for text in ["立行立改", "长期坚持", "6月底前", "尽快", "第3次", "3.5万元"] {
            assert_eq!(due_in(text, None), None, "{text}");
        }
    }
}
