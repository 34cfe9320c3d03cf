//! Texts of merging: reading files, the preview, the record of a merge, and open conflicts.

use super::{fields, general};
use ledger::{
    Field,
    count::{CloseoutTally, Tally},
    merge::{ChecklistTotals, ClockError, ClockFault, FileCounts, MergeRowKind, RowOutcome},
};

pub const IN_HINT: &str = "把同事交回的文件一次拖进来，一份或几十份都行：.json 文件、带数据的 .html 页面、装着它们的 .zip。先给您看会改什么，您点“合并”之前，台账一字不动。";
pub const STOP: &str = "停止读取";
pub const STOPPED: &str = "已停止。没有合并任何文件，台账没有任何改动。";
pub const COMPARING: &str = "正在与台账比对……";
pub const STOP_COMPARING: &str = "停止比对";
pub const MERGING: &str = "正在合并……";
pub const STOP_MERGING: &str = "停止合并";
pub const MERGING_STOPPED: &str = "已停止合并，台账没有任何改动。您选过的都还在。";
pub const FAR: &str = "进度";

pub const TITLE: &str = "合并前预览";
pub const LEAD: &str = "下面是来件与台账的全部差别。没有列出的都相同。";
pub const FILES: &str = "来件";
/// Link that skips the list of files.
pub fn to_rows(rows: usize) -> String {
    format!("直接看 {rows} 处差别")
}
pub const COL_FILE: &str = "文件";
pub const COL_SAYS: &str = "带来什么";
pub const COL_NEW: &str = "新增";
pub const COL_CHANGED: &str = "修改";
pub const COL_CONFLICTS: &str = "冲突";
pub const COL_REMOVALS: &str = "移除";
pub const COL_SAME: &str = "相同";
pub const LEAVE_OUT: &str = "不要这份";
pub const KINDS: &str = "按类别筛选";
pub const ALL: &str = "全部差别";
pub const NOT_ASKED: &str = "未交办";
pub const NOT_ASKED_HINT: &str = "没有交办她改的栏目，除非您采用，否则保持原样";
pub const REUSED: &str = "编号重复";
pub const REUSED_HINT: &str = "与台账里另一条记录编号相同、内容不同，除非您采用，否则保持原样";
pub const DECISIONS_STAND: &str = "决定只增不减，一律保留";
pub const CONTESTED_DECISIONS: &str = "几个决定互相矛盾，合并后请在“待定冲突”里处理";
pub const OF_FILE: &str = "文件";
pub const OF_PERSON: &str = "谁改的";
pub const OF_FIELD: &str = "栏目";
pub const EVERY: &str = "不限";
pub const ALL_THEIRS: &str = "都采用来件";
pub const ALL_MINE: &str = "都保留我的";
pub const ALL_OPEN: &str = "冲突都待定";
pub const WHOLE_TEXT: &str = "全文";
pub const BRIEF_TEXT: &str = "只看差别";
pub const COL_WHAT: &str = "栏目";
pub const COL_BEFORE: &str = "原来";
pub const COL_MINE: &str = "我的（现在）";
pub const COL_THEIRS: &str = "来件";
pub const COL_RESULT: &str = "结果";
pub const UNCHANGED: &str = "（未改）";
pub const EMPTY: &str = "（空）";
pub const NOT_HERE: &str = "（没有）";
pub const IS_HERE: &str = "在台账里";
pub const WAS_REMOVED: &str = "已移除";
pub const TAKE: &str = "采用来件";
pub const TAKE_NEW: &str = "采用（新增）";
pub const TAKE_NOT: &str = "不采用";
pub const KEEP_MINE: &str = "保留我的";
pub const AGREE_REMOVAL: &str = "同意移除";
pub const KEEP_ITEM: &str = "保留";
pub const LEAVE_OPEN: &str = "待定：都留着";
pub const NO_ROWS: &str = "来件里的内容台账里都已经有了，没有差别。";
pub const NONE_SHOWN: &str = "这个筛选下没有差别。";
pub const SHOW_MORE: &str = "再显示一些";
pub const ACCEPT: &str = "合并";
pub const ACCEPT_NOTHING: &str = "只登记收到";
pub const CANCEL: &str = "取消，不合并";
pub const CHANGED_MEANWHILE: &str = "预览期间台账有了改动，已经重新比对。您选过的都还在，请再看一眼，然后点“合并”。";
pub const REASON: &str = "合并来件时选定";

