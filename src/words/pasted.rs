//! Sentences on several lines or a table pasted into an input for one entry.

use crate::contexts::PastedKind;

pub const READING: &str = "正在读取粘贴的内容……";
pub const CLOSE: &str = "知道了";
pub const DROP: &str = "不要";
pub const NOTHING_FOUND: &str = "粘贴的内容里没有读出可以新增的条目，什么也没有记入。请一行一条地粘贴，或逐条输入。";
pub const DUE: &str = "时限";
pub const KIND: &str = "类型";
pub const LEADER: &str = "责任领导";
pub const DEPARTMENT: &str = "责任科室";
pub const PERSON: &str = "责任人";
pub const SPLIT_MEASURES: &str = "拆成各条措施";
pub const SPLIT_MEASURES_HINT: &str = "原段落保留不动。";

fn noun(kind: PastedKind) -> &'static str {
    match kind {
        PastedKind::Measures => "条措施",
        PastedKind::Aspects => "个方面",
        PastedKind::People => "个人员",
        PastedKind::Departments => "个科室",
        PastedKind::Problems => "个问题",
    }
}

/// Above the list of what was read.
pub fn offered(kind: PastedKind, count: usize) -> String {
    format!(
        "粘贴的内容读成 {count} {}，还没有记入台账。请看一遍；新增后可以一次撤销。",
        noun(kind)
    )
}

/// Button that adds all of it.
pub fn take(kind: PastedKind, count: usize) -> String {
    format!("新增这 {count} {}", noun(kind))
}

/// Below a list that was cut.
pub fn more(count: usize) -> String {
    format!("另有 {count} 条没有列出，会一并新增。")
}

/// Who answers for a measure and until when, beside it.
pub fn measure(parts: &[(&str, String)]) -> String {
    let said = parts.iter().filter(|part| !part.1.is_empty());
    said.map(|(name, value)| format!("{name}：{value}"))
        .collect::<Vec<_>>()
        .join(" · ")
}
