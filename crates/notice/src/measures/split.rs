//! Splitting of a text into its items: lines, a numbered list inside a paragraph, 一是…二是…, or sentences between
//! semicolons.

use crate::characters::{is_blank, is_colon, is_stop, slice, slice_from, trim};
use crate::marker::{Marker, marker};

/// Items of a text without their numbers. A text without items is one item.
pub fn items_of(text: &str) -> Vec<&str> {
    let lines: Vec<&str> = text
        .split(['\n', '\r', '\u{b}'])
        .map(trim)
        .filter(|l| !l.is_empty())
        .collect();
    let found: Vec<&str> = lines.iter().flat_map(|line| items(line)).collect();
    if let [only] = found.as_slice() {
        let clauses = clauses(only);
        let long = |c: &&str| c.chars().nth(3).is_some();
        if clauses.len() > 1 && clauses.iter().all(long) {
            return clauses;
        }
    }
    found
}

/// Parts of a text between semicolons, those in brackets aside.
fn clauses(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let (mut from, mut depth) = (0, 0u32);
    for (at, c) in text.char_indices() {
        match c {
            '（' | '(' | '【' | '[' | '“' => depth += 1,
            '）' | ')' | '】' | ']' | '”' => depth = depth.saturating_sub(1),
            '；' | ';' if depth == 0 => {
                found.push(trim(slice(text, from, at + c.len_utf8())));
                from = at + c.len_utf8();
            }
            _ => {}
        }
    }
    found.push(trim(slice_from(text, from)));
    found.retain(|clause| !clause.is_empty());
    found
}

/// Number before an item: a marker, or one before a date (1.2025年6月底), which elsewhere would be a decimal number.
fn item_number(text: &str) -> Option<Marker> {
    marker(text).or_else(|| {
        let (number, len) = crate::characters::digits(text).filter(|n| (1..100).contains(&n.0))?;
        let sign = slice_from(text, len)
            .chars()
            .next()
            .filter(|c| matches!(c, '.' | '．' | '、'))?;
        let behind = slice_from(text, len + sign.len_utf8());
        let (year, long) = crate::characters::digits(behind)?;
        let dated = slice_from(behind, long).starts_with(['年', '.', '/', '-']);
        (dated && (1990..2100).contains(&year)).then_some(Marker {
            style: crate::marker::MarkerStyle::Numbered,
            number,
            len: len + sign.len_utf8(),
        })
    })
}

/// Items of one line.
fn items(line: &str) -> Vec<&str> {
    let begins = beginnings(line);
    if begins.len() < 2 {
        let skip = item_number(line).map_or(0, |m| m.len);
        return vec![trim(slice_from(line, skip))];
    }
    let mut found = Vec::new();
    // Text before the first item introduces the list and is no item.
    for (index, (at, len)) in begins.iter().enumerate() {
        let end = begins.get(index + 1).map_or(line.len(), |next| next.0);
        found.push(trim(slice(line, at + len, end)));
    }
    found.retain(|piece| !piece.is_empty());
    found
}

/// Start of each item of a list inside a line, with the length of its number: consecutive numbers of one style.
fn beginnings(line: &str) -> Vec<(usize, usize)> {
    let mut found: Vec<(usize, usize)> = Vec::new();
    let mut first: Option<Marker> = None;
    let mut spoken = 0;
    let mut before: Option<char> = None;
    let mut after_digit = false;
    for (at, c) in line.char_indices() {
        let may = before.is_none_or(|b| {
            is_stop(b) || is_blank(b) || is_colon(b) || matches!(b, '，' | ',' | '、' | '）' | '”' | '.')
        });
        before = Some(c);
        // ① needs nothing before it; nor does the next number of a list that began with the line.
        let opens = c.is_ascii_digit() || matches!(c, '（' | '(');
        let next_of_list = opens && found.first().is_some_and(|first| first.0 == 0) && !after_digit;
        after_digit = c.is_ascii_digit();
        if !may && !next_of_list && !matches!(c, '\u{2460}'..='\u{2473}') {
            continue;
        }
        let tail = crate::characters::slice_to(slice_from(line, at), 24);
        if first.is_none()
            && let Some(len) = ordinal(tail, spoken + 1)
        {
            spoken += 1;
            found.push((at, len));
            continue;
        }
        if spoken > 0 {
            continue;
        }
        let Some(marker) = item_number(tail) else { continue };
        let next = match first {
            None => marker.number <= 1,
            Some(last) => marker.style == last.style && marker.number == last.number + u32::from(last.number > 0),
        };
        if next {
            first = Some(marker);
            found.push((at, marker.len));
        }
    }
    found
}

/// Length of the ordinal 一是, 二是, 第三， with this number at the start of a text.
fn ordinal(text: &str, number: u32) -> Option<usize> {
    let behind = text.strip_prefix('第').unwrap_or(text);
    let (value, len) = crate::characters::han_number(behind)?;
    let skip = text.len() - behind.len();
    let tail = slice_from(behind, len);
    let sign = match skip {
        0 => tail.strip_prefix('是').map(|_| '是'.len_utf8()),
        _ => tail.strip_prefix(['，', ',', '、']).map(|t| tail.len() - t.len()),
    };
    (value == number).then_some(skip + len + sign?)
}

/// Starts of the items of a text, over its lines.
pub(crate) fn item_beginnings(text: &str) -> Vec<usize> {
    let mut found = Vec::new();
    let mut from = 0;
    for line in text.split_inclusive('\n') {
        let begins = beginnings(line);
        if begins.len() > 1 || begins.first().is_some_and(|b| b.0 == 0) {
            found.extend(begins.iter().map(|begin| from + begin.0));
        }
        from += line.len();
    }
    found
}
