//! A problem's title: where it ends on its line, how sure it is that it is one, and the name inside it
//! (1.关于“学习浮于表面”问题的整改。 → 学习浮于表面). Looks at one line or at one title wrapped over two.

use crate::canon::{cut, ends_in, holds, is_blank, is_colon, is_stop, rest, trim};
use crate::label::{Place, label};

/// What a marked line looks like from its beginning.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Shape {
    /// Length of the title sentence, its full stop included.
    pub end: usize,
    /// It reads as a problem's title by itself: 关于…问题, …问题的整改.
    pub plain: bool,
    /// It says 关于 and puts a name in quotes.
    pub quoted: bool,
    /// It ends as a title does, so that the next line cannot belong to it.
    pub complete: bool,
    /// A label that tells of work follows on the same line.
    pub labelled: bool,
}

/// Titles are not longer than this, in characters.
const LONGEST: usize = 200;

/// What a problem's title ends in.
const ENDINGS: [&str; 8] = [
    "问题",
    "的整改",
    "问题整改",
    "整改情况",
    "整改落实情况",
    "整改落实",
    "问题的情况",
    "整改工作",
];

/// What else a title may end in, so that the next line cannot belong to it.
const OTHER_ENDINGS: [&str; 4] = ["整改进展情况", "整改进展", "整改完成情况", "方面"];

/// Looks at the words behind a marker.
pub(crate) fn shape(words: &str) -> Shape {
    let end = end_of_title(words);
    let title = bare(cut(words, 0, end));
    let about = title.trim_start_matches(['“', '"']).starts_with("关于");
    let short = title.chars().take(LONGEST + 1).count() <= LONGEST;
    let ends = ends_in(title, &ENDINGS);
    let stopped = words.chars().take(LONGEST).count() > 0 && end < words.len()
        || cut(words, 0, end)
            .chars()
            .next_back()
            .is_some_and(|c| is_stop(c) || is_colon(c));
    let after = rest(words, end);
    Shape {
        end,
        plain: short && (ends || about && holds(title, &["问题", "整改"])),
        quoted: short && about && title.contains(['“', '"', '「', '‘', '”']),
        complete: stopped || ends || ends_in(title, &OTHER_ENDINGS),
        labelled: short && label(after, Place::AfterStop).is_some_and(|f| f.key.tells_of_work()),
    }
}

/// Without a status in parentheses, full stop and blanks at its end.
fn bare(title: &str) -> &str {
    let mut left = trim(title);
    loop {
        let shorter = left.trim_end_matches(|c| is_stop(c) || is_colon(c) || is_blank(c) || c == '.' || c == '*');
        let shorter = match (shorter.ends_with([')', '）']), shorter.rfind(['(', '（'])) {
            (true, Some(open)) if open > 0 => cut(shorter, 0, open),
            _ => shorter,
        };
        if shorter.len() == left.len() {
            return left;
        }
        left = shorter;
    }
}

/// Where the title sentence ends: behind the first stop outside quotes, before a label, or at a colon behind
/// words a title ends in. A quote that is never closed counts for nothing.
fn end_of_title(words: &str) -> usize {
    match scan(words, true) {
        (end, false) => end,
        (_, true) => scan(words, false).0,
    }
}

/// One pass, minding quotes or not. Tells where the title ends, and whether a quote was left open.
fn scan(words: &str, mind_quotes: bool) -> (usize, bool) {
    let mut quoted = false;
    let mut straight = false;
    for (count, (at, c)) in words.char_indices().enumerate() {
        let after = at + c.len_utf8();
        match c {
            '“' if mind_quotes => quoted = true,
            '”' => quoted = false,
            '"' if mind_quotes => straight = !straight,
            _ => {}
        }
        let inside = quoted || straight;
        let before = cut(words, 0, at);
        if is_stop(c) || c == '\u{2029}' {
            if !inside {
                return (after + parenthesised_status(rest(words, after)), false);
            }
            // Inside a quote nobody closed: the sentence before reads as a whole title.
            if ends_in(trim_end_quotes(before), &["的整改", "问题整改", "整改情况", "的问题"]) {
                return (after, false);
            }
        } else if is_colon(c)
            && !inside
            && ends_in(before, &["的整改", "问题整改", "整改情况", "的问题", "整改落实情况"])
        {
            let title = trim(before);
            if !crate::label::key_of(title).is_some_and(|k| k.1) {
                return (after, false);
            }
        } else if !inside && count > 0 && (is_blank(c) || matches!(c, ')' | '）' | '*')) {
            let next = rest(words, after);
            // Only where words begin: a long run of blanks is walked once.
            let words_begin = next
                .chars()
                .next()
                .is_some_and(|c| crate::canon::is_han(c) || c == '【');
            if words_begin && label(next, Place::AfterStop).is_some() {
                return (after, false);
            }
        }
        if count >= LONGEST {
            return if inside {
                (words.len(), true)
            } else {
                (words.len(), false)
            };
        }
    }
    (words.len(), quoted || straight)
}

