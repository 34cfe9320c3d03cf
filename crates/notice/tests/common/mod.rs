//! Shows a proposal in short lines, for tests that are data.
#![allow(dead_code)]

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

/// The central law, and what follows from it: every letter of the text is in the fields or in the unread list, as
/// often as in the text.
pub fn assert_lawful(proposal: &Proposal) {
    assert!(proposal.keeps_every_character(), "{:?}", proposal.spans());
    let whole: String = proposal.spans().iter().map(|s| proposal.span_text(s)).collect();
    assert_eq!(whole, proposal.text());
    assert_eq!(letters(&fields(proposal)), letters(proposal.text()));
    let counts = proposal.counts;
    assert_eq!(
        counts.problems,
        counts.done + counts.nearly_done + counts.under_way + counts.not_started
    );
    assert_eq!(counts.problems as usize, proposal.problems.len());
}

fn letters(text: &str) -> Vec<char> {
    let mut letters: Vec<char> = text.chars().filter(|c| c.is_alphanumeric()).collect();
    letters.sort_unstable();
    letters
}

fn fields(proposal: &Proposal) -> String {
    let prose = &proposal.prose;
    let mut all = vec![prose.title.clone(), prose.signature.clone(), prose.date.clone()];
    let passages = [
        &prose.opening,
        &prose.part_headings,
        &prose.organisation,
        &prose.results_intro,
        &prose.next_steps,
        &prose.contact,
        &proposal.unread,
    ];
    all.extend(passages.into_iter().flatten().map(|p| p.text.clone()));
    for section in &proposal.sections {
        all.push(section.heading.clone());
        all.extend(section.intro.iter().map(|p| p.text.clone()));
    }
    for problem in &proposal.problems {
        all.push(problem.number_printed.clone());
        all.push(problem.title_printed.clone());
        for text in &problem.texts {
            all.push(text.label_printed.clone());
            all.push(text.text.clone());
        }
    }
    all.concat()
}
