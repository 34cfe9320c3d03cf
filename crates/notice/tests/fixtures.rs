//! Two whole notices, made up for these tests, in the size and the disorder of real ones.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

mod common;
use common::word;
use notice::targets::assert_lawful;
use notice::{CountedThing, LabelKey, NoticeLayout, Proposal};

fn read(name: &str) -> Proposal {
    let path = format!("{}/tests/fixtures/{name}", env!("CARGO_MANIFEST_DIR"));
    let proposal = notice::read(&std::fs::read_to_string(path).unwrap());
    assert_lawful(&proposal);
    proposal
}

fn counts(proposal: &Proposal) -> [u32; 5] {
    let c = proposal.counts;
    [c.problems, c.done, c.nearly_done, c.under_way, c.not_started]
}

fn declared(proposal: &Proposal) -> [Option<u32>; 8] {
    use CountedThing::*;
    [
        Aspects, Categories, Problems, Measures, Done, NearlyDone, UnderWay, NotStarted,
    ]
    .map(|what| proposal.declared.value(what))
}

fn unread(proposal: &Proposal) -> Vec<u32> {
    proposal.unread.iter().map(|p| p.line).collect()
}

#[test]
fn by_aspect() {
    let proposal = read("by-aspect.txt");
    assert_eq!(proposal.family, NoticeLayout::ByAspect);
    assert_eq!(counts(&proposal), [18, 11, 2, 4, 1]);
    let said = [
        Some(4),
        Some(9),
        Some(18),
        Some(46),
        Some(11),
        Some(2),
        Some(4),
        Some(1),
    ];
    assert_eq!(declared(&proposal), said);
    assert_eq!(proposal.declared.rates[0].basis_points, 6111);
    assert_eq!(proposal.doubts, []);
    assert_eq!(unread(&proposal), [1, 4, 84, 85]);
    for problem in &proposal.problems {
        assert_eq!(problem.group.len(), 2, "{}", problem.title);
        let keys: Vec<LabelKey> = problem.texts.iter().map(|t| t.key).collect();
        assert_eq!(
            keys,
            [
                LabelKey::Situation,
                LabelKey::Leader,
                LabelKey::Department,
                LabelKey::Deadline
            ],
            "{}",
            problem.title
        );
    }
    let shown: Vec<String> = proposal
        .problems
        .iter()
        .map(|p| format!("{} {} {}", word(p.progress), p.group[1], p.title))
        .collect();
    assert_eq!(shown[2], "done “第一议题”制度执行有偏差 会前准备不充分");
    assert_eq!(shown[10], "open 农村供水保障有短板 老旧管网漏损率偏高");
    assert_eq!(shown[17], "done 编外人员管理粗放 ‘吃空饷’风险排查不深入");
    assert_eq!(proposal.round.unit, "区水务局党组");
    assert_eq!(proposal.round.unit_full, "中共江州市云溪区水务局党组");
    assert_eq!(proposal.round.feedback.unwrap().to_string(), "2024-03-05");
    assert_eq!(
        (proposal.prose.organisation.len(), proposal.prose.next_steps.len()),
        (3, 3)
    );
    assert_eq!(proposal.prose.contact.len(), 4);
}

#[test]
fn by_status() {
    let proposal = read("by-status.md");
    assert_eq!(proposal.family, NoticeLayout::ByStatus);
    assert_eq!(counts(&proposal), [24, 18, 1, 3, 2]);
    let said = [Some(3), Some(10), Some(24), Some(68), Some(18), None, Some(4), Some(2)];
    assert_eq!(declared(&proposal), said);
    assert_eq!(proposal.doubts, []);
    assert_eq!(unread(&proposal), [1, 148, 149]);
    let numbers: Vec<u32> = proposal.problems.iter().filter_map(|p| p.number).collect();
    let expected: Vec<u32> = (1..=18).chain(1..=4).chain(1..=2).collect();
    assert_eq!(numbers, expected);
    for (at, problem) in proposal.problems.iter().enumerate() {
        let keys: Vec<LabelKey> = problem.texts.iter().map(|t| t.key).collect();
        let expected: &[LabelKey] = match at {
            0..18 => &[LabelKey::Result],
            18..22 => &[LabelKey::Measures, LabelKey::CurrentEffect, LabelKey::NextSteps],
            _ => &[LabelKey::Measures, LabelKey::NextSteps],
        };
        assert_eq!(keys, expected, "{}", problem.title);
    }
    assert_eq!(proposal.round.to.unwrap().to_string(), "2022-12-09");
    assert_eq!(proposal.round.feedback.unwrap().to_string(), "2023-01-18");
    assert_eq!(proposal.prose.signature, "中共南陵市白石县卫生健康局党委");
    assert_eq!(proposal.prose.date, "2023年12月29日");
}

/// Each line broken after `width` characters.
fn wrapped(text: &str, width: usize, line_end: &str) -> String {
    let mut out = String::new();
    for line in text.lines() {
        for (at, c) in line.chars().enumerate() {
            if at > 0 && at % width == 0 {
                out.push_str(line_end);
            }
            out.push(c);
        }
        out.push_str(line_end);
    }
    out
}

fn in_other_dress(name: &str) {
    let text = std::fs::read_to_string(format!("{}/tests/fixtures/{name}", env!("CARGO_MANIFEST_DIR"))).unwrap();
    let text = text.replace("\r\n", "\n");
    let plain = notice::read(&text);
    let paragraphs: String = text
        .lines()
        .map(|l| {
            format!(
                "<p style=\"x\">\n  {}</p>\n",
                l.replace('“', "&ldquo;").replace('>', "&gt;")
            )
        })
        .collect();
    let page = format!(
        "<!DOCTYPE html><html><head><title>甲</title><script>1<2</script></head><body>{paragraphs}</body></html>"
    );
    assert!(notice::html::is_page(&page));
    let others = [
        notice::html::text(&page),
        text.replace('\n', "\r\n"),
        text.replace('\n', "\n\n　　"),
        text.replace('，', ",")
            .replace('：', ":")
            .replace('；', ";")
            .replace('（', "(")
            .replace('）', ")"),
        wrapped(&text, 40, "\n"),
        wrapped(&text, 28, "\r\n"),
        wrapped(&text, 22, "\n　"),
    ];
    for (at, other) in others.iter().enumerate() {
        let other = notice::read(other);
        assert_lawful(&other);
        assert_eq!(other.counts, plain.counts, "{name}, dress {at}");
        let shown = |p: &Proposal| {
            let folded = |line: String| -> String {
                line.chars()
                    .filter(|c| *c != '⏎' && *c != ' ')
                    .map(notice::characters::half_width)
                    .collect()
            };
            p.problems
                .iter()
                .map(|p| folded(common::problem(p)))
                .collect::<Vec<_>>()
        };
        assert_eq!(shown(&other), shown(&plain), "{name}, dress {at}");
        // Not the date under the notice: a signature's line is never wrapped.
        let days = |p: &Proposal| [p.round.from, p.round.to, p.round.feedback];
        assert_eq!(days(&other), days(&plain), "{name}, dress {at}");
        assert_eq!(declared(&other), declared(&plain), "{name}, dress {at}");
    }
}

/// The same notice as a web page, with other line ends and widths, or wrapped, says the same.
#[test]
fn the_same_in_another_dress() {
    in_other_dress("by-aspect.txt");
    in_other_dress("by-status.md");
}
