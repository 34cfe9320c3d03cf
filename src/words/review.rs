//! Texts of the review of a notice: labels, buttons, counts. The sentence of each doubt stands in the words of the crate `notice`.

use ledger::Progress;
use notice::{ColumnMeaning, InspectionRound, ProgressCounts, ProgressFrom, SourceKind};

pub const HEADING: &str = "核对读出的内容";
pub const EXPLAIN: &str = "下面是从您给的文字里读出的内容，还没有记入台账。请对照原文核对、更正，再决定是否接受。";
pub const ACCEPT: &str = "全部接受，建立台账";
pub const LEAVE: &str = "放弃，不留痕迹";
pub const UNDO: &str = "撤回上一步更正";
pub const NOTHING_TO_UNDO: &str = "还没有更正过，没有可撤回的。";
pub const UNDONE: &str = "已撤回上一步更正。";
pub const CORRECTED: &str = "已更正。原文一字未动，可以撤回。";
pub const RESTORED: &str = "上次核对时作的更正已经恢复，可以接着核对，也可以逐步撤回。";
pub const DECLARED_CAPTION: &str = "通报所称与实际列出";
pub const COUNT: &str = "项目";
pub const DECLARED: &str = "声明";
pub const FOUND: &str = "实际";
pub const VERDICT: &str = "核对";
pub const AGREES: &str = "● 一致";
pub const DIFFERS: &str = "▲ 不一致";
pub const NOT_COMPARED: &str = "未比对";
pub const NO_NUMBER: &str = "—";
pub const NOTHING_DECLARED: &str = "通报里没有读出声明的数目。";
pub const NO_DOUBTS: &str = "没有发现疑点。仍请对照原文看一遍。";
pub const PROBLEMS: &str = "读出的问题";
pub const NO_PROBLEMS: &str = "没有读出问题。可以把“未读懂”的文字作为新问题，或放弃后重新粘贴通报全文。";
pub const TITLE: &str = "标题";
pub const PROGRESS: &str = "进展";
pub const GROUP: &str = "方面 / 大类";
pub const SPLIT_LINE: &str = "拆分行号";
pub const CORRECT: &str = "并条、拆条、剔除";
pub const MERGE: &str = "并入上一条";
pub const SPLIT: &str = "在此行拆分";
pub const DROP: &str = "不作为问题";
pub const NO_TEXTS: &str = "没有内容";
pub const LINE_WANTED: &str = "请先填写从第几行起拆分（行号见右边原文），什么也没有改。";
pub const NOT_UNDERSTOOD: &str = "未读懂的文字";
pub const ALL_UNDERSTOOD: &str = "没有未读懂的文字。";
pub const UNREAD_KEPT: &str = "这些文字不会丢：接受后原样存在台账里。";
pub const TAKE: &str = "作为新问题";
pub const SOURCE: &str = "原文";
pub const LEGEND: &str = "每一段开头的小字是读成了什么；加粗带下划线的是栏目名。";

pub const COLUMNS_EXPLAIN: &str = "每一栏读成了什么，可以改选。改选后重新读表，此前对单个问题的更正要重做；可以撤回。";
pub const COLUMN_NAME: &str = "栏名";
pub const COLUMN_HOLDS: &str = "读成";
pub const COLUMN_UNKNOWN: &str = "▲ 不认识的栏名，请看一下";

/// Kind of text that was read.
pub fn source_kind(source: SourceKind) -> &'static str {
    match source {
        SourceKind::Notice => "读的是：整改情况的通报或报告。进展按文中所写。",
        SourceKind::Feedback => "读的是：巡察反馈意见。整改刚开始，问题都按尚未启动计；首句作标题，其余存为存在问题。",
        SourceKind::List => "读的是：问题清单，一行一个问题。文中不写进展，都按尚未启动计。",
        SourceKind::Table => "读的是：表格，每栏的含义见“表格各栏”。",
    }
}

/// Heading of the columns.
pub fn columns(count: usize) -> String {
    format!("表格各栏（{count} 栏）")
}

/// Name of a column as shown; an empty one has a number only.
pub fn column_label(label: &str) -> String {
    if label.is_empty() {
        "（空）".to_owned()
    } else {
        label.to_owned()
    }
}

/// Label of the choice for a column.
pub fn column_of(name: &str) -> String {
    format!("“{name}”一栏读成")
}

