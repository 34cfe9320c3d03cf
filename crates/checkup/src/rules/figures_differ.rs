//! A number in a text that is not the one in 成效数据, or not the one in another text of the same problem. Why: five mismatches
//! between report and facts score zero. Source: as `declared_counts`. Limits: the name of the figure right before a number of
//! its unit, and its own number nowhere in the text; of two texts, the same six letters before a number of one unit.

use crate::prose::{letters, quantities};
use crate::view::{ProblemView, Prose, ProseRole};
use crate::{Finding, What};
use ledger::{Amount, Field, Kind};

pub(crate) fn check(view: &ProblemView, found: &mut Vec<Finding>) {
    let ledger = view.scope.ledger;
    let results: Vec<&Prose> = view
        .of_role(ProseRole::Result)
        .filter(|prose| prose.words.chars().any(|c| c.is_ascii_digit()))
        .collect();
    for figure in ledger.parts(view.id, Kind::Figure) {
        let text = |field| ledger.text(figure, field).trim();
        let (title, unit) = (text(Field::Title), text(Field::UnitOf));
        let Ok(amount) = text(Field::Amount).parse::<Amount>() else {
            continue;
        };
        if title.chars().count() < 2 || unit.is_empty() {
            continue;
        }
        for prose in &results {
            let all: Vec<(Amount, std::ops::Range<usize>)> = numbers_of(prose.words, unit);
            if all.iter().any(|(number, _)| *number == amount) {
                continue;
            }
            let named = all
                .into_iter()
                .find(|(_, at)| is_named(prose.words.get(..at.start).unwrap_or(""), title));
            if let Some((said, at)) = named {
                let what = What::FiguresDiffer {
                    said: format!("{said}{unit}"),
                    other: format!("{title}{amount}{unit}"),
                };
                let end = at.end + unit.len();
                found.push(prose.finding(what, at.start..end).seen(&amount.to_string()));
            }
        }
    }
    between_texts(&results, found);
}

/// The numbers of a text that have this unit.
fn numbers_of(text: &str, unit: &str) -> Vec<(Amount, std::ops::Range<usize>)> {
    let all = quantities(text).into_iter();
    let of_unit = all.filter(|one| text.get(one.number.end..).is_some_and(|rest| rest.starts_with(unit)));
    let parsed = of_unit.filter_map(|one| {
        let typed = text.get(one.number.clone())?;
        Some((Amount::from_typed(typed).ok()?, one.number))
    });
    parsed.collect()
}

/// Whether a name stands right before, with no more than a few words of counting between.
fn is_named(head: &str, name: &str) -> bool {
    let Some(at) = head.rfind(name) else { return false };
    let between = head.get(at + name.len()..).unwrap_or("");
    between.chars().count() <= 3 && between.chars().all(|c| "共计达到约为了合：:".contains(c))
}

/// Letters before a number that make it the same figure in two texts.
const BEFORE: usize = 6;

fn between_texts(results: &[&Prose], found: &mut Vec<Finding>) {
    // 现阶段成效 is older than the result, and may well say less.
    let settled: Vec<&&Prose> = results
        .iter()
        .filter(|prose| prose.field != Field::CurrentEffect)
        .collect();
    let mut known: Vec<(String, &str, String, usize)> = Vec::new();
    for (place, prose) in settled.iter().enumerate() {
        for one in quantities(prose.words) {
            let head: Vec<char> = letters(prose.words.get(..one.number.start).unwrap_or(""))
                .map(|(_, c)| c)
                .collect();
            let Some(before) = head
                .get(head.len().saturating_sub(BEFORE)..)
                .filter(|before| before.len() == BEFORE)
            else {
                continue;
            };
            let before: String = before.iter().collect();
            let number = prose.words.get(one.number.clone()).unwrap_or("").to_owned();
            let other = known
                .iter()
                .find(|(words, unit, _, at)| *words == before && *unit == one.unit && *at != place);
            if let Some((_, unit, said, _)) = other.filter(|(_, _, said, _)| *said != number) {
                let what = What::FiguresDiffer {
                    said: format!("{number}{unit}"),
                    other: format!("{said}{unit}"),
                };
                found.push(prose.finding(what, one.number.start..one.end).seen(said));
            }
            known.push((before, one.unit, number, place));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::Rule;
    use crate::rules::cases::problem_cases;
    use ledger::Field::{Outcome, Progress, Rectification, Title};

    #[test]
    fn two_texts_of_a_problem_say_one_number() {
        let case = |one, other| {
            [
                (Title, "账目不清"),
                (Progress, "done"),
                (Rectification, one),
                (Outcome, other),
            ]
        };
        problem_cases(
            Rule::FiguresDiffer,
            &[
                (&case("对往来账款补登账目40笔", "已对往来账款补登账目45笔"), 1),
                (&case("对往来账款补登账目40笔", "已对往来账款补登账目40笔"), 0),
                (&case("对往来账款补登账目40笔", "全年核对账目12次"), 0),
            ],
        );
    }
}
