//! The record in words: its screens, and every action as a sentence. A sentence stays in parts (how it begins, from
//! what, to what), so that the screen can shorten long texts and mark what differs.

use super::{fields, said};
use ledger::{
    DecisionKind, Due, FactId, Field, ItemId, Kind, Ledger, Value,
    count::NearlyDone,
    history::{Deed, Entry, What},
};

/// The most steps that are followed from an undoing to what it is about.
const LONGEST_CHAIN: usize = 10_000;

pub const VIEWS: &str = "记录的三种看法";
pub const ALL: &str = "全部记录";
pub const ON_A_DAY: &str = "任一日期的台账";
pub const COMPARE: &str = "两个日期对比";

pub const NOTHING_TO_UNDO: &str = "没有可撤销的操作";
pub const NOTHING_TO_REDO: &str = "没有可重做的操作";
pub const UNDO_TO_HERE: &str = "撤销到这一步之前";
pub const REDO_TO_HERE: &str = "重做到这一步";
pub const CANCEL: &str = "取消";
pub const TAKEN_BACK: &str = "已撤销";
pub const DONE_AGAIN: &str = "已重做";

pub const BY: &str = "人员";
pub const EVERYONE: &str = "全部人员";
pub const ITEM: &str = "问题（序号或标题）";
pub const FROM_DAY: &str = "起";
pub const UNTIL_DAY: &str = "止";
pub const TEXT: &str = "文字";
pub const SIFT: &str = "筛选";
pub const CLEAR: &str = "清除筛选：";
pub const CLEAR_ALL: &str = "清除全部筛选";
pub const CHOSEN: &str = "当前筛选";
pub const FOUND: &str = "找到的问题";
pub const NOT_FOUND: &str = "没有这个序号或标题的问题。";
pub const NONE_PASS: &str = "没有符合筛选条件的记录。";
pub const WRONG_WAY: &str = "起始日期晚于截止日期，所以没有记录。请改其中一个。";
pub const OWN: &str = "本条记录";
pub const OWN_EMPTY: &str = "这个问题还没有记录。";
pub const OPEN_IN_RECORD: &str = "在“记录”页里查看、筛选";
pub const WHOLE_TEXT: &str = "展开全文";
pub const WAS: &str = "原为";
pub const IT_WAS: &str = "，原为：";
pub const NOW: &str = "改为";
pub const DELETED: &str = "删去：";
pub const INSERTED: &str = "增加：";
pub const UNKNOWN_DAY: &str = "日期不明";

pub const DAY: &str = "日期";
pub const SHOW: &str = "查看";
pub const DAY_EMPTY: &str =
    "选一个日期，就能看到那一天结束时的台账：有哪些问题、各到哪一步、完成率多少。只看，不会改动今天的台账。";
pub const FIRST_DAY: &str = "第一条记录";
pub const FEEDBACK_DAY: &str = "反馈日期";
pub const YESTERDAY: &str = "昨天";
pub const BACK_TO_TODAY: &str = "回到今天的台账";
pub const BACK_TO_LIST: &str = "返回清单";
pub const NOT_YET: &str = "到这一天为止，台账里还没有问题。";
pub const NOT_THEN: &str = "到这一天为止，台账里没有这个问题。";
pub const IN_CONFLICT: &str = "当时有几个不同的值";
pub const DECISIONS: &str = "决定";
pub const NO_TEXTS: &str = "当时还没有填写其他内容。";

pub const EARLIER: &str = "较早日期";
pub const LATER: &str = "较晚日期";
pub const DO_COMPARE: &str = "对比";
pub const TOTALS: &str = "两个日期各有多少？";
pub const DIFFERENCES: &str = "有哪些变化？";
pub const NO_DIFFERENCE: &str = "这两个日期的台账没有差别。";
pub const NOTHING_TO_COMPARE: &str = "台账还是空的。建立台账以后，这里可以对比任意两个日期：新增、修改、移除了什么。";
pub const NOTHING: &str = "—";
pub const COL_CHANGE: &str = "变化";
pub const COL_ABOUT: &str = "内容";
pub const COL_CHECK: &str = "核对";
pub const RULE: &str = "口径：“基本完成”";
pub const ADDED: &str = "＋ 新增";
pub const CHANGED: &str = "△ 修改";
pub const REMOVED: &str = "－ 移除";
pub const DECIDED: &str = "◇ 决定";

