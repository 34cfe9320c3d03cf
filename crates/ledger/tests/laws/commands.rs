//! What a person can do, and what is refused with a word of why.

use crate::world::{Step, World};
use ledger::{Command, Draft, Field, ItemId, Kind, LONGEST_TEXT, Refusal, Setup, Value};

fn refused(world: &mut World, command: &Command) -> Refusal {
    let context = world.context(0);
    world.ledgers[0].facts_of(command, &context).unwrap_err()
}

fn problem(world: &mut World, group: Option<ItemId>) -> ItemId {
    let title = "题".to_owned();
    world.command(0, &Command::AddProblem { title, group }).unwrap()
}

fn group(world: &mut World, within: Option<ItemId>) -> ItemId {
    let title = "组".to_owned();
    world.command(0, &Command::AddGroup { title, within }).unwrap()
}

#[test]
fn what_is_missing_is_said() {
    let mut world = World::new();
    let (outer, item) = (group(&mut world, None), problem(&mut world, None));
    let inner = group(&mut world, Some(outer));
    let removed = problem(&mut world, None);
    let reason = || "重复".to_owned();
    world
        .command(
            0,
            &Command::Remove {
                item: removed,
                reason: reason(),
            },
        )
        .unwrap();
    let set = |item, field, value| Command::Set { item, field, value };
    let long = "长".repeat(LONGEST_TEXT);
    for (command, expected) in [
        (
            Command::AddProblem {
                title: " \n".into(),
                group: None,
            },
            Refusal::TitleMissing,
        ),
        (
            Command::AddProblem {
                title: "题".into(),
                group: Some(item),
            },
            Refusal::NoSuchItem,
        ),
        (
            Command::AddMeasure {
                problem: removed,
                title: "措".into(),
            },
            Refusal::ItemRemoved,
        ),
        (set(item, Field::Title, Value::Nothing), Refusal::TitleMissing),
        (
            set(item, Field::Due, Value::text("明天")),
            Refusal::ValueDoesNotFit(Field::Due),
        ),
        (
            set(item, Field::Outcome, Value::text(long.clone())),
            Refusal::TextTooLong(long.len()),
        ),
        (set(removed, Field::Outcome, Value::text("新")), Refusal::ItemRemoved),
        (set(outer, Field::Group, Value::item(inner)), Refusal::GroupInItself),
        (set(outer, Field::Group, Value::item(outer)), Refusal::GroupInItself),
        (
            Command::Remove {
                item,
                reason: " ".into(),
            },
            Refusal::ReasonMissing,
        ),
        (
            Command::Remove {
                item,
                reason: long.clone(),
            },
            Refusal::TextTooLong(long.len()),
        ),
        (
            Command::Remove {
                item: outer,
                reason: reason(),
            },
            Refusal::GroupNotEmpty(1),
        ),
        (
            Command::Remove {
                item: ItemId::ROUND,
                reason: reason(),
            },
            Refusal::NoSuchItem,
        ),
        (Command::Restore { item }, Refusal::NotRemoved),
        (Command::Restore { item: ItemId::ROUND }, Refusal::NoSuchItem),
    ] {
        assert_eq!(refused(&mut world, &command), expected, "{command:?}");
    }
}

#[test]
fn setting_what_stands_already_records_nothing() {
    let mut world = World::new();
    let item = problem(&mut world, None);
    let (field, value) = (Field::Title, Value::text("题"));
    assert_eq!(world.command(0, &Command::Set { item, field, value }), None);
    let (field, value) = (Field::Outcome, Value::Nothing);
    assert_eq!(world.command(0, &Command::Set { item, field, value }), None);
}

#[test]
fn who_began_to_edit_before_the_other_s_came_makes_a_conflict_and_loses_nothing() {
    let mut world = World::new();
    let (item, field) = (problem(&mut world, None), Field::Outcome);
    world.step(&Step::Merge(1, 0, None));
    let seen: Vec<_> = world.ledgers[0].heads(item, field).collect();
    let typed = |words: &str| Command::SetFrom {
        item,
        field,
        value: Value::text(words),
        seen: seen.clone(),
    };
    world.command(0, &typed("我")).unwrap();
    world
        .command(
            1,
            &Command::Set {
                item,
                field,
                value: Value::text("她"),
            },
        )
        .unwrap();
    world.step(&Step::Merge(0, 1, None));
    world.command(0, &typed("我写")).unwrap();
    let values: Vec<_> = world.ledgers[0]
        .values(item, field)
        .into_iter()
        .map(|(_, value)| value.clone())
        .collect();
    assert_eq!(
        values,
        [Value::text("我写"), Value::text("她")],
        "her own words are replaced, the other's are not"
    );
    assert_eq!(world.ledgers[0].conflicts().len(), 1);
}

#[test]
fn a_setup_names_groups_that_stand_before_it_and_never_a_round() {
    let mut world = World::new();
    let mut draft = Draft::new(Kind::Problem, "题");
    draft.group = Some(1);
    let setup = |draft| {
        Command::SetUp(Setup {
            round: Vec::new(),
            items: vec![draft],
        })
    };
    assert_eq!(refused(&mut world, &setup(draft)), Refusal::SetupOutOfOrder);
    assert_eq!(
        refused(&mut world, &setup(Draft::new(Kind::Round, "轮"))),
        Refusal::NoSuchItem
    );
}

#[test]
fn a_field_named_twice_in_a_draft_keeps_both_texts() {
    let mut world = World::new();
    let mut draft = Draft::new(Kind::Problem, "题");
    draft.fields.push((Field::Outcome, Value::text("其一")));
    draft.fields.push((Field::Outcome, Value::text("其二")));
    let items = vec![draft];
    let item = world
        .command(
            0,
            &Command::SetUp(Setup {
                round: Vec::new(),
                items,
            }),
        )
        .unwrap();
    assert_eq!(world.ledgers[0].values(item, Field::Outcome).len(), 2);
}

#[test]
fn an_action_has_one_name_and_its_facts_ascend_in_number_and_time() {
    let mut world = World::new();
    let before = problem(&mut world, None);
    let context = world.context(0);
    let add = Command::AddProblem {
        title: "题".into(),
        group: None,
    };
    let facts = world.ledgers[0].facts_of(&add, &context).unwrap();
    assert!(
        facts
            .iter()
            .all(|fact| fact.action == facts[0].id && fact.at == context.at && fact.by == context.by)
    );
    assert!(
        facts
            .windows(2)
            .all(|pair| pair[0].id.number + 1 == pair[1].id.number && pair[0].time < pair[1].time)
    );
    assert!(facts[0].time > world.ledgers[0].fact(before).unwrap().time);
    let last = ledger::Context {
        next: u32::MAX,
        ..context
    };
    assert_eq!(world.ledgers[0].facts_of(&add, &last), Err(Refusal::NumbersUsedUp));
}
