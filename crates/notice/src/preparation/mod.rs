//! Preparation of the text for reading: layout that hides words is removed or simplified (zero-width marks inside
//! words, line breaks of every kind, blanks between all characters, paragraphs with several items). Only layout
//! changes: letters and digits stay, in their order. The text of a proposal is the prepared one.

mod labels_as_headings;
mod missing_breaks;
mod page_numbers_in_lines;
mod spaced_characters;

use crate::steps::{Steps, at_one_go};
use crate::table::tables_as_text;
use std::borrow::Cow;

/// Prepared text. Borrowed if nothing had to be changed.
pub(crate) fn prepare_text(text: &str) -> Cow<'_, str> {
    at_one_go(prepare_in_steps(text, Steps::AtOneGo))
}

/// Prepared text, in steps.
pub(crate) async fn prepare_in_steps<'a>(text: &'a str, steps: Steps) -> Cow<'a, str> {
    let mut ready = Cow::Borrowed(text);
    for simplify in SIMPLIFICATIONS {
        if let Some(changed) = simplify(&ready) {
            ready = Cow::Owned(changed);
        }
        steps.end().await;
    }
    ready
}

/// What is simplified, in this order; `None` where there is nothing of the kind.
const SIMPLIFICATIONS: [fn(&str) -> Option<String>; 9] = [
    without_invisible_marks,
    tables_as_text::without_cell_quotes,
    tables_as_text::csv_as_rows,
    tables_as_text::markdown_breaks,
    with_plain_breaks,
    spaced_characters::remove_spacing,
    page_numbers_in_lines::on_lines_of_their_own,
    missing_breaks::break_at_items,
    labels_as_headings::labels_on_lines,
];

/// Removes zero-width marks inside words.
fn without_invisible_marks(text: &str) -> Option<String> {
    let invisible = |c: char| matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}' | '\u{feff}' | '\u{fe00}'..='\u{fe0f}');
    if !text.contains(invisible) {
        return None;
    }
    let mut plain = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        if !invisible(c) {
            plain.push(c);
        } else if plain.ends_with(' ') && chars.peek() == Some(&' ') {
            // A blank behind every character stands behind the marks, too.
            chars.next();
        }
    }
    Some(plain)
}

/// Makes every kind of line break a plain one: those of Word, of web pages and of typesetting. Inside a row of a table
/// they break a cell's text, not the row, and stay.
fn with_plain_breaks(text: &str) -> Option<String> {
    let odd = |c: char| {
        matches!(
            c,
            '\u{b}' | '\u{c}' | '\u{1c}'..='\u{1e}' | '\u{85}' | '\u{2028}' | '\u{2029}'
        )
    };
    // A carriage return alone ends a line on old systems.
    let alone = |text: &str| text.contains('\r') && text.matches('\r').count() > text.matches("\r\n").count();
    if !text.contains(odd) && !alone(text) {
        return None;
    }
    let mut plain = String::with_capacity(text.len());
    for line in text.split_inclusive('\n') {
        let row = line.contains('\t') || line.trim_start().starts_with('|');
        let mut chars = line.chars().peekable();
        while let Some(c) = chars.next() {
            plain.push(match c {
                '\u{b}' if row => c,
                '\r' if chars.peek() != Some(&'\n') => '\n',
                c if odd(c) => '\n',
                c => c,
            });
        }
    }
    Some(plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ordinary_texts_stay_as_they_are() {
        for text in [
            "",
            "甲\n乙",
            "1.关于“甲”问题的整改。\r\n整改成效：A4 纸 3 包。",
            "a b c d e f g",
        ] {
            assert!(matches!(prepare_text(text), Cow::Borrowed(_)), "{text}");
        }
    }

    #[test]
    fn layout_made_plain() {
        for (text, ready) in [
            ("关\u{200b}于\u{ad}甲", "关于甲"),
            ("甲\u{2028}乙\u{2029}丙\u{b}丁\u{c}戊", "甲\n乙\n丙\n丁\n戊"),
            ("甲\r乙\r\n丙", "甲\n乙\r\n丙"),
            ("甲\t乙\u{b}丙\n", "甲\t乙\u{b}丙\n"),
        ] {
            assert_eq!(prepare_text(text), ready);
        }
    }
}
