//! The notices that lie beside the project, where they do: they are not ours to copy, so these tests pass without
//! them after saying so.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use notice::targets::assert_lawful;
use notice::{CountedThing, DoubtKind, LabelKey, Proposal};

fn shared(name: &str) -> Option<Proposal> {
    let path = format!("{}/../../../shared/notices/{name}", env!("CARGO_MANIFEST_DIR"));
    match std::fs::read_to_string(&path) {
        Ok(text) => {
            let proposal = notice::read(&text);
            assert_lawful(&proposal);
            Some(proposal)
        }
        Err(_) => {
            eprintln!("not here, not tested: {name}");
            None
        }
    }
}

fn labels(proposal: &Proposal, from: usize, to: usize, keys: &[LabelKey]) {
    for problem in proposal.problems.iter().take(to).skip(from) {
        let own: Vec<LabelKey> = problem.texts.iter().map(|t| t.key).collect();
        assert_eq!(own, keys, "{}", problem.title);
        assert!(problem.texts.iter().all(|t| t.text.chars().count() > 3));
    }
}

const THREE: [LabelKey; 3] = [LabelKey::Measures, LabelKey::CurrentEffect, LabelKey::NextSteps];

#[test]
fn the_real_one() {
    let Some(proposal) = shared("zhonglou-civil-affairs-2022.txt") else {
        return;
    };
    let counts = proposal.counts;
    assert_eq!((counts.problems, counts.done, counts.nearly_done), (37, 32, 0));
    assert_eq!((counts.under_way, counts.not_started), (5, 0));
    labels(&proposal, 0, 32, &[LabelKey::Result]);
    labels(&proposal, 32, 37, &THREE);
    let prose = &proposal.prose;
    assert_eq!(
        (prose.opening.len(), prose.organisation.len(), prose.next_steps.len()),
        (1, 4, 5)
    );
    assert_eq!((prose.part_headings.len(), prose.contact.len()), (3, 1));
    assert_eq!(prose.date, "2022年8月18日");
    let unread: Vec<u32> = proposal.unread.iter().map(|p| p.line).collect();
    assert_eq!(unread, [1]);
    let value = |what| proposal.declared.value(what);
    let declared = [
        CountedThing::Aspects,
        CountedThing::Categories,
        CountedThing::Problems,
        CountedThing::Measures,
        CountedThing::Done,
        CountedThing::UnderWay,
    ]
    .map(value);
    assert_eq!(declared, [Some(4), Some(15), Some(37), Some(51), Some(32), Some(5)]);
    let round = &proposal.round;
    let days = [round.from, round.to, round.feedback, round.published].map(|d| d.map(|d| d.to_string()));
    assert_eq!(
        days.map(|d| d.unwrap()),
        ["2021-08-16", "2021-09-30", "2021-11-16", "2022-08-18"]
    );
    assert_eq!(
        (
            round.contact.phone.is_empty(),
            round.contact.email.is_empty(),
            round.contact.address.is_empty()
        ),
        (false, false, false)
    );
    // The one bracket that does not close.
    let lines: Vec<u32> = proposal.doubts.iter().map(|d| d.line).collect();
    assert_eq!(lines, [88], "{:?}", proposal.doubts);
    assert!(matches!(
        proposal.doubts[0].finding,
        DoubtKind::MarkUnmatched { mark: '（', .. }
    ));
}

#[test]
fn the_made_up_one() {
    let Some(proposal) = shared("made-up-by-status.txt") else {
        return;
    };
    let counts = proposal.counts;
    assert_eq!((counts.problems, counts.done, counts.under_way), (6, 4, 2));
    labels(&proposal, 0, 4, &[LabelKey::Result]);
    labels(&proposal, 4, 6, &THREE);
    assert!(
        proposal.unread.is_empty() && proposal.doubts.is_empty(),
        "{:?}",
        proposal.doubts
    );
}

#[test]
fn the_wrong_one() {
    let Some(proposal) = shared("made-up-wrong-counts.txt") else {
        return;
    };
    let said: Vec<String> = proposal.doubts.iter().map(|d| d.sentence()).collect();
    for expected in [
        "问题总数：通报称 8，实际列出 6。",
        "已完成数：通报称 6，实际列出 5。",
        "正在推进数：通报称 2，实际列出 1。",
        "完成率：通报称 80%，按所称 6/8 应为 75%，按列出的 5/6 是 83.33%。",
        "序号 2 重复或倒退。",
        "缺序号 3。",
        "标题“丁”与第 10 行重复。",
        "列为已完成，内容却是将来时（“预计”）。",
        "列为已完成，内容只有开会。",
        "“整改成效”后面没有内容。",
        "内容里有疑似身份证号，公开前应隐去。",
    ] {
        assert!(said.iter().any(|s| s == expected), "{expected}\n{said:#?}");
    }
    let unread: Vec<u32> = proposal.unread.iter().map(|p| p.line).collect();
    assert_eq!(unread, [17]);
}

/// The notice accepted as it is and written again.
fn again(proposal: &Proposal, form: paper::notice::Form) -> String {
    use ledger::{ActorId, Command, Context, Ledger, Today, WallTime, Zone};
    let context = Context {
        actor: ActorId::from_random(1),
        next: 1,
        at: WallTime(0),
        zone: ledger::Zone::CHINA,
        by: "整改办".into(),
    };
    let command = Command::SetUp(notice::setup_of(proposal));
    let ledger = Ledger::of(Ledger::default().facts_of(&command, &context).unwrap());
    let record = paper::Record::of(&ledger, Today::at(WallTime(0), Zone::CHINA));
    let understood = |under, texts: &[paper::notice::Labelled]| {
        notice::concluded_progress(
            under,
            texts.iter().map(|text| (text.label.as_str(), text.text.as_str())),
        )
    };
    let settings = paper::notice::NoticeSettings::in_form(form);
    paper::render::text::text(&paper::notice::write(&record, &settings, &understood))
}

#[test]
fn the_real_one_comes_back_as_itself() {
    for name in ["zhonglou-civil-affairs-2022.txt", "made-up-by-status.txt"] {
        let Some(proposal) = shared(name) else { return };
        let bare = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
        let around: Vec<u32> = proposal.unread.iter().map(|passage| passage.line).collect();
        let lines = proposal.text().lines().zip(1u32..);
        let before: Vec<String> = lines
            .filter(|(line, number)| !around.contains(number) && !line.trim().is_empty())
            .map(|(line, _)| bare(line))
            .collect();
        let text = again(&proposal, paper::notice::Form::Status);
        let after: Vec<String> = text.lines().map(bare).collect();
        let differs: Vec<_> = before
            .iter()
            .zip(&after)
            .filter(|(before, after)| before != after)
            .collect();
        assert!(
            differs.is_empty() && before.len() == after.len(),
            "{name}: {differs:#?}"
        );
    }
}
