//! Chinese texts of papers: names of fields and steps, headings, drafts. Nothing is decided here.

use crate::public_ground::PublicGround;
use crate::terms::{
    CloseoutStatus, CountUnit, CountedAs, CountingRule, Due, Ground, HandoutState, Lateness, NearlyDoneRule, Progress,
};

/// A date as official text writes it.
pub fn date(due: Due) -> String {
    match due {
        Due::Day(day) => format!("{}年{}月{}日", day.year(), day.month(), day.day()),
        Due::Month(day) => format!("{}年{}月底", day.year(), day.month()),
        Due::Year(day) => format!("{}年底", day.year()),
    }
}

/// Due date, with 并长期坚持.
pub fn term(due: Option<Due>, long_term: bool) -> String {
    match (due, long_term) {
        (Some(due), true) => format!("{}前，并长期坚持", date(due)),
        (Some(due), false) => format!("{}前", date(due)),
        (None, true) => "长期坚持".to_owned(),
        (None, false) => String::new(),
    }
}

/// Step of 整改进展.
pub fn progress(progress: Progress) -> &'static str {
    match progress {
        Progress::NotStarted => "尚未启动",
        Progress::UnderWay => "正在推进",
        Progress::NearlyDone => "基本完成",
        Progress::Done => "已完成",
    }
}

/// What a step counts as.
pub fn counted(counted: CountedAs) -> &'static str {
    match counted {
        CountedAs::Done => "已完成",
        CountedAs::UnderWay => "正在推进",
        CountedAs::NotStarted => "尚未启动",
        CountedAs::LeftOut => "基本完成（单列）",
    }
}

/// Status of 销号.
pub fn status(status: CloseoutStatus) -> &'static str {
    match status {
        CloseoutStatus::NotApplied => "未申请",
        CloseoutStatus::Pending => "待审核",
        CloseoutStatus::Returned => "已退回",
        CloseoutStatus::StruckOff => "已销号",
        CloseoutStatus::Reopened => "重新整改",
    }
}

/// A ground of close-out.
pub fn ground(ground: Ground) -> &'static str {
    match ground {
        Ground::MeasuresDone => "整改措施全部落实",
        Ground::DealtWith => "具体问题处理到位",
        Ground::EffectMeets => "整改成效达到标准",
        Ground::SimilarLookedFor => "举一反三排查同类问题",
        Ground::CauseFixed => "建立长效机制",
    }
}

/// Lateness.
pub fn lateness(lateness: Lateness) -> String {
    match lateness {
        Lateness::NoDate => "未定时限".to_owned(),
        Lateness::InTime(days) => format!("剩余{days}天"),
        Lateness::Late(days) => format!("逾期{days}天"),
        Lateness::Finished { days, .. } => {
            let waits = match days {
                0 => AWAITING.to_owned(),
                days => format!("{AWAITING}{days}天"),
            };
            match lateness.finished_late() {
                Some(late) => format!("{waits}，{FINISHED_LATE}，晚{late}天"),
                None => waits,
            }
        }
        Lateness::ClosedInTime(_) => "按期完成".to_owned(),
        Lateness::ClosedLate(days) => format!("{FINISHED_LATE}，晚{days}天"),
    }
}

/// Late and not finished.
pub const LATE: &str = "逾期未完成";
/// Finished and not struck off.
pub const AWAITING: &str = "已完成待销号";
/// Finished late, struck off or not.
pub const FINISHED_LATE: &str = "逾期完成";

/// Counting rule (口径) as a sentence.
pub fn rule(rule: CountingRule) -> String {
    let counted = match rule.counted {
        CountUnit::Problems => "按问题统计",
        CountUnit::Measures => "按措施统计",
    };
    let nearly = match rule.nearly_done {
        NearlyDoneRule::AsUnderWay => "“基本完成”计入“正在推进”",
        NearlyDoneRule::AsDone => "“基本完成”计入“已完成”",
        NearlyDoneRule::LeftOut => "“基本完成”单列，不计入完成率",
    };
    format!("口径：{counted}，{nearly}。")
}

/// State of a handout.
pub fn standing(standing: HandoutState) -> String {
    match standing {
        HandoutState::Overdue(days) => format!("逾期{days}天未交"),
        HandoutState::Awaited(Some(days)) => format!("待交，剩{days}天"),
        HandoutState::Awaited(None) => "待交".to_owned(),
        HandoutState::ReceivedLate(days) => format!("已交，晚{days}天"),
        HandoutState::Received => "已交".to_owned(),
        HandoutState::Replaced => "已重新交办".to_owned(),
    }
}

