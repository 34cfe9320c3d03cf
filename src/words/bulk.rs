//! Texts of the change of several problems at once.

pub const CHOOSE_STEP: &str = "没有预览：请先选择要改成的进展。";

/// Description of a bulk change before it is carried out.
pub fn preview(count: usize, field: &str) -> String {
    match count {
        0 => format!("没有问题的“{field}”会改变。"),
        count => format!("将修改 {count} 个问题的“{field}”，一次撤销即可全部恢复："),
    }
}

/// Problems that have the value already.
pub fn unchanged(count: usize, value: &str) -> String {
    format!("另有 {count} 个已经是“{value}”，不用修改。")
}

/// Problems that the rules leave out.
pub fn left_out(count: usize) -> String {
    format!("有 {count} 个不能这样改，不在其内：")
}

/// An extended date, with the first one.
pub fn extended(in_force: &str, first: &str) -> String {
    format!("{in_force}（延期后；原定 {first}）")
}

/// Button that carries out a bulk change.
pub fn carry_out(count: usize) -> String {
    format!("修改这 {count} 条")
}

/// Message on a bulk change that was carried out.
pub fn changed(count: usize, field: &str) -> String {
    format!("已修改 {count} 个问题的“{field}”。")
}
