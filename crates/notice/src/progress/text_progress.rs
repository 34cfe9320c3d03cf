//! Progress stated by a problem's whole text: which of its clauses concern the problem itself, and what they add up to.
//! A later clause with 目前 or 现已 overrules; otherwise what remains to be done counts for more than what is done.

use super::clause_progress::progress;
use crate::characters::{
    begins_with_any, contains_any, digit, digits, is_blank, is_stop, listed_words, made_only_of, slice_from,
};
use ledger::Progress;

/// Largest number of clauses looked at in one text; a hostile one has no end.
const MOST_CLAUSES: usize = 400;

/// Progress that a text states of its problem. `None` if no clause concerns it: what was done for it (招标已完成,
/// 开展培训2次) is not its progress.
pub(crate) fn stated_progress(text: &str) -> Option<Progress> {
    let clauses = text
        .split(|c| is_stop(c) || matches!(c, '，' | ',' | '\n' | '：' | ':'))
        .map(|c| c.trim_matches(|c: char| is_blank(c) || matches!(c, '（' | '）' | '(' | ')' | '“' | '”')))
        .filter(|c| !c.is_empty());
    let mut said: Option<Progress> = None;
    let mut remains = false;
    let mut some_done = false;
    for (index, clause) in clauses.take(MOST_CLAUSES).enumerate() {
        let about = of_the_problem(clause, index == 0);
        let stated = || {
            by_count(clause)
                .or_else(|| progress(clause))
                .or_else(|| bare_word(clause))
        };
        let Some(found) = about.then(stated).flatten() else {
            remains |= is_remainder(clause);
            some_done |= contains_any(clause, "已整改 已完成 已办结 已解决") && clause.contains(|c| digit(c).is_some());
            continue;
        };
        said = Some(match said {
            None => found,
            // 已完成，并长期坚持: continuing takes nothing back.
            Some(before) if goes_on(clause) => before,
            // The latest state counts: 前期未整改到位，目前已全部完成.
            Some(_) if is_latest(clause) => {
                remains = false;
                found
            }
            // 基本完成 stays so, whatever is still said of it.
            Some(Progress::NearlyDone) => Progress::NearlyDone,
            // 已整改3个，未整改1个: some of it has begun.
            Some(Progress::Done) if found == Progress::NotStarted => Progress::UnderWay,
            Some(Progress::NotStarted) if found == Progress::Done => Progress::UnderWay,
            Some(before) => before.min(found),
        });
    }
    match said {
        Some(Progress::Done) if remains => Some(Progress::UnderWay),
        Some(Progress::NotStarted) if some_done => Some(Progress::UnderWay),
        None if remains => Some(Progress::UnderWay),
        said => said,
    }
}

/// Whether a clause concerns the problem: the first one, if it is short, and any that has nothing but a status.
fn of_the_problem(clause: &str, first: bool) -> bool {
    const FILLERS: &str = "目前 现 现已 现在 该 此 本 该项 此项 问题 整改 工作 任务 事项 已 已经 完成 完毕 基本 正在 推进 中 尚未 未能 未 没有 没 启动 \
        进行 全部 均 都 到位 长期 坚持 持续 相关 仍 在 有序 办理 落实 的 了 按 计划 按期 如期 按时 并 且 截至 截止 销号 办结 解决 得到 有效 妥善 彻底 \
        完全 全面 达到 要求 实现 预计 力争 拟 将 将于 于 年 月 日 底 前 年底 年底前 月底前 确保 争取 计划于 计划在 有望 目标 期 限 限期 \
        进度 完成率 整改率 率 为 达 约 % ％ 进展 情况 反馈 巡察 上述 以上 各项 项 个 条 处 措施 已于 于 内 尽快 尽早 加快 有待 需 仍需 还需 进一步 \
        部分 阶段性 阶段 取得 成效 成果 初步 第一 通过 验收 清零 下一步 继续 深化 巩固 转入 常态化 常态 管理 机制 立行立改 集中 整改期 期内 \
        完结 消除 纠正 改正 短期 难以 无法 暂 待 准备 着手 实施 开展 开始 总体 整体 存在 涉及 审计 督察 本次 这一 一 二 三 四 五 六 七 八 九 十 〇 零 \
        左右 以来 其他 所有 绝大部分 绝大多数 大部分 主要 最终 正 按照 时间 节点 时序 序时 稳步 逐步 积极 全力 抓紧";
    let short = clause.chars().nth(24).is_none();
    if short && first {
        return true;
    }
    let figures = |c: char| is_blank(c) || c.is_numeric() || matches!(c, '.' | '．' | '、' | '/' | '-' | '%' | '％');
    if clause.len() <= 120 {
        let bare: String = clause.chars().filter(|c| !figures(*c)).collect();
        if made_only_of(&bare, FILLERS) {
            return true;
        }
    }
    contains_any(
        clause,
        "该问题 此问题 问题已 问题均 问题全部 整改任务已 整改工作已 整改已",
    ) && clause.chars().nth(40).is_none()
}

