//! What merging promises: nothing is lost, what was settled stays settled, doing it again changes nothing.

use crate::{
    cases,
    naive::dump,
    world::{Step, World, any_facts, steps},
};
use ledger::{Body, Changes, Command, Fact, Ledger, Value, WallTime, history::ChangeDetail};
use proptest::prelude::*;

/// What everybody has, in one ledger of the first.
fn merged(world: &mut World) {
    for of in 0..world.ledgers.len() {
        world.step(&Step::Merge(0, of, None));
    }
}

proptest! {
    #![proptest_config(cases(600))]

    #[test]
    fn merging_with_itself_changes_nothing(facts in any_facts()) {
        let mut ledger = Ledger::of(facts.clone());
        let before = dump(&ledger);
        let own: Vec<Fact> = ledger.all_facts().cloned().collect();
        prop_assert_eq!(ledger.fold(own), Changes::default());
        prop_assert_eq!(ledger.fold(facts), Changes::default());
        prop_assert_eq!(dump(&ledger), before);
    }

    #[test]
    fn a_merge_loses_no_value(steps in steps(40)) {
        let mut world = World::run(&steps);
        let everything: Vec<Fact> = world.ledgers.iter().flat_map(|ledger| ledger.facts().to_vec()).collect();
        merged(&mut world);
        let ledger = &world.ledgers[0];
        let filter = Default::default();
        let deeds: Vec<_> = ledger.history(&filter).flat_map(|entry| entry.deeds()).collect();
        for fact in everything {
            let told = deeds.iter().filter(|deed| *deed.fact == fact).count();
            prop_assert_eq!(told, 1, "{}", fact.to_line());
            if let Body::Set { item, field, value } = &fact.body {
                let replaced = ledger.facts().iter().any(|other| other.replaces.contains(&fact.id));
                let shown = ledger.values(*item, *field).iter().any(|(_, standing)| *standing == value);
                let in_record = deeds.iter().any(|deed| match &deed.what {
                    ChangeDetail::Set { from, .. } => from.contains(&value),
                    _ => false,
                });
                prop_assert!(shown || (replaced && in_record), "{}", fact.to_line());
            }
        }
    }

    #[test]
    fn a_settled_conflict_stays_settled(first in steps(40), again in steps(12)) {
        let mut world = World::run(&first);
        merged(&mut world);
        let old = world.clone();
        let conflicts = world.ledgers[0].conflicts().clone();
        for (item, field) in conflicts {
            let before = world.ledgers[0].conflicts().len();
            let values = world.ledgers[0].values(item, field).into_iter();
            let mut values: Vec<Value> = values.map(|(_, value)| value.clone()).collect();
            values.push(Value::Nothing);
            // A title may not be emptied, and a group that is gone takes nothing in.
            let settled = values.into_iter().find(|value| {
                let value = value.clone();
                world.command(0, &Command::Set { item, field, value }).is_some()
            });
            prop_assert_eq!(world.ledgers[0].value(item, field), settled.as_ref());
            prop_assert_eq!(world.ledgers[0].conflicts().len(), before - 1);
        }
        let settled = dump(&world.ledgers[0]);
        for ledger in &old.ledgers {
            world.ledgers[0].fold(ledger.facts().to_vec());
        }
        prop_assert_eq!(dump(&world.ledgers[0]), settled);
        // And the other way round: whoever takes the settlement in has it settled, however much later.
        let mut late = old.ledgers[2].clone();
        late.fold(world.ledgers[0].facts().to_vec());
        prop_assert!(late.conflicts().is_empty());
        let merges = again.iter().filter(|step| matches!(step, Step::Merge(..)));
        for step in merges {
            world.step(step);
            prop_assert!(world.ledgers[0].conflicts().is_empty());
        }
    }

    #[test]
    fn the_state_at_a_date_never_changes_afterwards(now in any_facts(), later in any_facts(), date in -40i64..400) {
        let date = WallTime(date);
        let mut ledger = Ledger::of(now);
        let before = dump(&ledger.as_of(date));
        ledger.fold(later.into_iter().filter(|fact| fact.at > date));
        prop_assert_eq!(dump(&ledger.as_of(date)), before);
    }

    #[test]
    fn a_frontier_freezes_a_state(first in steps(30), then in steps(20)) {
        let mut world = World::run(&first);
        let frontier = world.ledgers[1].frontier();
        let before = dump(&world.ledgers[1]);
        then.iter().for_each(|step| world.step(step));
        prop_assert_eq!(dump(&world.ledgers[1].at(&frontier)), before);
        let written: ledger::Frontier = frontier.to_string().parse().unwrap();
        prop_assert_eq!(written, frontier);
    }
}
