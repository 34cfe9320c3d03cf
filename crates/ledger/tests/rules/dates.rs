//! 时限: the first date stays, putting it off takes an extension, days are counted and freeze when it is finished.

use crate::office::{DAY, JUNE_1, Office, act, day, open, ready, refusal};
use ledger::{
    Command, Draft, Field, Kind, Refusal, Value, WallTime, Zone, add_months, closeout::CloseoutAct, work::due::Lateness,
};

#[test]
fn months_are_added_to_the_end_of_shorter_months() {
    for (from, months, then) in [
        ("2025-01-31", 1, "2025-02-28"),
        ("2024-01-31", 1, "2024-02-29"),
        ("2025-11-30", 3, "2026-02-28"),
        ("2023-11-30", 3, "2024-02-29"),
        ("2024-02-29", 12, "2025-02-28"),
        ("2024-02-29", 48, "2028-02-29"),
        ("2025-12-31", 2, "2026-02-28"),
        ("2025-10-31", 1, "2025-11-30"),
        ("2025-12-15", 1, "2026-01-15"),
        ("2025-06-05", 0, "2025-06-05"),
        ("2025-03-31", -1, "2025-02-28"),
    ] {
        let from = day(from).day;
        let found = add_months(from, months).map(|date| date.to_string());
        assert_eq!(found.as_deref(), Some(then), "{from} + {months}");
    }
    assert_eq!(add_months(day("2025").day, i64::MAX), None);
    assert_eq!(add_months(day("2025").day, 1_000_000), None);
}

#[test]
fn a_moment_is_a_day_by_the_clock_on_the_wall() {
    for (after_noon_of_june_1_in_hours, zone, then) in [
        (0, Zone::CHINA, "2025-06-01"),
        (11, Zone::CHINA, "2025-06-01"),
        (12, Zone::CHINA, "2025-06-02"),
        (12, Zone(0), "2025-06-01"),
        (-12, Zone::CHINA, "2025-06-01"),
        (-13, Zone::CHINA, "2025-05-31"),
        (-13, Zone(-480), "2025-05-31"),
    ] {
        let at = WallTime(JUNE_1.0 + after_noon_of_june_1_in_hours * 3_600_000);
        assert_eq!(
            zone.day_of(at).to_string(),
            then,
            "{after_noon_of_june_1_in_hours} {zone:?}"
        );
    }
    assert_eq!(Zone::CHINA.day_of(WallTime(-1)).to_string(), "1970-01-01");
    // A clock out of all reason does not stop the page.
    Zone(i32::MAX).day_of(WallTime(i64::MAX));
    Zone(i32::MIN).day_of(WallTime(i64::MIN));
}

#[test]
fn a_date_that_stands_is_not_put_off_nor_emptied_by_hand() {
    for (stands, new, why) in [
        ("", "2025-06-30", ""),
        ("2025-06-30", "2025-06-15", ""),
        ("2025-06-30", "2025-06-30", ""),
        ("2025-06-30", "2025-06", ""),
        ("2025-06", "2025-06-30", ""),
        ("2025", "2025-12", ""),
        ("2025-06-30", "2025-07-01", "2025-06-30要延期"),
        ("2025-06", "2025", "2025-06要延期"),
        ("2024-02-28", "2024-02", "2024-02-28要延期"),
        ("2025-06-30", "", "2025-06-30要延期"),
    ] {
        let (mut office, problem) = Office::with_a_ready_problem();
        office.due(problem, stands).unwrap();
        office.settle_the_plan().unwrap();
        let found = office
            .due(problem, new)
            .err()
            .map_or(String::new(), |why| refusal(&why));
        assert_eq!(found, why, "{stands} -> {new}");
    }
}

