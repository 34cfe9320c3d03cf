//! A promise whose date has passed. Why: “预计6月底前” in a text of August is the sentence that is read aloud in the meeting.
//! Source: the reconciliation of notices. Limits: a date with its year, in a clause that promises (预计, 力争, 确保 …) and says neither 已
//! nor 了; of next steps and measures of an open problem every date “… 前完成” is a promise. A text is held against its own date.

use crate::prose::{dates, ends_clause, pieces};
use crate::view::{Prose, ProseRole, Scope};
use crate::{Finding, What};
use ledger::{Progress, days_left};

const PROMISES: [&str; 11] = [
    "预计",
    "力争",
    "争取",
    "拟于",
    "计划于",
    "计划在",
    "将于",
    "将在",
    "确保",
    "承诺",
    "有望",
];
const ENDS: [&str; 10] = [
    "完成", "建成", "启动", "出台", "投入", "到位", "实现", "办结", "落实", "清退",
];

pub(crate) fn check(prose: &Prose, scope: &Scope, found: &mut Vec<Finding>) {
    match prose.role {
        ProseRole::Plan | ProseRole::Next | ProseRole::Result => {}
        ProseRole::Title | ProseRole::Original | ProseRole::Finding | ProseRole::Round | ProseRole::Contact => return,
    }
    let done = prose.step == Some(Progress::Done);
    for piece in pieces(prose.words, ends_clause) {
        let clause = prose.words.get(piece.clone()).unwrap_or("");
        if !clause.contains('年') || clause.contains('已') || clause.contains('了') {
            continue;
        }
        let promised = PROMISES.iter().filter_map(|word| clause.find(word)).min();
        for date in dates(clause) {
            let before = promised.is_some_and(|at| at < date.at.start);
            let behind = clause.get(date.at.end..).unwrap_or("");
            let due = behind.starts_with('前') && ENDS.iter().any(|word| behind.contains(word));
            // Of a result, 于 … 前完成 tells of the past.
            let planned = !done && matches!(prose.role, ProseRole::Next | ProseRole::Plan) && due;
            let late = days_left(date.due, scope.today.day) < 0;
            let settled = done && prose.role != ProseRole::Result;
            if late && (before || planned) && !settled {
                let at = piece.start + date.at.start..piece.start + date.at.end;
                found.push(prose.finding(What::PromiseOverdue { date: date.due }, at));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::cases::words_found;

    #[test]
    fn promises_of_yesterday() {
        use Progress::{Done, UnderWay};
        use ProseRole::{Next, Result};
        for (role, step, text, words) in [
            (Next, UnderWay, "2024年6月底前完成第二批。", "2024年6月底"),
            (Next, UnderWay, "2099年6月底前完成第二批。", ""),
            (Result, UnderWay, "预计2024年上半年召开论坛", "2024年上半年"),
            (Result, UnderWay, "2024年6月底前完成第一批", ""),
            (Result, UnderWay, "第一批已于2024年6月底前完成", ""),
            (Result, Done, "力争2024年底前建成", "2024年底"),
            (Next, Done, "2024年6月底前完成第二批。", ""),
        ] {
            assert_eq!(words_found(check, role, Some(step), text), words, "{text}");
        }
    }
}
