//! Names inside headings and titles: 关于“学风不浓”问题的整改。 → 学风不浓, 在“政治建设”方面 → 政治建设. Only takes away; never adds
//! or mends a character.

use crate::canon::{cut, listed, trim};
use crate::title::{bare, unwrapped};

/// The name inside a title: what stands in the quotes, or the title without 关于 … 问题的整改.
pub(crate) fn of_title(title: &str) -> String {
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
    const LONG: &str = "问题的整改落实情况 问题整改落实情况 的问题整改情况 问题的整改情况 问题整改情况 \
        的问题的整改 的问题整改 问题的整改工作 问题的整改落实 问题整改落实 问题整改进展情况 问题的整改 \
        问题整改工作 问题整改 的整改落实情况 的整改情况 整改情况 的整改 的问题 方面问题";
    let quotes_end = left.ends_with(['”', '"', '’', '」']);
    if !quotes_end {
        let tail = listed(LONG).find(|t| left.ends_with(t) && left.len() > t.len());
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
pub(crate) fn of_group(heading: &str) -> String {
    let whole = unwrapped(heading);
    let left = bare(&whole);
    if left.starts_with("关于") {
        let inner = of_title(left);
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
            assert_eq!(of_title(title), expected, "{title}");
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
            assert_eq!(of_group(heading), expected, "{heading}");
        }
    }
}
