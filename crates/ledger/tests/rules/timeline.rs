//! 时间表: where lines begin and end, and what changing a date takes.

use crate::office::{DAY, JUNE_1, Office, day, open, ready, refusal};
use ledger::{
    Draft, Due, Field, ItemId, Kind, Progress, Value, WallTime,
    board::timeline::{DateChange, Timeline, TimelineMark},
    count::GroupBy,
    work::{due::Lateness, schedule::RoundDeadline},
};

fn line_up(office: &Office, problems: &[ItemId], today: &str) -> Timeline {
    let rows = office.ledger.breakdown(problems, GroupBy::Aspect).rows;
    office.ledger.time_line(rows, day(today), &|_| true)
}

/// `from > first > due`, with `-` for what there is not.
fn lines(time_line: &Timeline) -> Vec<String> {
    let date = |day: Option<String>| day.unwrap_or_else(|| "-".into());
    let lines = time_line.bands.iter().flat_map(|band| &band.lines);
    lines
        .map(|line| {
            let [from, first, due] = [
                date(line.from.map(|day| day.to_string())),
                date(line.first.map(|due| due.to_string())),
                date(line.due.map(|due| due.to_string())),
            ];
            format!(
                "{:?} {from} > {first} > {due}{}",
                line.kind,
                if line.own { "" } else { "*" }
            )
        })
        .collect()
}

#[test]
fn a_problem_lies_from_the_feedback_to_its_date_with_its_parts_below() {
    let mut office = Office::new();
    office.words(ItemId::ROUND, Field::FeedbackOn, "2025-03-20");
    let mut draft = open("食堂管理不规范").with(Field::Due, Value::text("2025-09"));
    draft.parts.clear();
    let mut measure = Draft::new(Kind::Measure, "修订制度").with(Field::Due, Value::text("2025-06-30"));
    for (title, due) in [("摸底", "2025-04-30"), ("起草", ""), ("报批", "2025-06-15")] {
        measure
            .parts
            .push(Draft::new(Kind::Phase, title).with(Field::Due, Value::text(due)));
    }
    draft.parts.push(measure);
    draft.parts.push(Draft::new(Kind::Measure, "公开账目"));
    let problem = office.add(draft);
    office.story(problem, "王芳 延期2025-12-15").unwrap();
    let time_line = line_up(&office, &[problem], "2025-07-01");
    assert_eq!(
        lines(&time_line),
        [
            "Problem 2025-03-20 > 2025-09 > 2025-12-15",
            "Measure 2025-03-20 > - > 2025-06-30",
            "Phase 2025-03-20 > - > 2025-04-30",
            "Phase 2025-04-30 > - > -*",
            "Phase 2025-04-30 > - > 2025-06-15",
            "Measure 2025-03-20 > - > 2025-12-15*",
        ]
    );
    let late: Vec<Lateness> = time_line.bands[0].lines.iter().map(|line| line.lateness).collect();
    assert_eq!(late[0], Lateness::InTime(167));
    assert_eq!(late[1], Lateness::Late(1), "the first measure is not done");
    assert_eq!(late[3], Lateness::NoDate);
    let measure = time_line.bands[0].lines[1].item;
    office.set(measure, Field::Progress, Progress::Done).unwrap();
    let again = line_up(&office, &[problem], "2025-07-01");
    let line = &again.bands[0].lines[1];
    let (left, days) = (Some(29), 30);
    assert_eq!(line.lateness, Lateness::Finished { left, days });
    assert_eq!(line.ended.map(|day| day.to_string()).as_deref(), Some("2025-06-01"));
}

#[test]
fn without_a_feedback_date_there_is_no_beginning() {
    let mut office = Office::new();
    let problem = office.add(ready("题"));
    let time_line = line_up(&office, &[problem], "2025-07-01");
    assert_eq!(lines(&time_line), ["Problem - > - > -", "Measure - > - > -*"]);
    assert_eq!((time_line.marks.len(), time_line.concentrated), (0, None));
    assert!(line_up(&office, &[], "2025-07-01").bands.is_empty());
}

