//! 已完成, and the text speaks of the future. Why: “done” written in the future tense is returned. Source: what is returned most
//! often. Limits: words of the future (预计, 力争, 将于 …) in a sentence without 已 or 了. All of a text: an error; one sentence of
//! several: a 留意, since what comes on top may well be planned.

use crate::prose::{ends_sentence, pieces};
use crate::view::{ProblemView, ProseRole};
use crate::{Finding, Severity, What};
use ledger::Progress;
use notice::{future_throughout, future_word};

pub(crate) fn check(view: &ProblemView, found: &mut Vec<Finding>) {
    if view.step != Progress::Done {
        return;
    }
    let results: Vec<_> = view.of_role(ProseRole::Result).collect();
    let every = !results.is_empty() && results.iter().all(|prose| future_throughout(prose.words).is_some());
    for prose in results {
        let sentences = pieces(prose.words, ends_sentence);
        let words = sentences.filter_map(|at| {
            let word = future_word(prose.words.get(at.clone())?)?;
            let from = at.start + prose.words.get(at)?.find(word)?;
            Some((word, from..from + word.len()))
        });
        let Some((word, at)) = words.into_iter().next() else {
            continue;
        };
        let finding = prose.finding(What::DoneInFuture { word: word.to_owned() }, at);
        // The whole of a text in a checklist is graver than the reader's doubt of one sentence.
        found.push(if every {
            finding
        } else {
            finding.with_severity(Severity::Notice)
        });
    }
}

#[cfg(test)]
mod tests {
    use crate::Rule;
    use crate::rules::cases::problem_cases;
    use ledger::Field::{Outcome, Progress, Title};

    #[test]
    fn done_is_past() {
        let case = |text| [(Title, "账目不清"), (Progress, "done"), (Outcome, text)];
        problem_cases(
            Rule::DoneInFuture,
            &[
                (&case("预计年底前完成补登。"), 1),
                (&case("补登账目40笔。预计年底前再核一遍。"), 1),
                (&case("补登账目40笔，已于年底完成。"), 0),
            ],
        );
    }
}