pub const UNDO_MERGE: &str = "撤销这次合并";
pub const REDO_MERGE: &str = "重新合并";
pub const SEE_RECORD: &str = "查看合并记录";
pub const TAKEN_BACK: &str = "这次合并已撤销，台账恢复到合并前；来件的内容仍在“记录”里，随时可以重新合并。";
pub const MERGES: &str = "历次合并";
pub const NO_MERGES: &str = "还没有合并过文件。每次合并都会在这里留下记录。";
pub const COL_WHEN: &str = "时间";
pub const COL_WHO: &str = "合并人";
pub const COL_FROM: &str = "来件";
pub const COL_SENDER: &str = "来件人";
pub const COL_STATE: &str = "状态";
pub const STANDS: &str = "有效";
pub const UNDONE: &str = "已撤销";

pub const RECORD: &str = "合并记录";
pub const NO_RECORD: &str = "台账里没有这次合并。";
pub const CHECKSUM: &str = "校验码";
pub const WRITTEN_AT: &str = "写于";
pub const HOW: &str = "怎样处理";
pub const TOTALS: &str = "合并前后";
pub const BACK: &str = "返回收发";
pub const PRINT_HINT: &str = "用浏览器的打印（Ctrl+P）可打印这份记录。";
pub const SIGN: &str = "合并人（签字）：　　　　　　　　复核人（签字）：　　　　　　　　日期：";

pub const INBOX: &str = "待定冲突";
pub const INBOX_LEAD: &str =
    "两个人没有看到对方的修改，改了同一处。几个值都留着，选定一个就了结；谁都可以定，随时可以定。";
pub const INBOX_EMPTY: &str = "没有待定的冲突。合并文件时，两边都改过的地方会留在这里等您选定。";
pub const INBOX_REMOVAL: &str = "有人移除了它，也有人改过它或要保留它。";
pub const INBOX_CLOSEOUT: &str = "关于销号的几个决定互相矛盾，请打开这个问题，在“销号”一栏里作出决定。";
pub const INBOX_DECISIONS: &str = "各人作的决定";
pub const REMOVAL_REASON: &str = "处理待定冲突时确认移除";
pub const DO_REMOVE: &str = "确认移除";

pub const RESCUE: &str = "看看能读出的部分";
pub const LOOK_NEWER: &str = "打开看看（只读）";
pub const RESCUED_FROM: &str = "（残缺文件，只有能读出的部分）";

/// Kind of a row, with a sign that needs no colour.
pub fn kind(kind: MergeRowKind) -> &'static str {
    match kind {
        MergeRowKind::New => "＋ 新增",
        MergeRowKind::Changed => "△ 修改",
        MergeRowKind::Conflict => "≠ 冲突",
        MergeRowKind::Removal => "－ 移除",
        MergeRowKind::Decision => "◇ 决定",
    }
}

/// Outcome of a row.
pub fn how(how: RowOutcome) -> &'static str {
    match how {
        RowOutcome::Taken => "采用来件",
        RowOutcome::Kept => "保留原样",
        RowOutcome::LeftOpen => "待定",
    }
}

/// Warning on facts of a file whose ids are used already, and what they are about.
pub fn reused(count: usize, places: &[String]) -> String {
    let of = match places {
        [] => String::new(),
        places => format!("（{}）", places.join("、")),
    };
    format!(
        "有 {count} 条记录{of}的编号已被别的记录用过，内容却不同：文件可能被改动或拼接过，请向来件人核实。两份都保留在台账里，不采用就不生效。"
    )
}

/// Progress of reading.
pub fn reading(place: usize, all: usize, name: &str) -> String {
    format!("正在读取第 {place} 份，共 {all} 份：{name}")
}

/// Summary of a file in one sentence.
pub fn says(numbers: &FileCounts, new_facts: usize) -> String {
    let parts: Vec<String> = [
        (numbers.new, "新增", "项"),
        (numbers.changed, "修改", "处"),
        (numbers.conflicts, "冲突", "处"),
        (numbers.removals, "移除", "项"),
        (numbers.decisions, "决定", "项"),
    ]
    .into_iter()
    .filter(|(count, ..)| *count > 0)
    .map(|(count, what, unit)| format!("{what} {count} {unit}"))
    .collect();
    match (parts.is_empty(), new_facts) {
        (false, _) => format!("{}。", parts.join("，")),
        (true, 0) => "台账里都已经有了，没有新内容。".to_owned(),
        (true, _) => "有新的记录，但现在的内容没有差别。".to_owned(),
    }
}

