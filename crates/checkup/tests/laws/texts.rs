//! The laws of texts: nothing is found in a sound notice, and what is planted is found on its line.

use crate::plants::plant;
use crate::sound::{World, shapes, today};
use checkup::{Rule, TextFinding, check_text};
use paper::notice::{Form, Labelled, NoticeSettings, write};
use paper::{Record, render};
use proptest::prelude::*;

fn understood(under: Option<ledger::Progress>, texts: &[Labelled]) -> ledger::Progress {
    notice::concluded_progress(
        under,
        texts.iter().map(|text| (text.label.as_str(), text.text.as_str())),
    )
}

fn notice_of(world: &World) -> String {
    let record = Record::of(&world.ledger, today());
    render::text::text(&write(&record, &NoticeSettings::in_form(Form::Status), &understood))
}

fn shown(found: &[TextFinding]) -> Vec<String> {
    found
        .iter()
        .map(|one| format!("{} {:?} {}", one.line, one.what, one.words))
        .collect()
}

/// Rules whose fault shows in a text, with words of the planted sentence.
const IN_TEXTS: [(Rule, &str); 15] = [
    (Rule::DoneInFuture, "预计年底前逐项补齐"),
    (Rule::OnlyMeetings, "召开会议3次"),
    (Rule::PromiseOverdue, "2024年6月底"),
    (Rule::SameAchievement, "还核对补齐"),
    (Rule::WeekendMeeting, "2025年6月7日"),
    (Rule::MarksUnmatched, "“一岗双责制度"),
    (Rule::DocumentNumber, "（2025）3号"),
    (Rule::DoublePunctuation, "。。"),
    (Rule::PersonalName, "李明"),
    (Rule::IdNumber, "110101199003071234"),
    (Rule::PhoneNumber, "13812345678"),
    (Rule::AccountNumber, "6222021234567890123"),
    (Rule::NumberPlate, "京A12345"),
    (Rule::HomeAddress, "星港路88号523室"),
    (Rule::SecretWords, "涉密"),
];

proptest! {
    #![proptest_config(crate::cases(24))]

    #[test]
    fn nothing_is_found_in_a_sound_notice(shape in shapes()) {
        let text = notice_of(&World::of(&shape));
        prop_assert_eq!(shown(&check_text(&text, today())), Vec::<String>::new(), "{}", text);
    }

    #[test]
    fn what_is_planted_in_a_text_is_found_on_its_line(shape in shapes(), at in 0..IN_TEXTS.len()) {
        let (rule, words) = IN_TEXTS[at];
        let mut world = World::of(&shape);
        plant(rule, &mut world);
        let text = notice_of(&world);
        let found = check_text(&text, today());
        let line = text.lines().position(|line| line.contains(words)).unwrap() + 1;
        let of_rule: Vec<usize> = found.iter().filter(|one| one.what.rule() == rule).map(|one| one.line).collect();
        prop_assert_eq!(of_rule, vec![line], "{:?}: {:?}\n{}", rule, shown(&found), text);
        prop_assert_eq!(found.len(), 1, "{:?}: {:?}", rule, shown(&found));
    }
}

const SOUND: &str = "中共甲市乙区丙局党组关于巡察整改情况的通报\n根据区委统一部署，2025年3月3日至4月11日，区委第二巡察组对区丙局党组进行了巡察。6月5日，区委第二巡察组向区丙局党组反馈了巡察意见。现将巡察整改情况予以公布。\n\
    一、整改工作组织情况\n巡察共反馈3个问题。\n二、整改落实情况\n（一）已整改完成的问题\n截至目前，共计2个问题已整改完成。\n\
    1.关于“理论学习抓得不实”问题的整改。\n整改结果及成效：修订理论学习制度1项，研讨记录逐月归档。\n\
    2.关于“固定资产账实不符”问题的整改。\n整改结果及成效：清查固定资产212件，账实一致。\n\
    （二）正在推进整改的问题\n1.关于“老旧设施更新滞后”问题的整改。\n整改措施：老旧设施列入年度计划。\n现阶段成效：第一批设施5处已更新。\n下一步举措：2026年6月底前完成第二批设施更新。\n\
    三、下一步全面推进整改计划\n适时组织“回头看”。\n联系方式：电话010-00000000。\n中共甲市乙区丙局党组\n2025年9月12日\n";

/// A text with some words put in place of others, and what is found then: rule and line.
fn planted(from: &str, to: &str) -> Vec<(Rule, usize)> {
    assert!(SOUND.contains(from), "{from}");
    let found = check_text(&SOUND.replacen(from, to, 1), today());
    found.iter().map(|one| (one.what.rule(), one.line)).collect()
}

#[test]
fn faults_that_only_a_text_can_have() {
    use Rule::*;
    assert_eq!(shown(&check_text(SOUND, today())), Vec::<String>::new());
    for (from, to, found) in [
        ("反馈3个问题", "反馈4个问题", vec![(DeclaredCounts, 4)]),
        ("共计2个问题已", "共计3个问题已", vec![(DeclaredCounts, 7)]),
        ("反馈3个问题。", "反馈3个问题，整改完成率90%。", vec![(Rate, 4)]),
        ("2.关于", "3.关于", vec![(NumberGap, 10)]),
        ("2.关于", "1.关于", vec![(NumberRepeated, 10)]),
        ("固定资产账实不符", "理论学习抓得不实", vec![(TitleRepeated, 10)]),
        ("清查固定资产212件，账实一致。", "", vec![(DoneWithoutResult, 11)]),
        ("第一批设施5处已更新。", "", vec![(LabelWithoutText, 15)]),
        (
            "下一步举措：2026年6月底前完成第二批设施更新。\n",
            "",
            vec![(OpenWithoutNext, 13)],
        ),
        (
            "修订理论学习制度1项，研讨记录逐月归档。",
            "该问题正在整改中。",
            vec![(ProgressContradicted, 9)],
        ),
        (
            "反馈3个问题。",
            "反馈3个问题。对反馈的4个问题逐条认领。",
            vec![(DeclaredCounts, 4), (DeclaredTwice, 4)],
        ),
    ] {
        assert_eq!(planted(from, to), found, "{to}");
    }
}

#[test]
fn lines_are_those_of_the_text_as_it_was_given() {
    // One paragraph that the reader divides; blank lines; marks that nobody sees.
    let spread = SOUND
        .replace('\n', "\n\n")
        .replace("固定资产212件", "固\u{200b}定资产212件，，");
    let found = check_text(&spread, today());
    let line = spread.lines().position(|line| line.contains("，，")).unwrap() + 1;
    let lines: Vec<(Rule, usize)> = found.iter().map(|one| (one.what.rule(), one.line)).collect();
    assert_eq!(lines, [(Rule::DoublePunctuation, line)]);
    let joined = SOUND
        .replace('\n', "")
        .replace("清查固定资产212件", "清查固定资产212件，，");
    for finding in check_text(&joined, today()) {
        assert_eq!(finding.line, 1, "{finding:?}");
    }
}

#[test]
fn no_text_makes_it_panic() {
    for text in [
        "",
        "\n",
        "\u{feff}",
        "1.",
        "（一）\n（",
        "整改成效：",
        "2205年",
        "“",
        "某",
        "身份证号000000190001010000某",
    ] {
        let _ = check_text(text, today());
    }
}
