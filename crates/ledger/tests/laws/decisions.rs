//! Decisions are only ever added: no step of anybody, no merge and no undo takes one out of the state.

use crate::{
    cases,
    world::{World, any_facts, decide, hostile_facts, steps},
};
use ledger::{Body, Command, DecisionKind, Fact, FactId, ItemId, Ledger, Refusal};
use ledger::{CannotUndo, Context};
use proptest::prelude::*;
use std::collections::BTreeSet;

fn decided(ledger: &Ledger) -> BTreeSet<(ItemId, FactId)> {
    let items = ledger.item_ids().into_iter();
    let of = |id| ledger.decisions(id).into_iter().map(move |(fact, _)| (id, fact.id));
    items.flat_map(of).collect()
}

proptest! {
    #![proptest_config(cases(600))]

    #[test]
    fn no_step_takes_a_decision_out(steps in steps(50)) {
        let mut world = World::new();
        for step in &steps {
            let before: Vec<_> = world.ledgers.iter().map(decided).collect();
            world.step(step);
            for (before, after) in before.iter().zip(world.ledgers.iter().map(decided)) {
                prop_assert!(before.is_subset(&after));
            }
        }
    }

    #[test]
    fn no_merge_takes_a_decision_out_not_even_of_forged_facts(held in any_facts(), forged in hostile_facts(30)) {
        let is_decision = |fact: &Fact| matches!(fact.body, Body::Decide { .. });
        let mut ledger = Ledger::of(held);
        let before = decided(&ledger);
        // Two decisions under one name are the one case in which only one of them can be shown.
        ledger.fold(forged.into_iter().filter(|fact| !is_decision(fact)));
        prop_assert!(before.is_subset(&decided(&ledger)));
    }
}

fn world_with_a_problem() -> (World, ItemId) {
    let mut world = World::new();
    let title = "题".to_owned();
    let problem = world.command(0, &Command::AddProblem { title, group: None }).unwrap();
    (world, problem)
}

fn decided_on(world: &mut World, item: ItemId, kind: DecisionKind) -> (FactId, Context) {
    let context = world.context(0);
    let fact = decide(&world.ledgers[0], &context, item, kind);
    let id = fact.id;
    world.ledgers[0].fold([fact]);
    (
        id,
        Context {
            next: context.next + 1,
            ..context
        },
    )
}

#[test]
fn a_decision_taken_back_is_answered_and_stays() {
    let (mut world, problem) = world_with_a_problem();
    let (applied, context) = decided_on(&mut world, problem, DecisionKind::Apply);
    let undo = world.ledgers[0]
        .facts_of(&Command::Undo { action: applied }, &context)
        .unwrap();
    world.ledgers[0].fold(undo.clone());
    let all = world.ledgers[0].decisions(problem);
    assert_eq!(all.len(), 2);
    assert_eq!(
        (all[1].1.kind, all[1].1.answers),
        (DecisionKind::Withdraw, Some(applied))
    );
    assert_eq!(undo[0].undoes, Some(applied));
    let next = Context {
        next: context.next + 1,
        ..context
    };
    let redo = world.ledgers[0].facts_of(&Command::Undo { action: undo[0].action }, &next);
    assert_eq!(redo, Err(Refusal::CannotUndo(CannotUndo::Withdrawn)));
}

#[test]
fn a_decision_that_was_followed_by_another_is_not_taken_back() {
    let (mut world, problem) = world_with_a_problem();
    let (applied, context) = decided_on(&mut world, problem, DecisionKind::Apply);
    let returned = decide(&world.ledgers[0], &context, problem, DecisionKind::Return);
    world.ledgers[0].fold([returned.clone()]);
    let next = Context {
        next: context.next + 1,
        ..context
    };
    match world.ledgers[0].facts_of(&Command::Undo { action: applied }, &next) {
        Err(Refusal::CannotUndo(CannotUndo::ChangedSince(since))) => assert_eq!(since[0].fact, returned.id),
        other => panic!("{other:?}"),
    }
}

#[test]
fn an_item_that_was_decided_upon_is_not_taken_out_by_undo() {
    let (mut world, problem) = world_with_a_problem();
    let (_, context) = decided_on(&mut world, problem, DecisionKind::StrikeOff);
    let undo = world.ledgers[0].facts_of(&Command::Undo { action: problem }, &context);
    assert!(matches!(undo, Err(Refusal::CannotUndo(CannotUndo::ChangedSince(_)))));
}
