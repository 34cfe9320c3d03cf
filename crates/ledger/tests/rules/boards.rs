//! The boards as tables: whose move it is after each step of close-out; an example by hand, day by day.

use crate::office::{DAY, JUNE_1, Office, day, ready};
use ledger::{
    Field, Progress, Value, WallTime, Zone,
    board::{changes::ProblemChange, status_timeline::StatusTimeline},
    count::{AwaitedRole, CountIndex, CountingRule, GroupBy, RowName, Tally},
    day_number, numbered_day,
    work::due::Lateness,
};

#[test]
fn whose_move_it_is() {
    for (story, hand) in [
        ("", Some(AwaitedRole::InCharge)),
        ("王芳 申请", Some(AwaitedRole::Leader)),
        ("王芳 申请；王芳 撤回", Some(AwaitedRole::InCharge)),
        ("王芳 申请；李强 审核", Some(AwaitedRole::Office)),
        ("王芳 申请；李强 退回", Some(AwaitedRole::InCharge)),
        ("王芳 申请；李强 审核；赵敏 退回", Some(AwaitedRole::InCharge)),
        ("王芳 申请；李强 审核；赵敏 销号", None),
        ("王芳 申请；李强 审核；赵敏 销号；赵敏 回头看保持", None),
        (
            "王芳 申请；李强 审核；赵敏 销号；赵敏 回头看反弹",
            Some(AwaitedRole::InCharge),
        ),
    ] {
        let (mut office, problem) = Office::with_a_ready_problem();
        office.story(problem, story).unwrap();
        assert_eq!(office.ledger.waits_for(problem), hand, "{story}");
    }
    let (mut office, problem) = Office::with_a_ready_problem();
    office.words(problem, Field::Leader, "");
    office.story(problem, "王芳 申请").unwrap();
    assert_eq!(
        office.ledger.waits_for(problem),
        Some(AwaitedRole::Office),
        "nobody is to check it"
    );
}

#[test]
fn four_problems_day_by_day() {
    let mut office = Office::new();
    let titles = ["甲", "乙", "丙", "丁"];
    let problems =
        titles.map(|title| office.add(ready(title).with(Field::Progress, Value::from(Progress::NotStarted))));
    let [first, second, third, _] = problems;
    for (item, department, due) in [
        (first, "办公室", "2025-06-03"),
        (second, "办公室、财务科", "2025-06-09"),
        (third, "财务科", "2025-06-30"),
    ] {
        office.words(item, Field::Department, department);
        office.due(item, due).unwrap();
    }
    let done = Value::from(Progress::Done);
    office.now = WallTime(JUNE_1.0 + DAY);
    office.set(first, Field::Progress, done.clone()).unwrap();
    office
        .set(second, Field::Progress, Value::from(Progress::UnderWay))
        .unwrap();
    office.now = WallTime(JUNE_1.0 + 3 * DAY);
    office.story(first, "王芳 申请；李强 审核；赵敏 销号").unwrap();
    office
        .set(second, Field::Progress, Value::from(Progress::NearlyDone))
        .unwrap();
    office.set(third, Field::Progress, done).unwrap();
    let ledger = &office.ledger;

    let course = StatusTimeline::of(ledger).course(&problems, Zone::CHINA, office.now);
    let rule = CountingRule::default();
    let seen: Vec<(String, usize, usize)> = course
        .iter()
        .map(|at| (numbered_day(at.day).unwrap().to_string(), at.open(rule), at.unstruck()))
        .collect();
    let line = |day: &str, open, unstruck| (day.to_owned(), open, unstruck);
    assert_eq!(
        seen,
        [
            line("2025-06-01", 4, 4),
            line("2025-06-02", 3, 4),
            line("2025-06-04", 2, 3)
        ]
    );
    assert_eq!(course[0].day, day_number(day("2025-06-01").day));
    let two = StatusTimeline::of(ledger).course(&problems[..2], Zone::CHINA, office.now);
    assert_eq!(
        two.last().map(|at| (at.open(rule), at.unstruck())),
        Some((1, 1)),
        "of some of them"
    );

    let (today, lines) = (day("2025-06-04"), CountIndex::of(ledger));
    let duties = lines.duties(ledger, &problems, GroupBy::Department, today);
    let rows: Vec<(String, usize, usize, usize, usize, usize)> = duties
        .rows
        .iter()
        .map(|(name, standing)| {
            let tally = Tally::of(&standing.steps, rule);
            let name = match name {
                RowName::Name(name) => name.clone(),
                _ => "无".into(),
            };
            let (closeout, waiting) = (&standing.closeout, &standing.waiting);
            (
                name,
                tally.total,
                tally.done,
                closeout.struck_off,
                waiting.in_charge,
                standing.lateness.closed_late + standing.lateness.late,
            )
        })
        .collect();
    assert_eq!(
        rows,
        [
            ("办公室".into(), 2, 1, 1, 1, 0),
            ("财务科".into(), 1, 1, 0, 1, 0),
            ("无".into(), 1, 0, 0, 1, 0)
        ]
    );

    let pressing = lines.pressing(&problems, day("2025-06-10"));
    assert_eq!(
        pressing
            .late
            .iter()
            .map(|one| (one.problem, one.lateness))
            .collect::<Vec<_>>(),
        [(second, Lateness::Late(1))]
    );
    let pressing = lines.pressing(&problems, day("2025-06-25"));
    assert_eq!((pressing.late.len(), pressing.this_week.len()), (1, 0));
    let pressing = lines.pressing(&problems, day("2025-06-30"));
    let waiting = |left, days| Lateness::Finished { left, days };
    let awaiting: Vec<_> = pressing
        .awaiting
        .iter()
        .map(|one| (one.problem, one.lateness))
        .collect();
    assert_eq!(
        awaiting,
        [(third, waiting(Some(26), 26))],
        "it is finished, and due this week no more"
    );
    assert_eq!(pressing.this_week, []);
    let pressing = lines.pressing(&problems, day("2025-06-03"));
    let this_week: Vec<_> = pressing.this_week.iter().map(|one| one.problem).collect();
    assert_eq!(this_week, [], "nor is anything that is due on the 9th, a Monday");
    let pressing = lines.pressing(&problems, day("2025-06-09"));
    let this_week: Vec<_> = pressing
        .this_week
        .iter()
        .map(|one| (one.problem, one.lateness))
        .collect();
    assert_eq!(this_week, [(second, Lateness::InTime(0))]);

    let changed = ledger.changed_since(WallTime(JUNE_1.0 + 2 * DAY));
    assert_eq!(
        changed,
        [
            (ProblemChange::Done, vec![third]),
            (ProblemChange::StruckOff, vec![first]),
            (ProblemChange::Other, vec![second])
        ]
    );
}
