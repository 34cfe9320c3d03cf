//! Names of people: those that the record knows, wherever they occur, and others by their context (a post before, 同志
//! after, a row divided by 、). No list of given names is used.

use ledger::work::surnames::surname;
use std::ops::Range;

/// Posts and kinds of people that stand before a name.
const BEFORE: &str = "书记 局长 主任 党员 组长 科长 处长 股长 所长 队长 站长 校长 院长 镇长 县长 区长 市长 乡长 部长 主席 会计 出纳 村民 居民 职工 \
    干部 领导 负责人 成员 经理 董事长 委员 社工 教师 医生 患者 学生 家属 群众 老人 党员干部 工作人员 当事人 责任人 联系人 承办人 举报人";
/// Words that may follow a name after a post.
const BEHIND: &str = "同志 等 为 任 代表 的 在 于 向 因 被 违 担任 分别 组织 牵头 负责 主持 带头 作 受 退 未 已 对 将 和 与 及 、 ， 。 ； （ ） , . ; ( ) ： :";

pub(super) fn find(text: &str, known: &[String]) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for name in known.iter().filter(|name| name.chars().count() >= 2) {
        found.extend(text.match_indices(name.as_str()).map(|(at, name)| at..at + name.len()));
    }
    for word in BEFORE.split_whitespace() {
        for (at, _) in text.match_indices(word) {
            row(text, at + word.len(), &mut found);
        }
    }
    for (at, _) in text.match_indices("同志") {
        if let Some(name) = before(text, at) {
            found.push(name);
        }
    }
    found
}

/// Finds a name after a post, and those that follow it in a row.
fn row(text: &str, from: usize, found: &mut Vec<Range<usize>>) {
    let mut at = from;
    while let Some(end) = name(text, at) {
        found.push(at..end);
        match text.get(end..).and_then(|rest| rest.strip_prefix('、')) {
            Some(_) => at = end + '、'.len_utf8(),
            None => break,
        }
    }
}

/// End of a name that begins here: a surname and one or two characters, with a word after it that may follow a name.
fn name(text: &str, at: usize) -> Option<usize> {
    let rest = text.get(at..)?;
    let surname = surname(rest)?;
    for given in [2, 1] {
        let mut chars = rest.char_indices().skip(surname).take(given);
        let whole = chars.by_ref().all(|(_, c)| is_given(c));
        let taken = rest.chars().skip(surname).take(given).count();
        if !whole || taken < given {
            continue;
        }
        let end = rest
            .char_indices()
            .nth(surname + given)
            .map_or(rest.len(), |(at, _)| at);
        let behind = rest.get(end..)?;
        let ended = behind.is_empty() || BEHIND.split_whitespace().any(|word| behind.starts_with(word));
        if ended {
            return Some(at + end);
        }
    }
    None
}

/// Name right before 同志: two or three characters after a character that is not Han, or after a post.
fn before(text: &str, at: usize) -> Option<Range<usize>> {
    let head = text.get(..at)?;
    for count in [3, 2] {
        let Some((from, _)) = head.char_indices().rev().nth(count - 1) else {
            continue;
        };
        let candidate = head.get(from..)?;
        let edge = head.get(..from)?.chars().next_back();
        let apart = edge.is_none_or(|c| !('\u{4e00}'..='\u{9fff}').contains(&c) || "对评由以予让请".contains(c));
        let surname = surname(candidate);
        let given = surname.map(|surname| candidate.chars().skip(surname));
        if apart && given.is_some_and(|mut given| given.all(is_given)) {
            return Some(from..at);
        }
    }
    None
}

/// Number of characters of the surname at the start of a text.
/// Whether a character may occur in a given name. Those of the words that most often follow posts may not.
fn is_given(c: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&c)
        && !"某同等为的在于向被和与及会部办委局党组员长记任级科室所处理任务责".contains(c)
}

/// Mask of a name: 王某, 王某某, 欧阳某.
pub(super) fn mask(name: &str) -> String {
    let surname = surname(name).unwrap_or(1);
    let count = name.chars().count();
    let kept: String = name.chars().take(surname.min(count)).collect();
    format!("{kept}{}", "某".repeat(count.saturating_sub(surname).max(1)))
}
