//! What the numbers of one sentence count: decided from the chain they stand in, from the words before and behind.
//! Finding the numbers is `token`'s business.

use super::token::{Token, Unit, tokens};
use super::{Counted, Declared, Scope, of_progress, rate};
use crate::canon::{cut, head, holds, listed, made_only_of, rest};
use crate::phrase::progress;
use ledger::Progress;

/// Sentences are searched for counts up to here, in bytes; a hostile one has no end.
const LONGEST: usize = 3_000;

/// Reads one sentence.
pub(super) fn read(sentence: &str, mut scope: Scope, line_of: &dyn Fn(usize) -> u32, found: &mut Declared) {
    let sentence = head(sentence, LONGEST);
    rate::read(sentence, line_of, found);
    let tokens = tokens(sentence);
    const FED_BACK: &str = "反馈 指出 发现 查找 梳理 巡察 巡视 涉及";
    let fed_from = listed(FED_BACK).filter_map(|w| sentence.find(w)).min();
    let mut measured_in = None;
    for (index, token) in tokens.iter().enumerate() {
        let before = index
            .checked_sub(1)
            .and_then(|i| tokens.get(i))
            .filter(|b| near(sentence, b.end, token.at));
        let after = tokens.get(index + 1);
        let chained = before.is_some() || after.is_some_and(|a| near(sentence, token.end, a.at));
        let fed_back = fed_from.is_some_and(|from| from < token.end);
        let what = match token.unit {
            Unit::Aspects if chained || fed_back => Some(Counted::Aspects),
            Unit::AspectsOfProblems if before.is_some_and(|b| b.unit == Unit::Categories) => Some(Counted::Problems),
            Unit::AspectsOfProblems if fed_back => Some(Counted::Aspects),
            Unit::Categories if chained || fed_back => Some(Counted::Categories),
            Unit::Measures => {
                measured_in = cut(sentence, token.at, token.end)
                    .chars()
                    .find(|c| matches!(c, '个' | '项' | '条'));
                let planned = holds(sentence, "整改措施 制定 细化 提出 整改举措");
                planned.then_some(Counted::Measures)
            }
            Unit::Problems => match status_of(sentence, &tokens, index) {
                Some(progress) => Some(of_progress(progress)),
                // Under （一）已整改完成的问题, "共5个问题" counts those.
                None if scope.status.is_some() && !fed_back => scope.status.map(of_progress),
                None => (fed_back || chained || holds(rest(sentence, token.end), "反馈")).then_some(Counted::Problems),
            },
            Unit::Bare(unit) if measured_in != Some(unit) && unit != '条' => {
                let heading = cut(sentence, 0, token.at).ends_with(['（', '(']);
                let said = bare_status(sentence, &tokens, index).or(scope.status.filter(|_| heading));
                said.map(of_progress)
            }
            _ => None,
        };
        if let Some(what) = what {
            let printed = cut(sentence, token.at, token.end);
            scope.line = line_of(token.at);
            found.all.push(scope.declaration(what, token.value, printed));
        }
    }
}

/// Two numbers of one chain: 四方面15大类37个问题, also with 、 or 共 between.
fn near(sentence: &str, from: usize, to: usize) -> bool {
    let between = cut(sentence, from, to);
    between.len() <= 15 && made_only_of(between.trim(), "、 ， , 和 的 及 共 计 共计 存在 中")
}

/// How far the problems a number counts have come: said in the same clause, before it or behind it. What stands
/// between two numbers belongs to the second.
fn status_of(sentence: &str, tokens: &[Token], index: usize) -> Option<Progress> {
    let token = tokens.get(index)?;
    let from = index.checked_sub(1).and_then(|i| tokens.get(i)).map_or(0, |t| t.end);
    let before = cut(sentence, from, token.at);
    let before = before.rsplit(['，', ',', '、', '：', ':']).next().unwrap_or("");
    if let Some(found) = progress(before) {
        return Some(found);
    }
    let inner = cut(sentence, token.at, token.end);
    if let Some(found) = progress(inner) {
        return Some(found);
    }
    let after = head(rest(sentence, token.end), 72);
    let after = after.split(['，', ',', '：', ':', '、']).next().unwrap_or("");
    let next = tokens.get(index + 1).map_or(sentence.len(), |t| t.at);
    if token.end + after.len() > next {
        return None;
    }
    progress(after)
}

/// 已完成整改6个, 正在推进2个: nothing but the status and its fillers stands before the number in its clause.
fn bare_status(sentence: &str, tokens: &[Token], index: usize) -> Option<Progress> {
    const FILLERS: &str = "截至目前 截至 目前 其中 已 已经 完成 整改 的 问题 有 为 共 计 共计 任务 事项 落实 了 \
        数 正在 推进 进行 尚未 未 启动 基本 持续 到位 长期 坚持 销号 办结 中 需 还有 仍有 和 个 全部 另有";
    let token = tokens.get(index)?;
    let from = index.checked_sub(1).and_then(|i| tokens.get(i)).map_or(0, |t| t.end);
    let before = cut(sentence, from, token.at);
    let before = before
        .rsplit(['，', ',', '、', '：', ':', '（', '('])
        .next()
        .unwrap_or("")
        .trim();
    let found = if made_only_of(before, FILLERS) {
        progress(before)
    } else {
        None
    };
    found.or_else(|| {
        // "完成32个" without 已, in a sentence about problems.
        (made_only_of(before, FILLERS) && before.contains("完成") && sentence.contains("问题"))
            .then_some(Progress::Done)
    })
}