#[test]
fn a_first_date_is_a_typo_until_it_is_handed_out_decided_on_or_planned() {
    let elsewhere = "交办别的问题；改 2026-06-30";
    for (story, then) in [
        ("改 2026-06-30", "2026-06-30"),
        ("改 ", ""),
        ("改 2026-06-30；改 2025-07-31；改 2026-07-31", "2026-07-31"),
        // Handed out: the date itself, or one that was replaced since.
        ("交办；改 2026-06-30", "2025-06-30要延期"),
        ("交办；改 ", "2025-06-30要延期"),
        ("交办整份；改 2026-06-30", "2025-06-30要延期"),
        ("交办；改 2025-06-15；改 2025-06-30", "2025-06-15要延期"),
        ("改 2025-07-31；交办；改 2025-08-31", "2025-07-31要延期"),
        (elsewhere, "2026-06-30"),
        // A file without a date said nothing of it; a file that is taken back was not handed out.
        ("改 ；交办；改 2025-07-31；改 2025-08-31", "2025-08-31"),
        ("交办；收回；改 2026-06-30", "2026-06-30"),
        // A decision, even one that was withdrawn.
        ("王芳申请；改 2026-06-30", "2025-06-30要延期"),
        ("王芳申请；王芳撤回；改 2026-06-30", "2025-06-30要延期"),
        ("整改办延期2025-09-30；改 2026-06-30", "2025-06-30要延期"),
        // The plan is settled; and that may be taken back.
        ("确定计划；改 2026-06-30", "2025-06-30要延期"),
        ("确定计划；撤销；改 2026-06-30", "2026-06-30"),
        ("确定计划；改 2025-06-15", "2025-06-15"),
    ] {
        let (mut office, problem) = Office::with_a_ready_problem();
        let other = office.add(ready("台账不全"));
        office.due(problem, "2025-06-30").unwrap();
        let mut told = String::new();
        for step in story.split('；') {
            let hand_out = |office: &mut Office, scope: String| {
                let basis = office.ledger.frontier().to_string();
                let draft = Draft::new(Kind::Handout, "王芳").with(Field::Basis, Value::text(basis));
                office.add(draft.with(Field::Scope, Value::text(scope)))
            };
            let recorded = match step {
                "交办" => Ok(hand_out(&mut office, problem.to_string()).number as usize),
                "交办整份" => Ok(hand_out(&mut office, String::new()).number as usize),
                "交办别的问题" => Ok(hand_out(&mut office, other.to_string()).number as usize),
                "收回" | "撤销" => {
                    let action = office.ledger.undoable("整改办").unwrap();
                    office.command("整改办", &Command::Undo { action })
                }
                "确定计划" => office.settle_the_plan(),
                "王芳申请" => office.act("王芳", problem, act("申请")),
                "王芳撤回" => office.act("王芳", problem, act("撤回")),
                "整改办延期2025-09-30" => office.act("整改办", problem, act("延期2025-09-30")),
                other => office.due(problem, other.strip_prefix("改 ").unwrap()),
            };
            told = match recorded {
                Ok(_) => office.ledger.text(problem, Field::Due).to_owned(),
                Err(why) => refusal(&why),
            };
        }
        assert_eq!(told, then, "{story}");
    }
}

#[test]
fn measures_are_free_and_so_is_undo() {
    let (mut office, problem) = Office::with_a_ready_problem();
    let measure = office.ledger.parts(problem, ledger::Kind::Measure)[0];
    office.due(measure, "2025-06-30").unwrap();
    assert_eq!(office.due(measure, "2025-07-31"), Ok(1));
    office.due(problem, "2025-06-30").unwrap();
    let action = office.ledger.undoable("整改办").unwrap();
    assert_eq!(office.command("整改办", &Command::Undo { action }), Ok(1));
    assert_eq!(office.ledger.due_in_force(problem), None);
}

