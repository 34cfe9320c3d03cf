//! Sentences on actions of the record. A sentence consists of parts (beginning, old value, new value), so that the
//! screen can shorten long texts and mark differences.

use crate::words::{closeout, fields, general, merge};
use ledger::{
    DecisionKind, FactId, Field, ItemId, Kind, Ledger, Value, ValueType,
    history::{ChangeDetail, EditSession, HistoryEntry, RecordedChange},
};

/// Largest number of steps followed from an undo to what it undid.
const LONGEST_CHAIN: usize = 10_000;

/// Item as a sentence names it: 问题 3“台账不全”.
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

/// Item without what it is a part of.
pub fn own_name(ledger: &Ledger, id: ItemId) -> String {
    let kind = ledger.item(id).and_then(|item| item.kind());
    let kind = kind.map_or("内容", fields::kind);
    let title = general::brief(ledger.text(id, Field::Title));
    if title.is_empty() {
        return kind.to_owned();
    }
    let number = ledger.text(id, Field::Number);
    let apart = if number.is_empty() { "" } else { " " };
    format!("{kind}{apart}{number}“{title}”")
}

/// Problem by its number, if it has one.
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
            other => fields::value(field, other),
        };
    };
    let in_words = match field.value_type() {
        ValueType::Item => text.parse().ok().map(|id| ledger.text(id, Field::Title).to_owned()),
        ValueType::Date => text.parse().ok().map(closeout::due),
        ValueType::Text
        | ValueType::Number
        | ValueType::Flag
        | ValueType::Progress
        | ValueType::Amount
        | ValueType::Hash
        | ValueType::Role
        | ValueType::RegulationWay => fields::key(field, text).map(str::to_owned),
    };
    in_words.unwrap_or_else(|| ledger::closed(text).into_owned())
}

/// Decision with its new date and its reason.
pub fn decided(made: &ledger::Decision) -> String {
    closeout::decided("", made)
}

/// A change in words: beginning of the sentence, old value, new value.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ChangeInWords {
    /// Beginning: 将问题 3“台账不全”的整改进展
    pub lead: String,
    /// Old value, whole; `None` if there was none.
    pub from: Option<String>,
    /// New value, whole; `None` if the field was emptied.
    pub to: Option<String>,
}

impl ChangeInWords {
    fn plainly(lead: String) -> ChangeInWords {
        ChangeInWords {
            lead,
            ..ChangeInWords::default()
        }
    }

    /// The change in one line, long texts shortened.
    pub fn brief(&self) -> String {
        let lead = &self.lead;
        let short = |text: &String| general::brief(&text.replace('\n', " "));
        match (&self.from, &self.to) {
            (Some(from), Some(to)) => format!("{lead}由“{}”改为“{}”", short(from), short(to)),
            (Some(from), None) => format!("{lead}（原为“{}”）", short(from)),
            (None, Some(to)) => format!("{lead}：{}", short(to)),
            (None, None) => lead.clone(),
        }
    }
}

/// Sentence on one change.
pub fn deed(ledger: &Ledger, deed: &RecordedChange) -> ChangeInWords {
    let of = deed.item.map_or_else(|| "一项内容".to_owned(), |id| name(ledger, id));
    match &deed.what {
        ChangeDetail::Added { .. } => ChangeInWords::plainly(format!("新增{of}")),
        ChangeDetail::Set {
            field: Field::Order, ..
        } => ChangeInWords::plainly(format!("调整{of}的次序")),
        ChangeDetail::Set { field, from, to } => set(ledger, &of, *field, from, to),
        ChangeDetail::Removed { reason: "" } => ChangeInWords::plainly(format!("移除{of}")),
        ChangeDetail::Removed { reason } => ChangeInWords::plainly(format!("移除{of}，原因：{reason}")),
        ChangeDetail::Restored => ChangeInWords::plainly(format!("恢复{of}")),
        ChangeDetail::Decided(made) => ChangeInWords::plainly(closeout::decided(&of, made)),
        ChangeDetail::NotUnderstood => ChangeInWords::plainly("写入了新版本程序的内容，原样保留".into()),
    }
}

