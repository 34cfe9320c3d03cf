//! Labels inside a problem (整改结果及成效：, 责任领导：…) with the many wordings of each: where a label stands, and
//! which it is. The text after it is handled by `reader`.

use crate::characters::{
    begins_with_any, contains_any, digit, ends_in_any, is_blank, is_colon, is_han, is_layout, is_one_of, slice,
    slice_from, trim_head,
};
use ledger::Field;
use serde::Serialize;

/// Meaning of a label, whatever wording the notice uses.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum LabelKey {
    /// Text that stands under no label.
    Body,
    /// 存在问题: what was found.
    Finding,
    /// 原因分析
    Cause,
    /// 整改措施
    Measures,
    /// 整改情况
    Situation,
    /// 整改结果及成效
    Result,
    /// 现阶段成效
    CurrentEffect,
    /// 下一步举措
    NextSteps,
    /// 责任领导
    Leader,
    /// 责任科室
    Department,
    /// 配合单位
    Helpers,
    /// 责任人
    Person,
    /// 整改时限
    Deadline,
    /// 整改类型
    Kind,
    /// 举一反三: similar problems that were looked for.
    Similar,
    /// An unknown label; its printed wording is kept.
    Other,
}

impl LabelKey {
    /// Canonical Chinese label. `Other` has none of its own and gives 其他; use the printed one.
    pub fn canonical(self) -> &'static str {
        match self {
            LabelKey::Body => "正文",
            LabelKey::Other => "其他",
            LabelKey::Finding
            | LabelKey::Cause
            | LabelKey::Measures
            | LabelKey::Situation
            | LabelKey::Result
            | LabelKey::CurrentEffect
            | LabelKey::NextSteps
            | LabelKey::Leader
            | LabelKey::Department
            | LabelKey::Helpers
            | LabelKey::Person
            | LabelKey::Deadline
            | LabelKey::Kind
            | LabelKey::Similar => field_of(self).and_then(Field::label).unwrap_or_default(),
        }
    }

    /// Whether it labels a short field: a name, a department, a date.
    pub(crate) fn is_field(self) -> bool {
        use LabelKey::{Deadline, Department, Helpers, Kind, Leader, Person};
        matches!(self, Leader | Department | Helpers | Person | Deadline | Kind)
    }

    /// Whether it labels what was or will be done, which makes a numbered line a problem.
    pub(crate) fn tells_of_work(self) -> bool {
        matches!(
            self,
            LabelKey::Measures
                | LabelKey::Situation
                | LabelKey::Result
                | LabelKey::CurrentEffect
                | LabelKey::NextSteps
                | LabelKey::Finding
                | LabelKey::Cause
                | LabelKey::Similar
        )
    }
}

/// Field for the text of a label.
pub fn field_of(key: LabelKey) -> Option<Field> {
    match key {
        LabelKey::Body => Some(Field::Remarks),
        LabelKey::Finding => Some(Field::Situation),
        LabelKey::Situation => Some(Field::Rectification),
        LabelKey::Cause => Some(Field::Cause),
        LabelKey::Measures => Some(Field::MeasuresText),
        LabelKey::Result => Some(Field::Outcome),
        LabelKey::CurrentEffect => Some(Field::CurrentEffect),
        LabelKey::NextSteps => Some(Field::NextSteps),
        LabelKey::Leader => Some(Field::Leader),
        LabelKey::Department => Some(Field::Department),
        LabelKey::Helpers => Some(Field::Helpers),
        LabelKey::Person => Some(Field::Person),
        LabelKey::Deadline => Some(Field::DueText),
        LabelKey::Kind => Some(Field::RectificationType),
        LabelKey::Similar => Some(Field::Similar),
        LabelKey::Other => None,
    }
}

/// A label found at the start of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct FoundLabel {
    pub key: LabelKey,
    /// Start and end of the label's words, without brackets and colon.
    pub words: (usize, usize),
    /// Length including layout, brackets and colon.
    pub len: usize,
}

