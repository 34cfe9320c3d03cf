//! Every term of the field can be entered, changed, found, counted where it is counted, taken back, and is told in the
//! record. A line of the table is a term; what it is called in code stands beside it.

use crate::office::{JUNE_1, Office, ready};
use ledger::{
    Command, Draft, Field, ItemId, Kind, Ledger, Value,
    history::{ChangeDetail, HistoryFilter},
    list::{SearchIndex, SearchQuery},
};

/// Where an item of the table stands.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Under {
    Nothing,
    Problem,
    Measure,
}

fn everything(ledger: &Ledger) -> Vec<ItemId> {
    ledger
        .items_in_order()
        .iter()
        .map(|item| item.id)
        .filter(|id| ledger.is_there(*id))
        .collect()
}

/// The problems that a search for these words finds.
fn found(ledger: &Ledger, words: &str) -> usize {
    SearchIndex::of(ledger, &|_| None).find(&SearchQuery::of(words)).len()
}

#[test]
fn every_term_is_entered_changed_found_counted_taken_back_and_told() {
    use Under::{Measure, Nothing, Problem};
    let table = [
        (
            "方面、大类",
            Kind::Group,
            Nothing,
            Field::Title,
            "党的领导方面",
            "政治建设方面",
        ),
        (
            "问题",
            Kind::Problem,
            Nothing,
            Field::Title,
            "采购档案不全",
            "采购档案缺失",
        ),
        (
            "问题·原文",
            Kind::Problem,
            Nothing,
            Field::Original,
            "反馈指出采购无档案",
            "反馈指出采购档案不全",
        ),
        ("措施", Kind::Measure, Problem, Field::Title, "补齐档案", "补齐三年档案"),
        ("措施·责任人", Kind::Measure, Problem, Field::Person, "孙立", "钱进"),
        (
            "阶段",
            Kind::Phase,
            Measure,
            Field::Title,
            "第一阶段清点",
            "第一阶段摸底",
        ),
        ("人员", Kind::Person, Nothing, Field::Title, "孙立", "孙力"),
        ("科室", Kind::Department, Nothing, Field::Title, "办公室", "综合科"),
        (
            "佐证材料",
            Kind::Evidence,
            Nothing,
            Field::DocNumber,
            "某办〔2025〕3号",
            "某办〔2025〕4号",
        ),
        (
            "制度",
            Kind::Regulation,
            Problem,
            Field::Title,
            "采购管理办法",
            "采购管理规定",
        ),
        ("成效数据", Kind::Figure, Problem, Field::Amount, "12.5", "13"),
        (
            "大事记",
            Kind::Milestone,
            Nothing,
            Field::Title,
            "召开部署会",
            "召开推进会",
        ),
        (
            "群众意见",
            Kind::Opinion,
            Nothing,
            Field::Answer,
            "已答复",
            "已当面答复",
        ),
        ("进展记录", Kind::Note, Measure, Field::Remarks, "已清点", "已清点两遍"),
        ("抽查", Kind::Draw, Nothing, Field::Seed, "", ""),
        ("交办件", Kind::Handout, Nothing, Field::Due, "2025-08-15", "2025-08-20"),
        (
            "收件",
            Kind::Intake,
            Nothing,
            Field::FileName,
            "孙立.json",
            "孙立2.json",
        ),
    ];
    for (term, kind, under, field, first, second) in table {
        let (mut office, problem) = Office::with_a_ready_problem();
        let measure = office.ledger.parts(problem, Kind::Measure)[0];
        let under = match under {
            Nothing => None,
            Problem => Some(problem),
            Measure => Some(measure),
        };
        let value = |text: &str| {
            if field == Field::Seed {
                Value::Number(7)
            } else {
                Value::text(text)
            }
        };
        let mut draft = Draft::new(kind, if field == Field::Title { first } else { "某某" });
        if field != Field::Title {
            draft = draft.with(field, value(first));
        }
        let before = everything(&office.ledger);
        let counted = office.ledger.tally().total;
        office
            .command("王芳", &Command::AddPart { under, draft })
            .unwrap_or_else(|why| panic!("{term}: {why:?}"));
        let new: Vec<ItemId> = everything(&office.ledger)
            .into_iter()
            .filter(|id| !before.contains(id))
            .collect();
        let [item] = new[..] else {
            panic!("{term}: entered {new:?}")
        };
        assert_eq!(office.ledger.kind(item), Some(kind), "{term}");
        assert_eq!(
            office.ledger.tally().total,
            counted + usize::from(kind == Kind::Problem),
            "{term}"
        );

        let changed = if field == Field::Seed {
            Value::Number(8)
        } else {
            Value::text(second)
        };
        office
            .set(item, field, changed.clone())
            .unwrap_or_else(|why| panic!("{term}: {why:?}"));
        assert_eq!(office.ledger.value(item, field), Some(&changed), "{term}");
        if under.is_some() || kind == Kind::Problem {
            assert_eq!(found(&office.ledger, second), 1, "{term} is found by its words");
            assert_eq!(
                found(&office.ledger, first),
                usize::from(second.contains(first)),
                "{term}"
            );
        } else if kind != Kind::Group {
            assert!(
                office.ledger.standing_alone(kind).contains(&item),
                "{term} is in its list"
            );
        }

        let filter = HistoryFilter {
            item: Some(item),
            ..HistoryFilter::default()
        };
        let told = |office: &Office| {
            let entries = office.ledger.history(&filter).collect::<Vec<_>>();
            let sets = entries
                .iter()
                .flat_map(|entry| entry.deeds())
                .filter(|deed| matches!(deed.what, ChangeDetail::Set { field: of, .. } if of == field));
            (entries.len(), sets.count())
        };
        let (entries, _) = told(&office);
        assert_eq!(entries, 2, "{term}: entered and changed, in the record");

        let action = office.ledger.undoable("整改办").or(office.ledger.undoable("王芳"));
        let by = if office.ledger.undoable("整改办").is_some() {
            "整改办"
        } else {
            "王芳"
        };
        office
            .command(
                by,
                &Command::Undo {
                    action: action.unwrap(),
                },
            )
            .unwrap_or_else(|why| panic!("{term}: {why:?}"));
        assert_eq!(
            office.ledger.value(item, field),
            Some(&value(first)),
            "{term}: taken back"
        );
        assert_eq!(told(&office).0, 3, "{term}: nothing leaves the record");
    }
}

#[test]
fn what_a_round_holds_is_entered_changed_and_told() {
    for (field, first, second) in [
        (Field::Unit, "丁局", "丁局党组"),
        (Field::Team, "县委第三巡察组", "县委第二巡察组"),
        (Field::LeadingGroup, "组长王芳", "组长李强"),
        (Field::Contact, "010-00000001", "010-00000002"),
        (Field::FeedbackOn, "2025-06-01", "2025-06-02"),
        (Field::RuleNearlyDone, "as_done", "left_out"),
        (Field::RuleCounted, "measures", "problems"),
    ] {
        let mut office = Office::new();
        office.add(ready("食堂管理不规范"));
        office.set(ItemId::ROUND, field, Value::text(first)).unwrap();
        office.set(ItemId::ROUND, field, Value::text(second)).unwrap();
        assert_eq!(office.ledger.text(ItemId::ROUND, field), second);
        assert!(office.ledger.tally().adds_up(), "{field:?}");
        assert!(office.now >= JUNE_1);
    }
}
