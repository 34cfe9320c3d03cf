//! Numbers of a sentence with their units: 四方面, 15大类, 37个具体问题, 整改措施14条, 6个. What they mean in context
//! is decided in `sentence_counts`.

use super::declared_counts::MOST;
use crate::characters::{digit, is_blank, is_han, number, slice, slice_from};

/// Unit after or before a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum NumberUnit {
    Aspects,
    Categories,
    /// n个方面的问题: problems if a count of categories comes before, otherwise aspects.
    AspectsOfProblems,
    Problems,
    /// 整改任务, 整改事项, 意见建议: problems in some texts, and in others what problems were divided into.
    Tasks,
    Measures,
    /// n个, n项: the noun stands elsewhere.
    Bare(char),
}

/// A number with its unit, as byte offsets into its sentence.
#[derive(Clone, Copy, Debug)]
pub(super) struct NumberToken {
    pub at: usize,
    pub end: usize,
    pub value: u32,
    pub unit: NumberUnit,
}

/// Numbers of a sentence that count something.
pub(super) fn tokens(sentence: &str) -> Vec<NumberToken> {
    let mut tokens = Vec::new();
    let mut skip = 0;
    let mut before = None;
    for (at, c) in sentence.char_indices() {
        let starts = digit(c).is_some() || is_han(c);
        let ordinal = matches!(before, Some('第' | '.' | '．' | '-' | '—'));
        before = Some(c);
        if at < skip || !starts || ordinal {
            continue;
        }
        let Some((value, len)) = number(slice_from(sentence, at)) else {
            continue;
        };
        skip = at + len;
        if let Some((unit, end)) = unit(sentence, at, at + len) {
            tokens.push(NumberToken { at, end, value, unit });
            skip = end;
        }
        if tokens.len() >= MOST {
            break;
        }
    }
    tokens
}

/// Unit of the number at `at..end`, and the end of the unit.
fn unit(sentence: &str, at: usize, end: usize) -> Option<(NumberUnit, usize)> {
    let tail = slice_from(sentence, end);
    let blanks = tail.len() - tail.trim_start_matches(is_blank).len();
    let (tail, end) = (slice_from(tail, blanks), end + blanks);
    let behind = |words: &str| tail.starts_with(words).then_some(end + words.len());
    for words in ["个方面的问题", "方面的问题", "个方面问题", "方面问题"] {
        if let Some(end) = behind(words) {
            return Some((NumberUnit::AspectsOfProblems, end));
        }
    }
    // The idiom 一方面…另一方面 counts nothing.
    let idiom = slice(sentence, at, end).starts_with('一');
    for words in ["个方面", "大方面", "方面"] {
        if let Some(end) = behind(words).filter(|_| !idiom) {
            return Some((NumberUnit::Aspects, end));
        }
    }
    for words in ["个大类", "大类", "个大项", "大项", "个类别", "类"] {
        if let Some(end) = behind(words) {
            return Some((NumberUnit::Categories, end));
        }
    }
    let first = tail
        .chars()
        .next()
        .filter(|c| matches!(c, '个' | '项' | '条' | '件' | '余'))?;
    // 个具体问题, 条具体整改措施: a few words may stand before the noun, no punctuation and no number.
    let mut noun_end = first.len_utf8();
    for c in slice_from(tail, first.len_utf8()).chars().take(10) {
        let words = slice(tail, 0, noun_end);
        if words.ends_with("问题")
            || words.ends_with("措施")
            || words.ends_with("举措")
            || ends_in_task(words)
            || !is_han(c)
        {
            break;
        }
        noun_end += c.len_utf8();
    }
    let words = slice(tail, 0, noun_end);
    if words.ends_with("问题") || words.ends_with("审议意见") || words.ends_with("反馈意见") {
        return Some((NumberUnit::Problems, end + noun_end));
    }
    if words.ends_with("措施") || words.ends_with("举措") {
        return Some((NumberUnit::Measures, end + noun_end));
    }
    if ends_in_task(words) {
        return Some((NumberUnit::Tasks, end + noun_end));
    }
    // 整改措施14条, 问题共37个: the noun before the number.
    let before = slice(sentence, 0, at)
        .trim_end_matches(|c: char| "共有计合总数为是：: （(".contains(c) || c == '达' || c == '约');
    let end = end + first.len_utf8();
    if before.ends_with("措施") || before.ends_with("举措") {
        return Some((NumberUnit::Measures, end));
    }
    if before.ends_with("问题") || before.ends_with("审议意见") || before.ends_with("反馈意见") {
        return Some((NumberUnit::Problems, end));
    }
    if ends_in_task(before) {
        return Some((NumberUnit::Tasks, end));
    }
    Some((NumberUnit::Bare(first), end))
}

fn ends_in_task(words: &str) -> bool {
    crate::characters::ends_in_any(words, "整改任务 整改事项 意见建议")
}
