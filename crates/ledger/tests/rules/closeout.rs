//! 销号: who may do what, in which order; what is missing; how rounds are numbered.

use crate::office::{Office, act, ready, refusal, status};
use ledger::{
    CannotUndo, Command, Draft, Field, Ground, Kind, Progress, Refusal, Value,
    closeout::{CloseoutAct, CloseoutRefusal, MissingForCloseout},
};

#[test]
fn a_story_of_close_out_and_how_the_problem_then_stands() {
    for (story, then, rounds) in [
        ("", "未申请", 0),
        ("王芳 申请", "待审核", 1),
        ("王芳 申请；李强 审核", "待审核", 1),
        ("王芳 申请；李强 审核；赵敏 销号", "已销号", 1),
        ("王芳 申请；李强 退回", "已退回", 1),
        ("王芳 申请；李强 审核；赵敏 退回", "已退回", 1),
        ("王芳 申请；李强 退回；王芳 申请", "待审核", 2),
        ("王芳 申请；李强 退回；王芳 申请；李强 审核；赵敏 销号", "已销号", 2),
        ("王芳 申请；王芳 撤回", "未申请", 1),
        ("王芳 申请；王芳 撤回；王芳 申请", "待审核", 1),
        ("王芳 申请；李强 退回；王芳 申请；王芳 撤回", "已退回", 2),
        ("王芳 申请；李强 退回；王芳 申请；王芳 撤回；王芳 申请", "待审核", 2),
        ("王芳 申请；李强 审核；赵敏 销号；赵敏 回头看保持", "已销号", 1),
        ("王芳 申请；李强 审核；赵敏 销号；赵敏 回头看反弹", "重新整改", 1),
        (
            "王芳 申请；李强 审核；赵敏 销号；赵敏 回头看保持；赵敏 回头看反弹",
            "重新整改",
            1,
        ),
        (
            "王芳 申请；李强 审核；赵敏 销号；赵敏 回头看反弹；王芳 进展已完成；王芳 申请",
            "待审核",
            2,
        ),
        (
            "王芳 申请；李强 审核；赵敏 销号；赵敏 回头看反弹；王芳 进展已完成；王芳 申请；李强 审核；赵敏 销号",
            "已销号",
            2,
        ),
        (
            "王芳 申请；李强 审核；赵敏 销号；赵敏 回头看反弹；王芳 进展已完成；王芳 申请；王芳 撤回",
            "重新整改",
            2,
        ),
    ] {
        let (mut office, problem) = Office::with_a_ready_problem();
        assert_eq!(office.story(problem, story), Ok(()), "{story}");
        let closeout = office.ledger.closeout(problem);
        assert_eq!(
            (status(closeout.status), closeout.rounds.len()),
            (then, rounds),
            "{story}"
        );
        assert!(!closeout.contested(), "{story}");
        let numbers: Vec<usize> = closeout.rounds.iter().map(|round| round.number).collect();
        assert_eq!(numbers, (1..=rounds).collect::<Vec<_>>(), "{story}");
    }
}