/// Sender and time.
pub fn from(who: &str, when: &str) -> String {
    format!("{}，写于 {when}", general::or_someone(who))
}

/// Number of changed fields that nobody asked for.
pub fn not_asked(count: usize) -> String {
    format!("其中 {count} 处没有交办，默认保持原样")
}

/// Warning that the same file was taken in before.
pub fn taken_before(when: &str, who: &str) -> String {
    format!("同一份文件 {when} 已由{}合并过", general::or_someone(who))
}

/// Warning that the same file was taken in, and that this was undone.
pub fn taken_and_undone(when: &str) -> String {
    format!("同一份文件 {when} 合并过，后来撤销了。要它的内容，请点“重新合并”")
}

/// Warning on a clock that is wrong.
pub fn clock(fault: &ClockFault, when: &str) -> String {
    let who = general::or_someone(&fault.by);
    let facts = fault.facts;
    match fault.wrong {
        ClockError::Ahead => {
            format!("{who}的电脑时钟可能快了：有 {facts} 条记录写着 {when}。不影响合并，只影响显示的时间")
        }
        ClockError::Behind => {
            format!(
                "{who}的电脑时钟可能慢了：有 {facts} 条记录写着 {when}，比它改掉的内容还早。不影响合并，只影响显示的时间"
            )
        }
    }
}

/// Label of the buttons that choose for all listed rows.
pub fn for_all(count: usize) -> String {
    format!("对下面这 {count} 处：")
}

/// Choice of one of several values.
pub fn take_from(who: &str) -> String {
    format!("用{who}的")
}

/// Label of a row's select box.
pub fn choose(what: &str) -> String {
    format!("{what}：怎样处理")
}

/// Who set a value, and when.
pub fn whose(who: &[String]) -> String {
    who.join("、")
}

fn moved(name: &str, before: usize, after: usize) -> String {
    if before == after {
        format!("{name} {after}")
    } else {
        format!("{name} {before}→{after}")
    }
}

fn sum(before: usize, after: usize) -> String {
    if before == after {
        format!("合计仍为 {after}")
    } else {
        format!("合计 {before}→{after}")
    }
}

/// Change of the totals, in the order of the figures.
pub fn totals(before: &ChecklistTotals, after: &ChecklistTotals) -> String {
    format!(
        "{}。{}。",
        progress(&before.tally, &after.tally),
        closeout(&before.closeout, &after.closeout)
    )
}

fn progress(before: &Tally, after: &Tally) -> String {
    let mut parts = vec![
        moved("已完成", before.done, after.done),
        moved("正在推进", before.under_way, after.under_way),
        moved("尚未启动", before.not_started, after.not_started),
    ];
    if before.left_out + after.left_out > 0 {
        parts.push(moved("基本完成", before.left_out, after.left_out));
    }
    parts.push(sum(before.total, after.total));
    format!("进展：{}", parts.join("，"))
}

fn closeout(before: &CloseoutTally, after: &CloseoutTally) -> String {
    let mut parts = vec![moved("已销号", before.struck_off, after.struck_off)];
    for (name, before, after) in [
        ("待审核", before.pending, after.pending),
        ("已退回", before.returned, after.returned),
        ("重新整改", before.reopened, after.reopened),
    ] {
        if before + after > 0 {
            parts.push(moved(name, before, after));
        }
    }
    parts.push(sum(before.total, after.total));
    format!("销号：{}", parts.join("，"))
}

/// Number of conflicts that would stay open.
pub fn stay_open(count: usize) -> String {
    format!("{count} 处冲突待定，合并后留在“待定冲突”里。")
}

/// Remark on the intake of a file: number of rows by outcome.
pub fn remark(taken: usize, kept: usize, open: usize, decisions: usize) -> String {
    format!("采用 {taken} 处，保留原样 {kept} 处，待定 {open} 处，决定 {decisions} 项")
}

/// Who merged, and when.
pub fn merged_by(by: &str, at: &str) -> String {
    format!("合并人：{by}　合并时间：{at}")
}

/// Message after a merge.
pub fn merged(files: usize, from: &str, open: usize) -> String {
    let open = if open == 0 {
        String::new()
    } else {
        format!("还有 {open} 处冲突待定。")
    };
    format!("已合并 {files} 份文件（{from}）。{open}")
}

