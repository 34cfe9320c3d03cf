//! Meaning of the numbers in one sentence: decided from the chain of numbers and from the words before and after. The
//! numbers are found by `number_tokens`; numbers of others are recognised by `foreign_numbers`.

use super::declared_counts::{CountedThing, DeclaredCounts, SentenceScope, of_progress};
use super::foreign_numbers::{OwnInspection, is_foreign};
use super::number_tokens::{NumberToken, NumberUnit, tokens};
use super::rate;
use crate::characters::{contains_any, listed_words, made_only_of, slice, slice_from, slice_to};
use crate::progress::progress;
use ledger::Progress;

/// Largest number of bytes of a sentence that is searched; a hostile one has no end.
const LONGEST: usize = 3_000;

/// Words that introduce a count of all problems.
const FED_BACK: &str = "反馈 指出 发现 查找 梳理 巡察 巡视 涉及 反映 检视 提出 查出 揭示 认领 督察 交办 审议 存在 问题总数 问题共 问题总计 \
    问题合计";

/// Words that may stand beside a number and its status.
const FILLERS: &str = "截至目前 截至 截止 目前 其中 已 已经 完成 整改 的 问题 有 为 共 计 共计 合计 任务 事项 落实 了 数 正在 推进 进行 尚未 未 启动 基本 \
    持续 到位 长期 坚持 销号 办结 中 需 需要 还有 仍有 和 个 全部 另有 含 包括 其余 余下 剩余 报告日 报告 并 通过 验收 取得 阶段性 成果 成效 解决 \
    准备 着手 正 按 计划 有序 稳步 加快 积极 按时 按期 如期 继续 深化 办理 处理 存在 待 均 都 也 现 现已 部分 初步 暂 年底 年底前 前 预计 拟 将 达到 \
    反馈 巡察 立行立改 落实中 推进中 整改中 解决中 进展 基本上 过程 之中 还 尚 达 得到 并已 项 分阶段 限期 转入 阶段 于 且 开展 实施 开始 了结 完毕 数量 \
    已于 需要继续 总数 审议 意见 督察 条 件 又 左右 正式 后续 仅 只 还在 仍 在 仍在 尚在 尚需 进行中 时 间 序 节点 收尾 进度";

/// Reads one sentence.
pub(super) fn read(
    sentence: &str,
    mut scope: SentenceScope,
    own: &OwnInspection,
    line_of: &dyn Fn(usize) -> u32,
    found: &mut DeclaredCounts,
) {
    let sentence = slice_to(sentence, LONGEST);
    let tokens = tokens(sentence);
    let reader = Sentence {
        sentence,
        tokens: &tokens,
        scope,
        on_opinions: own.is_on_opinions(),
        fed_from: listed_words(FED_BACK).filter_map(|w| sentence.find(w)).min(),
        measured_in: tokens
            .iter()
            .find(|t| t.unit == NumberUnit::Measures)
            .and_then(|t| measure(sentence, t)),
    };
    let mut foreign = false;
    for (index, token) in tokens.iter().enumerate() {
        let before = reader.before(index);
        foreign =
            is_foreign(sentence, token.at, own) || foreign && !contains_any(before, "本轮 本次 此次 这次 我局 本单位");
        if foreign {
            continue;
        }
        for what in reader.counted(index).into_iter().flatten() {
            scope.line = line_of(token.at);
            found
                .all
                .push(scope.declaration(what, token.value, slice(sentence, token.at, token.end)));
        }
    }
    if !foreign {
        rate::read(sentence, line_of, found);
    }
}

/// Measure word of a count of measures.
fn measure(sentence: &str, token: &NumberToken) -> Option<char> {
    slice(sentence, token.at, token.end)
        .chars()
        .find(|c| matches!(c, '个' | '项' | '条'))
}

/// A sentence with its numbers.
struct Sentence<'a> {
    sentence: &'a str,
    tokens: &'a [NumberToken],
    scope: SentenceScope,
    /// Whether the notice is on the opinions of a people's congress, which count as its problems.
    on_opinions: bool,
    /// Offset of the first word that introduces a count of all problems.
    fed_from: Option<usize>,
    /// Measure word that counts measures in this sentence.
    measured_in: Option<char>,
}

