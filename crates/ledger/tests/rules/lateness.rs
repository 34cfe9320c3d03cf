//! 逾期: the clock of a date stops on the day on which work was finished; what is finished waits to be struck off.

use crate::office::{DAY, JUNE_1, Office, day, open, progress, ready};
use ledger::{
    Command, Draft, Field, ItemId, Kind, Progress, Value, WallTime,
    count::CountIndex,
    list::{DueFilter, ListFilter, SearchIndex, SortBy},
    work::{
        due::Lateness,
        todo_list::{ListOwner, TodoBucket},
        warning::{RecipientRole, WarningLevel},
    },
};

const CLOSING: &str = "王芳 申请；李强 审核；赵敏 销号";

const fn finished(left: i32, days: i32) -> Lateness {
    Lateness::Finished { left: Some(left), days }
}

fn office(draft: Draft, due: &str) -> (Office, ItemId) {
    let mut office = Office::new();
    let problem = office.add(draft);
    office.due(problem, due).unwrap();
    (office, problem)
}

/// What the ledger, its index, the tally and the list say of the one problem; all the same.
fn said(office: &Office, problem: ItemId, today: &str) -> Lateness {
    let (ledger, today) = (&office.ledger, day(today));
    let lateness = ledger.lateness(problem, today);
    let index = CountIndex::of(ledger);
    assert_eq!(
        index.lateness(&[problem], today).collect::<Vec<_>>(),
        [(problem, lateness)]
    );
    let tally = ledger.lateness_tally(today);
    assert!(tally.adds_up(), "{tally:?}");
    assert_eq!(index.lateness_tally(ledger, &[problem], today), tally);
    let search = SearchIndex::of(ledger, &|_| None);
    for (filter, count) in [
        (DueFilter::Late, tally.late),
        (DueFilter::Awaiting, tally.awaiting),
        (DueFilter::FinishedLate, tally.finished_late),
        (DueFilter::NoDate, tally.no_date),
    ] {
        let filter = ListFilter {
            term: Some(filter),
            ..ListFilter::default()
        };
        let listed = ledger.list(&filter, SortBy::Reading, &search, today);
        assert_eq!(listed.len(), count, "{filter:?}");
    }
    lateness
}

#[test]
fn the_clock_stops_on_the_day_it_was_finished() {
    // Noon of 1 June is the start of each story; the problem is not finished then.
    for (due, story, today, then) in [
        ("2025-06-10", "", "2025-06-12", Lateness::Late(2)),
        ("2025-06-10", "王芳 进展基本完成", "2025-06-12", Lateness::Late(2)),
        (
            "2025-06-10",
            "王芳 过天3；王芳 进展已完成",
            "2025-07-04",
            finished(6, 30),
        ),
        (
            "2025-06-10",
            "王芳 过天9；王芳 进展已完成",
            "2025-07-10",
            finished(0, 30),
        ),
        (
            "2025-06-10",
            "王芳 过天12；王芳 进展已完成",
            "2025-06-13",
            finished(-3, 0),
        ),
        (
            "",
            "王芳 过天3；王芳 进展已完成",
            "2025-07-04",
            Lateness::Finished { left: None, days: 30 },
        ),
        // 完成日期, corrected after, and written before.
        (
            "2025-06-10",
            "王芳 过天12；王芳 进展已完成；王芳 完成日期2025-06-08",
            "2025-06-13",
            finished(2, 5),
        ),
        (
            "2025-06-10",
            "王芳 完成日期2025-06-08；王芳 过天12；王芳 进展已完成",
            "2025-06-13",
            finished(2, 5),
        ),
        ("2025-06-10", "王芳 完成日期2025-06-08", "2025-06-13", Lateness::Late(3)),
        // A day to come counts as today.
        (
            "2025-06-10",
            "王芳 进展已完成；王芳 完成日期2025-12-31",
            "2025-06-13",
            finished(-3, 0),
        ),
        // Set back: the clock runs again. Taken back: as before.
        (
            "2025-06-10",
            "王芳 进展已完成；王芳 过天1；王芳 进展正在推进",
            "2025-06-13",
            Lateness::Late(3),
        ),
        (
            "2025-06-10",
            "王芳 进展已完成；王芳 过天1；王芳 进展正在推进；王芳 撤销",
            "2025-06-13",
            finished(9, 12),
        ),
        (
            "2025-06-10",
            "王芳 进展已完成；王芳 撤销",
            "2025-06-13",
            Lateness::Late(3),
        ),
        (
            "2025-06-10",
            "王芳 进展已完成；王芳 撤销；王芳 过天5；王芳 恢复",
            "2025-06-13",
            finished(9, 12),
        ),
        // Struck off long after it was finished, and on another day than it was finished.
        (
            "2025-06-10",
            "王芳 过天3；王芳 进展已完成；王芳 过天30；王芳 申请；李强 审核；赵敏 销号",
            "2026-01-01",
            Lateness::ClosedInTime(6),
        ),
        (
            "2025-06-10",
            "王芳 过天12；王芳 进展已完成；王芳 过天30；王芳 申请；李强 审核；赵敏 销号",
            "2026-01-01",
            Lateness::ClosedLate(3),
        ),
        (
            "",
            "王芳 进展已完成；王芳 申请；李强 审核；赵敏 销号",
            "2026-01-01",
            Lateness::NoDate,
        ),
        // Put off before it was finished.
        (
            "2025-06-10",
            "整改办 延期2025-08-31；王芳 过天60；王芳 进展已完成",
            "2025-08-10",
            finished(31, 10),
        ),
    ] {
        let (mut office, problem) = office(open("食堂管理不规范"), due);
        office.story(problem, story).unwrap();
        assert_eq!(said(&office, problem, today), then, "{due} {story} {today}");
    }
}

