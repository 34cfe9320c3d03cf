//! Texts of 整改任务: the round, its rules and dates, people, events and the texts of its notice.

use ledger::{Field, Kind};

pub const LEAD: &str = "这次巡察整改的基本情况、口径、时间安排和人员，都只在这里录入一次，其他各页随之更新。";
pub const OTHER_ROUNDS: &str = "切换或新建整改任务";
pub const PLACES: &str = "本页各节";

pub const LEADING_GROUP: &str = "领导小组（组长、副组长、成员，可以分行写）";
pub const FACTS: &str = "基本情况";
pub const SCHEDULE: &str = "时间安排";
pub const RULES: &str = "口径与预警";
pub const GROUPS: &str = "方面与大类";
pub const GROUP_TITLE: &str = "名称";
pub const WITHIN: &str = "归入";
pub const NO_GROUP: &str = "（最上层）";
pub const COL_PROBLEMS: &str = "问题数";
pub const NEW_GROUP: &str = "新的方面或大类";
pub const NO_GROUPS: &str =
    "还没有方面或大类，问题都在同一层。按状态公布的通报不分方面，可在这里添加，再在问题里选择所属方面。";
pub const RENUMBER: &str = "重新编号";
pub const RENUMBER_NOTE: &str = "按现在的排列顺序，把问题的序号改成 1、2、3……；可以一次撤销。";

/// Button that counts the numbers of problems anew.
pub fn renumber(within: ledger::NumberedWithin) -> &'static str {
    match within {
        ledger::NumberedWithin::Whole => "全部连续编号",
        ledger::NumberedWithin::Aspect => "每个方面从 1 编起",
    }
}

/// What the button would change.
pub fn renumber_changes(changed: usize) -> String {
    match changed {
        0 => "序号已经是这样".to_owned(),
        changed => format!("将改 {changed} 个问题的序号"),
    }
}

/// What the button has changed.
pub fn renumbered(changed: usize) -> String {
    format!("已改 {changed} 个问题的序号。按错了可以撤销（Ctrl+Z）。")
}
pub const GROUP_REMOVED: &str = "不再需要这个方面或大类";
pub const PEOPLE: &str = "人员与科室";
pub const EVENTS: &str = "大事记与群众意见";
pub const TEXTS: &str = "通报文字";

pub const NO_FEEDBACK: &str = "填写上面的“反馈日期”后，下列日期自动推算。";
pub const PRESETS: &str = "集中整改期限";
pub const COL_STAGE: &str = "事项";
pub const COL_MONTHS: &str = "反馈后几个月";
pub const COL_COMPUTED: &str = "推算日期";
pub const COL_BY_HAND: &str = "另行指定";
pub const COL_IN_FORCE: &str = "执行日期";
pub const NO_DATE: &str = "—";
pub const BY_HAND: &str = "另行指定";

pub const SETTLE_PLAN: &str = "确定计划";
pub const PLAN_NOT_SETTLED: &str = "整改方案定下来以后点“确定计划”：从那天起，各问题的时限要推后须办理延期。在此之前，没有交办、没有作出决定的时限可以直接更正。";
pub const PLAN_IS_SETTLED: &str = "计划已经确定：各问题的时限要推后，须办理延期。";

pub const COUNTED: &str = "口径：按问题还是按措施计";
pub const WARNINGS: &str = "预警";
pub const WARNINGS_HINT: &str = "用语里可以写 {姓名}、{问题}、{时限}、{天数}、{单位}，生成提醒时自动替换。";
pub const LIST_NAMES: &str = "各清单的名称";
pub const LIST_NAMES_HINT: &str = "本单位另有叫法的在这里填写，打印时使用；不填则用通用名称。";

pub const NOT_ENTERED: &str = "清单里用到、还没有收录的：";
pub const ENTER_ALL: &str = "全部收录";
pub const RENAME: &str = "更名";
pub const NEW_NAME: &str = "新的名字";
pub const DO_RENAME: &str = "全部改过来";
pub const CANCEL: &str = "取消";
pub const COL_USES: &str = "涉及问题";
pub const COL_ACTS: &str = "操作";
pub const REMOVED: &str = "不再列入";

/// Preset number of months.
pub fn preset(months: i64) -> String {
    format!("{months} 个月")
}

/// The feedback date from which the dates are computed.
pub fn from_feedback(date: &str) -> String {
    format!("自反馈日期 {date} 起推算；需要时可改月数，或另行指定日期。")
}

/// Date that a rule of this number of months gives.
pub fn computed(date: &str, months: i64) -> String {
    format!("{date}（{months} 个月）")
}

/// Default threshold.
pub fn usual_number(number: i64) -> String {
    format!("不填时为 {number}")
}

/// Default number of days.
pub fn usual_days(days: i64) -> String {
    format!("不填时为 {days} 天")
}

/// Default wording.
pub fn usual_wording(wording: &str) -> String {
    format!("不填时用：{wording}")
}

/// Label of the rule of a deadline.
pub fn months_of(stage: &str) -> String {
    format!("{stage}：反馈后几个月")
}

/// Label of a deadline set by hand.
pub fn by_hand_of(stage: &str) -> String {
    format!("{stage}：另行指定日期")
}

