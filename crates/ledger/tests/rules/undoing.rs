//! What an undo asks about before it is carried out, and what it does without a word.

use crate::office::{DAY, JUNE_1, Office, day};
use ledger::{Command, Draft, FactId, Field, Kind, Setup, UndoConcern, Value, WallTime};

fn problems(titles: &[&str]) -> Command {
    Command::SetUp(Setup {
        round: Vec::new(),
        items: titles.iter().map(|title| Draft::new(Kind::Problem, *title)).collect(),
    })
}

/// What the next undo or redo of 整改办 asks about, today being the 1st of June.
fn asked(office: &Office, action: FactId, named_since: Option<WallTime>) -> String {
    let context = office.context("整改办");
    let facts = office.ledger.facts_of(&Command::Undo { action }, &context).unwrap();
    let concerns = office
        .ledger
        .undo_concerns(action, &facts, day("2025-06-01"), named_since);
    let told = concerns.iter().map(|concern| match concern {
        UndoConcern::TakesProblems(count) => format!("带走{count}个"),
        UndoConcern::AnotherDay(day) => format!("{day}的"),
        UndoConcern::BeforeTheName => "改名前的".into(),
    });
    told.collect::<Vec<String>>().join("，")
}

#[test]
fn an_undo_asks_before_it_takes_away_a_checklist_or_reaches_back() {
    let whole = ["甲", "乙", "丙"];
    for (added, days_ago, named_since, expected) in [
        // A problem that was just added is taken back at once, be it the only one.
        (&whole[..1], 0, None, ""),
        (&whole[..], 0, None, "带走3个"),
        (&whole[..1], 1, None, "2025-05-31的"),
        (&whole[..], 30, None, "带走3个，2025-05-02的"),
        (&whole[..1], 0, Some(1), "改名前的"),
        (&whole[..1], 0, Some(-1), ""),
        (&whole[..2], 1, Some(0), "带走2个，2025-05-31的，改名前的"),
    ] {
        let mut office = Office::new();
        office.now = WallTime(JUNE_1.0 - days_ago * DAY);
        office.command("整改办", &problems(added)).unwrap();
        office.now = JUNE_1;
        let action = office.ledger.undoable("整改办").unwrap();
        let since = named_since.map(|minutes| WallTime(JUNE_1.0 + minutes * 60_000));
        assert_eq!(
            asked(&office, action, since),
            expected,
            "{added:?} {days_ago} {named_since:?}"
        );
    }
}

#[test]
fn a_redo_asks_as_an_undo_does_and_what_changes_a_field_asks_nothing() {
    let mut office = Office::new();
    office.command("整改办", &problems(&["甲", "乙"])).unwrap();
    let added = office.ledger.undoable("整改办").unwrap();
    office.command("整改办", &Command::Undo { action: added }).unwrap();
    let undone = office.ledger.redoable("整改办").unwrap();
    assert_eq!(asked(&office, undone, None), "", "bringing back takes nothing away");
    office.command("整改办", &Command::Undo { action: undone }).unwrap();
    let items = office.ledger.outline().problems().collect();
    let (field, value) = (Field::Person, Value::text("王芳"));
    office
        .command("整改办", &Command::SetMany { items, field, value })
        .unwrap();
    let changed = office.ledger.undoable("整改办").unwrap();
    assert_eq!(asked(&office, changed, None), "");
}
