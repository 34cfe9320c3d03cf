//! Texts of the open problem.

use super::{closeout, general};
use crate::browser::file_fingerprint::FileFingerprint;
use ledger::{
    DecisionKind, Due,
    closeout::{CloseoutRefusal, CloseoutStatus},
};

pub const TOOLS: &str = "换一条或关闭";
pub const TOOLS_HINT: &str = "Alt+↑ 上一条，Alt+↓ 下一条，Esc 关闭";
pub const STATUS: &str = "销号";
pub const DATE: &str = "时限";
pub const WORDING: &str = "问题";
pub const DUTY: &str = "责任与时限";
pub const MEASURES_TEXT: &str = "整改措施（通报原文）";
pub const RESULTS: &str = "整改成效";
pub const RULES_AND_FIGURES: &str = "制度与数据";
pub const CLOSEOUT: &str = "销号";
pub const REMARKS: &str = "备注与其他文字";
pub const KINDS: [&str; 4] = ["立行立改", "限期整改", "分阶段整改", "长期坚持"];
pub const DUE_TEXT: &str = "时限原文（写不成日期的）";

/// First date, where another is in force.
pub fn first_date(first: Due) -> String {
    format!("首次时限 {}", closeout::due(first))
}

/// Note where no 完成日期 is written: the day that is counted from.
pub fn finished_day_unknown(day: jiff::civil::Date) -> String {
    let day = Due::day(day.year(), day.month(), day.day()).map_or_else(String::new, closeout::due);
    format!("没有填写，暂按台账记录的{day}计算")
}

/// A count as text.
pub fn count(count: usize) -> String {
    if count == 0 {
        String::from("无")
    } else {
        format!("{count} 份")
    }
}

pub const EXTEND: &str = "办理延期";
pub const EXTENSIONS: &str = "延期记录";
pub const EXTEND_UNTIL: &str = "延期至（必填）";
pub const EXTEND_APPROVER: &str = "批准人（必填）";
pub const EXTEND_REASON: &str = "延期理由（必填）";
pub const EXTEND_NOTE: &str =
    "原时限一直保留、一直显示；每次延期都记入台账。交办、作出决定或确定计划之前，填错的时限可以直接更正，不必延期。";

/// Why an extension has no valid date.
pub fn no_date(text: &str) -> String {
    if text.trim().is_empty() {
        format!("没有延期：请填写新的时限，{}。", super::dates::HOW)
    } else {
        format!("没有延期：看不懂日期“{text}”。请写成{}。", super::dates::HOW)
    }
}

/// Person and time of a decision.
pub fn signed(by: &str, at: &str) -> String {
    format!("{at} {}：", general::or_someone(by))
}

/// Number of measures done, of all.
pub fn measures_done(done: usize, all: usize) -> String {
    if all == 0 {
        String::from("无")
    } else {
        format!("已完成 {done}/{all}")
    }
}

/// Summary of the folded part of a measure.
pub fn measure_more(phases: usize, notes: usize) -> String {
    let mut words = String::from("阶段、进展记录、成效");
    match (phases, notes) {
        (0, 0) => {}
        (phases, 0) => words.push_str(&format!("（阶段 {phases}）")),
        (0, notes) => words.push_str(&format!("（进展 {notes}）")),
        (phases, notes) => words.push_str(&format!("（阶段 {phases}，进展 {notes}）")),
    }
    words
}

pub const PHASES: &str = "分阶段";
pub const PHASE: &str = "阶段任务";
pub const NEW_PHASE: &str = "新阶段，如：第一阶段 摸清底数";
pub const NOTES: &str = "进展记录";
pub const NOTE: &str = "进展";
pub const NOTE_DATE: &str = "进展日期";
pub const NEW_NOTE: &str = "这一天做了什么";
pub const REMOVED_PART: &str = "不再需要";

/// Accessible name of the button that removes a part.
pub fn remove_part(title: &str) -> String {
    format!("移除：{}", general::brief(title))
}

