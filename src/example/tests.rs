//! Properties of the example: its numbers, no empty field and no title twice, dates that are always recent, and
//! acceptance by a ledger.

use super::*;
use jiff::civil::date;
use ledger::{ActorId, Command, Context, Ledger, WallTime, days_left};
use std::collections::BTreeSet;

fn today() -> Date {
    date(2026, 3, 17)
}

fn example() -> Setup {
    setup(today()).unwrap()
}

fn of_kind(setup: &Setup, kind: Kind) -> Vec<&Draft> {
    let parts = setup.items.iter().flat_map(|item| &item.parts);
    setup
        .items
        .iter()
        .chain(parts)
        .filter(|draft| draft.kind == kind)
        .collect()
}

fn text(draft: &Draft, field: Field) -> &str {
    let found = draft.fields.iter().find(|(f, _)| *f == field);
    found.and_then(|(_, value)| value.as_text()).unwrap_or("")
}

fn titles(setup: &Setup, kind: Kind) -> Vec<&str> {
    of_kind(setup, kind)
        .into_iter()
        .map(|draft| text(draft, Field::Title))
        .collect()
}

#[test]
fn the_numbers_are_those_of_a_real_round() {
    let setup = example();
    let groups = of_kind(&setup, Kind::Group);
    let aspects = groups.iter().filter(|group| group.group.is_none()).count();
    let count = |kind| of_kind(&setup, kind).len();
    let found = [
        aspects,
        groups.len() - aspects,
        count(Kind::Problem),
        count(Kind::Measure),
    ];
    assert_eq!(found, [4, 15, 37, 51]);
    for (field, number) in [
        (Field::DeclaredAspects, 4),
        (Field::DeclaredCategories, 15),
        (Field::DeclaredProblems, 37),
        (Field::DeclaredMeasures, 51),
    ] {
        assert!(setup.round.contains(&(field, Value::Number(number))), "{field:?}");
    }
    assert_eq!(
        [count(Kind::Person), count(Kind::Department), count(Kind::Opinion)],
        [8, 6, 2]
    );
    assert!(count(Kind::Milestone) >= 6);
    let at = |step: Progress| {
        let problems = of_kind(&setup, Kind::Problem);
        problems
            .iter()
            .filter(|problem| text(problem, Field::Progress) == step.key())
            .count()
    };
    assert_eq!(Progress::ALL.map(at), [3, 7, 3, 24]);
}

#[test]
fn no_title_twice_no_text_empty_and_every_problem_whole() {
    let setup = example();
    for kind in Kind::ALL.iter().copied().filter(|kind| *kind != Kind::Figure) {
        let all = titles(&setup, kind);
        assert_eq!(all.iter().collect::<BTreeSet<_>>().len(), all.len(), "{kind:?}");
    }
    let parts = setup.items.iter().flat_map(|item| &item.parts);
    for draft in setup.items.iter().chain(parts) {
        for (at, (field, value)) in draft.fields.iter().enumerate() {
            assert!(
                field.of_kind(draft.kind),
                "{field:?} of {:?}",
                text(draft, Field::Title)
            );
            assert!(
                value
                    .as_text()
                    .is_none_or(|words| words.trim() == words && !words.is_empty())
            );
            assert!(
                draft.fields.iter().take(at).all(|(before, _)| before != field),
                "{field:?} twice"
            );
        }
    }
    for problem in of_kind(&setup, Kind::Problem) {
        let title = text(problem, Field::Title);
        let has = |field| !text(problem, field).is_empty();
        for field in [Field::Original, Field::Cause, Field::Due, Field::RectificationType] {
            assert!(has(field), "{title}: {field:?}");
        }
        let done = text(problem, Field::Progress) == Progress::Done.key();
        assert_eq!(has(Field::Outcome), done, "{title}");
        assert_eq!(has(Field::NextSteps), !done, "{title}");
        let measures: Vec<_> = problem.parts.iter().filter(|part| part.kind == Kind::Measure).collect();
        assert!(!measures.is_empty(), "{title}");
        let undone = measures
            .iter()
            .any(|measure| text(measure, Field::Progress) != Progress::Done.key());
        assert_eq!(undone, !done, "{title}");
    }
}

#[test]
fn everybody_who_is_named_is_there() {
    let setup = example();
    let people = titles(&setup, Kind::Person);
    let departments = titles(&setup, Kind::Department);
    let parts = setup.items.iter().flat_map(|item| &item.parts);
    for draft in setup.items.iter().chain(parts) {
        for field in [Field::Leader, Field::Person] {
            let name = text(draft, field);
            assert!(name.is_empty() || people.contains(&name), "{name}");
        }
        let name = text(draft, Field::Department);
        assert!(name.is_empty() || departments.contains(&name), "{name}");
        for name in text(draft, Field::Helpers)
            .split('、')
            .filter(|name| !name.starts_with('各'))
        {
            assert!(name.is_empty() || departments.contains(&name), "{name}");
        }
    }
}

