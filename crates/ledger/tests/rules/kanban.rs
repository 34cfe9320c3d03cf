//! 看板: what moving a card is, and whether the rules allow it, as stories.

use crate::office::{Office, ready, refusal, status};
use ledger::{
    Command, Draft, Field, Kind, Progress, Refusal, Value,
    board::kanban::{CardMove, ColumnsBy, KanbanColumn, WordsNeeded},
    closeout::CloseoutStatus,
    count::{CountIndex, GroupBy, RowName},
};

fn deed(deed: Option<CardMove>) -> &'static str {
    match deed {
        None => "—",
        Some(CardMove::Step(_)) => "填进展",
        Some(CardMove::Apply) => "申请",
        Some(CardMove::StrikeOff) => "销号",
        Some(CardMove::Return) => "退回",
        Some(CardMove::Withdraw) => "撤回",
        Some(CardMove::Rebound) => "反弹",
    }
}

#[test]
fn a_card_is_moved_by_the_deed_that_leads_there() {
    const CHECKED: &str = "王芳 申请；李强 审核";
    for (story, to, expected, by, then) in [
        ("", CloseoutStatus::NotApplied, "—", "王芳", ""),
        ("", CloseoutStatus::Pending, "申请", "王芳", "待审核"),
        ("", CloseoutStatus::Returned, "退回", "赵敏", "没有待审核的申请"),
        ("", CloseoutStatus::StruckOff, "销号", "赵敏", "没有待审核的申请"),
        ("", CloseoutStatus::Reopened, "反弹", "赵敏", "没有销号"),
        ("王芳 申请", CloseoutStatus::Pending, "—", "王芳", ""),
        ("王芳 申请", CloseoutStatus::NotApplied, "撤回", "王芳", "未申请"),
        ("王芳 申请", CloseoutStatus::NotApplied, "撤回", "赵敏", "王芳的申请"),
        ("王芳 申请", CloseoutStatus::Returned, "退回", "赵敏", "已退回"),
        ("王芳 申请", CloseoutStatus::Returned, "退回", "王芳", "本人的申请"),
        ("王芳 申请", CloseoutStatus::StruckOff, "销号", "赵敏", "未经他人审核"),
        ("王芳 申请", CloseoutStatus::StruckOff, "销号", "", "未署名"),
        ("王芳 申请", CloseoutStatus::Reopened, "反弹", "赵敏", "没有销号"),
        (CHECKED, CloseoutStatus::StruckOff, "销号", "赵敏", "已销号"),
        (CHECKED, CloseoutStatus::StruckOff, "销号", "王芳", "本人的申请"),
        (
            "王芳 申请；赵敏 退回",
            CloseoutStatus::Pending,
            "申请",
            "王芳",
            "待审核",
        ),
        (
            "王芳 申请；赵敏 退回",
            CloseoutStatus::NotApplied,
            "撤回",
            "王芳",
            "没有待审核的申请",
        ),
        (
            "王芳 申请；赵敏 退回；王芳 申请",
            CloseoutStatus::NotApplied,
            "—",
            "王芳",
            "",
        ),
        (
            "王芳 申请；赵敏 退回；王芳 申请",
            CloseoutStatus::Returned,
            "退回",
            "赵敏",
            "已退回",
        ),
        (
            "王芳 申请；李强 审核；赵敏 销号",
            CloseoutStatus::Reopened,
            "反弹",
            "赵敏",
            "重新整改",
        ),
        (
            "王芳 申请；李强 审核；赵敏 销号",
            CloseoutStatus::Pending,
            "申请",
            "王芳",
            "已经销号",
        ),
        (
            "王芳 申请；李强 审核；赵敏 销号",
            CloseoutStatus::NotApplied,
            "撤回",
            "王芳",
            "没有待审核的申请",
        ),
        (
            "王芳 申请；李强 审核；赵敏 销号；赵敏 回头看反弹；王芳 进展已完成；王芳 申请",
            CloseoutStatus::Reopened,
            "撤回",
            "王芳",
            "重新整改",
        ),
    ] {
        let (mut office, problem) = Office::with_a_ready_problem();
        office.story(problem, story).unwrap();
        let found = office.ledger.deed_for(problem, KanbanColumn::Status(to));
        assert_eq!(deed(found), expected, "{story} -> {to:?}");
        let Some(found) = found else { continue };
        let stood = match office.command(by, &found.stand_in(problem)) {
            Ok(_) => status(office.ledger.closeout(problem).status).to_owned(),
            Err(why) => refusal(&why),
        };
        assert_eq!(stood, then, "{story} -> {to:?} by {by}");
    }
}