pub const REGULATIONS: &str = "制度（长效机制）";
pub const REGULATION_NAME: &str = "制度名称";
pub const NEW_REGULATION: &str = "新制度的名称";
pub const FIGURES: &str = "成效数据";
pub const FIGURE_NAME: &str = "成效";
pub const NEW_FIGURE: &str = "新成效，如：清退资金";
pub const UNITS: [&str; 8] = ["项", "万元", "元", "人次", "人", "次", "件", "个"];

/// Number of regulations and figures.
pub fn results_count(regulations: usize, figures: usize) -> String {
    if regulations + figures == 0 {
        String::from("无")
    } else {
        format!("制度 {regulations} 项，数据 {figures} 条")
    }
}

pub const NO_PROOFS: &str = "还没有列出佐证材料。";
pub const DROP_PROOF: &str = "把佐证材料的文件拖到这里：只登记名称、大小和校验码，文件本身不存入台账。";
pub const CHOOSE_PROOF: &str = "选择文件";
pub const NEW_PROOF: &str = "没有文件的，直接写材料名称";
pub const PROOF_TITLE: &str = "材料名称";
pub const CITE_KNOWN: &str = "引用已登记的材料…";
pub const CITE: &str = "引用";
pub const STOP: &str = "停止";
pub const CHECK_FILE: &str = "核对文件（再选一次，看是否改动过）";
pub const NAME_FILE: &str = "登记文件（只记名称、大小和校验码）";
pub const ALSO_PROVES: &str = "同时用于：";
pub const UNCITE: &str = "取消引用";
pub const UNCITED: &str = "不再用于这个问题";
pub const SAME_FILE: &str = "同一份文件";
pub const CITE_THAT: &str = "引用已登记的";
pub const ENTER_ANYWAY: &str = "仍另行登记";

/// Number before an entry of a list.
pub fn number(number: usize) -> String {
    format!("{number}.")
}

/// Text beside the title of a piece of evidence.
pub fn proof_beside(number: &str, of_file: bool) -> String {
    match (number.is_empty(), of_file) {
        (true, false) => "未登记文件".into(),
        (true, true) => "已登记文件".into(),
        (false, false) => format!("{number} · 未登记文件"),
        (false, true) => format!("{number} · 已登记文件"),
    }
}

/// A file size in words.
pub fn size(bytes: i64) -> String {
    let tenths = |unit: i64| {
        let tenths = bytes.saturating_mul(10) / unit;
        format!("{}.{}", tenths / 10, tenths % 10)
    };
    match bytes {
        ..1_000 => format!("{bytes} 字节"),
        1_000..1_000_000 => format!("{} KB", tenths(1_000)),
        _ => format!("{} MB", tenths(1_000_000)),
    }
}

/// File of a piece of evidence.
pub fn file(name: &str, bytes: i64) -> String {
    format!("文件“{name}”，{}，SHA-256：", size(bytes))
}

/// Progress of reading a file, in hundredths.
pub fn reading(name: &str, far: f64) -> String {
    format!("正在读取“{name}”… {:.0}%", far * 100.0)
}

/// Accessible name of the progress bar.
pub fn reading_file(name: &str) -> String {
    format!("正在读取“{name}”")
}

/// Message that reading was stopped, with the number of files that were not read.
pub fn stopped(name: &str, waiting: usize) -> String {
    let others = match waiting {
        0 => String::new(),
        waiting => format!("排在后面的 {waiting} 个文件也没有登记。"),
    };
    format!("已停止读取“{name}”，没有登记。{others}")
}

/// Message that evidence was entered.
pub fn entered(name: &str, bytes: i64) -> String {
    format!("已登记“{name}”（{}）。文件本身没有存入台账，请妥善保管。", size(bytes))
}

/// Message on a file that this problem cites already.
pub fn in_list(name: &str, title: &str) -> String {
    format!("“{name}”就是已列出的“{title}”，没有重复登记。")
}

/// Message on a file whose evidence is entered already.
pub fn same_file(name: &str, title: &str) -> String {
    format!("“{name}”与已登记的“{title}”是同一份文件（校验码一致）。")
}

