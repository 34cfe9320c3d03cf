//! Texts of the boards.

use super::{closeout as closeout_words, counts, fields};
use crate::route::BoardKey;
use chart::CivilDate;
use ledger::{
    Field,
    board::changes::ProblemChange,
    count::{AwaitedRole, CloseoutTally, CountingRule, GroupBy, LatenessTally, RowName, Tally, WaitingTally},
};

/// The name of a board on its tab; empty for the one that has none.
pub fn tab(board: BoardKey) -> &'static str {
    match board {
        BoardKey::Kanban => "看板",
        BoardKey::Overview => "总览",
        BoardKey::Timeline => "时间表",
        BoardKey::Duty => "责任",
        BoardKey::Wall => "大屏",
        BoardKey::PastList => "",
    }
}

pub const Q_OVERVIEW: &str = "整改总览";
pub const Q_DUTY: &str = "谁手里还有多少，卡在哪里？";
pub const Q_LISTED: &str = "当时有哪些问题？";

pub const EVERYTHING: &str = "全部问题";
pub const AS_OF: &str = "截至";
pub const BACK_TO_TODAY: &str = "回到今天";
pub const TABLE: &str = "看数字表";
pub const PRINT: &str = "打印";
pub const SVG: &str = "存为 SVG";
pub const PNG: &str = "存为 PNG";
pub const CSV: &str = "数字存为 CSV";
pub const SAVED: &str = "文件已交给浏览器下载。";
pub const NOT_SAVED: &str = "没有存下：浏览器拒绝下载。请换一个浏览器窗口再试。";
pub const NO_PICTURE: &str = "这里没有可存的图。请先回到图形，或把数字存为 CSV。";
pub const NOTHING: &str = "没有可列的内容。";
pub const NO_PROBLEMS: &str = "台账里还没有问题。先建立台账，这里就有图和数字。";

pub const Q_PROGRESS: &str = "整改进展各有多少？";
pub const Q_CLOSEOUT: &str = "销号到哪一步了？";
pub const Q_LATE: &str = "哪些逾期还没有完成？";
pub const Q_AWAITING: &str = "哪些已经完成，等待销号？";
pub const Q_THIS_WEEK: &str = "本周哪些到期？";
pub const Q_ASPECTS: &str = "各方面进展如何？";
pub const Q_DEPARTMENTS: &str = "各责任科室手里还有什么？";
pub const Q_COURSE: &str = "按期能清零吗？";
pub const Q_CHANGES: &str = "最近有什么变化？";

pub const COL_COUNT: &str = "个数";
pub const COL_SHARE: &str = "占比";
pub const COL_ASPECT: &str = "方面";
pub const COL_DAY: &str = "日期";
pub const COL_STAGE: &str = "步骤";
pub const COL_LEFT: &str = "剩余";
pub const COL_ANSWERS: &str = "谁负责";
pub const COL_CHANGE: &str = "变化";
pub const COL_WHICH: &str = "哪些问题";
pub const OPEN: &str = "未完成";
pub const UNSTRUCK: &str = "未销号";
pub const PLANNED: &str = "按时限应剩";
pub const BEFORE: &str = "建账以前（无逐日记录）";
pub const PACE: &str = "按期清零所需进度";
pub const TODAY: &str = "今天";
pub const THAT_DAY: &str = "当日";
pub const FEEDBACK: &str = "反馈";
pub const PERIOD_ENDS: &str = "集中整改期满";
pub const SHOW_PACE: &str = "看看需要多快";
pub const HIDE_PACE: &str = "不看所需进度";
pub const NO_FEEDBACK: &str =
    "没有填写反馈日期，所以从第一条记录画起，也没有集中整改期满的日期。可在“整改任务”里填写。";
pub const NONE_LATE: &str = "没有逾期未完成的。";
pub const NONE_AWAITING: &str = "没有等待销号的。";
pub const NONE_THIS_WEEK: &str = "本周没有到期的。";
pub const SINCE: &str = "起算日期";
pub const LAST_LOOK: &str = "上次查看以来";
pub const NO_CHANGES: &str = "没有变化。";
pub const CHANGES_TODAY_ONLY: &str = "看过去的日期时不列变化；变化只对今天的台账列出。";
pub const NO_NAME: &str = "未填写";

