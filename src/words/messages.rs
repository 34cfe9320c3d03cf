//! Sentences on events: refusals, storage, files. Those of the record stand in `record`.

use super::{closeout, fields};
use crate::desk::{ExportAge, SavingState};
use ledger::{
    CannotUndo, Field, Refusal, Value,
    closeout::CloseoutStatus,
    count::{CloseoutTally, CountUnit, Tally},
    file::FileError,
};
use storage::{Damage, Fault, JournalFault, UnreadableReason, UnsavedReason};

/// State of saving, short.
pub fn saving(state: &SavingState) -> String {
    match state {
        SavingState::Saved => "已保存".into(),
        SavingState::NotOnDisk(_) => super::SAVED_NOT_ON_DISK.into(),
        SavingState::Waiting => "正在保存…".into(),
        SavingState::Refused => "未能保存：有一处不合要求".into(),
        SavingState::Failed(_, why) => format!("未能保存：{}", short(why)),
    }
}

/// Why something is not stored, short.
pub fn short(why: &UnsavedReason) -> &'static str {
    match why {
        UnsavedReason::Fault(why) => fault(why),
        UnsavedReason::ReadBackDiffers => "写入后核对不一致",
        UnsavedReason::Vanished => "保存过的内容被清除",
    }
}

/// Why saved facts are not on the disk yet, and what that means.
pub fn not_on_disk(fault: &JournalFault) -> String {
    let why = match fault {
        JournalFault::Denied => "浏览器不允许本页使用磁盘日志（IndexedDB）",
        JournalFault::Absent => "这个浏览器没有磁盘日志（IndexedDB）",
        JournalFault::Blocked => "另一个窗口里的旧版页面占着磁盘日志，请关闭那个窗口",
        JournalFault::Full => "磁盘空间不足，磁盘日志写不进去，请清理磁盘",
        JournalFault::Slow => "磁盘写得慢，还没有写完",
        JournalFault::Other(_) => "磁盘日志出错",
    };
    format!("{why}。{}", super::NOT_ON_DISK_MEANS)
}

/// Refusal of the storage, short.
pub fn fault(fault: &Fault) -> &'static str {
    match fault {
        Fault::Full(_) => "浏览器存储已满",
        Fault::Denied => "浏览器禁止存储",
        Fault::Absent => "浏览器没有存储",
        Fault::Other(_) => "浏览器存储出错",
    }
}

/// What a failed save means and what to do.
pub fn saving_help(why: &UnsavedReason) -> String {
    let happened = short(why);
    let to_do = match why {
        UnsavedReason::Fault(Fault::Denied | Fault::Absent) => {
            "现在只用本页内存工作：内容没有存下，一关闭或刷新本页就没有了。\
            请在浏览器设置中允许本页保存网站数据（允许后会自动存下），或在关闭前到“收发”导出台账文件。"
        }
        UnsavedReason::Fault(Fault::Full(_)) => {
            "没有存下的内容只在本页内存中，没有丢，请不要关闭本页；腾出空间后会自动存下。\
            请现在到“收发”导出台账文件留底，再请管理员清理同一网址下其他程序占用的空间。"
        }
        _ => "没有存下的内容只在本页内存中，没有丢，请不要关闭本页；程序会不断重试。请现在到“收发”导出台账文件留底。",
    };
    format!("{happened}。{to_do}")
}

/// Age of the last export.
pub fn exported(exported: &ExportAge) -> String {
    match exported.days {
        None => "还没有导出过".into(),
        Some(0) => "今天导出过".into(),
        Some(days) => format!("{days} 天前导出过"),
    }
}

/// A refusal in words.
pub fn refusal(refusal: &Refusal) -> String {
    match refusal {
        Refusal::NoSuchItem => "没有改动：台账里没有这一项。".into(),
        Refusal::ItemRemoved => "没有改动：这一项已被移除。要改它，请先恢复。".into(),
        Refusal::NotRemoved => "没有改动：这一项没有被移除，无需恢复。".into(),
        Refusal::TitleMissing => "没有改动：标题不能为空，原标题仍在。请填写后再试。".into(),
        Refusal::ReasonMissing => "没有移除：请写明移除原因，原因会记入台账。".into(),
        Refusal::ValueDoesNotFit(field) => format!("没有改动：“{}”不能填这样的内容。", fields::field(*field)),
        Refusal::TextTooLong(bytes) => {
            format!(
                "没有保存：这段文字太长（约 {} 千字）。请分成几段填写，原有内容仍在。",
                bytes / 3000
            )
        }
        Refusal::GroupNotEmpty(n) => format!("没有移除：这个方面里还有 {n} 项。请先移走它们。"),
        Refusal::GroupInItself => "没有改动：一个方面不能放进它自己里面。".into(),
        Refusal::CannotStandThere(kind) => format!("没有新增：{}不能放在这里。", fields::kind(*kind)),
        Refusal::NotBeside => "没有移动：两条现在不在同一个方面里。只能在所属方面之内调整先后。".into(),
        Refusal::StruckOffStays => {
            "没有移除：这个问题已经销号，要留存备查。确需移除的，请先在“回头看”中登记反弹。".into()
        }
        Refusal::StruckOffMeasures => {
            "没有改动：这个问题已经销号，措施和阶段不再增减。要重新整改，请先在“回头看”中登记反弹。".into()
        }
        Refusal::IssuedStays => "没有改动：定稿一经定稿不再更改，也不能移除。需要更正的，请另出一份新的定稿。".into(),
        Refusal::CitedAlready => "没有新增：这个问题已经引用了这份佐证材料。".into(),
        Refusal::StillCited(n) => format!("没有移除：还有 {n} 个问题引用这份佐证材料。请先取消引用。"),
        Refusal::SetupOutOfOrder | Refusal::NumbersUsedUp => {
            "没有改动：程序内部编号出错。请导出台账文件后重新打开本页。".into()
        }
        Refusal::CannotUndo(why) => cannot_undo(why),
        Refusal::NotReady(missing) => closeout::not_ready(missing),
        Refusal::Closeout(why) => closeout::hindrance(why),
    }
}

