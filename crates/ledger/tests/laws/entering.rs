//! New items of every kind: where they may stand, what they must have, and that one document proves several problems.

use crate::{
    naive::looks,
    world::{PEOPLE, Step, World},
};
use ledger::{Command, Draft, Field, ItemId, Kind, Ledger, Refusal, Setup, Value};

pub fn enter(world: &mut World, who: usize, under: Option<ItemId>, draft: Draft) -> ItemId {
    world.command(who, &Command::AddPart { under, draft }).unwrap()
}

pub fn refused(world: &mut World, command: &Command) -> Refusal {
    let context = world.context(0);
    world.ledgers[0].facts_of(command, &context).unwrap_err()
}

/// A draft of this kind with what it must have.
fn least(kind: Kind, evidence: ItemId) -> Draft {
    match kind {
        Kind::Citation => Draft::citation(evidence),
        kind if kind.needs_title() => Draft::new(kind, "名"),
        kind => Draft::new(kind, ""),
    }
}

#[test]
fn every_kind_is_entered_where_it_stands_and_refused_elsewhere() {
    let mut world = World::new();
    let places: Vec<(Option<ItemId>, Option<Kind>)> = {
        let problem = enter(&mut world, 0, None, Draft::new(Kind::Problem, "题"));
        let measure = enter(&mut world, 0, Some(problem), Draft::new(Kind::Measure, "措"));
        let person = enter(&mut world, 0, None, Draft::new(Kind::Person, "张三"));
        vec![
            (None, None),
            (Some(ItemId::ROUND), Some(Kind::Round)),
            (Some(problem), Some(Kind::Problem)),
            (Some(measure), Some(Kind::Measure)),
            (Some(person), Some(Kind::Person)),
        ]
    };
    for kind in Kind::ALL.iter().copied().filter(|kind| *kind != Kind::Round) {
        for (under, whole) in places.clone() {
            let evidence = enter(&mut world, 0, None, Draft::new(Kind::Evidence, "纪要"));
            let draft = least(kind, evidence);
            if kind.stands(whole) {
                let item = enter(&mut world, 0, under, draft);
                assert!(world.ledgers[0].is_there(item));
                assert_eq!(world.ledgers[0].kind(item), Some(kind));
            } else {
                let command = Command::AddPart { under, draft };
                assert_eq!(refused(&mut world, &command), Refusal::CannotStandThere(kind));
            }
        }
        assert_eq!(
            refused(
                &mut world,
                &Command::AddPart {
                    under: None,
                    draft: Draft::new(Kind::Round, "轮")
                }
            ),
            Refusal::NoSuchItem
        );
    }
}

#[test]
fn what_is_missing_or_does_not_fit_is_said_and_nothing_is_recorded() {
    let mut world = World::new();
    let problem = enter(&mut world, 0, None, Draft::new(Kind::Problem, "题"));
    let gone = enter(&mut world, 0, None, Draft::new(Kind::Problem, "去"));
    let evidence = enter(&mut world, 0, None, Draft::new(Kind::Evidence, "纪要"));
    let other = enter(&mut world, 0, None, Draft::new(Kind::Evidence, "照片"));
    let person = enter(&mut world, 0, None, Draft::new(Kind::Person, "张三"));
    let cite = |evidence| Command::Cite { problem, evidence };
    world
        .command(
            0,
            &Command::Remove {
                item: gone,
                reason: "重复".into(),
            },
        )
        .unwrap();
    let citation = world.command(0, &cite(evidence)).unwrap();
    let part = |under, draft| Command::AddPart { under, draft };
    let new = |kind| Draft::new(kind, "名");
    let mut grouped = new(Kind::Problem);
    grouped.group = Some(0);
    let mut twice = new(Kind::Problem);
    twice.parts = vec![Draft::citation(other), Draft::citation(other)];
    let mut astray = new(Kind::Problem);
    astray.parts.push(new(Kind::Phase));
    for (command, expected) in [
        (part(None, Draft::new(Kind::Person, " ")), Refusal::TitleMissing),
        (part(Some(problem), Draft::new(Kind::Figure, "")), Refusal::TitleMissing),
        (part(Some(gone), new(Kind::Measure)), Refusal::ItemRemoved),
        (
            part(Some(problem), Draft::new(Kind::Citation, "")),
            Refusal::ValueDoesNotFit(Field::Evidence),
        ),
        (part(None, grouped), Refusal::SetupOutOfOrder),
        (part(None, twice), Refusal::CitedAlready),
        (part(None, astray), Refusal::CannotStandThere(Kind::Phase)),
        (
            part(None, new(Kind::Evidence).with(Field::Amount, Value::text("1"))),
            Refusal::ValueDoesNotFit(Field::Amount),
        ),
        (
            part(
                Some(problem),
                new(Kind::Figure).with(Field::Amount, Value::text("1.50")),
            ),
            Refusal::ValueDoesNotFit(Field::Amount),
        ),
        (cite(evidence), Refusal::CitedAlready),
        (cite(person), Refusal::NoSuchItem),
        (
            Command::Cite {
                problem: person,
                evidence,
            },
            Refusal::CannotStandThere(Kind::Citation),
        ),
        (
            Command::Remove {
                item: evidence,
                reason: "错".into(),
            },
            Refusal::StillCited(1),
        ),
        (
            Command::Set {
                item: citation,
                field: Field::Evidence,
                value: Value::item(other),
            },
            Refusal::ValueDoesNotFit(Field::Evidence),
        ),
        (
            Command::Set {
                item: person,
                field: Field::Due,
                value: Value::text("2025"),
            },
            Refusal::ValueDoesNotFit(Field::Due),
        ),
        (
            Command::SetMany {
                items: vec![problem, gone],
                field: Field::Leader,
                value: Value::text("张三"),
            },
            Refusal::ItemRemoved,
        ),
        (
            Command::SetMany {
                items: vec![problem, person],
                field: Field::Due,
                value: Value::text("2025"),
            },
            Refusal::ValueDoesNotFit(Field::Due),
        ),
        (
            Command::Rename {
                item: problem,
                name: "李四".into(),
            },
            Refusal::NoSuchItem,
        ),
        (
            Command::Rename {
                item: person,
                name: " ".into(),
            },
            Refusal::TitleMissing,
        ),
        (
            Command::Rename {
                item: person,
                name: "李四、王五".into(),
            },
            Refusal::ValueDoesNotFit(Field::Title),
        ),
    ] {
        let before = looks(&world.ledgers[0]);
        assert_eq!(refused(&mut world, &command), expected, "{command:?}");
        assert_eq!(looks(&world.ledgers[0]), before);
    }
    let citation = Command::Remove {
        item: citation,
        reason: "错".into(),
    };
    world.command(0, &citation).unwrap();
    world
        .command(
            0,
            &Command::Remove {
                item: evidence,
                reason: "错".into(),
            },
        )
        .unwrap();
}

