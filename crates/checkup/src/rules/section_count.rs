//! The number in the introduction of a section (共计 n 个问题已整改完成) against the problems of that progress. Why: sections are
//! rewritten last, and their numbers forgotten. Source: as `declared_counts`. Limits: one plain number before 个问题 or 项问题;
//! a number that is filled in by the program (`{已完成}`) is always right. Of a text the reader's doubt is taken.

use crate::prose::number_before;
use crate::view::{Prose, ProseRole, Scope};
use crate::{Finding, What};
use ledger::{Field, Progress, count::CountUnit};

pub(crate) fn check(prose: &Prose, scope: &Scope, found: &mut Vec<Finding>) {
    if prose.role != ProseRole::Round || scope.is_part {
        return;
    }
    let step = match prose.field {
        Field::IntroDone => Progress::Done,
        Field::IntroNearlyDone => Progress::NearlyDone,
        Field::IntroUnderWay => Progress::UnderWay,
        Field::IntroNotStarted => Progress::NotStarted,
        _ => return,
    };
    let counts = scope.ledger.steps();
    let at = |step| u32::try_from(counts.at(CountUnit::Problems, step)).unwrap_or(u32::MAX);
    // 正在推进 may hold 基本完成 or not.
    let fits = |said: u32| {
        said == at(step) || step == Progress::UnderWay && said == at(step).saturating_add(at(Progress::NearlyDone))
    };
    let named = ["个问题", "项问题"]
        .into_iter()
        .flat_map(|word| prose.words.match_indices(word));
    let mut numbers = named.filter_map(|(end, word)| Some((number_before(prose.words, end)?, end + word.len())));
    let (Some(((from, said), end)), None) = (numbers.next(), numbers.next()) else {
        return;
    };
    if !fits(said) {
        let listed = at(step);
        let what = What::SectionCount {
            step,
            said,
            found: listed,
        };
        found.push(prose.finding(what, from..end).seen(&listed.to_string()));
    }
}

#[cfg(test)]
mod tests {
    use crate::Rule;
    use crate::rules::cases::{round, rule_found};
    use ledger::{Field, Value};

    #[test]
    fn a_section_has_as_many_as_it_says() {
        for (text, count) in [
            ("截至目前，共计1个问题已整改完成。", 0),
            ("截至目前，共计2个问题已整改完成。", 1),
            ("截至目前，{已完成}个问题已整改完成。", 0),
            ("真改实改。", 0),
        ] {
            let problem = &[
                (Field::Title, "账目不清"),
                (Field::Progress, "done"),
                (Field::Outcome, "补登账目四十笔"),
            ];
            let ledger = round(&[(Field::IntroDone, Value::text(text))], problem);
            assert_eq!(rule_found(&ledger, Rule::SectionCount).len(), count, "{text}");
        }
    }
}
