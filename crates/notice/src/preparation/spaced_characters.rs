//! Texts with a blank between all characters (关 于 “ 甲 ” 问 题), as some PDF readers copy them, and labels spread
//! over the width of their column (责 任 人：).

use crate::characters::{is_blank, is_colon, is_han};

/// Text without such blanks; `None` if it has none.
pub(super) fn remove_spacing(text: &str) -> Option<String> {
    let all = is_spaced(text, 12);
    let mut changed = false;
    let mut out = String::with_capacity(text.len());
    for line in text.split_inclusive('\n') {
        // Tabs are blanks that part cells; bars part them without.
        let row = line.contains('\t');
        if !row && (all && (is_spaced(line, 1) || is_parted(line)) || is_spaced(line, 6)) {
            close(line, &mut out);
            changed = true;
        } else {
            changed |= close_label(line, &mut out);
        }
    }
    changed.then_some(out)
}

/// Whether most Han characters, and at least `least`, stand alone between blanks.
fn is_spaced(text: &str, least: usize) -> bool {
    let (mut alone, mut pairs) = (0usize, 0usize);
    let mut before: Option<char> = None;
    let mut gap = false;
    // Emphasis of Markdown stands close.
    for c in text.chars().filter(|c| *c != '*') {
        if is_blank(c) {
            gap |= before.is_some() && c != '\n' && c != '\r';
            if c == '\n' || c == '\r' {
                before = None;
            }
            continue;
        }
        if before.is_some_and(|b| is_han(b) || is_han(c)) {
            pairs += 1;
            alone += usize::from(gap);
        }
        before = Some(c);
        gap = false;
    }
    alone >= least && alone * 10 >= pairs * 9
}

/// Whether no two characters of a line stand together, Han or not: 2 ） 。
fn is_parted(line: &str) -> bool {
    let mut words = line.split(is_blank).filter(|word| !word.is_empty());
    words.clone().nth(1).is_some() && words.all(|word| word.chars().nth(1).is_none())
}

/// Removes the blanks between all characters; a run much longer than those keeps one.
fn close(line: &str, out: &mut String) {
    let long = 3 * usual_gap(line) + 2;
    let mut run = 0;
    let mut words = false;
    for c in line.chars() {
        if is_blank(c) && c != '\n' && c != '\r' && c != '\t' {
            run += 1;
            if !words {
                out.push(c);
            } else if run == long {
                out.push(' ');
            }
            continue;
        }
        run = 0;
        words = true;
        out.push(c);
    }
}

/// Number of blanks between most characters of a line: that of its shortest gap.
fn usual_gap(line: &str) -> usize {
    let gaps = line.trim().split(|c: char| !is_blank(c));
    gaps.map(|gap| gap.chars().count())
        .filter(|n| *n > 0)
        .min()
        .unwrap_or(1)
}

/// Closes up a label at the start of a line with blanks between its characters: 责 任 人：张某.
fn close_label(line: &str, out: &mut String) -> bool {
    let head: Vec<char> = line.chars().take(24).collect();
    let Some(colon) = head.iter().position(|c| is_colon(*c)) else {
        out.push_str(line);
        return false;
    };
    let begins = head.iter().position(|c| !is_blank(*c)).unwrap_or(0);
    let label = head.get(begins..colon).unwrap_or(&[]);
    let han = label.iter().filter(|c| is_han(**c)).count();
    let blanks = label.iter().filter(|c| is_blank(**c)).count();
    if !(2..=8).contains(&han) || blanks + 1 < han || han + blanks != label.len() || blanks == 0 {
        out.push_str(line);
        return false;
    }
    out.extend(line.chars().take(begins));
    out.extend(label.iter().filter(|c| !is_blank(**c)));
    out.extend(line.chars().skip(colon));
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blanks_between_all_characters() {
        for (text, closed) in [
            (
                "1 . 关 于 “ 甲 项 账 目 ” 问 题 的 整 改 。",
                Some("1.关于“甲项账目”问题的整改。"),
            ),
            ("责 任 人：张某\n", Some("责任人：张某\n")),
            ("| 1 | 学 习 不 实 | 修 订 制 度 。 |", Some("|1|学习不实|修订制度。|")),
            ("** 一 、 关 于 甲 项 账 目 **", Some("**一、关于甲项账目**")),
            ("关   于   甲   项   账", None),
            ("关   于   甲   项   账   目   不   清", Some("关于甲项账目不清")),
            ("关于“甲”问题 的整改", None),
            ("整改 措施 落实 到位 的 情况", None),
            ("张 某", None),
        ] {
            assert_eq!(remove_spacing(text).as_deref(), closed, "{text}");
        }
    }
}
