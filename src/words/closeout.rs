//! Texts of close-out, extensions, look-backs and warnings.

use super::{fields, general};
use ledger::{
    Decision, DecisionKind, Due, Field, Ground, Ledger, Progress,
    closeout::{CloseoutRefusal, CloseoutStatus, MissingForCloseout},
    count::{AwaitedRole, LatenessTally},
    work::{
        due::Lateness,
        schedule::RoundDeadline,
        todo_list::{NextStep, TodoBucket},
        warning::{RecipientRole, Warning, WarningDigest, WarningLevel},
    },
};

/// Status of close-out.
pub fn status(status: CloseoutStatus) -> &'static str {
    match status {
        CloseoutStatus::NotApplied => "未申请",
        CloseoutStatus::Pending => "待审核",
        CloseoutStatus::Returned => "已退回",
        CloseoutStatus::StruckOff => "已销号",
        CloseoutStatus::Reopened => "重新整改",
    }
}

/// A ground of close-out in words.
pub fn ground(ground: Ground) -> &'static str {
    match ground {
        Ground::MeasuresDone => "整改措施全部落实",
        Ground::DealtWith => "具体问题处理到位",
        Ground::EffectMeets => "整改成效达到标准",
        Ground::SimilarLookedFor => "举一反三排查同类问题",
        Ground::CauseFixed => "建立长效机制",
    }
}

/// A date as people write it: `2025年6月5日`, `2025年6月底`, `2025年底`.
pub fn due(due: Due) -> String {
    match due {
        Due::Day(d) => format!("{}年{}月{}日", d.year(), d.month(), d.day()),
        Due::Month(d) => format!("{}年{}月底", d.year(), d.month()),
        Due::Year(d) => format!("{}年底", d.year()),
    }
}

/// A requirement that an application does not meet.
pub fn missing(missing: &MissingForCloseout) -> String {
    match missing {
        MissingForCloseout::Progress(step) => format!("整改进展是“{}”，还不是“已完成”", fields::progress(*step)),
        MissingForCloseout::Measures(open) => format!("还有 {} 条措施没有完成", open.len()),
        MissingForCloseout::Outcome => "没有写整改结果及成效".into(),
        MissingForCloseout::Responsible => "没有写责任人、责任科室或责任领导".into(),
        MissingForCloseout::Evidence => "没有列出佐证材料（确实没有的，请写明理由）".into(),
        MissingForCloseout::SamePapers => "佐证材料与退回前完全一样（确实不用补的，请写明理由）".into(),
        MissingForCloseout::Ground => "没有选择销号依据".into(),
    }
}

/// All unmet requirements, in one sentence.
pub fn not_ready(list: &[MissingForCloseout]) -> String {
    let list: Vec<String> = list.iter().map(missing).collect();
    format!("没有申请销号：{}。补齐后再申请。", list.join("；"))
}

/// Why a decision was not recorded, what is safe, and what to do.
pub fn refusal(why: &CloseoutRefusal) -> String {
    match why {
        CloseoutRefusal::NameMissing => "没有记录：申请、审核、销号都要署名。请先在页面上方“我是”处填写姓名。".into(),
        CloseoutRefusal::ReasonMissing => "没有记录：请写明理由，理由会记入台账。".into(),
        CloseoutRefusal::ApproverMissing => "没有延期：请写明批准人。".into(),
        CloseoutRefusal::AlreadyPending(by) => {
            format!("没有申请：{}已经申请销号，正在等待审核。", general::or_someone(by))
        }
        CloseoutRefusal::StruckOff => "没有改动：这个问题已经销号。要重新整改，请在“回头看”中登记反弹。".into(),
        CloseoutRefusal::NothingPending => "没有记录：这个问题没有待审核的销号申请。".into(),
        CloseoutRefusal::OwnApplication => "没有记录：申请销号的人不能自己审核或销号，请由他人办理。".into(),
        CloseoutRefusal::NotYours(by) => {
            format!(
                "没有撤回：这是{}的申请，只能由本人撤回；可以退回并写明理由。",
                general::or_someone(by)
            )
        }
        CloseoutRefusal::AlreadyChecked => "没有记录：您已经审核过这份申请。".into(),
        CloseoutRefusal::NotChecked => "没有销号：责任领导还没有审核。销号前须由申请人、销号人以外的人审核。".into(),
        CloseoutRefusal::Unsettled => {
            "没有销号：这个问题还有待选定的冲突。请先选定；仍要销号的，请在意见里写明理由，再按一次。".into()
        }
        CloseoutRefusal::NotStruckOff => "没有记录：这个问题没有销号，不需要“回头看”。".into(),
        CloseoutRefusal::NoDueDate => "没有延期：这个问题还没有完成时限，直接填写时限即可。".into(),
        CloseoutRefusal::NotLater(date) => format!("没有延期：新的时限要晚于现在的时限（{}）。", due(*date)),
        CloseoutRefusal::NewDateMissing(date) => format!(
            "没有记录：问题反弹要重新整改，原来的时限（{}）已过，请写明新的时限。",
            due(*date)
        ),
        CloseoutRefusal::NeedsExtension(date) => format!(
            "没有改动：时限{}不能直接推后或清空。请办理延期，写明理由和批准人；原时限会一直保留。",
            due(*date)
        ),
    }
}

