//! Meaning of the columns of a list of problems, by the many names that units give them. One table, for every source of
//! tables.

use crate::characters::{contains_any, ends_in_any, is_han, is_one_of, is_stop};
use crate::label::{LabelKey, key_of};
use crate::set_phrases::without_parentheses;
use serde::Serialize;

/// Name of a column that has none.
pub(crate) const UNNAMED_COLUMN: &str = "未命名栏";

/// Meaning of a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ColumnMeaning {
    /// 序号
    Number,
    /// 方面
    Aspect,
    /// 大类, 小类
    Category,
    /// Title of a problem (问题).
    Problem,
    /// Text under one of the known labels.
    Text(LabelKey),
    /// Text under the column's own name: 佐证材料, 销号, 备注, and every unknown name.
    Own,
}

impl ColumnMeaning {
    /// Meanings of a column, in the order in which a person is offered them.
    pub const CHOICES: [ColumnMeaning; 19] = [
        ColumnMeaning::Number,
        ColumnMeaning::Aspect,
        ColumnMeaning::Category,
        ColumnMeaning::Problem,
        ColumnMeaning::Text(LabelKey::Finding),
        ColumnMeaning::Text(LabelKey::Cause),
        ColumnMeaning::Text(LabelKey::Measures),
        ColumnMeaning::Text(LabelKey::Leader),
        ColumnMeaning::Text(LabelKey::Department),
        ColumnMeaning::Text(LabelKey::Helpers),
        ColumnMeaning::Text(LabelKey::Person),
        ColumnMeaning::Text(LabelKey::Similar),
        ColumnMeaning::Text(LabelKey::Kind),
        ColumnMeaning::Text(LabelKey::Deadline),
        ColumnMeaning::Text(LabelKey::Situation),
        ColumnMeaning::Text(LabelKey::Result),
        ColumnMeaning::Text(LabelKey::CurrentEffect),
        ColumnMeaning::Text(LabelKey::NextSteps),
        ColumnMeaning::Own,
    ];
}

impl ColumnMeaning {
    /// Key of the meaning, the same in every version.
    pub fn key(self) -> String {
        match self {
            ColumnMeaning::Number => "number".to_owned(),
            ColumnMeaning::Aspect => "aspect".to_owned(),
            ColumnMeaning::Category => "category".to_owned(),
            ColumnMeaning::Problem => "problem".to_owned(),
            ColumnMeaning::Own => "own".to_owned(),
            ColumnMeaning::Text(key) => format!("text-{}", key.canonical()),
        }
    }

    /// The meaning of a key.
    pub fn from_key(key: &str) -> Option<ColumnMeaning> {
        ColumnMeaning::CHOICES.into_iter().find(|meaning| meaning.key() == key)
    }
}

/// Column of a table in the text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct TableColumn {
    /// Text of its header, without blanks.
    pub label: String,
    /// Its meaning.
    pub holds: ColumnMeaning,
    /// Whether its name is known.
    pub known: bool,
    /// Line of its header.
    pub line: u32,
}

