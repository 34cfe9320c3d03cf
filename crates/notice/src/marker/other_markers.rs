//! Other markers before a problem's title: bullets, letters, 1.1, 【问题1】, 第2项, numbers that OCR misread. A line
//! that says 关于“…”问题 is a title after any of them; elsewhere only plain bullets count.

use super::{Marker, MarkerStyle};
use crate::characters::{digit, is_blank, is_han, slice, slice_from, slice_to};

/// Longest such marker, in bytes.
const LONGEST: usize = 40;

/// Marker of any kind, right before 关于“…” or 对“…”.
pub(super) fn before_title(line: &str) -> Option<Marker> {
    let looked_at = slice_to(line, LONGEST);
    let at = ["关于", "对“", "对\"", "针对“"]
        .iter()
        .filter_map(|words| looked_at.find(words))
        .min()
        .filter(|at| *at > 0)?;
    let title = slice_to(slice_from(line, at), 300);
    // 一是关于“…”问题: only before a name in quotes; elsewhere 一是 begins a sentence.
    let spoken = slice(line, 0, at).ends_with('是');
    if spoken && !crate::characters::begins_with_any(title, "关于“ 关于\" 关于「") {
        return None;
    }
    let names = title.contains(['“', '"', '”', '「']) || title.contains("问题") || title.contains("整改");
    let lead = slice(line, 0, at);
    let words = lead.trim_matches(|c: char| is_blank(c) || !(is_han(c) || c.is_alphanumeric()));
    if !names || !is_lead(words) {
        return None;
    }
    Some(Marker {
        style: style(words, lead),
        number: number(words),
        len: at,
    })
}

/// Bullet of a list item.
pub(super) fn bullet(first: char) -> Option<Marker> {
    let sign = matches!(
        first,
        '●' | '■'
            | '◆'
            | '◇'
            | '□'
            | '▪'
            | '▫'
            | '★'
            | '☆'
            | '►'
            | '▶'
            | '▸'
            | '➢'
            | '➤'
            | '➔'
            | '→'
            | '※'
            | '✓'
            | '✔'
            | '❖'
            | '◎'
            | '△'
            | '▲'
            | '▼'
            | '♦'
            | '‣'
            | '⁃'
            | '∙'
            | '◦'
            | '\u{f000}'..='\u{f0ff}'
    );
    sign.then_some(Marker {
        style: MarkerStyle::Bullet,
        number: 0,
        len: first.len_utf8(),
    })
}

/// Whether a text is nothing but a number of some sort: 1O, l, a, 1.1, 问题1, 第2项, 序号3, or has no word at all.
fn is_lead(words: &str) -> bool {
    let mut left = words;
    for word in [
        "No.",
        "NO.",
        "no.",
        "No",
        "№",
        "反馈问题",
        "整改问题",
        "问题",
        "序号",
        "编号",
        "第",
        "整改事项",
        "事项",
    ] {
        left = left.strip_prefix(word).unwrap_or(left).trim_start_matches(is_blank);
    }
    for word in ["项问题", "个问题", "条问题", "项", "条", "个", "款", "点", "是"] {
        left = left.strip_suffix(word).unwrap_or(left).trim_end_matches(is_blank);
    }
    let numeral = |c: char| digit(c).is_some() || "一二三四五六七八九十百〇零.．-—、,， ）)（(】【".contains(c);
    let letter = left.chars().count() <= 3 && left.chars().all(|c| c.is_alphanumeric() && !is_han(c));
    letter || left.chars().all(numeral)
}

/// Number in such a marker, if any; misread digits are corrected.
fn number(words: &str) -> u32 {
    let digits: String = words.chars().filter(|c| !is_blank(*c)).collect();
    let inner: String = digits
        .trim_start_matches(|c: char| is_han(c) && crate::characters::number(&c.to_string()).is_none())
        .trim_end_matches(|c: char| is_han(c) && crate::characters::number(&c.to_string()).is_none())
        .to_owned();
    match crate::characters::number(&inner) {
        // OCR's reading of 1.
        None if matches!(inner.as_str(), "l" | "I" | "|") => 1,
        Some((value, len)) if len == inner.len() && value <= super::MOST_NUMBER => value,
        _ => 0,
    }
}

/// Style by the numbers that it consists of: 1.1 nests below 1., 1.1.1 below that.
fn style(words: &str, lead: &str) -> MarkerStyle {
    let dots = words.matches(['.', '．']).count();
    match dots {
        _ if lead.starts_with(['（', '(']) => MarkerStyle::Parenthesised,
        _ if words.is_empty() => MarkerStyle::Bullet,
        0 => MarkerStyle::Numbered,
        1 => MarkerStyle::Parenthesised,
        _ => MarkerStyle::Circled,
    }
}
