//! A phone number outside the contact block. Why: it was somebody's, and the public is to write to the unit.
//! Source: the law on personal data (个人信息保护法), and how public texts are masked. Limits: mobile numbers, and numbers with an area code; those of the contact block are meant to be published.

use crate::view::{Prose, ProseRole, Scope};
use crate::{Finding, What};
use paper::privacy::Sort;

pub(crate) fn check(prose: &Prose, _: &Scope, found: &mut Vec<Finding>) {
    let places = super::personal_data::of(prose, Sort::Phone).into_iter();
    // 联系电话：… is the unit's own, meant to be published; where it stands twice, that is told.
    let is_own = |at: &std::ops::Range<usize>| {
        let head = prose.words.get(..at.start).unwrap_or("");
        let sentence = head
            .rfind(crate::prose::ends_sentence)
            .map_or(head, |end| head.get(end..).unwrap_or(""));
        ["联系电话", "联系方式", "监督电话", "举报电话", "热线"]
            .iter()
            .any(|word| sentence.contains(word))
    };
    let findings = places
        .filter(|at| !is_own(at))
        .map(|at| prose.finding(What::PhoneNumber {}, at));
    found.extend(findings.filter(|_| prose.role != ProseRole::Contact));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::cases::words_found;

    #[test]
    fn found_outside_the_contact_block() {
        for (role, text, words) in [
            (ProseRole::Result, "联系13812345678办理。", "13812345678"),
            (ProseRole::Contact, "联系13812345678办理。", ""),
            (ProseRole::Result, "2021年8月16日至9月30日。", ""),
        ] {
            assert_eq!(words_found(check, role, None, text), words, "{text}");
        }
    }
}