/// Place where a label is looked for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum LabelPlace {
    /// At the start of a line: every label, known or not, and a label alone on its line.
    LineStart,
    /// After the number of a line, or in a Markdown heading: known labels, and only with a colon or in brackets. A
    /// part's heading (二、整改落实情况) may be worded like a label.
    BehindMarker,
    /// After a full stop or a blank inside a line: labels that nobody would write as plain words.
    AfterStop,
    /// After a comma or an opening bracket: only the short fields (责任领导, 责任人, 整改时限).
    AfterComma,
}

/// Longest label, in characters.
const LONGEST: usize = 14;

/// The word from `from` on that may be a label: its characters, its end, whether a line end stands inside.
fn word(text: &str, from: usize, place: LabelPlace) -> (String, usize, bool) {
    let (mut word, mut to, mut count, mut wrapped) = (String::new(), from, 0, false);
    for (at, c) in slice_from(text, from).char_indices() {
        let breaks = c == '\n' || c == '\r';
        if breaks && !wrapped && (place == LabelPlace::LineStart && key_of(&word).is_some()) {
            break;
        }
        if breaks && !word.is_empty() || wrapped && is_blank(c) && count < 2 * LONGEST {
            count += usize::from(wrapped);
            wrapped = true;
            continue;
        }
        count += 1;
        if count > LONGEST || !(is_han(c) || matches!(c, '（' | '）' | '(' | ')' | '、')) {
            break;
        }
        word.push(c);
        to = from + at + c.len_utf8();
    }
    // A line end after the word is not inside it.
    let wrapped = wrapped && slice(text, from, to).len() > word.len();
    (word, to, wrapped)
}

/// Reads a label at the start of `text`. Looks at a bounded number of characters, however long the text is.
pub(crate) fn label(text: &str, place: LabelPlace) -> Option<FoundLabel> {
    let start = text.len() - trim_head(text).len();
    let bracket = slice_from(text, start)
        .chars()
        .next()
        .filter(|c| matches!(c, '【' | '[' | '［' | '〔' | '“'));
    let from = start + bracket.map_or(0, char::len_utf8);
    let (word, to, wrapped) = word(text, from, place);
    let tail = slice_from(text, to);
    // What closes a label: a colon, perhaps after a bracket or Markdown's emphasis; or the end of its line.
    let shut = tail.trim_start_matches(|c| is_layout(c) && c != '\n' && c != '\r');
    let shut = match (bracket, shut.chars().next()) {
        (Some(_), Some(c @ ('】' | ']' | '］' | '〕' | '”'))) => slice_from(shut, c.len_utf8()),
        (Some(_), _) => return None,
        (None, _) => shut,
    };
    let shut = shut.trim_start_matches(|c| is_layout(c) && c != '\n' && c != '\r');
    // The colon may be wrapped to the next line.
    let next_line = shut.trim_start_matches(is_blank);
    let shut = if next_line.starts_with(is_colon) {
        next_line
    } else {
        shut
    };
    let colon = shut.chars().next().filter(|c| is_colon(*c));
    let alone = shut.is_empty() || shut.starts_with(['\n', '\r']);
    let bracketed = bracket.is_some_and(|c| c != '“');
    let closed = match place {
        LabelPlace::LineStart => colon.is_some() || alone || bracketed,
        LabelPlace::BehindMarker => colon.is_some() || bracketed,
        LabelPlace::AfterStop | LabelPlace::AfterComma => colon.is_some(),
    };
    // 整改成效　清理往来款, 整改成效——清理往来款: a blank or a dash in place of the colon, after a word that is a
    // label.
    let known = key_of(&word);
    let strong = known.is_some_and(|k| k.1) && bracket.is_none() && !wrapped;
    let dash = strong && place == LabelPlace::LineStart && shut.starts_with(['—', '–', '－', '―', '→', '|', '｜']);
    let gap = strong && place == LabelPlace::LineStart && tail.starts_with(is_blank) && !shut.is_empty();
    if (dash || gap) && !closed {
        let behind = shut.trim_start_matches(['—', '–', '－', '―', '→', '|', '｜']);
        let behind = behind.trim_start_matches(|c| is_layout(c) && c != '\n' && c != '\r');
        return known.map(|(key, _)| FoundLabel {
            key,
            words: (from, to),
            len: text.len() - behind.len(),
        });
    }
    // A label broken over two lines has to be known and closed.
    if !closed || wrapped && colon.is_none() && !bracketed {
        return None;
    }
    let key = match (known, place) {
        (Some((key, _)), LabelPlace::LineStart | LabelPlace::BehindMarker) => key,
        (Some((key, true)), LabelPlace::AfterStop) => key,
        (Some((key, true)), LabelPlace::AfterComma) if key.is_field() => key,
        (None, LabelPlace::LineStart) if colon.is_some() && !wrapped && looks_like_a_label(&word) => LabelKey::Other,
        _ => return None,
    };
    let shut = slice_from(shut, colon.map_or(0, char::len_utf8));
    let shut = shut.trim_start_matches(|c| is_layout(c) && c != '\n' && c != '\r');
    Some(FoundLabel {
        key,
        words: (from, to),
        len: text.len() - shut.len(),
    })
}