/// Message that the file of a piece of evidence was recorded.
pub fn file_taken(name: &str) -> String {
    format!("已登记文件“{name}”的名称、大小和校验码。")
}

/// Result of comparing the file of a piece of evidence with a chosen one.
pub fn compared(named: &FileFingerprint, found: &FileFingerprint) -> String {
    if named.hash == found.hash {
        let other = format!("（文件名已由“{}”改为“{}”）", named.name, found.name);
        let name = if named.name == found.name { "" } else { &other };
        return format!("● 一致：文件内容与登记时相同{name}。");
    }
    let sizes = if named.size == found.size {
        format!("大小同为 {}", size(found.size))
    } else {
        format!("登记时 {}，现在 {}", size(named.size), size(found.size))
    };
    format!(
        "▲ 不一致：“{}”与登记的“{}”内容不同，{sizes}。登记的内容没有改动。",
        found.name, named.name
    )
}

/// What becomes of evidence that is no longer cited here.
pub fn uncite_note(others: usize) -> String {
    if others == 0 {
        "只从这个问题中去掉；材料仍登记在台账里，可再引用。".into()
    } else {
        format!("只从这个问题中去掉；材料仍在台账里，另外 {others} 个问题的引用不变。")
    }
}

/// Number of a close-out round: 第 2 轮
pub fn round_number(number: usize) -> String {
    format!("第 {number} 轮")
}

/// State of the close-out, as a sentence that says who is to act.
pub fn standing(status: CloseoutStatus, contested: bool, checked: bool, round: usize) -> String {
    let words = match (status, contested) {
        (CloseoutStatus::Returned, true) => "有人退回、有人销号，两个决定互相矛盾，暂按退回。请再作一次决定。",
        (CloseoutStatus::Reopened, true) => "“回头看”有两种结论，暂按反弹。请再登记一次。",
        (CloseoutStatus::NotApplied, _) => "还没有申请销号。",
        (CloseoutStatus::Pending, _) if checked => "已申请销号，责任领导已审核，等待决定。",
        (CloseoutStatus::Pending, _) => "已申请销号，等待审核。",
        (CloseoutStatus::Returned, _) => "申请已退回，请按退回理由补正后再次申请。",
        (CloseoutStatus::StruckOff, _) => "已销号。",
        (CloseoutStatus::Reopened, _) => {
            "问题反弹，进展已改回“正在推进”；整改后再次申请，销号依据重新选择，进入下一轮。"
        }
    };
    if round == 0 {
        words.to_owned()
    } else {
        format!("{}：{words}", round_number(round))
    }
}

/// Name of a step of a round.
pub fn deed(kind: DecisionKind) -> &'static str {
    match kind {
        DecisionKind::Apply => "申请销号",
        DecisionKind::Check => "审核通过",
        DecisionKind::Return => "退回",
        DecisionKind::StrikeOff => "予以销号",
        DecisionKind::Extend => "延期",
        DecisionKind::LookbackHolds => "“回头看”：成果保持",
        DecisionKind::LookbackRebound => "“回头看”：问题反弹",
        DecisionKind::Withdraw => "撤回",
    }
}

pub const WITHDRAWN: &str = "（已撤回）";
pub const OVERRULED: &str = "（已由后来的决定取代）";

/// Grounds of an application.
pub fn on_grounds(grounds: &str) -> String {
    format!("，依据：{grounds}")
}

/// Written reason of a step.
pub fn reason(reason: &str) -> String {
    format!("理由：{reason}")
}