fn set(ledger: &Ledger, of: &str, field: Field, from: &[&Value], to: &Value) -> ChangeInWords {
    let words = from.iter().map(|one| value(ledger, field, one));
    let from: Vec<String> = words.filter(|words| !words.is_empty()).collect();
    let from = Some(from.join("”“")).filter(|words| !words.is_empty());
    let to = Some(value(ledger, field, to)).filter(|words| !words.is_empty());
    let field = fields::field(field);
    if from == to && from.is_some() {
        return ChangeInWords::plainly(format!("改过{of}的{field}，最后又改回原样"));
    }
    let lead = match (&from, &to) {
        (Some(_), Some(_)) => format!("将{of}的{field}"),
        (_, None) => format!("清空{of}的{field}"),
        (None, Some(_)) => format!("填写{of}的{field}"),
    };
    ChangeInWords { lead, from, to }
}

/// Sentence on a line of the record: an action, or the result of an edit session.
pub fn sitting(ledger: &Ledger, sitting: &EditSession) -> ChangeInWords {
    match sitting.count() {
        1 => action(ledger, sitting.newest()),
        _ => deed(ledger, &sitting.deed()),
    }
}

/// Sentence on an action: its only change, or a summary of all.
pub fn action(ledger: &Ledger, entry: &HistoryEntry) -> ChangeInWords {
    let first = entry.first();
    if entry.facts() == 1 {
        return deed(ledger, &first);
    }
    let mut deeds = entry.deeds();
    let all_deeds = deeds.clone();
    deeds.retain(|deed| !follows_from(deed, &all_deeds));
    if let [only] = deeds.as_slice() {
        return deed(ledger, only);
    }
    let first = deeds.first().cloned().unwrap_or(first);
    let added = |kind| {
        let of_kind =
            |deed: &&RecordedChange| matches!(deed.what, ChangeDetail::Added { kind: this, .. } if this == kind);
        deeds.iter().filter(of_kind).count()
    };
    let kinds = Kind::ALL.iter().copied();
    let all: usize = kinds.clone().map(added).sum();
    if added(Kind::Intake) > 0 {
        return merged(ledger, &deeds);
    }
    let one = deeds
        .iter()
        .find(|deed| matches!(deed.what, ChangeDetail::Added { .. }));
    match (all, one) {
        (1, Some(one)) => deed(ledger, one),
        (0, _) | (_, None) => ChangeInWords::plainly(format!("{}等 {} 处", deed(ledger, &first).lead, deeds.len())),
        _ => {
            let counted = kinds.filter(|kind| added(*kind) > 0);
            let counted = counted.map(|kind| format!("{} {}{}", added(kind), counter(kind), fields::kind(kind)));
            let counted: Vec<String> = counted.collect();
            ChangeInWords::plainly(format!("一次新增 {}", counted.join("、")))
        }
    }
}

/// Whether a change only follows from another of its action, which is what the person did: the finished day from the progress,
/// and both, with the new date, from a rebound.
fn follows_from(change: &RecordedChange, all: &[RecordedChange]) -> bool {
    let beside = |cause: fn(&ChangeDetail) -> bool| {
        let mut of_item = all.iter().filter(|other| other.item == change.item);
        of_item.any(|other| cause(&other.what))
    };
    let rebound =
        |what: &ChangeDetail| matches!(what, ChangeDetail::Decided(made) if made.kind == DecisionKind::LookbackRebound);
    match &change.what {
        ChangeDetail::Set {
            field: Field::FinishedOn,
            ..
        } => beside(|what| {
            matches!(
                what,
                ChangeDetail::Set {
                    field: Field::Progress,
                    ..
                }
            )
        }),
        ChangeDetail::Set {
            field: Field::Progress | Field::Due,
            ..
        } => beside(rebound),
        ChangeDetail::Decided(made) if made.kind == DecisionKind::Extend => beside(rebound),
        ChangeDetail::Set { .. }
        | ChangeDetail::Added { .. }
        | ChangeDetail::Removed { .. }
        | ChangeDetail::Restored
        | ChangeDetail::Decided(_)
        | ChangeDetail::NotUnderstood => false,
    }
}

