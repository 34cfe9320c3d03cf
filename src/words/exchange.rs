//! Texts of 收发: handouts, their errands, and answers.

use super::{closeout::due, general};
use ledger::{
    Due,
    work::handout::{CollectionTally, Handout, HandoutAnswer, HandoutState},
};

pub const BACKUP: &str = "留底备份";
pub const HAND_OUT: &str = "交办：发给别人填";
pub const HAND_OUT_HINT: &str = "把问题发给责任人，每人一个文件。对方填好后点“交回”，把生成的文件发回来，再到“导入”里合并。发了什么、发给谁，记入台账。";
pub const WHAT: &str = "发哪些问题";
pub const WHAT_PERSON: &str = "与一个人有关的";
pub const WHAT_EACH: &str = "每个责任人各一份";
pub const WHAT_CHOSEN: &str = "选定的";
pub const WHAT_WHOLE: &str = "整份台账";
pub const TO: &str = "交给谁";
pub const TO_OPTIONAL: &str = "交给谁（可不填；填了就记为交办）";
pub const TO_EACH: &str = "发给哪些人";
pub const TO_LEADERS: &str = "也发给责任领导，每人一份";
pub const NOBODY_NAMED: &str = "问题里还没有写责任人。请先在“问题”里填写责任人、责任领导。";
pub const CHOSEN_HINT: &str = "也可以在“问题”里筛选、多选后点“发出”，选定的问题会带到这里。";
pub const ASKED: &str = "要求";
pub const ASKED_USUAL: &str = "请如实填写整改进展、整改情况和成效，写明佐证材料。填好后点“交回”，把生成的文件发给我。";
pub const REPLY_BY: &str = "请在何时前交回";
pub const FORM: &str = "文件形式";
pub const FORM_PAGE: &str = "网页文件（.html，程序和问题在一起，双击就能填）";
pub const FORM_DATA: &str = "数据文件（.json，较小；对方要先打开本程序再导入）";
pub const MAKE: &str = "生成文件";
pub const STOP: &str = "停止";
pub const STOPPED: &str = "已停止。没有生成文件，台账没有任何改动。";
pub const NAME_FIRST: &str = "没有生成：请先在页面上方“我是”处填写您的姓名，收到文件的人要知道是谁发的、交回给谁。";
pub const TO_MISSING: &str = "没有生成：请填写交给谁。";
pub const NOTHING_CHOSEN: &str = "没有生成：还没有选定问题或人员。";
pub const NO_PAGE: &str = "没有生成：本页面取不到自己的程序，做不成网页文件。请看看网络再试；发来填报用的页面做不成整份的网页文件，请改用数据文件。台账没有任何改动。";
pub const NOT_GIVEN: &str = "没有生成：浏览器拒绝下载。台账没有任何改动，请换一个浏览器窗口再试。";
pub const SEND_SELECTED: &str = "发出";

pub const COLLECTED: &str = "交表情况";
pub const NOTHING_HANDED_OUT: &str =
    "还没有交办过。上面生成的文件会列在这里：交给谁、何时要、交回没有，未交的可以一键写好催办的话。";
pub const COL_TO: &str = "交给谁";
pub const COL_ASKED: &str = "交办";
pub const COL_BY: &str = "要求交回";
pub const COL_STATE: &str = "情况";
pub const COL_REMIND: &str = "催办";
pub const REMIND_ALL: &str = "催办未交的各位";
pub const NO_DATE: &str = "未定时间";
pub const TWICE_MEANS: &str = "交来多次，各次内容都已合并";
pub const OLD_MEANS: &str = "交来时没有看到这里后来的改动，合并时请留意";

pub const ANSWER: &str = "交回";
pub const ANSWER_AGAIN: &str = "再交回一次";
pub const ERRAND: &str = "交办给您的清单";
pub const NOT_ME: &str = "不是";
pub const ANSWERED_SINCE: &str = "交回之后又有改动，改好后请再交回一次。";
pub const ANSWER_IN_MEMORY: &str = "这个浏览器存不下内容，关闭本页之前请务必点“交回”。";
pub const ANSWER_FAILED: &str = "没有生成：浏览器拒绝下载。填写的内容都还在，请换一个浏览器窗口再试。";
pub const ANSWER_EMPTY: &str = "交办给您的问题还没有填写任何新内容。仍要交回吗？";
pub const ANSWER_ANYWAY: &str = "仍然交回";
pub const ANSWER_LATER: &str = "先去填写";
pub const ANSWER_NAME: &str = "没有生成：请先在页面上方“我是”处填写您的姓名。";

