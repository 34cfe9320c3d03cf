//! An ID number in a text that is to be published. Why: it opens everything else of a person.
//! Source: the law on personal data (个人信息保护法), and how public texts are masked. Limits: 18 digits, or 17 and an X; in a text that is read, and with a birthday where one belongs, an error; a 提醒 in a checklist, which is not published as it is, and of any other 18 digits.

use crate::view::{Prose, ProseRole, Scope};
use crate::{Finding, Severity, What};
use paper::privacy::Sort;

pub(crate) fn check(prose: &Prose, scope: &Scope, found: &mut Vec<Finding>) {
    if prose.role == ProseRole::Contact {
        return;
    }
    for at in super::personal_data::of(prose, Sort::IdNumber) {
        let sure = scope.of_text && has_birthday(prose.words.get(at.clone()).unwrap_or(""));
        let finding = prose.finding(What::IdNumber {}, at);
        found.push(if sure {
            finding.with_severity(Severity::Error)
        } else {
            finding
        });
    }
}

/// Whether the seventh to fourteenth digit are a day on which somebody may have been born.
fn has_birthday(number: &str) -> bool {
    let part = |range: std::ops::Range<usize>| number.get(range).and_then(|digits| digits.parse::<u32>().ok());
    let (year, month, day) = (part(6..10), part(10..12), part(12..14));
    let within =
        |value: Option<u32>, range: std::ops::RangeInclusive<u32>| value.is_some_and(|value| range.contains(&value));
    within(year, 1900..=2100) && within(month, 1..=12) && within(day, 1..=31)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::cases::words_found;

    #[test]
    fn found_outside_the_contact_block() {
        for (role, text, words) in [
            (ProseRole::Result, "身份证号110101199003071234。", "110101199003071234"),
            (ProseRole::Contact, "身份证号110101199003071234。", ""),
            (ProseRole::Result, "补登账目1200笔。", ""),
        ] {
            assert_eq!(words_found(check, role, None, text), words, "{text}");
        }
    }
}