fn trim_end_quotes(text: &str) -> &str {
    text.trim_end_matches(['”', '"', '’'])
}

/// Length of a status in parentheses right behind the full stop: 。（基本完成）
fn parenthesised_status(after: &str) -> usize {
    let inner = after.trim_start_matches(|c| is_blank(c) && c != '\n' && c != '\r');
    let blanks = after.len() - inner.len();
    if !inner.starts_with(['(', '（', '【', '[']) {
        return 0;
    }
    let close = inner
        .char_indices()
        .take(16)
        .find(|(_, c)| matches!(c, ')' | '）' | '】' | ']'));
    let Some((at, c)) = close else { return 0 };
    let end = at + c.len_utf8();
    if crate::phrase::progress(cut(inner, 0, end)).is_none() {
        return 0;
    }
    let stop = rest(inner, end)
        .chars()
        .next()
        .filter(|c| is_stop(*c))
        .map_or(0, char::len_utf8);
    blanks + end + stop
}

/// A title's words without the number, blanks of a soft wrap taken out.
fn unwrapped(title: &str) -> String {
    title.chars().filter(|c| !matches!(c, '\n' | '\r')).collect()
}

/// The name inside a title: what stands in the quotes, or the title without 关于 … 问题的整改.
pub(crate) fn name(title: &str) -> String {
    let whole = unwrapped(title);
    let mut left = bare(&whole);
    let about = left.trim_start_matches(['“', '"']).starts_with("关于") || left.starts_with("针对");
    for head in ["关于", "针对", "对"] {
        if about && let Some(tail) = left.strip_prefix(head) {
            left = trim(tail);
            break;
        }
    }
    for head in ["区委巡察组", "巡察组", "巡察", "反馈的", "反馈", "指出的", "指出"] {
        if about
            && let Some(tail) = left
                .strip_prefix(head)
                .filter(|t| t.starts_with(['“', '"', '反', '指', '的']))
        {
            left = trim(tail);
        }
    }
    const LONG: [&str; 20] = [
        "问题的整改落实情况",
        "问题整改落实情况",
        "的问题整改情况",
        "问题的整改情况",
        "问题整改情况",
        "的问题的整改",
        "的问题整改",
        "问题的整改工作",
        "问题的整改落实",
        "问题整改落实",
        "问题整改进展情况",
        "问题的整改",
        "问题整改工作",
        "问题整改",
        "的整改落实情况",
        "的整改情况",
        "整改情况",
        "的整改",
        "的问题",
        "方面问题",
    ];
    let quotes_end = left.ends_with(['”', '"', '’', '」']);
    if !quotes_end {
        let tail = LONG.iter().find(|t| left.ends_with(**t) && left.len() > t.len());
        if let Some(tail) = tail {
            left = cut(left, 0, left.len() - tail.len());
        } else if left.ends_with("问题")
            && left.len() > 6
            && (about || left.trim_end_matches("问题").ends_with(['”', '"']))
        {
            left = cut(left, 0, left.len() - "问题".len());
        }
    }
    left = trim(left);
    // "…”的问题" leaves "…”", "…”方面" a heading's name.
    for tail in ["的", "等"] {
        if let Some(shorter) = left.strip_suffix(tail).filter(|s| s.ends_with(['”', '"', '’'])) {
            left = shorter;
        }
    }
    out_of_quotes(left).to_owned()
}

/// Takes off one pair of quotes that spans the whole, or a lone quote at one end.
pub(crate) fn out_of_quotes(name: &str) -> &str {
    for (open, close) in [
        ('“', '”'),
        ('"', '"'),
        ('「', '」'),
        ('『', '』'),
        ('‘', '’'),
        ('”', '“'),
        ('“', '“'),
        ('”', '”'),
        ('＂', '＂'),
    ] {
        let (head, tail) = (name.strip_prefix(open), name.strip_suffix(close));
        match (head, tail) {
            (Some(head), Some(_)) => {
                let Some(inner) = head.strip_suffix(close) else {
                    continue;
                };
                // “甲”和“乙” is two names, not one.
                if !inner.contains(close) || open == close && !inner.contains(open) {
                    return inner.trim();
                }
            }
            (Some(head), None) if open != close && !head.contains(close) => return head.trim(),
            (None, Some(inner)) if open != close && !inner.contains(open) => return inner.trim(),
            _ => {}
        }
    }
    name
}

