//! Title of a problem: where it ends on its line, and how certain it is. Looks at one line or at one title wrapped over
//! two. The name inside it is found by `names_in_titles`.

use crate::characters::{
    contains_any, ends_in_any, is_blank, is_colon, is_stop, made_only_of, slice, slice_from, trim,
};
use crate::label::{LabelPlace, label};
use std::borrow::Cow;

/// Form of a marked line, by its start.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct TitleShape {
    /// Length of the title sentence, its full stop included.
    pub end: usize,
    /// Whether it reads as a problem's title by itself: 关于…问题, …问题的整改.
    pub plain: bool,
    /// Whether it has 关于 and a name in quotes.
    pub quoted: bool,
    /// Whether it ends as a title does, so that the next line cannot belong to it.
    pub complete: bool,
    /// Whether a label that tells of work follows on the same line.
    pub labelled: bool,
}

/// Longest title, in characters.
const LONGEST: usize = 200;

/// Endings of a problem's title.
const ENDINGS: &str =
    "问题 的整改 问题整改 整改情况 整改落实情况 整改落实 问题的情况 整改工作 审议意见 意见建议 情况如下";

/// Further endings of a title, so that the next line cannot belong to it.
const OTHER_ENDINGS: &str = "整改进展情况 整改进展 整改完成情况 方面";

/// Shape of the text after a marker.
pub(crate) fn shape(words: &str) -> TitleShape {
    let end = end_of_title(words);
    let unwrapped = unwrapped(slice(words, 0, end));
    let title = without_status(&unwrapped);
    let about = begins_like_title(title);
    let short = title.chars().take(LONGEST + 1).count() <= LONGEST;
    let ends = ends_in_any(title, ENDINGS);
    let stopped = words.chars().take(LONGEST).count() > 0 && end < words.len()
        || slice(words, 0, end)
            .chars()
            .next_back()
            .is_some_and(|c| is_stop(c) || is_colon(c));
    let after = slice_from(words, end);
    // A quote that opens after 关于 and was cut off.
    let cut_off = about && quote_is_open(title) && title.chars().nth(5).is_some();
    let opinion = about && title.contains(is_opening_quote) && ends_in_any(title, "的意见 的建议 意见 建议");
    TitleShape {
        end,
        plain: short && (opinion || ends || cut_off || about && contains_any(title, "问题 整改 审议意见")),
        quoted: short && about && title.contains(['“', '"', '「', '『', '‘', '”', '＂']),
        complete: stopped || ends || opinion || ends_in_any(title, OTHER_ENDINGS),
        labelled: short
            && (opens_with_field(after)
                || label(after, LabelPlace::AfterStop).is_some_and(|f| f.key.tells_of_work())
                || about && announces_its_text(title)),
    }
}

/// Whether it begins like a title: 关于…, 对“…”, 针对“…”.
pub(crate) fn begins_like_title(words: &str) -> bool {
    let words = words.trim_start_matches(['“', '"']);
    crate::characters::begins_with_any(words, "关于 对“ 对\" 针对“ 针对\" 对反馈 对巡察 针对巡察 针对反馈")
}

/// Whether a line without a number may be a title by its first words: 关于…; 针对…问题 only if its sentence ends so.
pub(crate) fn may_stand_without_number(words: &str) -> bool {
    let sentence = || words.split(|c| is_stop(c) || is_colon(c)).next().unwrap_or("");
    words.starts_with("关于") || words.starts_with("针对") && ends_in_any(trim(sentence()), ENDINGS)
}

/// Whether it has only words that titles end in: 的整改, 落实情况。, 的审议意见. The rest of a wrapped title.
pub(crate) fn is_title_tail(words: &str) -> bool {
    const TAIL: &str = "的 问题 整改 落实 情况 工作 进展 完成 审议 意见 建议 方面 如下";
    let words = words.trim_end_matches(|c| is_stop(c) || is_colon(c) || is_blank(c));
    !words.is_empty() && made_only_of(words, TAIL)
}

/// Whether it is a mark that opens a quote.
pub(crate) fn is_opening_quote(c: char) -> bool {
    matches!(c, '“' | '「' | '『' | '‘' | '"' | '＂')
}

/// Whether a quote is opened and not closed.
pub(crate) fn quote_is_open(words: &str) -> bool {
    let count = |mark| words.matches(mark).count();
    count('“') > count('”') || count('「') > count('」')
}

/// Whether a title says that its text follows, as a label would: …问题，整改情况如下：
fn announces_its_text(title: &str) -> bool {
    ends_in_any(title, "情况如下 进展如下 措施如下 成效如下 工作如下")
}