/// A decision as a sentence of the record, without who and when.
pub fn decided(of: &str, decision: &Decision) -> String {
    let mut sentence = match decision.kind {
        DecisionKind::Apply => format!("申请{of}销号"),
        DecisionKind::Check => format!("审核{of}的销号申请"),
        DecisionKind::Return => format!("退回{of}的销号申请"),
        DecisionKind::StrikeOff => format!("对{of}予以销号"),
        DecisionKind::Extend => match decision.until {
            Some(until) => format!("{of}延期至{}", due(until)),
            None => format!("{of}延期"),
        },
        DecisionKind::LookbackHolds => format!("“回头看”{of}：整改成果保持"),
        DecisionKind::LookbackRebound => format!("“回头看”{of}：问题反弹，重新整改"),
        DecisionKind::Withdraw => format!("撤回对{of}的申请或决定"),
    };
    if !decision.approver.is_empty() {
        sentence.push_str(&format!("，批准人：{}", decision.approver));
    }
    if !decision.grounds.is_empty() {
        let grounds: Vec<&str> = decision.grounds.iter().map(|one| ground(*one)).collect();
        sentence.push_str(&format!("，依据：{}", grounds.join("、")));
    }
    if !decision.reason.is_empty() {
        sentence.push_str(&format!("，理由：{}", decision.reason));
    }
    sentence
}

/// Late and not finished.
pub const LATE: &str = "逾期未完成";
/// Finished and not struck off.
pub const AWAITING: &str = "已完成待销号";
/// Finished late, struck off or not.
pub const FINISHED_LATE: &str = "逾期完成";

/// The three numbers of dates, in the order in which they stand everywhere.
pub fn late_counts(late: &LatenessTally) -> String {
    let (awaiting, finished) = (late.awaiting, late.finished_late);
    format!(
        "{LATE} {} 个，{AWAITING} {awaiting} 个，{FINISHED_LATE} {finished} 个",
        late.late
    )
}

/// How a problem stands to its date, in words. Never by colour alone.
pub fn lateness(lateness: Lateness) -> String {
    match lateness {
        Lateness::NoDate => "无时限".into(),
        Lateness::InTime(0) => "今天到期".into(),
        Lateness::InTime(days) => format!("剩余 {days} 天"),
        Lateness::Late(days) => format!("逾期 {days} 天"),
        Lateness::Finished { days, .. } => {
            let waits = match days {
                0 => AWAITING.to_owned(),
                days => format!("{AWAITING} {days} 天"),
            };
            match lateness.finished_late() {
                Some(late) => format!("{waits}，{}", finished_late(late)),
                None => waits,
            }
        }
        Lateness::ClosedInTime(_) => "按期完成".into(),
        Lateness::ClosedLate(days) => finished_late(days),
    }
}