pub const BY: &str = "按谁分";
pub const COL_RATE: &str = "完成率";
pub const SUM: &str = "总计";

/// Name of a tick: the month, with the year where it is new; or the day on which a week begins.
pub fn tick(day: CivilDate, new_year: bool) -> String {
    match (new_year, day.day) {
        (true, 1) => format!("{}年{}月", day.year, day.month),
        (false, 1) => format!("{}月", day.month),
        _ => format!("{}月{}日", day.month, day.day),
    }
}

/// Note that the state of a past day is shown.
pub fn as_of(day: &str) -> String {
    format!("显示的是{day}结束时的台账，只看不改。")
}

/// The counting rule in words.
pub fn rule(counted: &str, nearly_done: &str) -> String {
    format!("口径：{counted}计数；“基本完成”{nearly_done}")
}

/// First line of an exported file.
pub fn headed(unit: &str, question: &str) -> String {
    match unit {
        "" => question.to_owned(),
        _ => format!("{unit}：{question}"),
    }
}

/// Selection of problems that a board shows.
pub fn of_which(conditions: &[String], count: usize) -> String {
    match conditions {
        [] => format!("范围：{EVERYTHING}，{count} 个"),
        _ => format!("范围：{}，{count} 个", conditions.join("、")),
    }
}

/// Day and counting rule of a board.
pub fn made_of(day: &str, rule: &str) -> String {
    format!("{AS_OF}{day}；{rule}")
}

/// Row of a breakdown as a condition of the list.
pub fn row((by, name): &(GroupBy, RowName)) -> String {
    let field = match by {
        GroupBy::Leader => Field::Leader,
        GroupBy::Department => Field::Department,
        // No list is narrowed to a row of groups this way: it names the group.
        GroupBy::Person | GroupBy::Aspect | GroupBy::Group => Field::Person,
    };
    let name = match name {
        RowName::Name(name) => name,
        RowName::Group(_) | RowName::None => NO_NAME,
    };
    format!("第一{}：{name}", fields::field(field))
}

/// Who has to act next.
pub fn waits_for(hand: AwaitedRole) -> &'static str {
    match hand {
        AwaitedRole::InCharge => "待责任人整改或申请",
        AwaitedRole::Leader => "待责任领导审核",
        AwaitedRole::Office => "待整改办审批",
    }
}

/// The same for the head of a column.
pub fn waiting(hand: AwaitedRole) -> &'static str {
    match hand {
        AwaitedRole::InCharge => "待责任人",
        AwaitedRole::Leader => "待领导审核",
        AwaitedRole::Office => "待整改办",
    }
}

/// Choice of what the rows of a breakdown are.
pub fn by(by: GroupBy) -> &'static str {
    match by {
        GroupBy::Leader => "责任领导",
        GroupBy::Department => "责任科室",
        GroupBy::Person => "责任人",
        GroupBy::Aspect | GroupBy::Group => COL_ASPECT,
    }
}

/// Label of a part of a bar.
pub fn part(whose: &str, what: &str, count: usize) -> String {
    format!("{whose}：{what} {count}")
}

/// Summary sentence of the overview, worded as in a report.
pub fn report(tally: &Tally, rule: CountingRule, closeout: &CloseoutTally, late: &LatenessTally) -> String {
    let mut sentence = counts::overview(tally, rule);
    sentence.push_str(&format!("已销号 {} 个问题", closeout.struck_off));
    if closeout.pending > 0 {
        sentence.push_str(&format!("，待审核 {} 个", closeout.pending));
    }
    sentence.push_str(&format!("；{}。", closeout_words::late_counts(late)));
    sentence
}

/// Share of the whole.
pub fn share(part: usize, whole: usize) -> String {
    ledger::count::Rate::of(part, whole).map_or_else(|| "—".to_owned(), |rate| rate.to_string())
}