#[test]
fn what_is_refused_in_close_out_is_refused_with_a_reason() {
    for (story, why) in [
        ("李强 审核", "没有待审核的申请"),
        ("李强 退回", "没有待审核的申请"),
        ("赵敏 销号", "没有待审核的申请"),
        ("王芳 撤回", "没有待审核的申请"),
        ("王芳 申请；王芳 申请", "王芳已申请"),
        ("王芳 申请；孙丽 申请", "王芳已申请"),
        ("王芳 申请；王芳 审核", "本人的申请"),
        ("王芳 申请；王芳 退回", "本人的申请"),
        ("王芳 申请；李强 审核；王芳 销号", "本人的申请"),
        ("王芳 申请；李强 审核；李强 审核", "已审核过"),
        ("王芳 申请；赵敏 销号", "未经他人审核"),
        ("王芳 申请；赵敏 审核；赵敏 销号", "未经他人审核"),
        ("王芳 申请；李强 退回而不写理由", "没有理由"),
        ("王芳 申请；李强 撤回", "王芳的申请"),
        ("王芳 申请；李强 退回；李强 退回", "没有待审核的申请"),
        ("王芳 申请；李强 退回；王芳 撤回", "没有待审核的申请"),
        ("王芳 申请；李强 退回；李强 审核", "没有待审核的申请"),
        // A check belongs to its round: the next one is checked anew.
        ("王芳 申请；李强 审核；赵敏 退回；王芳 申请；赵敏 销号", "未经他人审核"),
        ("王芳 申请；李强 审核；王芳 撤回；王芳 申请；赵敏 销号", "未经他人审核"),
        ("王芳 申请；李强 审核；赵敏 销号；王芳 申请", "已经销号"),
        ("王芳 申请；李强 审核；赵敏 销号；赵敏 退回", "没有待审核的申请"),
        ("王芳 申请；李强 审核；赵敏 销号；赵敏 回头看反弹而不写理由", "没有理由"),
        ("王芳 申请；赵敏 回头看保持", "没有销号"),
        ("赵敏 回头看反弹", "没有销号"),
        (
            "王芳 申请；李强 审核；赵敏 销号；赵敏 回头看反弹；赵敏 回头看保持",
            "没有销号",
        ),
        (" 申请", "未署名"),
        ("王芳 申请； 审核", "未署名"),
    ] {
        let (mut office, problem) = Office::with_a_ready_problem();
        let refused = office.story(problem, story).unwrap_err();
        assert_eq!(refusal(&refused), why, "{story}");
    }
}

#[test]
fn one_hand_is_one_name_whatever_spaces_stand_around_it() {
    let (mut office, problem) = Office::with_a_ready_problem();
    office.act(" 王芳 ", problem, act("申请")).unwrap();
    assert_eq!(
        office.act("王芳", problem, act("审核")),
        Err(Refusal::Closeout(CloseoutRefusal::OwnApplication))
    );
    assert_eq!(office.act("王芳\t", problem, act("撤回")), Ok(1));
}

#[test]
fn where_no_leader_is_named_the_office_decides_without_a_check() {
    let (mut office, problem) = Office::with_a_ready_problem();
    office.words(problem, Field::Leader, "");
    assert_eq!(office.story(problem, "王芳 申请；赵敏 销号"), Ok(()));
    assert_eq!(status(office.ledger.closeout(problem).status), "已销号");
}

#[test]
fn all_that_is_missing_is_said_at_once() {
    let mut office = Office::new();
    let mut bare = Draft::new(Kind::Problem, "台账不全");
    bare.parts.push(Draft::new(Kind::Measure, "补登记"));
    bare.parts
        .push(Draft::new(Kind::Measure, "补签字").with(Field::Progress, Value::from(Progress::NearlyDone)));
    let problem = office.add(bare);
    let measures = office.ledger.parts(problem, Kind::Measure);
    let mut missing = vec![
        MissingForCloseout::Progress(Progress::NotStarted),
        MissingForCloseout::Measures(measures.clone()),
        MissingForCloseout::Outcome,
        MissingForCloseout::Responsible,
        MissingForCloseout::Evidence,
    ];
    assert_eq!(office.ledger.missing_for_closeout(problem), missing, "before applying");
    assert_eq!(missing.iter().filter(|one| one.is_soft()).count(), 1);
    let apply = |grounds: &[Ground], reason: &str| CloseoutAct::Apply {
        grounds: grounds.to_vec(),
        reason: reason.into(),
    };
    missing.push(MissingForCloseout::Ground);
    let refused = office.act("王芳", problem, apply(&[], " "));
    assert_eq!(refused, Err(Refusal::NotReady(missing)));

    for measure in measures {
        office.set(measure, Field::Progress, Progress::Done).unwrap();
    }
    office.set(problem, Field::Progress, Progress::Done).unwrap();
    office.words(problem, Field::Outcome, "登记齐全。");
    office.words(problem, Field::Department, "办公室");
    assert_eq!(
        office.ledger.missing_for_closeout(problem),
        [MissingForCloseout::Evidence]
    );
    let grounds = [Ground::DealtWith];
    let refused = office.act("王芳", problem, apply(&grounds, ""));
    assert_eq!(refused, Err(Refusal::NotReady(vec![MissingForCloseout::Evidence])));
    assert_eq!(
        office.act("王芳", problem, apply(&grounds, "现场已拆除，无文字材料")),
        Ok(1),
        "a written reason makes up for papers"
    );
}