#[test]
fn the_days_of_a_finished_day_are_by_the_clock_of_the_one_who_finished() {
    let (mut office, problem) = office(open("题"), "2025-06-01");
    office.now = WallTime(JUNE_1.0 + DAY / 2);
    office.story(problem, "王芳 进展已完成").unwrap();
    assert_eq!(office.ledger.text(problem, Field::FinishedOn), "2025-06-02");
    assert_eq!(said(&office, problem, "2025-06-02"), finished(-1, 0));
}

#[test]
fn the_finished_day_follows_the_progress_in_one_action() {
    for (story, day, facts) in [
        ("王芳 进展已完成", "2025-06-01", 2),
        ("王芳 完成日期2025-05-20；王芳 进展已完成", "2025-05-20", 1),
        ("王芳 进展已完成；王芳 过天2；王芳 完成日期2025-05-20", "2025-05-20", 1),
        ("王芳 进展已完成；王芳 进展基本完成", "", 2),
        ("王芳 完成日期2025-05-20；王芳 进展基本完成", "2025-05-20", 1),
        ("王芳 进展正在推进；王芳 进展基本完成", "", 1),
        ("王芳 进展已完成；王芳 进展基本完成；王芳 撤销", "2025-06-01", 2),
        ("王芳 进展已完成；王芳 撤销", "", 2),
    ] {
        let (mut office, problem) = office(open("题"), "2025-06-10");
        office.story(problem, story).unwrap();
        assert_eq!(office.ledger.text(problem, Field::FinishedOn), day, "{story}");
        let last = office.ledger.facts().last().unwrap().action;
        let of_it = office.ledger.facts().iter().filter(|fact| fact.action == last);
        assert_eq!(of_it.count(), facts, "{story}");
    }
}

#[test]
fn many_at_one_stroke_and_a_day_in_the_same_action() {
    let mut office = Office::new();
    let [one, two] = ["甲", "乙"].map(|title| office.add(open(title)));
    office.words(two, Field::FinishedOn, "2025-05-05");
    let done = Value::from(Progress::Done);
    let items = vec![one, two];
    let (field, value) = (Field::Progress, done.clone());
    office
        .command("王芳", &Command::SetMany { items, field, value })
        .unwrap();
    let day_of = |office: &Office, item| office.ledger.text(item, Field::FinishedOn).to_owned();
    assert_eq!(
        [one, two].map(|item| day_of(&office, item)),
        ["2025-06-01", "2025-05-05"]
    );
    let three = office.add(open("丙"));
    let set = |field, value| Command::Set {
        item: three,
        field,
        value,
    };
    let day = Value::text("2025-04-04");
    for both in [
        vec![set(Field::Progress, done.clone()), set(Field::FinishedOn, day.clone())],
        vec![set(Field::FinishedOn, day.clone()), set(Field::Progress, done.clone())],
    ] {
        let mut copy = office.copy_for(7);
        assert_eq!(copy.command("王芳", &Command::Together(both)), Ok(2));
        assert_eq!(day_of(&copy, three), "2025-04-04");
        assert!(copy.ledger.conflicts().is_empty());
    }
}

#[test]
fn what_is_entered_as_finished_is_not_called_late_for_that() {
    let (mut office, problem) = office(ready("题"), "2025-05-20");
    assert_eq!(
        office.ledger.text(problem, Field::FinishedOn),
        "",
        "nobody knows the day"
    );
    assert_eq!(
        said(&office, problem, "2025-06-11"),
        finished(0, 10),
        "at least so long"
    );
    office.words(problem, Field::FinishedOn, "2025-05-22");
    assert_eq!(said(&office, problem, "2025-06-11"), finished(-2, 20));
    office.words(problem, Field::FinishedOn, "");
    office.story(problem, CLOSING).unwrap();
    assert_eq!(said(&office, problem, "2025-06-11"), Lateness::ClosedInTime(0));
}

#[test]
fn facts_of_earlier_versions_tell_the_day_themselves() {
    let (mut office, problem) = office(open("题"), "2025-06-10");
    office.story(problem, "王芳 过天12；王芳 进展已完成").unwrap();
    let facts = office.ledger.facts().iter().cloned();
    let of_then = facts.filter(|fact| {
        !matches!(
            fact.body,
            ledger::Body::Set {
                field: Field::FinishedOn,
                ..
            }
        )
    });
    office.ledger = ledger::Ledger::of(of_then);
    assert_eq!(office.ledger.text(problem, Field::FinishedOn), "");
    assert_eq!(said(&office, problem, "2025-06-20"), finished(-3, 7));
}

