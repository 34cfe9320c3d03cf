//! A document number whose year stands in other brackets than 〔〕. Why: the form of official documents. Source: GB/T 9704-2012,
//! 7.2.5. Limits: a year in brackets with only a number and 号 behind, and Han before; numbers of courts (（2023）苏01民初1号) are
//! written so. Mended by 〔〕.

use crate::prose::{is_han, number_at};
use crate::view::{Prose, ProseRole, Scope};
use crate::{Finding, What};

pub(crate) fn check(prose: &Prose, _: &Scope, found: &mut Vec<Finding>) {
    if prose.role == ProseRole::Original || !prose.words.contains('号') {
        return;
    }
    for (at, open) in prose.words.char_indices().filter(|(_, c)| "[［（(【{".contains(*c)) {
        let before = prose.words.get(..at).and_then(|head| head.chars().next_back());
        let Some(rest) = prose.words.get(at + open.len_utf8()..) else {
            continue;
        };
        let Some((len, year)) = number_at(rest).filter(|(_, year)| (1949..=2100).contains(year)) else {
            continue;
        };
        let year_text = rest.get(..len).unwrap_or("");
        let behind = rest.get(len..).unwrap_or("");
        let Some(close) = behind.chars().next().filter(|c| "]］）)】}".contains(*c)) else {
            continue;
        };
        let number = behind.get(close.len_utf8()..).unwrap_or("");
        let number = number.strip_prefix('第').unwrap_or(number);
        let is_number = number_at(number)
            .and_then(|(len, _)| number.get(len..))
            .is_some_and(|rest| rest.starts_with('号'));
        if is_number && before.is_some_and(is_han) && year > 0 {
            let end = at + open.len_utf8() + len + close.len_utf8();
            let should = format!("〔{year_text}〕");
            let finding = prose.finding(What::DocumentNumber { should: should.clone() }, at..end);
            found.push(finding.mended_by(prose.words, &should));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::cases::words_found;

    #[test]
    fn years_of_document_numbers() {
        for (text, words) in [
            ("印发甲办发[2024]3号文件", "[2024]"),
            ("印发甲办发（2024）3号文件", "（2024）"),
            ("印发甲办发〔2024〕3号文件", ""),
            ("（2023）苏01民初12号", ""),
            ("甲计划（2022）共3项", ""),
        ] {
            assert_eq!(words_found(check, ProseRole::Result, None, text), words, "{text}");
        }
    }
}
