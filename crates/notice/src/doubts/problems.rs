//! Checks of single problems: numbers, titles, texts that are missing, empty or in the wrong tense.

use super::doubt::{Doubt, DoubtKind, about_problem};
use crate::characters::{begins_with_any, contains_any, is_stop, letters_and_digits, listed_words};
use crate::label::LabelKey;
use crate::proposal::{Problem, ProgressFrom, Proposal};
use ledger::Progress;

/// Check of numbers within a section: none twice, none left out. A section may begin at 1 or continue the one before.
pub(super) fn numbers(proposal: &Proposal, doubts: &mut Vec<Doubt>) {
    let mut last: Option<(Option<u32>, u32)> = None;
    for problem in &proposal.problems {
        let Some(number) = problem.number else { continue };
        let expected = match last {
            Some((section, before)) if section == problem.section => {
                if number <= before {
                    doubts.push(about_problem(
                        problem.id,
                        problem.line,
                        DoubtKind::NumberRepeated { number },
                    ));
                    continue;
                }
                before.saturating_add(1)
            }
            // A new section begins at 1, or continues the last one.
            Some((_, before)) if number != 1 && number > before => before.saturating_add(1),
            _ => 1,
        };
        if number > expected {
            let missing = DoubtKind::NumberMissing {
                from: expected,
                to: number - 1,
            };
            doubts.push(about_problem(problem.id, problem.line, missing));
        }
        last = Some((problem.section, number));
    }
}

/// Check of titles: none twice, none empty.
pub(super) fn titles(proposal: &Proposal, doubts: &mut Vec<Doubt>) {
    let mut seen: Vec<(String, u32, usize)> = Vec::with_capacity(proposal.problems.len());
    for (index, problem) in proposal.problems.iter().enumerate() {
        if problem.title.is_empty() {
            doubts.push(about_problem(problem.id, problem.line, DoubtKind::TitleMissing));
        } else {
            seen.push((letters_and_digits(&problem.title).collect(), problem.line, index));
        }
    }
    seen.sort();
    let mut repeated = Vec::new();
    for pair in seen.windows(2) {
        let [(a, first_line, _), (b, _, index)] = pair else {
            continue;
        };
        if a == b
            && let Some(problem) = proposal.problems.get(*index)
        {
            let finding = DoubtKind::TitleRepeated {
                title: problem.title.clone(),
                first_line: *first_line,
            };
            repeated.push(about_problem(problem.id, problem.line, finding));
        }
    }
    repeated.sort_by_key(|d| d.line);
    doubts.append(&mut repeated);
}

/// Check of texts: done problems have a result; open ones measures, an effect so far and next steps, in notices that
/// have such texts.
pub(super) fn texts_called_for(proposal: &Proposal, doubts: &mut Vec<Doubt>) {
    use LabelKey::{Body, CurrentEffect, Measures, NextSteps, Result, Situation};
    let in_use = |key| proposal.problems.iter().any(|p| p.texts_of(key).next().is_some());
    let steps = [Measures, CurrentEffect, NextSteps];
    let three = in_use(CurrentEffect) || in_use(NextSteps);
    for problem in &proposal.problems {
        let has = |key| problem.texts_of(key).next().is_some();
        let told = has(Situation) || has(Body);
        let mut missing = |key| doubts.push(about_problem(problem.id, problem.line, DoubtKind::TextMissing { key }));
        match problem.progress {
            Progress::Done if !has(Result) && !has(CurrentEffect) && !told => missing(Result),
            Progress::UnderWay | Progress::NearlyDone if !told && (three || has(Measures)) => {
                steps.into_iter().filter(|key| !has(*key)).for_each(missing);
            }
            Progress::UnderWay | Progress::NearlyDone if !told && problem.texts.is_empty() => missing(Measures),
            _ => {}
        }
    }
}

/// Check for labels without text.
pub(super) fn empty_texts(proposal: &Proposal, doubts: &mut Vec<Doubt>) {
    for problem in &proposal.problems {
        for text in problem
            .texts
            .iter()
            .filter(|t| !t.text.chars().any(char::is_alphanumeric))
        {
            let finding = DoubtKind::TextEmpty {
                label: text.label.clone(),
            };
            doubts.push(about_problem(problem.id, text.line, finding));
        }
    }
}