/// The name of an aspect or a category: （一）在“政治建设”方面 → 政治建设.
pub(crate) fn group_name(heading: &str) -> String {
    let whole = unwrapped(heading);
    let left = bare(&whole);
    if left.starts_with("关于") {
        let inner = name(left);
        return inner
            .strip_suffix("方面")
            .map(|n| out_of_quotes(n).to_owned())
            .unwrap_or(inner);
    }
    let left = left
        .strip_prefix("在")
        .filter(|l| l.contains("方面") || l.contains("上"))
        .unwrap_or(left);
    let left = [
        "方面存在的问题整改情况",
        "方面问题的整改情况",
        "方面问题整改情况",
        "方面的问题",
        "方面存在的问题",
        "方面整改情况",
        "方面问题",
        "方面",
        "上",
    ]
    .iter()
    .find_map(|tail| left.strip_suffix(tail))
    .unwrap_or(left);
    out_of_quotes(trim(left)).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_titles() {
        for (title, expected) in [
            ("关于“学习不够”问题的整改。", "学习不够"),
            ("关于\"学习不够\"问题的整改", "学习不够"),
            ("关于“‘三会一课’不全”问题的整改。", "‘三会一课’不全"),
            ("关于“学习不够”的问题。", "学习不够"),
            ("关于“学习不够”的整改", "学习不够"),
            ("“学习不够”问题整改情况", "学习不够"),
            ("关于“学习不够”问题整改情况：", "学习不够"),
            ("关于“学习不够”问题的整改落实情况。", "学习不够"),
            ("关于学习不够问题的整改。", "学习不够"),
            ("关于执行“三会一课”不全问题的整改。", "执行“三会一课”不全"),
            ("关于“学习不够问题的整改。", "学习不够"),
            ("关于学习不够”问题的整改。", "学习不够"),
            ("关于“学习不够”问题的整改（基本完成）。", "学习不够"),
            ("关于“学习不够”问题的整改。（基本完成）", "学习不够"),
            ("关于“甲”和“乙”问题的整改", "“甲”和“乙”"),
            ("学习不够深入。", "学习不够深入"),
            ("关于“学习\n不够”问题的整改。", "学习不够"),
            ("关于反馈的“学习不够”问题的整改", "学习不够"),
            ("**关于“学习不够”问题的整改**", "学习不够"),
        ] {
            assert_eq!(name(title), expected, "{title}");
        }
    }

    #[test]
    fn names_of_groups() {
        for (heading, expected) in [
            ("在“政治建设”方面", "政治建设"),
            ("在政治建设方面。", "政治建设"),
            ("聚焦党的建设方面", "聚焦党的建设"),
            ("关于“理论学习”问题的整改", "理论学习"),
            ("政治建设方面存在的问题", "政治建设"),
        ] {
            assert_eq!(group_name(heading), expected, "{heading}");
        }
    }

    #[test]
    fn where_titles_end() {
        for (words, title) in [
            ("关于“甲。乙”问题的整改。丙。", "关于“甲。乙”问题的整改。"),
            ("关于“甲”问题的整改 整改措施：乙", "关于“甲”问题的整改 "),
            ("关于“甲”问题的整改情况：已完成。", "关于“甲”问题的整改情况："),
            ("关于“甲”的问题。整改情况：已完成。", "关于“甲”的问题。"),
            ("关于“甲问题的整改。开展“回头看”。", "关于“甲问题的整改。"),
            ("关于“甲”问题的整改。（基本完成）乙", "关于“甲”问题的整改。（基本完成）"),
            ("甲不到位。乙", "甲不到位。"),
            ("关于“甲”问题的整改", "关于“甲”问题的整改"),
        ] {
            assert_eq!(cut(words, 0, shape(words).end), title, "{words}");
        }
    }

    #[test]
    fn what_reads_as_a_title() {
        assert!(shape("关于“甲”问题的整改。").plain);
        assert!(shape("学习不深入的问题。整改情况：已完成。").labelled);
        assert!(!shape("加强学习，提高认识。").plain);
        assert!(!shape("关于“甲").complete);
        assert!(shape("关于“甲”问题的整改").complete);
    }
}
