//! What a person may correct in review, and what is declined.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

mod common;
use common::problems;
use ledger::Progress;
use notice::targets::assert_lawful;
use notice::{CorrectionRefusal, ProblemId, Proposal};

const TEXT: &str = "网站导航\n（一）已整改完成的问题\n1.关于“甲”问题的整改。\n整改成效：一。二。三。\n2.关于“乙”问题的整改。\n整改成效：四。\n第二段。\n中共丁局党组\n2024年5月6日\n3.关于“丙”问题的整改";

fn proposal() -> Proposal {
    let proposal = notice::read(TEXT);
    assert_eq!(
        problems(&proposal),
        [
            "done 1 甲 整改结果及成效=一。二。三。",
            "done 2 乙 整改结果及成效=四。⏎第二段。"
        ]
    );
    proposal
}

fn id(proposal: &Proposal, at: usize) -> ProblemId {
    proposal.problems[at].id
}

fn check(corrected: Result<Proposal, CorrectionRefusal>, expected: &[&str]) -> Proposal {
    let corrected = corrected.unwrap();
    assert_lawful(&corrected);
    assert_eq!(problems(&corrected), expected);
    corrected
}

#[test]
fn title_progress_group() {
    let before = proposal();
    let first = id(&before, 0);
    let after = check(
        before.set_title(first, " 新 "),
        &[
            "done 1 新 整改结果及成效=一。二。三。",
            "done 2 乙 整改结果及成效=四。⏎第二段。",
        ],
    );
    assert_eq!(after.problems[0].title_printed, "关于“甲”问题的整改。");
    let after = check(
        after.set_progress(first, Progress::NearlyDone),
        &[
            "nearly 1 新 整改结果及成效=一。二。三。",
            "done 2 乙 整改结果及成效=四。⏎第二段。",
        ],
    );
    assert_eq!((after.counts.done, after.counts.nearly_done), (1, 1));
    let group = ["思想".to_owned(), " ".to_owned(), "学风".to_owned()];
    check(
        after.set_group(first, &group),
        &[
            "nearly 1 新 [思想/学风] 整改结果及成效=一。二。三。",
            "done 2 乙 整改结果及成效=四。⏎第二段。",
        ],
    );
    assert_eq!(
        before.set_title(first, "　").unwrap_err(),
        CorrectionRefusal::EmptyTitle
    );
}

#[test]
fn merge() {
    let before = proposal();
    let merged = check(
        before.merge_into_previous(id(&before, 1)),
        &["done 1 甲 整改结果及成效=一。二。三。⏎2.关于“乙”问题的整改。; 整改结果及成效=四。⏎第二段。"],
    );
    assert_eq!(
        merged.merge_into_previous(id(&merged, 0)).unwrap_err(),
        CorrectionRefusal::NothingBefore
    );
    assert_eq!(
        merged.set_progress(id(&before, 1), Progress::Done).unwrap_err(),
        CorrectionRefusal::NoSuchProblem
    );
}

#[test]
fn split_inside_a_text() {
    let before = proposal();
    let first = id(&before, 0);
    // Behind "一。", as a click between the characters of the shown text.
    let at = before.source_offset_of(first, 0, 2).unwrap();
    let after = check(
        before.split_at(first, at),
        &[
            "done 1 甲 整改结果及成效=一。",
            "done - 二 正文=三。",
            "done 2 乙 整改结果及成效=四。⏎第二段。",
        ],
    );
    let merged = after.merge_into_previous(id(&after, 1)).unwrap();
    assert_eq!(problems(&merged), problems(&before));
}

#[test]
fn split_at_a_line_or_a_label() {
    let before = proposal();
    let second = id(&before, 1);
    check(
        before.split_at_line(second, 7),
        &[
            "done 1 甲 整改结果及成效=一。二。三。",
            "done 2 乙 整改结果及成效=四。",
            "done - 第二段",
        ],
    );
    let after = check(
        before.split_at_line(second, 6),
        &[
            "done 1 甲 整改结果及成效=一。二。三。",
            "done 2 乙",
            "done -  整改结果及成效=四。⏎第二段。",
        ],
    );
    assert!(
        after
            .doubts
            .iter()
            .any(|d| matches!(d.finding, notice::DoubtKind::TitleMissing))
    );
    assert_eq!(
        before.split_at_line(second, 5).unwrap_err(),
        CorrectionRefusal::NothingLeft
    );
    assert_eq!(
        before.split_at_line(second, 9).unwrap_err(),
        CorrectionRefusal::NotInside
    );
    assert_eq!(
        before.split_at_line(second, 99).unwrap_err(),
        CorrectionRefusal::NotInside
    );
    assert_eq!(before.split_at(second, 0).unwrap_err(), CorrectionRefusal::NotInside);
    assert_eq!(
        before.split_at(ProblemId(99), 1).unwrap_err(),
        CorrectionRefusal::NoSuchProblem
    );
}

#[test]
fn give_up_and_take_back() {
    let before = proposal();
    let dropped = check(
        before.return_to_unread(id(&before, 1)),
        &["done 1 甲 整改结果及成效=一。二。三。"],
    );
    let lines: Vec<u32> = dropped.unread.iter().map(|p| p.line).collect();
    assert_eq!(lines, [1, 5, 6, 6, 7, 10]);
    check(
        dropped.problem_from_unread(5, 7, Progress::UnderWay),
        &[
            "done 1 甲 整改结果及成效=一。二。三。",
            "open 2 乙 整改结果及成效=四。⏎第二段。",
        ],
    );
    check(
        dropped.add_unread_lines(id(&dropped, 0), 7, 7),
        &["done 1 甲 整改结果及成效=一。二。三。⏎第二段。"],
    );
    assert_eq!(
        dropped.add_unread_lines(id(&dropped, 0), 3, 4).unwrap_err(),
        CorrectionRefusal::NotUnread
    );
    assert_eq!(
        dropped.problem_from_unread(3, 4, Progress::Done).unwrap_err(),
        CorrectionRefusal::NotUnread
    );
}

#[test]
fn an_unread_line_becomes_a_problem() {
    let before = proposal();
    check(
        before.problem_from_unread(10, 10, Progress::NotStarted),
        &[
            "done 1 甲 整改结果及成效=一。二。三。",
            "done 2 乙 整改结果及成效=四。⏎第二段。",
            "not 3 丙",
        ],
    );
    for declined in [
        CorrectionRefusal::NoSuchProblem,
        CorrectionRefusal::NothingBefore,
        CorrectionRefusal::NotInside,
        CorrectionRefusal::NothingLeft,
        CorrectionRefusal::NotUnread,
        CorrectionRefusal::EmptyTitle,
    ] {
        assert!(declined.sentence().contains("什么也没有改"));
    }
}

/// Found by the random tests: the split fell among blanks before a title that taken-in words had got in front of.
#[test]
fn split_between_taken_words_and_title() {
    let before = notice::read("整改成效：一、整改工作组织情况\n\n\n\n1.关于“甲”问题的整改。");
    let taken = before.add_unread_lines(id(&before, 0), 1, 1).unwrap();
    assert_lawful(&taken);
    for line in 2..=5 {
        let split = taken.split_at_line(id(&taken, 0), line).unwrap();
        assert_lawful(&split);
        assert_eq!(split.problems.len(), 2);
    }
}
