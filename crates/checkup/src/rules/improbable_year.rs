//! A year far from those of the round: 2205, 2015 for 2025. Why: a slip of a key that moves a deadline by a decade. Source: dates
//! that cannot be. Limits: due dates and finished days more than ten years after or five before the feedback (or today); in texts,
//! only years with five digits or beyond 2100, since texts may well speak of history.

use crate::prose::number_before;
use crate::view::{ProblemView, Prose, Scope};
use crate::{Finding, What};
use ledger::{Due, Field, ItemId, Kind};

pub(crate) fn check(view: &ProblemView, found: &mut Vec<Finding>) {
    let ledger = view.scope.ledger;
    let feedback = ledger.text(ItemId::ROUND, Field::FeedbackOn).parse::<Due>().ok();
    let base = feedback.map_or(view.scope.today.day, Due::last_day).year();
    let phases = view
        .measures
        .iter()
        .flat_map(|measure| ledger.parts(*measure, Kind::Phase));
    for item in std::iter::once(view.id)
        .chain(view.measures.iter().copied())
        .chain(phases)
    {
        for field in [Field::Due, Field::FinishedOn] {
            let Ok(due) = ledger.text(item, field).parse::<Due>() else {
                continue;
            };
            let year = due.last_day().year();
            if year > base.saturating_add(10) || year < base.saturating_sub(5) {
                found.push(Finding::of(What::ImprobableYear { year: i32::from(year) }, item, field));
            }
        }
    }
}

/// The same of a text.
pub(crate) fn in_prose(prose: &Prose, _: &Scope, found: &mut Vec<Finding>) {
    for (mark, _) in prose.words.match_indices('年') {
        let Some((from, number)) = number_before(prose.words, mark) else {
            continue;
        };
        let behind = prose.words.get(mark + '年'.len_utf8()..).unwrap_or("");
        let is_date = behind
            .chars()
            .next()
            .is_some_and(|c| crate::prose::digit(c).is_some() || "底末初内度上下".contains(c));
        let before = prose.words.get(..from).and_then(|head| head.chars().next_back());
        if is_date
            && (2100..=99_999).contains(&number)
            && !before.is_some_and(|c| c.is_ascii_alphanumeric() || c == '.')
        {
            let year = i32::try_from(number).unwrap_or(i32::MAX);
            found.push(prose.finding(What::ImprobableYear { year }, from..mark + '年'.len_utf8()));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::cases::words_found;
    use crate::view::ProseRole;

    #[test]
    fn years_of_this_world() {
        for (text, words) in [
            ("2205年6月底前完成", "2205年"),
            ("20255年6月底前完成", "20255年"),
            ("2025年6月底前完成，1998年建成", ""),
            ("养老金3000年度发放", "3000年"),
            ("距今3000年历史", ""),
        ] {
            assert_eq!(words_found(in_prose, ProseRole::Next, None, text), words, "{text}");
        }
    }
}
