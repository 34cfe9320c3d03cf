//! Paragraphs that contain several headings or problems, or the whole notice: broken before each of them. Only where
//! the wording is clear: a part's heading, a heading by progress or aspect, a numbered 关于“…”问题.

use crate::characters::{is_blank, is_han, is_layout, is_stop, slice, slice_from, slice_to, trim_head};
use crate::marker::{MarkerStyle, is_bullet, marker};
use crate::set_phrases::{PartSubject, progress_of_heading, subject_of_heading};
use crate::title;
use crate::traditional::as_read_so_far;

/// Longest heading looked for inside a paragraph, in bytes.
const LONGEST: usize = 120;

/// Text with a break before each heading or problem inside a line; `None` if there is none.
pub(super) fn break_at_items(text: &str) -> Option<String> {
    let mut out = String::new();
    let mut changed = false;
    // The wording is that of Simplified characters; offsets mean the same in both spellings.
    let read = as_read_so_far(text);
    for (line, read) in text.split_inclusive('\n').zip(read.split_inclusive('\n')) {
        let places = if line.contains('\t') || line.trim_start().starts_with('|') {
            Vec::new()
        } else {
            places(read)
        };
        if places.is_empty() {
            out.push_str(line);
            continue;
        }
        changed = true;
        // A notice on one line has blanks in place of its line breaks.
        let one_line = places.iter().filter(|p| p.0 < p.1).count() >= 2;
        let mut from = 0;
        for (end, begin) in places {
            push(slice(line, from, end), slice(read, from, end), one_line, &mut out);
            out.push('\n');
            from = begin;
        }
        push(slice_from(line, from), slice_from(read, from), one_line, &mut out);
    }
    changed.then_some(out)
}

/// Adds the text between two such places; if line breaks were turned into blanks, it is broken at blanks after a stop
/// and after a heading. `read` is the piece in the spelling that is read.
fn push(piece: &str, read: &str, one_line: bool, out: &mut String) {
    if !one_line {
        return out.push_str(piece);
    }
    let heading = marker(read).is_some_and(|m| m.style <= MarkerStyle::Bracketed);
    let mut from = 0;
    let mut first = true;
    while let Some((at, blank)) = slice_from(read, from)
        .char_indices()
        .find(|(_, c)| is_blank(*c) && *c != '\n')
    {
        let before = slice(read, from, from + at);
        let behind = slice_from(read, from + at + blank.len_utf8());
        let ended = before.ends_with(|c| is_stop(c) || matches!(c, '：' | ':' | '）' | ')'));
        let named = before.chars().nth(3).is_some() && !before.contains(['，', '。', ',']);
        out.push_str(slice(piece, from, from + at));
        if behind.starts_with(|c: char| is_blank(c)) || behind.is_empty() {
            out.push(blank);
        } else if ended || first && heading && named || crate::set_phrases::is_signature(before) || ends_in_date(before)
        {
            out.push('\n');
            first = false;
        } else {
            out.push(blank);
        }
        from += at + blank.len_utf8();
    }
    out.push_str(slice_from(piece, from));
}

fn ends_in_date(words: &str) -> bool {
    let words = words.rsplit(is_blank).next().unwrap_or(words);
    crate::date::closing_date(words).is_some_and(|d| d.1 == 0)
}

/// Items inside a line: for each the end of the text before it, and its start.
fn places(line: &str) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    let mut quoted = 0u32;
    let mut before: Option<char> = None;
    // End of the text before a run of blanks.
    let mut end = 0;
    let mut gap = false;
    let layout = line.len() - trim_head(line).len();
    for (at, c) in line.char_indices().skip_while(|c| c.0 < layout) {
        if is_layout(c) {
            gap |= is_blank(c);
            continue;
        }
        let first = end == 0 && before.is_none();
        if !first
            && quoted == 0
            && before.is_some_and(|b| may_end_before(b, gap, c))
            && begins_item(slice_from(line, at), gap, before.is_some_and(is_stop))
        {
            found.push((end, at));
        }
        match c {
            '“' | '「' | '《' => quoted += 1,
            '”' | '」' | '》' => quoted = quoted.saturating_sub(1),
            // An unclosed mark counts for one sentence.
            '。' => quoted = 0,
            _ => {}
        }
        before = Some(c);
        end = at + c.len_utf8();
        gap = false;
    }
    found
}

