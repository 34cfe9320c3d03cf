//! Marks of full and of half width mixed in one text. Why: pasted together from two sources, and it looks so. Source: GB/T 15834;
//! office practice. Limits: , ; : ? ! ( ) beside Han characters, in a text that has the same mark in the other width too; the rarer
//! one is shown, and mended by the other. Digits in full width are mended by half ones. 留意.

use crate::prose::is_han;
use crate::view::{Prose, ProseRole, Scope};
use crate::{Finding, What};

/// Marks in half width and in full.
const PAIRS: [(char, char); 5] = [(',', '，'), (';', '；'), (':', '：'), ('?', '？'), ('!', '！')];

pub(crate) fn check(prose: &Prose, _: &Scope, found: &mut Vec<Finding>) {
    match prose.role {
        ProseRole::Original | ProseRole::Contact => return,
        ProseRole::Title
        | ProseRole::Finding
        | ProseRole::Plan
        | ProseRole::Result
        | ProseRole::Next
        | ProseRole::Round => {}
    }
    let mut before: Option<char> = None;
    let mut places: [[Vec<usize>; 2]; 5] = Default::default();
    let mut chars = prose.words.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let beside = before.is_some_and(|c| is_han(c) || "”》）".contains(c));
        let next = chars.peek().map(|(_, c)| *c);
        for ((half, full), places) in PAIRS.iter().zip(&mut places) {
            let [halves, fulls] = places;
            if c == *half && beside && next.is_none_or(|c| is_han(c) || "“《（".contains(c)) {
                halves.push(at);
            } else if c == *full {
                fulls.push(at);
            }
        }
        before = Some(c);
    }
    for ((half, full), [halves, fulls]) in PAIRS.into_iter().zip(places) {
        let (rarer, mark, should) = if halves.len() <= fulls.len() {
            (halves, half, full)
        } else {
            (fulls, full, half)
        };
        // Of two, which of them is the odd one cannot be said of texts in half width throughout.
        if let Some(at) = rarer.first().filter(|_| should == full).copied() {
            let finding = prose.finding(
                What::MixedWidth {
                    should: should.to_string(),
                },
                at..at + mark.len_utf8(),
            );
            found.push(finding.mended_by(prose.words, &should.to_string()));
        }
    }
    digits(prose, found);
}

fn digits(prose: &Prose, found: &mut Vec<Finding>) {
    let wide = |c: char| ('０'..='９').contains(&c);
    let Some(from) = prose
        .words
        .find(wide)
        .filter(|_| prose.words.contains(|c: char| c.is_ascii_digit()))
    else {
        return;
    };
    let run = prose.words.get(from..).unwrap_or("");
    let run = run.get(..run.find(|c| !wide(c)).unwrap_or(run.len())).unwrap_or("");
    let should: String = run
        .chars()
        .filter_map(crate::prose::digit)
        .filter_map(|digit| char::from_digit(digit, 10))
        .collect();
    let finding = prose.finding(What::MixedWidth { should: should.clone() }, from..from + run.len());
    found.push(finding.mended_by(prose.words, &should));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::cases::words_found;

    #[test]
    fn one_width_in_one_text() {
        for (text, words) in [
            ("补登账目，核对票据,清退资金，完善制度。", ","),
            ("补登账目,核对票据,清退资金。", ""),
            ("补登账目，核对1,200笔。", ""),
            ("补登账目12笔，核对３０笔", "３０"),
            ("补登账目，清退12笔:无误。比例：10:1", ":"),
            ("比例：10:1", ""),
        ] {
            assert_eq!(words_found(check, ProseRole::Result, None, text), words, "{text}");
        }
    }
}
