//! Undo and redo of one's own actions: back to where one was, never over what another did, after a reload too.

use crate::{
    cases,
    naive::looks,
    world::{Do, Step, World, person, steps},
};
use ledger::{Body, CannotUndo, Command, FactId, Field, ItemId, Ledger, Refusal, Value, history::ChangeDetail};
use proptest::prelude::*;
use std::collections::BTreeSet;

pub fn undo(world: &mut World, who: usize, action: FactId) -> Result<FactId, CannotUndo> {
    let command = Command::Undo { action };
    let context = world.context(who);
    match world.ledgers[who].facts_of(&command, &context) {
        Ok(_) => Ok(world.command(who, &command).unwrap()),
        Err(Refusal::CannotUndo(why)) => Err(why),
        Err(other) => panic!("{other:?}"),
    }
}

pub fn one_step(world: &mut World, who: usize) -> Result<FactId, CannotUndo> {
    let action = world.ledgers[who].undoable(person(who)).unwrap();
    undo(world, who, action)
}

pub fn one_step_again(world: &mut World, who: usize) -> Result<FactId, CannotUndo> {
    let action = world.ledgers[who].redoable(person(who)).unwrap();
    undo(world, who, action)
}

/// What others have set in items that are there, and still stands. An item that another removed and only the person's
/// own doing keeps is not the others'.
fn of_others(ledger: &Ledger, by: &str) -> BTreeSet<(ItemId, Field, Value)> {
    let mut standing = BTreeSet::new();
    let contested: BTreeSet<ItemId> = ledger
        .contested()
        .iter()
        .flat_map(|id| ledger.with_parts(*id))
        .collect();
    for item in ledger
        .item_ids()
        .into_iter()
        .filter(|id| ledger.is_there(*id) && !contested.contains(id))
    {
        for field in Field::ALL {
            // An undo of hers may have brought back what the person herself had set; that is the person's again.
            let others = ledger.heads(item, *field).filter_map(|head| ledger.fact(head));
            let others = others.filter(|fact| &*fact.by != by && fact.undoes.is_none());
            standing.extend(others.filter_map(|fact| match &fact.body {
                Body::Set { value, .. } => Some((item, *field, value.clone())),
                _ => None,
            }));
        }
    }
    standing
}

proptest! {
    #![proptest_config(cases(600))]

    #[test]
    fn undo_is_back_where_one_was_and_redo_is_there_again(first in steps(40), next in steps(12)) {
        let mut world = World::run(&first);
        for step in &next {
            let Step::Act(who, what) = step else { world.step(step); continue };
            let before = looks(&world.ledgers[*who]);
            let Some(action) = world.act(*who, what) else { continue };
            if matches!(what, Do::Decide(..)) {
                continue;
            }
            let after = looks(&world.ledgers[*who]);
            let undone = undo(&mut world, *who, action);
            if undone == Err(CannotUndo::Withdrawn) && matches!(what, Do::Undo | Do::UndoAny(_)) {
                continue;
            }
            prop_assert!(undone.is_ok(), "{what:?}: {undone:?}");
            prop_assert_eq!(looks(&world.ledgers[*who]), before);
            let again = undo(&mut world, *who, undone.unwrap());
            prop_assert!(again.is_ok(), "{what:?}: {again:?}");
            prop_assert_eq!(looks(&world.ledgers[*who]), after);
        }
    }

    #[test]
    fn alone_one_can_go_back_to_the_empty_page_and_return(steps in steps(40)) {
        let mut world = World::new();
        for step in &steps {
            match step {
                Step::Act(_, Do::Decide(..)) | Step::Merge(..) => {}
                // Out of turn, an item could be taken out whose part is still to be brought back.
                Step::Act(_, Do::UndoAny(_)) => drop(world.act(0, &Do::Undo)),
                Step::Act(_, what) => drop(world.act(0, what)),
            }
        }
        let there = looks(&world.ledgers[0]);
        let mut looked = Vec::new();
        while let Some(action) = world.ledgers[0].undoable(person(0)) {
            looked.push(looks(&world.ledgers[0]));
            let undone = undo(&mut world, 0, action);
            prop_assert!(undone.is_ok(), "{undone:?}");
        }
        prop_assert_eq!(world.ledgers[0].reading_order(), [ItemId::ROUND]);
        // Now and again through a reload.
        while let Some(before) = looked.pop() {
            world.ledgers[0] = Ledger::of(world.ledgers[0].facts().to_vec());
            prop_assert!(one_step_again(&mut world, 0).is_ok());
            prop_assert_eq!(looks(&world.ledgers[0]), before);
        }
        prop_assert_eq!(looks(&world.ledgers[0]), there);
    }

    #[test]
    fn an_undo_never_writes_over_what_another_did(steps in steps(60)) {
        let mut world = World::run(&steps);
        for of in [1, 2] {
            world.step(&Step::Merge(0, of, None));
        }
        let all: Vec<FactId> = world.ledgers[0].undo_steps(person(0)).collect();
        for action in all {
            let before = of_others(&world.ledgers[0], person(0));
            match undo(&mut world, 0, action) {
                Ok(_) => {
                    let ledger = &world.ledgers[0];
                    // What she had brought back goes again, for another had removed it.
                    let deeds = ledger.entry(action).unwrap().deeds();
                    let restored = deeds.iter().filter(|deed| deed.what == ChangeDetail::Restored);
                    let gone: BTreeSet<ItemId> = restored.flat_map(|deed| ledger.with_parts(deed.item.unwrap())).collect();
                    for (item, field, value) in before.into_iter().filter(|(item, ..)| !gone.contains(item)) {
                        prop_assert!(ledger.is_there(item));
                        prop_assert!(ledger.values(item, field).iter().any(|(_, standing)| **standing == value));
                    }
                }
                Err(CannotUndo::ChangedSince(since)) => prop_assert!(!since.is_empty()),
                Err(CannotUndo::NothingLeft | CannotUndo::Withdrawn | CannotUndo::NotUnderstood | CannotUndo::StruckOff) => {}
                Err(other) => prop_assert!(false, "{other:?}"),
            }
        }
    }
}