/// Filter in words, as a line of a paper.
pub fn shown(words: &str) -> String {
    format!("本表所列范围：{words}")
}

/// Title of a list of this unit.
pub fn list_title(unit: &str, name: &str) -> String {
    if unit.is_empty() || name.contains(unit) || name.contains("巡察") {
        format!("{unit}{}", name.strip_prefix(unit).unwrap_or(name))
    } else {
        format!("{unit}巡察整改{}", name.strip_prefix("整改").unwrap_or(name))
    }
}

/// Signature row of a list.
pub const SIGNATURES: [&str; 3] = ["填表人：", "审核人：", "负责人："];
/// Heading of rows that name nobody.
pub const NOBODY: &str = "（未填写）";
/// Finding of a look-back: no rebound.
pub const HOLDS: &str = "未反弹";
/// Finding of a look-back: rebound.
pub const CAME_BACK: &str = "反弹";

/// A ground on which something is not published.
pub fn public_ground(ground: PublicGround) -> &'static str {
    match ground {
        PublicGround::Secret => "涉及国家秘密",
        PublicGround::OpenCase => "涉及正在办理的案件",
        PublicGround::Harm => "公开后可能造成不良影响",
        PublicGround::Unrest => "公开后可能影响社会稳定",
        PublicGround::Other => "其他不宜公开的敏感事项",
    }
}

/// Public statement on problems that are left out.
pub fn withheld(number: usize, counts_published: bool) -> String {
    if counts_published {
        format!("另有{number}个问题按照有关规定不予公开，未计入以上数字。")
    } else {
        format!("其中{number}个问题按照有关规定不予公开。")
    }
}

/// Heading of a section of the notice by status, without its number.
pub fn status_heading(section: Progress) -> &'static str {
    match section {
        Progress::Done => "已整改完成的问题",
        Progress::NearlyDone => "基本完成整改的问题",
        Progress::UnderWay => "正在推进整改的问题",
        Progress::NotStarted => "尚未启动整改的问题",
    }
}

/// Introduction of such a section.
pub fn status_intro(section: Progress, with_nearly_done: bool) -> &'static str {
    match (section, with_nearly_done) {
        (Progress::Done, false) => "截至目前，共计{本节问题数}个问题已整改完成。",
        (Progress::Done, true) => "截至目前，共计{本节问题数}个问题已整改完成（含基本完成的问题）。",
        (Progress::NearlyDone, _) => "截至目前，共计{本节问题数}个问题基本完成整改。",
        (Progress::UnderWay, false) => "截至目前，共计{本节问题数}个问题正在整改过程中。",
        (Progress::UnderWay, true) => "截至目前，共计{本节问题数}个问题正在整改过程中（含基本完成的问题）。",
        (Progress::NotStarted, _) => "截至目前，共计{本节问题数}个问题尚未启动整改。",
    }
}

/// Text of a section without problems.
pub const NONE: &str = "无。";
/// Heading of a group, without its number.
pub const GROUP_HEADING: &str = "在“{}”方面";
/// The title of a problem.
pub const PROBLEM_TITLE: &str = "关于“{}”问题的整改{s}。";
/// Headings of the three parts, without their numbers.
pub const PARTS: [&str; 3] = ["整改工作组织情况", "整改落实情况", "下一步工作计划"];
/// Title of a problem without one.
pub const UNTITLED: &str = "（无标题）";

/// Drafts of the texts of the notice, with fields that are filled in.
pub mod drafts {
    /// The title.
    pub const TITLE: &str = "{单位}关于巡察整改情况的通报";
    /// The opening formula.
    pub const OPENING: &str = "根据统一部署，{巡察开始}至{巡察结束}，{巡察组}对{单位}进行了巡察。{反馈日期}，{巡察组}向{单位}反馈了巡察意见。按照党务公开原则和巡察工作有关要求，现将巡察整改情况予以公布。";
    /// The opening formula where the dates of the inspection are not known.
    pub const OPENING_SHORT: &str = "按照党务公开原则和巡察工作有关要求，现将{单位}巡察整改情况予以公布。";
    /// Part one, the counts.
    pub const ORGANISATION: &str =
        "巡察反馈{方面数:两}方面{大类数}大类{问题总数}个问题，细化制定{措施数}条具体整改措施，逐项抓好整改落实。";
    /// Part one, the counts, where there are aspects and no categories.
    pub const ORGANISATION_ASPECTS: &str =
        "巡察反馈{方面数:两}方面{问题总数}个问题，细化制定{措施数}条具体整改措施，逐项抓好整改落实。";
    /// Part one, the counts, where there are no groups.
    pub const ORGANISATION_PLAIN: &str = "巡察反馈{问题总数}个问题，细化制定{措施数}条具体整改措施，逐项抓好整改落实。";
    /// Part one, the leading group.
    pub const LEADING_GROUP: &str = "成立巡察整改工作领导小组，统筹推进整改工作。";
    /// Part two.
    pub const RESULTS: &str = "截至目前，已完成整改{已完成}个，正在推进{正在推进}个，尚未启动{尚未启动}个。";
    /// Part three.
    pub const PLAN: &str = "下一步，{单位}将持续抓好巡察整改工作，对已完成的问题适时开展“回头看”，对正在推进的问题紧盯不放，确保反馈问题整改到位、落实见效。";
    /// The contact block.
    pub const CONTACT: &str = "欢迎广大干部群众对巡察整改落实情况进行监督。如有意见建议，请及时向我们反映。";
}

