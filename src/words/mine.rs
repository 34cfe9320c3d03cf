//! Texts of 我的清单 and of its reminders.

use ledger::work::todo_list::{Concern, TodoBucket};

pub const WHO: &str = "先说您是谁";
pub const WHO_LEAD: &str = "这一页把与您有关的问题按轻重缓急排好：逾期未完成、已完成待销号、本周到期、以后到期、等待他人、已办结，每一项都写着下一步做什么。\
    选一个名字就能看。名字只记在本浏览器里，随时可以在页面上方“我是”处更改。";
pub const NAMES: &str = "清单里的名字";
pub const NO_NAMES: &str = "清单里还没有写责任人、责任领导。可以先填写姓名，再到“问题”里写上各项的责任人。";
pub const OTHER_NAME: &str = "清单里没有？填写姓名";
pub const THIS_IS_ME: &str = "这是我";
pub const OFFICE: &str = "我在整改办（同时列出待我决定的申请和到期提醒）";
pub const OFFICE_BY_ROLE: &str = "您在人员名单里的角色是整改办：待您决定的申请和到期提醒也列在这里。";
pub const TO_PROBLEMS: &str = "去看问题清单";
pub const COL_DUE: &str = "完成时限";
pub const COL_WHAT: &str = "问题、措施";
pub const COL_AS: &str = "您的身份";
pub const COL_NEXT: &str = "下一步";
pub const NO_DATE: &str = "无时限";

pub const REMINDERS: &str = "到期提醒";
pub const NO_REMINDERS: &str = "没有临近或超过时限的问题，也没有久等销号的问题。";
pub const WAY: &str = "怎样汇总";
pub const BY_PROBLEM: &str = "按问题";
pub const BY_PERSON: &str = "按人汇总";
pub const COL_LEVEL: &str = "预警";
pub const COL_PROBLEM: &str = "问题";
pub const COL_TO: &str = "提醒谁";
pub const COL_TEXT: &str = "提醒内容";
pub const COPY: &str = "复制";
pub const COPIED: &str = "已复制，可以粘贴发送";
pub const NOT_COPIED: &str = "没有复制成：文字已选中，请按 Ctrl+C";
pub const NOBODY: &str = "未填写";

/// Capacity in which the user is concerned.
pub fn concern(concern: Concern) -> &'static str {
    match concern {
        Concern::InCharge => "责任人",
        Concern::Measure => "措施责任人",
        Concern::Leader => "责任领导",
        Concern::Office => "整改办",
    }
}

/// Shape of a bucket, which tells it without colour.
pub fn shape(bucket: TodoBucket) -> &'static str {
    match bucket {
        TodoBucket::Late => "■",
        TodoBucket::Awaiting => "◆",
        TodoBucket::ThisWeek => "▲",
        TodoBucket::Later => "◇",
        TodoBucket::Waiting => "…",
        TodoBucket::Done => "●",
    }
}

/// Summary of the list in one sentence.
pub fn summary(name: &str, counts: &[(&str, usize)]) -> String {
    let all: usize = counts.iter().map(|(_, count)| count).sum();
    let told: Vec<String> = counts
        .iter()
        .filter(|(_, count)| *count > 0)
        .map(|(bucket, count)| format!("{bucket} {count} 项"))
        .collect();
    format!("{name}，与您有关的共 {all} 项：{}。", told.join("，"))
}

/// Message for a user without problems.
pub fn nothing(name: &str) -> String {
    format!(
        "清单里还没有写着“{name}”的问题或措施。责任人、责任领导写的是这个名字，就会列在这里；名字不对，请在页面上方“我是”处改。"
    )
}

/// Measure of an entry.
pub fn measure(title: &str) -> String {
    format!("措施：{title}")
}

/// Number of problems that name somebody.
pub fn problems(count: usize) -> String {
    format!("{count} 个问题")
}

/// Accessible name of the text of one reminder.
pub fn reminder_of(title: &str) -> String {
    format!("提醒内容：{title}")
}

/// Accessible name of the button that copies one reminder.
pub fn copy_of(title: &str) -> String {
    format!("复制：{title}")
}

/// Number of warnings of a level.
pub fn items(count: usize) -> String {
    format!("{count} 项")
}
