//! Texts on stored data: whether it is saved, how full the storage is, what is unreadable or missing, and the age of
//! the last export.

use crate::desk::{BackupState, ExportAge, SavingState};
use ledger::WallTime;
use storage::{BackupFault, Damage, Fault, JournalFault, UnreadableReason, UnsavedReason};

pub const SAVING_ASK: &str = "这是什么意思";
pub const SAVED_MEANS: &str = "已保存：到此刻为止的改动都已写入这个浏览器，读回核对无误，并且已经写到磁盘上；\
    关闭、刷新本页，突然断电，浏览器被强行结束，都不会丢。内容只在这台电脑的这个浏览器里，清除浏览器数据会全部丢失，请定期导出留底。";
pub const SAVED_NOT_ON_DISK: &str = "已保存（断电可能丢失最近一分钟）";
pub const NOT_ON_DISK_MEANS: &str = "改动已写入这个浏览器并读回核对无误，关闭、刷新本页都不会丢；\
    但浏览器要过一会儿（最多一分钟）才自己写到磁盘上，这期间突然断电或浏览器被强行结束，最近的改动可能丢失。程序会不断重试，写到磁盘后这里会变回“已保存”。";
pub const WAITING_MEANS: &str = "正在保存：刚输入的内容还没有写入，停手片刻就会写入。不需要做什么，请先不要关闭本页。";
pub const REFUSED_MEANS: &str = "未能保存：有一处填写的内容不合要求（如标题为空、文字过长），没有记入台账。那段内容还在原处，改好后会自动保存；其余内容都已保存。";
pub const UNSAVED_MEANS: &str =
    "未能保存：有改动没有写进这个浏览器。原因和办法见下面红色的一行；每隔几秒自动再试，存下后这里会变回“已保存”。";
pub const NOT_NOW: &str = "这次先不";
pub const LOOK: &str = "查看";

pub const RECOVERY: &str = "有些保存的内容没能读出";
pub const RECOVERY_LEAD: &str =
    "能读的已全部读出；读不出的原样留在浏览器里，没有改动。可以先把原文下载留底，再继续工作。";
pub const RECOVERY_GONE: &str = "有些保存过的内容不见了";
pub const RECOVERY_GONE_LEAD: &str =
    "下面写明读出了什么、少了什么。程序没有改动任何内容，可以继续工作，也可以先找回导出的文件。";
pub const RECOVERED: &str = "读出来的";
pub const UNREADABLE: &str = "读不出的";
pub const MISSING: &str = "不见了的";
pub const DOWNLOAD_RAW: &str = "下载原文";
pub const DOWNLOAD_ALL_RAW: &str = "下载全部原文";
pub const RAW_GIVEN: &str = "原文已交给浏览器下载。";
pub const RAW_NOT_GIVEN: &str =
    "没有下载成功：浏览器没有给出这份内容，或拒绝下载。内容仍在浏览器里，没有改动。请再试一次。";
pub const RAW_FILE: &str = "销号-读不出的原文.json";
pub const READ_AGAIN: &str = "重新读一次";
pub const GO_ON: &str = "用读出的部分继续";
pub const NOTHING_READ: &str = "这份台账没有读出任何内容。";

pub const NOT_TAKEN_IN: &str = "上次填到这里没有存下。按回车存下，清空则放弃。";
pub const IN_BROWSER: &str = "在这个浏览器里";
pub const ON_DISK: &str = "在磁盘上";
pub const IN_FILE: &str = "在文件里";
pub const CHOOSE_FOLDER: &str = "选择自动备份的文件夹";
pub const CHOOSE_ANOTHER_FOLDER: &str = "换一个文件夹";
pub const STOP_BACKUPS: &str = "停止自动备份";
pub const RESUME_BACKUPS: &str = "恢复自动备份";
pub const BACKUPS_OFF: &str = "自动备份已停，点此恢复";

/// State in local storage.
pub fn in_browser(state: &SavingState) -> &'static str {
    match state {
        SavingState::Saved | SavingState::NotOnDisk(_) => "已写入，并读回核对无误。",
        SavingState::Waiting => "正在写入。",
        SavingState::Refused => "有一处不合要求，没有写入；其余都已写入。",
        SavingState::Failed(..) => "有改动没有写进去，见红色的一行。",
    }
}

/// State on the disk.
pub fn on_disk(state: &SavingState) -> &'static str {
    match state {
        SavingState::Saved => "已写到磁盘，断电也不会丢。",
        SavingState::Waiting => "正在写到磁盘。",
        SavingState::Refused => "已写入的部分都在磁盘上。",
        SavingState::NotOnDisk(_) => "还没有确认写到磁盘，原因见上。",
        SavingState::Failed(..) => "没有写进浏览器的改动，能写的已写进磁盘日志，下次打开时找回。",
    }
}

