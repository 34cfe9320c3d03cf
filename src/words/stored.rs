//! Words about what is kept in the browser: whether it is saved, how full it is, what could not be read, and when it
//! was last given out as a file.

pub const SAVING_ASK: &str = "这是什么意思";
pub const SAVED_MEANS: &str = "已保存：到此刻为止的改动都已写入这个浏览器，并读回核对无误；关闭、刷新本页都不会丢。\
    浏览器自己最多要过一分钟才把它写到磁盘上，这期间突然断电或浏览器被强行结束，最后的改动可能丢失。内容只在这台电脑的这个浏览器里，清除浏览器数据会全部丢失，请定期导出留底。";
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

/// What of the round could be read.
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

/// A key that was set aside.
pub fn aside(why: &str, length: usize) -> String {
    format!("{why}，{length} 个字符")
}

/// The accessible name of a button that downloads a key's text.
pub fn download_raw(key: &str) -> String {
    format!("{DOWNLOAD_RAW}：{key}")
}

/// Keys that the browser did not give out.
pub fn not_given(keys: usize) -> String {
    format!("还有 {keys} 份内容浏览器暂时没有给出，程序会继续尝试读取。")
}

/// Facts that were stored and are gone; `unreadable` where there are keys that may hold them.
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

/// A round of which nothing is left.
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

/// The line that stays while something could not be read.
pub fn unreadable_there(count: usize) -> String {
    format!("有 {count} 份保存的内容没能读出，原样留在浏览器里；其余照常使用。")
}

/// The line that asks for an export.
pub fn export_due(days: i64) -> String {
    format!("有 {days} 天的改动还没有导出过。台账只存在这个浏览器里，清除浏览器数据就会全部丢失，请导出一份留底。")
}

/// How many facts are in memory only.
pub fn in_memory_only(facts: usize) -> String {
    format!("只在本页内存中的改动：{facts} 条。")
}

/// How much room is taken, in characters; others are named where they take any to speak of.
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