impl Sentence<'_> {
    /// Text between the previous number and this one, within the clause.
    fn before(&self, index: usize) -> &str {
        let at = self.tokens.get(index).map_or(0, |t| t.at);
        let from = index
            .checked_sub(1)
            .and_then(|i| self.tokens.get(i))
            .map_or(0, |t| t.end);
        let between = slice(self.sentence, from, at);
        between
            .rsplit(['，', ',', '、', '：', ':', '；', ';'])
            .next()
            .unwrap_or("")
    }

    /// Text after a number within the clause; empty if it belongs to the next number.
    fn behind(&self, index: usize) -> &str {
        let end = self.tokens.get(index).map_or(0, |t| t.end);
        let after = slice_to(slice_from(self.sentence, end), 72);
        let clause = |c: char| {
            matches!(
                c,
                '，' | ',' | '：' | ':' | '、' | '；' | ';' | '（' | '(' | '）' | ')' | '。'
            )
        };
        let after = after.split(clause).next().unwrap_or("");
        let next = self.tokens.get(index + 1).map_or(self.sentence.len(), |t| t.at);
        if end + after.len() > next { "" } else { after }
    }

    /// What a number counts; two things if all problems have the progress that it states.
    fn counted(&self, index: usize) -> [Option<CountedThing>; 2] {
        let Some(token) = self.tokens.get(index) else {
            return [None; 2];
        };
        let before = index.checked_sub(1).and_then(|i| self.tokens.get(i));
        let before = before.filter(|b| near(self.sentence, b.end, token.at));
        let after = self.tokens.get(index + 1);
        let chained = before.is_some() || after.is_some_and(|a| near(self.sentence, token.end, a.at));
        let fed_back = self.fed_from.is_some_and(|from| from < token.end);
        let divided = contains_any(self.sentence, "细化 分解 梳理 归纳 认领 整改事项");
        let what = match token.unit {
            NumberUnit::Aspects if chained || fed_back => Some(CountedThing::Aspects),
            NumberUnit::AspectsOfProblems if before.is_some_and(|b| b.unit == NumberUnit::Categories) => {
                Some(CountedThing::Problems)
            }
            NumberUnit::AspectsOfProblems if fed_back || divided => Some(CountedThing::Aspects),
            NumberUnit::Categories if chained || fed_back => Some(CountedThing::Categories),
            NumberUnit::Measures => {
                let planned = contains_any(self.sentence, "整改措施 制定 细化 提出 整改举措");
                planned.then_some(CountedThing::Measures)
            }
            NumberUnit::Problems => return self.problems(index, chained, fed_back),
            NumberUnit::Tasks => {
                // 反馈28个问题，分解为87项整改任务: then the tasks are parts of problems.
                let alone = !self.tokens.iter().any(|t| t.unit == NumberUnit::Problems);
                let planned = contains_any(self.sentence, "细化 分解 制定 归纳 转化 征求 明确");
                let counts = alone && !planned && (fed_back || self.on_opinions);
                return match counts {
                    true => self.problems(index, true, true),
                    false => [None; 2],
                };
            }
            NumberUnit::Bare(unit) => self.bare(index, unit).map(of_progress),
            NumberUnit::Aspects | NumberUnit::AspectsOfProblems | NumberUnit::Categories => None,
        };
        [what, None]
    }

    /// What a number of problems counts: all, those of a progress, or both.
    fn problems(&self, index: usize, chained: bool, fed_back: bool) -> [Option<CountedThing>; 2] {
        let (before, behind) = (self.before(index), self.behind(index));
        let introduced = contains_any(before, FED_BACK);
        let all = Some(CountedThing::Problems);
        // 其中要求立行立改的28个问题: a part, by another attribute than progress.
        let attribute = before.trim_end().ends_with('的') && !made_only_of(before, FILLERS);
        if attribute && (!introduced || before.trim_start().starts_with("其中")) && !chained {
            return [None; 2];
        }
        let inner = self.tokens.get(index).map_or("", |t| slice(self.sentence, t.at, t.end));
        let status = progress(before)
            .filter(|_| !introduced || made_only_of(before, FILLERS))
            .or_else(|| progress(inner))
            .or_else(|| progress(behind));
        let whole = contains_any(behind, "全部 均 都 逐一 全面") || introduced;
        match (status, self.scope.status) {
            (Some(progress), None) if whole && !before.trim_start().starts_with("其中") && progress_behind(behind) => {
                [all, Some(of_progress(progress))]
            }
            (Some(progress), _) => [Some(of_progress(progress)), None],
            // Under （一）已整改完成的问题, "共5个问题" counts the problems of that section.
            (None, Some(progress)) if !fed_back => [Some(of_progress(progress)), None],
            (None, _) => {
                let counts = fed_back || chained || contains_any(slice_from(self.sentence, self.end(index)), "反馈");
                [all.filter(|_| counts), None]
            }
        }
    }

    fn end(&self, index: usize) -> usize {
        self.tokens.get(index).map_or(0, |t| t.end)
    }

    /// Progress of the problems that a number without a noun counts: 已完成整改6个, 2个正在推进, 已完成（33个）. Only a
    /// status and its fillers may stand beside it.
    fn bare(&self, index: usize, unit: char) -> Option<Progress> {
        let before = self.before(index);
        let token = self.tokens.get(index)?;
        let printed = slice(self.sentence, token.at, token.end);
        // The idiom 整改一个销号一个 counts nothing.
        let idiom = printed.starts_with('一') && !contains_any(before, "已 有 仅 剩 余 含");
        let of_problems = contains_any(self.sentence, "问题 整改 事项 任务 反馈 意见") || self.scope.status.is_some();
        let of_measures = self.measured_in == Some(unit) && !self.counts_problems_in(unit);
        let clauses = unit == '条' && !self.counts_problems_in(unit) && self.measured_in.is_some();
        if idiom || !of_problems || of_measures || clauses {
            return None;
        }
        let (outer, inner) = match before.rsplit_once(['（', '(']) {
            Some((outer, inner)) => (outer, inner),
            None => ("", before),
        };
        let filled = |words: &str| made_only_of(words.trim(), FILLERS);
        let inner = inner.trim();
        if filled(inner)
            && !inner.is_empty()
            && let Some(found) = progress(inner)
        {
            return Some(found);
        }
        if inner.is_empty() && before.ends_with(['（', '(']) {
            let outer = outer.rsplit(['，', '、', '：', '）', ')']).next().unwrap_or("");
            let last = index
                .checked_sub(1)
                .and_then(|i| self.tokens.get(i))
                .map_or(0, |t| t.end);
            let own = slice(self.sentence, last, token.at).contains(outer);
            return progress(outer).filter(|_| own && filled(outer)).or(self.scope.status);
        }
        let behind = self.behind(index);
        if filled(inner)
            && filled(behind)
            && let Some(found) = progress(behind.trim())
        {
            return Some(found);
        }
        // "完成32个" without 已, in a sentence about problems.
        (filled(inner) && inner.contains("完成") && self.sentence.contains("问题")).then_some(Progress::Done)
    }

    /// Whether the sentence counts problems with this measure word.
    fn counts_problems_in(&self, unit: char) -> bool {
        self.tokens
            .iter()
            .filter(|t| t.unit == NumberUnit::Problems)
            .any(|t| slice(self.sentence, t.at, t.end).contains(unit))
    }
}

/// Whether the text after a number states the progress of all of them, without another count.
fn progress_behind(behind: &str) -> bool {
    progress(behind).is_some()
}

/// Whether two numbers form a chain: 四方面15大类37个问题, also with 、 or 共 in between.
fn near(sentence: &str, from: usize, to: usize) -> bool {
    let between = slice(sentence, from, to);
    between.len() <= 15 && made_only_of(between.trim(), "、 ， , 和 的 及 共 计 共计 存在 中")
}