/// State of the backup in a folder; `written` writes a moment.
pub fn backup(state: &BackupState, written: impl Fn(WallTime) -> String) -> String {
    match state {
        BackupState::Unavailable => "这个浏览器不能自动备份到文件夹（需要 Chromium 86 以上内核，并且双击打开，或用 https 打开）。请每天收工前点一次“导出”，把文件另存到别处。".into(),
        BackupState::Off => "没有自动备份。选一个文件夹，以后每次停手，程序就把台账存成文件放进去；清理浏览器数据也丢不了。".into(),
        BackupState::Asks { folder } => format!("文件夹“{folder}”：浏览器重新启动后要再准许一次，在此之前不备份。"),
        BackupState::On { folder, last } => {
            let when = last.map_or_else(|| "还没有备份".to_owned(), |at| format!("最近一份 {}", written(at)));
            format!("文件夹“{folder}”：{when}。留最新一份、今天每小时最后一份、近 7 天每天最后一份、近 4 周每周最后一份。")
        }
        BackupState::Failed { folder, why } => {
            let why = match why {
                BackupFault::Refused(words) => format!("浏览器没有写成（{words}）"),
                BackupFault::ReadBackDiffers => "写入后核对不一致".to_owned(),
            };
            format!("文件夹“{folder}”：{why}。早先的备份都在；下次停手后自动再试。也可以换一个文件夹，或现在导出一份。")
        }
    }
}

/// First part of the names of a round's backup files.
pub fn backup_prefix(round: &str) -> String {
    format!("销号备份-{round}-")
}

/// What the journal gave back, and where: up to three problems by their titles.
pub fn found(places: usize, titles: &[String]) -> String {
    let shown: Vec<String> = titles.iter().take(3).map(|title| format!("“{title}”")).collect();
    let and_more = if titles.len() > shown.len() {
        format!("等 {} 项", titles.len())
    } else {
        String::new()
    };
    let place = if shown.is_empty() {
        String::new()
    } else {
        format!("：{}{and_more}", shown.join("、"))
    };
    format!(
        "浏览器的存储少了一部分内容（可能是断电，或浏览器数据被清理过），已从磁盘日志找回 {places} 处{place}。已经重新存好，不需要做什么。"
    )
}

/// What of the round is readable.
pub fn readable(unit: &str, problems: usize, facts: usize) -> String {
    if facts == 0 {
        return NOTHING_READ.to_owned();
    }
    let unit = if unit.is_empty() {
        super::general::UNNAMED_ROUND
    } else {
        unit
    };
    format!("“{unit}”：{problems} 个问题，{facts} 条记录。")
}

/// Key that was set aside.
pub fn aside(why: &str, length: usize) -> String {
    format!("{why}，{length} 个字符")
}

/// Accessible name of the button that downloads a key's text.
pub fn download_raw(key: &str) -> String {
    format!("{DOWNLOAD_RAW}：{key}")
}

/// Number of keys that the browser did not give out.
pub fn not_given(keys: usize) -> String {
    format!("还有 {keys} 份内容浏览器暂时没有给出，程序会继续尝试读取。")
}

/// Number of missing facts; `unreadable` if there are keys that may contain them.
pub fn missing(noted: usize, found: usize, unreadable: bool) -> String {
    let counted = format!("这个浏览器里本来存有这份台账的 {noted} 条记录，现在只读到 {found} 条。");
    if unreadable {
        format!(
            "{counted}其余的可能就在上面读不出的内容里。请下载原文留底；手头有最近导出的台账文件，继续之后重新导入即可补齐。"
        )
    } else {
        format!("{counted}可能清除过浏览器数据。请找出最近导出的台账文件，继续之后重新导入。")
    }
}

/// Round of which only a note is left.
pub fn lost(label: &str, round: &str, facts: usize) -> String {
    let label = if label.is_empty() {
        super::general::UNNAMED_ROUND
    } else {
        label
    };
    format!(
        "另一份台账“{label}”（编号 {round}）本来有 {facts} 条记录，现在一条也没有了。可能清除过浏览器数据。请找出导出的台账文件重新导入。"
    )
}

/// Banner while stored data is unreadable.
pub fn unreadable_there(count: usize) -> String {
    format!("有 {count} 份保存的内容没能读出，原样留在浏览器里；其余照常使用。")
}

/// Banner that asks for an export.
pub fn export_due(days: i64) -> String {
    format!("有 {days} 天的改动还没有导出过。台账只存在这个浏览器里，清除浏览器数据就会全部丢失，请导出一份留底。")
}

/// Number of facts in memory only.
pub fn in_memory_only(facts: usize) -> String {
    format!("只在本页内存中的改动：{facts} 条。")
}

/// Size of the stored data, in characters; that of other programs is named if it is considerable.
pub fn usage(ours: usize, others: usize) -> String {
    let mut said = format!("浏览器给这个网址的存储约 524 万字符；本程序用了{}", ten_thousands(ours));
    if others >= 10_000 {
        said.push_str(&format!("，同一网址下的其他程序用了{}", ten_thousands(others)));
    }
    said.push('。');
    said
}

fn ten_thousands(units: usize) -> String {
    match units {
        0 => " 0".to_owned(),
        1..10_000 => "不到 1 万".to_owned(),
        _ => format!(" {} 万", (units + 5_000) / 10_000),
    }
}

/// State of saving, short.
pub fn saving(state: &SavingState) -> String {
    match state {
        SavingState::Saved => "已保存".into(),
        SavingState::NotOnDisk(_) => SAVED_NOT_ON_DISK.into(),
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
    format!("{why}。{}", NOT_ON_DISK_MEANS)
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
