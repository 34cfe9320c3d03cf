//! A rate in a text of the round against the counts, under every counting rule in use: 基本完成 as done, as open, or left out.
//! Why: a rate that nobody can work out again is the first that is asked about. Source: as `declared_counts`. Limits: only
//! 完成率, 整改率 and 销号率 with a number behind them; of a text the reader's doubt is taken.

use crate::prose::{digit, ends_sentence};
use crate::view::{Prose, ProseRole, Scope};
use crate::{Finding, What};
use ledger::{Progress, count::CountUnit};

pub(crate) fn check(prose: &Prose, scope: &Scope, found: &mut Vec<Finding>) {
    if prose.role != ProseRole::Round || scope.is_part {
        return;
    }
    let steps = scope.ledger.steps();
    let at = |step| u32::try_from(steps.at(CountUnit::Problems, step)).unwrap_or(u32::MAX);
    let total = u32::try_from(steps.total(CountUnit::Problems)).unwrap_or(u32::MAX);
    let (done, nearly) = (at(Progress::Done), at(Progress::NearlyDone));
    for word in ["完成率", "整改率"] {
        for (from, _) in prose.words.match_indices(word) {
            let behind = prose.words.get(from..).unwrap_or("");
            let behind = behind
                .get(..behind.find(ends_sentence).unwrap_or(behind.len()))
                .unwrap_or("");
            let Some((said, places, len)) = percent(behind) else {
                continue;
            };
            let fits = |done: u32, total: u32| total > 0 && notice::rate_agrees(said, places, done, total);
            if total == 0
                || fits(done, total)
                || fits(done.saturating_add(nearly), total)
                || fits(done, total.saturating_sub(nearly))
            {
                continue;
            }
            let finding = prose.finding(What::Rate { said, done, total }, from..from + len);
            found.push(finding.seen(&format!("{done}/{total}")));
        }
    }
}

/// The rate that follows within a few words: in hundredths of a percent, its decimal places, and where it ends.
fn percent(text: &str) -> Option<(u32, u32, usize)> {
    let (from, _) = text.char_indices().take(16).find(|(_, c)| digit(*c).is_some())?;
    let rest = text.get(from..)?;
    let end = rest.find(['%', '％'])?;
    let number = rest.get(..end)?;
    let (whole, part) = number.split_once('.').unwrap_or((number, ""));
    let whole: u32 = whole.parse().ok()?;
    let places = u32::try_from(part.len()).ok()?;
    let hundredths: u32 = match part.len() {
        0 => 0,
        1 => part.parse::<u32>().ok()?.checked_mul(10)?,
        _ => part.get(..2)?.parse().ok()?,
    };
    let mark = rest.get(end..)?.chars().next()?.len_utf8();
    Some((
        whole.checked_mul(100)?.checked_add(hundredths)?,
        places,
        from + end + mark,
    ))
}

#[cfg(test)]
mod tests {
    use crate::Rule;
    use crate::rules::cases::{round, rule_found};
    use ledger::{Field, Value};

    #[test]
    fn a_rate_is_that_of_the_counts() {
        for (text, count) in [
            ("整改完成率100%。", 0),
            ("整改完成率达到80%。", 1),
            ("群众满意率80%。", 0),
            ("整改完成率大幅提升。", 0),
        ] {
            let problem = &[
                (Field::Title, "账目不清"),
                (Field::Progress, "done"),
                (Field::Outcome, "补登账目四十笔"),
            ];
            let ledger = round(&[(Field::Organisation, Value::text(text))], problem);
            assert_eq!(rule_found(&ledger, Rule::Rate).len(), count, "{text}");
        }
    }
}
