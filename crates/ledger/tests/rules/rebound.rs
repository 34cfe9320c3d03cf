//! 反弹: a problem that came back is open again, with its progress, its date and its grounds; what was written stays.

use crate::office::{Office, day, open, refusal, status};
use ledger::{Field, ItemId, Kind, Progress, Refusal, closeout::MissingForCloseout, work::due::Lateness};

const CLOSING: &str = "王芳 进展已完成；王芳 申请；李强 审核；赵敏 销号";

/// A problem that was finished and struck off on 1 June.
fn struck_off(due: &str) -> (Office, ItemId) {
    let mut office = Office::new();
    let problem = office.add(open("食堂管理不规范"));
    office.due(problem, due).unwrap();
    office.story(problem, CLOSING).unwrap();
    (office, problem)
}

/// Status, progress, 完成日期, date in force, number of problems that count as done.
fn stands(office: &Office, problem: ItemId) -> String {
    let ledger = &office.ledger;
    format!(
        "{} {:?} {} {} {}",
        status(ledger.closeout(problem).status),
        ledger.progress(problem),
        match ledger.text(problem, Field::FinishedOn) {
            "" => "-",
            day => day,
        },
        ledger
            .due_in_force(problem)
            .map_or("-".to_owned(), |due| due.to_string()),
        ledger.tally().done
    )
}

#[test]
fn a_rebound_is_open_again_and_asks_for_a_new_date() {
    for (due, story, then) in [
        ("2025-06-30", "赵敏 回头看反弹", "重新整改 UnderWay - 2025-06-30 0"),
        ("", "赵敏 回头看反弹", "重新整改 UnderWay - - 0"),
        ("", "赵敏 回头看反弹至2025-09-30", "重新整改 UnderWay - 2025-09-30 0"),
        (
            "2025-06-10",
            "赵敏 过天20；赵敏 回头看反弹",
            "2025-06-10已过，没有新的时限",
        ),
        (
            "2025-06-10",
            "赵敏 过天20；赵敏 回头看反弹至2025-06-05",
            "不晚于2025-06-10",
        ),
        (
            "2025-06-10",
            "赵敏 过天20；赵敏 回头看反弹至2025-09-30",
            "重新整改 UnderWay - 2025-09-30 0",
        ),
        // One action, taken back as one.
        (
            "2025-06-10",
            "赵敏 过天20；赵敏 回头看反弹至2025-09-30；赵敏 撤销",
            "已销号 Done 2025-06-01 2025-06-10 1",
        ),
        (
            "",
            "赵敏 回头看反弹至2025-09-30；赵敏 撤销",
            "已销号 Done 2025-06-01 - 1",
        ),
        // Once more, and struck off again.
        (
            "2025-06-10",
            "赵敏 过天20；赵敏 回头看反弹至2025-09-30；王芳 进展已完成；王芳 申请；李强 审核；赵敏 销号",
            "已销号 Done 2025-06-21 2025-09-30 1",
        ),
    ] {
        let (mut office, problem) = struck_off(due);
        let found = match office.story(problem, story) {
            Ok(()) => stands(&office, problem),
            Err(why) => refusal(&why),
        };
        assert_eq!(found, then, "{due} {story}");
    }
}

#[test]
fn what_is_refused_changes_nothing_and_nothing_written_is_cleared() {
    let (mut office, problem) = struck_off("2025-06-10");
    let facts = office.ledger.facts().len();
    office.story(problem, "赵敏 过天20").unwrap();
    office.story(problem, "赵敏 回头看反弹").unwrap_err();
    assert_eq!(office.ledger.facts().len(), facts);
    office.story(problem, "赵敏 回头看反弹至2025-09-30").unwrap();
    let last = office.ledger.facts().last().unwrap().action;
    let of_it = office.ledger.facts().iter().filter(|fact| fact.action == last);
    assert_eq!(
        of_it.count(),
        4,
        "the look-back, the date, the progress, the finished day"
    );
    let ledger = &office.ledger;
    assert_eq!(ledger.text(problem, Field::Outcome), "已修订制度2项。");
    assert_eq!(ledger.evidence_of(problem).len(), 1);
    assert_eq!(ledger.measures_done(problem), (1, 1));
    assert_eq!(ledger.dates(problem).first.unwrap().to_string(), "2025-06-10");
    assert_eq!(ledger.lateness(problem, day("2025-06-21")), Lateness::InTime(101));
    // The five grounds are asked anew, and with them the progress.
    let missing = vec![MissingForCloseout::Progress(Progress::UnderWay)];
    assert_eq!(office.story(problem, "王芳 申请"), Err(Refusal::NotReady(missing)));
}

#[test]
fn a_rebound_that_is_overruled_leaves_the_progress_as_it_was() {
    let (mut office, problem) = struck_off("2025-06-30");
    let mut other = office.copy_for(2);
    office.story(problem, "李强 回头看保持").unwrap();
    other.story(problem, "赵敏 过天3；赵敏 回头看反弹").unwrap();
    office.merge(&other);
    assert_eq!(stands(&office, problem), "重新整改 UnderWay - 2025-06-30 0");
    office.story(problem, "李强 回头看保持").unwrap();
    assert_eq!(stands(&office, problem), "已销号 Done 2025-06-01 2025-06-30 1");
    assert!(office.ledger.conflicts().is_empty());
}

#[test]
fn in_files_of_earlier_versions_a_rebound_is_not_finished_either() {
    let (mut office, problem) = struck_off("2025-06-30");
    office.story(problem, "赵敏 过天3；赵敏 回头看反弹").unwrap();
    let facts = office.ledger.facts().iter().cloned();
    let rebound = office.ledger.facts().last().unwrap().action;
    let set_back = |fact: &ledger::Fact| fact.action == rebound && matches!(fact.body, ledger::Body::Set { .. });
    let ledger = ledger::Ledger::of(facts.filter(|fact| !set_back(fact)));
    assert_eq!(ledger.progress(problem), Progress::Done, "folded as before");
    assert_eq!(ledger.lateness(problem, day("2025-07-02")), Lateness::Late(2));
    assert!(ledger.parts(problem, Kind::Measure).len() == 1);
}