/// Whether this character may stand before an item: the end of a sentence, a heading's last word, or anything before a
/// blank.
fn may_end_before(c: char, gap: bool, first: char) -> bool {
    // 问题1 may be the end of a heading and a number.
    let word = is_han(c) && !is_han(first);
    gap || is_stop(c) || word || matches!(c, '）' | ')' | '”' | '：' | ':')
}

/// Whether a heading or a problem begins here, after a blank (`gap`) or the end of a sentence (`ended`).
fn begins_item(text: &str, gap: bool, ended: bool) -> bool {
    let first = text.chars().next();
    if !first.is_some_and(|c| c.is_numeric() || is_han(c) || matches!(c, '(' | '（') || is_bullet(c)) {
        return false;
    }
    let text = slice_to(text, LONGEST);
    let Some(found) = marker(text) else { return false };
    let words = slice_from(text, found.len);
    if title::begins_like_title(words) {
        let shape = title::shape(words);
        return shape.plain && (shape.labelled || title::is_complete_title(slice(words, 0, shape.end)));
    }
    // 1.反馈问题：…。整改情况：…
    if found.style == MarkerStyle::Numbered
        && (gap || ended || found.number == 1)
        && crate::label::title_label(words).is_some()
    {
        // A page may end between the title and its label.
        let shape = title::shape(words);
        return shape.labelled || shape.end > 0 && slice_from(words, shape.end).trim().is_empty();
    }
    let heading = words
        .split(|c: char| is_stop(c) || is_blank(c) || matches!(c, '，' | ',' | '：' | ':' | '（' | '(' | '1' | '*'))
        .next()
        .unwrap_or("");
    match found.style {
        MarkerStyle::Part => gap_or_stop(heading) && (gap || subject_of_heading(heading) != PartSubject::Unsaid),
        MarkerStyle::Bracketed => {
            progress_of_heading(heading).is_some()
                || heading.ends_with("方面") && heading.starts_with(['在', '聚'])
                || heading.ends_with("方面") && {
                    let behind = slice_from(words, heading.len());
                    gap || ended && stands_alone(behind) || behind.trim().is_empty()
                }
        }
        MarkerStyle::Numbered | MarkerStyle::Parenthesised | MarkerStyle::Circled | MarkerStyle::Bullet => false,
    }
}

/// Whether a heading ends before this text: at a blank, or at the number of its first item.
fn stands_alone(behind: &str) -> bool {
    behind.starts_with(|c| is_layout(c) || c == '1')
}

/// Whether it is short enough for a heading.
fn gap_or_stop(heading: &str) -> bool {
    (2..=24).contains(&heading.chars().count())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_inside_a_line() {
        for (text, broken) in [
            (
                "1.关于“甲”问题的整改。整改成效：乙。2.关于“丙”问题的整改。整改成效：丁。",
                "1.关于“甲”问题的整改。整改成效：乙。\n2.关于“丙”问题的整改。整改成效：丁。",
            ),
            (
                "二、整改落实情况（一）已整改完成的问题1.关于“甲”问题的整改。",
                "二、整改落实情况\n（一）已整改完成的问题\n1.关于“甲”问题的整改。",
            ),
            (
                "现予公布。 一、整改工作组织情况 成立小组。 二、整改落实情况 （一）已整改完成的问题 1.关于“甲”问题的整改。",
                "现予公布。\n一、整改工作组织情况\n成立小组。\n二、整改落实情况\n（一）已整改完成的问题\n1.关于“甲”问题的整改。",
            ),
        ] {
            assert_eq!(break_at_items(text).as_deref(), Some(broken));
        }
        for text in [
            "整改成效：1.修订制度1项。2.开展培训2次。",
            "做到三个结合：（一）与学习结合；（二）与考核结合。",
            "出台《1.关于“甲”问题的办法》3份。",
        ] {
            assert_eq!(break_at_items(text), None, "{text}");
        }
    }
}
