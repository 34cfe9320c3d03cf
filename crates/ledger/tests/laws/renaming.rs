//! A person or a department called by another name: everywhere, and nothing but the name.

use crate::{
    cases,
    entering::enter,
    naive::looks,
    world::{Step, World, steps},
};
use ledger::{Command, Draft, Field, ItemId, Kind, Ledger, Value, work::people::names};
use proptest::prelude::*;
use std::collections::BTreeSet;

fn values(ledger: &Ledger, item: ItemId, field: Field) -> Vec<String> {
    let values = ledger.values(item, field).into_iter();
    values
        .map(|(_, value)| match value {
            Value::Text(text) => text.clone(),
            other => format!("{other:?}"),
        })
        .collect()
}

/// The names in a text, each once, with another in the place of this one.
fn called(text: &str, was: &[String], name: &str) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    for old in names(text) {
        let new = if was == [old.clone()] { name.to_owned() } else { old };
        if !all.contains(&new) {
            all.push(new);
        }
    }
    all
}

proptest! {
    #![proptest_config(cases(300))]

    #[test]
    fn a_new_name_stands_wherever_the_old_one_stood_and_nothing_else_changes(steps in steps(60)) {
        let mut world = World::run(&steps);
        let people = [Kind::Person, Kind::Department].map(|kind| world.ledgers[0].standing_alone(kind)).concat();
        for item in people {
            let old = world.ledgers[0].clone();
            let was = names(old.text(item, Field::Title));
            let command = Command::Rename { item, name: "周八".into() };
            let Some(action) = world.command(0, &command) else { continue };
            let new = &world.ledgers[0];
            for id in old.item_ids() {
                for field in Field::ALL {
                    let (before, after) = (values(&old, id, *field), values(new, id, *field));
                    if field.names_of().is_some() && old.is_there(id) {
                        let expected: BTreeSet<Vec<String>> = before.iter().map(|text| called(text, &was, "周八")).collect();
                        let found: BTreeSet<Vec<String>> = after.iter().map(|text| called(text, &[], "")).collect();
                        prop_assert_eq!(found, expected);
                    } else if (id, *field) != (item, Field::Title) {
                        prop_assert_eq!(before, after);
                    }
                }
            }
            let undone = world.command(0, &Command::Undo { action });
            prop_assert!(undone.is_some());
            prop_assert_eq!(looks(&world.ledgers[0]), looks(&old));
        }
    }
}

#[test]
fn a_renamed_person_is_renamed_in_every_list_of_names() {
    let mut world = World::new();
    let person = enter(&mut world, 0, None, Draft::new(Kind::Person, "张三"));
    let problem = Draft::new(Kind::Problem, "张三的问题")
        .with(Field::Leader, Value::text("李四，张　三"))
        .with(Field::Person, Value::text("张三丰、张三"))
        .with(Field::Remarks, Value::text("张三"));
    let problem = enter(&mut world, 0, None, problem);
    let measure = Draft::new(Kind::Measure, "措").with(Field::Helpers, Value::text("张三"));
    let measure = enter(&mut world, 0, Some(problem), measure);
    for (field, text) in [
        (Field::HeadOfUnit, "张三"),
        (Field::LeadingGroup, "组长：张三"),
        (Field::Contact, "张三"),
    ] {
        let value = Value::text(text);
        let item = ItemId::ROUND;
        world.command(0, &Command::Set { item, field, value }).unwrap();
    }
    let gone = Draft::new(Kind::Problem, "去").with(Field::Person, Value::text("张三"));
    let gone = enter(&mut world, 0, None, gone);
    world
        .command(
            0,
            &Command::Remove {
                item: gone,
                reason: "重复".into(),
            },
        )
        .unwrap();
    let name = " 张立 ".to_owned();
    let action = world.command(0, &Command::Rename { item: person, name }).unwrap();
    let ledger = &world.ledgers[0];
    for (item, field, text) in [
        (person, Field::Title, "张立"),
        (problem, Field::Leader, "李四，张立"),
        (problem, Field::Person, "张三丰、张立"),
        (measure, Field::Helpers, "张立"),
        (ItemId::ROUND, Field::HeadOfUnit, "张立"),
        (ItemId::ROUND, Field::LeadingGroup, "组长：张三"),
        (ItemId::ROUND, Field::Contact, "张三"),
        (problem, Field::Title, "张三的问题"),
        (problem, Field::Remarks, "张三"),
        (gone, Field::Person, "张三"),
    ] {
        assert_eq!(ledger.text(item, field), text);
    }
    assert!(!ledger.is_there(gone) && ledger.contested().is_empty());
    assert_eq!(ledger.entry(action).unwrap().facts(), 5);
}

#[test]
fn a_new_name_settles_no_conflict() {
    let mut world = World::new();
    let person = enter(&mut world, 0, None, Draft::new(Kind::Person, "张三"));
    let item = enter(&mut world, 0, None, Draft::new(Kind::Problem, "题"));
    world.step(&Step::Merge(1, 0, None));
    let field = Field::Person;
    for (who, name) in [(0, "张三"), (1, "李四")] {
        world
            .command(
                who,
                &Command::Set {
                    item,
                    field,
                    value: Value::text(name),
                },
            )
            .unwrap();
    }
    world.step(&Step::Merge(0, 1, None));
    world
        .command(
            0,
            &Command::Rename {
                item: person,
                name: "张立".into(),
            },
        )
        .unwrap();
    let mut values: Vec<&str> = world.ledgers[0]
        .values(item, field)
        .iter()
        .map(|it| it.1.as_text().unwrap())
        .collect();
    values.sort();
    assert_eq!(values, ["张立", "李四"]);
    assert!(world.ledgers[0].conflicts().contains(&(item, field)));
}
