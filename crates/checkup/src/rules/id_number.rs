//! An ID number in a text that is to be published. Why: it opens everything else of a person.
//! Source: the law on personal data (个人信息保护法), and how public texts are masked. Limits: 18 digits, or 17 and an X; in a text that is read an error, in a checklist, which is not published as it is, a 提醒.

use crate::view::{Prose, ProseRole, Scope};
use crate::{Finding, Severity, What};
use paper::privacy::Sort;

pub(crate) fn check(prose: &Prose, scope: &Scope, found: &mut Vec<Finding>) {
    let places = super::personal_data::of(prose, Sort::IdNumber).into_iter();
    let findings = places.map(|at| prose.finding(What::IdNumber {}, at)).map(|finding| {
        if scope.of_text {
            finding.with_severity(Severity::Error)
        } else {
            finding
        }
    });
    found.extend(findings.filter(|_| prose.role != ProseRole::Contact));
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
