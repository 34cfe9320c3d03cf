//! Texts of the timeline.

use super::{closeout, dates};
use ledger::{
    Due, Kind,
    board::timeline::{DateChange, TimelineRow},
    count::LatenessTally,
    work::due::Lateness,
};

pub const TITLE: &str = "什么时候该完成什么？";
pub const BY: &str = "分组";
pub const BY_ASPECT: &str = "按方面";
pub const BY_PERSON: &str = "按责任人";
pub const ZOOM: &str = "刻度";
pub const WEEK: &str = "周";
pub const MONTH: &str = "月";
pub const QUARTER: &str = "季度";
pub const EARLIER: &str = "往前";
pub const LATER: &str = "往后";
pub const TO_TODAY: &str = "今天";
pub const WITH_PARTS: &str = "显示措施和阶段";
pub const UNFOLD_ALL: &str = "全部展开";
pub const FOLD_ALL: &str = "全部收起";
pub const HOW: &str = "拖动横条右端的手柄可改时限；也可用键盘：Tab 到手柄，← → 改一天，PageUp、PageDown 改一格，回车确认，Esc 放弃；不移动时按回车，直接填写日期。没有时限的，按“无时限”后面的“＋”来定。";
pub const READ_ONLY: &str = "这是过去某一天的状态，只能查看，不能改时限。";
pub const FROM: &str = "时间段";
pub const HEAD: [&str; 8] = ["事项", "类别", "归属", "开始", "原时限", "时限", "期限状态", "进展"];
pub const LEGEND: [&str; 3] = ["原时限（已延期）", "逾期的天数", "提前完成省下的天数"];
pub const NO_DATE: &str = "无时限";
pub const FEEDBACK: &str = "反馈";
pub const TODAY: &str = "今天";
pub const DATES: &str = "整改节点、大事记";
pub const NEW_DATE: &str = "新的时限";
pub const REASON: &str = "延期理由（必填，记入台账）";
pub const APPROVER: &str = "批准人（必填）";
pub const EXTENDS: &str = "比现在的时限晚，要办理延期：原时限会一直保留。";
pub const CHANGE: &str = "改时限";
pub const EXTEND: &str = "延期";
pub const NOTHING: &str = "没有符合条件的问题，时间表是空的。";

/// A date without its year.
fn short(due: Due) -> String {
    match due {
        Due::Day(day) => format!("{}月{}日", day.month(), day.day()),
        Due::Month(day) => format!("{}月底", day.month()),
        Due::Year(day) => format!("{}年底", day.year()),
    }
}

/// Name of a marked day, with its date.
pub fn dated(name: &str, due: Due) -> String {
    format!("{name} {}", short(due))
}

/// Name of a week, month or quarter; with its year where it is new.
pub fn division(year: i32, month: i32, day: i32, zoom: chart::CalendarUnit, with_year: bool) -> String {
    let name = match zoom {
        chart::CalendarUnit::Week => format!("{month}月{day}日"),
        chart::CalendarUnit::Month => format!("{month}月"),
        chart::CalendarUnit::Quarter => format!("{}季度", (month + 2) / 3),
    };
    if with_year { format!("{year}年{name}") } else { name }
}

/// How a row stands to its date: a problem, or a part of one.
pub fn lateness(row: &TimelineRow) -> String {
    match row.kind {
        Kind::Problem => closeout::lateness(row.lateness),
        _ => closeout::part_lateness(row.lateness),
    }
}

/// Text after a bar.
pub fn behind(row: &TimelineRow) -> String {
    let stands = lateness(row);
    let Some(due) = row.due else {
        return match row.lateness {
            Lateness::Finished { .. } => stands,
            _ => NO_DATE.to_owned(),
        };
    };
    let mut words = dates::written(due);
    match row.lateness {
        Lateness::Late(_) => words = format!("■ {words} {stands}"),
        Lateness::Finished { .. } | Lateness::ClosedLate(_) | Lateness::InTime(0) => {
            words = format!("{words} {stands}")
        }
        Lateness::NoDate | Lateness::InTime(_) | Lateness::ClosedInTime(_) => {}
    }
    if row.long_term {
        words.push_str("，并长期坚持");
    }
    words
}

/// Name of a band, with its number of problems.
pub fn band(name: &str, count: usize) -> String {
    format!("{name}（{count}）")
}

/// Accessible name of the toggle of a band or problem.
pub fn fold(name: &str, open: bool) -> String {
    if open {
        format!("收起：{name}")
    } else {
        format!("展开：{name}")
    }
}

/// Accessible name of the handle at the end of a bar.
pub fn hold(title: &str) -> String {
    format!("改时限：{}", super::general::brief(title))
}

/// Accessible name of the button that gives a date to an item without one.
pub fn give_date(title: &str) -> String {
    format!("定时限：{}", super::general::brief(title))
}

/// Heading of the panel.
pub fn changing(title: &str) -> String {
    format!("改“{}”的时限", super::general::brief(title))
}

/// Date in force, in the panel.
pub fn now(due: Option<Due>, first: Option<Due>) -> String {
    match (due, first) {
        (None, _) => "现在没有时限。".into(),
        (Some(due), None) => format!("现在的时限：{}。", dates::written(due)),
        (Some(due), Some(first)) => format!(
            "现在的时限：{}（原时限{}）。",
            dates::written(due),
            dates::written(first)
        ),
    }
}

/// Date to which the end of a bar is being dragged.
pub fn draft(due: Due, redating: DateChange) -> String {
    match redating {
        DateChange::Set => dates::written(due),
        DateChange::Extend => format!("{}（要延期）", dates::written(due)),
    }
}

/// Message that a date was changed.
pub fn changed(title: &str, due: Due) -> String {
    format!(
        "“{}”的时限已改为{}。按 Ctrl+Z 可以撤销。",
        super::general::brief(title),
        dates::written(due)
    )
}

/// Message that a date was not changed.
pub fn not_changed(title: &str, why: &str) -> String {
    format!("“{}”的时限没有变：{why}", super::general::brief(title))
}

/// Number of rows that are not shown.
pub fn more(count: usize) -> String {
    format!("其余 {count} 个问题，请到清单查看")
}

/// Description of the timeline in a sentence.
pub fn sentence(late: &LatenessTally) -> String {
    format!(
        "{} 个问题在时间上的位置：{}，没有时限 {} 个。",
        late.total,
        closeout::late_counts(late),
        late.no_date
    )
}
