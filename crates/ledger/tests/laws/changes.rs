//! What the fold says it touched is enough for a page to redraw: nothing that is shown changes untold.

use crate::{
    cases,
    naive::shown,
    world::{Step, World, any_facts, steps},
};
use ledger::{Changes, Command, Fact, Field, ItemId, Ledger, Progress, Value};
use proptest::prelude::*;
use proptest::test_runner::TestCaseError;

fn told(before: &Ledger, after: &Ledger, changes: &Changes) -> Result<(), TestCaseError> {
    let mut ids = after.item_ids();
    ids.extend(before.item_ids());
    ids.push(ItemId::ROUND);
    for id in ids {
        if shown(before, id) != shown(after, id) {
            prop_assert!(changes.items.contains(&id), "{} changed untold", id);
        }
    }
    if before.outline() != after.outline() {
        prop_assert!(changes.structure, "the outline changed untold");
    }
    if before.steps() != after.steps() || before.tally() != after.tally() {
        prop_assert!(changes.counts, "the counts changed untold");
    }
    let facts = |ledger: &Ledger| ledger.all_facts().count();
    prop_assert_eq!(changes.new_facts, facts(after) - facts(before));
    Ok(())
}

proptest! {
    #![proptest_config(cases(300))]

    #[test]
    fn nothing_shown_changes_untold(facts in any_facts(), size in 1usize..4) {
        let mut ledger = Ledger::default();
        for some in facts.chunks(size) {
            let before = ledger.clone();
            let changes = ledger.fold(some.to_vec());
            told(&before, &ledger, &changes)?;
        }
    }

    #[test]
    fn nothing_shown_changes_untold_when_people_merge(steps in steps(50)) {
        let mut world = World::new();
        for step in &steps {
            if let Step::Merge(to, of, _) = step {
                let before = world.ledgers[*to].clone();
                let facts: Vec<Fact> = world.ledgers[*of].facts().to_vec();
                let changes = world.ledgers[*to].fold(facts);
                told(&before, &world.ledgers[*to], &changes)?;
            }
            world.step(step);
        }
    }
}

#[test]
fn an_edit_of_one_text_touches_its_item_alone() {
    let mut world = World::new();
    let title = || "题".to_owned();
    let one = world
        .command(
            0,
            &Command::AddProblem {
                title: title(),
                group: None,
            },
        )
        .unwrap();
    world
        .command(
            0,
            &Command::AddProblem {
                title: title(),
                group: None,
            },
        )
        .unwrap();
    let context = world.context(0);
    let set = |field, value| Command::Set {
        item: one,
        field,
        value,
    };
    let facts = world.ledgers[0]
        .facts_of(&set(Field::Outcome, Value::text("成效")), &context)
        .unwrap();
    let changes = world.ledgers[0].fold(facts);
    assert_eq!(changes.items.into_iter().collect::<Vec<_>>(), [one]);
    assert!(!changes.structure && !changes.counts);
    let next = ledger::Context {
        next: context.next + 1,
        ..context
    };
    let facts = world.ledgers[0]
        .facts_of(&set(Field::Progress, Progress::Done.into()), &next)
        .unwrap();
    let changes = world.ledgers[0].fold(facts);
    assert!(!changes.structure && changes.counts);
}
