//! Printed numbers (序号): the order of a list by them, and counting them anew.

use crate::office::Office;
use ledger::{Command, Draft, Field, ItemId, Kind, NumberedWithin, Setup, Value, list::SortBy};

/// An office with these groups (title, title of the group it stands in) and problems (printed number, group); the problems
/// bear their place in the list as their title.
fn office(groups: &[(&str, Option<usize>)], problems: &[(&str, Option<usize>)]) -> (Office, Vec<ItemId>) {
    let mut office = Office::new();
    let mut items = Vec::new();
    for (title, within) in groups {
        items.push(Draft {
            group: *within,
            ..Draft::new(Kind::Group, *title)
        });
    }
    for (place, (number, group)) in problems.iter().enumerate() {
        let draft = Draft::new(Kind::Problem, place.to_string()).with(Field::Number, Value::text(*number));
        items.push(Draft { group: *group, ..draft });
    }
    let round = Vec::new();
    office
        .command("整改办", &Command::SetUp(Setup { round, items }))
        .unwrap();
    let ids = office.ledger.outline().problems().collect();
    (office, ids)
}

fn numbers(office: &Office) -> Vec<String> {
    let problems = office.ledger.outline();
    let number = |id| office.ledger.text(id, Field::Number).to_owned();
    problems.problems().map(number).collect()
}

#[test]
fn a_list_by_number_stands_as_people_count() {
    let aspects = [("党的建设", None), ("民生领域", None)];
    for (problems, sorted) in [
        (vec![("十", None), ("二", None), ("一", None)], vec!["一", "二", "十"]),
        (
            vec![("（十一）", None), ("（二）", None), ("（一）", None)],
            vec!["（一）", "（二）", "（十一）"],
        ),
        (
            vec![("1-10", None), ("1-2", None), ("", None), ("2", None)],
            vec!["1-2", "1-10", "2", ""],
        ),
        // Numbers that go on through the aspects.
        (
            vec![("2", Some(0)), ("1", Some(0)), ("4", Some(1)), ("3", Some(1))],
            vec!["1", "2", "3", "4"],
        ),
        // Numbers that begin anew in each aspect.
        (
            vec![("2", Some(0)), ("1", Some(0)), ("2", Some(1)), ("1", Some(1))],
            vec!["1", "2", "1", "2"],
        ),
    ] {
        let (office, mut ids) = office(&aspects, &problems);
        office.ledger.sort(&mut ids, SortBy::Number);
        let found: Vec<&str> = ids.iter().map(|id| office.ledger.text(*id, Field::Number)).collect();
        assert_eq!(found, sorted, "{problems:?}");
    }
}

#[test]
fn numbers_are_counted_anew_by_one_action_and_one_undo() {
    let groups = [("党的建设", None), ("组织生活", Some(0)), ("民生领域", None)];
    let before = ["7", "", "3", "4"];
    let problems = [
        (before[0], Some(0)),
        (before[1], Some(1)),
        (before[2], Some(2)),
        (before[3], Some(2)),
    ];
    for (within, after) in [
        (NumberedWithin::Whole, ["1", "2", "3", "4"]),
        (NumberedWithin::Aspect, ["1", "2", "1", "2"]),
    ] {
        let (mut office, ids) = office(&groups, &problems);
        let changed = office.ledger.renumbering(within);
        assert!(
            changed
                .iter()
                .all(|(id, number)| office.ledger.text(*id, Field::Number) != number.to_string())
        );
        let command = office.ledger.renumber(within);
        office.command("整改办", &command).unwrap();
        let action = office.ledger.facts().iter().next_back().unwrap().action;
        assert_eq!(numbers(&office), after);
        assert_eq!(office.ledger.renumbering(within), [], "nothing is left to change");
        office.command("整改办", &Command::Undo { action }).unwrap();
        assert_eq!(numbers(&office), before, "{ids:?}");
    }
}
