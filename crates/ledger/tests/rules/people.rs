//! People are not strings: one person is one however her name is written, two people of one name are told apart, and what cannot
//! be known is asked.

use crate::office::Office;
use ledger::{Command, Draft, Field, ItemId, Kind, Refusal, Setup, Value, work::people_register::NameQuestion};

fn problem(title: &str, person: &str) -> Draft {
    Draft::new(Kind::Problem, title).with(Field::Person, Value::text(person))
}

fn person(name: &str, department: &str) -> Draft {
    Draft::new(Kind::Person, name).with(Field::Department, Value::text(department))
}

fn office(people: &[Draft], problems: &[&str]) -> (Office, Vec<ItemId>) {
    let mut office = Office::new();
    for person in people {
        office.add(person.clone());
    }
    let problems = problems
        .iter()
        .map(|who| office.add(problem("台账不全", who)))
        .collect();
    (office, problems)
}

fn people(office: &Office) -> String {
    let directory = office.ledger.directory();
    let shown = directory
        .people
        .iter()
        .map(|one| format!("{}×{}", one.name, one.problems.len()));
    shown.collect::<Vec<_>>().join(" ")
}

#[test]
fn one_person_is_one_in_the_directory_and_two_are_two() {
    for (entered, written, expected) in [
        (
            &[][..],
            &[
                "王某",
                "王\u{200b}某",
                "王某\u{202c}",
                "王某（科长）",
                "科长 王某",
                "王某 科长",
                "科长王某",
            ][..],
            "王某×7",
        ),
        (&[("王某", "")], &["王某（科长）", "科长 王某"], "王某×2"),
        (&[("王某（科长）", "")], &["王某", "王某（副局长）"], "王某×2"),
        // A department that nobody said she is of: asked, and listed apart until then.
        (&[("王芳", "")], &["王芳", "王芳（财务科）"], "王芳×1 王芳（财务科）×1"),
        (
            &[("王芳", "财务科")],
            &["王芳", "王芳（财务科）", "财务科 王芳"],
            "王芳×3",
        ),
        (
            &[("王芳", "财务科"), ("王芳", "办公室")],
            &["王芳（财务科）", "办公室 王芳", "王芳"],
            "王芳（财务科）×1 王芳（办公室）×1 王芳×1",
        ),
        (
            &[("王芳", ""), ("王芳（财务科）", "")],
            &["王芳", "王芳（财务科）"],
            "王芳×1 王芳（财务科）×1",
        ),
        (
            &[("王芳", ""), ("王芳", "财务科")],
            &["王芳", "王芳（财务科）"],
            "王芳×2",
        ),
        (&[("王芳", "")], &["王芳、李强", "王芳　李强"], "王芳×2 李强×2"),
    ] {
        let entered: Vec<Draft> = entered
            .iter()
            .map(|(name, department)| person(name, department))
            .collect();
        let (office, _) = office(&entered, written);
        assert_eq!(people(&office), expected, "{entered:?} {written:?}");
        // The list, the board, the filter and the handout say the same.
        let ledger = &office.ledger;
        let problems: Vec<ItemId> = ledger.outline().problems().collect();
        for choice in ledger.choices(&problems, Field::Person) {
            let named = problems
                .iter()
                .filter(|id| ledger.names_of(**id, Field::Person).contains(&choice));
            assert!(
                people(&office).contains(&format!("{choice}×{}", named.count())),
                "{choice}"
            );
        }
        let recipients = ledger.handout_recipients(false).people;
        assert!(
            recipients.iter().all(|name| people(&office).contains(name)),
            "{recipients:?}"
        );
    }
}

#[test]
fn what_is_for_a_person_finds_her_however_she_is_written() {
    let (office, problems) = office(
        &[person("王芳", "财务科"), person("王芳", "办公室"), person("李强", "")],
        &["王芳（财务科）", "王芳", "科长 李强", "李\u{200b}强"],
    );
    let ledger = &office.ledger;
    for (me, expected) in [
        ("王芳（财务科）", &[0, 1][..]),
        ("王芳（办公室）", &[1]),
        // Without a department it may be either: nothing is kept from her.
        ("王芳", &[0, 1]),
        ("李强", &[2, 3]),
        ("李强（科长）", &[2, 3]),
        ("李", &[]),
    ] {
        let found = problems
            .iter()
            .enumerate()
            .filter(|(_, id)| ledger.names_person(ledger.text(**id, Field::Person), me));
        let found: Vec<usize> = found.map(|(at, _)| at).collect();
        assert_eq!(found, expected, "{me}");
    }
}

