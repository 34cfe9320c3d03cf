//! A text that has no word in common with its problem. Why: a measure that does not answer its problem is returned. Source: what
//! is returned most often, first place. Limits: words are pairs of characters; title, wording and group of the problem against
//! all its texts on what is or was done. One word in common is enough, and so is a
//! single character of the title; other words for the same thing are not known, so 留意.

use crate::prose::{common, han_pairs, is_han};
use crate::view::{ProblemView, ProseRole};
use crate::{Finding, What};
use ledger::Field;

/// Characters of a title that say nothing of what it is about.
const EMPTY: &str = "的不没有无未问题管理工作落实到位制度够严全面和与及";

/// Pairs of the shortest problem, and of the shortest text, that are compared.
const SHORTEST: (usize, usize) = (3, 14);

pub(crate) fn check(view: &ProblemView, found: &mut Vec<Finding>) {
    let mut told: Option<(usize, &crate::view::Prose)> = None;
    let title = han_pairs(view.text(Field::Title));
    if title.len() < SHORTEST.0 {
        return;
    }
    let mut problem: Vec<u64> = title;
    for prose in &view.texts {
        if matches!(prose.role, ProseRole::Original | ProseRole::Finding) {
            problem.extend(han_pairs(prose.words));
        }
    }
    let ledger = view.scope.ledger;
    for group in ledger
        .group_of(view.id)
        .map(|group| ledger.group_path(group))
        .unwrap_or_default()
    {
        problem.extend(han_pairs(ledger.text(group, Field::Title)));
    }
    let own: Vec<char> = view
        .text(Field::Title)
        .chars()
        .filter(|c| is_han(*c) && !EMPTY.contains(*c))
        .collect();
    problem.sort_unstable();
    problem.dedup();
    for prose in &view.texts {
        match prose.role {
            ProseRole::Plan | ProseRole::Result | ProseRole::Next => {
                let pairs = han_pairs(prose.words);
                if common(&pairs, &problem) > 0 || prose.words.contains(own.as_slice()) {
                    return;
                }
                let longest = told.is_none_or(|(most, _)| pairs.len() > most);
                if prose.role == ProseRole::Result && longest {
                    told = Some((pairs.len(), prose));
                }
            }
            ProseRole::Title | ProseRole::Original | ProseRole::Finding | ProseRole::Round | ProseRole::Contact => {}
        }
    }
    if let Some((_, prose)) = told.filter(|(pairs, _)| *pairs >= SHORTEST.1) {
        found.push(
            prose
                .finding(What::AnswersOtherProblem {}, 0..prose.words.len())
                .seen(view.text(Field::Title)),
        );
    }
}

#[cfg(test)]
mod tests {
    use crate::Rule;
    use crate::rules::cases::problem_cases;
    use ledger::Field::{Outcome, Progress, Title};

    #[test]
    fn a_text_answers_its_problem() {
        let case = |text| [(Title, "固定资产账实不符"), (Progress, "done"), (Outcome, text)];
        problem_cases(
            Rule::AnswersOtherProblem,
            &[
                (&case("开展走访慰问活动六次，为困难老人送去棉被和粮油。"), 1),
                (&case("开展固定资产清查六次，补登二百余件。"), 0),
                (&case("已办结。"), 0),
            ],
        );
    }
}