/// A day as people write it: 2026年3月1日.
pub fn day(day: Due) -> String {
    let day = day.last_day();
    format!("{}年{}月{}日", day.year(), day.month(), day.day())
}

/// A day with its day of the week.
pub fn weekday(of: Due) -> String {
    let place = of.last_day().weekday().to_monday_zero_offset();
    let name = ["一", "二", "三", "四", "五", "六", "日"];
    let name = usize::try_from(place).ok().and_then(|place| name.get(place));
    format!("{}　星期{}", day(of), name.unwrap_or(&""))
}

/// The banner over the checklist of a day.
pub fn as_it_stood(on: Due) -> String {
    format!("这是 {} 的台账，只读。", day(on))
}

/// What the button undoes or redoes.
pub fn button(name: &str, sentence: Option<&str>, none: &str) -> String {
    match sentence {
        Some(sentence) => format!("{name}：{sentence}"),
        None => format!("{name}：{none}"),
    }
}

/// The question before several steps are undone.
pub fn ask_undo(steps: usize) -> String {
    format!("将撤销您自己的 {steps} 步操作，包括这一步；别人的操作不动，撤销后还可以重做。")
}

/// The question before several steps are redone.
pub fn ask_redo(steps: usize) -> String {
    format!("将重做您撤销过的 {steps} 步操作，包括这一步。")
}

/// The button that confirms it.
pub fn confirm(name: &str, steps: usize) -> String {
    format!("确认{name} {steps} 步")
}

/// How it went.
pub fn went(name: &str, done: usize, asked: usize) -> String {
    if done == asked {
        format!("已{name} {done} 步。")
    } else {
        let left = asked.saturating_sub(done);
        format!("已{name} {done} 步，其余 {left} 步没有{name}，原因见页面上方。")
    }
}

/// How many actions are listed.
pub fn listed(count: usize, more: bool) -> String {
    if more {
        format!("最近的 {count} 次操作，最新的在前。")
    } else {
        format!("共 {count} 次操作，最新的在前。")
    }
}

/// The deeds of an action that can be unfolded.
pub fn one_by_one(deeds: usize) -> String {
    format!("逐处查看（{deeds} 处）")
}

/// The deeds beyond those that are listed.
pub fn further(deeds: usize) -> String {
    format!("还有 {deeds} 处没有列出；可在“收发”导出台账文件查看全部。")
}

/// A day on which the checklist was made.
pub fn begins(on: Due) -> String {
    format!("第一条记录是 {} 的，去看那一天", day(on))
}

/// The heading of a comparison.
pub fn between(earlier: Due, later: Due) -> String {
    format!("{} 到 {} 的变化", day(earlier), day(later))
}

/// The counts of a comparison.
pub fn differences(added: usize, changed: usize, removed: usize, decided: usize) -> String {
    format!("新增 {added} 项，修改 {changed} 处，移除 {removed} 项，决定 {decided} 项。")
}

/// The parts that came with an added item.
pub fn with_parts(measures: usize, passages: usize) -> String {
    match (measures, passages) {
        (0, 0) => String::new(),
        (measures, 0) => format!("连同 {measures} 条措施"),
        (0, passages) => format!("连同 {passages} 段文字"),
        (measures, passages) => format!("连同 {measures} 条措施、{passages} 段文字"),
    }
}

/// An item as a sentence names it: 问题 3“台账不全”.
pub fn name(ledger: &Ledger, id: ItemId) -> String {
    if id == ItemId::ROUND {
        return "本次巡察".into();
    }
    let own = own_name(ledger, id);
    match ledger.item(id).and_then(|item| item.under()) {
        Some(whole) => format!("{}的{own}", short(ledger, whole)),
        None => own,
    }
}

