//! Measures how long long texts take to read: `cargo run --release -p notice --example speed`. One line for each: kind,
//! length, milliseconds (the best of five), problems found; then, read in steps, the longest of them.

use std::time::Instant;

fn main() {
    let notice: String = std::iter::once("中共甲县乙局党组关于巡察整改情况的通报\n二、整改落实情况\n（一）党的建设方面\n".to_owned())
        .chain((1..).map(|n| {
            format!(
                "{n}.关于“第{n}项台账不全”问题的整改。\n整改措施：1.修订制度，明确责任。2.开展培训12次，约谈3人次。\n整改情况：已完成。补登台账40条，指定专人登记，每月核对。（责任领导：张某；整改时限：2025年9月底前）\n"
            )
        }))
        .scan(0, |length: &mut usize, piece| {
            *length += piece.len();
            (*length < 1_000_000).then_some(piece)
        })
        .collect();
    let list: String = (1..10_001)
        .map(|n| format!("{n}.第{n}件台账登记不及时，缺{n}条。\n"))
        .collect();
    let header = "序号\t方面\t问题\t整改措施\t责任领导\t时限\t进展\n";
    let rows =
        (1..10_001).map(|n| format!("{n}\t党建\t第{n}件台账不全\t①修订制度②开展培训\t张某\t2025年9月底前\t已完成\n"));
    let table: String = std::iter::once(header.to_owned()).chain(rows).collect();
    let prose = "甲局认真落实整改责任，召开会议研究部署，".repeat(18_000);
    for (kind, text) in [("notice", notice), ("list", list), ("table", table), ("prose", prose)] {
        let mut best = f64::MAX;
        let mut problems = 0;
        for _ in 0..5 {
            let begun = Instant::now();
            let proposal = notice::read(&text);
            best = best.min(begun.elapsed().as_secs_f64() * 1_000.0);
            problems = proposal.problems.len();
        }
        let mut reading = notice::ReadingInSteps::new(text.clone());
        let mut steps = Vec::new();
        loop {
            let begun = Instant::now();
            let over = reading.step().is_some();
            steps.push(begun.elapsed().as_secs_f64() * 1_000.0);
            if over {
                break;
            }
        }
        let mut longest: Vec<(usize, f64)> = steps.iter().copied().enumerate().collect();
        longest.sort_by(|a, b| b.1.total_cmp(&a.1));
        let longest = longest.iter().take(6).map(|(at, ms)| format!("{at}: {ms:.0}"));
        println!(
            "{kind}: {} bytes, {best:.0} ms, {problems} problems; {} steps, the longest {}",
            text.len(),
            steps.len(),
            longest.collect::<Vec<_>>().join(", ")
        );
    }
}
