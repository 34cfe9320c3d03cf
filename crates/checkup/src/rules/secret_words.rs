//! A mark of secrecy, or a word that often goes with one. Why: state secrets must never be entered, and never be published.
//! Source: the law on state secrets; the page itself says so. Limits: a mark (机密★, 密级：) is a 提醒; a word (涉密, 内部资料) is a 留意, since a
//! problem may be about how secrets are kept.

use crate::prose::first_word;
use crate::view::{Prose, ProseRole, Scope};
use crate::{Finding, Severity, What};

const MARKS: [&str; 8] = [
    "绝密★",
    "机密★",
    "秘密★",
    "密级：",
    "密级:",
    "绝密级",
    "机密级",
    "秘密级",
];
const WORDS: [&str; 7] = ["绝密", "机密", "涉密", "内部资料", "内部文件", "不得外传", "部队番号"];

pub(crate) fn check(prose: &Prose, _: &Scope, found: &mut Vec<Finding>) {
    if matches!(prose.role, ProseRole::Original | ProseRole::Finding | ProseRole::Title) {
        return;
    }
    let marked = first_word(prose.words, &MARKS).map(|at| (at, Severity::Warning));
    let worded = first_word(prose.words, &WORDS).map(|at| (at, Severity::Notice));
    if let Some(((at, word), severity)) = marked.or(worded) {
        let finding = prose.finding(What::SecretWords { word: word.to_owned() }, at..at + word.len());
        found.push(finding.with_severity(severity));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::cases::words_found;

    #[test]
    fn words_that_look_secret() {
        for (text, words) in [
            ("文件标注机密★一年。", "机密★"),
            ("清理涉密载体12件。", "涉密"),
            ("加强保密教育。", ""),
        ] {
            assert_eq!(words_found(check, ProseRole::Result, None, text), words, "{text}");
        }
    }
}