/// Label of a wording, and whether it is distinct enough to be recognised in the middle of a line.
pub(crate) fn key_of(word: &str) -> Option<(LabelKey, bool)> {
    use LabelKey::*;
    let starts = |heads| begins_with_any(word, heads);
    let ends = |tails| ends_in_any(word, tails);
    let is = |words| is_one_of(word, words);
    const SOON: &str = "下一步 下步 下阶段 下一阶段 后续 今后 拟采取";
    const NOW: &str = "现阶段 阶段 目前 当前 已取得 截至目前";
    const OFFICES: &str = "科室 部门 单位 处室 股室 支部 中心 科（室）";
    const STEPS: &str = "举措 措施 打算 计划 安排 工作 思路 任务 目标 方向";
    if starts(SOON) && (ends(STEPS) || is("下一步 下步")) {
        return Some((NextSteps, !is("下一步 下步")));
    }
    if ends("成效 成果 结果 效果") {
        if starts(NOW) {
            return Some((CurrentEffect, true));
        }
        if starts("整改 取得 工作 落实 主要成效 完成") {
            return Some((Result, starts("整改")));
        }
        if is("成效 结果 成果 效果") {
            return Some((Result, false));
        }
        return None;
    }
    if is("现阶段进展 现阶段整改情况 现阶段情况 阶段性进展 现阶段进展情况 现阶段工作")
    {
        return Some((CurrentEffect, true));
    }
    if ends("措施 举措") && (starts("整改 具体 主要 采取 工作 对应 落实 针对") || is("措施 举措"))
    {
        return Some((Measures, word.contains("整改")));
    }
    const SITUATIONS: &str = "整改情况 整改进展 整改进展情况 整改落实情况 进展情况 完成情况 整改完成情况 \
        落实情况 工作进展 整改进度 整改状态 整改现状 目前进展 办理情况 目前进展情况 进展 整改落实 办理结果 办理进展 整改办理情况 \
        是否完成 是否完成整改 是否整改完成 是否整改到位 是否到位 完成与否 \
        研究处理情况 处理情况 整改结果情况 推进情况 工作开展情况 整改任务完成情况 任务完成情况 办理落实情况";
    if is(SITUATIONS) {
        return Some((Situation, contains_any(word, "整改 办理")));
    }
    const FINDINGS: &str = "存在问题 存在的问题 问题表现 具体问题 反馈问题 具体表现 问题描述 主要问题 \
        巡察反馈问题 具体内容 反馈意见 发现问题 发现的问题 问题内容 问题情况 问题表述 反馈的问题 指出问题 问题事实 \
        存在的主要问题 存在主要问题 问题具体表现 问题简述 审计发现问题 督察反馈问题";
    if is(FINDINGS) {
        return Some((Finding, false));
    }
    if is(
        "原因分析 原因 问题原因 产生原因 存在原因 主要原因 原因剖析 问题原因分析 根源分析 问题根源 问题成因 成因 成因分析 深层次原因 \
        问题产生的原因 原因分析及责任认定 剖析原因",
    ) {
        return Some((Cause, contains_any(word, "分析 原因剖析 成因")));
    }
    if starts("举一反三") && word.chars().count() <= 10
        || is("同类问题排查 同类问题整改 延伸整改 类似问题排查 举一反三情况")
    {
        return Some((Similar, true));
    }
    const HEADS: &str = "责任 牵头 分管 包案 督办 整改责任 承办 主责 主办 挂点";
    if starts(HEADS) && ends("领导 局领导 班子成员 责任领导") {
        return Some((Leader, true));
    }
    if starts(HEADS) && ends(OFFICES) {
        return Some((Department, true));
    }
    if starts("配合 协助 协办") && (ends(OFFICES) || ends("人 领导")) {
        return Some((Helpers, true));
    }
    const PERSONS: &str = "责任人 责任人员 具体责任人 直接责任人 承办人 经办人 整改责任人 第一责任人 \
        责任人及责任科室";
    if is(PERSONS) {
        return Some((Person, true));
    }
    const TIMES: &str = "整改时限 完成时限 整改期限 完成期限 完成时间 整改时间 整改完成时限 整改完成时间 \
        时限要求 时限 计划完成时间";
    if is(TIMES) {
        return Some((Deadline, word != "时限"));
    }
    is("整改类型 问题类型 整改方式 类型").then_some((Kind, word != "类型"))
}