pub const APPLY: &str = "申请销号";
pub const NEEDED: &str = "申请前须具备";
pub const READY: &str = "已具备：";
pub const LACKING: &str = "缺：";
pub const GO_THERE: &str = "去填写";
pub const HAS_PROGRESS: &str = "整改进展为“已完成”";
pub const HAS_MEASURES: &str = "各条措施都已完成";
pub const HAS_OUTCOME: &str = "已写整改结果及成效";
pub const HAS_RESPONSIBLE: &str = "责任已明确";
pub const HAS_EVIDENCE: &str = "已列出佐证材料";
pub const GROUNDS: &str = "销号依据（至少选一项）";
pub const APPLY_REASON: &str = "说明（没有佐证材料，或材料与退回前一样的，必须写明理由）";
pub const NO_MEASURES: &str = "没有分条措施";
pub const UNSETTLED: &str = "这个问题还有待选定的冲突：请先选定；仍要销号的，请在意见里写明理由。";
pub const DECIDE: &str = "审核与决定";
pub const OPINION: &str = "意见（退回必须写明理由）";
pub const CHECK: &str = "审核通过";
pub const STRIKE_OFF: &str = "予以销号";
pub const RETURN: &str = "退回";
pub const WITHDRAW: &str = "撤回申请";
pub const LOOK_BACK: &str = "登记“回头看”";
pub const LOOK_BACK_TEXT: &str = "查看情况（反弹必须写明）";
pub const REBOUND_UNTIL: &str = "反弹的，新的时限（原时限已过的必须写明）";
pub const HOLDS: &str = "成果保持";
pub const REBOUND: &str = "问题反弹";

/// Short reason why a button is disabled.
pub fn hindered(why: &CloseoutRefusal) -> &'static str {
    match why {
        CloseoutRefusal::NameMissing => "请先在页面上方“我是”处填写姓名",
        CloseoutRefusal::ReasonMissing => "请先写明理由",
        CloseoutRefusal::ApproverMissing => "请先写明批准人",
        CloseoutRefusal::AlreadyPending(_) => "已有申请，正在等待审核",
        CloseoutRefusal::StruckOff => "已销号；要重新整改，请登记“回头看”反弹",
        CloseoutRefusal::NothingPending => "没有待审核的申请",
        CloseoutRefusal::OwnApplication => "申请人不能自己审核、退回或销号",
        CloseoutRefusal::NotYours(_) => "只能由申请人撤回",
        CloseoutRefusal::AlreadyChecked => "您已审核过",
        CloseoutRefusal::NotChecked => "须先由另一人（责任领导）审核",
        CloseoutRefusal::Unsettled => "有待选定的冲突，请先选定，或在意见里写明",
        CloseoutRefusal::NotStruckOff => "还没有销号",
        CloseoutRefusal::NoDueDate => "还没有完成时限",
        CloseoutRefusal::NotLater(_) => "新的时限要晚于现在的时限",
        CloseoutRefusal::NewDateMissing(_) => "请写明新的时限",
        CloseoutRefusal::NeedsExtension(_) => "时限不能直接推后，请办理延期",
    }
}

/// Message that the comparison of a file was stopped.
pub fn not_checked(name: &str) -> String {
    format!("没有核对完：“{name}”的读取已停止，登记的内容没有变。")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_as_people_say_them() {
        for (bytes, said) in [
            (0, "0 字节"),
            (999, "999 字节"),
            (1_000, "1.0 KB"),
            (1_260, "1.2 KB"),
            (5_000_000, "5.0 MB"),
            (1_234_567_890, "1234.5 MB"),
        ] {
            assert_eq!(size(bytes), said);
        }
    }

    #[test]
    fn a_file_is_the_same_by_its_content_alone() {
        let file = |name: &str, size, hash: &str| FileFingerprint {
            name: name.into(),
            size,
            hash: hash.into(),
        };
        let named = file("a.pdf", 10, "aa");
        for (found, begins) in [
            (file("a.pdf", 10, "aa"), "● 一致：文件内容与登记时相同。"),
            (
                file("b.pdf", 10, "aa"),
                "● 一致：文件内容与登记时相同（文件名已由“a.pdf”改为“b.pdf”）。",
            ),
            (
                file("a.pdf", 10, "bb"),
                "▲ 不一致：“a.pdf”与登记的“a.pdf”内容不同，大小同为 10 字节。",
            ),
            (
                file("a.pdf", 11, "bb"),
                "▲ 不一致：“a.pdf”与登记的“a.pdf”内容不同，登记时 10 字节，现在 11 字节。",
            ),
        ] {
            assert!(
                compared(&named, &found).starts_with(begins),
                "{}",
                compared(&named, &found)
            );
        }
    }
}
