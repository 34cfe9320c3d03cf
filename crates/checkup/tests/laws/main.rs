//! The laws of the check-up: nothing is found in what is sound; what is planted is found at its place, and nothing new besides;
//! findings kept up to date are those of a check made afresh; 不适用 holds until its text changes; a mend takes its finding away.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice)]

mod page;
mod plants;
mod sound;
mod texts;

use checkup::{Checkup, Finding, Rule, Severity, waiver_of};
use ledger::{Command, Field, ItemId, Kind, Value};
use plants::plant;
use proptest::prelude::*;
use proptest::test_runner::{Config, FileFailurePersistence};
use sound::{DONE, Shape, World, shapes, today};
use std::collections::BTreeMap;

fn cases(cases: u32) -> Config {
    Config {
        cases: (cases * Config::default().cases / 256).max(1),
        failure_persistence: Some(Box::new(FileFailurePersistence::Direct(concat!(
            env!("CARGO_MANIFEST_DIR"),
            "/tests/proptest-regressions.txt"
        )))),
        ..Config::default()
    }
}

fn checked(world: &World) -> Checkup {
    let mut checkup = Checkup::default();
    checkup.update(&world.ledger, today(), false);
    checkup
}

/// Findings as they are compared: what and where.
fn shown(checkup: &Checkup) -> BTreeMap<String, usize> {
    let mut all = BTreeMap::new();
    for finding in checkup.findings() {
        let key = format!(
            "{:?} {:?} {:?} {:?}",
            finding.what, finding.severity, finding.place, finding.waived
        );
        *all.entry(key).or_default() += 1;
    }
    all
}

fn is_at(finding: &Finding, rule: Rule, place: plants::Place) -> bool {
    (finding.rule(), finding.place.item, finding.place.field) == (rule, place.0, place.1)
}

proptest! {
    #![proptest_config(cases(48))]

    #[test]
    fn nothing_is_found_in_what_is_sound(shape in shapes()) {
        let checkup = checked(&World::of(&shape));
        prop_assert_eq!(shown(&checkup), BTreeMap::new());
    }

    #[test]
    fn what_is_planted_is_found_at_its_place_and_nothing_besides(shape in shapes()) {
        let sound = World::of(&shape);
        for rule in Rule::ALL.iter().copied() {
            let mut world = sound.clone();
            let Some(place) = plant(rule, &mut world) else { continue };
            let checkup = checked(&world);
            let found: Vec<&Finding> = checkup.findings().collect();
            let all: Vec<String> = found.iter().map(|one| format!("{:?} at {:?}", one.what, one.place)).collect();
            prop_assert_eq!(found.len(), 1, "{:?} planted at {:?}: {:?}", rule, place, all);
            if rule == Rule::NumberRepeated {
                // Which of the two is shown depends on the order of reading.
                prop_assert_eq!(found[0].rule(), rule);
            } else {
                prop_assert!(is_at(found[0], rule, place), "{:?} planted at {:?}: {:?}", rule, place, all);
            }
        }
    }

    #[test]
    fn findings_kept_up_to_date_are_those_of_a_check_made_afresh(
        shape in shapes(),
        planted in prop::collection::vec(prop::sample::select(Rule::ALL), 1..5),
    ) {
        let mut world = World::of(&shape);
        let mut kept = checked(&world);
        for rule in planted {
            let mut next = world.clone();
            // Some faults cannot be planted on top of others.
            let done = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| plant(rule, &mut next)));
            if done.is_err() {
                continue;
            }
            world = next;
            kept.update(&world.ledger, today(), false);
            prop_assert_eq!(shown(&kept), shown(&checked(&world)), "after {:?}", rule);
            // Which of two stands first is another after a move.
            let order: Vec<ItemId> = world.ledger.outline().problems().collect();
            let beside = world.ledger.siblings(order[0]);
            if let Some(last) = beside.last().filter(|last| **last != order[0]) {
                let (item, beside) = (*last, order[0]);
                world.act("整改办", &Command::Move { item, beside, behind: false });
                kept.update(&world.ledger, today(), false);
                prop_assert_eq!(shown(&kept), shown(&checked(&world)), "after a move");
            }
        }
    }

    #[test]
    fn a_mend_takes_its_finding_away_and_brings_no_other(shape in shapes()) {
        for rule in [Rule::DocumentNumber, Rule::MixedWidth, Rule::DoublePunctuation] {
            let mut world = World::of(&shape);
            plant(rule, &mut world);
            let mend = checked(&world).findings().next().and_then(|finding| finding.mend.clone());
            let Some(mend) = mend else { panic!("{rule:?} can be mended") };
            world.act("整改办", &mend);
            prop_assert_eq!(shown(&checked(&world)), BTreeMap::new(), "{:?}", rule);
        }
    }
}

