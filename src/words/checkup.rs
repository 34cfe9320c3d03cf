//! Texts of 体检. What each rule finds and why stands in the words of the crate `checkup`, which a program without screen says too.

use checkup::{Rule, Severity};

pub const TITLE: &str = "体检";
pub const LEAD: &str = "按规则逐条核对台账：数字、序号、标题、内容、责任、时间、销号、佐证、用语、公开、回头看。只提醒，不拦着办事；点“去修改”就到那一处，说的字句已经选中。";
pub const LEVEL: &str = "轻重";
pub const GROUP: &str = "类别";
pub const PERSON: &str = "责任人";
pub const ASPECT: &str = "所属方面";
pub const EVERY: &str = "全部";
pub const SHOW_WAIVED: &str = "也列出已说明不适用的";
pub const PRINT: &str = "打印";
pub const COL_LEVEL: &str = "轻重";
pub const COL_WHAT: &str = "查到什么";
pub const COL_WHERE: &str = "在哪里";
pub const COL_WHO: &str = "责任人";
pub const COL_DO: &str = "办理";
pub const OF_ROUND: &str = "整改任务";
pub const GO: &str = "去修改";
pub const MEND: &str = "改好";
pub const WAIVE: &str = "不适用";
pub const REASON: &str = "为什么不适用";
pub const SAY_SO: &str = "记下";
pub const CANCEL: &str = "取消";
pub const NO_REASON: &str = "没有记下：请先写一句理由，别人看了才放心。";
pub const TAKE_BACK: &str = "仍要查";
pub const TAKEN_BACK: &str = "仍要查这一处";
pub const NONE: &str = "没有查到要改的地方。";
pub const NONE_CHOSEN: &str = "按现在的选择，没有要改的地方。";
pub const MORE: &str = "再列 200 处";
pub const RULES: &str = "规则与界限";
pub const RULES_LEAD: &str = "每条规则查什么、为什么。不合本单位的可以停用，停用也会记录在案，并印在结果上。";
pub const TO_MINE: &str = "与我有关的体检结果";
pub const HELP: &str = "体检查些什么";
pub const TO_CHECKUP: &str = "去看体检";
pub const ISSUE_ANYWAY: &str = "仍然定稿";

/// What the tab says of its number.
pub fn on_tab(errors: usize, open: usize) -> String {
    format!("体检：{errors} 处错误，共 {open} 处")
}

/// The counts above the list.
pub fn counts(of: [usize; 3], shown: usize) -> String {
    let [errors, warnings, notices] = of;
    let all = errors + warnings + notices;
    let listed = if shown == all {
        String::new()
    } else {
        format!("；按现在的选择列出 {shown} 处")
    };
    format!("共 {all} 处：错误 {errors}，提醒 {warnings}，留意 {notices}{listed}")
}

/// The words that a finding is about, in quotes.
pub fn words(words: &str) -> String {
    let short: String = words.chars().take(40).collect();
    let more = if short.len() < words.len() { "…" } else { "" };
    format!("“{short}{more}”")
}

/// Why a finding does not apply.
pub fn waived(reason: &str, by: &str) -> String {
    format!("不适用：{reason}（{by}）")
}

/// The rules that are switched off, for the page and the print.
pub fn switched_off(names: &[&str]) -> String {
    format!("已停用的规则：{}", names.join("、"))
}

/// The question before a paper is issued with errors open.
pub fn ask_before_issuing(errors: usize) -> String {
    format!("体检还有 {errors} 处错误没有处理。定稿以后就不能改了，要现在定稿吗？台账没有变。")
}

/// The mark at a paper that is about to leave.
pub fn at_paper(errors: usize, open: usize) -> String {
    match (errors, open) {
        (_, 0) => "体检没有查到要改的地方。".to_owned(),
        (0, open) => format!("体检没有查到错误，有 {open} 处提醒和留意。"),
        (errors, _) => format!("体检查到 {errors} 处错误，定稿前请先处理。"),
    }
}

/// A rule with its group and its usual severity.
pub fn rule(rule: Rule) -> String {
    format!(
        "{} · {}（{}）",
        rule.group().word(),
        rule.words().name,
        level(rule.severity())
    )
}

/// A severity in words.
pub fn level(severity: Severity) -> &'static str {
    severity.word()
}