/// Number of files and problems before the files are made.
pub fn preview(files: usize, to: &str, problems: usize) -> String {
    match (files, to) {
        (0, _) => String::new(),
        (1, "") => format!("将生成 1 个文件，含 {problems} 个问题。"),
        (1, to) => format!("将发给{to}：{problems} 个问题。"),
        (files, _) => format!("将生成 {files} 个文件，每人一份，装在一个压缩包里。"),
    }
}

/// A person among those who get a file.
pub fn person(name: &str, problems: usize) -> String {
    format!("{name}（{problems} 个问题）")
}

/// Problems that nobody would get.
pub fn unassigned(count: usize, leaders: bool) -> String {
    let whom = if leaders {
        "责任人和责任领导"
    } else {
        "责任人"
    };
    format!("有 {count} 个问题没有写{whom}，不在任何一份文件里，不会发给任何人：")
}

/// Progress of fetching the parts of the app that go into a page.
pub fn fetching(ready: usize, needed: usize) -> String {
    format!("正在取网页文件要带的程序（{ready}/{needed}）… ")
}

/// Progress of making files.
pub fn making(done: usize, all: usize) -> String {
    format!("正在生成：{done} / {all}")
}

/// Message after the files are made.
pub fn made(name: &str, files: usize, recorded: bool) -> String {
    let what = if files > 1 {
        format!("{files} 个文件已装入“{name}”，")
    } else {
        format!("“{name}”")
    };
    let kept = if recorded { "，已记入交表情况" } else { "" };
    format!("{what}已交给浏览器下载{kept}。")
}

fn safe(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).take(30).collect()
}

fn file(parts: &[&str], at: &str, ending: &str) -> String {
    let at: String = at.chars().filter(char::is_ascii_digit).collect();
    let mut named: Vec<String> = parts
        .iter()
        .map(|part| safe(part))
        .filter(|part| !part.is_empty())
        .collect();
    named.push(at);
    format!("{}.{ending}", named.join("-"))
}

/// Name of a handed-out file.
pub fn handout_file(unit: &str, to: &str, day: &str, ending: &str) -> String {
    file(&["整改清单", unit, to], day, ending)
}

/// Name of an archive of several files.
pub fn bundle_file(unit: &str, files: usize, day: &str) -> String {
    file(&["整改清单", unit, &format!("共{files}人")], day, "zip")
}

/// Name of an answer's file.
pub fn answer_file(unit: &str, by: &str, at: &str) -> String {
    file(&["交回", unit, by], at, "json")
}

/// Summary of the collection table.
pub fn collected(counts: &CollectionTally) -> String {
    let late = match counts.received_late {
        0 => String::new(),
        late => format!("（其中晚交 {late} 份）"),
    };
    let overdue = match counts.overdue {
        0 => String::new(),
        overdue => format!("（其中逾期 {overdue} 份）"),
    };
    let empty = match counts.received_empty {
        0 => String::new(),
        empty => format!("（其中没有新内容 {empty} 份）"),
    };
    let mut said = format!(
        "交办 {} 份：已交 {} 份{late}{empty}，未交 {} 份{overdue}。",
        counts.asked, counts.received, counts.missing
    );
    if counts.twice > 0 {
        said.push_str(&format!("交来多次的 {} 份。", counts.twice));
    }
    if counts.old_basis > 0 {
        said.push_str(&format!("底稿较旧的 {} 份。", counts.old_basis));
    }
    said
}

/// State of a handout in words; of one that came back with nothing new, that too.
pub fn standing(handout: &Handout) -> String {
    let empty = if handout.is_returned_empty() {
        "，没有新内容"
    } else {
        ""
    };
    format!("{}{empty}", state(handout.standing))
}

fn state(standing: HandoutState) -> String {
    match standing {
        HandoutState::Overdue(days) => format!("未交，逾期 {days} 天"),
        HandoutState::Awaited(None) => "未交".into(),
        HandoutState::Awaited(Some(0)) => "未交，今天到期".into(),
        HandoutState::Awaited(Some(days)) => format!("未交，还有 {days} 天"),
        HandoutState::ReceivedLate(days) => format!("已交，晚 {days} 天"),
        HandoutState::Received => "已交".into(),
        HandoutState::Replaced => "已另发，以后一份为准".into(),
    }
}

/// Shape and CSS class of a handout's state.
pub fn shape(handout: &Handout) -> (&'static str, &'static str) {
    match handout.standing {
        _ if handout.is_returned_empty() => ("◇", "step-not"),
        HandoutState::Overdue(_) => ("■", "step-late"),
        HandoutState::Awaited(_) => ("○", "step-not"),
        HandoutState::ReceivedLate(_) => ("▲", "step-not"),
        HandoutState::Received => ("●", "step-done"),
        HandoutState::Replaced => ("－", "step"),
    }
}

