//! Counts of close-out and of lateness: the parts make the whole, and are what the single problems say.

use crate::office::{Office, day, open, ready};
use ledger::{Command, Field, ItemId, Value};

const STORIES: [(&str, &str); 9] = [
    ("", ""),
    ("王芳 申请", "2025-06-30"),
    ("王芳 申请；李强 审核", "2025-06-12"),
    ("王芳 申请；李强 退回", "2025-06-05"),
    ("王芳 申请；李强 审核；赵敏 销号", "2025-05-30"),
    ("王芳 申请；李强 审核；赵敏 销号", "2025-06-30"),
    ("王芳 申请；李强 审核；赵敏 销号；赵敏 回头看保持", ""),
    ("王芳 申请；李强 审核；赵敏 销号；赵敏 回头看反弹", "2025-06-10"),
    ("王芳 申请；王芳 撤回", "2025"),
];

fn office() -> (Office, Vec<ItemId>) {
    let mut office = Office::new();
    let problems = STORIES.map(|(story, due)| {
        let problem = office.add(ready("题").with(Field::Due, Value::text(due)));
        office.story(problem, story).unwrap();
        problem
    });
    (office, problems.to_vec())
}

#[test]
fn close_out_is_counted_and_adds_up() {
    let (mut office, problems) = office();
    let tally = office.ledger.closeout_tally();
    assert_eq!(
        (
            tally.total,
            tally.not_applied,
            tally.pending,
            tally.returned,
            tally.struck_off,
            tally.reopened
        ),
        (9, 2, 2, 1, 3, 1)
    );
    assert!(tally.adds_up());
    assert_eq!(tally.rate().unwrap().to_string(), "33.33%");
    assert_eq!(
        office
            .ledger
            .closeout_tally_of(problems[4..7].iter().copied())
            .struck_off,
        3
    );
    let (item, reason) = (problems[1], "重复".into());
    office.command("整改办", &Command::Remove { item, reason }).unwrap();
    let tally = office.ledger.closeout_tally();
    assert_eq!(
        (tally.total, tally.pending, tally.struck_off),
        (8, 1, 3),
        "what was removed is not counted"
    );
    assert!(tally.adds_up());
}

#[test]
fn lateness_is_counted_and_adds_up() {
    let (mut office, problems) = office();
    for due in ["", "2025-06-30", "2025-06-12", "2025-06-05", "2025"] {
        office.add(open("题").with(Field::Due, Value::text(due)));
    }
    // It came back, and is not finished any more; it was entered as finished on the first day, as all above.
    let came_back = problems[7];
    for (today, in_time, late, first, second) in [
        ("2025-06-01", 5, 0, 1, 2),
        ("2025-06-11", 3, 2, 1, 1),
        ("2026-01-01", 0, 5, 0, 0),
    ] {
        let tally = office.ledger.lateness_tally(day(today));
        // Three without a date: one of them struck off, one entered as finished.
        assert_eq!(
            (tally.no_date, tally.in_time, tally.late),
            (3, in_time, late),
            "{today}"
        );
        assert_eq!((tally.awaiting, tally.awaiting_no_date), (5, 1), "{today}");
        assert_eq!((tally.first_warning, tally.second_warning), (first, second), "{today}");
        assert_eq!((tally.closed_in_time, tally.closed_late), (2, 0), "{today}: it freezes");
        assert_eq!(tally.finished_late, 0, "nobody knows when it was finished");
        assert!(tally.adds_up());
        assert!(!office.ledger.lateness(came_back, day(today)).awaits_strike_off());
    }
    office.words(problems[4], Field::FinishedOn, "2025-05-31");
    office.words(problems[2], Field::FinishedOn, "2025-06-13");
    let tally = office.ledger.lateness_tally(day("2025-06-20"));
    assert_eq!((tally.finished_late, tally.closed_late, tally.awaiting), (2, 1, 5));
    assert!(tally.adds_up());
}

#[test]
fn a_page_is_told_that_counts_may_have_changed() {
    let (mut office, problems) = office();
    let before = office.ledger.clone();
    office.story(problems[0], "王芳 申请").unwrap();
    office.due(problems[0], "2025-06-30").unwrap();
    let (seen, mut page) = (before.facts().len(), before);
    for fact in &office.ledger.facts()[seen..] {
        assert!(page.fold([fact.clone()]).counts, "{fact:?}");
    }
}

#[test]
fn of_nothing_there_is_no_rate() {
    let tally = Office::new().ledger.closeout_tally();
    assert_eq!((tally.total, tally.adds_up(), tally.rate()), (0, true, None));
}
