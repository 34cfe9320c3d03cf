//! 《》“”（）〔〕【】 that do not close. Why: seen at the first reading, and it makes the rest doubtful. Source: GB/T 15834 (标点符号用法).
//! Limits: a bracket of half width closes one of full width; 1）at the head of a list needs no opening; the inspectors' own
//! wording is left alone.

use crate::view::{Prose, ProseRole, Scope};
use crate::{Finding, What};

pub(crate) fn check(prose: &Prose, _: &Scope, found: &mut Vec<Finding>) {
    if prose.role == ProseRole::Original {
        return;
    }
    if let Some((mark, at)) = notice::lone_mark(prose.words) {
        let end = prose
            .words
            .get(at..)
            .and_then(|rest| rest.chars().next())
            .map_or(at, |c| at + c.len_utf8());
        found.push(prose.finding(What::MarksUnmatched { mark }, at..end));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::cases::words_found;

    #[test]
    fn marks_close() {
        for (text, words) in [
            ("制定《布局规划（2020-2035》", "（"),
            ("完善“三重一大制度", "“"),
            ("完善“三重一大”制度", ""),
            ("1）加强学习；2）补登账目", ""),
        ] {
            assert_eq!(words_found(check, ProseRole::Result, None, text), words, "{text}");
        }
    }
}