/// Meaning of a column with this name; `None` if the name is unknown.
pub(crate) fn column_of(header: &str) -> Option<ColumnMeaning> {
    let bare: String = without_parentheses(header)
        .chars()
        .filter(|c| is_han(*c) || c.is_ascii_alphabetic())
        .collect();
    let word = bare.as_str();
    let is = |words| is_one_of(word, words);
    if is("序号 编号 序 号 项次 序列 问题编号 问题序号 No NO no 行号 总序号 序数") {
        return Some(ColumnMeaning::Number);
    }
    if is(
        "方面 主要方面 问题方面 所属方面 类别 问题类别 问题分类 反馈方面 板块 一级分类 巡察方面 责任方面 所属类别 领域 问题领域 分类 监督重点 四个聚焦 聚焦方面",
    ) {
        return Some(ColumnMeaning::Aspect);
    }
    if is("大类 小类 大项 小项 二级分类 问题大类 子类 具体类别 项目 条目 问题项") {
        return Some(ColumnMeaning::Category);
    }
    const PROBLEMS: &str = "问题 反馈问题 问题名称 存在问题 存在的问题 具体问题 主要问题 问题清单 巡察反馈问题 问题概述 问题摘要 整改问题 问题描述 问题表述 \
        巡察发现问题 发现问题 反馈的问题 标题 问题标题 事项 整改事项 问题事项 问题内容 巡察问题 反馈意见 反馈意见问题 巡察反馈的问题 巡察反馈具体问题 检查发现问题 \
        审计发现问题 督察反馈问题 问题简述 存在主要问题 存在的主要问题 具体问题描述 审议意见 问题点 巡察反馈意见 反馈具体问题";
    if is(PROBLEMS) {
        return Some(ColumnMeaning::Problem);
    }
    const DETAILS: &str = "具体内容 原文 问题原文 具体表现 反馈原文 问题具体表现 详细内容 问题详情 具体情况 表现形式 反馈意见原文 内容 问题表现 主要表现 详细描述 \
        问题具体内容 反馈内容 具体描述 巡察反馈原文 问题事实";
    if is(DETAILS) {
        return Some(ColumnMeaning::Text(LabelKey::Finding));
    }
    if is(
        "备注 说明 佐证材料 证明材料 佐证 印证材料 支撑材料 佐证资料 证明资料 附件 材料清单 销号 是否销号 销号情况 销号时间 销号状态 验收 验收情况 销号意见 整改目标 联系电话 \
        完成标准 整改标准 销号标准 验收标准 督办领导意见 审核意见",
    ) {
        return Some(ColumnMeaning::Own);
    }
    let text = if is(
        "领导 分管领导 责任领导 牵头领导 局领导 班子成员 责任班子成员 整改责任领导 责任县领导 包抓领导 主管领导",
    ) {
        LabelKey::Leader
    } else if is(
        "部门 科室 处室 责任单位 牵头单位 责任部门 牵头部门 承办单位 主办单位 整改单位 整改责任单位 责任主体 牵头科室 责任科室 股室 责任处室 单位",
    ) {
        LabelKey::Department
    } else if is(
        "责任人 负责人 具体负责人 承办人 经办人 责任人员 整改责任人 牵头人 具体责任人 直接责任人 责任人姓名 联系人 具体承办人",
    ) {
        LabelKey::Person
    } else if is("类型 整改类型 整改方式 整改性质 整改分类 问题类型 整改类别 时限类型") {
        LabelKey::Kind
    } else if is(
        "时限 期限 时间 完成日期 截止时间 截止日期 要求完成时间 整改完成日期 时间节点 完成节点 整改时间节点 办结时限 完成时间 计划完成时间 拟完成时间 时限要求 \
        整改时限 整改期限 完成时限 整改时间 整改完成时限 整改完成时间 完成期限 整改完成期限 计划完成日期 限期 办结时间 任务时限",
    ) {
        LabelKey::Deadline
    } else if is(
        "进展 状态 完成状态 整改状态 是否完成 是否完成整改 进度 完成情况 整改情况 当前状态 落实情况 整改落实情况 目前进展 整改进度 当前进展 进展状态 整改是否完成 目前整改情况 \
        完成与否 整改结论 进展程度 办理情况 整改完成情况 整改进展情况",
    ) {
        LabelKey::Situation
    } else if is(
        "措施 整改措施 具体措施 整改举措 举措 主要措施 整改措施及进展 拟采取措施 拟采取的措施 拟采取整改措施 拟采取的整改措施 工作措施 整改任务 整改工作措施 具体整改措施 任务 任务措施 具体举措 整改内容",
    ) {
        LabelKey::Measures
    } else if is("成效 整改成效 工作成效 取得成效 整改结果 结果 整改效果 成果 取得的成效 整改成果 完成成效")
    {
        LabelKey::Result
    } else {
        let known = key_of(word)
            .map(|k| k.0)
            .filter(|k| *k != LabelKey::Other && *k != LabelKey::Body);
        match known {
            Some(known) => known,
            None => return by_parts(header, word),
        }
    };
    Some(ColumnMeaning::Text(text))
}

