//! Texts made to be slow or large. Each is read in both of two lengths; eight times the length may take eight times
//! the time, with room for a busy machine, but not sixty-four times.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

mod common;
use std::time::{Duration, Instant};

const PATTERNS: [&str; 30] = [
    "1.",
    "一、",
    "（一）",
    "(1)",
    "①",
    "（",
    "“",
    "”“",
    "：",
    "整改措施：",
    "责任人：；",
    "。 ",
    " ",
    "　\t",
    "\n",
    "\r",
    "甲",
    "1个",
    "四方面",
    "2021年",
    "8月",
    "关于“",
    "1.关于“甲”问题的整改。\n",
    "（一）在“甲”方面\n1.关于\n",
    "1.关于“甲\n",
    "《",
    "**",
    "# 甲\n",
    "\u{feff}\n",
    "巡察组对反馈2021年8月16日至",
];

fn time(text: &str) -> Duration {
    let start = Instant::now();
    let proposal = notice::read(text);
    let taken = start.elapsed();
    assert!(proposal.keeps_every_character() || proposal.problems.len() > 1000);
    taken
}

#[test]
fn time_grows_with_length_and_no_faster() {
    for pattern in PATTERNS {
        for head in [
            "",
            "（一）已整改完成的问题\n1.关于“甲”问题的整改。\n整改成效：",
            "根据统一部署，巡察组对",
        ] {
            let text = |length: usize| format!("{head}{}", pattern.repeat(length / pattern.len()));
            let small = time(&text(6_000));
            let large = time(&text(48_000));
            let allowed = small * 40 + Duration::from_millis(1_500);
            assert!(
                large < allowed,
                "{pattern:?} behind {head:?}: {small:?}, then {large:?}"
            );
        }
    }
}

#[test]
fn tables_too() {
    let header = "序号\t方面\t问题\t整改措施\t时限\n";
    for row in [
        "1\t党建\t台账不全\t修订\t2025年8月底前\n",
        "\t\t\t①修订②培训\t①2025年8月②长期坚持\n",
        "〃\t〃\t〃\t〃\t〃\n",
        "\t\t\t\t\n",
        "一、党建方面\n",
        "1\t甲\n",
        "1\t甲\t乙\t丙\t丁\t戊\t己\n",
        "|1|甲|乙|\n",
    ] {
        let text = |length: usize| format!("{header}{}", row.repeat(length / row.len()));
        let small = time(&text(6_000));
        let large = time(&text(48_000));
        let allowed = small * 40 + Duration::from_millis(1_500);
        assert!(large < allowed, "{row:?}: {small:?}, then {large:?}");
    }
}

#[test]
fn pages_too() {
    for pattern in [
        "<", "<a \"", "<!--", "<p", "</", "<script>", "</script", "&", "&#", "<a '", "<svg></s", "< a",
    ] {
        let page = |length: usize| pattern.repeat(length / pattern.len());
        let start = Instant::now();
        let _ = notice::html::text(&page(400_000));
        assert!(
            start.elapsed() < Duration::from_secs(4),
            "{pattern:?}: {:?}",
            start.elapsed()
        );
    }
}

#[test]
fn more_lines_than_are_read_stay_unread() {
    let text = "甲\n".repeat(150_000);
    let proposal = notice::read(&text);
    assert!(proposal.doubts.iter().any(|d| d.finding == notice::DoubtKind::TooLong));
    assert_eq!(
        proposal
            .unread
            .iter()
            .map(|p| p.text.chars().filter(|c| *c == '甲').count())
            .sum::<usize>(),
        150_000
    );
}