/// Description of the line chart in a sentence.
pub fn course(open: usize, unstruck: usize) -> String {
    format!("未完成的问题还有 {open} 个，未销号的还有 {unstruck} 个。")
}

/// Open problems, and the pace needed to finish in time.
pub fn pace(open: usize, end: &str, days: i32) -> String {
    match (open, days) {
        (0, _) => "未完成的已经清零。".to_owned(),
        (_, days) if days <= 0 => format!("集中整改期已于{end}届满，仍有 {open} 个问题未完成。"),
        _ => {
            let whole = usize::try_from(days).unwrap_or(1).max(1);
            let a_week = (open * 7).div_ceil(whole);
            format!("到{end}还有 {days} 天；要按期清零，平均每周须完成 {a_week} 个。")
        }
    }
}

/// End of the period, and the number still open.
pub fn period(open: usize, end: &str, days: i32) -> String {
    match (open, days) {
        (0, _) => "未完成的已经清零。".to_owned(),
        (_, days) if days < 0 => format!("集中整改期已于{end}届满，仍有 {open} 个问题未完成。"),
        _ => format!("集中整改期到{end}届满，还有 {days} 天，未完成 {open} 个。"),
    }
}

/// Name of a marked day on the line chart, with its date.
pub fn marked(name: &str, day: i32) -> String {
    let civil = CivilDate::of(day);
    format!("{name} {}月{}日", civil.month, civil.day)
}

/// Note that the line chart counts problems.
pub const COURSE_RULE: &str = "曲线按问题计数，由记录逐日算出。";

/// Button that shows the hidden rows of a table.
pub fn all_rows(hidden: usize) -> String {
    format!("还有 {hidden} 行，全部显示")
}

/// Number of entries that are not shown.
pub fn more(count: usize) -> String {
    format!("其余 {count} 个")
}

/// What happened to problems.
pub fn change(change: ProblemChange) -> &'static str {
    match change {
        ProblemChange::Done => "完成整改",
        ProblemChange::NotDone => "退回未完成",
        ProblemChange::StruckOff => "销号",
        ProblemChange::Applied => "申请销号，待审核",
        ProblemChange::Returned => "销号申请被退回",
        ProblemChange::Reopened => "回头看反弹，重新整改",
        ProblemChange::Extended => "延期",
        ProblemChange::Added => "新增",
        ProblemChange::Removed => "移除",
        ProblemChange::Other => "其他修改",
    }
}

/// Since when changes are listed.
pub fn since(at: &str) -> String {
    format!("{at}以来")
}

/// The sum of a row of waiting: `37 = 5 + 2 + 0 + 30 ✓`.
pub fn waiting_check(tally: &WaitingTally) -> String {
    let mark = if tally.adds_up() { "✓" } else { "✗ 不相等" };
    format!(
        "待办去向：{} = 待责任人 {} + 待领导审核 {} + 待整改办 {} + 已销号 {} {mark}",
        tally.total, tally.in_charge, tally.leader, tally.office, tally.nobody
    )
}

/// Description of the chart of duties in a sentence.
pub fn duty(by: &str, rows: usize) -> String {
    format!("按{by}分列，共 {rows} 行，每行是尚未启动、正在推进、基本完成、已完成的数目。")
}

pub const Q_DUTY_BARS: &str = "谁手里未完成的最多？";
pub const Q_DUTY_TABLE: &str = "各人各科室：多少、多快、多晚，等谁？";

/// Note on the row in which a problem is counted, and on the rows that the picture leaves out.
pub fn first_named(left_out: usize) -> String {
    let mut note = String::from("一个问题写了几个名字的，计在第一个名下，所以各行相加等于总数。");
    if left_out > 0 {
        note.push_str(&format!("图上只画手里最多的；另有 {left_out} 行见下表。"));
    }
    note
}
pub const FIRST_LOOK: &str = "第一次查看；下次来时，这里列出其间的变化";

/// Description of a bar chart or heat map in a sentence.
pub fn bars(by: &str, rows: usize) -> String {
    format!("按{by}分列，共 {rows} 行，每行是各种进展的问题数。")
}
