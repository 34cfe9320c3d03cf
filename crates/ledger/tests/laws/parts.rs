//! Parts of a checklist: whatever is chosen, every fact about it goes along, and it comes out of the fold as it does of the
//! whole.

use crate::{cases, naive::dump, world::any_facts};
use ledger::{
    Fact, FactId, Field, ItemId, Kind, Ledger, Value, WallTime,
    file::{ChecklistPart, Errand, FileHeading, FilePurpose, RoundId, read, write},
};
use proptest::{prelude::*, sample::Index};
use std::collections::BTreeSet;

pub fn heading(purpose: FilePurpose) -> FileHeading {
    FileHeading {
        round: RoundId::from_random(77),
        from: "赵".into(),
        at: WallTime(1_700_000_000_000),
        errand: Errand {
            purpose,
            to: "孙立".into(),
            asked: "请更新“整改进展” <b>".into(),
            reply_by: "2025-08-15".parse().ok(),
            handout: "a-7".parse().ok(),
            scope: Vec::new(),
        },
    }
}

fn a_part() -> impl Strategy<Value = (Vec<Index>, bool, &'static str)> {
    let name = prop::sample::select(&["张三", "李四", "王五", "赵六", "周七"][..]);
    (proptest::collection::vec(any::<Index>(), 0..4), any::<bool>(), name)
}

fn part_of(ledger: &Ledger, (chosen, person, name): &(Vec<Index>, bool, &str)) -> ChecklistPart {
    if *person {
        return ChecklistPart::Person((*name).to_owned());
    }
    let mut problems = ledger.item_ids();
    problems.retain(|id| ledger.kind(*id) == Some(Kind::Problem));
    let chosen = chosen.iter().filter(|_| !problems.is_empty());
    ChecklistPart::Problems(chosen.map(|at| problems[at.index(problems.len())]).collect())
}