/// When an answer came, and when it was taken in.
pub fn came(answer: &HandoutAnswer, taken_in: &str) -> String {
    match answer.written {
        Some(written) => format!("{}写成，{taken_in} 收到", due(written)),
        None => format!("{taken_in} 收到"),
    }
}

/// Number of changes that an answer did not know of.
pub fn unseen(count: usize) -> String {
    format!("底稿较旧：缺 {count} 处改动")
}

/// Number of answers.
pub fn times(count: usize) -> String {
    format!("交来 {count} 次")
}

/// Description of a handout.
pub fn handed_out(handout: &Handout) -> String {
    let on = handout.on.map(due).unwrap_or_default();
    let problems = match handout.scope.len() {
        0 => "整份台账".to_owned(),
        count => format!("{count} 个问题"),
    };
    format!("{}于{on}发出，{problems}", general::or_someone(&handout.by))
}

/// Reminder to a person who has not answered.
pub fn reminder(handout: &Handout) -> String {
    let problems = match handout.scope.len() {
        0 => "整改清单".to_owned(),
        count => format!("整改清单（{count} 个问题）"),
    };
    let on = handout.on.map(|on| format!("{}发给您的", due(on))).unwrap_or_default();
    if handout.is_returned_empty() {
        return format!(
            "{}同志：{on}{problems}，交回的文件已经收到，但里面没有新内容。请填写后再交回一次，把生成的文件发给{}。",
            handout.to,
            general::or_someone(&handout.by)
        );
    }
    let by = match (handout.standing, handout.reply_by) {
        (HandoutState::Overdue(days), Some(by)) => {
            format!("应于{}前交回，已过 {days} 天，目前还没有收到，请尽快交回", due(by))
        }
        (_, Some(by)) => format!("请于{}前交回，目前还没有收到", due(by)),
        _ => "目前还没有收到，请抓紧填写交回".into(),
    };
    format!(
        "{}同志：{on}{problems}，{by}。填好后在页面上点“交回”，把生成的文件发给{}。已经交回的请忽略。",
        handout.to,
        general::or_someone(&handout.by)
    )
}

/// Reminder to all who have not answered, for a group chat.
pub fn reminder_of_all(handouts: &[&Handout]) -> String {
    let one = |handout: &&Handout| match (handout.standing, handout.reply_by) {
        (HandoutState::Overdue(days), _) => format!("{}（逾期 {days} 天）", handout.to),
        (_, Some(by)) => format!("{}（{}前）", handout.to, due(by)),
        _ => handout.to.clone(),
    };
    let names: Vec<String> = handouts.iter().map(one).collect();
    format!(
        "整改清单还没有交回的：{}。请填好后在页面上点“交回”，把生成的文件发来。",
        names.join("、")
    )
}

/// Sender, recipient and day of a handout.
pub fn errand(to: &str, from: &str, on: &str, problems: usize) -> String {
    let to = if to.is_empty() { "您" } else { to };
    let problems = match problems {
        0 => "一份整改清单".to_owned(),
        count => format!("{count} 个问题"),
    };
    format!("{}于{on}交给{to}：{problems}。", general::or_someone(from))
}

/// Day by which the answer is due, and days left.
pub fn reply_by(by: Due, left: i32) -> String {
    let left = match left {
        0 => "就是今天".to_owned(),
        left if left > 0 => format!("还有 {left} 天"),
        left => format!("已过 {} 天", -left),
    };
    format!("请于{}前交回（{left}）。", due(by))
}

/// Question whether the user is the person whom the file is for.
pub fn are_you(to: &str) -> String {
    format!("您是{to}吗？")
}

/// Confirmation of that.
pub fn i_am(to: &str) -> String {
    format!("我是{to}")
}

/// Message that the answer was made.
pub fn answered(name: &str, to: &str) -> String {
    format!(
        "“{name}”已交给浏览器下载。请把这个文件发给{}。",
        general::or_someone(to)
    )
}

/// Message that an answer was made before.
pub fn answered_at(at: &str) -> String {
    format!("{at} 生成过交回文件。")
}

/// Message that the checklist embedded in the page could not be read.
pub fn carried_damaged(why: &str) -> String {
    format!("这个网页文件里带的清单没有读出来。{why}")
}

/// Button that shows the reminder for one person.
pub fn remind(to: &str) -> String {
    format!("{COL_REMIND}：{to}")
}

/// Message that a date could not be read.
pub fn date_not_read(text: &str) -> String {
    format!("没有生成：看不懂日期“{}”。请写成{}。", text.trim(), super::dates::HOW)
}
