//! Texts that several screens share.

use super::{closeout, general};
use ledger::{count::CountedAs, list::DueFilter};
use std::ops::RangeInclusive;

pub const APP: &str = "销号";
pub const TAB_START: &str = "开始";
pub const TAB_PROBLEMS: &str = "问题";
pub const TAB_EXCHANGE: &str = "收发";
pub const TAB_HISTORY: &str = "记录";
pub const MINE: &str = "我的清单";
pub const EVIDENCE: &str = "佐证材料";
pub const PAPERS: &str = "材料";
pub const LOOKBACK: &str = "回头看";
pub const ROUND: &str = "整改任务";
pub const TABS: &str = "栏目";
pub const WHO_AM_I: &str = "我是";
pub const WHO_HINT: &str = "填写姓名";
pub const UNNAMED_ROUND: &str = "未命名的整改任务";
pub const SIZES: [(&str, &str, &str); 3] = [
    ("a", "A", "A 标准字号"),
    ("a1", "A+", "A+ 较大字号"),
    ("a2", "A++", "A++ 最大字号"),
];
pub const SIZE_GROUP: &str = "字号";
pub const SECRET: &str = "严禁录入国家秘密、工作秘密。数据只存在这台电脑的这个浏览器里。";
pub const UNDO: &str = "撤销";
pub const REDO: &str = "重做";
pub const CLOSE: &str = "关闭";

pub const START_TITLE: &str = "从哪里开始？";
pub const START_LEAD: &str = "巡察整改台账：逐条整改、逐条销号。请选一种方式建立台账。";
pub const WAY_NOTICE: &str = "粘贴已有的文字或表格";
pub const WAY_NOTICE_HINT: &str = "整改情况的通报、巡察反馈意见、一行一个问题的清单，或者从 Excel、WPS 复制的表格（带表头），整份粘贴到这里；也可拖入 Excel、WPS、Word 文件（.xlsx、.xls、.et、.ods、.docx、.doc）和 .txt、.html、.md、.csv 文件。先核对，再建台账。";
pub const PASTE_LABEL: &str = "全文";
pub const PASTE_HELD: &str = "这段文字太长（超过30万字节）或本浏览器存不下，没有暂存：换到别的页面还在，刷新或关闭网页前会先问一声。请现在就点“读取”，或改为选择文件。";
pub const READ_NOTICE: &str = "读取";
pub const IS_READING: &str = "正在读……";
pub const CHOOSE_NOTICE: &str = "选择文件";
pub const WAY_FILE: &str = "打开台账文件";
pub const WAY_FILE_HINT: &str = "同事发来的，或以前导出的 .json 文件。";
pub const CHOOSE_FILE: &str = "选择台账文件";
pub const WAY_HAND: &str = "手工录入";
pub const WAY_HAND_HINT: &str = "从第一个问题写起。";
pub const FIRST_PROBLEM: &str = "第一个问题的标题";
pub const ADD: &str = "添加";
pub const ROUNDS: &str = "本浏览器里的整改任务";
pub const NEW_ROUND: &str = "新建整改任务";
pub const NEW_ROUND_HINT: &str = "另起一份空台账；现有台账原样保留，可随时切换回来。";

pub const FILTER: &str = "筛选";
pub const ALL: &str = "全部";
pub const CONFLICTS: &str = "有冲突";
pub const ADD_PROBLEM: &str = "添加问题";
pub const NEW_PROBLEM: &str = "新问题的标题";
pub const LIST: &str = "问题清单";
pub const COL_EVIDENCE: &str = "佐证";
pub const COL_DUE: &str = "时限";
pub const COL_CLOSEOUT: &str = "销号";
pub const COLUMNS: &str = "显示列";
pub const COLUMNS_HINT: &str = "序号和问题总是显示";
pub const SEARCH: &str = "搜索";
pub const SEARCH_HINT: &str = "搜索文字、姓名、拼音首字母";
pub const CONDITIONS: &str = "更多筛选";
pub const ANY: &str = "不限";
pub const UNPROVED: &str = "没有佐证材料";
/// Problems that were ticked or opened.
pub fn chosen_problems(count: usize) -> String {
    format!("选定的 {count} 个问题")
}

