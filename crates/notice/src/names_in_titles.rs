//! Names inside headings and titles: 关于“学风不浓”问题的整改。 → 学风不浓, 在“政治建设”方面 → 政治建设. Only removes
//! text; never adds or corrects a character.

use crate::characters::{is_blank, is_stop, listed_words, made_only_of, slice, slice_from, trim};
use crate::title::{unwrapped, without_status};
use crate::traditional::simplified;

/// Name inside a title: the text in quotes, or the title without 关于 … 问题的整改.
pub(crate) fn name_in_title(title: &str) -> String {
    let whole = unwrapped(title);
    let read = simplified(&whole);
    as_written(&whole, &read, inside(&read)).to_owned()
}

/// The part of `written` at the position of `part` in `read`, which has the length of `written`.
fn as_written<'a>(written: &'a str, read: &str, part: &str) -> &'a str {
    let from = (part.as_ptr() as usize).saturating_sub(read.as_ptr() as usize);
    slice(written, from, from + part.len())
}

/// Name inside a title, in the spelling that is read.
fn inside(title: &str) -> &str {
    let left = without_status(title);
    // 一是学习不深入: an item of a paragraph that was split.
    let item = left
        .char_indices()
        .nth(1)
        .filter(|(at, c)| *c == '是' && crate::characters::han_number(slice(left, 0, *at)).is_some());
    let left = item.map_or(left, |(at, c)| slice_from(left, at + c.len_utf8()));
    if let Some(named) = behind_label(left) {
        return out_of_quotes(trim(without_status(named)));
    }
    if let Some(name) = quoted(left) {
        return name;
    }
    unquoted(left.trim_end_matches(['，', ',', '、']))
}

/// Text after a label that names a problem: 反馈问题：…
fn behind_label(title: &str) -> Option<&str> {
    crate::label::title_label(title).filter(|named| !trim(named).is_empty())
}

/// Text in quotes, with only a formula around it: 关于存在“…”方面问题的整改落实情况. The marks may be the wrong way
/// round or twice the same.
fn quoted(title: &str) -> Option<&str> {
    const BEFORE: &str = "关于 对 针对 就 围绕 巡察 巡视 督察 审计 组 反馈 指出 提出 发现 的 存在 意见 中 有 在 于 区委 市委 县委 省委 \
        中央 第 一 二 三 四 五 六 七 八 九 十 条 项 号 个 点 ， , 、 ： : 整改 所 方面 上 该 问题 情况 反映";
    const BEHIND: &str = "的 问题 整改 情况 落实 方面 等 工作 进展 完成 如下 结果 成效 了 及 和 与 一事 有关 相关 意见 审议 建议 事项 \
        存在 整治 进度 ， , ： : 。 、 该 类 一 项 条 个 这 办理 研究 处理 提案 议案 巡察 反馈";
    let first = title.char_indices().find(|(_, c)| is_quote(*c))?;
    let last = title.char_indices().rev().find(|(_, c)| is_quote(*c))?;
    let (begin, end) = (first.0 + first.1.len_utf8(), last.0);
    let (before, behind) = (slice(title, 0, first.0), slice_from(title, end + last.1.len_utf8()));
    let digits = |c: char| c.is_ascii_digit();
    if begin >= end
        || !made_only_of(&before.replace(digits, ""), BEFORE)
        || !made_only_of(behind, BEHIND)
        || two_names(first.1, slice(title, begin, end))
    {
        return None;
    }
    let inner =
        slice(title, begin, end).trim_end_matches(|c| is_stop(c) || is_blank(c) || matches!(c, '，' | ',' | '、'));
    let inner = match inner.strip_suffix("问题") {
        Some(shorter) if !behind.contains("问题") && shorter.len() > 6 => {
            shorter.strip_suffix('的').unwrap_or(shorter)
        }
        _ => inner,
    };
    // ‘‘…’’: two single marks in place of a double one.
    let inner = match first.1 {
        '‘' | '\'' => out_of_quotes(inner.trim()),
        _ => inner.trim(),
    };
    Some(inner).filter(|inner| !inner.is_empty())
}