#[test]
fn what_the_register_cannot_tell_is_asked() {
    let (mut office, problems) = office(&[person("王芳", "")], &["王芳（财务科）", "王芳"]);
    let entry = office.ledger.standing_alone(Kind::Person)[0];
    let asked = NameQuestion::SameAsEntered {
        name: "王芳（财务科）".into(),
        entry,
    };
    assert_eq!(office.ledger.name_questions(), std::slice::from_ref(&asked));
    // She is one: named so everywhere, by one action.
    let mut one = office.clone();
    let (name, person) = ("王芳（财务科）".to_owned(), entry);
    one.command("整改办", &Command::NameAs { name, person }).unwrap();
    assert_eq!((people(&one), one.ledger.name_questions()), ("王芳×2".into(), vec![]));
    assert_eq!(one.ledger.text(problems[0], Field::Person), "王芳");
    // They are two: entered beside the other.
    office.add(Draft::new(Kind::Person, "王芳（财务科）"));
    assert_eq!(people(&office), "王芳×1 王芳（财务科）×1");
    assert_eq!(office.ledger.name_questions(), []);
}

#[test]
fn a_name_of_several_people_is_asked_for() {
    let (mut office, problems) = office(&[person("王芳", "财务科"), person("王芳", "办公室")], &["王芳、李强"]);
    let entries = office.ledger.standing_alone(Kind::Person).into_iter();
    let listed = ["王芳（财务科）".to_owned(), "王芳（办公室）".to_owned()];
    let asked = NameQuestion::WhichOne {
        name: "王芳".into(),
        people: entries.zip(listed).collect(),
    };
    assert_eq!(office.ledger.name_questions(), [asked]);
    let person = office.ledger.standing_alone(Kind::Person)[1];
    let name = "王芳".to_owned();
    office.command("整改办", &Command::NameAs { name, person }).unwrap();
    assert_eq!(office.ledger.text(problems[0], Field::Person), "王芳（办公室）、李强");
}

#[test]
fn names_come_in_clean_and_one_by_one() {
    let mut office = Office::new();
    let draft = |title: &str| Draft::new(Kind::Person, title);
    let command = Command::AddPart {
        under: None,
        draft: draft("张某、李\u{200b}某（科长）").with(Field::Department, Value::text("财务科")),
    };
    office.command("整改办", &command).unwrap();
    let setup = Setup {
        round: vec![(Field::HeadOfUnit, Value::text("\u{202a}赵敏"))],
        items: vec![
            draft("王某 孙某"),
            draft("科长 周某").with(Field::Post, Value::text("主任")),
        ],
    };
    office.command("整改办", &Command::SetUp(setup)).unwrap();
    let ledger = &office.ledger;
    let entered = ledger.standing_alone(Kind::Person).into_iter().map(|id| {
        let text = |field| ledger.text(id, field).to_owned();
        format!(
            "{}|{}|{}",
            text(Field::Title),
            text(Field::Post),
            text(Field::Department)
        )
    });
    let expected = ["张某||财务科", "李某|科长|财务科", "王某||", "孙某||", "周某|主任|"];
    assert_eq!(entered.collect::<Vec<_>>(), expected);
    assert_eq!(ledger.text(ItemId::ROUND, Field::HeadOfUnit), "赵敏");
}

#[test]
fn a_renaming_finds_every_way_of_writing_and_says_where_it_did_not_go() {
    let (mut office, problems) = office(
        &[person("王芳", "")],
        &[
            "王芳",
            "王\u{200b}芳（科长）",
            "科长 王芳、李强",
            "财务科科长王芳",
            "王芳芳",
        ],
    );
    let remarks = Value::text("由王芳牵头，已到位");
    let (item, field) = (problems[4], Field::CurrentEffect);
    office
        .command(
            "整改办",
            &Command::Set {
                item,
                field,
                value: remarks,
            },
        )
        .unwrap();
    let item = office.ledger.standing_alone(Kind::Person)[0];
    assert_eq!(office.ledger.texts_with_name("王芳"), [(problems[4], field)]);
    let rename = |name: &str| Command::Rename {
        item,
        name: name.into(),
    };
    office.command("整改办", &rename("王方")).unwrap();
    let texts: Vec<&str> = problems
        .iter()
        .map(|id| office.ledger.text(*id, Field::Person))
        .collect();
    assert_eq!(
        texts,
        ["王方", "王方（科长）", "科长 王方、李强", "财务科科长王方", "王芳芳"]
    );
    assert_eq!(
        office.command("整改办", &rename("王方、李强")),
        Err(Refusal::ValueDoesNotFit(Field::Title))
    );
}
