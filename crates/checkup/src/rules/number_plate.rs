//! A number plate in a text that is to be published. Why: it names its owner.
//! Source: the law on personal data (个人信息保护法), and how public texts are masked. Limits: a province, a letter and five or six signs.

use crate::view::{Prose, ProseRole, Scope};
use crate::{Finding, What};
use paper::privacy::Sort;

pub(crate) fn check(prose: &Prose, _: &Scope, found: &mut Vec<Finding>) {
    let places = super::personal_data::of(prose, Sort::Plate).into_iter();
    let findings = places.map(|at| prose.finding(What::NumberPlate {}, at));
    found.extend(findings.filter(|_| prose.role != ProseRole::Contact));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::cases::words_found;

    #[test]
    fn found_outside_the_contact_block() {
        for (role, text, words) in [
            (ProseRole::Result, "公车京A12345违停。", "京A12345"),
            (ProseRole::Contact, "公车京A12345违停。", ""),
            (ProseRole::Result, "A4纸3包。", ""),
        ] {
            assert_eq!(words_found(check, role, None, text), words, "{text}");
        }
    }
}
