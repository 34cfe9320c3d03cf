//! Removal against editing: the item stays until a person settles it, in either way.

use crate::{
    cases,
    world::{Step, World, steps},
};
use ledger::{Command, Fact, Field, ItemId, Kind, Ledger, Refusal, Removal, Value};
use proptest::prelude::*;

/// Two people with the same problem that has one measure.
fn two_with_a_problem() -> (World, ItemId, ItemId) {
    let mut world = World::new();
    let title = || "题".to_owned();
    let problem = world
        .command(
            0,
            &Command::AddProblem {
                title: title(),
                group: None,
            },
        )
        .unwrap();
    let measure = world
        .command(
            0,
            &Command::AddMeasure {
                problem,
                title: title(),
            },
        )
        .unwrap();
    world.step(&Step::Merge(1, 0, None));
    (world, problem, measure)
}

fn remove(world: &mut World, who: usize, item: ItemId) {
    let reason = "重复".to_owned();
    world.command(who, &Command::Remove { item, reason }).unwrap();
}

fn set(world: &mut World, who: usize, item: ItemId, words: &str) {
    let value = Value::text(words);
    world
        .command(
            who,
            &Command::Set {
                item,
                field: Field::Remarks,
                value,
            },
        )
        .unwrap();
}

fn sync(world: &mut World) {
    world.step(&Step::Merge(0, 1, None));
    world.step(&Step::Merge(1, 0, None));
}

fn is_contested(ledger: &Ledger, item: ItemId) -> bool {
    matches!(ledger.removal(item), Removal::Contested { .. }) && ledger.contested().contains(&item)
}

#[test]
fn a_removal_that_nobody_edited_against_is_agreed() {
    let (mut world, problem, measure) = two_with_a_problem();
    set(&mut world, 1, problem, "前");
    sync(&mut world);
    remove(&mut world, 0, problem);
    sync(&mut world);
    for ledger in &world.ledgers[..2] {
        assert!(!ledger.is_there(problem) && !ledger.is_there(measure));
        assert_eq!(ledger.tally().total, 0);
    }
}

#[test]
fn an_item_edited_by_one_and_removed_by_another_stays_until_it_is_settled() {
    for edited in [0, 1] {
        let (mut world, problem, measure) = two_with_a_problem();
        remove(&mut world, 0, problem);
        set(&mut world, 1, [problem, measure][edited], "新");
        sync(&mut world);
        for ledger in &world.ledgers[..2] {
            assert!(ledger.is_there(problem) && is_contested(ledger, problem));
            assert_eq!(ledger.tally().total, 1);
        }
        let mut brought_back = world.clone();
        brought_back.command(1, &Command::Restore { item: problem }).unwrap();
        remove(&mut world, 1, problem);
        for (settled, there) in [(&mut brought_back, true), (&mut world, false)] {
            sync(settled);
            sync(settled);
            for ledger in &settled.ledgers[..2] {
                assert_eq!(ledger.is_there(problem), there);
                assert!(!is_contested(ledger, problem));
            }
        }
    }
}

#[test]
fn a_measure_added_to_a_problem_that_another_removed_keeps_it() {
    let (mut world, problem, _) = two_with_a_problem();
    remove(&mut world, 0, problem);
    world
        .command(
            1,
            &Command::AddMeasure {
                problem,
                title: "又".into(),
            },
        )
        .unwrap();
    sync(&mut world);
    assert!(is_contested(&world.ledgers[0], problem));
}

#[test]
fn a_measure_brought_back_in_a_problem_that_another_removed_keeps_it() {
    let (mut world, problem, measure) = two_with_a_problem();
    remove(&mut world, 1, measure);
    sync(&mut world);
    remove(&mut world, 0, problem);
    world.command(1, &Command::Restore { item: measure }).unwrap();
    sync(&mut world);
    assert!(is_contested(&world.ledgers[0], problem));
}

#[test]
fn a_measure_removed_in_a_problem_that_another_removed_is_no_conflict() {
    let (mut world, problem, measure) = two_with_a_problem();
    remove(&mut world, 0, problem);
    remove(&mut world, 1, measure);
    sync(&mut world);
    assert!(!world.ledgers[0].is_there(problem));
}