fn world() -> World {
    World::of(&Shape {
        problems: 6,
        groups: 2,
        by_group: false,
        steps: vec![ledger::Progress::Done; 12],
        first: 0,
    })
}

#[test]
fn what_does_not_apply_is_asked_again_once_its_text_changes() {
    let mut world = world();
    plant(Rule::SecretWords, &mut world);
    let mut checkup = checked(&world);
    let draft = waiver_of(checkup.open().next().unwrap(), "说的是保密检查");
    world.act("李强", &Command::AddPart { under: None, draft });
    checkup.update(&world.ledger, today(), false);
    assert_eq!((checkup.findings().count(), checkup.open().count()), (1, 0));
    let waiver = checkup.findings().next().unwrap().waived.unwrap();
    assert_eq!(world.ledger.text(waiver, Field::Title), "说的是保密检查");

    let problem = world.problems[DONE];
    world.append(problem, Field::Outcome, "已逐件登记。");
    checkup.update(&world.ledger, today(), false);
    assert_eq!(checkup.open().count(), 1, "the text is another");

    let before = world.ledger.text(problem, Field::Outcome).replace("已逐件登记。", "");
    world.words(problem, Field::Outcome, &before);
    checkup.update(&world.ledger, today(), false);
    assert_eq!(checkup.open().count(), 0, "the text is the same again");

    let reason = "录错了".to_owned();
    world.act("李强", &Command::Remove { item: waiver, reason });
    checkup.update(&world.ledger, today(), false);
    assert_eq!(checkup.open().count(), 1, "taken back");
}

#[test]
fn a_rule_that_is_switched_off_finds_nothing_and_thresholds_hold() {
    let mut world = world();
    plant(Rule::SecretWords, &mut world);
    let off = checkup::CheckSettings::switched(&world.ledger, Rule::SecretWords, false);
    world.set(ItemId::ROUND, Field::CheckOff, off);
    assert_eq!(checked(&world).findings().count(), 0);
    assert!(checked(&world).settings().off.contains(&Rule::SecretWords));
    let on = checkup::CheckSettings::switched(&world.ledger, Rule::SecretWords, true);
    assert_eq!(on, Value::Nothing);

    let mut world = self::world();
    plant(Rule::ReturnedWaiting, &mut world);
    assert_eq!(checked(&world).findings().count(), 1);
    world.set(ItemId::ROUND, Field::CheckReturnedDays, Value::Number(60));
    assert_eq!(checked(&world).findings().count(), 0);
}

#[test]
fn a_part_of_a_checklist_is_not_held_against_numbers_of_the_whole() {
    let mut world = world();
    plant(Rule::DeclaredCounts, &mut world);
    plant(Rule::NumberGap, &mut world);
    let mut checkup = Checkup::default();
    checkup.update(&world.ledger, today(), true);
    assert_eq!(checkup.findings().count(), 0);
}

#[test]
fn one_habit_that_nobody_keeps_is_one_finding() {
    let mut world = world();
    for id in world.problems.clone() {
        for field in [Field::Leader, Field::Department, Field::Person] {
            world.words(id, field, "");
        }
    }
    let checkup = checked(&world);
    let found: Vec<&Finding> = checkup.findings().collect();
    assert_eq!(found.len(), 1);
    assert_eq!(
        (found[0].rule(), found[0].place.item),
        (Rule::NobodyAnswers, ItemId::ROUND)
    );
    assert_eq!(found[0].severity, Severity::Warning);
    assert!(found[0].sentence().contains('6'));
    assert_eq!(world.ledger.standing_alone(Kind::CheckWaiver).len(), 0);
}