#[test]
fn the_dates_of_the_round_and_its_milestones_stand_in_their_order() {
    let mut office = Office::new();
    office.words(ItemId::ROUND, Field::FeedbackOn, "2025-03-20");
    let meeting = office.add(Draft::new(Kind::Milestone, "动员会").with(Field::Dated, Value::text("2025-03-25")));
    office.add(Draft::new(Kind::Milestone, "没有日期"));
    let time_line = line_up(&office, &[], "2025-07-01");
    let marks: Vec<(String, TimelineMark)> = time_line
        .marks
        .iter()
        .map(|(day, mark)| (day.to_string(), *mark))
        .collect();
    assert_eq!(marks[0], ("2025-03-20".into(), TimelineMark::Feedback));
    assert_eq!(marks[1], ("2025-03-25".into(), TimelineMark::Milestone(meeting)));
    assert_eq!(
        marks[2],
        ("2025-04-20".into(), TimelineMark::Stage(RoundDeadline::Plan))
    );
    assert_eq!(marks.len(), 8);
    assert_eq!(
        time_line.concentrated.map(|day| day.to_string()).as_deref(),
        Some("2025-06-20")
    );
}

#[test]
fn what_is_struck_off_ended_on_the_day_it_was_finished() {
    let (mut office, problem) = Office::with_a_ready_problem();
    office.due(problem, "2025-06-30").unwrap();
    office.now = WallTime(JUNE_1.0 + 3 * DAY);
    office.story(problem, "王芳 申请；李强 审核；赵敏 销号").unwrap();
    let time_line = line_up(&office, &[problem], "2025-08-01");
    let line = &time_line.bands[0].lines[0];
    assert_eq!(line.closed.map(|day| day.to_string()).as_deref(), Some("2025-06-04"));
    assert_eq!(line.lateness, Lateness::ClosedInTime(29));
    assert_eq!(line.ended.map(|day| day.to_string()).as_deref(), Some("2025-06-01"));
    assert!(
        matches!(time_line.bands[0].lines[1].lateness, Lateness::ClosedInTime(_)),
        "nor is its measure late"
    );
}

#[test]
fn a_date_is_set_or_put_off_as_the_rules_want_it() {
    for (first, extended, to, expected, then) in [
        ("", "", "2025-06-30", DateChange::Set, "2025-06-30"),
        ("2025-06-30", "", "2025-06-15", DateChange::Set, "2025-06-15"),
        ("2025-06-30", "", "2025-07-01", DateChange::Extend, "2025-07-01"),
        ("2025-06", "", "2025-06-30", DateChange::Set, "2025-06-30"),
        ("2025-06", "", "2025-07-01", DateChange::Extend, "2025-07-01"),
        (
            "2025-06-30",
            "2025-08-30",
            "2025-09-30",
            DateChange::Extend,
            "2025-09-30",
        ),
        (
            "2025-06-30",
            "2025-08-30",
            "2025-08-15",
            DateChange::Extend,
            "不晚于2025-08-30",
        ),
        (
            "2025-06-30",
            "2025-08-30",
            "2025-06-15",
            DateChange::Extend,
            "不晚于2025-08-30",
        ),
    ] {
        let (mut office, problem) = Office::with_a_ready_problem();
        office.due(problem, first).unwrap();
        if !extended.is_empty() {
            office.story(problem, &format!("王芳 延期{extended}")).unwrap();
        }
        let free = office.ledger.redating(problem, "2030".parse().unwrap());
        let expected_free = if extended.is_empty() {
            DateChange::Set
        } else {
            DateChange::Extend
        };
        assert_eq!(
            free, expected_free,
            "a date is set freely until it binds: {first} {extended}"
        );
        office.settle_the_plan().unwrap();
        let due: Due = to.parse().unwrap();
        let redating = office.ledger.redating(problem, due);
        assert_eq!(redating, expected, "{first} {extended} -> {to}");
        let stands = match office.command("王芳", &redating.stand_in(problem, due)) {
            Ok(_) => office.ledger.due_in_force(problem).unwrap().to_string(),
            Err(why) => refusal(&why),
        };
        assert_eq!(stands, then, "{first} {extended} -> {to}");
    }
    let (mut office, problem) = Office::with_a_ready_problem();
    let measure = office.ledger.parts(problem, Kind::Measure)[0];
    office.due(measure, "2025-06-30").unwrap();
    let later: Due = "2025-12".parse().unwrap();
    assert_eq!(office.ledger.redating(measure, later), DateChange::Set);
    office
        .command("王芳", &DateChange::Set.stand_in(measure, later))
        .unwrap();
    assert_eq!(office.ledger.due_in_force(measure), Some(later));
}
