//! The questions of the field: evidence, figures, search, lists, and rows that add up.

use crate::{
    cases,
    entering::enter,
    world::{World, any_facts},
};
use ledger::{
    Amount, Command, Draft, Field, ItemId, Kind, Ledger, Progress, Today, Value, Zone,
    closeout::CloseoutStatus,
    count::{CountUnit, CountedAs, CountingRule, GroupBy, NearlyDoneRule, ProgressCounts, RowName, Tally},
    list::{DueFilter, ListFilter, SearchIndex, SearchQuery, SortBy},
    work::people::names,
};
use proptest::prelude::*;
use std::collections::BTreeSet;

/// The day on which lists are asked for.
const TODAY: Today = Today {
    day: jiff::civil::Date::constant(2025, 6, 1),
    zone: Zone::CHINA,
};

/// Enough pinyin for these tests.
fn initial(c: char) -> Option<char> {
    let known = [
        ('张', 'z'),
        ('三', 's'),
        ('李', 'l'),
        ('四', 's'),
        ('问', 'w'),
        ('题', 't'),
        ('措', 'c'),
        ('施', 's'),
    ];
    known.into_iter().find(|(it, _)| *it == c).map(|(_, letter)| letter)
}

fn problems(ledger: &Ledger) -> Vec<ItemId> {
    ledger.outline().problems().collect()
}

const EVERY_BY: [GroupBy; 5] = [
    GroupBy::Aspect,
    GroupBy::Group,
    GroupBy::Leader,
    GroupBy::Department,
    GroupBy::Person,
];