/// Whether it is a label whose text is the problem's title if no title comes before: 反馈问题：…, 问题描述：…,
/// 整改任务：…
pub(crate) fn is_title_label(word: &str) -> bool {
    const TITLES: &str = "整改任务 整改事项 问题 任务 整改问题 问题名称 问题标题 审议意见 意见 意见建议 建议 问题清单 反馈事项 督察问题 整改内容 事项 \
        巡察问题 检查问题 审计问题 具体事项 反馈意见问题 督察反馈意见 问题点 主要问题";
    key_of(word).is_some_and(|k| k.0 == LabelKey::Finding) || is_one_of(word, TITLES)
}

/// Text after a label at the start of a text that may name a problem: 反馈问题：…, 【问题】….
pub(crate) fn title_label(text: &str) -> Option<&str> {
    let open = |c: char| matches!(c, '【' | '[' | '［' | '〔');
    let shut = |c: char| matches!(c, '】' | ']' | '］' | '〕');
    let inner = text.trim_start_matches(|c| open(c) || is_layout(c));
    let bracketed = text.trim_start_matches(is_layout).starts_with(open);
    let closes = |c: char| if bracketed { shut(c) } else { is_colon(c) };
    let (at, c) = inner.char_indices().take(12).find(|(_, c)| closes(*c))?;
    let behind = slice_from(inner, at + c.len_utf8());
    let behind = behind.trim_start_matches(|c| is_colon(c) || is_layout(c));
    let word = slice(inner, 0, at).trim_matches(|c: char| is_layout(c) || shut(c));
    // 整改任务一：, 审议意见1：, 问题（1）：
    let numbered = |c: char| digit(c).is_some() || "一二三四五六七八九十百（）()".contains(c) || is_layout(c);
    let unnumbered = word.trim_end_matches(numbered);
    (is_title_label(word) || is_title_label(unnumbered)).then_some(behind)
}

/// Whether an unknown word in the place of a label has the vocabulary of labels.
fn looks_like_a_label(word: &str) -> bool {
    const STEMS: &str = "整改 措施 成效 情况 进展 打算 计划 举措 原因 责任 领导 科室 部门 单位 处室 时限 期限 销号 \
        佐证 目标 表现 问题 原文 内容 依据 标准 要求 备注 说明 结论 状态 意见 材料 任务 事项 来源 类别 分类 性质 金额 进度 验收 对象 编号 \
        整治 处理 结果 评估 制度 定性 建议 线索 机制 资料";
    const NOT: &str = "第 关于 一是 二是 三是 四是 五是 如 其中 包括 主要 针对 具体情况如下 具体如下 会议 为 对 按 以 在 经 做到 坚持 突出 围绕 聚焦 \
        通过 根据 制定 完善 明确 提出 形成 即 一方面 另 同时 目前 下发 印发 出台 开展 严格 建立 健全 强化 加强 落实 完成";
    let count = word.chars().count();
    let steps = ends_in_any(word, "如下 以下 包括 主要有 指出 要求是 强调 表示 认为");
    (3..=10).contains(&count)
        && word.chars().all(is_han)
        && contains_any(word, STEMS)
        && !begins_with_any(word, NOT)
        && !steps
}