/// Sentence on a merge: the senders of the files, and the number of rows not chosen as they came.
fn merged(ledger: &Ledger, deeds: &[RecordedChange]) -> ChangeInWords {
    let intakes = deeds
        .iter()
        .filter(|deed| matches!(deed.what, ChangeDetail::Added { kind: Kind::Intake, .. }));
    let intakes: Vec<ItemId> = intakes.filter_map(|deed| deed.item).collect();
    let from: Vec<String> = intakes
        .iter()
        .map(|id| ledger.text(*id, Field::Title).to_owned())
        .collect();
    let settled = deeds
        .iter()
        .filter(|deed| deed.item.is_none_or(|item| !intakes.contains(&item)));
    ChangeInWords::plainly(merge::action(&merge::senders(&from), settled.count()))
}

/// Measure word of a kind.
fn counter(kind: Kind) -> &'static str {
    match kind {
        Kind::Measure | Kind::Note | Kind::Opinion => "条",
        Kind::Evidence | Kind::Citation | Kind::Handout | Kind::Intake | Kind::PaperSetup | Kind::IssuedPaper => "份",
        Kind::Regulation | Kind::Figure => "项",
        Kind::Passage => "段",
        Kind::Milestone => "件",
        Kind::Draw | Kind::CheckWaiver => "次",
        Kind::Round | Kind::Group | Kind::Problem | Kind::Person | Kind::Department | Kind::Phase => "个",
    }
}

/// An action in one line, without author and time; of an undo or redo, what it is about.
pub fn about(ledger: &Ledger, name: FactId) -> String {
    let Some(entry) = ledger.entry(name) else {
        return String::new();
    };
    let first = undone_at_first(ledger, &entry).and_then(|first| ledger.entry(first));
    action(ledger, &first.unwrap_or(entry)).brief()
}

/// An undo or redo in one line, or an edit session of several.
pub fn back_and_forth(ledger: &Ledger, sitting: &EditSession) -> String {
    let name = sitting.newest().action;
    let undo = ledger.is_undo(name);
    let about = match (sitting.count(), undo) {
        (1, _) => about(ledger, name),
        (_, true) => deed(ledger, &sitting.taken_back()).brief(),
        (_, false) => deed(ledger, &sitting.deed()).brief(),
    };
    if undo {
        format!("撤销了：{about}")
    } else {
        format!("重做了：{about}")
    }
}

/// The action that an undo (or the undo of one, and so on) undid at first; `None` for other actions.
fn undone_at_first(ledger: &Ledger, entry: &HistoryEntry) -> Option<FactId> {
    let mut at = entry.undoes?;
    for _ in 0..LONGEST_CHAIN {
        match ledger.entry(at).and_then(|entry| entry.undoes) {
            Some(before) => at = before,
            None => break,
        }
    }
    Some(at)
}

#[cfg(test)]
mod tests {
    use super::*;
    use ledger::{ActorId, Command, Context, Progress, Setup, WallTime};

    fn act(ledger: &mut Ledger, command: &Command) -> FactId {
        let next = u32::try_from(ledger.facts().len()).unwrap() + 1;
        let context = Context {
            actor: ActorId::from_random(7),
            next,
            at: WallTime(0),
            zone: ledger::Zone::CHINA,
            by: "王芳".into(),
        };
        let facts = ledger.facts_of(command, &context).unwrap();
        let first = facts.first().unwrap().id;
        ledger.fold(facts);
        first
    }

