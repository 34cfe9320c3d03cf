//! Undo and redo as people meet them: in one hand, between two, after a conflict, after a removal.

use crate::{
    naive::looks,
    undo::{one_step, one_step_again, undo},
    world::{Step, World, person},
};
use ledger::{
    ActorId, Body, CannotUndo, Command, Context, Draft, Fact, FactId, Field, ItemId, Kind, Ledger, Progress, Refusal,
    Removal, Setup, Value, WallTime,
};

fn a_problem(world: &mut World, who: usize) -> ItemId {
    let title = "题".to_owned();
    world.command(who, &Command::AddProblem { title, group: None }).unwrap()
}

fn set(world: &mut World, who: usize, item: ItemId, words: &str) -> FactId {
    let value = Value::text(words);
    world
        .command(
            who,
            &Command::Set {
                item,
                field: Field::Outcome,
                value,
            },
        )
        .unwrap()
}

fn outcome(world: &World, who: usize, item: ItemId) -> &str {
    world.ledgers[who].text(item, Field::Outcome)
}

#[test]
fn steps_of_undo_and_redo_go_as_in_any_editor() {
    let mut world = World::new();
    let item = a_problem(&mut world, 0);
    for words in ["一", "二", "三"] {
        set(&mut world, 0, item, words);
    }
    one_step(&mut world, 0).unwrap();
    one_step(&mut world, 0).unwrap();
    assert_eq!(outcome(&world, 0, item), "一");
    one_step_again(&mut world, 0).unwrap();
    assert_eq!(outcome(&world, 0, item), "二");
    one_step_again(&mut world, 0).unwrap();
    assert_eq!(outcome(&world, 0, item), "三");
    assert_eq!(world.ledgers[0].redoable(person(0)), None);
    one_step(&mut world, 0).unwrap();
    set(&mut world, 0, item, "四");
    assert_eq!(
        world.ledgers[0].redoable(person(0)),
        None,
        "something new was done since"
    );
    one_step(&mut world, 0).unwrap();
    assert_eq!(outcome(&world, 0, item), "二");
    one_step(&mut world, 0).unwrap();
    assert_eq!(outcome(&world, 0, item), "一");
    one_step(&mut world, 0).unwrap();
    assert_eq!(outcome(&world, 0, item), "");
    one_step(&mut world, 0).unwrap();
    assert!(!world.ledgers[0].is_there(item));
    assert_eq!(world.ledgers[0].undoable(person(0)), None);
}

#[test]
fn back_to_a_chosen_action_and_again_in_one_list_of_steps() {
    let mut world = World::new();
    let item = a_problem(&mut world, 0);
    let words: Vec<FactId> = ["一", "二", "三"]
        .iter()
        .map(|words| set(&mut world, 0, item, words))
        .collect();
    let steps = world.ledgers[0].undo_back_to(person(0), words[1]);
    assert_eq!(steps, [words[2], words[1]]);
    let undone: Vec<FactId> = steps
        .into_iter()
        .map(|step| undo(&mut world, 0, step).unwrap())
        .collect();
    assert_eq!(outcome(&world, 0, item), "一");
    let again = world.ledgers[0].redo_up_to(person(0), undone[0]);
    assert_eq!(again, [undone[1], undone[0]]);
    again
        .into_iter()
        .for_each(|step| assert!(undo(&mut world, 0, step).is_ok()));
    assert_eq!(outcome(&world, 0, item), "三");
    assert_eq!(world.ledgers[0].undo_back_to(person(0), FactId::ROUND), []);
}

#[test]
fn what_another_changed_since_is_not_set_back_and_she_is_named() {
    let mut world = World::new();
    let item = a_problem(&mut world, 0);
    let mine = set(&mut world, 0, item, "我");
    world.step(&Step::Merge(1, 0, None));
    let hers = set(&mut world, 1, item, "她");
    world.step(&Step::Merge(0, 1, None));
    match undo(&mut world, 0, mine) {
        Err(CannotUndo::ChangedSince(since)) => {
            assert_eq!(since.len(), 1);
            assert_eq!((&*since[0].by, since[0].fact), (person(1), hers));
            assert_eq!((since[0].item, since[0].field), (item, Some(Field::Outcome)));
        }
        other => panic!("{other:?}"),
    }
    assert!(
        matches!(undo(&mut world, 0, item), Err(CannotUndo::ChangedSince(_))),
        "nor is the item taken out"
    );
    // When she takes hers back, mine stands again and can be taken back.
    one_step(&mut world, 1).unwrap();
    world.step(&Step::Merge(0, 1, None));
    assert_eq!(outcome(&world, 0, item), "我");
    undo(&mut world, 0, mine).unwrap();
    assert_eq!(outcome(&world, 0, item), "");
}

