//! Progress stated by one clause: finds words of completion and looks at what stands before and after them.

use crate::characters::{begins_with_any, contains_any, digits, is_blank, listed_words, slice, slice_from};
use ledger::Progress;

/// Words of completion, each with the words that belong to it: 得到解决, 整改到位.
const COMPLETIONS: &str = "完成 完毕 到位 办结 销号 解决 清零 完结 整改好 通过验收 化解 消除 纠正 改正 了结 整改结束 \
    已整改 已落实 已处置 已处理 全部整改 均整改";

/// Words of completion that concern the whole problem only after one of [`WHOLE`].
const WEAK: &str = "解决 清零 完结 化解 消除 纠正 改正 了结";

/// Words that make a weak word concern the whole problem: 已经解决, 得到妥善解决.
const WHOLE: &str = "已 全部 均 都 得到 得以 彻底 妥善 圆满 有效 完全 予以 及时";

/// Words of denial.
const NOT: &str = "未 没 无法 难以 不能 不 暂缓 无从";

/// Words for what is to come: plans, promises, duties, dates ahead.
const AHEAD: &str = "预计 力争 拟 将 计划 规划 争取 确保 保证 有望 可望 预期 打算 准备 要求 承诺 目标 等待 待 需 须 应 限期 限于 \
    努力 尽快 尽早 抓紧 加快 推动 推进 督促 促进 务必 下一步 下步 下阶段 年内 月内 月底 年底 季度末 前 希望 期望 明年 来年 即 后续 \
    继续 持续 着力 全力 直至 直到 以便 便于 要 方可 才能 估计 设法 必须 逐步 正在 正 着手 谋划 拟于 定于 接近 临近 大体 有待 还差";

/// Words for what is done in part.
const IN_PART: &str = "阶段性 初步 大部分 多数 大多 第一批 首批 前两批 一期 第一阶段 过半 一半 半数 剩余 其余 余下 剩下 尚有 还有 还剩 \
    仍有 尚余 个别未 除外 之外 主体工程 主体已 主体基本 主体建设 主体部分 局部 先行 首期 近半 有的 一部分 总体 大体 暂时 绝大多数 绝大部分 基础性";

/// Progress that a phrase states; `None` if it states none.
pub(crate) fn progress(phrase: &str) -> Option<Progress> {
    if let Some(found) = not_begun(phrase) {
        return Some(found);
    }
    let said = completions(phrase)
        .into_iter()
        .find_map(|(at, word)| completion(slice(phrase, 0, at), word, slice_from(phrase, at + word.len())));
    said.or_else(|| by_share(phrase)).or_else(|| going_on(phrase))
}

