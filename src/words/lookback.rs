//! Texts of the look-back.

use super::general;

pub const LEAD: &str =
    "对已销号的问题随机抽查，看整改成果是否保持。抽中的问题打开后，在“销号”一栏登记“回头看”结果；反弹的重新整改。";
pub const HOW_MANY: &str = "抽查几个";
pub const SEED: &str = "抽取号（可改）";
pub const ONLY_FRESH: &str = "只抽没有看过的";
pub const HOW: &str = "抽取号相同、抽取范围相同，任何人在任何电脑上都会抽到同样的问题，可以当场复核。";
pub const DRAWS: &str = "抽查记录";
pub const NO_DRAWS: &str = "还没有抽查过。写明抽查几个，点“随机抽取”，结果记入台账。";
pub const NUMBERS_WANTED: &str = "没有抽取：请把“抽查几个”和“抽取号”写成数字。";
pub const NOBODY: &str = "没有抽取：没有可抽的问题。问题销号以后才能抽查；都看过的，请去掉“只抽没有看过的”。";

/// Button that draws a sample.
pub fn draw(among: usize) -> String {
    format!("从 {among} 个中随机抽取")
}

/// Number of struck-off problems.
pub fn struck_off(count: usize) -> String {
    format!("已销号 {count} 个")
}

/// Number of struck-off problems never looked back at.
pub fn candidates(count: usize) -> String {
    format!("其中没有看过的 {count} 个")
}

/// Number of problems with a rebound.
pub fn reopened(count: usize) -> String {
    format!("重新整改 {count} 个")
}

/// Title of a draw.
pub fn title(count: usize) -> String {
    format!("抽查 {count} 个问题")
}

/// Heading of a draw: when, by whom, with which seed.
pub fn drawn(on: &str, by: &str, seed: i64) -> String {
    format!("{on}　{}抽取　抽取号 {seed}", general::or_someone(by))
}

/// Number of look-backs of a problem.
pub fn looked(times: usize) -> String {
    if times == 0 {
        String::from("还没有登记结果")
    } else {
        format!("已登记 {times} 次回头看")
    }
}