#[test]
fn a_settled_conflict_taken_back_shows_the_conflict_again() {
    let mut world = World::new();
    let item = a_problem(&mut world, 0);
    world.step(&Step::Merge(1, 0, None));
    set(&mut world, 0, item, "甲");
    set(&mut world, 1, item, "乙");
    world.step(&Step::Merge(0, 1, None));
    set(&mut world, 0, item, "甲乙");
    assert!(world.ledgers[0].conflicts().is_empty());
    one_step(&mut world, 0).unwrap();
    let values: Vec<_> = world.ledgers[0]
        .values(item, Field::Outcome)
        .iter()
        .map(|(_, v)| (*v).clone())
        .collect();
    assert_eq!(values, [Value::text("甲"), Value::text("乙")]);
    assert_eq!(world.ledgers[0].conflicts().len(), 1);
    one_step_again(&mut world, 0).unwrap();
    assert_eq!(outcome(&world, 0, item), "甲乙");
    assert!(world.ledgers[0].conflicts().is_empty());
}

#[test]
fn one_s_value_is_taken_out_of_a_conflict_and_the_other_s_stays() {
    let mut world = World::new();
    let item = a_problem(&mut world, 0);
    set(&mut world, 0, item, "旧");
    world.step(&Step::Merge(1, 0, None));
    set(&mut world, 0, item, "甲");
    set(&mut world, 1, item, "暂");
    set(&mut world, 1, item, "乙");
    world.step(&Step::Merge(0, 1, None));
    let conflict = looks(&world.ledgers[0]);
    one_step(&mut world, 0).unwrap();
    assert_eq!(outcome(&world, 0, item), "乙");
    assert!(
        world.ledgers[0].conflicts().is_empty(),
        "what stood before both does not come back"
    );
    one_step_again(&mut world, 0).unwrap();
    assert_eq!(looks(&world.ledgers[0]), conflict);
    one_step(&mut world, 0).unwrap();
    world.step(&Step::Merge(1, 0, None));
    one_step(&mut world, 1).unwrap();
    assert_eq!(outcome(&world, 1, item), "暂", "and she can take hers back as before");
}

#[test]
fn a_removal_taken_back_brings_back_and_again_keeps_its_reason() {
    let mut world = World::new();
    let item = a_problem(&mut world, 0);
    set(&mut world, 0, item, "在");
    let reason = "重复".to_owned();
    world.command(0, &Command::Remove { item, reason }).unwrap();
    one_step(&mut world, 0).unwrap();
    assert_eq!(outcome(&world, 0, item), "在");
    assert!(world.ledgers[0].is_there(item));
    one_step_again(&mut world, 0).unwrap();
    let Removal::Removed(facts) = world.ledgers[0].removal(item) else {
        panic!()
    };
    world.command(0, &Command::Restore { item }).unwrap();
    one_step(&mut world, 0).unwrap();
    let Removal::Removed(after) = world.ledgers[0].removal(item) else {
        panic!()
    };
    let reasons = |facts: &[FactId]| -> Vec<String> {
        let reason = |id: &FactId| match &world.ledgers[0].fact(*id).unwrap().body {
            Body::Remove { reason, .. } => reason.clone(),
            other => panic!("{other:?}"),
        };
        facts.iter().map(reason).collect()
    };
    assert_eq!((facts.len(), reasons(&after)), (1, vec!["重复".to_owned()]));
}

#[test]
fn a_bringing_back_is_not_taken_back_over_a_later_edit_of_another() {
    let mut world = World::new();
    let item = a_problem(&mut world, 0);
    let reason = "重复".to_owned();
    world.command(0, &Command::Remove { item, reason }).unwrap();
    world.command(0, &Command::Restore { item }).unwrap();
    world.step(&Step::Merge(1, 0, None));
    set(&mut world, 1, item, "她");
    world.step(&Step::Merge(0, 1, None));
    assert!(matches!(one_step(&mut world, 0), Err(CannotUndo::ChangedSince(_))));
}

