//! Texts of the screens of 记录. Its sentences on actions stand in `sentence`.

mod sentence;

pub use sentence::{ChangeInWords, about, back_and_forth, decided, deed, name, own_name, sitting, value};

use ledger::Due;

pub const VIEWS: &str = "记录的三种看法";
pub const ALL: &str = "全部记录";
pub const ON_A_DAY: &str = "任一日期的台账";
pub const COMPARE: &str = "两个日期对比";

pub const NOTHING_TO_UNDO: &str = "没有可撤销的操作";
pub const NOTHING_TO_REDO: &str = "没有可重做的操作";
pub const UNDO_TO_HERE: &str = "撤销到这一步之前";
pub const REDO_TO_HERE: &str = "重做到这一步";
pub const CANCEL: &str = "取消";
pub const TAKEN_BACK: &str = "已撤销";
pub const DONE_AGAIN: &str = "已重做";

pub const BY: &str = "人员";
pub const EVERYONE: &str = "全部人员";
pub const ITEM: &str = "问题（序号或标题）";
pub const FROM_DAY: &str = "起";
pub const UNTIL_DAY: &str = "止";
pub const TEXT: &str = "文字";
pub const SIFT: &str = "筛选";
pub const CLEAR: &str = "清除筛选：";
pub const CLEAR_ALL: &str = "清除全部筛选";
pub const CHOSEN: &str = "当前筛选";
pub const FOUND: &str = "找到的问题";
pub const NOT_FOUND: &str = "没有这个序号或标题的问题。";
pub const NONE_PASS: &str = "没有符合筛选条件的记录。";
pub const WRONG_WAY: &str = "起始日期晚于截止日期，所以没有记录。请改其中一个。";
pub const OWN: &str = "本条记录";
pub const OWN_EMPTY: &str = "这个问题还没有记录。";
pub const OPEN_IN_RECORD: &str = "在“记录”页里查看、筛选";
pub const WHOLE_TEXT: &str = "展开全文";
pub const WAS: &str = "原为";
pub const IT_WAS: &str = "，原为：";
pub const NOW: &str = "改为";
pub const DELETED: &str = "删去：";
pub const INSERTED: &str = "增加：";
pub const UNKNOWN_DAY: &str = "日期不明";

pub const DAY: &str = "日期";
pub const SHOW: &str = "查看";
pub const DAY_EMPTY: &str =
    "选一个日期，就能看到那一天结束时的台账：有哪些问题、各到哪一步、完成率多少。只看，不会改动今天的台账。";
pub const FIRST_DAY: &str = "第一条记录";
pub const FEEDBACK_DAY: &str = "反馈日期";
pub const YESTERDAY: &str = "昨天";
pub const BACK_TO_TODAY: &str = "回到今天的台账";
pub const BACK_TO_LIST: &str = "返回清单";
pub const NOT_YET: &str = "到这一天为止，台账里还没有问题。";
pub const NOT_THEN: &str = "到这一天为止，台账里没有这个问题。";
pub const IN_CONFLICT: &str = "当时有几个不同的值";
pub const DECISIONS: &str = "决定";
pub const NO_TEXTS: &str = "当时还没有填写其他内容。";

pub const EARLIER: &str = "较早日期";
pub const LATER: &str = "较晚日期";
pub const DO_COMPARE: &str = "对比";
pub const TOTALS: &str = "两个日期各有多少？";
pub const DIFFERENCES: &str = "有哪些变化？";
pub const NO_DIFFERENCE: &str = "这两个日期的台账没有差别。";
pub const NOTHING_TO_COMPARE: &str = "台账还是空的。建立台账以后，这里可以对比任意两个日期：新增、修改、移除了什么。";
pub const NOTHING: &str = "—";
pub const COL_CHANGE: &str = "变化";
pub const COL_ABOUT: &str = "内容";
pub const COL_CHECK: &str = "核对";
pub const RULE: &str = "口径：“基本完成”";
pub const ADDED: &str = "＋ 新增";
pub const CHANGED: &str = "△ 修改";
pub const REMOVED: &str = "－ 移除";
pub const DECIDED: &str = "◇ 决定";