/// An item by itself, without what it is a part of.
pub fn own_name(ledger: &Ledger, id: ItemId) -> String {
    let kind = ledger.item(id).and_then(|item| item.kind());
    let kind = kind.map_or("内容", fields::kind);
    let title = said::brief(ledger.text(id, Field::Title));
    if title.is_empty() {
        return kind.to_owned();
    }
    let number = ledger.text(id, Field::Number);
    let apart = if number.is_empty() { "" } else { " " };
    format!("{kind}{apart}{number}“{title}”")
}

/// An item that came or went.
pub fn summed_up(title: &str, step: &str, parts: &str) -> String {
    let apart = if parts.is_empty() { "" } else { "，" };
    format!("{title}（{step}{apart}{parts}）")
}

/// A problem by its number, if it has one.
fn short(ledger: &Ledger, id: ItemId) -> String {
    match ledger.text(id, Field::Number) {
        "" => name(ledger, id),
        number => format!("问题 {number} "),
    }
}

/// A value in words, whole; empty for an emptied field.
pub fn value(ledger: &Ledger, field: Field, value: &Value) -> String {
    let Value::Text(text) = value else {
        return match value {
            Value::Nothing => String::new(),
            other => said::value(field, other),
        };
    };
    let item = || text.parse().ok().map(|id| ledger.text(id, Field::Title).to_owned());
    let in_words = match field {
        Field::Progress => return said::value(field, value),
        Field::Group => item(),
        Field::RuleNearlyDone => NearlyDone::from_key(text).map(|way| fields::nearly_done(way).to_owned()),
        Field::Due | Field::InspectedFrom | Field::InspectedTo | Field::FeedbackOn | Field::PublishedOn => {
            text.parse().ok().map(due)
        }
        _ => None,
    };
    in_words.unwrap_or_else(|| text.clone())
}

fn due(due: Due) -> String {
    let last = due.last_day();
    match due {
        Due::Day(_) => day(due),
        Due::Month(_) => format!("{}年{}月底", last.year(), last.month()),
        Due::Year(_) => format!("{}年底", last.year()),
    }
}

/// A decision in words.
pub fn decision(kind: DecisionKind) -> &'static str {
    match kind {
        DecisionKind::Apply => "申请销号",
        DecisionKind::Check => "审核",
        DecisionKind::Return => "退回",
        DecisionKind::StrikeOff => "销号",
        DecisionKind::Extend => "延期",
        DecisionKind::LookbackHolds => "回头看：没有反弹",
        DecisionKind::LookbackRebound => "回头看：反弹，重新整改",
        DecisionKind::Withdraw => "撤回决定",
    }
}

/// A decision with its new date and its reason.
pub fn decided(decision_made: &ledger::Decision) -> String {
    let mut words = decision(decision_made.kind).to_owned();
    if let Some(until) = decision_made.until {
        words.push_str(&format!("至{}", due(until)));
    }
    if !decision_made.reason.is_empty() {
        words.push_str(&format!("：{}", decision_made.reason));
    }
    words
}

/// What was done, in parts: how the sentence begins, what stood there, what stands there now.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Told {
    /// 将问题 3“台账不全”的整改进展
    pub lead: String,
    /// Whole; none where nothing stood there.
    pub from: Option<String>,
    /// Whole; none where the field was emptied.
    pub to: Option<String>,
}

impl Told {
    fn plainly(lead: String) -> Told {
        Told {
            lead,
            ..Told::default()
        }
    }

    /// In one line, long texts cut short.
    pub fn brief(&self) -> String {
        let lead = &self.lead;
        let short = |text: &String| said::brief(&text.replace('\n', " "));
        match (&self.from, &self.to) {
            (Some(from), Some(to)) => format!("{lead}由“{}”改为“{}”", short(from), short(to)),
            (Some(from), None) => format!("{lead}（原为“{}”）", short(from)),
            (None, Some(to)) => format!("{lead}：{}", short(to)),
            (None, None) => lead.clone(),
        }
    }
}