fn is_quote(c: char) -> bool {
    matches!(
        c,
        '“' | '”' | '"' | '＂' | '「' | '」' | '『' | '』' | '‘' | '’' | '〝' | '〞' | '\'' | '＇'
    )
}

/// “甲”和“乙”: the text between the first and the last mark is two names, not one.
fn two_names(first: char, inner: &str) -> bool {
    let straight = inner.matches('"').count();
    if first == '"' && straight > 0 {
        return !inner.starts_with('"') && !inner.ends_with('"');
    }
    let mut depth = 1;
    for c in inner.chars() {
        match c {
            '“' | '「' | '『' if depth == 0 => return true,
            '“' | '「' | '『' => depth += 1,
            '”' | '」' | '』' => depth -= 1,
            _ => {}
        }
    }
    false
}

/// Name in a title without quotes.
fn unquoted(title: &str) -> &str {
    let mut left = title;
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
    const LONG: &str = "问题的整改落实情况 问题整改落实情况 的问题整改情况 问题的整改情况 问题整改情况 \
        的问题的整改 的问题整改 问题的整改工作 问题的整改落实 问题整改落实 问题整改进展情况 问题的整改 \
        问题整改工作 问题整改 的审议意见 的意见建议 的整改落实情况 的整改情况 整改情况 的整改 的问题 方面问题";
    let quotes_end = left.ends_with(['”', '"', '’', '」']);
    if !quotes_end {
        let tail = listed_words(LONG).find(|t| left.ends_with(t) && left.len() > t.len());
        if let Some(tail) = tail {
            left = slice(left, 0, left.len() - tail.len());
        } else if let Some(shorter) = left.strip_suffix("问题").filter(|s| !s.is_empty())
            && (about || shorter.ends_with(['”', '"']) || crate::set_phrases::speaks_of_deficiency(shorter))
        {
            left = shorter;
        }
    }
    left = trim(left);
    // "…”的问题" leaves "…”", "…”方面" a heading's name.
    for tail in ["的", "等"] {
        if let Some(shorter) = left.strip_suffix(tail).filter(|s| s.ends_with(['”', '"', '’'])) {
            left = shorter;
        }
    }
    out_of_quotes(left)
}

/// Removes one pair of quotes around the whole, or a lone quote at one end.
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
        ('\'', '\''),
        ('【', '】'),
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

/// Name of an aspect or a category: （一）在“政治建设”方面 → 政治建设.
pub(crate) fn name_in_heading(heading: &str) -> String {
    let whole = unwrapped(heading);
    let read = simplified(&whole);
    as_written(&whole, &read, inside_group(&read)).to_owned()
}

fn inside_group(heading: &str) -> &str {
    let left = out_of_quotes(without_status(heading));
    if left.starts_with("关于") {
        let named = inside(left);
        return named.strip_suffix("方面").map_or(named, out_of_quotes);
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
    out_of_quotes(trim(left))
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
            ("对“学习不够”问题的整改。", "学习不够"),
            ("关于存在“学习不够”的问题。", "学习不够"),
            ("关于“学习不够”方面问题的整改落实情况。", "学习不够"),
            ("关于“学习不够问题”。", "学习不够"),
            ("关于“学习不够，只开会2次。”的问题", "学习不够，只开会2次"),
            ("关于“学习不够”问题，整改情况如下：", "学习不够"),
            ("关于“学习不够“问题的整改。", "学习不够"),
            ("关于”学习不够”问题的整改。", "学习不够"),
            ("关于””学习不够””问题的整改。", "”学习不够”"),
            ("关于““三重一大”记录缺失”的问题。", "“三重一大”记录缺失"),
            ("关于巡察反馈第3条“学习不够”问题的整改", "学习不够"),
            ("关于“加强源头治理”的审议意见", "加强源头治理"),
            ("反馈问题：学习不够。", "学习不够"),
            ("關於「甲項賬目不清」問題的整改。", "甲項賬目不清"),
        ] {
            assert_eq!(name_in_title(title), expected, "{title}");
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
            assert_eq!(name_in_heading(heading), expected, "{heading}");
        }
    }
}