#[test]
fn a_citation_that_was_removed_proves_nothing_nor_does_a_document() {
    let mut office = Office::new();
    let mut other = office.copy_for(2);
    let problem = office.add(ready("题"));
    assert_eq!(office.ledger.missing_for_closeout(problem), []);
    let item = office.ledger.parts(problem, Kind::Citation)[0];
    let reason = || "作废".to_owned();
    office
        .command("整改办", &Command::Remove { item, reason: reason() })
        .unwrap();
    assert_eq!(
        office.ledger.missing_for_closeout(problem),
        [MissingForCloseout::Evidence]
    );
    office.command("整改办", &Command::Restore { item }).unwrap();
    assert_eq!(office.ledger.missing_for_closeout(problem), []);
    // Another, who does not know that it is cited, removes the document.
    let item = Office::document();
    other
        .command("整改办", &Command::Remove { item, reason: reason() })
        .unwrap();
    office.merge(&other);
    assert_eq!(
        office.ledger.missing_for_closeout(problem),
        [MissingForCloseout::Evidence]
    );
}

#[test]
fn an_application_keeps_its_grounds_once_each_and_in_order() {
    let (mut office, problem) = Office::with_a_ready_problem();
    let grounds = vec![Ground::CauseFixed, Ground::MeasuresDone, Ground::CauseFixed];
    let reason = String::new();
    office
        .act("王芳", problem, CloseoutAct::Apply { grounds, reason })
        .unwrap();
    let closeout = office.ledger.closeout(problem);
    let kept = &closeout.rounds[0].applications[0].decision.grounds;
    assert_eq!(*kept, [Ground::MeasuresDone, Ground::CauseFixed]);
}

#[test]
fn the_progress_of_what_is_struck_off_stands_until_a_look_back_reopens_it() {
    let (mut office, problem) = Office::with_a_ready_problem();
    let measure = office.ledger.parts(problem, Kind::Measure)[0];
    office.set(problem, Field::Progress, Progress::NearlyDone).unwrap();
    office.set(problem, Field::Progress, Progress::Done).unwrap();
    office.story(problem, "王芳 申请；李强 审核；赵敏 销号").unwrap();
    let struck_off = Err(Refusal::Closeout(CloseoutRefusal::StruckOff));
    for item in [problem, measure] {
        assert_eq!(office.set(item, Field::Progress, Progress::UnderWay), struck_off);
        assert_eq!(office.set(item, Field::Progress, Progress::Done), Ok(0), "as it stands");
    }
    let action = office.ledger.undoable("整改办").unwrap();
    let undo = office.command("整改办", &Command::Undo { action });
    assert_eq!(undo, Err(Refusal::CannotUndo(CannotUndo::StruckOff)));
    office.words(problem, Field::Remarks, "存档");
    office.story(problem, "赵敏 回头看反弹").unwrap();
    assert_eq!(
        office.set(problem, Field::Progress, Progress::UnderWay),
        Ok(0),
        "the rebound set it back"
    );
}