/// Text of a done problem on what was done, and its line.
fn result(problem: &Problem) -> Option<(&str, u32)> {
    let text = [LabelKey::Result, LabelKey::Situation, LabelKey::Body]
        .into_iter()
        .find_map(|key| problem.texts_of(key).next())?;
    Some((text.text.as_str(), text.line)).filter(|t| !t.0.is_empty())
}

/// Check for done problems all of whose sentences speak of the future.
pub(super) fn done_in_future(proposal: &Proposal, doubts: &mut Vec<Doubt>) {
    for problem in proposal.problems.iter().filter(|p| p.progress == Progress::Done) {
        let Some((text, line)) = result(problem) else { continue };
        if let Some(word) = future_throughout(text) {
            let finding = DoubtKind::DoneInFuture { word: word.to_owned() };
            doubts.push(about_problem(problem.id, line, finding));
        }
    }
}

/// The first word of the future of a text all of whose sentences speak of the future.
pub fn future_throughout(text: &str) -> Option<&'static str> {
    let mut word = None;
    let mut sentences = text.split(is_stop).filter(|s| s.chars().any(char::is_alphanumeric));
    let all = sentences.all(|sentence| {
        let found = future_word(sentence);
        word = word.or(found);
        found.is_some()
    });
    word.filter(|_| all)
}

/// The word of the future of a sentence that says nothing of the past.
pub fn future_word(sentence: &str) -> Option<&'static str> {
    const FUTURE: &str = "预计 力争 将于 计划于 拟于 争取 将在 将进一步 有望";
    let found = listed_words(FUTURE).find(|w| sentence.contains(w));
    let found = found.or_else(|| begins_with_will(sentence.trim_start()).then_some("将"));
    found.filter(|_| !sentence.contains('已') && !sentence.contains('了'))
}

/// Whether a sentence begins with 将 before what is going to be done; 将账目逐笔核对 tells of the past.
fn begins_with_will(sentence: &str) -> bool {
    const DOING: &str = "完成 开展 组织 加强 加大 加快 继续 推进 推动 制定 出台 建立 召开 启动 落实 持续 适时 逐步 尽快 全面 严格 认真 积极 \
        会 要 深入 定期 及时 按照 按 结合 对 不断 再";
    sentence
        .strip_prefix('将')
        .is_some_and(|rest| begins_with_any(rest, DOING))
}

/// Check for done problems that are only about meetings.
pub(super) fn only_meetings(proposal: &Proposal, doubts: &mut Vec<Doubt>) {
    for problem in proposal.problems.iter().filter(|p| p.progress == Progress::Done) {
        let Some((text, line)) = result(problem) else { continue };
        if is_meetings_only(text) {
            doubts.push(about_problem(problem.id, line, DoubtKind::OnlyMeetings));
        }
    }
}

/// Whether every clause of a text is about meetings.
pub fn is_meetings_only(text: &str) -> bool {
    const TALK: &str = "会议 召开 传达 座谈 部署会";
    let mut clauses = text
        .split(|c| is_stop(c) || matches!(c, '，' | ',' | '\n'))
        .filter(|s| s.chars().any(char::is_alphanumeric));
    clauses.all(|clause| contains_any(clause, TALK))
}

/// Check for problems whose own text states another progress than the heading above them.
pub(super) fn progress_contradicted(proposal: &Proposal, doubts: &mut Vec<Doubt>) {
    for problem in &proposal.problems {
        if let Some((heading, text)) = problem.contradiction {
            let finding = DoubtKind::ProgressContradicted { heading, text };
            doubts.push(about_problem(problem.id, problem.line, finding));
        }
    }
}

/// Check for problems whose progress is stated nowhere.
pub(super) fn progress_unclear(proposal: &Proposal, doubts: &mut Vec<Doubt>) {
    for problem in proposal
        .problems
        .iter()
        .filter(|p| p.progress_from == ProgressFrom::Guess)
    {
        doubts.push(about_problem(problem.id, problem.line, DoubtKind::ProgressUnclear));
    }
}
