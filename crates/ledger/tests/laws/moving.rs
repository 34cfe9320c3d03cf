//! Items put in order by hand: where they were put, past no others, and back again.

use crate::{
    cases,
    entering::{enter, refused},
    naive::looks,
    world::{Step, World, steps},
};
use ledger::{Command, Draft, Field, ItemId, Kind, Ledger, Refusal, Value};
use proptest::{prelude::*, sample::Index};

proptest! {
    #![proptest_config(cases(400))]

    #[test]
    fn an_item_stands_where_it_was_put_and_nobody_else_moved(
        steps in steps(60), at in any::<Index>(), other in any::<Index>(), behind in any::<bool>(),
    ) {
        let mut world = World::run(&steps);
        let old = world.ledgers[0].clone();
        let mut ids = old.item_ids();
        // A paper that was issued is not changed, its place neither.
        let moves = |id: ItemId| id != ItemId::ROUND && old.kind(id) != Some(Kind::IssuedPaper);
        ids.retain(|id| moves(*id) && old.is_there(*id));
        if ids.is_empty() {
            return Ok(());
        }
        let item = ids[at.index(ids.len())];
        let now = old.siblings(item);
        prop_assert!(now.contains(&item));
        let beside = now[other.index(now.len())];
        if !old.is_there(beside) {
            // A removed group is shown while something stands in it.
            let command = Command::Move { item, beside, behind };
            prop_assert_eq!(refused(&mut world, &command), Refusal::ItemRemoved);
            return Ok(());
        }
        let mut then = now.clone();
        then.retain(|id| *id != item);
        let Some(place) = then.iter().position(|id| *id == beside) else {
            let command = Command::Move { item, beside, behind };
            prop_assert_eq!(refused(&mut world, &command), Refusal::NotBeside);
            return Ok(());
        };
        then.insert(place + usize::from(behind), item);
        let action = world.command(0, &Command::Move { item, beside, behind });
        let new = &world.ledgers[0];
        prop_assert_eq!(new.siblings(item), then.clone());
        prop_assert_eq!(action.is_none(), now == then, "where it stood already nothing is recorded");
        for id in &ids {
            for field in Field::ALL.iter().filter(|field| **field != Field::Order) {
                prop_assert_eq!(old.values(*id, *field), new.values(*id, *field));
            }
            if !now.contains(id) {
                prop_assert_eq!(old.rank(*id), new.rank(*id));
            }
        }
        if let Some(action) = action {
            let undone = world.command(0, &Command::Undo { action });
            prop_assert!(undone.is_some());
            prop_assert_eq!(looks(&world.ledgers[0]), looks(&old));
        }
    }
}

fn titles(ledger: &Ledger, item: ItemId) -> String {
    ledger
        .siblings(item)
        .iter()
        .map(|id| ledger.text(*id, Field::Title))
        .collect()
}

/// Four problems of one group, 甲 to 丁, each with measures 一 and 二.
fn four() -> (World, Vec<ItemId>) {
    let mut world = World::new();
    let group = enter(&mut world, 0, None, Draft::new(Kind::Group, "方面"));
    let problems = ["甲", "乙", "丙", "丁"].map(|title| {
        let mut problem = Draft::new(Kind::Problem, title).with(Field::Group, Value::item(group));
        problem
            .parts
            .extend(["一", "二"].map(|title| Draft::new(Kind::Measure, title)));
        enter(&mut world, 0, None, problem)
    });
    enter(&mut world, 0, None, Draft::new(Kind::Problem, "别组"));
    (world, problems.to_vec())
}

#[test]
fn problems_are_put_in_order_within_their_group() {
    let (mut world, problems) = four();
    for (item, beside, behind, then) in [
        (3, 2, false, "甲乙丁丙"),
        (3, 0, false, "丁甲乙丙"),
        (3, 0, false, "丁甲乙丙"),
        (3, 2, true, "甲乙丙丁"),
        (0, 1, true, "乙甲丙丁"),
        (2, 1, true, "乙丙甲丁"),
        (0, 1, false, "甲乙丙丁"),
    ] {
        let (item, beside) = (problems[item], problems[beside]);
        world.command(0, &Command::Move { item, beside, behind });
        assert_eq!(titles(&world.ledgers[0], item), then);
    }
    let outline = world.ledgers[0].outline();
    let section = outline.sections.iter().find(|section| section.group.is_some()).unwrap();
    assert_eq!(section.problems, problems, "the list shows the same order");
}