/// Meaning of a column.
pub fn column_meaning(meaning: ColumnMeaning) -> &'static str {
    match meaning {
        ColumnMeaning::Number => "序号",
        ColumnMeaning::Aspect => "方面",
        ColumnMeaning::Category => "大类",
        ColumnMeaning::Problem => "问题（标题）",
        ColumnMeaning::Text(key) => key.canonical(),
        ColumnMeaning::Own => "按原栏名存为一段文字",
    }
}

/// Offer to split a problem.
pub fn findings(count: usize) -> String {
    format!("这一条里列了 {count} 点，可以拆开，也可以不拆。")
}

/// Button that splits it.
pub fn split_findings(count: usize) -> String {
    format!("把这 {count} 点各作一个问题")
}

/// Summary of the problems: 共 37 个问题：…
pub fn summary(counts: &ProgressCounts) -> String {
    let under_way = counts.under_way.saturating_add(counts.nearly_done);
    format!(
        "共 {} 个问题：已完成 {}、正在推进 {under_way}（其中基本完成 {}）、尚未启动 {}",
        counts.problems, counts.done, counts.nearly_done, counts.not_started
    )
}

/// Facts of the round, as far as the notice states them.
pub fn round(round: &InspectionRound) -> Vec<(&'static str, String)> {
    let day = |date: Option<String>| date.unwrap_or_else(|| NO_NUMBER.to_owned());
    let name = |name: &str| {
        if name.is_empty() {
            NO_NUMBER.to_owned()
        } else {
            name.to_owned()
        }
    };
    let days = format!(
        "{} 至 {}",
        day(round.from.map(|d| d.to_string())),
        day(round.to.map(|d| d.to_string()))
    );
    vec![
        ("被巡察单位", name(&round.unit)),
        ("巡察组", name(&round.team)),
        ("巡察起止", days),
        ("反馈日期", day(round.feedback.map(|d| d.to_string()))),
        ("公布日期", day(round.published.map(|d| d.to_string()))),
    ]
}

pub fn progress(progress: Progress) -> &'static str {
    match progress {
        Progress::NotStarted => "尚未启动",
        Progress::UnderWay => "正在推进",
        Progress::NearlyDone => "基本完成",
        Progress::Done => "已完成",
    }
}

/// Source of a problem's progress.
pub fn progress_from(from: ProgressFrom) -> &'static str {
    match from {
        ProgressFrom::Heading => "据小节标题",
        ProgressFrom::Title => "据问题标题",
        ProgressFrom::Text => "据原文所写",
        ProgressFrom::Guess => "▲ 原文未写明，是推断，请核对",
        ProgressFrom::Beginning => "原文不写进展，按刚开始计",
        ProgressFrom::Person => "本人更正",
    }
}

/// Message on corrections that could not be replayed, because the notice is read differently now.
pub fn not_restored(count: usize) -> String {
    format!(
        "上次核对时的更正有 {count} 处没有恢复：本版本读这份通报的结果与上次不同。其余已恢复，原文一字不少，请对照原文再核对一遍。"
    )
}

/// Message on the start page: a review was begun and not finished.
pub const BEGUN: &str =
    "有一份通报核对到一半：已作的更正都留着。再读取同一份通报（粘贴原文或选择同一个文件），就接着核对。";
pub const DISCARD_BEGUN: &str = "不要这些更正";

pub fn doubts(count: usize) -> String {
    format!("疑点（{count} 处）")
}

pub fn problems(count: usize) -> String {
    format!("{PROBLEMS}（{count} 个）")
}

pub fn unread(count: usize) -> String {
    format!("{NOT_UNDERSTOOD}（{count} 段）")
}

pub fn more_unread(shown: usize) -> String {
    format!("只列出前 {shown} 段，其余见原文；接受后全部保留。")
}

pub fn see_line(line: u32) -> String {
    format!("看原文第 {line} 行")
}

pub fn line_not_shown(line: u32) -> String {
    format!("第 {line} 行没有显示在右边的原文里，请查看通报原件。")
}

pub fn field_of(field: &str, line: u32) -> String {
    format!("{field}（原文第 {line} 行的问题）")
}

pub fn original(printed: &str) -> String {
    format!("原文标题：{printed}")
}

pub fn take_line(line: u32) -> String {
    format!("{TAKE}（原文第 {line} 行）")
}

/// Summary of a problem's folded texts.
pub fn texts(labels: &[&str], characters: usize) -> String {
    format!("内容：{}（{characters} 字）", labels.join("、"))
}

pub fn source_cut(lines: usize) -> String {
    format!("原文太长，这里只显示前 {lines} 行；其余照样读过，一字不丢。")
}

pub fn piece_cut(characters: usize) -> String {
    format!("……（此处还有 {characters} 字未显示）")
}