#[test]
fn of_dates_in_conflict_the_earliest_holds_and_either_may_be_chosen() {
    let (mut office, problem) = Office::with_a_ready_problem();
    let mut other = office.copy_for(2);
    office.due(problem, "2025-06-30").unwrap();
    other.due(problem, "2025-09-30").unwrap();
    office.merge(&other);
    office.settle_the_plan().unwrap();
    let in_force = |office: &Office| office.ledger.due_in_force(problem).unwrap().to_string();
    assert_eq!(in_force(&office), "2025-06-30");
    assert!(office.due(problem, "2025-10-31").is_err(), "later than any");
    office.due(problem, "2025-09-30").unwrap();
    assert_eq!(in_force(&office), "2025-09-30");
}

#[test]
fn an_extension_is_reasoned_approved_and_later_and_the_first_date_stays_visible() {
    let (mut office, problem) = Office::with_a_ready_problem();
    let extend = |until: &str, reason: &str, approver: &str| CloseoutAct::Extend {
        until: until.parse().unwrap(),
        reason: reason.into(),
        approver: approver.into(),
    };
    let refused = |office: &mut Office, act| refusal(&office.act("整改办", problem, act).unwrap_err());
    assert_eq!(refused(&mut office, extend("2025-09-30", "汛期", "周局长")), "没有时限");
    office.due(problem, "2025-06-30").unwrap();
    for (act, why) in [
        (extend("2025-09-30", " ", "周局长"), "没有理由"),
        (extend("2025-09-30", "汛期", " "), "没有批准人"),
        (extend("2025-06-30", "汛期", "周局长"), "不晚于2025-06-30"),
        (extend("2025-06", "汛期", "周局长"), "不晚于2025-06-30"),
    ] {
        assert_eq!(refused(&mut office, act), why);
    }
    office
        .act("整改办", problem, extend("2025-09", "汛期", " 周局长 "))
        .unwrap();
    office
        .act("整改办", problem, extend("2025", "招标流标", "周局长"))
        .unwrap();
    assert_eq!(
        refused(&mut office, extend("2025-12-31", "再缓", "周局长")),
        "不晚于2025"
    );
    let dates = office.ledger.dates(problem);
    let shown = |due: Option<ledger::Due>| due.unwrap().to_string();
    assert_eq!(
        (shown(dates.first), shown(dates.in_force)),
        ("2025-06-30".into(), "2025".into())
    );
    assert_eq!(dates.extensions.len(), 2, "each stays in the record");
    assert_eq!(dates.extensions[0].decision.approver, "周局长");
    assert!(!dates.contested());
    // The first date cannot be made later under cover of the extension.
    assert_eq!(
        refusal(&office.due(problem, "2025-08-31").unwrap_err()),
        "2025-06-30要延期"
    );
    // An extension taken back: the one before it is in force again.
    let action = office.ledger.undoable("整改办").unwrap();
    office.command("整改办", &Command::Undo { action }).unwrap();
    assert_eq!(shown(office.ledger.due_in_force(problem)), "2025-09");
}

#[test]
fn extensions_that_did_not_see_each_other_give_no_more_time_than_both() {
    let (mut office, problem) = Office::with_a_ready_problem();
    office.due(problem, "2025-06-30").unwrap();
    let mut other = office.copy_for(2);
    office.act("甲", problem, act("延期2025-09-30")).unwrap();
    other.act("乙", problem, act("延期2025-12-31")).unwrap();
    office.merge(&other);
    let dates = office.ledger.dates(problem);
    assert_eq!(
        (dates.in_force.unwrap().to_string(), dates.contested()),
        ("2025-09-30".into(), true)
    );
    assert_eq!(office.act("甲", problem, act("延期2025-12-31")), Ok(2), "it names both");
    let dates = office.ledger.dates(problem);
    assert_eq!(
        (dates.in_force.unwrap().to_string(), dates.contested()),
        ("2025-12-31".into(), false)
    );
}

#[test]
fn what_is_struck_off_is_not_extended() {
    let (mut office, problem) = Office::with_a_ready_problem();
    office.due(problem, "2025-06-30").unwrap();
    office.story(problem, "王芳 申请；李强 审核；赵敏 销号").unwrap();
    let refused = office.act("整改办", problem, act("延期2025-09-30"));
    assert_eq!(refusal(&refused.unwrap_err()), "已经销号");
}