fn cannot_undo(why: &CannotUndo) -> String {
    match why {
        CannotUndo::NoSuchAction | CannotUndo::NothingLeft => "没有可以撤销的操作。".into(),
        CannotUndo::NotYours(by) => format!("没有撤销：这是{}的操作，只能由本人撤销。", or_someone(by)),
        CannotUndo::Already => "没有撤销：这个操作已经撤销过了。".into(),
        CannotUndo::ChangedSince(since) => {
            let who = since.first().map_or("", |s| &*s.by);
            format!(
                "没有撤销：之后{}又改过同一处。为了不丢掉后来的内容，请直接修改。",
                or_someone(who)
            )
        }
        CannotUndo::NotUnderstood => "没有撤销：其中有新版本程序写入的内容。".into(),
        CannotUndo::StruckOff => "没有撤销：这个问题已经销号，整改进展不再改动。".into(),
        CannotUndo::Withdrawn => "没有撤销：撤回的决定要重新作出。".into(),
    }
}

/// A name, or a placeholder for none.
pub fn or_someone(by: &str) -> &str {
    if by.is_empty() { super::general::SOMEONE } else { by }
}

/// Why a file was not taken.
pub fn file_error(error: &FileError) -> String {
    let why = match error {
        FileError::TooLarge(bytes) => format!("文件有 {} MB，超过 100 MB 的上限", bytes / 1_000_000),
        FileError::NotJson { line, column } => format!("文件不完整或已损坏，第 {line} 行第 {column} 列起读不下去"),
        FileError::Foreign => "这不是本程序导出的台账文件".into(),
        FileError::Newer(version) => format!("它由更新的版本（格式 {version}）导出，请先更新本页面"),
        FileError::HeaderDamaged => "文件头缺少必要的内容".into(),
        FileError::FactDamaged { place, .. } => format!("第 {place} 条记录已损坏"),
        FileError::FactsMissing { declared, found } => format!("应有 {declared} 条记录，只有 {found} 条"),
        FileError::NoFacts => "文件里只有可读的清单，没有记录".into(),
        FileError::ChecksumDiffers => "内容与校验码不符，传输中可能损坏或被改动过".into(),
    };
    format!("没有导入：{why}。台账没有任何改动，请向发文件的人再要一份。")
}

/// Why a stored text is unreadable, and what to do.
pub fn set_aside(why: &UnreadableReason) -> String {
    match why {
        UnreadableReason::Newer { version } => format!("由更新的版本（格式 {version}）写入，请更新本页面后再打开"),
        UnreadableReason::Misnamed => "名称不是本程序起的".into(),
        UnreadableReason::Damaged(Damage::Checksum | Damage::Count { .. } | Damage::Size { .. }) => {
            "与校验码不符，内容残缺或被改动过".into()
        }
        UnreadableReason::Damaged(_) => "内容已损坏".into(),
    }
}

/// Summary sentence of the overview.
pub fn overview(tally: &Tally, counted: CountUnit) -> String {
    let (unit, what) = match counted {
        CountUnit::Problems => ("个", "问题"),
        CountUnit::Measures => ("条", "措施"),
    };
    let mut sentence = format!(
        "共 {} {unit}{what}：已完成 {} {unit}，正在推进 {} {unit}，尚未启动 {} {unit}",
        tally.total, tally.done, tally.under_way, tally.not_started
    );
    if tally.left_out > 0 {
        sentence.push_str(&format!("，基本完成（单列） {} {unit}", tally.left_out));
    }
    if let Some(rate) = tally.rate() {
        sentence.push_str(&format!("；整改完成率 {rate}"));
    }
    sentence.push('。');
    sentence
}

/// Check that the parts add up to the whole.
pub fn check(tally: &Tally) -> String {
    let mut sum = format!(
        "{} = {} + {} + {}",
        tally.total, tally.done, tally.under_way, tally.not_started
    );
    if tally.left_out > 0 {
        sum.push_str(&format!(" + {}", tally.left_out));
    }
    sum.push_str(if tally.adds_up() { " ✓" } else { " ✗ 不相等" });
    sum
}

/// A value, shortened.
pub fn value(field: Field, value: &Value) -> String {
    match value {
        Value::Nothing => super::general::EMPTY_VALUE.into(),
        Value::Flag(yes) => if *yes { "是" } else { "否" }.into(),
        Value::Number(number) => number.to_string(),
        Value::Text(text) => fields::key(field, text).map_or_else(|| brief(text), Into::into),
    }
}

/// The first forty characters of a text.
pub fn brief(text: &str) -> String {
    let mut short: String = text.chars().take(40).collect();
    if short.len() < text.len() {
        short.push('…');
    }
    short
}

/// Check of the close-out counts: `37 = 30 + 2 + 1 + 4 + 0 ✓`, in the order of the figures.
pub fn closeout_check(tally: &CloseoutTally) -> String {
    let parts: Vec<String> = CloseoutStatus::ALL
        .into_iter()
        .map(|status| tally.at(status).to_string())
        .collect();
    let mark = if tally.adds_up() { "✓" } else { "✗" };
    format!("{} = {} {mark}", tally.total, parts.join(" + "))
}
