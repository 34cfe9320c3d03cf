//! Names of people as they are written in a field: each with the post or department that stands with it (王芳（科长）, 科长 王芳,
//! 财务科王芳), so that one person is one however she is written. What makes two names one person beyond that, the register
//! says ([`PeopleRegister`](super::people_register::PeopleRegister)).

use super::{
    people::{NamePiece, pieces},
    surnames::surname,
};
use crate::schema::is_unseen;
use std::ops::Range;

/// Words with which a post ends.
const POSTS: &str = "书记 局长 主任 科长 处长 股长 所长 队长 站长 院长 校长 部长 厅长 司长 室长 主席 委员 组长 镇长 县长 区长 市长 乡长 村长 会长 团长 \
    主管 专员 干事 秘书 会计 出纳 科员 办事员 调研员 成员 负责人 联络员 联系人 承办人 经办人 组织员 纪检员 督查员 督导员 检查员 巡视员 工程师 会计师 教授 老师 \
    同志 常委 政委 经理 董事长 董事 监事 助理 总监";
/// Words that may stand before the last word of a post.
const BEFORE_POSTS: &str = "副 常务副 第一 党组 党委 党支部 党总支 党工委 支部 总支 机关 纪委 纪检 一级 二级 三级 四级 原 代 兼 分管 工会 团委 总 主任 高级 主持工作的 办公室";
/// Words with which a department ends.
const UNITS: &str =
    "科 室 处 部 股 办 局 委 组 队 所 院 校 站 中心 公司 街道 镇 乡 村 社区 支部 厅 司 会 馆 团 大队 支队 窗口";

/// A name in a text, and what is written with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct WrittenName {
    /// Where the name itself stands, in bytes.
    pub span: Range<usize>,
    /// Where it stands with its posts and departments.
    pub whole: Range<usize>,
    /// The name, without blanks and unseen marks.
    pub name: String,
    /// Posts and departments that stand with it.
    pub with: Vec<String>,
}

impl WrittenName {
    /// The department with which it is written, if any.
    pub fn department(&self) -> Option<&str> {
        self.with.iter().map(String::as_str).find(|words| !is_post(words))
    }
}

/// The names of people in a text, in its order.
pub(crate) fn people(text: &str) -> Vec<WrittenName> {
    let mut people: Vec<WrittenName> = Vec::new();
    // Posts and departments that stand before a name, between blanks.
    let mut ahead: Vec<WrittenName> = Vec::new();
    for piece in pieces(text) {
        let written = written(text, &piece);
        let post = is_post(&written.name);
        if !piece.spaced && !post {
            people.append(&mut ahead);
        }
        if post || is_unit(&written.name) {
            match people.last_mut() {
                // 王芳 科长
                Some(before) if piece.spaced && ahead.is_empty() && is_person(&before.name) => {
                    before.with.push(written.name);
                    before.whole.end = written.whole.end;
                }
                _ => ahead.push(written),
            }
        } else if is_person(&written.name) {
            let start = ahead.first().map_or(written.whole.start, |post| post.whole.start);
            let mut with: Vec<String> = ahead.drain(..).map(|post| post.name).collect();
            with.extend(written.with);
            let whole = start..written.whole.end;
            people.push(WrittenName { whole, with, ..written });
        } else {
            people.append(&mut ahead);
            people.push(written);
        }
    }
    people.append(&mut ahead);
    people
}

/// The name in a piece between dividers, which may have a post around it.
fn written(text: &str, piece: &NamePiece) -> WrittenName {
    let raw = text.get(piece.span.clone()).unwrap_or("");
    let seen = raw.char_indices().filter(|(_, c)| !c.is_whitespace() && !is_unseen(*c));
    let chars: Vec<(usize, char)> = seen.collect();
    let words = |range: &Range<usize>| -> String {
        let chars = chars.get(range.clone()).unwrap_or_default();
        chars.iter().map(|(_, c)| c).collect()
    };
    let all = chars.len();
    let opens = chars.iter().position(|(_, c)| matches!(c, '（' | '('));
    let closes = chars.iter().rposition(|(_, c)| matches!(c, '）' | ')')).unwrap_or(all);
    let (name, with) = match opens {
        Some(0) if closes + 1 < all => (closes + 1..all, std::iter::once(1..closes).collect()),
        Some(open) if open > 0 && open < closes => (0..open, vec![open + 1..closes, closes + 1..all]),
        // Brackets around everything, or out of order, are part of the name.
        Some(_) | None => (0..all, Vec::new()),
    };
    let (bare, post) = without_post(&words(&name));
    let name = name.start + bare.start..name.start + bare.end;
    let byte = |at: usize| chars.get(at).map_or(raw.len(), |(byte, _)| *byte);
    let end = name.end.checked_sub(1).and_then(|last| chars.get(last));
    let start = piece.span.start + byte(name.start);
    WrittenName {
        whole: piece.span.clone(),
        span: start..end.map_or(start, |(byte, c)| piece.span.start + byte + c.len_utf8()),
        name: words(&name),
        with: post
            .into_iter()
            .chain(with.iter().map(words))
            .filter(|words| !words.is_empty())
            .collect(),
    }
}