/// Progress by two numbers of the same things: 5项措施已完成5项, 12处隐患已整改9处.
fn by_count(clause: &str) -> Option<Progress> {
    let (all, unit, behind) = counted(clause)?;
    let at = listed_words("已完成 完成 已整改 整改 已办结 已落实 已清退 已解决")
        .filter_map(|word| Some(behind.find(word)? + word.len()))
        .min()?;
    let (done, of, _) = counted(slice_from(behind, at))?;
    (of == unit && !contains_any(clause, "计划 预计 将 拟 前 率")).then_some(if done >= all {
        Progress::Done
    } else {
        Progress::UnderWay
    })
}

/// First number of a text with its measure word, and what follows.
fn counted(text: &str) -> Option<(u32, char, &str)> {
    let at = text.find(|c| digit(c).is_some())?;
    let (value, len) = digits(slice_from(text, at))?;
    let behind = slice_from(text, at + len);
    let unit = behind.chars().next().filter(|c| "个项条处件户笔".contains(*c))?;
    Some((value, unit, slice_from(behind, unit.len_utf8())))
}

/// Progress of a clause that is one word of completion: 完成, 解决.
fn bare_word(clause: &str) -> Option<Progress> {
    listed_words("完成 已完成 解决 办结 销号 完毕 到位 落实到位")
        .any(|word| word == clause)
        .then_some(Progress::Done)
}

/// Whether it states what is left to do: 剩余1项, 其余2处正在施工, 尚有3户未清退.
fn is_remainder(clause: &str) -> bool {
    let left = begins_with_any(
        clause,
        "剩余 其余 余下 剩下 还剩 尚有 尚余 仍有 还有 另有 目前还有 目前仍有 目前尚有 仅剩",
    );
    let settled = contains_any(clause, "已完成 已全部 均已 已整改 已清 已收 已办 已解决");
    let goes_on = contains_any(
        clause,
        "未完成 未整改 未清退 未收回 未解决 尚未完成 未到位 未办结 未落实",
    ) && !clause.contains("对未");
    (left || goes_on && !clause.contains("的")) && !settled
}

/// Whether it only states that the work continues.
fn goes_on(clause: &str) -> bool {
    begins_with_any(
        clause,
        "并 长期 持续 坚持 转入 下一步 下步 后续 继续 常态 今后 同时 需长期 需要长期 需持续 需要持续 还需持续 仍需持续 仍需长期 需巩固",
    ) && !contains_any(clause, "完成 未 尚 剩余 其余 仍有 部分")
}

/// Whether it states the present situation.
fn is_latest(clause: &str) -> bool {
    contains_any(clause, "目前 现已 现均 现在 截至 截止 至今 最终 已全部 均已") || clause.starts_with('现')
}