/// Whether words are a type of rectification (立行立改, 长期坚持, 分阶段整改), not a date.
pub(crate) fn is_type_of_rectification(words: &str) -> bool {
    const TYPES: &str = "立行立改 立即整改 立即 立改 长期坚持 长期 持续整改 限期整改 限期 分阶段整改 分阶段 即知即改 持续推进 常态化 并 、 ， / 和 \
        长期整改 持续坚持 坚持 阶段整改";
    !words.is_empty() && crate::characters::made_only_of(words, TYPES)
}

/// Place of a label inside a line, by the character before it.
pub(crate) fn place_after(before: char) -> Option<LabelPlace> {
    match before {
        c if crate::characters::is_stop(c) => Some(LabelPlace::AfterStop),
        ')' | '）' | '”' | '"' | '>' | '》' | '|' | '*' => Some(LabelPlace::AfterStop),
        c if is_blank(c) => Some(LabelPlace::AfterStop),
        ',' | '，' | '、' | '.' | '．' | '（' | '(' | '【' | '[' => Some(LabelPlace::AfterComma),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_label_of_a_problem_is_read_into_its_field() {
        for field in Field::labelled() {
            let label = field.label().unwrap_or_default();
            let key = match label {
                "" => LabelKey::Body,
                label => key_of(label).unwrap_or_else(|| panic!("{label} is not read")).0,
            };
            assert_eq!(field_of(key), Some(field), "{label}");
        }
    }

    #[test]
    fn labels_at_the_head_of_a_line() {
        use LabelKey::*;
        for (line, key, left) in [
            ("整改结果及成效：甲", Result, "甲"),
            ("整改成效:甲", Result, "甲"),
            ("**整改措施：** 甲", Measures, "甲"),
            ("**整改措施**：甲", Measures, "甲"),
            ("【整改措施】甲", Measures, "甲"),
            ("［现阶段成效］：甲", CurrentEffect, "甲"),
            ("阶段性成效：甲", CurrentEffect, "甲"),
            ("下一步举措：甲", NextSteps, "甲"),
            ("下一步工作打算：甲", NextSteps, "甲"),
            ("整改措施", Measures, ""),
            ("整改情况 ： 甲", Situation, "甲"),
            ("存在问题：甲", Finding, "甲"),
            ("原因分析：甲", Cause, "甲"),
            ("责任领导：甲", Leader, "甲"),
            ("牵头科室：甲", Department, "甲"),
            ("配合单位：甲", Helpers, "甲"),
            ("责任人：甲", Person, "甲"),
            ("完成时限：甲", Deadline, "甲"),
            ("整改类型：甲", Kind, "甲"),
            ("销号情况：甲", Other, "甲"),
            ("问题原文：甲", Other, "甲"),
            ("整改目标：甲", Other, "甲"),
            ("举一反三情况：甲", Similar, "甲"),
            ("原因剖析：甲", Cause, "甲"),
            ("整改成效　甲", Result, "甲"),
            ("整改措施——甲", Measures, "甲"),
            ("责任领导 甲某", Leader, "甲某"),
        ] {
            let found = label(line, LabelPlace::LineStart).unwrap_or_else(|| panic!("{line}"));
            assert_eq!((found.key, slice_from(line, found.len)), (key, left), "{line}");
        }
    }

    #[test]
    fn plain_words_are_no_labels() {
        for line in [
            "第一阶段：甲",
            "一是：甲",
            "其中：甲",
            "整改措施落实到位",
            "会议指出：甲",
            "成效明显",
            "“整改措施”落实",
            "",
        ] {
            assert_eq!(label(line, LabelPlace::LineStart), None, "{line}");
        }
        assert_eq!(label("成效：甲", LabelPlace::AfterStop), None);
        assert_eq!(label("整改措施：甲", LabelPlace::AfterComma), None);
        assert!(label("责任领导：甲", LabelPlace::AfterComma).is_some());
    }
}