    #[test]
    fn actions_are_told_in_one_line() {
        let mut ledger = Ledger::default();
        let group = None;
        let title = "台账不全".to_owned();
        let problem = act(&mut ledger, &Command::AddProblem { title, group });
        let set = |item, field, value: Value| Command::Set { item, field, value };
        let title = "逐条补登".to_owned();
        let measure = Command::AddMeasure { problem, title };
        let reason = "重复".to_owned();
        let long = "一".repeat(50);
        let mut told = vec![(problem, "新增问题 3“台账不全”".to_owned())];
        for (command, words) in [
            (
                set(problem, Field::Number, Value::text("3")),
                "填写问题 3“台账不全”的序号：3".to_owned(),
            ),
            (
                set(problem, Field::Progress, Progress::UnderWay.into()),
                "填写问题 3“台账不全”的整改进展：正在推进".into(),
            ),
            (
                set(problem, Field::Progress, Progress::Done.into()),
                "将问题 3“台账不全”的整改进展由“正在推进”改为“已完成”".into(),
            ),
            (
                set(problem, Field::Due, Value::text("2025-06")),
                "填写问题 3“台账不全”的完成时限：2025年6月底".into(),
            ),
            (
                set(problem, Field::Cause, Value::text(&long)),
                format!("填写问题 3“台账不全”的原因分析：{}…", "一".repeat(40)),
            ),
            (
                set(problem, Field::Cause, Value::Nothing),
                format!("清空问题 3“台账不全”的原因分析（原为“{}…”）", "一".repeat(40)),
            ),
            (
                set(ItemId::ROUND, Field::Unit, Value::text("丁局")),
                "填写本次巡察的被巡察单位：丁局".into(),
            ),
            (measure, "新增问题 3 的措施“逐条补登”".into()),
            (
                Command::Remove { item: problem, reason },
                "移除问题 3“台账不全”，原因：重复".into(),
            ),
            (Command::Restore { item: problem }, "恢复问题 3“台账不全”".into()),
        ] {
            told.push((act(&mut ledger, &command), words));
        }
        for (action, words) in told {
            assert_eq!(about(&ledger, action), words);
        }
    }

    #[test]
    fn an_undoing_and_a_redoing_name_what_they_are_about() {
        let mut ledger = Ledger::default();
        let value = Value::text("丁局");
        let item = ItemId::ROUND;
        let field = Field::Unit;
        let set = act(&mut ledger, &Command::Set { item, field, value });
        let undo = act(&mut ledger, &Command::Undo { action: set });
        let redo = act(&mut ledger, &Command::Undo { action: undo });
        let about_it = "填写本次巡察的被巡察单位：丁局";
        let told = |name| back_and_forth(&ledger, &ledger.sitting(name, name).unwrap());
        assert_eq!(told(undo), format!("撤销了：{about_it}"));
        assert_eq!(told(redo), format!("重做了：{about_it}"));
        assert_eq!(about(&ledger, redo), about_it);
    }

    #[test]
    fn a_sitting_is_told_from_its_beginning_to_its_end() {
        let mut ledger = Ledger::default();
        let write = |ledger: &mut Ledger, words: &str| {
            let (item, field, value) = (ItemId::ROUND, Field::Unit, Value::text(words));
            act(ledger, &Command::Set { item, field, value })
        };
        let first = write(&mut ledger, "丁");
        let second = write(&mut ledger, "丁局");
        let third = write(&mut ledger, "丁局党组");
        let told = |ledger: &Ledger, newest, first| sitting(ledger, &ledger.sitting(newest, first).unwrap()).brief();
        assert_eq!(told(&ledger, third, first), "填写本次巡察的被巡察单位：丁局党组");
        assert_eq!(
            told(&ledger, third, second),
            "将本次巡察的被巡察单位由“丁”改为“丁局党组”"
        );
        assert_eq!(
            told(&ledger, third, third),
            "将本次巡察的被巡察单位由“丁局”改为“丁局党组”"
        );
        let back = [third, second].map(|action| act(&mut ledger, &Command::Undo { action }));
        let words = back_and_forth(&ledger, &ledger.sitting(back[1], back[0]).unwrap());
        assert_eq!(words, "撤销了：将本次巡察的被巡察单位由“丁”改为“丁局党组”");
        let fourth = write(&mut ledger, "丁局");
        let fifth = write(&mut ledger, "丁");
        assert_eq!(told(&ledger, fifth, fourth), "改过本次巡察的被巡察单位，最后又改回原样");
    }

    #[test]
    fn many_at_one_stroke_are_summed_up() {
        let mut ledger = Ledger::default();
        let mut problem = ledger::Draft::new(Kind::Problem, "甲");
        problem.parts.push(ledger::Draft::new(Kind::Measure, "乙"));
        let items = vec![problem.clone(), problem];
        let round = vec![(Field::Unit, Value::text("丁局"))];
        let action = act(&mut ledger, &Command::SetUp(Setup { round, items }));
        assert_eq!(about(&ledger, action), "一次新增 2 个问题、2 条措施");
    }
}
