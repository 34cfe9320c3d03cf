//! 定稿: what is issued stays what it was, whatever comes after.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use ledger::{
    ActorId, Command, Context, Draft, Due, Field, Kind, Ledger, Progress, Refusal, Setup, Today, Value, WallTime, Zone,
};
use paper::issued::{differences, draft, issued};
use paper::render::text;
use paper::{Record, Settings, lists::list};

fn context(next: u32) -> Context {
    Context {
        actor: ActorId::from_random(7),
        next,
        at: WallTime(0),
        zone: ledger::Zone::CHINA,
        by: "整改办".into(),
    }
}

fn perform(ledger: &mut Ledger, next: u32, command: &Command) -> Result<(), Refusal> {
    let facts = ledger.facts_of(command, &context(next))?;
    ledger.fold(facts);
    Ok(())
}

fn made(ledger: &Ledger, settings: &Settings) -> paper::Document {
    list("problems")
        .unwrap()
        .make(&Record::of(ledger, Today::at(WallTime(0), Zone::CHINA)), settings)
}

#[test]
fn a_frozen_paper_is_not_touched_by_what_comes_after() {
    let mut ledger = Ledger::default();
    let setup = Setup {
        round: Vec::new(),
        items: vec![Draft::new(Kind::Problem, "学习不深入").with(Field::Progress, Value::from(Progress::Done))],
    };
    perform(&mut ledger, 1, &Command::SetUp(setup)).unwrap();
    let settings = Settings {
        shown: "全部".into(),
        ..Settings::default()
    };
    let document = made(&ledger, &settings);
    let words = text::text(&document);
    let on = Due::day(2025, 1, 2).unwrap();
    let draft = draft(
        &ledger,
        "problems",
        "问题清单",
        &document,
        &settings,
        "甲办发〔2025〕1号",
        on,
    )
    .unwrap();
    let basis = ledger.frontier();
    perform(&mut ledger, 100, &Command::AddPart { under: None, draft }).unwrap();
    let problem = Record::of(&ledger, Today::at(WallTime(0), Zone::CHINA)).problems[0].id;
    let rename = Command::Set {
        item: problem,
        field: Field::Title,
        value: Value::text("改过的标题"),
    };
    perform(&mut ledger, 200, &rename).unwrap();
    // From facts that were written and read again.
    let lines: Vec<_> = ledger
        .facts()
        .iter()
        .map(|fact| ledger::Fact::read(&fact.to_line()).unwrap())
        .collect();
    let ledger = Ledger::of(lines);
    let all = issued(&ledger);
    assert_eq!(all.len(), 1);
    let one = &all[0];
    assert!(one.sound);
    assert_eq!(text::text(one.document.as_ref().unwrap()), words);
    assert_eq!(
        (one.settings.as_ref(), &one.basis, one.dated),
        (Some(&settings), &basis, Some(on))
    );
    assert_eq!(
        (one.paper.as_str(), one.doc_number.as_str(), one.by.as_str()),
        ("problems", "甲办发〔2025〕1号", "整改办")
    );
    let now = text::text(&made(&ledger, &settings));
    let differing = differences(&words, &now);
    assert_eq!(differing.len(), 2);
    assert!(differing[0].0.as_ref().unwrap().contains("学习不深入"));
    assert!(differing[1].1.as_ref().unwrap().contains("改过的标题"));
    // No command changes it or takes it out.
    let mut ledger = ledger;
    for (field, value) in [
        (Field::PaperText, Value::text("{}")),
        (Field::DocNumber, Value::text("x")),
    ] {
        let command = Command::Set {
            item: one.id,
            field,
            value,
        };
        assert_eq!(perform(&mut ledger, 300, &command), Err(Refusal::IssuedStays));
    }
    let remove = Command::Remove {
        item: one.id,
        reason: "误".into(),
    };
    assert_eq!(perform(&mut ledger, 300, &remove), Err(Refusal::IssuedStays));
}

#[test]
fn what_differs_between_two_texts() {
    assert_eq!(differences("甲\n乙\n丙", "甲\n乙\n丙"), []);
    let one = |text: &str| Some(text.to_owned());
    assert_eq!(
        differences("甲\n乙\n丙", "甲\n丁\n丙"),
        [(one("乙"), None), (None, one("丁"))]
    );
    assert_eq!(differences("", "甲"), [(None, one("甲"))]);
}
