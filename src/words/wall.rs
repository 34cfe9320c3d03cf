//! Texts of the wall board.

pub const TITLE: &str = "整改挂图作战";
pub const PAUSE: &str = "暂停轮播";
pub const PLAY: &str = "开始轮播";
pub const PREVIOUS: &str = "上一页";
pub const NEXT: &str = "下一页";
pub const WHOLE_SCREEN: &str = "全屏";
pub const LEAVE: &str = "退出大屏";
pub const EVERY: &str = "每页停留";
pub const CONTROLS: &str = "大屏控制";
pub const DAYS_TO_END: &str = "距集中整改期满（天）";
pub const DAYS_OVER: &str = "集中整改期满已过（天）";
pub const STILL: &str = "您的系统要求减少动画，大屏不自动翻页。";

/// Seconds that a page is shown.
pub fn seconds(seconds: u64) -> String {
    format!("{seconds} 秒")
}

/// Number of the page shown, and of all.
pub fn page(at: usize, all: usize) -> String {
    format!("第 {at} 页，共 {all} 页")
}

/// Number of rows that are not shown.
pub fn more(count: usize) -> String {
    format!("另有 {count} 行，见“总览”“责任”。")
}

/// Day and time of the data.
pub fn as_of(day: &str) -> String {
    format!("截至{day}，随台账自动更新")
}