/// Name of a list.
pub fn list(kind: Kind) -> &'static str {
    match kind {
        Kind::Person => "人员",
        Kind::Department => "科室",
        Kind::Milestone => "大事记",
        Kind::Opinion => "群众意见",
        Kind::Round
        | Kind::Group
        | Kind::Problem
        | Kind::Measure
        | Kind::Passage
        | Kind::Evidence
        | Kind::Citation
        | Kind::Regulation
        | Kind::Figure
        | Kind::Phase
        | Kind::Note
        | Kind::Draw
        | Kind::Handout
        | Kind::Intake
        | Kind::PaperSetup
        | Kind::IssuedPaper
        | Kind::CheckWaiver => super::fields::kind(kind),
    }
}

/// Text of an empty list: what it is for.
pub fn empty(kind: Kind) -> &'static str {
    match kind {
        Kind::Person => {
            "还没有录入人员。录入一次，各页填写责任人时即可选用；角色是整改办的，“我的清单”里会列出待决定的申请。"
        }
        Kind::Department => "还没有录入科室。",
        Kind::Milestone => "还没有大事记。动员会、专题民主生活会、报送报告等，记下日期和事项。",
        Kind::Opinion => "还没有群众意见。公布后收到的意见和答复，记在这里。",
        Kind::Round
        | Kind::Group
        | Kind::Problem
        | Kind::Measure
        | Kind::Passage
        | Kind::Evidence
        | Kind::Citation
        | Kind::Regulation
        | Kind::Figure
        | Kind::Phase
        | Kind::Note
        | Kind::Draw
        | Kind::Handout
        | Kind::Intake
        | Kind::PaperSetup
        | Kind::IssuedPaper
        | Kind::CheckWaiver => "",
    }
}

/// Name of a column.
pub fn column(kind: Kind, field: Field) -> &'static str {
    match (kind, field) {
        (Kind::Person, Field::Title) => "姓名",
        (Kind::Department, Field::Title) => "科室名称",
        (Kind::Person, Field::Department) => "科室",
        (Kind::Department, Field::Leader) => "分管领导",
        (Kind::Department, Field::Person) => "负责人",
        (Kind::Milestone, Field::Title) => "事项",
        (Kind::Opinion, Field::Title) => "意见内容",
        (Kind::Opinion, Field::Dated) => "收到日期",
        _ => super::fields::field(field),
    }
}

/// Heading of the form for a new row.
pub fn add_to(kind: Kind) -> String {
    format!("添加到{}", list(kind))
}

/// Button that enters a name that is used already.
pub fn enter(name: &str, problems: usize) -> String {
    format!("收录 {name}（{problems} 个问题）")
}

/// Accessible name of a button on one row.
pub fn act_on(act: &str, name: &str) -> String {
    format!("{act}：{name}")
}

/// Preview of a renaming.
pub fn preview(old: &str, new: &str, places: usize) -> String {
    if places == 0 {
        format!("清单里没有用到“{old}”，只改名单里的这一行。")
    } else {
        format!("清单里有 {places} 处写着“{old}”，将连同名单一起改为“{new}”，记为一次操作，可以撤销。")
    }
}

/// Message that the new name exists already.
pub fn known_already(name: &str) -> String {
    format!("名单里已有“{name}”：改名后两者将分不开。")
}

/// Texts with the old name that a renaming leaves as they are, with the places of the first of them.
pub fn left_in_texts(name: &str, texts: usize, places: &[String]) -> String {
    let more = if texts > places.len() { " 等" } else { "" };
    format!(
        "另有 {texts} 处文字里也写着“{name}”，那里不会改：{}{more}。",
        places.join("；")
    )
}

/// Place of a text: the problem it belongs to, and its field.
pub fn place_of_text(problem: &str, field: &str) -> String {
    if problem.is_empty() {
        field.to_owned()
    } else {
        format!("{problem} · {field}")
    }
}

/// Question whether a name with a department is the entered person.
pub fn same_as_entered(name: &str, entered: &str, problems: usize) -> String {
    format!("“{name}”用在 {problems} 个问题里，名单上只有“{entered}”。是同一个人吗？")
}

/// Button: they are one.
pub fn is_same(entered: &str) -> String {
    format!("是：都写作“{entered}”")
}

/// Button: they are two.
pub fn is_another(name: &str) -> String {
    format!("不是：另收录“{name}”")
}

/// Question which of several people of one name is meant.
pub fn which_one(name: &str, problems: usize, people: usize) -> String {
    format!(
        "有 {problems} 个问题只写“{name}”，名单上这个名字有 {people} 人。写的是哪一位？不止一位的，请到问题里逐个写明科室。"
    )
}

/// Button: all of them mean this one.
pub fn all_mean(person: &str) -> String {
    format!("都是“{person}”")
}

/// Question about two entries of one name.
pub fn entered_twice(name: &str, entries: usize) -> String {
    format!(
        "“{name}”在名单上有 {entries} 条。是同一个人，就合为一条；是不同的人，请在各自的“科室”里写明，页面就能分清。"
    )
}

pub const MAKE_ONE: &str = "是同一个人：合为一条";
pub const MADE_ONE: &str = "与名单上同名的一条合并";
pub const NAME_QUESTIONS: &str = "同名与同人";

/// Hint for users who rename themselves.
pub const YOURSELF: &str = "这也是您自己的名字：改名后，请在页面上方“我是”处一并更改。";

/// Accessible name of the button that removes a group.
pub fn remove_group(title: &str) -> String {
    format!("移除“{title}”")
}