#[test]
fn what_is_struck_off_stays_and_neither_gets_nor_loses_measures() {
    const STAYS: Option<Refusal> = Some(Refusal::StruckOffStays);
    const MEASURES: Option<Refusal> = Some(Refusal::StruckOffMeasures);
    for (story, struck_off) in [
        ("", false),
        ("王芳 申请", false),
        ("王芳 申请；李强 审核", false),
        ("王芳 申请；李强 退回", false),
        ("王芳 申请；李强 审核；赵敏 销号", true),
        ("王芳 申请；李强 审核；赵敏 销号；赵敏 回头看保持", true),
        ("王芳 申请；李强 审核；赵敏 销号；赵敏 回头看反弹", false),
        (
            "王芳 申请；李强 审核；赵敏 销号；赵敏 回头看反弹；王芳 进展已完成；王芳 申请；李强 审核；赵敏 销号",
            true,
        ),
    ] {
        let (mut office, problem) = Office::with_a_ready_problem();
        let measure = office.ledger.parts(problem, Kind::Measure)[0];
        let part = |under, kind| Command::AddPart {
            under: Some(under),
            draft: Draft::new(kind, "补"),
        };
        office.command("整改办", &part(measure, Kind::Phase)).unwrap();
        office.command("整改办", &part(measure, Kind::Note)).unwrap();
        office.story(problem, story).unwrap();
        let [phase, note] = [Kind::Phase, Kind::Note].map(|kind| office.ledger.parts(measure, kind)[0]);
        let citation = office.ledger.parts(problem, Kind::Citation)[0];
        let remove = |item| Command::Remove {
            item,
            reason: "重复".into(),
        };
        let title = || "又一条".to_owned();
        for (what, command, refused) in [
            ("移除问题", remove(problem), STAYS),
            (
                "新增措施",
                Command::AddMeasure {
                    problem,
                    title: title(),
                },
                MEASURES,
            ),
            ("新增措施", part(problem, Kind::Measure), MEASURES),
            ("新增阶段", part(measure, Kind::Phase), MEASURES),
            ("移除措施", remove(measure), MEASURES),
            ("移除阶段", remove(phase), MEASURES),
            // What is only told of it goes on.
            ("新增进展记录", part(measure, Kind::Note), None),
            ("移除进展记录", remove(note), None),
            ("新增制度", part(problem, Kind::Regulation), None),
            ("取消引用", remove(citation), None),
        ] {
            let mut office = office.clone();
            let done = office.command("整改办", &command).map(drop);
            let expected = refused.filter(|_| struck_off).map_or(Ok(()), Err);
            assert_eq!(done, expected, "{story}: {what}");
        }
    }
}

#[test]
fn what_was_done_before_the_strike_off_can_still_be_undone() {
    let struck_off = "王芳 申请；李强 审核；赵敏 销号";
    // A measure that was added and is done; taken back, it goes.
    let (mut office, problem) = Office::with_a_ready_problem();
    let draft = Draft::new(Kind::Measure, "补登记").with(Field::Progress, Value::from(Progress::Done));
    let under = Some(problem);
    office.command("整改办", &Command::AddPart { under, draft }).unwrap();
    let added = office.ledger.undoable("整改办").unwrap();
    office.story(problem, struck_off).unwrap();
    office.command("整改办", &Command::Undo { action: added }).unwrap();
    assert_eq!(office.ledger.parts(problem, Kind::Measure).len(), 1);
    // And it comes back when that is taken back, though nobody could add it now, or bring it back in another way.
    let restore = Command::Restore { item: added };
    assert_eq!(office.command("整改办", &restore), Err(Refusal::StruckOffMeasures));
    let redo = office.ledger.redoable("整改办").unwrap();
    office.command("整改办", &Command::Undo { action: redo }).unwrap();
    assert_eq!(office.ledger.parts(problem, Kind::Measure).len(), 2);

    // A measure that was removed comes back.
    let (mut office, problem) = Office::with_a_ready_problem();
    let item = office.ledger.parts(problem, Kind::Measure)[0];
    let reason = "重复".into();
    office.command("整改办", &Command::Remove { item, reason }).unwrap();
    let removed = office.ledger.undoable("整改办").unwrap();
    office.story(problem, struck_off).unwrap();
    office.command("整改办", &Command::Undo { action: removed }).unwrap();
    assert_eq!(office.ledger.parts(problem, Kind::Measure), [item]);
    assert_eq!(status(office.ledger.closeout(problem).status), "已销号");
}

