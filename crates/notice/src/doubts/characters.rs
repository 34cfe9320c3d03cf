//! Checks of characters: unmatched brackets and quotes, unknown labels, numbers that identify a person.

use super::doubt::{Doubt, DoubtKind, about_problem};
use crate::characters::{digit, slice_from};
use crate::label::LabelKey;
use crate::proposal::Proposal;

const PAIRS: [(char, char); 6] = [
    ('《', '》'),
    ('“', '”'),
    ('‘', '’'),
    ('（', '）'),
    ('〔', '〕'),
    ('【', '】'),
];

/// Largest depth of nesting that is followed.
const DEEPEST: usize = 32;

/// Check that brackets and quotes of titles and texts match.
pub(super) fn unmatched(proposal: &Proposal, doubts: &mut Vec<Doubt>) {
    for problem in &proposal.problems {
        let title = (problem.title_printed.as_str(), problem.line);
        let texts = problem.texts.iter().map(|t| (t.text.as_str(), t.line));
        for (text, line) in [title].into_iter().chain(texts) {
            if let Some((mark, at)) = lone_mark(text) {
                let near: String = slice_from(text, at).chars().take(16).collect();
                doubts.push(about_problem(problem.id, line, DoubtKind::MarkUnmatched { mark, near }));
            }
        }
    }
}

/// The first unmatched mark, and its offset.
pub fn lone_mark(text: &str) -> Option<(char, usize)> {
    let mut open: Vec<(char, usize)> = Vec::new();
    for (at, c) in text.char_indices() {
        // Half-width parentheses count as full-width ones: （…) is closed.
        let c = match c {
            '(' => '（',
            ')' => '）',
            c => c,
        };
        if PAIRS.iter().any(|p| p.0 == c) {
            if open.len() >= DEEPEST {
                return open.first().copied();
            }
            open.push((c, at));
        } else if let Some(pair) = PAIRS.iter().find(|p| p.1 == c) {
            match open.pop() {
                Some((mark, _)) if mark == pair.0 => {}
                Some(lone) => return Some(lone),
                // A list inside a text (1）加强…), or an apostrophe.
                None if c == '）' && numbered(text, at) || c == '’' => {}
                None => return Some((c, at)),
            }
        }
    }
    open.first().copied()
}

/// Whether a closing parenthesis follows a number: 1）
fn numbered(text: &str, at: usize) -> bool {
    text.get(..at)
        .and_then(|t| t.chars().next_back())
        .is_some_and(|c| digit(c).is_some() || "一二三四五六七八九十".contains(c))
}

/// Check for unknown labels, and numbers that look like a person's.
pub(super) fn labels_and_numbers(proposal: &Proposal, doubts: &mut Vec<Doubt>) {
    for problem in &proposal.problems {
        for text in &problem.texts {
            if text.key == LabelKey::Other && !text.in_cell {
                let finding = DoubtKind::LabelUnknown {
                    label: text.label.clone(),
                };
                doubts.push(about_problem(problem.id, text.line, finding));
            }
            if let Some(finding) = number_of_a_person(&text.text) {
                doubts.push(about_problem(problem.id, text.line, finding));
            }
        }
    }
}

/// Kind of personal number in a text: an ID number has 18 digits (the last may be X), a mobile phone number 11, the
/// first a 1.
fn number_of_a_person(text: &str) -> Option<DoubtKind> {
    let (mut run, mut first) = (0usize, 0u32);
    for c in text.chars().chain(['。']) {
        if let Some(d) = digit(c) {
            if run == 0 {
                first = d;
            }
            run += 1;
            continue;
        }
        if run == 18 || run == 17 && matches!(c, 'X' | 'x' | 'Ｘ') {
            return Some(DoubtKind::IdentityNumber);
        }
        if run == 11 && first == 1 {
            return Some(DoubtKind::MobileNumber);
        }
        run = 0;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_that_stand_alone() {
        for (text, mark) in [
            ("《甲（2020-2035》", Some('（')),
            ("《甲》“乙‘丙’”（丁)", None),
            ("甲”", Some('”')),
            ("“甲", Some('“')),
            ("1）甲；2）乙", None),
        ] {
            assert_eq!(lone_mark(text).map(|m| m.0), mark, "{text}");
        }
    }

    #[test]
    fn numbers_of_persons() {
        assert_eq!(
            number_of_a_person("身份证号11010119900101123X。"),
            Some(DoubtKind::IdentityNumber)
        );
        assert_eq!(number_of_a_person("电话13800000000"), Some(DoubtKind::MobileNumber));
        assert_eq!(number_of_a_person("共20230101号"), None);
    }
}