/// A day as people write it: 2026年3月1日.
pub fn day(day: Due) -> String {
    let day = day.last_day();
    format!("{}年{}月{}日", day.year(), day.month(), day.day())
}

/// A day with its day of the week.
pub fn weekday(of: Due) -> String {
    let place = of.last_day().weekday().to_monday_zero_offset();
    let name = ["一", "二", "三", "四", "五", "六", "日"];
    let name = usize::try_from(place).ok().and_then(|place| name.get(place));
    format!("{}　星期{}", day(of), name.unwrap_or(&""))
}

/// Banner over the checklist of a past day.
pub fn as_it_stood(on: Due) -> String {
    format!("这是 {} 的台账，只读。", day(on))
}

/// Accessible name of the undo or redo button: what it would undo or redo.
pub fn button(name: &str, sentence: Option<&str>, none: &str) -> String {
    match sentence {
        Some(sentence) => format!("{name}：{sentence}"),
        None => format!("{name}：{none}"),
    }
}

/// Mark of an action whose clock was behind what had been recorded before.
pub fn set_back(seen: &str) -> String {
    format!("时钟往回拨过：此前的记录是 {seen}，按先后排在它之后")
}

/// The question before several steps are undone.
pub fn ask_undo(steps: usize) -> String {
    format!("将撤销您自己的 {steps} 步操作，包括这一步；别人的操作不动，撤销后还可以重做。")
}

/// The question before several steps are redone.
pub fn ask_redo(steps: usize) -> String {
    format!("将重做您撤销过的 {steps} 步操作，包括这一步。")
}

/// Button that confirms it.
pub fn confirm(name: &str, steps: usize) -> String {
    format!("确认{name} {steps} 步")
}

/// Result of undoing or redoing several steps.
pub fn went(name: &str, done: usize, asked: usize) -> String {
    if done == asked {
        format!("已{name} {done} 步。")
    } else {
        let left = asked.saturating_sub(done);
        format!("已{name} {done} 步，其余 {left} 步没有{name}，原因见页面上方。")
    }
}

/// Number of actions listed.
pub fn listed(count: usize, more: bool) -> String {
    if more {
        format!("最近的 {count} 次操作，最新的在前。")
    } else {
        format!("共 {count} 次操作，最新的在前。")
    }
}

/// Summary of the changes of an action, which can be unfolded.
pub fn one_by_one(deeds: usize) -> String {
    format!("逐处查看（{deeds} 处）")
}

/// Summary of the steps of an edit session, which can be unfolded.
pub fn step_by_step(steps: usize) -> String {
    format!("逐次查看（分 {steps} 次写成）")
}

/// Number of changes that are not listed.
pub fn further(deeds: usize) -> String {
    format!("还有 {deeds} 处没有列出；可在“收发”导出台账文件查看全部。")
}

/// Button that goes to the day of the first record.
pub fn begins(on: Due) -> String {
    format!("第一条记录是 {} 的，去看那一天", day(on))
}

/// Heading of a comparison.
pub fn between(earlier: Due, later: Due) -> String {
    format!("{} 到 {} 的变化", day(earlier), day(later))
}

/// Counts of a comparison.
pub fn differences(added: usize, changed: usize, removed: usize, decided: usize) -> String {
    format!("新增 {added} 项，修改 {changed} 处，移除 {removed} 项，决定 {decided} 项。")
}

/// Parts of an added item.
pub fn with_parts(measures: usize, passages: usize) -> String {
    match (measures, passages) {
        (0, 0) => String::new(),
        (measures, 0) => format!("连同 {measures} 条措施"),
        (0, passages) => format!("连同 {passages} 段文字"),
        (measures, passages) => format!("连同 {measures} 条措施、{passages} 段文字"),
    }
}

/// Item that was added or removed.
pub fn summed_up(title: &str, step: &str, parts: &str) -> String {
    let apart = if parts.is_empty() { "" } else { "，" };
    format!("{title}（{step}{apart}{parts}）")
}