#[test]
fn a_problem_removed_by_one_and_struck_off_by_another_stays_until_it_is_settled() {
    let (mut office, problem) = Office::with_a_ready_problem();
    let mut other = office.copy_for(2);
    let remove = || Command::Remove {
        item: problem,
        reason: "重复".into(),
    };
    other.command("孙丽", &remove()).unwrap();
    office.story(problem, "王芳 申请；李强 审核；赵敏 销号").unwrap();
    office.merge(&other);
    other.merge(&office);
    for office in [&mut office, &mut other] {
        assert!(office.ledger.is_there(problem) && office.ledger.contested().contains(&problem));
        assert_eq!(office.command("孙丽", &remove()), Err(Refusal::StruckOffStays));
        let mut kept = office.clone();
        kept.command("孙丽", &Command::Restore { item: problem }).unwrap();
        assert!(kept.ledger.contested().is_empty());
        office.story(problem, "赵敏 回头看反弹").unwrap();
        office.command("孙丽", &remove()).unwrap();
        assert!(!office.ledger.is_there(problem));
    }
    // A measure that came in with another's file is taken in as any.
    let (mut office, problem) = Office::with_a_ready_problem();
    let mut other = office.copy_for(2);
    let title = "补登记".to_owned();
    other.command("孙丽", &Command::AddMeasure { problem, title }).unwrap();
    office.story(problem, "王芳 申请；李强 审核；赵敏 销号").unwrap();
    office.merge(&other);
    assert_eq!(office.ledger.parts(problem, Kind::Measure).len(), 2);
    assert_eq!(status(office.ledger.closeout(problem).status), "已销号");
}

#[test]
fn a_decision_is_on_a_problem_that_is_there() {
    let (mut office, problem) = Office::with_a_ready_problem();
    let measure = office.ledger.parts(problem, Kind::Measure)[0];
    assert_eq!(office.act("王芳", measure, act("申请")), Err(Refusal::NoSuchItem));
    let reason = "重复".into();
    office
        .command("王芳", &Command::Remove { item: problem, reason })
        .unwrap();
    assert_eq!(office.act("王芳", problem, act("申请")), Err(Refusal::ItemRemoved));
}

#[test]
fn a_decision_taken_back_by_undo_is_as_if_it_had_not_been_made_and_stays_in_the_record() {
    for (story, by, then) in [
        ("王芳 申请", "王芳", "未申请"),
        ("王芳 申请；王芳 撤回", "王芳", "待审核"),
        ("王芳 申请；李强 退回", "李强", "待审核"),
        ("王芳 申请；李强 审核；赵敏 销号", "赵敏", "待审核"),
        ("王芳 申请；李强 审核；赵敏 销号；赵敏 回头看反弹", "赵敏", "已销号"),
    ] {
        let (mut office, problem) = Office::with_a_ready_problem();
        office.story(problem, story).unwrap();
        let decisions = office.ledger.decisions(problem).len();
        let action = office.ledger.undoable(by).unwrap();
        office.command(by, &Command::Undo { action }).unwrap();
        assert_eq!(status(office.ledger.closeout(problem).status), then, "{story}");
        assert_eq!(office.ledger.decisions(problem).len(), decisions + 1, "{story}");
    }
}

#[test]
fn problems_do_not_touch_each_other() {
    let (mut office, one) = Office::with_a_ready_problem();
    let other = office.add(ready("公车管理不严"));
    office.story(one, "王芳 申请；李强 审核；赵敏 销号").unwrap();
    assert_eq!(status(office.ledger.closeout(other).status), "未申请");
}

#[test]
fn grounds_and_approver_are_written_only_where_there_are_any() {
    for (line, understood) in [
        (
            r#"{"id":"a-1","t":1,"at":0,"by":"王芳","do":"decide","item":"a-9","kind":"apply","reason":""}"#,
            true,
        ),
        (
            r#"{"id":"a-1","t":1,"at":0,"by":"王芳","do":"decide","item":"a-9","kind":"apply","reason":"","grounds":["measures_done","cause_fixed"]}"#,
            true,
        ),
        (
            r#"{"id":"a-1","t":1,"at":0,"by":"王芳","do":"decide","item":"a-9","kind":"extend","reason":"汛期","until":"2025-09","approver":"周局长"}"#,
            true,
        ),
        (
            r#"{"id":"a-1","t":1,"at":0,"by":"王芳","do":"decide","item":"a-9","kind":"apply","reason":"","grounds":["of a later version"]}"#,
            false,
        ),
    ] {
        let fact = ledger::Fact::read(line).unwrap();
        assert_eq!((fact.is_understood(), fact.to_line().as_str()), (understood, line));
    }
}