/// Words of completion in a phrase, from the left, none inside another.
fn completions(phrase: &str) -> Vec<(usize, &'static str)> {
    let mut found: Vec<(usize, &'static str)> = Vec::new();
    for word in listed_words(COMPLETIONS) {
        found.extend(phrase.match_indices(word).map(|(at, _)| (at, word)));
    }
    found.sort_by_key(|f| (f.0, std::cmp::Reverse(f.1.len())));
    let mut end = 0;
    found.retain(|(at, word)| {
        let free = *at >= end;
        if free {
            end = at + word.len();
        }
        free
    });
    found
}

/// Progress that one word of completion states; `None` if it concerns something else: 已完成招标, 完成率,
/// 未完成的3个项目.
fn completion(before: &str, word: &str, after: &str) -> Option<Progress> {
    let attribute = after.starts_with('的') && !gathers(after);
    if let Some(end) = last_end(before, NOT).filter(|_| !word.starts_with('已')) {
        let between = slice_from(before, end);
        // "未成年人保护问题已完成" denies nothing.
        if between.chars().count() <= 9 && !between.contains('已') && !is_other_word(before, end) {
            // 学习不到位 names the deficiency, not the progress.
            let topic = word == "到位" && before.ends_with('不') && !before.ends_with("整改不");
            let named = before.ends_with('不') && (after.starts_with("问题") || after.starts_with("的问题"));
            return (!topic && !named && !attribute).then_some(Progress::UnderWay);
        }
    }
    let weak = listed_words(WEAK).any(|w| w == word) && !contains_any(tail(before, 5), WHOLE);
    let elsewhere = word == "到位" && !ends_in_work(before);
    if attribute || (weak || elsewhere) && !bare(before) {
        return None;
    }
    let basic = contains_any(tail(before, 6), "基本");
    if !of_the_whole(word, after, basic) {
        return None;
    }
    let in_part = |words| contains_any(words, IN_PART) || in_part(words) || below_all(words);
    let open = is_ahead(before) || !basic && (in_part(before) || in_part(after));
    Some(
        match (open || contains_any(after, "尚未 仍未 未全部 正在推进 正在整改"), basic) {
            (_, true) if !open => Progress::NearlyDone,
            (true, _) => Progress::UnderWay,
            _ => Progress::Done,
        },
    )
}

/// Whether 部分 occurs as a word of its own: not inside 干部分工, 各部分, 全部分.
fn in_part(words: &str) -> bool {
    words.match_indices("部分").any(|(at, _)| {
        let before = slice(words, 0, at).chars().next_back();
        !matches!(
            before,
            Some('干' | '全' | '各' | '内' | '外' | '党' | '三' | '两' | '四')
        )
    })
}

/// Whether a denial is part of another word: 不断, 不仅, 不少, 不足 (a topic), 未来.
fn is_other_word(before: &str, end: usize) -> bool {
    const BEHIND_NOT: &str =
        "断 仅 但 少 同 足 实 力 严 够 规范 深 清 准 全 明 合理 及时 端正 强 高 当 忘 折不扣 定期 符";
    let behind = slice_from(before, end);
    let not = slice(before, 0, end).ends_with('不') && begins_with_any(behind, BEHIND_NOT);
    not || begins_with_any(behind, "来 成年 必 雨绸缪")
}

/// Whether only fillers stand before.
fn bare(before: &str) -> bool {
    const FILLERS: &str = "目前 现 已 已经 该 此 问题 整改 工作 任务 事项 全部 均 都 得到 完全 按期 如期 现已 也 截至目前 基本 反馈 了 其中 个 项 条";
    crate::characters::made_only_of(before.trim_matches(|c: char| is_blank(c) || c.is_numeric()), FILLERS)
}

/// Words after which alone 到位 concerns the problem: 整改到位, 落实到位.
fn ends_in_work(before: &str) -> bool {
    crate::characters::ends_in_any(before, "整改 落实 改 处理 处置 已 全部 均 整治 问题 立改 完成 执行")
}

/// Whether the completion is that of the problem, not of a piece of work: 完成整改, but not 完成招标 or 完成整改方案.
fn of_the_whole(word: &str, after: &str, basic: bool) -> bool {
    const PAPERS: &str =
        "方案 台账 清单 报告 措施 通知 计划 会 责任 专题 工作方案 材料 培训 部署 合同 设计 的时间 的时限 的期限 的日期";
    const WHOLES: &str = "整改 销号 并 且 ， , 。 ； 、 的 任务 全部 各项 该 问题 （ ( ） ) 长期 持续 和 但 目标任务 转入 办结 \
        到位 落实 完毕 完成 结束 ！ 事项 坚持 阶段";
    let after = after.trim_start_matches(is_blank).trim_start_matches(['了', '“', '”']);
    if !after.starts_with(|c: char| c.is_alphanumeric()) || basic && begins_with_any(after, "取得 达到 并 且") {
        return true;
    }
    if begins_with_any(after, "率 时限 时间 期限 后 时 情况 标准 进度 措施") {
        return false;
    }
    if !matches!(
        word,
        "完成" | "已整改" | "已落实" | "已处理" | "已处置" | "全部整改" | "均整改"
    ) {
        // 解决了3个小区的用水: an object of its own.
        let goes_on = begins_with_any(after, "并 且 的 和 但 长期 持续 销号 整改 转入 到 该 问题");
        return goes_on || !after.starts_with(|c: char| c.is_alphanumeric());
    }
    let papers = after
        .strip_prefix("整改")
        .is_some_and(|behind| begins_with_any(behind, PAPERS));
    let fed_back = begins_with_any(after, "反馈 巡察 上级") && after.contains("整改");
    !papers && (fed_back || begins_with_any(after, WHOLES))
        || after.starts_with(|c: char| c.is_numeric()) && share(after).is_some()
}

/// Whether something before the completion says that it is still to come.
fn is_ahead(before: &str) -> bool {
    let closed = listed_words("已 业已").filter_map(|w| before.rfind(w)).max();
    let by_plan = |at| contains_any(slice(before, 0, at), "按 根据 依 对照 经");
    listed_words(AHEAD).any(|word| {
        before.match_indices(word).any(|(at, _)| {
            let (head, behind) = (slice(before, 0, at), slice_from(before, at + word.len()));
            // What 已 follows, or directly precedes, has happened: 按计划已完成, 已将账目清理到位.
            let happened = closed.is_some_and(|c| c >= at) || head.ends_with(['已', '经', '之', '此']);
            let other = match word {
                "前" => closed.is_some() || !is_date_before(head),
                "要求" | "计划" | "目标" | "规划" | "限期" | "督促" => by_plan(at),
                "应" => head.ends_with(['对', '相', '响', '供']) || begins_with_any(behind, "急 用 付"),
                "需" => head.ends_with(['所', '急']),
                "正" => {
                    begins_with_any(behind, "式 确 常 规 风 面") || head.ends_with(['纠', '改', '修', '真', '廉', '公'])
                }
                "要" => head.ends_with(['主', '重', '需', '纪', '摘']) || begins_with_any(behind, "求 点 素"),
                "即" => begins_with_any(behind, "知 可"),
                "待" => head.ends_with(['接', '对', '招']),
                "推进" | "推动" | "持续" | "继续" | "逐步" | "促进" | "着手" | "着力" | "全力" | "加快" | "月底"
                | "年底" | "年内" | "月内" => closed.is_some(),
                _ => false,
            };
            !happened && !other
        })
    })
}

/// Whether it is a date limit: 2025年12月底前, 6月前.
fn is_date_before(words: &str) -> bool {
    crate::characters::ends_in_any(words, "底 月 日 末 年 期 旬 季度 之 节")
        || words.ends_with(|c: char| c.is_numeric())
}

/// Whether a share is below the whole: 80%, 九成.
fn below_all(words: &str) -> bool {
    share(words).is_some_and(|s| s < 10_000)
        || listed_words("三成 四成 五成 六成 七成 八成 九成 大半").any(|w| words.contains(w))
}

/// First percentage of a text, in hundredths of a percent.
fn share(words: &str) -> Option<u32> {
    if let Some(at) = words.find(['%', '％']) {
        let before = slice(words, 0, at);
        let figures = |c: char| crate::characters::digit(c).is_some() || matches!(c, '.' | '．');
        let from = before.char_indices().rev().take_while(|(_, c)| figures(*c)).last()?.0;
        let (whole, len) = digits(slice_from(before, from))?;
        let mut places = slice_from(before, from + len)
            .chars()
            .filter_map(crate::characters::digit);
        let part = places.next().unwrap_or(0) * 10 + places.next().unwrap_or(0);
        return whole.checked_mul(100)?.checked_add(part);
    }
    let behind = slice_from(words, words.find("百分之")? + "百分之".len());
    crate::characters::han_number(behind).map(|n| n.0.saturating_mul(100))
}

/// Progress by a share: 整改进度100%, 完成率85%.
fn by_share(phrase: &str) -> Option<Progress> {
    contains_any(phrase, "进度 完成 整改 率 办理").then_some(())?;
    let share = share(phrase)?;
    Some(if share >= 10_000 && !is_ahead(phrase) {
        Progress::Done
    } else {
        Progress::UnderWay
    })
}

/// Not begun, or about to begin.
fn not_begun(phrase: &str) -> Option<Progress> {
    const BEGINNINGS: &str = "启动 开始 开展 着手 动工 开工 实施 进行 采取";
    const NOT_YET: &str = "未 没有 待 暂缓 暂不 没 尚无";
    for word in listed_words(BEGINNINGS) {
        for (at, _) in phrase.match_indices(word) {
            let before = slice(phrase, 0, at);
            let near = tail(before, 6);
            let begun = near.contains('已') || contains_any(slice_from(phrase, at), "完成 到位");
            let not_yet = contains_any(near, NOT_YET) && !near.contains("未来");
            let planned = contains_any(near, "准备 拟 计划 即将 将 预计 打算")
                && matches!(word, "启动" | "开始" | "着手" | "动工" | "开工" | "开展");
            if !begun && (not_yet || planned) {
                return Some(Progress::NotStarted);
            }
        }
    }
    // 未整改 is not begun; 未整改到位 is not finished.
    let not_rectified = ["未整改", "没有整改", "没整改", "待整改", "未作整改", "未予整改"];
    for word in not_rectified {
        for (at, _) in phrase.match_indices(word) {
            if !begins_with_any(
                slice_from(phrase, at + word.len()),
                "到位 完 好 落实 结束 彻底 销号 清零",
            ) {
                return Some(Progress::NotStarted);
            }
        }
    }
    None
}

fn going_on(phrase: &str) -> Option<Progress> {
    const GOING_ON: &str = "正在 推进中 整改中 进行中 办理中 处理中 落实中 实施中 协调中 建设中 施工中 审批中 持续推进 持续整改 持续用力 \
        长期整改 有序推进 稳步推进 加快推进 积极推进 全力推进 逐步推进 扎实推进 深入推进 推进之中 仍在 还在 尚在 收尾 已启动 已着手 已经启动 长期坚持 分阶段 分步 限期整改 阶段性 \
        未完 尚需 还需 仍需 需进一步 有待 推进整改 持续深化 部分整改 序时推进 按计划推进 按进度 序时进度 持续坚持 持续改进 长期推进 未见 滞后 暂未 尚无 初步 未达 没有达到 着力推进";
    (contains_any(phrase, GOING_ON) || in_part(phrase) && phrase.contains("整改")).then_some(Progress::UnderWay)
}

/// Whether the text after gathers problems (的问题, 的事项), so that an attribute is the heading's own statement.
fn gathers(after: &str) -> bool {
    begins_with_any(
        after,
        "的问题 的事项 的任务 的整改 的具体问题 的反馈 的巡察 的情况 的部分",
    ) || after.starts_with('的') && crate::characters::ends_in_any(after, "问题 事项 任务")
        || after == "的"
}

/// End of the last of the listed words.
fn last_end(text: &str, words: &str) -> Option<usize> {
    listed_words(words)
        .filter_map(|w| text.rfind(w).map(|at| at + w.len()))
        .max()
}

/// Last characters of a text.
fn tail(text: &str, count: usize) -> &str {
    let at = text
        .char_indices()
        .rev()
        .take(count)
        .last()
        .map_or(text.len(), |(at, _)| at);
    slice_from(text, at)
}
