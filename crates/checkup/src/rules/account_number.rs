//! A bank account or card in a text that is to be published. Why: whose it is can be found out.
//! Source: the law on personal data (个人信息保护法), and how public texts are masked. Limits: a long number with 账号, 卡号 or 银行 before it.

use crate::view::{Prose, ProseRole, Scope};
use crate::{Finding, What};
use paper::privacy::Sort;

pub(crate) fn check(prose: &Prose, _: &Scope, found: &mut Vec<Finding>) {
    let places = super::personal_data::of(prose, Sort::Account).into_iter();
    let findings = places.map(|at| prose.finding(What::AccountNumber {}, at));
    found.extend(findings.filter(|_| prose.role != ProseRole::Contact));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::cases::words_found;

    #[test]
    fn found_outside_the_contact_block() {
        for (role, text, words) in [
            (
                ProseRole::Result,
                "退回账号6222021234567890123。",
                "6222021234567890123",
            ),
            (ProseRole::Contact, "退回账号6222021234567890123。", ""),
            (ProseRole::Result, "清退资金12000元。", ""),
        ] {
            assert_eq!(words_found(check, role, None, text), words, "{text}");
        }
    }
}