/// A merge as an action of the record.
pub fn action(from: &str, settled: usize) -> String {
    let settled = if settled == 0 {
        String::new()
    } else {
        format!("，其中 {settled} 处另作取舍")
    };
    format!("合并来件：{from}{settled}")
}

/// Names of senders, the first few.
pub fn senders(names: &[String]) -> String {
    let shown: Vec<&str> = names.iter().take(3).map(|name| general::or_someone(name)).collect();
    let joined = shown.join("、");
    if names.len() > shown.len() {
        format!("{joined}等 {} 份", names.len())
    } else {
        joined
    }
}

/// Name of the tab with the number of open conflicts.
pub fn open_on_tab(count: usize) -> String {
    format!("{count} 处冲突待定")
}

/// Link to the open conflicts.
pub fn inbox_link(count: usize) -> String {
    format!("待定冲突 {count} 处")
}

/// Heading of a conflict: which field of which item.
pub fn field_of(field: Field, of: &str) -> String {
    format!("{of} · {}", fields::field(field))
}

/// Message on a damaged file, with what could be read.
pub fn damaged(name: &str, why: &str, rescued: usize) -> String {
    let rescued = match rescued {
        0 => "里面没有能读出的记录。".to_owned(),
        n => format!("其中能读出 {n} 条记录，可以先看看，再决定要不要。"),
    };
    format!("“{name}”{why}{rescued}")
}

/// Message on a file of a newer version.
pub fn newer(name: &str, version: u32) -> String {
    format!(
        "“{name}”由更新的版本（格式 {version}）写出，没有合并，原文件请留好。更新本页面后再拖进来；现在可以只读查看。"
    )
}

/// Message on a readable tree without facts.
pub fn from_tree(name: &str, left_out: usize) -> String {
    let left = match left_out {
        0 => String::new(),
        n => format!("有 {n} 处读不懂，没有列入。"),
    };
    format!("“{name}”里只有清单、没有修改记录，合并后算作您本人所作的修改。{left}")
}

/// Message on a tree that cannot be taken as edits.
pub fn tree_refused(name: &str, why: &str) -> String {
    format!("没有合并“{name}”：{why}")
}

/// Message on an entry of an archive that could not be unpacked.
pub fn fault(name: &str, fault: &parcel::Fault) -> String {
    use parcel::Fault;
    let why = match fault {
        Fault::TooLarge(bytes) => format!("太大（{} MB）", bytes / 1_000_000),
        Fault::TooMany(entries) => format!("里面有 {entries} 个文件，太多了"),
        Fault::Bomb { .. } => "解开后大得不合常理，可能有害".into(),
        Fault::Damaged(_) => "压缩包不完整或已损坏".into(),
        Fault::Locked => "加了密码，请解开后再拖进来".into(),
        Fault::Method(_) => "压缩方式不认识，请用普通 zip 重新压缩".into(),
        Fault::Nested => "是压缩包里的压缩包，请先解开".into(),
        Fault::OtherKind => "不是台账文件".into(),
        Fault::NothingInside => "里面没有台账文件".into(),
        Fault::NotText => "不是文本，可能已损坏".into(),
        Fault::EmptyPage => "是网页，但里面没有台账数据".into(),
    };
    format!("没有读取“{name}”：{why}。台账没有任何改动。")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_totals_say_what_moves_and_that_the_sum_stays() {
        let tally = |done, under_way| Tally {
            total: 37,
            done,
            under_way,
            ..Tally::default()
        };
        let closeout = |struck_off, pending| CloseoutTally {
            total: 37,
            struck_off,
            pending,
            ..CloseoutTally::default()
        };
        let before = ChecklistTotals {
            tally: tally(30, 7),
            closeout: closeout(32, 5),
        };
        let after = ChecklistTotals {
            tally: tally(30, 7),
            closeout: closeout(34, 3),
        };
        assert_eq!(
            totals(&before, &after),
            "进展：已完成 30，正在推进 7，尚未启动 0，合计仍为 37。销号：已销号 32→34，待审核 5→3，合计仍为 37。"
        );
    }

    #[test]
    fn a_file_is_told_in_one_sentence() {
        let numbers = FileCounts {
            new: 2,
            changed: 5,
            conflicts: 1,
            ..FileCounts::default()
        };
        assert_eq!(says(&numbers, 9), "新增 2 项，修改 5 处，冲突 1 处。");
        assert_eq!(says(&FileCounts::default(), 0), "台账里都已经有了，没有新内容。");
    }
}
