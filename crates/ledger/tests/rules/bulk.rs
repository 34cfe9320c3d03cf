//! Changing several at once: the rules are asked of each before anything is recorded, and what is carried out is what was told.

use crate::office::{Office, ready, refusal};
use ledger::{Body, Command, Draft, Field, ItemId, Kind, Progress, Value};

/// An office with four problems: 甲 under way, 乙 of which nothing was ever set, 丙 done, 丁 struck off.
fn four() -> (Office, Vec<ItemId>) {
    let mut office = Office::new();
    let mut items = Vec::new();
    for (title, progress) in [
        ("甲", Some(Progress::UnderWay)),
        ("乙", None),
        ("丙", Some(Progress::Done)),
    ] {
        let draft = Draft::new(Kind::Problem, title).with(Field::Progress, progress.map(Value::from));
        items.push(office.add(draft.with(Field::Due, Value::text("2025-06-30"))));
    }
    items.push(office.add(ready("丁").with(Field::Due, Value::text("2025-06-30"))));
    office.story(items[3], "王芳 申请；李强 审核；赵敏 销号").unwrap();
    (office, items)
}

fn titles(office: &Office, items: &[ItemId]) -> String {
    items.iter().map(|id| office.ledger.text(*id, Field::Title)).collect()
}

#[test]
fn each_is_told_to_change_to_stay_or_to_be_left_out() {
    for (field, value, changed, unchanged, refused) in [
        (Field::Progress, Value::from(Progress::Done), "甲乙", "丙丁", ""),
        // What was never set reads as not started, so it does not change.
        (
            Field::Progress,
            Value::from(Progress::NotStarted),
            "甲丙",
            "乙",
            "丁：已经销号",
        ),
        (Field::Due, Value::text("2025-06-30"), "", "甲乙丙丁", ""),
        (Field::Due, Value::text("2025-06-15"), "甲乙丙丁", "", ""),
        (Field::Person, Value::text("王芳"), "甲乙丙", "丁", ""),
        (Field::Helpers, Value::Nothing, "", "甲乙丙丁", ""),
        (
            Field::Progress,
            Value::text("almost"),
            "",
            "",
            "甲：ValueDoesNotFit(Progress)乙：ValueDoesNotFit(Progress)丙：ValueDoesNotFit(Progress)丁：ValueDoesNotFit(Progress)",
        ),
    ] {
        let (mut office, items) = four();
        let context = office.context("整改办");
        let plan = office.ledger.plan_bulk(&items, field, &value, &context);
        let left_out = plan.refused.iter();
        let left_out = left_out.map(|(id, why)| format!("{}：{}", titles(&office, &[*id]), refusal(why)));
        let told = (
            titles(&office, &plan.changed),
            titles(&office, &plan.unchanged),
            left_out.collect::<String>(),
        );
        let expected = (changed.to_owned(), unchanged.to_owned(), refused.to_owned());
        assert_eq!(told, expected, "{field:?} {value:?}");
        // What was told is what happens, and one undo takes it back.
        let before: Vec<Progress> = items.iter().map(|id| office.ledger.progress(*id)).collect();
        let recorded = office.command("整改办", &plan.command(field, value.clone()));
        // Beside the field itself only what follows from it, such as 完成日期, is set.
        let recorded = recorded.unwrap();
        let newest = office.ledger.facts().iter().rev().take(recorded);
        let own = newest.filter(|fact| matches!(&fact.body, Body::Set { field: set, .. } if *set == field));
        assert_eq!(own.count(), plan.changed.len(), "{field:?} {value:?}");
        for item in &plan.changed {
            assert_eq!(office.ledger.value(*item, field), Some(&value));
        }
        if recorded != 0 {
            let action = office.ledger.undoable("整改办").unwrap();
            office.command("整改办", &Command::Undo { action }).unwrap();
        }
        let after: Vec<Progress> = items.iter().map(|id| office.ledger.progress(*id)).collect();
        assert_eq!(after, before);
    }
}