pub const ON_PAPER: &str = "成清单";
pub const FORMS_OF_SELECTED: &str = "出表单";
/// Forms of an open problem: key of the paper, and its short name.
pub const FORMS_OF_PROBLEM: [(&str, &str); 5] = [
    ("problem", "问题情况表"),
    ("closeout", "销号申请单"),
    ("extension", "延期申请单"),
    ("lookback", "回头看检查表"),
    ("handout", "交办单"),
];
pub const PRINT_FORMS: &str = "打印：";
pub const IN_CONFLICT: &str = "有待选定的冲突";
pub const ORDER: &str = "排序";
pub const MOVES_IN_READING_ORDER: &str = "排序不是“按方面、大类”，不能调整先后。请先在“排序”里选“按方面、大类”。";
pub const VIEWS: &str = "常用视图";
pub const VIEWS_HINT: &str = "把现在的筛选和排序起个名字存下来，以后一点就到。只存在这个浏览器里。";
pub const VIEW_NAME: &str = "视图名称";
pub const KEEP_VIEW: &str = "存为视图";
pub const SEVERAL: &str = "多选";
pub const TICK_ALL: &str = "全选";
pub const TICK_NONE: &str = "全不选";
pub const BULK_FIELD: &str = "要修改的一栏";
pub const NEW_VALUE: &str = "改为";
pub const EMPTY_EMPTIES: &str = "改为（留空即清空）";
pub const PREVIEW: &str = "预览";
pub const NOW: &str = "现在";
pub const THEN: &str = "改为";
pub const CANCEL: &str = "取消";
pub const COL_NO: &str = "序号";
pub const COL_TITLE: &str = "问题";
pub const COL_MEASURES: &str = "措施";
pub const COL_WHO: &str = "责任人";
pub const COL_PROGRESS: &str = "进展";
pub const NO_PROBLEMS: &str = "台账里还没有问题。粘贴一份通报，或在上面添加第一个问题。";
pub const NONE_SHOWN: &str = "没有符合筛选条件的问题。";
pub const SHOW_ALL: &str = "显示全部";
pub const TO_START: &str = "去粘贴通报";
pub const GONE: &str = "这个问题不在台账里，可能已被移除。";
pub const PREVIOUS: &str = "上一条";
pub const NEXT: &str = "下一条";
pub const MEASURES: &str = "整改措施（逐条）";
pub const NEW_MEASURE: &str = "新措施";
pub const MEASURE: &str = "措施内容";
pub const MEASURE_DONE: &str = "已完成";
pub const REMOVE: &str = "移除";
pub const REMOVE_PROBLEM: &str = "移除这个问题";
pub const REMOVE_WHY: &str = "移除原因（必填，记入台账）";
pub const RESTORE: &str = "恢复";
pub const REMOVED: &str = "已移除的问题";
pub const CONFLICT: &str = "有几个不同的值，请选定一个：";
pub const TAKE_THIS: &str = "用这个";
pub const CONTESTED: &str = "有人移除了它，也有人在此期间改过它。请确认保留还是移除。";
pub const KEEP: &str = "保留";
pub const NOT_CHOSEN: &str = "（未选）";
pub const EMPTY_VALUE: &str = "（空）";
pub const OTHER_TEXTS: &str = "其他文字";
pub const NO_GROUP: &str = "未分组";

pub const RESULTS: &str = "整改成效有哪些？";
pub const NO_RESULTS: &str = "还没有登记成效数据和制度。打开一个问题，在“制度与数据”一栏登记，这里自动汇总。";
pub const COL_RESULT: &str = "成效";
pub const COL_FROM: &str = "来自哪些问题";
pub const WAY_UNSAID: &str = "未注明新建或修订";
pub const RATE: &str = "整改完成率";
pub const RULE: &str = "口径：“基本完成”怎样计";
pub const BY_GROUP: &str = "各方面还剩多少？";
pub const COL_GROUP: &str = "方面、大类";
pub const COL_TOTAL: &str = "合计";
pub const SUM: &str = "总计";

