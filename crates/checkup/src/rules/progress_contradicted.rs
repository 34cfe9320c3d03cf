//! The progress, or the heading of the notice, says one thing, the text another: 已完成, and “该问题正在整改中”. Why: five such mismatches
//! score zero. Source: as `declared_counts`. Limits: only a sentence that speaks of the problem itself (该问题, 本问题) or says nothing else;
//! of texts under 整改情况 the reader's doubt says it too.

use crate::prose::{ends_sentence, has_word, pieces, squeezed};
use crate::view::{ProblemView, ProseRole};
use crate::{Finding, What};
use ledger::Progress;

const OPEN: [&str; 8] = [
    "正在整改",
    "整改中",
    "仍在整改",
    "尚未完成",
    "未完成整改",
    "尚未整改",
    "尚未启动",
    "正在推进",
];
const DONE: [&str; 5] = ["已完成整改", "已整改完成", "已全部整改", "整改完毕", "已整改到位"];
const ITSELF: [&str; 4] = ["该问题", "此问题", "本问题", "该项问题"];

/// Letters of a sentence that says nothing else.
const SHORT: usize = 10;

pub(crate) fn check(view: &ProblemView, found: &mut Vec<Finding>) {
    let (words, text) = match view.step {
        Progress::Done => (&OPEN[..], Progress::UnderWay),
        Progress::UnderWay | Progress::NotStarted => (&DONE[..], Progress::Done),
        // 基本完成 may be told either way.
        Progress::NearlyDone => return,
    };
    for prose in view.of_role(ProseRole::Result) {
        for at in pieces(prose.words, ends_sentence) {
            let sentence = prose.words.get(at.clone()).unwrap_or("");
            if !has_word(sentence, words) {
                continue;
            }
            let itself =
                ITSELF.iter().any(|word| sentence.contains(word)) || squeezed(sentence).chars().count() <= SHORT;
            let basically = sentence.contains("基本")
                || sentence.contains("部分")
                || sentence.contains("未") && view.step != Progress::Done;
            if itself && !basically {
                let what = What::ProgressContradicted {
                    heading: view.step,
                    text,
                };
                found.push(prose.finding(what, at));
                return;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::Rule;
    use crate::rules::cases::problem_cases;
    use ledger::Field::{Outcome, Progress, Title};

    #[test]
    fn a_text_says_the_progress_of_its_problem() {
        let case = |step, text| [(Title, "账目不清"), (Progress, step), (Outcome, text)];
        problem_cases(
            Rule::ProgressContradicted,
            &[
                (&case("done", "该问题正在整改中，预计年底完成。"), 1),
                (&case("done", "补登账目40笔，二期设施正在推进招标。"), 0),
                (&case("under_way", "该问题已整改完成。"), 1),
                (&case("under_way", "该问题已基本整改到位。"), 0),
                (&case("under_way", "其中3个问题的账目已完成整改，其余正在补登。"), 0),
            ],
        );
    }
}
