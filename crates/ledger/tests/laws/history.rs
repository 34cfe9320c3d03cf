//! The record: every action once, in order, in full, and only what was asked for.

use crate::{
    cases,
    world::{Do, Step, World, person, steps},
};
use ledger::{
    Command, FactId, Field, ItemId, Kind, Value, WallTime,
    history::{ChangeDetail, HistoryFilter},
};
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

proptest! {
    #![proptest_config(cases(300))]

    #[test]
    fn the_record_tells_every_fact_once_newest_action_first(steps in steps(50)) {
        let mut world = World::run(&steps);
        world.step(&Step::Merge(0, 1, None));
        let ledger = &world.ledgers[0];
        let filter = HistoryFilter::default();
        let entries: Vec<_> = ledger.history(&filter).collect();
        let told: Vec<FactId> = entries.iter().flat_map(|entry| entry.deeds()).map(|deed| deed.fact.id).collect();
        let once: BTreeSet<FactId> = told.iter().copied().collect();
        prop_assert_eq!(told.len(), once.len());
        prop_assert_eq!(once, ledger.facts().iter().map(|fact| fact.id).collect());
        // An action stands above what it replaces, and above what the same tab did before; whatever the clocks say.
        let place: BTreeMap<FactId, usize> = entries.iter().enumerate().map(|(at, entry)| (entry.action, at)).collect();
        let mut of_tab: BTreeMap<ledger::ActorId, (u32, usize)> = BTreeMap::new();
        for fact in ledger.facts() {
            let own = place[&fact.action];
            for old in fact.replaces.iter().filter_map(|id| ledger.fact(*id)) {
                prop_assert!(place[&old.action] >= own);
            }
        }
        for entry in entries.iter().rev() {
            let (first, at) = (entry.first().fact.id, place[&entry.action]);
            if let Some((number, before)) = of_tab.insert(first.actor, (first.number, at)) {
                prop_assert!(number < first.number && before > at);
            }
        }
    }

    #[test]
    fn sittings_tell_every_action_once_and_what_came_of_them(steps in steps(60), who in 0usize..3) {
        let mut world = World::run(&steps);
        world.step(&Step::Merge(0, 1, None));
        world.step(&Step::Merge(0, 2, None));
        let ledger = &world.ledgers[0];
        for filter in [HistoryFilter::default(), HistoryFilter { by: Some(person(who).to_owned()), ..HistoryFilter::default() }] {
            let all: BTreeSet<FactId> = ledger.history(&filter).map(|entry| entry.action).collect();
            let mut told = Vec::new();
            for sitting in ledger.sittings(&filter) {
                let steps: Vec<_> = sitting.steps().collect();
                told.extend(steps.iter().map(|entry| entry.action));
                prop_assert!(steps.iter().all(|entry| entry.by == sitting.newest().by));
                let (ChangeDetail::Set { to, .. }, ChangeDetail::Set { from, .. }) = (&steps[0].first().what, &steps[steps.len() - 1].first().what) else {
                    prop_assert_eq!(steps.len(), 1);
                    continue;
                };
                let field = match steps[0].first().what { ChangeDetail::Set { field, .. } => field, _ => unreachable!() };
                let whole = ChangeDetail::Set { field, from: from.clone(), to };
                prop_assert!(steps.len() == 1 || sitting.deed().what == whole);
                // Each step begins where the one before it ended.
                for pair in steps.windows(2) {
                    let (ChangeDetail::Set { from, .. }, ChangeDetail::Set { to, .. }) = (&pair[0].first().what, &pair[1].first().what) else {
                        panic!("a step that sets nothing")
                    };
                    prop_assert_eq!(from, &vec![*to]);
                }
            }
            let once: BTreeSet<FactId> = told.iter().copied().collect();
            prop_assert_eq!(told.len(), once.len());
            prop_assert_eq!(once, all);
        }
    }

    #[test]
    fn a_filtered_record_is_what_a_plain_search_finds(steps in steps(50), who in 0usize..3, at in any::<prop::sample::Index>(), from in 0i64..300) {
        let mut world = World::run(&steps);
        world.step(&Step::Merge(0, 1, None));
        world.step(&Step::Merge(0, 2, None));
        let ledger = &world.ledgers[0];
        let ids = ledger.item_ids();
        let item = if ids.is_empty() { ItemId::ROUND } else { ids[at.index(ids.len())] };
        let all = HistoryFilter::default();
        let about = ledger.with_parts(item);
        for (by_person, by_item, by_date) in [(true, false, false), (false, true, false), (false, false, true), (true, true, true)] {
            let filter = HistoryFilter {
                by: by_person.then(|| person(who).to_owned()),
                item: by_item.then_some(item),
                from: by_date.then_some(WallTime(from)),
                until: by_date.then_some(WallTime(from + 100)),
            };
            let found: Vec<FactId> = ledger.history(&filter).map(|entry| entry.action).collect();
            let plain = ledger.history(&all).filter(|entry| {
                (!by_person || entry.by == person(who))
                    && (!by_item || entry.deeds().iter().any(|deed| deed.item.is_some_and(|item| about.contains(&item))))
                    && (!by_date || (from..=from + 100).contains(&entry.at.0))
            });
            let plain: Vec<FactId> = plain.map(|entry| entry.action).collect();
            prop_assert_eq!(found, plain);
        }
    }
}

#[test]
fn a_deed_says_from_what_to_what() {
    let mut world = World::new();
    let problem = world
        .command(
            0,
            &Command::AddProblem {
                title: "题".into(),
                group: None,
            },
        )
        .unwrap();
    world.step(&Step::Merge(1, 0, None));
    let set = |words: &str| Command::Set {
        item: problem,
        field: Field::Outcome,
        value: Value::text(words),
    };
    world.command(0, &set("甲")).unwrap();
    world.command(1, &set("乙")).unwrap();
    world.step(&Step::Merge(0, 1, None));
    let settled = world.command(0, &set("丙")).unwrap();
    let undone = world.act(0, &Do::Undo).unwrap();
    let ledger = &world.ledgers[0];
    let first = ledger.entry(problem).unwrap();
    assert_eq!((first.by, first.at, first.facts()), (person(0), WallTime(10), 2));
    let (kind, under) = (Kind::Problem, None);
    assert_eq!(first.first().what, ChangeDetail::Added { kind, under });
    let entry = ledger.entry(settled).unwrap();
    assert_eq!((entry.undoes, entry.undone_by), (None, Some(undone)));
    let (one, other, to) = (Value::text("甲"), Value::text("乙"), Value::text("丙"));
    let field = Field::Outcome;
    let from = vec![&one, &other];
    assert_eq!(entry.first().what, ChangeDetail::Set { field, from, to: &to });
    let back = ledger.entry(undone).unwrap();
    assert_eq!((back.undoes, back.facts()), (Some(settled), 2));
    assert_eq!(
        ledger.people(),
        [person(0), person(1)]
            .into_iter()
            .collect::<BTreeSet<_>>()
            .into_iter()
            .collect::<Vec<_>>()
    );
}