proptest! {
    #![proptest_config(cases(300))]

    #[test]
    fn rows_add_up_to_the_whole_and_the_whole_is_the_count(facts in any_facts()) {
        let ledger = Ledger::of(facts);
        let all = problems(&ledger);
        for by in EVERY_BY {
            let breakdown = ledger.breakdown(&all, by);
            let listed: Vec<ItemId> = breakdown.rows.iter().flat_map(|row| row.problems.clone()).collect();
            prop_assert_eq!(listed.len(), all.len());
            prop_assert_eq!(listed.into_iter().collect::<BTreeSet<_>>(), all.iter().copied().collect::<BTreeSet<_>>());
            for counted in CountUnit::ALL {
                for step in Progress::ALL {
                    let at = |steps: &ProgressCounts| steps.at(counted, step);
                    let rows: usize = breakdown.rows.iter().map(|row| at(&row.steps)).sum();
                    prop_assert_eq!(rows, at(&breakdown.whole));
                }
                for nearly_done in NearlyDoneRule::ALL {
                    let rule = CountingRule { counted, nearly_done };
                    let whole = breakdown.tally(rule);
                    let sum = |part: fn(&Tally) -> usize| breakdown.rows.iter().map(|row| part(&row.tally(rule))).sum::<usize>();
                    prop_assert!(whole.adds_up());
                    prop_assert_eq!(sum(|t| t.total), whole.total);
                    prop_assert_eq!(sum(|t| t.done), whole.done);
                    prop_assert_eq!(sum(|t| t.left_out), whole.left_out);
                }
            }
            for step in Progress::ALL {
                let problems = (breakdown.whole.at(CountUnit::Problems, step), ledger.steps().at(CountUnit::Problems, step));
                prop_assert_eq!(problems.0, problems.1, "the whole is what the fold counts");
            }
            let names: BTreeSet<&RowName> = breakdown.rows.iter().map(|row| &row.name).collect();
            prop_assert_eq!(names.len(), breakdown.rows.len());
        }
    }

    #[test]
    fn an_index_kept_up_to_date_is_an_index_made_afresh(facts in any_facts(), size in 1usize..7) {
        let (mut ledger, mut index) = (Ledger::default(), SearchIndex::default());
        for some in facts.chunks(size) {
            let changes = ledger.fold(some.to_vec());
            index.update(&ledger, &changes.items, &initial);
            prop_assert_eq!(&index, &SearchIndex::of(&ledger, &initial));
        }
        // Or made a problem at a time.
        let mut slow = SearchIndex::default();
        problems(&ledger).iter().for_each(|problem| slow.update(&ledger, [problem], &initial));
        prop_assert_eq!(slow, index);
    }

    #[test]
    fn every_word_of_a_problem_finds_it(facts in any_facts()) {
        let ledger = Ledger::of(facts);
        let index = SearchIndex::of(&ledger, &initial);
        for problem in problems(&ledger) {
            for item in ledger.with_parts(problem).into_iter().filter(|item| ledger.is_there(*item)) {
                for field in [Field::Title, Field::Person, Field::Outcome, Field::Remarks] {
                    let words = ledger.text(item, field);
                    prop_assert!(index.finds(problem, &SearchQuery::of(words)), "{}", words);
                }
            }
        }
        prop_assert!(index.find(&SearchQuery::of("不曾写过")).is_empty());
    }

    #[test]
    fn a_list_shows_what_a_plain_look_finds(facts in any_facts(), step in prop::sample::select(&Progress::ALL[..])) {
        let ledger = Ledger::of(facts);
        let index = SearchIndex::of(&ledger, &initial);
        let all = problems(&ledger);
        let shows = |filter: ListFilter| ledger.list(&filter, SortBy::Reading, &index, TODAY);
        let plain = |keep: &dyn Fn(ItemId) -> bool| all.iter().copied().filter(|id| keep(*id)).collect::<Vec<_>>();
        let default = ListFilter::default;
        prop_assert_eq!(shows(default()), all.clone());
        prop_assert_eq!(
            shows(ListFilter { progress: Some(step), ..default() }),
            plain(&|id| ledger.progress(id) == step)
        );
        prop_assert_eq!(shows(ListFilter { unproved: Some(()), ..default() }), ledger.unproved());
        prop_assert_eq!(
            shows(ListFilter { in_conflict: Some(()), ..default() }),
            plain(&|id| ledger.with_parts(id).into_iter().any(|part| {
                ledger.contested().contains(&part) || ledger.conflicts().iter().any(|(item, _)| *item == part)
            }))
        );
        let unsettled: BTreeSet<ItemId> = shows(ListFilter { in_conflict: Some(()), ..default() }).into_iter().collect();
        prop_assert_eq!(ledger.unsettled(), unsettled);
        let named = |id| std::iter::once(id).chain(ledger.parts(id, Kind::Measure))
            .any(|item| names(ledger.text(item, Field::Person)).iter().any(|name| name == "张三"));
        prop_assert_eq!(shows(ListFilter { person: Some("张三".into()), ..default() }), plain(&named));
        let entry = ledger.directory().people.into_iter().find(|entry| entry.name == "张三");
        let by_person: BTreeSet<ItemId> = plain(&named).into_iter().collect();
        let in_directory: BTreeSet<ItemId> = entry.into_iter().flat_map(|entry| entry.problems).collect();
        prop_assert!(by_person.is_subset(&in_directory));
        for status in CloseoutStatus::ALL {
            let shown = shows(ListFilter { status: Some(status), ..default() }).len();
            prop_assert_eq!(shown, ledger.closeout_tally().at(status));
        }
        let lateness = ledger.lateness_tally(TODAY);
        let of_term = |term| shows(ListFilter { term: Some(term), ..default() }).len();
        prop_assert_eq!(of_term(DueFilter::Late), lateness.late);
        prop_assert_eq!(of_term(DueFilter::Awaiting), lateness.awaiting);
        prop_assert_eq!(of_term(DueFilter::FinishedLate), lateness.finished_late);
        prop_assert_eq!(of_term(DueFilter::NoDate), lateness.no_date);
        prop_assert_eq!(of_term(DueFilter::First), lateness.first_warning);
        prop_assert_eq!(of_term(DueFilter::Second), lateness.second_warning);
        let rule = ledger.counting_rule();
        if rule.counted == CountUnit::Problems {
            for counted in [CountedAs::Done, CountedAs::UnderWay, CountedAs::NotStarted, CountedAs::LeftOut] {
                let shown = shows(ListFilter { counted: Some(counted), ..default() }).len();
                prop_assert_eq!(shown, ledger.tally().of_those(counted), "a number leads to as many lines");
            }
        }
        for by in [SortBy::Number, SortBy::Due, SortBy::Progress, SortBy::Person] {
            let sorted: BTreeSet<ItemId> = ledger.list(&default(), by, &index, TODAY).into_iter().collect();
            prop_assert_eq!(sorted, all.iter().copied().collect::<BTreeSet<_>>());
        }
    }

    #[test]
    fn sums_are_the_sums_of_what_they_name(facts in any_facts()) {
        let ledger = Ledger::of(facts);
        let all = problems(&ledger);
        let sums = ledger.figures(&all);
        let mut named = BTreeSet::new();
        for sum in &sums {
            let parts = sum.parts.iter().filter_map(|part| part.amount).sum::<Amount>();
            prop_assert_eq!(parts, sum.total);
            for part in &sum.parts {
                prop_assert!(named.insert(part.figure), "once");
                prop_assert_eq!(ledger.text(part.figure, Field::Title).trim(), &sum.title);
                prop_assert_eq!(ledger.text(part.figure, Field::UnitOf).trim(), &sum.unit);
            }
        }
        let there: BTreeSet<ItemId> = all.iter().flat_map(|problem| ledger.parts(*problem, Kind::Figure)).collect();
        prop_assert_eq!(named, there);
    }

    #[test]
    fn evidence_is_numbered_without_gaps_and_each_document_once(facts in any_facts()) {
        let ledger = Ledger::of(facts);
        let list = ledger.evidence_of_round();
        let numbers: Vec<usize> = list.iter().map(|listed| listed.number).collect();
        prop_assert_eq!(numbers, (1..=list.len()).collect::<Vec<_>>());
        let listed: BTreeSet<ItemId> = list.iter().map(|listed| listed.evidence).collect();
        prop_assert_eq!(listed.len(), list.len());
        prop_assert_eq!(listed, ledger.standing_alone(Kind::Evidence).into_iter().collect::<BTreeSet<_>>());
        let proved: BTreeSet<ItemId> = list.iter().flat_map(|listed| listed.problems.clone()).collect();
        let unproved: BTreeSet<ItemId> = ledger.unproved().into_iter().collect();
        prop_assert!(proved.is_disjoint(&unproved));
        prop_assert_eq!(proved.len() + unproved.len(), problems(&ledger).len());
    }
}