/// Whether it is a complete title: 关于“…”问题的整改。
pub(crate) fn is_complete_title(title: &str) -> bool {
    ends_in_any(without_status(title), ENDINGS)
}

/// Whether it is only the name of a unit: 甲镇, 乙街道办事处.
pub(crate) fn is_unit(title: &str) -> bool {
    const UNITS: &str = "镇 乡 街道 办事处 局 委 办 院 中心 公司 村 社区 学校 小学 中学 医院 大队 支队 站 所 区 县 市 集团 银行 处 科 室 人民政府 \
        单位";
    let title = without_status(title);
    (2..=14).contains(&title.chars().count())
        && ends_in_any(title, UNITS)
        && title.chars().all(|c| crate::characters::is_han(c) || c == '、')
        && !contains_any(title, "问题 不 未 缺 差 弱 少 违 超 乱")
}

/// Text of a title without the line ends of soft wraps.
pub(crate) fn unwrapped(title: &str) -> Cow<'_, str> {
    if title.contains(['\n', '\r']) {
        title.split(['\n', '\r']).map(trim).collect::<String>().into()
    } else {
        title.into()
    }
}

/// Text without a status in parentheses, full stop and blanks at its end.
pub(crate) fn without_status(title: &str) -> &str {
    let mut left = trim(title);
    loop {
        let shorter = left.trim_end_matches(|c| is_stop(c) || is_colon(c) || is_blank(c) || c == '.' || c == '*');
        let shorter = match (
            shorter.ends_with([')', '）', '】', ']']),
            shorter.rfind(['(', '（', '【', '[']),
        ) {
            (true, Some(open)) if open > 0 => slice(shorter, 0, open),
            _ => shorter,
        };
        if shorter.len() == left.len() {
            return left;
        }
        left = shorter;
    }
}

/// End of the title sentence: after the first stop outside quotes, before a label, or at a colon after words that
/// titles end in. An unclosed quote is ignored.
fn end_of_title(words: &str) -> usize {
    match scan(words, true) {
        (end, false) => end,
        (_, true) => scan(words, false).0,
    }
}

/// One pass, respecting quotes or not. Returns the end of the title, and whether a quote was left open.
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
        let before = slice(words, 0, at);
        if is_stop(c) || c == '\u{2029}' {
            if !inside {
                let tail = slice_from(words, after);
                let after = after + tail.len() - tail.trim_start_matches(is_stop).len();
                return (after + parenthesised_status(slice_from(words, after)), false);
            }
            // Inside an unclosed quote: the sentence before reads as a whole title.
            if ends_in_any(trim_end_quotes(before), "的整改 问题整改 整改情况 的问题") {
                return (after, false);
            }
        } else if is_colon(c) && !inside && ends_in_any(before, "的整改 问题整改 整改情况 的问题 整改落实情况 情况如下")
        {
            let title = trim(before);
            if !crate::label::key_of(title).is_some_and(|k| k.1) && !crate::label::is_title_label(title) {
                return (after, false);
            }
        } else if !inside && count > 2 && opens_with_field(slice_from(words, at)) {
            // 会议制度执行不严（责任领导：张某；…）
            return (at, false);
        } else if !inside && count > 0 && (is_blank(c) || matches!(c, ')' | '）' | '*')) {
            let next = slice_from(words, after);
            // Only where words begin: a long run of blanks is walked once.
            let words_begin = next
                .chars()
                .next()
                .is_some_and(|c| crate::characters::is_han(c) || c == '【');
            if words_begin && label(next, LabelPlace::AfterStop).is_some() {
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

/// Whether a bracket with the fields of a problem opens here: （责任领导：….
fn opens_with_field(text: &str) -> bool {
    let inner = text.strip_prefix(['（', '(', '【', '[']);
    inner.is_some_and(|inner| label(inner, LabelPlace::AfterComma).is_some_and(|f| f.key.is_field()))
}

fn trim_end_quotes(text: &str) -> &str {
    text.trim_end_matches(['”', '"', '’'])
}

/// Length of a status in parentheses right after the full stop: 。（基本完成）
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
    if crate::progress::progress(slice(inner, 0, end)).is_none() {
        return 0;
    }
    let stop = slice_from(inner, end)
        .chars()
        .next()
        .filter(|c| is_stop(*c))
        .map_or(0, char::len_utf8);
    blanks + end + stop
}

#[cfg(test)]
mod tests {
    use super::*;

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
            assert_eq!(slice(words, 0, shape(words).end), title, "{words}");
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
