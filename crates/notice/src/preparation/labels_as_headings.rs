//! Labels that are numbered like headings, as environment inspections publish a task: 一、整改任务 / … / 二、整改目标 / … /
//! 四、整改完成情况 / …. The number and the label get lines of their own, and the label its colon, so that they are read as
//! any other label. Letters and digits stay.

use crate::characters::trim;
use crate::label::{is_title_label, key_of};
use crate::marker::{Marker, MarkerStyle, marker};

/// A line that is a number and a label.
struct LabelHeading {
    marker: Marker,
    /// Whether its text names the problem.
    names: bool,
}

/// Text with such headings as labels; `None` if it has none.
pub(super) fn labels_on_lines(text: &str) -> Option<String> {
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    let read = crate::traditional::as_read_so_far(text);
    let headings: Vec<Option<LabelHeading>> = read.split_inclusive('\n').map(label_heading).collect();
    let mut chosen = vec![false; lines.len()];
    for first in 0..headings.len() {
        let Some(own) = headings.get(first).and_then(Option::as_ref).filter(|h| h.names) else {
            continue;
        };
        // The labels behind it count on, and the text of the first is no list of problems.
        let plain = lines
            .get(first + 1)
            .is_some_and(|l| marker(trim(l)).is_none() && !trim(l).is_empty());
        let mut number = own.marker.number;
        let mut behind = Vec::new();
        for at in first + 1..lines.len() {
            match headings.get(at).and_then(Option::as_ref) {
                Some(next)
                    if next.marker.style == own.marker.style && next.marker.number == number + 1 && !next.names =>
                {
                    number += 1;
                    behind.push(at);
                }
                _ => {
                    let style = lines.get(at).and_then(|l| marker(trim(l))).map(|m| m.style);
                    if style.is_some_and(|style| style <= own.marker.style) {
                        break;
                    }
                }
            }
        }
        if plain && !behind.is_empty() {
            behind.push(first);
            for at in behind {
                if let Some(slot) = chosen.get_mut(at) {
                    *slot = true;
                }
            }
        }
    }
    if !chosen.contains(&true) {
        return None;
    }
    let mut out = String::with_capacity(text.len() + 64);
    for (line, chosen) in lines.iter().zip(chosen) {
        let words = trim(line);
        let len = marker(words).filter(|_| chosen).map_or(0, |m| m.len);
        if len == 0 {
            out.push_str(line);
            continue;
        }
        // The number stands on a line of its own; the text of the label follows it on its line.
        out.push_str(crate::characters::slice_to(words, len));
        out.push('\n');
        out.push_str(crate::characters::slice_from(words, len).trim_end_matches(crate::characters::is_colon));
        out.push('：');
    }
    Some(out)
}

fn label_heading(line: &str) -> Option<LabelHeading> {
    let words = trim(line);
    let marker = marker(words).filter(|m| m.style <= MarkerStyle::Numbered && m.number > 0)?;
    let label = crate::characters::slice_from(words, marker.len).trim_end_matches(crate::characters::is_colon);
    let names = is_title_label(label);
    let known = key_of(label).is_some_and(|k| k.0.tells_of_work() || k.0.is_field());
    (names || known || matches!(label, "整改目标" | "验收标准" | "销号标准")).then_some(LabelHeading { marker, names })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbered_labels() {
        assert_eq!(
            labels_on_lines(
                "一、整改任务\n甲河不达标。\n二、整改目标\n达标。\n三、整改措施\n1.截污。\n四、整改完成情况\n已完成。\n"
            )
            .as_deref(),
            Some(
                "一、\n整改任务：甲河不达标。\n二、\n整改目标：达标。\n三、\n整改措施：1.截污。\n四、\n整改完成情况：已完成。\n"
            )
        );
        for text in [
            "一、存在问题\n1.甲\n2.乙\n二、整改情况\n丙\n",
            "一、组织情况\n甲\n二、整改落实情况\n乙\n",
            "一、整改任务\n甲\n",
        ] {
            assert_eq!(labels_on_lines(text), None, "{text}");
        }
    }
}