pub const EXCHANGE: &str = "收发";
pub const OUT_HINT: &str = "整份台账存成一个文件，可发给同事、留底备份，也可在另一台电脑上打开。";
pub const EXPORT: &str = "导出台账文件";
pub const IN: &str = "导入";

pub const HISTORY: &str = "记录";
pub const HISTORY_EMPTY: &str = "还没有记录。每一次改动都会记在这里：谁、何时、改了什么。";
pub const MORE: &str = "显示更早的";
pub const SOMEONE: &str = "未署名";

/// Message on a file above the size limit.
pub fn too_large(name: &str) -> String {
    format!("没有读取“{name}”：文件太大。台账没有任何改动。请确认是否选错了文件。")
}

/// Message on a file that the browser could not read.
pub fn unreadable(name: &str) -> String {
    format!("没有读取“{name}”：浏览器读不出这个文件。台账没有任何改动。请检查文件是否还在原处，再试一次。")
}

/// Note beside a round in the list of rounds.
pub fn round_size(round: &str, here: bool) -> String {
    if here {
        format!("编号 {round}，正在使用")
    } else {
        format!("编号 {round}")
    }
}

/// Name of a filter with its count.
pub fn chip(name: &str, count: usize) -> String {
    format!("{name} {count}")
}

/// Number of measures done, of all.
pub fn measures(done: usize, all: usize) -> String {
    if all == 0 {
        String::from("—")
    } else {
        format!("{done}/{all}")
    }
}

/// Button that restores a removed problem.
pub fn restore(title: &str) -> String {
    format!("恢复“{title}”")
}

/// Result of an import.
pub fn imported(name: &str, from: &str, new: usize, all: usize) -> String {
    let from = general::or_someone(from);
    if new == 0 {
        format!("“{name}”（{from}导出）已经在台账里，没有新内容。")
    } else {
        format!("已导入“{name}”（{from}导出）：{all} 条记录中有 {new} 条是新的，已合并。")
    }
}

/// Message on a file of another round; `alone` if nothing is recorded here yet.
pub fn other_round(name: &str, alone: bool) -> String {
    match alone {
        true => format!("“{name}”是一份完整的台账，可以打开。"),
        false => {
            format!("“{name}”属于另一项整改任务。现有台账不会改动；它会作为另一份台账打开，可随时切换回来。")
        }
    }
}
/// Button that opens the file of another round.
pub fn open_other(alone: bool) -> &'static str {
    match alone {
        true => "打开台账",
        false => "打开那一份",
    }
}

/// Message on a tree without facts that names another round.
pub fn tree_of_other_round(name: &str) -> String {
    format!(
        "没有导入：“{name}”属于另一项整改任务，而且只有可读的清单、没有记录，并不进这份台账。现有台账没有任何改动。请向发文件的人要导出的台账文件。"
    )
}
pub const EXPORTED: &str = "台账文件已交给浏览器下载。";
pub const NOT_EXPORTED: &str = "没有导出：浏览器拒绝下载。内容仍在台账里，请换一个浏览器窗口再试。";

/// The accessible name of the button that moves an item up.
pub fn up(title: &str) -> String {
    format!("上移“{title}”")
}

/// The accessible name of the button that moves an item down.
pub fn down(title: &str) -> String {
    format!("下移“{title}”")
}

/// Position of a problem in its group.
pub fn stands(place: usize, of: usize) -> String {
    format!("第 {place} 条，共 {of} 条")
}

/// Name of a downloaded file: what it is, unit, day.
pub fn dated_file_name(what: &str, unit: &str, day: &str, ending: &str) -> String {
    let safe = |text: &str| -> String { text.chars().filter(|c| c.is_alphanumeric()).take(30).collect() };
    let day: String = day.chars().filter(char::is_ascii_digit).collect();
    let parts = [safe(what), safe(unit), day];
    let parts: Vec<&str> = parts
        .iter()
        .map(String::as_str)
        .filter(|part| !part.is_empty())
        .collect();
    format!("{}.{ending}", parts.join("-"))
}