#[test]
fn measures_and_groups_are_put_in_order_too() {
    let (mut world, problems) = four();
    let measures = world.ledgers[0].parts(problems[0], Kind::Measure);
    let (item, beside, behind) = (measures[1], measures[0], false);
    world.command(0, &Command::Move { item, beside, behind }).unwrap();
    assert_eq!(titles(&world.ledgers[0], item), "二一");
    let group = world.ledgers[0].group_of(problems[0]).unwrap();
    let second = enter(&mut world, 0, None, Draft::new(Kind::Group, "又一方面"));
    let within = Draft::new(Kind::Group, "大类").with(Field::Group, Value::item(group));
    let within = enter(&mut world, 0, None, within);
    let (item, beside) = (second, group);
    world.command(0, &Command::Move { item, beside, behind }).unwrap();
    assert_eq!(titles(&world.ledgers[0], group), "又一方面方面");
    assert_eq!(titles(&world.ledgers[0], within), "大类");
}

#[test]
fn where_no_number_is_left_between_two_all_are_numbered_anew_in_one_action() {
    let (mut world, problems) = four();
    for (place, item) in problems.iter().enumerate() {
        let value = Value::Number(i64::try_from(place).unwrap());
        let (item, field) = (*item, Field::Order);
        world.command(0, &Command::Set { item, field, value });
    }
    let (item, beside, behind) = (problems[3], problems[1], false);
    let action = world.command(0, &Command::Move { item, beside, behind }).unwrap();
    assert_eq!(titles(&world.ledgers[0], item), "甲丁乙丙");
    assert_eq!(world.ledgers[0].entry(action).unwrap().facts(), 4);
    world.command(0, &Command::Undo { action }).unwrap();
    assert_eq!(titles(&world.ledgers[0], item), "甲乙丙丁");
}

#[test]
fn what_does_not_stand_beside_it_is_no_place() {
    let (mut world, problems) = four();
    let measure = world.ledgers[0].parts(problems[0], Kind::Measure)[0];
    let other = world.ledgers[0].standing_alone(Kind::Problem)[4];
    for (item, beside) in [
        (problems[0], other),
        (problems[0], measure),
        (problems[0], problems[0]),
        (measure, problems[1]),
    ] {
        let command = Command::Move {
            item,
            beside,
            behind: true,
        };
        assert_eq!(refused(&mut world, &command), Refusal::NotBeside);
    }
    let reason = "重复".to_owned();
    world
        .command(
            0,
            &Command::Remove {
                item: problems[1],
                reason,
            },
        )
        .unwrap();
    let command = Command::Move {
        item: problems[0],
        beside: problems[1],
        behind: true,
    };
    assert_eq!(refused(&mut world, &command), Refusal::ItemRemoved);
}

#[test]
fn two_who_move_the_same_one_settle_it_as_any_conflict() {
    let (mut world, problems) = four();
    world.step(&Step::Merge(1, 0, None));
    for (who, beside) in [(0, 0), (1, 1)] {
        let (item, beside) = (problems[3], problems[beside]);
        world
            .command(
                who,
                &Command::Move {
                    item,
                    beside,
                    behind: false,
                },
            )
            .unwrap();
    }
    world.step(&Step::Merge(0, 1, None));
    assert!(world.ledgers[0].conflicts().contains(&(problems[3], Field::Order)));
    let command = Command::Move {
        item: problems[3],
        beside: problems[2],
        behind: true,
    };
    world.command(0, &command).unwrap();
    assert_eq!(titles(&world.ledgers[0], problems[3]), "甲乙丙丁");
    assert!(world.ledgers[0].conflicts().is_empty());
}
