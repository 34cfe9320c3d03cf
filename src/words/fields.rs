//! The names of fields, kinds and steps as people know them.

use ledger::{
    Field, Kind, Progress, RegulationWay, Role, Value, ValueType,
    count::{CountUnit, NearlyDoneRule},
};

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
pub fn nearly_done(way: NearlyDoneRule) -> &'static str {
    match way {
        NearlyDoneRule::AsUnderWay => "计入“正在推进”",
        NearlyDoneRule::AsDone => "计入“已完成”",
        NearlyDoneRule::LeftOut => "单列，不计入完成率",
    }
}

/// What is counted, in words.
pub fn counted(counted: CountUnit) -> &'static str {
    match counted {
        CountUnit::Problems => "按问题",
        CountUnit::Measures => "按措施",
    }
}

/// The number of all that is counted.
pub fn total(counted: CountUnit) -> &'static str {
    match counted {
        CountUnit::Problems => "问题总数",
        CountUnit::Measures => "措施总数",
    }
}

/// Role of a person in words.
pub fn role(role: Role) -> &'static str {
    match role {
        Role::Leader => "责任领导",
        Role::Office => "整改办",
        Role::Cadre => "承办人",
    }
}

/// Way in which a regulation came about, in words.
pub fn regulation_way(way: RegulationWay) -> &'static str {
    match way {
        RegulationWay::Made => "新建",
        RegulationWay::Revised => "修订",
    }
}

/// Word for a value that is one of a few keys; `None` if the field holds other values.
pub fn key(field: Field, key: &str) -> Option<&'static str> {
    match field.value_type() {
        ValueType::Progress => Progress::from_key(key).map(progress),
        ValueType::Role => Role::from_key(key).map(role),
        ValueType::RegulationWay => RegulationWay::from_key(key).map(regulation_way),
        ValueType::Text if field == Field::RuleNearlyDone => NearlyDoneRule::from_key(key).map(nearly_done),
        ValueType::Text if field == Field::RuleCounted => CountUnit::from_key(key).map(counted),
        ValueType::Text
        | ValueType::Number
        | ValueType::Flag
        | ValueType::Date
        | ValueType::Item
        | ValueType::Amount
        | ValueType::Hash => None,
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
        Kind::Person => "人员",
        Kind::Department => "科室",
        Kind::Evidence => "佐证材料",
        Kind::Citation => "佐证引用",
        Kind::Regulation => "制度",
        Kind::Figure => "成效数据",
        Kind::Milestone => "大事记",
        Kind::Opinion => "群众意见",
        Kind::Phase => "阶段",
        Kind::Note => "批注",
        Kind::Draw => "回头看抽查",
        Kind::Handout => "交办件",
        Kind::Intake => "收件",
        Kind::PaperSetup => "材料设置",
        Kind::IssuedPaper => "定稿",
        Kind::CheckWaiver => "体检不适用",
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
        Field::FinishedOn => "完成日期",
        Field::Situation => "存在问题",
        Field::Rectification => "整改情况",
        Field::Cause => "原因分析",
        Field::MeasuresText => "整改措施",
        Field::Similar => "举一反三",
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
        Field::Evidence => "佐证材料",
        Field::DocNumber => "文号",
        Field::Dated => "日期",
        Field::Pages => "页数",
        Field::KeptAt => "存放处",
        Field::FileName => "文件名",
        Field::FileSize => "文件大小（字节）",
        Field::FileHash => "文件校验码（SHA-256）",
        Field::Post => "职务",
        Field::Phone => "联系电话",
        Field::Role => "角色",
        Field::RegulationWay => "新建或修订",
        Field::Amount => "数量",
        Field::UnitOf => "计量单位",
        Field::FromWhom => "来源",
        Field::Answer => "答复",
        Field::AnsweredOn => "答复日期",
        Field::Seed => "抽取用随机数",
        Field::Drawn => "抽中的问题",
        Field::FileSum => "台账文件校验码",
        Field::Basis => "文件所含记录",
        Field::Scope => "涉及的问题",
        Field::Brought => "新增的记录",
        Field::Answers => "所答复的交办件",
        Field::Unit => "被巡察单位",
        Field::HeadOfUnit => "单位主要负责人",
        Field::LeadingGroup => "领导小组",
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
        Field::RuleCounted => "口径：按问题或按措施",
        Field::ListProblemsName => "问题清单的名称",
        Field::ListTasksName => "任务清单的名称",
        Field::ListDutiesName => "责任清单的名称",
        Field::ListLedgerName => "整改台账的名称",
        Field::PlanMonths => "整改方案期限（反馈后几个月）",
        Field::ConcentratedMonths => "集中整改期限（反馈后几个月）",
        Field::ReportMonths => "进展报告期限（反馈后几个月）",
        Field::PublishMonths => "公布期限（反馈后几个月）",
        Field::LookbackFromMonths => "“回头看”开始（反馈后几个月）",
        Field::LookbackToMonths => "“回头看”结束（反馈后几个月）",
        Field::PlanOn => "报送整改方案日期",
        Field::ConcentratedOn => "集中整改期满日期",
        Field::ReportOn => "报送整改进展日期",
        Field::PlanSettledOn => "计划确定日期",
        Field::PublishOn => "计划公布日期",
        Field::LookbackFrom => "“回头看”开始日期",
        Field::LookbackTo => "“回头看”结束日期",
        Field::WarnFirstDays => "第一次预警（剩余天数）",
        Field::WarnSecondDays => "第二次预警（剩余天数）",
        Field::WarnFirstText => "第一次预警用语",
        Field::WarnSecondText => "第二次预警用语",
        Field::WarnLateText => "逾期预警用语",
        Field::WarnAwaitingDays => "待销号提醒（完成后天数）",
        Field::WarnAwaitingText => "待销号提醒用语",
        Field::Printed => "通报中的印法",
        Field::HeadOrganisation => "通报第一部分标题",
        Field::HeadResults => "通报第二部分标题",
        Field::HeadPlan => "通报第三部分标题",
        Field::ResultsIntro => "通报第二部分引言",
        Field::HeadDone => "“已完成”部分标题",
        Field::IntroDone => "“已完成”部分引言",
        Field::HeadNearlyDone => "“基本完成”部分标题",
        Field::IntroNearlyDone => "“基本完成”部分引言",
        Field::HeadUnderWay => "“正在推进”部分标题",
        Field::IntroUnderWay => "“正在推进”部分引言",
        Field::HeadNotStarted => "“尚未启动”部分标题",
        Field::IntroNotStarted => "“尚未启动”部分引言",
        Field::DateForm => "落款日期的写法",
        Field::PaperKey => "材料种类",
        Field::PaperSettings => "材料设置",
        Field::PaperText => "定稿全文",
        Field::CheckRule => "体检规则",
        Field::About => "所指的项",
        Field::AboutField => "所指的栏目",
        Field::SeenDigest => "所指文字的摘要",
        Field::CheckReturnedDays => "退回后未处理的天数",
        Field::CheckTitlePercent => "标题相近的程度（%）",
        Field::CheckTextPercent => "文字雷同的程度（%）",
        Field::CheckEvidenceMost => "一份材料最多证明几个问题",
        Field::CheckOff => "停用的体检规则",
    }
}

/// A value, shortened.
pub fn value(field: Field, value: &Value) -> String {
    match value {
        Value::Nothing => super::general::EMPTY_VALUE.into(),
        Value::Flag(yes) => if *yes { "是" } else { "否" }.into(),
        Value::Number(number) => number.to_string(),
        Value::Text(text) => key(field, text).map_or_else(|| super::general::brief(text), Into::into),
    }
}