/// Where in a text without blanks the name stands, in characters, and the post or department beside it: 科长王芳, 王芳科长.
fn without_post(words: &str) -> (Range<usize>, Option<String>) {
    let chars: Vec<char> = words.chars().collect();
    let all = chars.len();
    if all > 2 && !is_post(words) && !is_unit(words) {
        let part = |from: usize, to: usize| -> String { chars.get(from..to).unwrap_or_default().iter().collect() };
        for length in 2..all.min(5) {
            let behind = part(length, all);
            if is_post(&behind) && is_person(&part(0, length)) {
                return (0..length, Some(behind));
            }
            let before = part(0, all - length);
            if (is_post(&before) || is_unit(&before)) && is_person(&part(all - length, all)) {
                return (all - length..all, Some(before));
            }
        }
    }
    (0..all, None)
}

/// Whether words are a name as people have: a surname and one or two characters, none of which belong to posts or departments.
pub(crate) fn is_person(words: &str) -> bool {
    let Some(surname) = surname(words) else { return false };
    let given = words.chars().skip(surname);
    let may_be_given = |c: char| ('\u{4e00}'..='\u{9fff}').contains(&c) && !"部办委局党组员长任科室所处".contains(c);
    (1..=2).contains(&given.clone().count()) && given.clone().all(may_be_given)
}

/// Whether words are a post and nothing else: 副局长, 党组成员, 财务科科长.
pub(crate) fn is_post(words: &str) -> bool {
    // Most names end with a character of no post, which is found out much sooner.
    ends_within(words, POSTS)
        && POSTS.split_whitespace().any(|post| {
            let before = words.strip_suffix(post);
            before.is_some_and(|before| before.is_empty() || is_unit(before) || is_before_post(before))
        })
}

fn is_before_post(words: &str) -> bool {
    BEFORE_POSTS.split_whitespace().any(|word| {
        let before = words.strip_suffix(word);
        before.is_some_and(|before| before.is_empty() || is_unit(before) || is_before_post(before))
    })
}

/// Whether the last character of words stands in a list of words.
fn ends_within(words: &str, list: &str) -> bool {
    words.chars().next_back().is_some_and(|last| list.contains(last))
}

/// Whether words are a department: 财务科.
fn is_unit(words: &str) -> bool {
    let ends = UNITS
        .split_whitespace()
        .any(|end| words.len() > end.len() && words.ends_with(end));
    ends && words.chars().all(|c| c > '\u{2e7f}') && !is_person(words)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_person_however_she_is_written() {
        for (text, expected) in [
            ("王芳", "王芳"),
            ("王\u{200b}芳", "王芳"),
            ("\u{202a}王芳\u{202c}", "王芳"),
            ("王芳（科长）", "王芳+科长"),
            ("王芳(副局长)、李强", "王芳+副局长 李强"),
            ("科长 王芳", "王芳+科长"),
            ("王芳 科长", "王芳+科长"),
            ("科长王芳", "王芳+科长"),
            ("王芳科长", "王芳+科长"),
            ("王建国副局长", "王建国+副局长"),
            ("财务科科长王芳", "王芳+财务科科长"),
            ("财务科 王芳", "王芳+财务科"),
            ("王芳（财务科）", "王芳+财务科"),
            ("（科长）王芳", "王芳+科长"),
            (
                "党组成员、副局长 王芳，办公室主任李强",
                "王芳+党组成员+副局长 李强+办公室主任",
            ),
            ("王芳同志", "王芳+同志"),
            ("王 芳（科长）", "王芳+科长"),
            ("欧阳建国（党组书记）", "欧阳建国+党组书记"),
            ("王某（科长）、李某某", "王某+科长 李某某"),
            // Not names, or not of people: as they are written.
            ("王科长", "王科长"),
            ("党组书记", "党组书记"),
            ("财务科、办公室", "财务科 办公室"),
            ("科长、副科长", "科长 副科长"),
            ("办公室（党务）", "办公室+党务"),
            ("（", "（"),
            ("）王芳（", "）王芳（"),
            ("（王芳）", "（王芳）"),
            ("Zhang San", "Zhang San"),
            ("", ""),
        ] {
            let people = people(text);
            let shown: Vec<String> = people
                .iter()
                .map(|one| {
                    let with = one.with.iter().map(|w| format!("+{w}"));
                    format!("{}{}", one.name, with.collect::<String>())
                })
                .collect();
            assert_eq!(shown.join(" "), expected, "{text:?}");
            for one in people {
                let named = text.get(one.span.clone()).unwrap();
                let seen: String = named.chars().filter(|c| !c.is_whitespace() && !is_unseen(*c)).collect();
                assert_eq!(seen, one.name, "{text:?}");
            }
        }
    }
}