#[test]
fn on_any_day_something_is_late_something_due_these_days_something_later() {
    let days = [
        today(),
        date(2026, 1, 1),
        date(2026, 12, 31),
        date(2028, 2, 29),
        date(2027, 3, 1),
    ];
    for today in days {
        let setup = setup(today).unwrap();
        let open = |draft: &&Draft| text(draft, Field::Progress) != Progress::Done.key();
        let left = |draft: &Draft| text(draft, Field::Due).parse().map(|due| days_left(due, today));
        let left: Vec<i32> = of_kind(&setup, Kind::Problem)
            .into_iter()
            .filter(open)
            .flat_map(left)
            .collect();
        let within = |from: i32, to: i32| left.iter().filter(|days| (from..=to).contains(*days)).count();
        assert_eq!((within(-30, -1), within(0, 3)), (2, 2), "{today}");
        assert!(within(10, 1_000) >= 4, "{today}");
    }
}

#[test]
fn a_ledger_takes_it_and_its_counts_add_up() {
    let context = Context {
        actor: ActorId::from_random(1),
        next: 1,
        at: WallTime(0),
        zone: ledger::Zone::CHINA,
        by: "示例".into(),
    };
    let facts = Ledger::default()
        .facts_of(&Command::SetUp(example()), &context)
        .unwrap();
    let ledger = Ledger::of(facts);
    let tally = ledger.tally();
    assert!(tally.adds_up());
    assert_eq!((tally.total, tally.done, tally.not_started), (37, 24, 3));
    let today = ledger::Today {
        day: today(),
        zone: ledger::Zone::CHINA,
    };
    let late = ledger.lateness_tally(today);
    assert_eq!(
        (late.late, late.awaiting, late.finished_late),
        (2, 24, 3),
        "as counted by hand"
    );
    let cited: usize = of_kind(&example(), Kind::Problem)
        .iter()
        .map(|problem| problem.cites.len())
        .sum();
    assert_eq!(
        cited,
        of_kind(&example(), Kind::Evidence).len(),
        "each document proves something"
    );
    assert!(cited >= 15);
}

#[test]
fn days_are_filled_in_and_what_is_malformed_is_told_by_its_line() {
    let first = |text| read(text, today()).map(|setup| setup.round);
    let words = |field, words: &str| Ok(vec![(field, Value::text(words))]);
    assert_eq!(first("反馈日期：第0天"), words(Field::FeedbackOn, "2026-01-01"));
    assert_eq!(first("反馈日期：第40天月底"), words(Field::FeedbackOn, "2026-02"));
    assert_eq!(first("反馈日期：第-1天年底"), words(Field::FeedbackOn, "2025"));
    assert_eq!(
        first("落款：{-1}，〔{0年}〕1号"),
        words(Field::Signature, "2025年12月31日，〔2026〕1号")
    );
    for (text, line) in [
        ("没有这个字段：甲", 1),
        ("落款：", 1),
        ("落款：{x}", 1),
        ("落款：{1", 1),
        ("反馈日期：40", 1),
        ("- 没有问题的措施", 1),
        ("## 没有方面的大类", 1),
        ("### 没有大类的问题", 1),
        ("# 方面\n落款：甲", 2),
        ("# 方面\n### 问题\n整改进展：做完了", 3),
        ("# 方面\n### 问题\n+ 没有这个类别：甲", 3),
    ] {
        assert_eq!(read(text, today()), Err(MalformedLine(line)), "{text}");
    }
}

#[test]
fn the_check_up_finds_in_the_example_what_a_careful_reader_would() {
    let context = Context {
        actor: ActorId::from_random(1),
        next: 1,
        at: WallTime(1_773_705_600_000),
        zone: ledger::Zone::CHINA,
        by: "整改办".into(),
    };
    let ledger = Ledger::of(
        Ledger::default()
            .facts_of(&Command::SetUp(example()), &context)
            .unwrap(),
    );
    let mut checkup = checkup::Checkup::default();
    checkup.update(&ledger, ledger::Today::at(context.at, context.zone), false);
    let found: Vec<String> = checkup
        .findings()
        .map(|one| {
            format!(
                "{:?} {} {} {}",
                one.severity,
                one.rule().key(),
                one.words_in(&ledger),
                one.sentence()
            )
        })
        .collect();
    println!("{}", found.join("\n"));
    assert!(
        checkup.findings().all(|one| one.severity != checkup::Severity::Error),
        "{found:?}"
    );
}
