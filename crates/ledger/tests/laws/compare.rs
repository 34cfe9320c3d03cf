//! Two dates of one checklist, and what differs between them.

use crate::{
    cases,
    naive::looks,
    world::{Step, World, steps},
};
use ledger::{
    Command, Field, ItemId, Ledger, Progress, Value, WallTime,
    history::{Difference, compare},
};
use proptest::prelude::*;
use std::collections::BTreeSet;

proptest! {
    #![proptest_config(cases(500))]

    #[test]
    fn what_is_told_is_what_differs(steps in steps(50), first in 0i64..400, second in 0i64..400) {
        let mut world = World::run(&steps);
        world.step(&Step::Merge(0, 1, None));
        let (one, other) = (world.ledgers[0].as_of(WallTime(first)), world.ledgers[0].as_of(WallTime(second)));
        let there = |ledger: &Ledger| ledger.reading_order().into_iter().collect::<BTreeSet<ItemId>>();
        let (before, after) = (there(&one), there(&other));
        let told = compare(&one, &other);
        let mut added = BTreeSet::new();
        let mut removed = BTreeSet::new();
        let mut changed = BTreeSet::new();
        for difference in told {
            match difference {
                Difference::Added(item) => prop_assert!(added.insert(item)),
                Difference::Removed(item) => prop_assert!(removed.insert(item)),
                Difference::Changed { item, field, from, to } => {
                    prop_assert_ne!(from, to);
                    prop_assert!(changed.insert((item, field)));
                }
                Difference::Decided { item, fact } => {
                    prop_assert!(one.fact(fact).is_none() && after.contains(&item));
                }
            }
        }
        prop_assert_eq!(&added, &(&after - &before));
        prop_assert_eq!(&removed, &(&before - &after));
        for item in &before & &after {
            for field in Field::ALL {
                let values = |ledger: &Ledger| {
                    let values = ledger.values(item, *field).into_iter().map(|(_, value)| value.clone());
                    values.filter(|value| *value != Value::Nothing).collect::<BTreeSet<Value>>()
                };
                prop_assert_eq!(changed.contains(&(item, *field)), values(&one) != values(&other));
            }
        }
    }

    #[test]
    fn nothing_differs_from_itself(steps in steps(40)) {
        let world = World::run(&steps);
        for ledger in &world.ledgers {
            prop_assert_eq!(compare(ledger, ledger), []);
            let end = ledger.as_of(WallTime(i64::MAX));
            prop_assert_eq!(looks(&end), looks(ledger));
        }
    }
}

#[test]
fn a_month_s_work_as_a_list() {
    let mut world = World::new();
    let mut problem = |title: &str| {
        let title = title.to_owned();
        world.command(0, &Command::AddProblem { title, group: None }).unwrap()
    };
    let (stays, goes) = (problem("留"), problem("去"));
    let before = world.ledgers[0].as_of(WallTime(i64::MAX));
    let (item, field) = (stays, Field::Progress);
    world
        .command(
            0,
            &Command::Set {
                item,
                field,
                value: Progress::Done.into(),
            },
        )
        .unwrap();
    world
        .command(
            0,
            &Command::Remove {
                item: goes,
                reason: "重复".into(),
            },
        )
        .unwrap();
    let comes = world
        .command(
            0,
            &Command::AddProblem {
                title: "新".into(),
                group: None,
            },
        )
        .unwrap();
    let (from, to) = (vec![], vec![Value::text("done")]);
    assert_eq!(
        compare(&before, &world.ledgers[0]),
        [
            Difference::Changed { item, field, from, to },
            Difference::Changed {
                item,
                field: Field::FinishedOn,
                from: vec![],
                to: vec![Value::text("1970-01-01")],
            },
            Difference::Added(comes),
            Difference::Removed(goes),
        ]
    );
}