#[test]
fn of_days_in_conflict_the_last_counts() {
    let (mut office, problem) = office(open("题"), "2025-06-10");
    let mut other = office.copy_for(2);
    office.story(problem, "王芳 过天2；王芳 进展已完成").unwrap();
    other.story(problem, "李强 过天11；李强 进展已完成").unwrap();
    office.merge(&other);
    assert_eq!(said(&office, problem, "2025-06-20"), finished(-2, 8));
    office.words(problem, Field::FinishedOn, "2025-06-03");
    assert_eq!(said(&office, problem, "2025-06-20"), finished(7, 17));
}

#[test]
fn a_measure_has_the_same_clock() {
    for (due, story, today, then) in [
        ("2025-06-10", "", "2025-06-12", Lateness::Late(2)),
        (
            "2025-06-10",
            "王芳 过天12；王芳 进展已完成",
            "2025-07-13",
            finished(-3, 30),
        ),
        (
            "2025-06-10",
            "王芳 过天12；王芳 进展已完成；王芳 完成日期2025-06-09",
            "2025-07-13",
            finished(1, 34),
        ),
    ] {
        let mut draft = ready("题");
        draft.parts[0].fields.retain(|(field, _)| *field != Field::Progress);
        draft.parts[0].fields.push((Field::Person, Value::text("孙丽")));
        let (mut office, problem) = office(draft, "");
        let measure = office.ledger.parts(problem, Kind::Measure)[0];
        office.due(measure, due).unwrap();
        office.story(measure, story).unwrap();
        assert_eq!(office.ledger.lateness(measure, day(today)), then, "{story}");
        let me = ListOwner {
            name: "孙丽",
            office: false,
        };
        let entry = office.ledger.mine(me, day(today))[0];
        let bucket = if story.is_empty() {
            TodoBucket::Late
        } else {
            TodoBucket::Done
        };
        assert_eq!((entry.lateness, entry.bucket), (then, bucket), "{story}");
    }
}

#[test]
fn what_waits_to_be_struck_off_is_told_to_whose_move_it_is() {
    for (story, days, to) in [
        ("王芳 进展已完成", 9, None),
        ("王芳 进展已完成", 10, Some((RecipientRole::InCharge, "王芳"))),
        ("王芳 进展已完成；王芳 申请", 10, Some((RecipientRole::Leader, "李强"))),
        (
            "王芳 进展已完成；王芳 申请；李强 审核",
            10,
            Some((RecipientRole::Office, "赵敏")),
        ),
        (
            "王芳 进展已完成；王芳 申请；李强 退回",
            10,
            Some((RecipientRole::InCharge, "王芳")),
        ),
        ("王芳 进展已完成；王芳 申请；李强 审核；赵敏 销号", 10, None),
    ] {
        for due in ["2025-05-20", "2025-06-10", ""] {
            let (mut office, problem) = office(open("题"), due);
            let clerk = Draft::new(Kind::Person, "赵敏").with(Field::Role, Value::from(ledger::Role::Office));
            office.add(clerk);
            office.words(ItemId::ROUND, Field::HeadOfUnit, "周局长");
            office.story(problem, story).unwrap();
            let today = day(&format!("2025-06-{:02}", 1 + days));
            let warning = office.ledger.warning(problem, today);
            let told = warning.map(|warning| {
                assert_eq!(warning.level, WarningLevel::Awaiting, "{story}");
                let names: Vec<_> = warning.to.iter().map(|to| (to.capacity, to.names.join("、"))).collect();
                names
            });
            let expected = to.map(|(capacity, name)| vec![(capacity, name.to_owned())]);
            assert_eq!(told, expected, "{story} {days}");
            office
                .set(ItemId::ROUND, Field::WarnAwaitingDays, Value::Number(11))
                .unwrap();
            assert_eq!(office.ledger.warning(problem, today), None);
        }
    }
}

#[test]
fn my_list_has_what_waits_to_be_struck_off_after_what_is_late() {
    let mut office = Office::new();
    let mut add = |draft: Draft, due: &str| {
        let problem = office.add(draft);
        office.due(problem, due).unwrap();
        problem
    };
    let (soon, awaiting, late) = (
        add(open("甲"), "2025-06-13"),
        add(ready("乙"), "2025-05-01"),
        add(open("丙"), "2025-06-11"),
    );
    let me = ListOwner {
        name: "王芳",
        office: false,
    };
    let list = office.ledger.mine(me, day("2025-06-12"));
    let order: Vec<_> = list.iter().map(|entry| (entry.bucket, entry.problem)).collect();
    assert_eq!(
        order,
        [
            (TodoBucket::Late, late),
            (TodoBucket::Awaiting, awaiting),
            (TodoBucket::ThisWeek, soon)
        ]
    );
    assert_eq!(progress("已完成"), office.ledger.progress(awaiting));
}