#[test]
fn a_group_is_not_taken_out_while_another_s_problem_stands_in_it() {
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
    let hers = world
        .command(
            1,
            &Command::AddProblem {
                title: "题".into(),
                group: Some(group),
            },
        )
        .unwrap();
    world.step(&Step::Merge(0, 1, None));
    match undo(&mut world, 0, group) {
        Err(CannotUndo::ChangedSince(since)) => assert_eq!((since[0].item, &*since[0].by), (hers, person(1))),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_whole_notice_is_taken_back_at_one_stroke_and_again() {
    let mut world = World::new();
    let mut setup = Setup {
        round: vec![(Field::Unit, Value::text("某局"))],
        items: vec![Draft::new(Kind::Group, "方面")],
    };
    for _ in 0..3 {
        let mut draft = Draft::new(Kind::Problem, "题").with(Field::Progress, Value::from(Progress::Done));
        draft.group = Some(0);
        draft.parts.push(Draft::new(Kind::Measure, "措施"));
        setup.items.push(draft);
    }
    world.command(0, &Command::SetUp(setup)).unwrap();
    let there = looks(&world.ledgers[0]);
    let undoing = one_step(&mut world, 0).unwrap();
    assert_eq!(world.ledgers[0].reading_order(), [ItemId::ROUND]);
    assert_eq!(world.ledgers[0].text(ItemId::ROUND, Field::Unit), "");
    let entry = world.ledgers[0].entry(undoing).unwrap();
    assert_eq!(
        entry.facts(),
        5,
        "one for each item that is part of no other, one for the field of the round"
    );
    one_step_again(&mut world, 0).unwrap();
    assert_eq!(looks(&world.ledgers[0]), there);
    // And back once more: the group goes with the problems that stand in it.
    one_step(&mut world, 0).unwrap();
    assert_eq!(world.ledgers[0].reading_order(), [ItemId::ROUND]);
}

#[test]
fn a_bringing_back_taken_back_leaves_the_removal_of_another() {
    let mut world = World::new();
    let item = a_problem(&mut world, 1);
    let reason = "重复".to_owned();
    world.command(1, &Command::Remove { item, reason }).unwrap();
    world.step(&Step::Merge(0, 1, None));
    world.command(0, &Command::Restore { item }).unwrap();
    one_step(&mut world, 0).unwrap();
    assert!(!world.ledgers[0].is_there(item) && world.ledgers[0].contested().is_empty());
}

#[test]
fn only_one_s_own_and_only_once() {
    let mut world = World::new();
    let item = a_problem(&mut world, 0);
    let mine = set(&mut world, 0, item, "我");
    world.step(&Step::Merge(1, 0, None));
    assert_eq!(undo(&mut world, 1, mine), Err(CannotUndo::NotYours(person(0).into())));
    assert_eq!(undo(&mut world, 1, FactId::ROUND), Err(CannotUndo::NoSuchAction));
    assert_eq!(world.ledgers[1].undoable(person(1)), None);
    undo(&mut world, 0, mine).unwrap();
    assert_eq!(undo(&mut world, 0, mine), Err(CannotUndo::Already));
}

#[test]
fn an_item_that_was_removed_since_is_not_taken_out_a_second_time() {
    let mut world = World::new();
    let item = a_problem(&mut world, 0);
    world.step(&Step::Merge(1, 0, None));
    let reason = "重复".to_owned();
    world.command(1, &Command::Remove { item, reason }).unwrap();
    world.step(&Step::Merge(0, 1, None));
    assert_eq!(undo(&mut world, 0, item), Err(CannotUndo::NothingLeft));
}

#[test]
fn an_action_that_is_not_understood_or_not_whole_is_not_taken_back() {
    let by = person(0);
    let newer = format!(r#"{{"id":"a-1","t":1,"at":0,"by":"{by}","do":"sing"}}"#);
    let replacing = format!(
        r#"{{"id":"a-2","t":2,"at":0,"by":"{by}","re":["b-9"],"do":"set","item":"0-0","field":"unit","value":"局"}}"#
    );
    let facts = [newer, replacing].map(|line| Fact::read(&line).unwrap());
    let ledger = Ledger::of(facts.clone());
    let context = Context {
        actor: ActorId::from_random(9),
        next: 1,
        at: WallTime(0),
        zone: ledger::Zone::CHINA,
        by: by.into(),
    };
    for fact in facts {
        let undone = ledger.facts_of(&Command::Undo { action: fact.action }, &context);
        assert_eq!(undone, Err(Refusal::CannotUndo(CannotUndo::NotUnderstood)));
    }
}

// What random histories found, by name.

fn remove(world: &mut World, who: usize, item: ItemId) {
    let reason = "重复".to_owned();
    world.command(who, &Command::Remove { item, reason }).unwrap();
}

#[test]
fn a_part_is_not_brought_back_into_a_whole_that_is_gone() {
    let mut world = World::new();
    let problem = a_problem(&mut world, 0);
    let title = "措施".to_owned();
    let measure = world.command(0, &Command::AddMeasure { problem, title }).unwrap();
    remove(&mut world, 0, measure);
    remove(&mut world, 0, problem);
    let context = world.context(0);
    let restore = Command::Restore { item: measure };
    assert_eq!(world.ledgers[0].facts_of(&restore, &context), Err(Refusal::ItemRemoved));
    one_step(&mut world, 0).unwrap();
    one_step(&mut world, 0).unwrap();
    assert!(world.ledgers[0].is_there(measure));
}

#[test]
fn a_measure_added_against_a_removal_and_taken_back_is_no_edit_any_more_and_again_is_one() {
    let mut world = World::new();
    let problem = a_problem(&mut world, 0);
    world.step(&Step::Merge(1, 0, None));
    remove(&mut world, 1, problem);
    let title = "措施".to_owned();
    world.command(0, &Command::AddMeasure { problem, title }).unwrap();
    world.step(&Step::Merge(0, 1, None));
    assert!(world.ledgers[0].contested().contains(&problem));
    one_step(&mut world, 0).unwrap();
    assert!(!world.ledgers[0].is_there(problem));
    one_step_again(&mut world, 0).unwrap();
    assert!(world.ledgers[0].contested().contains(&problem));
}

#[test]
fn a_conflict_brought_back_shows_the_value_that_it_showed() {
    let mut world = World::new();
    let item = a_problem(&mut world, 1);
    set(&mut world, 1, item, "她");
    world.step(&Step::Merge(0, 1, None));
    let (field, value, seen) = (Field::Outcome, Value::text("我"), Vec::new());
    let unseen = Command::SetFrom {
        item,
        field,
        value,
        seen,
    };
    world.command(0, &unseen).unwrap();
    assert_eq!(outcome(&world, 0, item), "我");
    one_step(&mut world, 0).unwrap();
    assert_eq!(outcome(&world, 0, item), "她");
    one_step_again(&mut world, 0).unwrap();
    assert_eq!(
        (outcome(&world, 0, item), world.ledgers[0].conflicts().len()),
        ("我", 1)
    );
}

#[test]
fn a_contested_removal_that_was_settled_is_contested_again_even_if_the_edit_was_itself_undone() {
    let mut world = World::new();
    let item = a_problem(&mut world, 1);
    world.step(&Step::Merge(0, 1, None));
    set(&mut world, 1, item, "她");
    one_step(&mut world, 1).unwrap();
    remove(&mut world, 0, item);
    world.step(&Step::Merge(0, 1, None));
    assert!(world.ledgers[0].contested().contains(&item));
    world.command(0, &Command::Restore { item }).unwrap();
    one_step(&mut world, 0).unwrap();
    assert!(world.ledgers[0].contested().contains(&item));
}

#[test]
fn a_group_brought_back_after_its_problem_is_taken_out_again() {
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
    let problem = world
        .command(
            0,
            &Command::AddProblem {
                title: "题".into(),
                group: Some(group),
            },
        )
        .unwrap();
    remove(&mut world, 0, problem);
    remove(&mut world, 0, group);
    world.command(0, &Command::Restore { item: problem }).unwrap();
    world.command(0, &Command::Restore { item: group }).unwrap();
    one_step(&mut world, 0).unwrap();
    assert!(!world.ledgers[0].is_there(group) && world.ledgers[0].is_there(problem));
}