/// One deed.
pub fn deed(ledger: &Ledger, deed: &Deed) -> Told {
    let of = deed.item.map_or_else(|| "一项内容".to_owned(), |id| name(ledger, id));
    match &deed.what {
        What::Added { .. } => Told::plainly(format!("新增{of}")),
        What::Set {
            field: Field::Order, ..
        } => Told::plainly(format!("调整{of}的次序")),
        What::Set { field, from, to } => set(ledger, &of, *field, from, to),
        What::Removed { reason: "" } => Told::plainly(format!("移除{of}")),
        What::Removed { reason } => Told::plainly(format!("移除{of}，原因：{reason}")),
        What::Restored => Told::plainly(format!("恢复{of}")),
        What::Decided(made) => Told::plainly(format!("对{of}作出决定：{}", decided(made))),
        What::NotUnderstood => Told::plainly("写入了新版本程序的内容，原样保留".into()),
    }
}

fn set(ledger: &Ledger, of: &str, field: Field, from: &[&Value], to: &Value) -> Told {
    let words = from.iter().map(|one| value(ledger, field, one));
    let from: Vec<String> = words.filter(|words| !words.is_empty()).collect();
    let from = Some(from.join("”“")).filter(|words| !words.is_empty());
    let to = Some(value(ledger, field, to)).filter(|words| !words.is_empty());
    let field = fields::field(field);
    let lead = match (&from, &to) {
        (Some(_), Some(_)) => format!("将{of}的{field}"),
        (_, None) => format!("清空{of}的{field}"),
        (None, Some(_)) => format!("填写{of}的{field}"),
    };
    Told { lead, from, to }
}

/// A whole action: its one deed, or the sum of its many.
pub fn action(ledger: &Ledger, entry: &Entry) -> Told {
    let first = entry.first();
    if entry.facts() == 1 {
        return deed(ledger, &first);
    }
    let deeds = entry.deeds();
    let added = |kind| {
        let of_kind = |deed: &&Deed| matches!(deed.what, What::Added { kind: this, .. } if this == kind);
        deeds.iter().filter(of_kind).count()
    };
    let kinds = [Kind::Group, Kind::Problem, Kind::Measure, Kind::Passage];
    let all: usize = kinds.into_iter().map(added).sum();
    let one = deeds.iter().find(|deed| matches!(deed.what, What::Added { .. }));
    match (all, one) {
        (1, Some(one)) => deed(ledger, one),
        (0, _) | (_, None) => Told::plainly(format!("{}等 {} 处", deed(ledger, &first).lead, deeds.len())),
        _ => {
            let counted = kinds.into_iter().filter(|kind| added(*kind) > 0);
            let counted = counted.map(|kind| format!(" {} 个{}", added(kind), fields::kind(kind)));
            let counted: Vec<String> = counted.collect();
            Told::plainly(format!("一次新增{}", counted.join("、")))
        }
    }
}

/// An action in one line, without who and when; of an undoing or redoing, what it is about.
pub fn about(ledger: &Ledger, name: FactId) -> String {
    let Some(entry) = ledger.entry(name) else {
        return String::new();
    };
    let first = undone_at_first(ledger, &entry).and_then(|first| ledger.entry(first));
    action(ledger, &first.unwrap_or(entry)).brief()
}

/// An undoing or redoing in one line.
pub fn back_and_forth(ledger: &Ledger, name: FactId) -> String {
    let about = about(ledger, name);
    if ledger.is_undo(name) {
        format!("撤销了：{about}")
    } else {
        format!("重做了：{about}")
    }
}

/// What an undoing (or the undoing of one, and so on) took back in the beginning; none of an action of another kind.
fn undone_at_first(ledger: &Ledger, entry: &Entry) -> Option<FactId> {
    let mut at = entry.undoes?;
    for _ in 0..LONGEST_CHAIN {
        match ledger.entry(at).and_then(|entry| entry.undoes) {
            Some(before) => at = before,
            None => break,
        }
    }
    Some(at)
}