#[test]
fn one_field_of_many_items_is_one_action_and_one_undo() {
    let mut world = World::new();
    let items: Vec<ItemId> = (0..3)
        .map(|_| enter(&mut world, 0, None, Draft::new(Kind::Problem, "题")))
        .collect();
    let before = looks(&world.ledgers[0]);
    let twice = [items.clone(), items.clone()].concat();
    let set = Command::SetMany {
        items: twice,
        field: Field::Leader,
        value: Value::text("张三"),
    };
    let action = world.command(0, &set).unwrap();
    let leaders = |ledger: &Ledger| {
        items
            .iter()
            .filter(|id| ledger.text(**id, Field::Leader) == "张三")
            .count()
    };
    assert_eq!(leaders(&world.ledgers[0]), 3);
    assert_eq!(world.ledgers[0].entry(action).unwrap().facts(), 3);
    world.command(0, &Command::Undo { action }).unwrap();
    assert_eq!(looks(&world.ledgers[0]), before);
    assert_eq!(leaders(&world.ledgers[0]), 0);
}

#[test]
fn two_who_cite_the_same_document_cite_it_once() {
    let mut world = World::new();
    let problem = enter(&mut world, 0, None, Draft::new(Kind::Problem, "题"));
    let evidence = enter(&mut world, 0, None, Draft::new(Kind::Evidence, "纪要"));
    world.step(&Step::Merge(1, 0, None));
    for who in [0, 1] {
        world.command(who, &Command::Cite { problem, evidence }).unwrap();
    }
    world.step(&Step::Merge(0, 1, None));
    let ledger = &world.ledgers[0];
    assert_eq!(ledger.parts(problem, Kind::Citation).len(), 2, "nothing is lost");
    assert_eq!(ledger.evidence_of(problem), [evidence]);
    assert_eq!(ledger.cited_by(evidence), [problem]);
    assert_eq!(ledger.evidence_of_round().len(), 1);
    assert!(ledger.conflicts().is_empty());
}

#[test]
fn a_setup_enters_evidence_and_the_problems_that_cite_it() {
    let mut world = World::new();
    let mut problem = Draft::new(Kind::Problem, "题");
    problem.cites = vec![0, 1];
    let items = vec![
        Draft::new(Kind::Evidence, "纪要"),
        Draft::new(Kind::Evidence, "照片"),
        problem.clone(),
    ];
    let action = world
        .command(0, &Command::SetUp(Setup { round: vec![], items }))
        .unwrap();
    let ledger = &world.ledgers[0];
    let id = ledger.outline().problems().next().unwrap();
    let titles: Vec<&str> = ledger
        .evidence_of(id)
        .iter()
        .map(|it| ledger.text(*it, Field::Title))
        .collect();
    assert_eq!(titles, ["纪要", "照片"]);
    world.command(0, &Command::Undo { action }).unwrap();
    assert!(world.ledgers[0].evidence_of_round().is_empty());
    for (before, expected) in [
        (Draft::new(Kind::Group, "组"), Refusal::NoSuchItem),
        (
            Draft::new(Kind::Measure, "措"),
            Refusal::CannotStandThere(Kind::Measure),
        ),
    ] {
        let items = vec![before.clone(), before, problem.clone()];
        assert_eq!(
            refused(&mut world, &Command::SetUp(Setup { round: vec![], items })),
            expected
        );
    }
}

#[test]
fn a_new_proof_is_entered_and_cited_at_one_stroke() {
    let mut world = World::new();
    let problem = enter(&mut world, 0, None, Draft::new(Kind::Problem, "题"));
    let evidence = Draft::new(Kind::Evidence, "纪要");
    world.command(0, &Command::Prove { problem, evidence }).unwrap();
    let cited = world.ledgers[0].evidence_of(problem);
    assert_eq!(world.ledgers[0].cited_by(cited[0]), [problem]);
    let action = world.ledgers[0].undoable(PEOPLE[0]).unwrap();
    world.command(0, &Command::Undo { action }).unwrap();
    assert!(world.ledgers[0].evidence_of(problem).is_empty() && !world.ledgers[0].is_there(cited[0]));
    for (problem, evidence, why) in [
        (problem, Draft::new(Kind::Evidence, ""), Refusal::TitleMissing),
        (
            problem,
            Draft::new(Kind::Measure, "措"),
            Refusal::CannotStandThere(Kind::Measure),
        ),
        (cited[0], Draft::new(Kind::Evidence, "册"), Refusal::ItemRemoved),
    ] {
        assert_eq!(refused(&mut world, &Command::Prove { problem, evidence }), why);
    }
}
