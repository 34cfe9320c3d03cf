//! The names of fields, kinds and steps as people know them.

use ledger::{Field, Kind, Progress, count::NearlyDone};

/// 整改进展 in words.
pub fn progress(step: Progress) -> &'static str {
    match step {
        Progress::NotStarted => "尚未启动",
        Progress::UnderWay => "正在推进",
        Progress::NearlyDone => "基本完成",
        Progress::Done => "已完成",
    }
}

/// The counting rule in words.
pub fn nearly_done(way: NearlyDone) -> &'static str {
    match way {
        NearlyDone::AsUnderWay => "计入“正在推进”",
        NearlyDone::AsDone => "计入“已完成”",
        NearlyDone::LeftOut => "单列，不计入完成率",
    }
}

/// A kind of item in words.
pub fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Round => "整改任务",
        Kind::Group => "方面",
        Kind::Problem => "问题",
        Kind::Measure => "措施",
        Kind::Passage => "文字",
    }
}

/// A field in words.
pub fn field(field: Field) -> &'static str {
    match field {
        Field::Group => "所属方面",
        Field::Order => "次序",
        Field::Number => "序号",
        Field::Title => "标题",
        Field::Original => "反馈原文",
        Field::Progress => "整改进展",
        Field::Situation => "整改情况",
        Field::Cause => "原因分析",
        Field::MeasuresText => "整改措施",
        Field::Outcome => "整改结果及成效",
        Field::CurrentEffect => "现阶段成效",
        Field::NextSteps => "下一步举措",
        Field::Leader => "责任领导",
        Field::Department => "责任科室",
        Field::Person => "责任人",
        Field::Helpers => "配合单位",
        Field::RectificationType => "整改类型",
        Field::Due => "完成时限",
        Field::LongTerm => "并长期坚持",
        Field::DueText => "时限",
        Field::Remarks => "备注",
        Field::Unit => "被巡察单位",
        Field::Team => "巡察组",
        Field::InspectedFrom => "巡察开始",
        Field::InspectedTo => "巡察结束",
        Field::FeedbackOn => "反馈日期",
        Field::PublishedOn => "公布日期",
        Field::NoticeTitle => "通报标题",
        Field::Opening => "通报开头",
        Field::Organisation => "整改工作组织情况",
        Field::Between => "各部分标题与过渡文字",
        Field::Plan => "下一步计划",
        Field::Contact => "联系方式",
        Field::Signature => "落款",
        Field::Unread => "通报中未读懂的文字",
        Field::DeclaredAspects => "通报写明的方面数",
        Field::DeclaredCategories => "通报写明的大类数",
        Field::DeclaredProblems => "通报写明的问题数",
        Field::DeclaredMeasures => "通报写明的措施数",
        Field::RuleNearlyDone => "口径",
    }
}
