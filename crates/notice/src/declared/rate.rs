//! Declared rates, in digits or Chinese numerals, with the number of places printed.

use super::declared_counts::{DeclaredCounts, DeclaredRate, MOST};
use crate::characters::{digit, slice, slice_from};

/// 整改完成率80%, 完成率达98.71％, 完成率为百分之八十.
pub(super) fn read(sentence: &str, line_of: &dyn Fn(usize) -> u32, found: &mut DeclaredCounts) {
    for word in ["完成率", "整改率", "销号率", "办结率"] {
        for (at, _) in sentence.match_indices(word) {
            let tail = slice_from(sentence, at + word.len());
            let tail = tail.trim_start_matches(|c: char| "为达到已是约：: ".contains(c));
            if let Some((basis_points, places, len)) = percent(tail)
                && found.rates.len() < MOST
            {
                found.rates.push(DeclaredRate {
                    basis_points,
                    places,
                    line: line_of(at),
                    printed: slice(tail, 0, len).to_owned(),
                });
            }
        }
    }
}

/// Percentage at the start of a text: in hundredths of a percent, number of decimal places, length.
fn percent(text: &str) -> Option<(u32, u32, usize)> {
    if let Some(tail) = text.strip_prefix("百分之") {
        let (value, len) = crate::characters::han_number(tail)?;
        return Some((value.checked_mul(100)?, 0, text.len() - tail.len() + len));
    }
    let (whole, mut len) = crate::characters::digits(text)?;
    let (mut points, mut places) = (whole.checked_mul(100)?, 0u32);
    let tail = slice_from(text, len);
    if let Some(tail) = tail.strip_prefix(['.', '．']) {
        len += slice_from(text, len).len() - tail.len();
        for c in tail.chars() {
            let Some(d) = digit(c) else { break };
            places += 1;
            points += match places {
                1 => d * 10,
                2 => d,
                _ => 0,
            };
            len += c.len_utf8();
        }
    }
    let sign = slice_from(text, len)
        .chars()
        .next()
        .filter(|c| matches!(c, '%' | '％'))?;
    Some((points, places.min(2), len + sign.len_utf8()))
}