/// The same of a measure or a phase, which nobody strikes off.
pub fn part_lateness(of_part: Lateness) -> String {
    match of_part {
        Lateness::Finished { left: None, .. } => fields::progress(Progress::Done).into(),
        Lateness::Finished { left: Some(left), .. } if left >= 0 => lateness(Lateness::ClosedInTime(left)),
        Lateness::Finished { left: Some(left), .. } => finished_late(-left),
        Lateness::NoDate
        | Lateness::InTime(_)
        | Lateness::Late(_)
        | Lateness::ClosedInTime(_)
        | Lateness::ClosedLate(_) => lateness(of_part),
    }
}

fn finished_late(days: i32) -> String {
    format!("{FINISHED_LATE}，晚 {days} 天")
}

/// A level of warning in words.
pub fn level(level: WarningLevel) -> &'static str {
    match level {
        WarningLevel::Awaiting => "待销号提醒",
        WarningLevel::First => "第一次预警",
        WarningLevel::Second => "第二次预警",
        WarningLevel::Third => "逾期预警",
    }
}

/// Capacity in which somebody is warned.
pub fn capacity(capacity: RecipientRole) -> &'static str {
    match capacity {
        RecipientRole::InCharge => "责任人",
        RecipientRole::Leader => "责任领导",
        RecipientRole::HeadOfUnit => "单位主要负责人",
        RecipientRole::Office => "整改办",
    }
}

/// Default wording of a warning. Fields in braces are filled in.
pub fn usual_wording(level: WarningLevel) -> &'static str {
    match level {
        WarningLevel::Awaiting => "{姓名}：“{问题}”已完成整改 {天数} 天，尚未销号，请及时{下一步}。",
        WarningLevel::First => "{姓名}：“{问题}”完成时限为{时限}，还剩 {天数} 天，请抓紧整改，及时申请销号。",
        WarningLevel::Second => "{姓名}：“{问题}”完成时限为{时限}，只剩 {天数} 天，请责任领导督促，确保按期销号。",
        WarningLevel::Third => "{姓名}：“{问题}”完成时限为{时限}，已逾期 {天数} 天，请尽快整改并说明原因。",
    }
}

/// Text of the reminder on a warning.
pub fn reminder(ledger: &Ledger, warning: &Warning) -> String {
    let names: Vec<&str> = warning
        .to
        .iter()
        .flat_map(|to| to.names.iter().map(String::as_str))
        .collect();
    warned(ledger, warning, wording(ledger, warning.level), &names.join("、"))
}

/// Text of one reminder on all warnings of a person.
pub fn digest(ledger: &Ledger, digest: &WarningDigest) -> String {
    let name = &digest.name;
    if let [(_, only)] = digest.warnings.as_slice() {
        return warned(ledger, only, wording(ledger, only.level), name);
    }
    let mut text = format!(
        "{name}：以下 {} 个问题{}",
        digest.warnings.len(),
        if digest
            .warnings
            .iter()
            .all(|(_, one)| one.level == WarningLevel::Awaiting)
        {
            "已完成整改、尚未销号："
        } else if digest
            .warnings
            .iter()
            .any(|(_, one)| one.level == WarningLevel::Awaiting)
        {
            "需要整改、督促或办理销号："
        } else {
            "临近或超过完成时限，请抓紧整改、督促："
        }
    );
    for (place, (_, warning)) in digest.warnings.iter().enumerate() {
        // The salutation stands once, at the start.
        let wording = wording(ledger, warning.level);
        let bare = wording.strip_prefix("{姓名}：").unwrap_or(wording);
        text.push_str(&format!("\n{}. {}", place + 1, warned(ledger, warning, bare, name)));
    }
    text
}

/// The wording in force of a level.
fn wording(ledger: &Ledger, level: WarningLevel) -> &str {
    let own = ledger.text(ledger::ItemId::ROUND, level.wording());
    if own.trim().is_empty() {
        usual_wording(level)
    } else {
        own
    }
}