fn set(world: &mut World, item: ItemId, field: Field, value: impl Into<Value>) {
    let value = value.into();
    world.command(0, &Command::Set { item, field, value }).unwrap();
}

fn problem(world: &mut World, title: &str) -> ItemId {
    enter(world, 0, None, Draft::new(Kind::Problem, title))
}

#[test]
fn a_problem_of_two_departments_counts_under_the_lead_department() {
    let mut world = World::new();
    for (department, step) in [
        ("办公室、财务科", Progress::Done),
        ("财务科", Progress::NearlyDone),
        ("", Progress::Done),
        ("办公室", Progress::UnderWay),
    ] {
        let item = problem(&mut world, "题");
        set(&mut world, item, Field::Progress, step);
        let measure = enter(&mut world, 0, Some(item), Draft::new(Kind::Measure, "措"));
        set(&mut world, measure, Field::Department, Value::text("人事科"));
        if !department.is_empty() {
            set(&mut world, item, Field::Department, Value::text(department));
        }
    }
    let ledger = &world.ledgers[0];
    let breakdown = ledger.breakdown(&problems(ledger), GroupBy::Department);
    let rule = |counted| CountingRule {
        counted,
        nearly_done: NearlyDoneRule::LeftOut,
    };
    let rows: Vec<_> = breakdown
        .rows
        .iter()
        .map(|row| {
            let tally = row.tally(rule(CountUnit::Problems));
            let measures = row.tally(rule(CountUnit::Measures)).total;
            (row.name.clone(), tally.total, tally.done, tally.left_out, measures)
        })
        .collect();
    let name = |name: &str| RowName::Name(name.into());
    assert_eq!(
        rows,
        [
            (name("办公室"), 2, 1, 0, 2),
            (name("财务科"), 1, 0, 1, 1),
            (RowName::None, 1, 1, 0, 1)
        ]
    );
}