/// Meaning of a column by the last words of its name, where the whole name is not listed: 拟采取的整改措施, 包保领导.
fn by_parts(header: &str, word: &str) -> Option<ColumnMeaning> {
    // Names are short and have no sentence in them; cells of a row do.
    let marks = |c: char| is_stop(c) || matches!(c, '，' | ',' | '。') || c.is_numeric();
    let plain = without_parentheses(header);
    if !(2..=12).contains(&word.chars().count()) || plain.contains(marks) {
        return None;
    }
    let word = word.strip_suffix("清单").unwrap_or(word);
    let ends = |words| ends_in_any(word, words);
    let has = |words| contains_any(word, words);
    if has("销号 验收 佐证 备注 审核 督办 附件 材料 电话 反馈时间 反馈日期 联系方式") {
        return Some(ColumnMeaning::Own);
    }
    if ends("序号 编号") {
        return Some(ColumnMeaning::Number);
    }
    if ends("领导 领导责任人 领导同志 县领导 局领导 班子成员") {
        return Some(ColumnMeaning::Text(LabelKey::Leader));
    }
    if ends("责任人 负责人 承办人 经办人 联络人 责任人员") {
        return Some(ColumnMeaning::Text(LabelKey::Person));
    }
    if ends("科室 部门 单位 股室 处室 责任主体 中心") {
        let helps = has("配合 协助 协办 参与 协同");
        let leads = has("责任 牵头 承办 主办 主责 整改");
        return match (helps, leads) {
            (true, _) => Some(ColumnMeaning::Text(LabelKey::Helpers)),
            (false, true) => Some(ColumnMeaning::Text(LabelKey::Department)),
            (false, false) => None,
        };
    }
    let work = has("整改 完成 办理 落实 推进 进展 工作 当前 目前 现阶段");
    if ends("进展 进度 状态 情况 结论") && work || ends("是否完成 是否整改 是否到位") {
        return Some(ColumnMeaning::Text(LabelKey::Situation));
    }
    if ends("措施 举措 做法 任务及措施") && !has("成效 效果") {
        return Some(ColumnMeaning::Text(LabelKey::Measures));
    }
    let limit = has("完成 整改 办结 截止 计划 预计 限 时限 期限 节点 拟定 要求");
    if ends("时限 期限 时间 日期 节点 限期") && limit {
        return Some(ColumnMeaning::Text(LabelKey::Deadline));
    }
    if ends("成效 成果 效果") || ends("结果") && work {
        return Some(ColumnMeaning::Text(LabelKey::Result));
    }
    if ends("原因 成因 根源 原因分析 原因剖析") {
        return Some(ColumnMeaning::Text(LabelKey::Cause));
    }
    if has("问题") {
        if ends("类型 类别 分类 方面 领域 板块") {
            return Some(ColumnMeaning::Aspect);
        }
        if ends("原文 详情 内容 表现 事实 情形 依据") {
            return Some(ColumnMeaning::Text(LabelKey::Finding));
        }
        if ends("问题 描述 表述 简述 概述 名称 标题 摘要 点 要点 事项") {
            return Some(ColumnMeaning::Problem);
        }
    }
    ends("方面 领域 板块").then_some(ColumnMeaning::Aspect)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_columns() {
        use LabelKey::*;
        for (header, column) in [
            ("序 号", Some(ColumnMeaning::Number)),
            ("主要方面", Some(ColumnMeaning::Aspect)),
            ("大类", Some(ColumnMeaning::Category)),
            ("巡察反馈问题", Some(ColumnMeaning::Problem)),
            ("问题（简述）", Some(ColumnMeaning::Problem)),
            ("具体内容", Some(ColumnMeaning::Text(Finding))),
            ("原因分析", Some(ColumnMeaning::Text(Cause))),
            ("整改\u{b}措施", Some(ColumnMeaning::Text(Measures))),
            ("责任人", Some(ColumnMeaning::Text(Person))),
            ("责任部门", Some(ColumnMeaning::Text(Department))),
            ("分管领导", Some(ColumnMeaning::Text(Leader))),
            ("配合单位", Some(ColumnMeaning::Text(Helpers))),
            ("举一反三", Some(ColumnMeaning::Text(Similar))),
            ("整改类型", Some(ColumnMeaning::Text(Kind))),
            ("完成时限", Some(ColumnMeaning::Text(Deadline))),
            ("整改进展", Some(ColumnMeaning::Text(Situation))),
            ("整改成效", Some(ColumnMeaning::Text(Result))),
            ("佐证材料", Some(ColumnMeaning::Own)),
            ("销号", Some(ColumnMeaning::Own)),
            ("张某", None),
            ("", None),
            ("2025年8月底前", None),
        ] {
            assert_eq!(column_of(header), column, "{header}");
        }
    }
}