/// The name of an exported file.
pub fn file_name(unit: &str, by: &str, at: &str) -> String {
    let safe = |text: &str| -> String { text.chars().filter(|c| c.is_alphanumeric()).take(30).collect() };
    let at: String = at.chars().filter(char::is_ascii_digit).collect();
    let parts = [String::from("销号"), safe(unit), safe(by), at];
    let parts: Vec<&str> = parts
        .iter()
        .map(String::as_str)
        .filter(|part| !part.is_empty())
        .collect();
    format!("{}.json", parts.join("-"))
}

pub const REMOVED_MEASURE: &str = "不再需要这条措施";

/// Head of the column for 基本完成 where the rule leaves it out of the rate.
pub fn nearly_left_out() -> &'static str {
    "基本完成（单列）"
}

/// Why a number is not accepted.
pub fn no_number(text: &str) -> String {
    format!("没有保存：“{text}”不是数字。请只写数字，如 12 或 12.5。原来的数没有变。")
}

/// What a whole number in this range is called; any that is not negative without one.
pub fn whole_number(range: Option<RangeInclusive<i64>>) -> String {
    match range {
        Some(range) if *range.end() < i64::MAX => format!(" {} 到 {} 的整数", range.start(), range.end()),
        _ => "不小于 0 的整数".to_owned(),
    }
}

/// Why a whole number is not accepted.
pub fn no_whole_number(text: &str, range: Option<RangeInclusive<i64>>) -> String {
    format!("没有保存：“{text}”不是{}。原来的数没有变。", whole_number(range))
}

/// Number of rows that the list shows.
pub fn shown(count: usize) -> String {
    format!("符合条件的有 {count} 条：")
}

/// The accessible name of a chip that drops a condition.
pub fn without(condition: &str) -> String {
    format!("去掉条件：{condition}")
}

/// Accessible name of the button that deletes a saved view.
pub fn forget_view(name: &str) -> String {
    format!("删除视图“{name}”")
}

/// Accessible name of a row's tick.
pub fn tick(title: &str) -> String {
    format!("选中：{title}")
}

/// Number of selected lines.
pub fn ticked(count: usize) -> String {
    format!("已选 {count} 条")
}

/// A count, or a dash for none.
pub fn count_or_dash(count: usize) -> String {
    if count == 0 {
        String::from("—")
    } else {
        count.to_string()
    }
}

/// Name of what counts under the rule.
pub fn counted_as(counted: CountedAs) -> &'static str {
    match counted {
        CountedAs::Done => "计为已完成",
        CountedAs::UnderWay => "计为正在推进",
        CountedAs::NotStarted => "计为尚未启动",
        CountedAs::LeftOut => "基本完成（单列）",
    }
}

/// Condition on dates, in words.
pub fn term(term: DueFilter) -> &'static str {
    match term {
        DueFilter::Late => closeout::LATE,
        DueFilter::Awaiting => closeout::AWAITING,
        DueFilter::FinishedLate => closeout::FINISHED_LATE,
        DueFilter::ThisWeek => "本周到期",
        DueFilter::Second => "临近（第二次预警）",
        DueFilter::First => "将到（第一次预警）",
        DueFilter::NoDate => "没有时限",
    }
}

/// Number of regulations that came about in this way.
pub fn regulations(way: &str) -> String {
    format!("制度（{way}）")
}

/// Number of regulations.
pub fn so_many_rules(count: usize) -> String {
    format!("{count} 项")
}

/// Sum with its unit; marked where a part of it is in conflict.
pub fn sum(total: &str, unit: &str, in_conflict: bool) -> String {
    let doubt = if in_conflict {
        "（其中有待选定的冲突）"
    } else {
        ""
    };
    format!("{total} {unit}{doubt}")
}

/// A name, or a placeholder for none.
pub fn or_someone(by: &str) -> &str {
    if by.is_empty() { SOMEONE } else { by }
}

/// The first forty characters of a text.
pub fn brief(text: &str) -> String {
    let mut short: String = text.chars().take(40).collect();
    if short.len() < text.len() {
        short.push('…');
    }
    ledger::closed(&short).into_owned()
}