fn warned(ledger: &Ledger, warning: &Warning, wording: &str, names: &str) -> String {
    fill(
        wording,
        &[
            ("{姓名}", names),
            ("{问题}", ledger.text(warning.problem, Field::Title)),
            ("{时限}", &warning.due.map_or_else(String::new, due)),
            ("{天数}", &days_told(warning).to_string()),
            ("{下一步}", move_awaited(ledger, warning)),
            ("{单位}", ledger.text(ledger::ItemId::ROUND, Field::Unit)),
        ],
    )
}

/// Days that a reminder tells: left, late, or since it was finished.
fn days_told(warning: &Warning) -> i32 {
    match warning.lateness {
        Lateness::InTime(days) | Lateness::Late(days) | Lateness::Finished { days, .. } => days,
        Lateness::NoDate => 0,
        Lateness::ClosedInTime(days) | Lateness::ClosedLate(days) => days,
    }
}

/// What is to be done next on what waits to be struck off.
fn move_awaited(ledger: &Ledger, warning: &Warning) -> &'static str {
    match ledger.waits_for(warning.problem) {
        Some(AwaitedRole::InCharge) => "申请销号",
        Some(AwaitedRole::Leader) => "审核销号申请",
        Some(AwaitedRole::Office) => "决定是否销号",
        None => "办理",
    }
}

/// Fills in the fields in braces, once: filled-in text is not searched for fields again.
fn fill(wording: &str, values: &[(&str, &str)]) -> String {
    let mut filled = String::new();
    let mut rest = wording;
    while !rest.is_empty() {
        let known = values
            .iter()
            .find_map(|(name, value)| rest.strip_prefix(name).map(|after| (after, *value)));
        if let Some((after, value)) = known {
            filled.push_str(value);
            rest = after;
        } else {
            let mut letters = rest.chars();
            filled.extend(letters.next());
            rest = letters.as_str();
        }
    }
    filled
}

/// A bucket of one's own list in words.
pub fn bucket(bucket: TodoBucket) -> &'static str {
    match bucket {
        TodoBucket::Late => LATE,
        TodoBucket::Awaiting => AWAITING,
        TodoBucket::ThisWeek => "本周到期",
        TodoBucket::Later => "以后到期",
        TodoBucket::Waiting => "等待他人",
        TodoBucket::Done => "已办结",
    }
}

/// The next step in words.
pub fn next_step(step: NextStep) -> String {
    match step {
        NextStep::AnswerReturn => "按退回理由补正，再次申请".into(),
        NextStep::RectifyAgain => "问题反弹，重新整改后再次申请".into(),
        NextStep::FinishMeasures(open) => format!("完成余下 {open} 条措施"),
        NextStep::FinishMeasure => "完成这条措施".into(),
        NextStep::WriteProgress => "填写整改进展".into(),
        NextStep::WriteOutcome => "填写整改结果及成效".into(),
        NextStep::NameEvidence => "列出佐证材料".into(),
        NextStep::Apply => "申请销号".into(),
        NextStep::Check => "审核销号申请".into(),
        NextStep::Decide => "决定是否销号".into(),
        NextStep::Settle => "几个决定互相矛盾，请定夺".into(),
        NextStep::AwaitWork => "等待责任人整改、申请".into(),
        NextStep::AwaitCheck => "等待责任领导审核".into(),
        NextStep::AwaitDecision => "等待整改办决定".into(),
        NextStep::Nothing => "无".into(),
    }
}

/// A date of the round in words.
pub fn stage(stage: RoundDeadline) -> &'static str {
    match stage {
        RoundDeadline::Plan => "报送整改方案",
        RoundDeadline::Concentrated => "集中整改期满",
        RoundDeadline::Report => "报送整改进展情况报告",
        RoundDeadline::Publish => "公布整改情况",
        RoundDeadline::LookbackFrom => "“回头看”开始",
        RoundDeadline::LookbackTo => "“回头看”结束",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_in_braces_is_filled_in_once() {
        let values = [("{问题}", "甲{时限}"), ("{时限}", "2025年底")];
        for (wording, expected) in [
            ("“{问题}”{时限}前", "“甲{时限}”2025年底前"),
            ("{别的}{", "{别的}{"),
            ("", ""),
        ] {
            assert_eq!(fill(wording, &values), expected);
        }
    }
}