#[test]
fn measures_are_counted_when_the_rule_says_so() {
    let mut world = World::new();
    let item = problem(&mut world, "题");
    for step in [Progress::Done, Progress::NotStarted, Progress::Done] {
        let measure = enter(&mut world, 0, Some(item), Draft::new(Kind::Measure, "措"));
        if step != Progress::NotStarted {
            set(&mut world, measure, Field::Progress, step);
        }
    }
    assert_eq!(world.ledgers[0].tally().total, 1);
    let context = world.context(0);
    let rule = Command::Set {
        item: ItemId::ROUND,
        field: Field::RuleCounted,
        value: Value::text("measures"),
    };
    let facts = world.ledgers[0].facts_of(&rule, &context).unwrap();
    let changes = world.ledgers[0].fold(facts);
    assert!(changes.counts);
    let tally = world.ledgers[0].tally();
    assert_eq!((tally.total, tally.done, tally.not_started), (3, 2, 1));
}

#[test]
fn figures_of_one_name_and_unit_are_summed_exactly() {
    let mut world = World::new();
    let (one, other) = (problem(&mut world, "甲"), problem(&mut world, "乙"));
    for (under, title, amount, unit) in [
        (one, "清退资金", "0.1", "万元"),
        (other, "清退资金", "0.2", "万元"),
        (other, "清退资金", "3", "元"),
        (other, " 清退资金", "", "万元"),
    ] {
        let draft = Draft::new(Kind::Figure, title)
            .with(Field::Amount, Value::text(amount))
            .with(Field::UnitOf, Value::text(unit));
        enter(&mut world, 0, Some(under), draft);
    }
    for (way, title) in [("made", "甲制度"), ("revised", "乙制度"), ("made", "丙制度")] {
        let draft = Draft::new(Kind::Regulation, title).with(Field::RegulationWay, Value::text(way));
        enter(&mut world, 0, Some(one), draft);
    }
    let ledger = &world.ledgers[0];
    let sums: Vec<_> = ledger
        .figures(&problems(ledger))
        .into_iter()
        .map(|sum| (sum.title, sum.unit, sum.total.to_string(), sum.parts.len()))
        .collect();
    let sum = |unit: &str, total: &str, parts| ("清退资金".to_owned(), unit.to_owned(), total.to_owned(), parts);
    assert_eq!(sums, [sum("万元", "0.3", 3), sum("元", "3", 1)]);
    let regulations = ledger.regulations(&problems(ledger));
    assert_eq!(
        (regulations.made.len(), regulations.revised.len(), regulations.total()),
        (2, 1, 3)
    );
}

#[test]
fn a_problem_is_found_by_its_words_its_parts_its_people_and_their_initials() {
    let mut world = World::new();
    let item = problem(&mut world, "关于“ＡＢＣ系统”的问题");
    set(&mut world, item, Field::Person, Value::text("张　三"));
    set(&mut world, item, Field::Outcome, Value::text("李四谈话"));
    let measure = enter(&mut world, 0, Some(item), Draft::new(Kind::Measure, "措施一"));
    enter(&mut world, 0, Some(measure), Draft::new(Kind::Phase, "第一阶段"));
    let evidence = enter(&mut world, 0, None, Draft::new(Kind::Evidence, "会议纪要〔2025〕3号"));
    world
        .command(
            0,
            &Command::Cite {
                problem: item,
                evidence,
            },
        )
        .unwrap();
    problem(&mut world, "别的");
    let index = SearchIndex::of(&world.ledgers[0], &initial);
    for (typed, found) in [
        ("abc", true),
        ("Ａbc 系统", true),
        ("张三", true),
        ("zs", true),
        ("ZS wt", true),
        ("csy", false),
        ("cs", true),
        ("ls", false), // Initials are those of titles and names, not of long texts.
        ("谈话", true),
        ("第一阶段", true),
        ("纪要〔2025〕", true),
        ("张三 没有", false),
    ] {
        assert_eq!(index.find(&SearchQuery::of(typed)) == [item], found, "{typed}");
    }
    assert_eq!(index.find(&SearchQuery::of(" ")).len(), 2);
}

