//! The reader's doubts as what rules find: which rule a doubt belongs to, and the words of the text that it is about. What
//! concerns the reading, not the text, is none.

use crate::What;
use ledger::Progress;
use notice::{CountedThing, Doubt, DoubtKind, LabelKey, Problem, Proposal, SourceKind};

/// What a doubt is, with its words.
pub(crate) fn doubted(doubt: &Doubt, proposal: &Proposal) -> Option<(What, String)> {
    let problem = doubt.problem.and_then(|id| proposal.problem(id));
    let titled = || problem.map_or_else(String::new, |problem| problem.title_printed.clone());
    let numbered = || problem.map_or_else(String::new, |problem| problem.number_printed.clone());
    Some(match &doubt.finding {
        DoubtKind::CountDiffers { .. }
        | DoubtKind::DeclaredTwice { .. }
        | DoubtKind::SumDiffers { .. }
        | DoubtKind::RateDiffers { .. } => return of_counts(doubt, proposal),
        DoubtKind::NumberRepeated { number } => (What::NumberRepeated { number: *number }, numbered()),
        DoubtKind::NumberMissing { from, to } => (What::NumberGap { from: *from, to: *to }, numbered()),
        DoubtKind::TitleRepeated { title, .. } => (What::TitleRepeated { other: title.clone() }, title.clone()),
        DoubtKind::TitleMissing => (What::TitleEmpty {}, numbered()),
        DoubtKind::TextMissing { key } => (missing(*key, proposal)?, titled()),
        DoubtKind::TextEmpty { label } => (empty(doubt, problem?, label)?, label.clone()),
        DoubtKind::ProgressContradicted { heading, text } => {
            let what = What::ProgressContradicted {
                heading: *heading,
                text: *text,
            };
            (what, titled())
        }
        DoubtKind::MarkUnmatched { mark, .. } => {
            // In a text the rule itself finds it, with its place.
            let problem = problem.filter(|problem| problem.line == doubt.line)?;
            notice::lone_mark(&problem.title_printed)?;
            (What::MarksUnmatched { mark: *mark }, mark.to_string())
        }
        // Found by the rules themselves, with their places.
        DoubtKind::DoneInFuture { .. }
        | DoubtKind::OnlyMeetings
        | DoubtKind::IdentityNumber
        | DoubtKind::MobileNumber => return None,
        // About the reading, not about the text.
        DoubtKind::NoProblems
        | DoubtKind::TooLong
        | DoubtKind::ProgressUnclear
        | DoubtKind::ColumnUnknown { .. }
        | DoubtKind::LabelUnknown { .. }
        | DoubtKind::RowBroken { .. }
        | DoubtKind::RoundIncomplete { .. } => return None,
    })
}

/// A doubt about counts.
fn of_counts(doubt: &Doubt, proposal: &Proposal) -> Option<(What, String)> {
    let printed = |what: CountedThing, value: u32| {
        let mut all = proposal.declared.all.iter();
        let declared = all.find(|one| (one.what, one.value, one.line) == (what, value, doubt.line));
        declared.map_or_else(String::new, |one| one.printed.clone())
    };
    match &doubt.finding {
        DoubtKind::CountDiffers { what, declared, found } => {
            let words = printed(*what, *declared);
            let what = What::DeclaredCounts {
                what: *what,
                declared: *declared,
                found: *found,
            };
            Some((what, words))
        }
        DoubtKind::DeclaredTwice { what, first, other, .. } => {
            let words = printed(*what, *other);
            let what = What::DeclaredTwice {
                what: *what,
                first: *first,
                other: *other,
            };
            Some((what, words))
        }
        DoubtKind::SumDiffers { total, sum } => {
            let what = What::PartsSum {
                total: *total,
                sum: *sum,
            };
            Some((what, printed(CountedThing::Problems, *total)))
        }
        DoubtKind::RateDiffers {
            declared,
            by_declared,
            by_found,
        } => {
            let (done, total) = by_declared.filter(|by| by.1 > 0).unwrap_or(*by_found);
            let mut rates = proposal.declared.rates.iter();
            let rate = rates.find(|rate| rate.line == doubt.line && rate.basis_points == *declared);
            let what = What::Rate {
                said: *declared,
                done,
                total,
            };
            Some((what, rate.map_or_else(String::new, |rate| rate.printed.clone())))
        }
        _ => None,
    }
}

/// A text that the progress of a problem calls for. A table without such a column asks for none.
fn missing(key: LabelKey, proposal: &Proposal) -> Option<What> {
    let mut problems = proposal.problems.iter();
    let in_use = problems.any(|problem| problem.texts_of(key).next().is_some());
    if proposal.source == SourceKind::Table && !in_use {
        return None;
    }
    Some(match key {
        LabelKey::Result => What::DoneWithoutResult {},
        LabelKey::NextSteps => What::OpenWithoutNext {},
        key => What::LabelWithoutText {
            label: key.canonical().to_owned(),
        },
    })
}

/// A label with nothing behind it. An empty cell is nothing but empty, unless it is the result of what is done.
fn empty(doubt: &Doubt, problem: &Problem, label: &str) -> Option<What> {
    let mut texts = problem.texts.iter();
    let empty = texts.find(|text| text.line == doubt.line && text.label == label)?;
    let tells = |key| {
        matches!(
            key,
            LabelKey::Result | LabelKey::Situation | LabelKey::CurrentEffect | LabelKey::Body
        )
    };
    let mut others = problem.texts.iter().filter(|text| tells(text.key));
    let told = others.any(|text| text.text.chars().any(char::is_alphanumeric));
    if problem.progress == Progress::Done && tells(empty.key) && !told {
        return Some(What::DoneWithoutResult {});
    }
    let what = What::LabelWithoutText {
        label: label.to_owned(),
    };
    (!empty.in_cell).then_some(what)
}
