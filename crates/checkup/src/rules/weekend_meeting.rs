//! A meeting on a Saturday or Sunday. Why: minutes written afterwards bear dates that nobody looked up. Source: how inspectors
//! test minutes. Limits: 留意, since meetings are held on weekends too and working days are shifted around holidays; only a date
//! with its year and day, and 召开 or 会 in the same clause.

use crate::prose::{dates, ends_sentence, pieces};
use crate::view::{Prose, ProseRole, RoundView, Scope};
use crate::{Finding, What};
use jiff::civil::{Date, Weekday};
use ledger::{Due, Field, Kind};

const MEETINGS: [&str; 6] = ["召开", "会议", "部署会", "推进会", "座谈会", "党组会"];

pub(crate) fn check(prose: &Prose, _: &Scope, found: &mut Vec<Finding>) {
    match prose.role {
        ProseRole::Result | ProseRole::Round => {}
        ProseRole::Title
        | ProseRole::Original
        | ProseRole::Finding
        | ProseRole::Plan
        | ProseRole::Next
        | ProseRole::Contact => return,
    }
    if !prose.words.contains('年') {
        return;
    }
    for piece in pieces(prose.words, ends_sentence) {
        let sentence = prose.words.get(piece.clone()).unwrap_or("");
        for date in dates(sentence) {
            let Due::Day(day) = date.due else { continue };
            // What is said of the day stands right behind it.
            let behind: String = sentence.get(date.at.end..).unwrap_or("").chars().take(24).collect();
            if is_weekend(day) && MEETINGS.iter().any(|word| behind.contains(word)) {
                let at = piece.start + date.at.start..piece.start + date.at.end;
                found.push(prose.finding(What::WeekendMeeting { date: date.due }, at));
            }
        }
    }
}

/// The same of the milestones.
pub(crate) fn of_milestones(view: &RoundView, found: &mut Vec<Finding>) {
    let ledger = view.scope.ledger;
    for item in ledger.standing_alone(Kind::Milestone) {
        let Ok(Due::Day(day)) = ledger.text(item, Field::Dated).parse::<Due>() else {
            continue;
        };
        if is_weekend(day) && ledger.text(item, Field::Title).contains('会') {
            found.push(Finding::of(
                What::WeekendMeeting { date: Due::Day(day) },
                item,
                Field::Dated,
            ));
        }
    }
}

fn is_weekend(day: Date) -> bool {
    matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::cases::words_found;

    #[test]
    fn meetings_on_weekends() {
        for (text, words) in [
            ("2025年6月7日，党组召开专题会议。", "2025年6月7日"),
            ("2025年6月6日，党组召开专题会议。", ""),
            ("2025年6月7日，组织走访。", ""),
            ("2025年6月召开专题会议。", ""),
        ] {
            assert_eq!(words_found(check, ProseRole::Result, None, text), words, "{text}");
        }
    }
}