#[test]
fn days_are_counted_to_the_last_day_and_freeze_when_it_is_finished() {
    // Noon of 1 June is the start of each story.
    let closing = "王芳 进展已完成；王芳 申请；李强 审核；赵敏 销号";
    for (due, story, today, then) in [
        ("", "", "2025-06-01", Lateness::NoDate),
        ("2025-06-01", "", "2025-06-01", Lateness::InTime(0)),
        ("2025-06", "", "2025-06-01", Lateness::InTime(29)),
        ("2025", "", "2025-12-31", Lateness::InTime(0)),
        ("2025", "", "2026-01-01", Lateness::Late(1)),
        ("2025-06-10", "王芳 进展正在推进", "2025-07-01", Lateness::Late(21)),
        ("2025-06-10", closing, "2025-07-01", Lateness::ClosedInTime(9)),
        ("2025-05-30", closing, "2026-07-01", Lateness::ClosedLate(2)),
        (
            "2025-06-02",
            "王芳 过天1；王芳 进展已完成；王芳 申请；李强 审核；赵敏 销号",
            "2026-07-01",
            Lateness::ClosedInTime(0),
        ),
        (
            "2025-06-02",
            "王芳 进展已完成；王芳 申请；李强 审核；王芳 过天3；赵敏 销号",
            "2026-07-01",
            Lateness::ClosedInTime(1),
        ),
        (
            "2025-06-10",
            "王芳 进展已完成；王芳 申请；李强 审核；赵敏 销号；赵敏 过天60；赵敏 回头看保持",
            "2025-08-10",
            Lateness::ClosedInTime(9),
        ),
        (
            "2025-06-10",
            "王芳 进展已完成；王芳 申请；李强 审核；赵敏 销号；赵敏 过天5；赵敏 回头看反弹",
            "2025-08-10",
            Lateness::Late(61),
        ),
        (
            "2025-06-10",
            "整改办 延期2025-08-31",
            "2025-08-10",
            Lateness::InTime(21),
        ),
    ] {
        let mut office = Office::new();
        let problem = office.add(open("题"));
        office.due(problem, due).unwrap();
        office.story(problem, story).unwrap();
        assert_eq!(
            office.ledger.lateness(problem, day(today)),
            then,
            "{due} {story} {today}"
        );
    }
}

#[test]
fn a_day_found_in_the_facts_is_by_the_reader_s_clock() {
    let mut office = Office::new();
    let problem = office.add(open("题"));
    office.due(problem, "2025-06-01").unwrap();
    office.now = WallTime(JUNE_1.0 + DAY / 2);
    office
        .story(
            problem,
            "王芳 进展已完成；王芳 完成日期；王芳 申请；李强 审核；赵敏 销号",
        )
        .unwrap();
    let mut today = day("2025-07-01");
    assert_eq!(
        office.ledger.lateness(problem, today),
        Lateness::ClosedLate(1),
        "midnight in China"
    );
    today.zone = Zone(0);
    assert_eq!(office.ledger.lateness(problem, today), Lateness::ClosedInTime(0));
}

#[test]
fn a_measure_without_a_date_has_its_problem_s() {
    let mut office = Office::new();
    let problem = office.add(ready("题").with(Field::Due, Value::text("2025-09")));
    let measure = office.ledger.parts(problem, ledger::Kind::Measure)[0];
    let shown = |office: &Office| office.ledger.due_in_force(measure).unwrap().to_string();
    assert_eq!(shown(&office), "2025-09");
    office.due(measure, "2025-07-15").unwrap();
    assert_eq!(shown(&office), "2025-07-15");
    assert_eq!(office.ledger.due_in_force("zz-1".parse().unwrap()), None);
    assert!(matches!(
        office.due(problem, "2025-08-32"),
        Err(Refusal::ValueDoesNotFit(Field::Due))
    ));
}
