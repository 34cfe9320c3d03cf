//! Shows a proposal in short lines, for tests that are data.
#![allow(dead_code, clippy::unwrap_used)]

pub mod wanted;

use ledger::Progress;
use notice::{Problem, Proposal};

/// One word per progress.
pub fn word(progress: Progress) -> &'static str {
    match progress {
        Progress::Done => "done",
        Progress::NearlyDone => "nearly",
        Progress::UnderWay => "open",
        Progress::NotStarted => "not",
    }
}

/// `done 1 标题 [方面/大类] 标签=文字; 标签=文字`
pub fn problem(problem: &Problem) -> String {
    let number = problem.number.map_or("-".to_owned(), |n| n.to_string());
    let mut line = format!("{} {number} {}", word(problem.progress), problem.title);
    if !problem.group.is_empty() {
        line.push_str(&format!(" [{}]", problem.group.join("/")));
    }
    let texts: Vec<String> = problem
        .texts
        .iter()
        .map(|t| format!("{}={}", t.shown_label(), t.text.replace('\n', "⏎")))
        .collect();
    if !texts.is_empty() {
        line.push_str(&format!(" {}", texts.join("; ")));
    }
    line
}

pub fn problems(proposal: &Proposal) -> Vec<String> {
    proposal.problems.iter().map(problem).collect()
}
