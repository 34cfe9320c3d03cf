//! An address with a house number in a text that is to be published. Why: somebody lives there.
//! Source: the law on personal data (个人信息保护法), and how public texts are masked. Limits: a street or village and a number; the unit's own stands in the contact block.

use crate::view::{Prose, ProseRole, Scope};
use crate::{Finding, What};
use paper::privacy::Sort;

pub(crate) fn check(prose: &Prose, _: &Scope, found: &mut Vec<Finding>) {
    let places = super::personal_data::of(prose, Sort::Address).into_iter();
    let findings = places.map(|at| prose.finding(What::HomeAddress {}, at));
    found.extend(findings.filter(|_| prose.role != ProseRole::Contact));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::cases::words_found;

    #[test]
    fn found_outside_the_contact_block() {
        for (role, text, words) in [
            (ProseRole::Result, "住星港路88号523室。", "星港路88号523室"),
            (ProseRole::Contact, "住星港路88号523室。", ""),
            (ProseRole::Result, "甲办发〔2024〕3号文件。", ""),
        ] {
            assert_eq!(words_found(check, role, None, text), words, "{text}");
        }
    }
}
