//! 我的待办: what a person is concerned with today, and her next step.

use crate::office::{Office, day, open, ready};
use ledger::{
    Draft, Field, Kind, Progress, Value,
    work::todo_list::{Concern, ListOwner, NextStep, TodoBucket},
};

const fn me(name: &str) -> ListOwner<'_> {
    ListOwner { name, office: false }
}

const OFFICE: ListOwner<'_> = ListOwner {
    name: "赵敏",
    office: true,
};

#[test]
fn the_same_problem_asks_something_else_of_each() {
    use NextStep::{AnswerReturn, Apply, AwaitCheck, AwaitDecision, AwaitWork, Check, Decide, Nothing, RectifyAgain};
    for (story, in_charge, leader, office) in [
        ("", Apply, AwaitWork, None),
        ("王芳 申请", AwaitCheck, Check, Some(AwaitCheck)),
        ("王芳 申请；李强 审核", AwaitDecision, AwaitDecision, Some(Decide)),
        ("王芳 申请；李强 退回", AnswerReturn, AwaitWork, None),
        ("王芳 申请；李强 审核；赵敏 销号", Nothing, Nothing, None),
        (
            "王芳 申请；李强 审核；赵敏 销号；赵敏 回头看反弹",
            RectifyAgain,
            AwaitWork,
            None,
        ),
        // What she cannot do herself is not asked of her.
        ("李强 申请", AwaitCheck, AwaitCheck, Some(AwaitCheck)),
        ("王芳 申请；赵敏 审核", AwaitDecision, AwaitDecision, Some(AwaitCheck)),
        (
            "赵敏 申请；李强 审核",
            AwaitDecision,
            AwaitDecision,
            Some(AwaitDecision),
        ),
    ] {
        let (mut desk, problem) = Office::with_a_ready_problem();
        desk.story(problem, story).unwrap();
        let next = |me| desk.ledger.mine(me, day("2025-06-02")).first().map(|entry| entry.next);
        assert_eq!(next(me("王芳")), Some(in_charge), "王芳: {story}");
        assert_eq!(next(me("李强")), Some(leader), "李强: {story}");
        assert_eq!(next(OFFICE), office, "整改办: {story}");
        assert_eq!(next(me("孙丽")), None);
    }
}

#[test]
fn the_way_to_an_application_is_one_step_after_the_other() {
    let mut office = Office::new();
    let mut bare = Draft::new(Kind::Problem, "题").with(Field::Person, Value::text("王芳、孙丽"));
    bare.parts.push(Draft::new(Kind::Measure, "其一"));
    bare.parts
        .push(Draft::new(Kind::Measure, "其二").with(Field::Person, Value::text("孙丽")));
    let problem = office.add(bare);
    let measures = office.ledger.parts(problem, Kind::Measure);
    let next = |office: &Office| office.ledger.mine(me("王芳"), day("2025-06-02"))[0].next;
    assert_eq!(next(&office), NextStep::FinishMeasures(2));
    assert_eq!(
        office.ledger.mine(me("孙丽"), day("2025-06-02")).len(),
        2,
        "the problem, and her own measure"
    );
    for measure in measures {
        office.set(measure, Field::Progress, Progress::Done).unwrap();
    }
    assert_eq!(next(&office), NextStep::WriteProgress);
    office.set(problem, Field::Progress, Progress::Done).unwrap();
    assert_eq!(next(&office), NextStep::WriteOutcome);
    office.words(problem, Field::Outcome, "成效");
    assert_eq!(next(&office), NextStep::NameEvidence);
}

#[test]
fn an_entry_stands_in_the_bucket_of_its_date() {
    // 2025-06-04 is a Wednesday; that week ends on Sunday the 8th.
    for (due, today, bucket) in [
        ("2025-06-03", "2025-06-04", TodoBucket::Late),
        ("2025-06-04", "2025-06-04", TodoBucket::ThisWeek),
        ("2025-06-08", "2025-06-04", TodoBucket::ThisWeek),
        ("2025-06-09", "2025-06-04", TodoBucket::Later),
        ("2025-06-08", "2025-06-08", TodoBucket::ThisWeek),
        ("2025-06-15", "2025-06-09", TodoBucket::ThisWeek),
        ("", "2025-06-04", TodoBucket::Later),
    ] {
        let mut office = Office::new();
        office.add(open("题").with(Field::Due, Value::text(due)));
        let list = office.ledger.mine(me("王芳"), day(today));
        assert_eq!(
            list.iter().map(|entry| entry.bucket).collect::<Vec<_>>(),
            [bucket],
            "{due} {today}"
        );
    }
}

#[test]
fn late_comes_first_and_done_last() {
    let mut office = Office::new();
    let mut add = |draft: Draft, due: &str| office.add(draft.with(Field::Due, Value::text(due)));
    let (done, waiting, later, late, later_still) = (
        add(ready("题"), "2025-05-01"),
        add(ready("题"), "2025-05-02"),
        add(open("题"), "2025-09"),
        add(open("题"), "2025-05-03"),
        add(open("题"), ""),
    );
    office.story(done, "王芳 申请；李强 审核；赵敏 销号").unwrap();
    office.story(waiting, "王芳 申请").unwrap();
    let list = office.ledger.mine(me("王芳"), day("2025-06-04"));
    let order: Vec<_> = list.iter().map(|entry| entry.problem).collect();
    assert_eq!(order, [late, later, later_still, waiting, done]);
}

#[test]
fn who_has_two_capacities_sees_what_is_asked_of_her() {
    let (mut office, problem) = Office::with_a_ready_problem();
    office.words(problem, Field::Person, "王芳、李强（科长）");
    office.story(problem, "王芳 申请").unwrap();
    let list = office.ledger.mine(me("李强"), day("2025-06-04"));
    assert_eq!(
        list.iter().map(|entry| (entry.concern, entry.next)).collect::<Vec<_>>(),
        [(Concern::Leader, NextStep::Check)]
    );
}

#[test]
fn a_measure_of_what_is_struck_off_is_done() {
    let mut office = Office::new();
    let mut draft = ready("题");
    draft.parts[0].fields.push((Field::Person, Value::text("孙丽")));
    draft.parts[0].fields.push((Field::Due, Value::text("2025-06-01")));
    let problem = office.add(draft);
    let measure = office.ledger.parts(problem, Kind::Measure)[0];
    office.set(measure, Field::Progress, Progress::UnderWay).unwrap();
    let entry = office.ledger.mine(me("孙丽"), day("2025-06-04"))[0];
    assert_eq!(
        (entry.bucket, entry.next, entry.measure),
        (TodoBucket::Late, NextStep::FinishMeasure, Some(measure))
    );
    office.set(measure, Field::Progress, Progress::Done).unwrap();
    office.story(problem, "王芳 申请；李强 审核；赵敏 销号").unwrap();
    let entry = office.ledger.mine(me("孙丽"), day("2025-06-04"))[0];
    assert_eq!((entry.bucket, entry.next), (TodoBucket::Done, NextStep::Nothing));
}

#[test]
fn contradicting_decisions_are_the_office_s_to_settle() {
    let (mut office, problem) = Office::with_a_ready_problem();
    office.story(problem, "王芳 申请；李强 审核").unwrap();
    let mut other = office.copy_for(2);
    office.story(problem, "李强 退回").unwrap();
    other.story(problem, "赵敏 销号").unwrap();
    office.merge(&other);
    assert_eq!(office.ledger.mine(OFFICE, day("2025-06-04"))[0].next, NextStep::Settle);
}