#[test]
fn two_who_remove_the_same_agree() {
    let (mut world, problem, _) = two_with_a_problem();
    remove(&mut world, 0, problem);
    remove(&mut world, 1, problem);
    sync(&mut world);
    assert!(!world.ledgers[0].is_there(problem));
    world.command(0, &Command::Restore { item: problem }).unwrap();
    sync(&mut world);
    assert!(world.ledgers[1].is_there(problem) && !is_contested(&world.ledgers[1], problem));
}

#[test]
fn brought_back_by_one_and_removed_again_by_another_is_contested() {
    let (mut world, problem, _) = two_with_a_problem();
    remove(&mut world, 0, problem);
    world.command(0, &Command::Restore { item: problem }).unwrap();
    remove(&mut world, 1, problem);
    sync(&mut world);
    assert!(is_contested(&world.ledgers[0], problem));
}

#[test]
fn a_group_that_another_removed_and_one_renamed_is_told_as_a_change_of_structure() {
    let mut world = World::new();
    let group = world
        .command(
            0,
            &Command::AddGroup {
                title: "组".into(),
                within: None,
            },
        )
        .unwrap();
    world.step(&Step::Merge(1, 0, None));
    remove(&mut world, 0, group);
    set(&mut world, 1, group, "新");
    assert!(world.ledgers[0].outline().sections.is_empty());
    let facts: Vec<Fact> = world.ledgers[1].facts().to_vec();
    let changes = world.ledgers[0].fold(facts);
    assert!(changes.structure);
    assert_eq!(world.ledgers[0].outline().sections.len(), 1);
}

#[test]
fn a_conflict_of_values_in_a_removed_item_is_not_asked_about() {
    let (mut world, problem, _) = two_with_a_problem();
    set(&mut world, 0, problem, "甲");
    set(&mut world, 1, problem, "乙");
    sync(&mut world);
    assert_eq!(world.ledgers[0].conflicts().len(), 1);
    remove(&mut world, 0, problem);
    assert!(world.ledgers[0].conflicts().is_empty());
    world.command(0, &Command::Restore { item: problem }).unwrap();
    assert_eq!(world.ledgers[0].conflicts().len(), 1);
}

proptest! {
    #![proptest_config(cases(600))]

    #[test]
    fn a_contested_removal_stays_until_it_is_settled_and_then_stays_settled(steps in steps(60), remove in any::<bool>()) {
        let mut world = World::run(&steps);
        for of in [1, 2] {
            world.step(&Step::Merge(0, of, None));
        }
        let old = world.clone();
        let contested = world.ledgers[0].contested().clone();
        for item in contested {
            let ledger = &world.ledgers[0];
            if !ledger.contested().contains(&item) {
                continue; // It went with the whole that it is a part of.
            }
            prop_assert!(ledger.is_there(item));
            let reason = "定".to_owned();
            let is_group = ledger.kind(item) == Some(Kind::Group);
            let is_evidence = ledger.kind(item) == Some(Kind::Evidence);
            let settle = if remove { Command::Remove { item, reason } } else { Command::Restore { item } };
            let context = world.context(0);
            match world.ledgers[0].facts_of(&settle, &context) {
                Err(Refusal::GroupNotEmpty(_)) if is_group => continue,
                Err(Refusal::StillCited(_)) if is_evidence => continue,
                // What was issued is kept, whatever a forger decided of it.
                Err(Refusal::IssuedStays) if remove => continue,
                // It is kept, until a look-back reopens it.
                Err(Refusal::IssuedStays) if remove => continue,
                Err(Refusal::StruckOffStays | Refusal::StruckOffMeasures) if remove => continue,
                other => prop_assert!(other.is_ok()),
            }
            prop_assert!(world.command(0, &settle).is_some());
            for ledger in &old.ledgers {
                world.ledgers[0].fold(ledger.facts().to_vec());
            }
            prop_assert_eq!(world.ledgers[0].is_there(item), !remove);
            prop_assert!(!world.ledgers[0].contested().contains(&item));
        }
    }
}