#[test]
fn a_document_called_otherwise_is_found_by_its_new_name_at_every_problem_it_proves() {
    let mut world = World::new();
    let (one, other) = (problem(&mut world, "甲"), problem(&mut world, "乙"));
    let evidence = enter(&mut world, 0, None, Draft::new(Kind::Evidence, "纪要"));
    for problem in [one, other] {
        world.command(0, &Command::Cite { problem, evidence }).unwrap();
    }
    let mut index = SearchIndex::of(&world.ledgers[0], &initial);
    let context = world.context(0);
    let item = evidence;
    let name = Command::Set {
        item,
        field: Field::Title,
        value: Value::text("照片"),
    };
    let facts = world.ledgers[0].facts_of(&name, &context).unwrap();
    let changes = world.ledgers[0].fold(facts);
    index.update(&world.ledgers[0], &changes.items, &initial);
    assert_eq!(index.find(&SearchQuery::of("照片")), [one, other]);
    assert_eq!(index.find(&SearchQuery::of("纪要")), []);
}

#[test]
fn a_list_in_order_of_number_date_and_person() {
    let mut world = World::new();
    let index = SearchIndex::default();
    let mut made = Vec::new();
    for (number, due, person) in [
        ("10", "2025", "李四"),
        ("2", "2025-06", ""),
        ("", "", "张三"),
        ("（３）", "2025-06-30", "李四"),
    ] {
        let draft = Draft::new(Kind::Problem, "题")
            .with(Field::Number, Value::text(number))
            .with(Field::Due, Value::text(due))
            .with(Field::Person, Value::text(person));
        made.push(enter(&mut world, 0, None, draft));
    }
    for (by, order) in [
        (SortBy::Reading, [0, 1, 2, 3]),
        (SortBy::Number, [1, 3, 0, 2]),
        (SortBy::Due, [1, 3, 0, 2]),
        (SortBy::Person, [2, 0, 3, 1]),
    ] {
        let expected: Vec<ItemId> = order.iter().map(|place| made[*place]).collect();
        assert_eq!(
            world.ledgers[0].list(&ListFilter::default(), by, &index, TODAY),
            expected,
            "{by:?}"
        );
    }
    assert_eq!(world.ledgers[0].choices(&made, Field::Person), ["张三", "李四"]);
}

#[test]
fn the_directory_has_those_entered_and_those_only_named() {
    let mut world = World::new();
    let person = enter(&mut world, 0, None, Draft::new(Kind::Person, "李四"));
    let item = problem(&mut world, "题");
    set(&mut world, item, Field::Person, Value::text("张三、李四"));
    set(&mut world, item, Field::Department, Value::text("办公室"));
    set(&mut world, item, Field::Helpers, Value::text("李四、财务科"));
    let directory = world.ledgers[0].directory();
    let people: Vec<_> = directory
        .people
        .iter()
        .map(|it| (it.name.as_str(), it.items.len(), it.problems.len()))
        .collect();
    assert_eq!(people, [("李四", 1, 1), ("张三", 0, 1)]);
    assert_eq!(directory.people[0].items, [person]);
    let departments: Vec<&str> = directory.departments.iter().map(|it| it.name.as_str()).collect();
    assert_eq!(departments, ["办公室", "财务科"]);
    let list = world.ledgers[0].evidence_of_person("张三");
    assert!(list.is_empty());
}