#[test]
fn a_step_is_set_unless_it_is_struck_off() {
    let (mut office, problem) = Office::with_a_ready_problem();
    let to = |step| KanbanColumn::Step(step);
    assert_eq!(office.ledger.deed_for(problem, to(Progress::Done)), None);
    let back = office.ledger.deed_for(problem, to(Progress::UnderWay)).unwrap();
    assert!(back.at_once() && !back.on_grounds());
    office.command("王芳", &back.stand_in(problem)).unwrap();
    assert_eq!(office.ledger.progress(problem), Progress::UnderWay);
    office
        .command("王芳", &CardMove::Step(Progress::Done).stand_in(problem))
        .unwrap();
    office.story(problem, "王芳 申请；李强 审核；赵敏 销号").unwrap();
    let why = office.command("王芳", &back.stand_in(problem)).unwrap_err();
    assert_eq!(refusal(&why), "已经销号");
}

#[test]
fn an_unready_card_says_all_that_it_lacks() {
    let mut office = Office::new();
    let problem = office.add(Draft::new(Kind::Problem, "账目不清"));
    let apply = office
        .ledger
        .deed_for(problem, KanbanColumn::Status(CloseoutStatus::Pending))
        .unwrap();
    assert_eq!((apply.words(), apply.on_grounds()), (WordsNeeded::May, true));
    let Err(Refusal::NotReady(missing)) = office.command("王芳", &apply.stand_in(problem)) else {
        panic!("applied for")
    };
    assert_eq!(missing.len(), 3, "progress, outcome, who answers for it: {missing:?}");
    // A deed that must have words is refused without them.
    let (mut office, problem) = Office::with_a_ready_problem();
    office.story(problem, "王芳 申请").unwrap();
    assert_eq!(CardMove::Return.words(), WordsNeeded::Must);
    let Command::Closeout { .. } = CardMove::Return.command(problem, &[], " ", None) else {
        panic!()
    };
    let why = office
        .command("赵敏", &CardMove::Return.command(problem, &[], " ", None))
        .unwrap_err();
    assert_eq!(refusal(&why), "没有理由");
}

#[test]
fn cards_stand_in_columns_and_lanes() {
    let mut office = Office::new();
    let steps = [Progress::Done, Progress::UnderWay, Progress::Done, Progress::NotStarted];
    let problems: Vec<_> = ["李强", "李强、周明", "", "周明"]
        .into_iter()
        .zip(steps)
        .map(|(leader, step)| {
            let mut draft = ready("题");
            draft
                .fields
                .retain(|(field, _)| !matches!(field, Field::Leader | Field::Progress));
            let draft = draft.with(Field::Leader, Value::text(leader));
            office.add(draft.with(Field::Progress, Value::from(step)))
        })
        .collect();
    office.story(problems[0], "王芳 申请；李强 审核；赵敏 销号").unwrap();
    let board = CountIndex::of(&office.ledger).kanban(&problems, ColumnsBy::Progress, Some(GroupBy::Leader));
    let heads: Vec<usize> = board.columns.iter().map(|(_, count)| *count).collect();
    assert_eq!(heads, [1, 1, 0, 2]);
    let lanes: Vec<_> = board
        .lanes
        .iter()
        .map(|lane| {
            let name = match &lane.name {
                Some(RowName::Name(name)) => name.as_str(),
                _ => "—",
            };
            let cells: Vec<usize> = lane.cells.iter().map(|cell| cell.count).collect();
            (name, lane.count, cells)
        })
        .collect();
    assert_eq!(
        lanes,
        [
            ("李强", 2, vec![0, 1, 0, 1]),
            ("周明", 1, vec![1, 0, 0, 0]),
            ("—", 1, vec![0, 0, 0, 1]),
        ]
    );
    // Without lanes the cards stand in the order that was given, each once.
    let asked = [problems[2], problems[0], problems[2]];
    let board = CountIndex::of(&office.ledger).kanban(&asked, ColumnsBy::Closeout, None);
    let heads: Vec<usize> = board.columns.iter().map(|(_, count)| *count).collect();
    assert_eq!(heads, [1, 0, 0, 1, 0]);
    let progress = CountIndex::of(&office.ledger).kanban(&asked, ColumnsBy::Progress, None);
    assert_eq!(progress.lanes[0].cells[3].problems, [problems[2], problems[0]]);
    let nothing = CountIndex::of(&office.ledger).kanban(&[], ColumnsBy::Closeout, Some(GroupBy::Leader));
    assert!(nothing.lanes.is_empty() && nothing.columns.iter().all(|(_, count)| *count == 0));
}