/// Line for a signature by hand.
pub const SIGN_HERE: &str = "　　　　　　　　　　　　签字：　　　　　　　年　　月　　日";
/// The two signatures under which a problem is struck off, on one line.
pub const TWO_SIGNATURES: &str = "责任领导：　　　　　　　　整改办：　　　　　　　　年　　月　　日";
/// Points checked at a look-back.
pub const LOOKBACK_CHECKS: [&str; 4] = [
    "整改措施是否\n全部落实",
    "整改成效是否\n真实有效",
    "同类问题是否\n再次发生",
    "长效机制是否\n执行到位",
];

/// Sentences of the reports, with fields that are filled in.
pub mod reports {
    /// The report on progress.
    pub const PROGRESS_TITLE: &str = "{单位}关于巡察整改进展情况的报告";
    /// Title of the report on the leadership of the unit's head.
    pub const HEAD_TITLE: &str = "{单位}主要负责人组织落实巡察整改情况的报告";
    /// Addressee of both.
    pub const SALUTATION: &str = "巡察工作领导小组办公室：";
    /// Opening of the first report.
    pub const PROGRESS_OPENING: &str = "根据巡察工作要求，现将{单位}巡察整改进展情况报告如下：";
    /// Opening of the second report.
    pub const HEAD_OPENING: &str = "根据巡察工作要求，现将本人组织落实巡察整改情况报告如下：";
    /// The counts.
    pub const COUNTS: &str = "巡察反馈{问题总数}个问题，制定整改措施{措施数}条。截至{今天}，已完成{已完成}个，正在推进{正在推进}个，尚未启动{尚未启动}个，整改完成率{完成率}。";
    /// The counts of close-out.
    pub const CLOSEOUT: &str =
        "严格销号管理，已销号{已销号}个，待审核{待审核}个，退回{已退回}个，重新整改{重新整改}个，销号率{销号率}。";
    /// Results.
    pub const RESULTS: &str = "坚持“当下改”与“长久立”相结合，建立健全制度{制度数}项，收集佐证材料{佐证数}份。";
    /// Introduction of the list of overdue problems.
    pub const LATE: &str = "目前逾期未完成的问题{逾期未完成}个：";
    /// Sentence if nothing is overdue.
    pub const NONE_LATE: &str = "目前没有逾期未完成的问题。";
    /// What is finished.
    pub const AWAITING: &str = "已完成待销号的问题{已完成待销号}个，逾期完成的问题{逾期完成}个。";
    /// Next steps.
    pub const PLAN: &str = "下一步，将对尚未完成的问题紧盯不放，明确责任和时限，逐项抓好落实；对已完成的问题适时开展“回头看”，巩固整改成果。";
    /// Closing.
    pub const CLOSING: &str = "特此报告。";
    /// 周报
    pub const WEEK: &str = "整改周报";
    /// 月报
    pub const MONTH: &str = "整改月报";
    /// A heading of both.
    pub const NEWLY_DONE: &str = "本期新完成的问题";
    /// A heading of both.
    pub const NEWLY_STRUCK: &str = "本期新销号的问题";
    /// A heading of both.
    pub const FELL_DUE: &str = "本期到期的问题";
    /// A heading of both.
    pub const LATE_HEADING: &str = "逾期未完成的问题";
    /// A heading of both.
    pub const AWAITING_HEADING: &str = "已完成待销号的问题";
    /// A heading of both.
    pub const RETURNED: &str = "退回未再申请的问题";
}