proptest! {
    #![proptest_config(cases(400))]

    #[test]
    fn every_fact_about_the_items_of_a_part_is_in_it(facts in any_facts(), chosen in a_part()) {
        let ledger = Ledger::of(facts);
        let part = part_of(&ledger, &chosen);
        let items = ledger.items_in(&part);
        let inside: Vec<&Fact> = ledger.facts_in(&part);
        let ids: BTreeSet<FactId> = inside.iter().map(|fact| fact.id).collect();
        for fact in ledger.all_facts() {
            let about = fact.item().is_some_and(|item| items.contains(&item));
            if about {
                prop_assert!(inside.contains(&fact), "{:?}", fact);
            } else if fact.is_understood() && ledger.clashes().len() == 0 {
                prop_assert!(!ids.contains(&fact.id), "{:?} belongs to somebody else", fact);
            }
        }
        for problem in ledger.problems_in(&part) {
            prop_assert!(items.contains(&problem));
            for part in ledger.with_parts(problem) {
                prop_assert!(items.contains(&part));
            }
        }
    }

    #[test]
    fn the_items_of_a_part_are_those_of_the_whole(facts in any_facts(), chosen in a_part()) {
        let ledger = Ledger::of(facts);
        let part = part_of(&ledger, &chosen);
        let mut alone = Ledger::of(ledger.facts_in(&part).into_iter().cloned());
        for item in ledger.items_in(&part) {
            prop_assert_eq!(alone.item(item), ledger.item(item), "{}", item);
            prop_assert_eq!(alone.removal(item), ledger.removal(item));
            prop_assert_eq!(alone.closeout(item).status, ledger.closeout(item).status);
            prop_assert_eq!(alone.due_in_force(item), ledger.due_in_force(item));
            for field in Field::ALL {
                prop_assert_eq!(alone.values(item, *field), ledger.values(item, *field));
            }
        }
        prop_assert_eq!(ledger.problems_in(&part).len(), alone.problems_in(&part).len());
        // Nobody who has the whole learns anything from a part; who has a part gets the whole by taking it in.
        prop_assert_eq!(ledger.clone().fold(alone.all_facts().cloned()).new_facts, 0);
        alone.fold(ledger.all_facts().cloned());
        prop_assert_eq!(dump(&alone), dump(&ledger));
    }

    #[test]
    fn reading_what_was_written_gives_it_back(facts in any_facts(), chosen in a_part()) {
        let ledger = Ledger::of(facts);
        for part in [ChecklistPart::Whole, part_of(&ledger, &chosen)] {
            let mut sent = heading(FilePurpose::Handout);
            let written = write(&ledger, &part, &sent);
            let package = read(&written.text).unwrap();
            sent.errand.scope = match part {
                ChecklistPart::Whole => Vec::new(),
                _ => ledger.problems_in(&part),
            };
            prop_assert_eq!(&package.heading, &sent);
            prop_assert_eq!(&package.sum, &written.sum);
            prop_assert_eq!(package.frontier(), written.basis);
            prop_assert_eq!(&written.scope, &sent.errand.scope);
            let lines = |facts: &mut dyn Iterator<Item = &Fact>| facts.map(Fact::to_line).collect::<BTreeSet<_>>();
            prop_assert_eq!(lines(&mut package.facts.iter()), lines(&mut ledger.facts_in(&part).into_iter()));
        }
    }

    #[test]
    fn what_is_not_understood_goes_with_what_it_names(facts in any_facts(), chosen in a_part(), at in any::<Index>()) {
        let mut ledger = Ledger::of(facts);
        let ids = ledger.item_ids();
        let about = if ids.is_empty() { ItemId::ROUND } else { ids[at.index(ids.len())] };
        let unknown = |number: u32, names: &str| {
            let line = format!(r#"{{"id":"zz-{number}","t":1,"at":0,"by":"甲","do":"sing"{names},"tune":[1.50]}}"#);
            Fact::read(&line).unwrap()
        };
        let lines = [
            unknown(1, ""),
            unknown(2, &format!(r#","item":"{about}""#)),
            unknown(3, &format!(r#","under":"{about}""#)),
            unknown(4, r#","item":"zz-3""#),
            unknown(5, r#","item":"nowhere-1""#),
        ];
        ledger.fold(lines.iter().cloned());
        let part = part_of(&ledger, &chosen);
        let within = ledger.items_in(&part).contains(&about) || ledger.fact(about).is_none() && about != ItemId::ROUND;
        let text = write(&ledger, &part, &heading(FilePurpose::Selection)).text;
        for (fact, goes) in lines.iter().zip([true, within, within, within, true]) {
            prop_assert_eq!(text.contains(&fact.to_line()), goes, "{}", fact.to_line());
        }
        let whole = write(&ledger, &ChecklistPart::Whole, &heading(FilePurpose::Whole)).text;
        prop_assert!(lines.iter().all(|fact| whole.contains(&fact.to_line())));
    }
}

/// A withdrawal that counts because of a file taken in counts in the part too: the record of that file goes along.
#[test]
fn a_withdrawal_takes_the_intake_with_it_that_it_stands_on() {
    let lines = [
        r#"{"id":"a-1","t":1,"at":5,"by":"甲","do":"add","kind":"problem"}"#,
        r#"{"id":"a-2","t":2,"at":5,"by":"甲","do":"add","kind":"problem"}"#,
        r#"{"id":"b-1","t":3,"at":5,"by":"乙","do":"decide","item":"a-1","kind":"apply","reason":""}"#,
        r#"{"id":"a-3","t":4,"at":5,"by":"甲","do":"add","kind":"intake"}"#,
        r#"{"id":"a-4","t":5,"at":5,"by":"甲","act":"a-3","do":"set","item":"a-3","field":"brought","value":"b:1"}"#,
        r#"{"id":"a-5","t":6,"at":5,"by":"甲","do":"add","kind":"intake"}"#,
        r#"{"id":"a-6","t":7,"at":5,"by":"甲","act":"a-5","do":"set","item":"a-5","field":"brought","value":"c:1"}"#,
        r#"{"id":"a-7","t":8,"at":5,"by":"甲","undoes":"a-3","do":"decide","item":"a-1","kind":"withdraw","reason":"","answers":"b-1"}"#,
    ];
    let ledger = Ledger::of(lines.map(|line| Fact::read(line).unwrap()));
    let ids = |part: &str| -> Vec<String> {
        let part = ChecklistPart::Problems(vec![part.parse().unwrap()]);
        ledger.facts_in(&part).iter().map(|fact| fact.id.to_string()).collect()
    };
    assert_eq!(ids("a-1"), ["a-1", "b-1", "a-3", "a-4", "a-7"]);
    assert_eq!(ids("a-2"), ["a-2"]);
}

#[test]
fn the_errand_is_optional_and_read_leniently() {
    let ledger = Ledger::of([]);
    let text = write(&ledger, &ChecklistPart::Whole, &heading(FilePurpose::Answer)).text;
    let errand = |from: &str, to: &str| {
        assert!(text.contains(from), "{text}");
        read(&text.replacen(from, to, 1)).unwrap().heading.errand
    };
    let sent = heading(FilePurpose::Answer).errand;
    assert_eq!(errand("", ""), sent);
    let without = |change: fn(&mut Errand)| {
        let mut errand = sent.clone();
        change(&mut errand);
        errand
    };
    for (from, to, expected) in [
        (
            "\"answer\"",
            "\"whim\"",
            without(|errand| errand.purpose = FilePurpose::Whole),
        ),
        ("\"answer\"", "7", without(|errand| errand.purpose = FilePurpose::Whole)),
        ("\"2025-08-15\"", "\"soon\"", without(|errand| errand.reply_by = None)),
        ("\"2025-08-15\"", "{}", without(|errand| errand.reply_by = None)),
        ("\"a-7\"", "\"A-7\"", without(|errand| errand.handout = None)),
        ("\"to\":\"孙立\"", "\"to\":null", without(|errand| errand.to.clear())),
        (
            "\"to\":\"孙立\"",
            "\"scope\":[1,\"b-2\",null,\"x\"]",
            without(|errand| {
                errand.to.clear();
                errand.scope = vec!["b-2".parse().unwrap()];
            }),
        ),
        ("\"to\"", "\"__proto__\":{\"to\":1},\"to\"", sent.clone()),
    ] {
        assert_eq!(errand(from, to), expected, "{to}");
    }
}

#[test]
fn an_id_that_names_another_fact_already_is_found() {
    let fact = |kind: &str| {
        Fact::read(&format!(
            r#"{{"id":"a-1","t":1,"at":5,"by":"甲","do":"add","kind":"{kind}"}}"#
        ))
        .unwrap()
    };
    let mut ledger = Ledger::of([fact("problem")]);
    assert_eq!(ledger.reused(&[fact("problem")]), []);
    assert_eq!(ledger.reused(&[fact("measure")]), [fact("measure").id]);
    ledger.fold([fact("measure")]);
    assert_eq!(ledger.reused(&[fact("problem"), fact("measure")]), [], "known by now");
    assert_eq!(
        Ledger::default().reused(&[fact("problem"), fact("measure")]),
        [fact("measure").id]
    );
}

/// Whom a problem concerns.
#[test]
fn what_concerns_a_person() {
    use ledger::{ActorId, Command, Context, Draft};
    let mut ledger = Ledger::default();
    let act = |ledger: &mut Ledger, command: &Command| -> ItemId {
        let context = Context {
            actor: ActorId::from_random(7),
            next: u32::try_from(ledger.facts().len()).unwrap() + 1,
            at: WallTime(0),
            zone: ledger::Zone::CHINA,
            by: "整改办".into(),
        };
        let facts = ledger.facts_of(command, &context).unwrap();
        let first = facts[0].id;
        ledger.fold(facts);
        first
    };
    let text = |field, words: &str| (field, Value::text(words));
    let mut add = |fields: Vec<(Field, Value)>, measure: Option<(Field, Value)>| {
        let mut draft = Draft::new(Kind::Problem, "题");
        draft.fields.extend(fields);
        draft.parts.extend(measure.map(|field| {
            let mut part = Draft::new(Kind::Measure, "措施");
            part.fields.push(field);
            part
        }));
        act(&mut ledger, &Command::AddPart { under: None, draft })
    };
    let problems = [
        add(vec![text(Field::Person, "孙立")], None),
        add(vec![text(Field::Leader, "钱进、孙立（副局长）")], None),
        add(vec![text(Field::Helpers, "财务科、孙立")], None),
        add(vec![], Some(text(Field::Person, "孙立"))),
        add(vec![text(Field::Department, "办公室、财务科")], None),
        add(vec![text(Field::Department, "人事科")], None),
        add(vec![text(Field::Person, "孙立生")], None),
        add(vec![text(Field::Situation, "孙立")], None),
    ];
    let department =
        |title: &str, leader: &str| Draft::new(Kind::Department, title).with(Field::Leader, Value::text(leader));
    for draft in [department("财务科", "孙立"), department("人事科", "钱进")] {
        act(&mut ledger, &Command::AddPart { under: None, draft });
    }
    assert_eq!(ledger.concerning("孙立"), problems[..5]);
    assert_eq!(ledger.concerning(" 钱进 "), [problems[1], problems[5]]);
    assert_eq!(ledger.concerning("无名"), []);
    assert_eq!(ledger.concerning(""), []);
}
