//! Numbers and places that identify a person: ID, phone, account, number plate, address.

use super::Sort;
use std::ops::Range;

/// The provinces of number plates.
const PROVINCES: &str = "京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川贵云藏陕甘青宁新";
/// Words after which a long number is an account.
const ACCOUNT: [&str; 6] = ["账号", "帐号", "卡号", "账户", "帐户", "银行"];

pub(super) fn find(text: &str) -> Vec<(Sort, Range<usize>)> {
    let mut found = Vec::new();
    let mut skip = 0;
    let mut before = None;
    for (at, c) in text.char_indices() {
        let first = at >= skip && !before.is_some_and(|c: char| c.is_ascii_alphanumeric());
        before = Some(c);
        if !first {
            continue;
        }
        let here = if c.is_ascii_digit() {
            number(text, at)
        } else if PROVINCES.contains(c) {
            plate(text, at).map(|to| (Sort::Plate, at..to))
        } else {
            None
        };
        if let Some((sort, place)) = here {
            skip = place.end;
            found.push((sort, place));
        }
    }
    found.extend(addresses(text).into_iter().map(|at| (Sort::Address, at)));
    found
}

/// Sort of a long number, by its length and beginning.
fn number(text: &str, at: usize) -> Option<(Sort, Range<usize>)> {
    let rest = text.get(at..)?;
    let len = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
    let digits = rest.get(..len)?;
    let behind = rest.get(len..)?;
    let next = behind.chars().next();
    match len {
        17 if matches!(next, Some('X' | 'x')) => Some((Sort::IdNumber, at..at + 18)),
        18 => Some((Sort::IdNumber, at..at + len)),
        11 if digits.starts_with('1') && !matches!(digits.as_bytes().get(1), Some(b'0'..=b'2')) => {
            Some((Sort::Phone, at..at + len))
        }
        3 | 4 if digits.starts_with('0') && next.is_some_and(|c| "-—－–".contains(c)) => {
            let dashes = behind.len() - behind.trim_start_matches(['-', '—', '－', '–']).len();
            let tail = behind.get(dashes..)?;
            let more = tail.find(|c: char| !c.is_ascii_digit()).unwrap_or(tail.len());
            matches!(more, 7 | 8).then_some((Sort::Phone, at..at + len + dashes + more))
        }
        16..=19 => Some((Sort::Account, at..at + len)),
        9..=30 => {
            let before = text.get(..at)?;
            let near: String = before
                .chars()
                .rev()
                .take(8)
                .collect::<Vec<_>>()
                .into_iter()
                .rev()
                .collect();
            ACCOUNT
                .iter()
                .any(|word| near.contains(word))
                .then_some((Sort::Account, at..at + len))
        }
        _ => None,
    }
}

/// End of a number plate: 苏D12345, 苏D·12345, 沪AD12345.
fn plate(text: &str, at: usize) -> Option<usize> {
    let mut chars = text.get(at..)?.char_indices().skip(1);
    let (_, letter) = chars.next()?;
    if !letter.is_ascii_uppercase() {
        return None;
    }
    let (mut count, mut end, mut digits) = (0, 0, 0);
    for (offset, c) in chars {
        match c {
            '·' | '•' if count == 0 => {}
            c if c.is_ascii_uppercase() || c.is_ascii_digit() => {
                count += 1;
                digits += usize::from(c.is_ascii_digit());
                end = at + offset + c.len_utf8();
            }
            _ => break,
        }
    }
    (matches!(count, 5 | 6) && digits >= 3).then_some(end)
}

/// Street and house number: 星港路88号523室; a village and its group: 甲村3组12号.
fn addresses(text: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for (at, street) in text.char_indices().filter(|(_, c)| "路街巷弄村道里苑园区".contains(*c)) {
        let from_number = at + street.len_utf8();
        let Some(tail) = text.get(from_number..) else { continue };
        let mut end = 0;
        let mut numeral = false;
        let mut houses = 0;
        for (offset, c) in tail.char_indices() {
            match c {
                c if c.is_ascii_digit() || ('０'..='９').contains(&c) => numeral = true,
                '-' | '－' if numeral => {}
                '号' | '室' | '组' | '幢' | '栋' | '楼' | '单' | '元' | '户' | '弄' if numeral || end > 0 => {
                    houses += usize::from(matches!(c, '号' | '室' | '幢' | '栋'));
                    end = offset + c.len_utf8();
                    numeral = c == '单' && numeral;
                }
                _ => break,
            }
        }
        if houses == 0 || found.last().is_some_and(|last| last.end > at) {
            continue;
        }
        // Name of the street: up to four Han characters before it.
        let before = text.get(..at).unwrap_or("");
        let mut from = at;
        for (offset, c) in before.char_indices().rev().take(4) {
            if !('\u{4e00}'..='\u{9fff}').contains(&c) || "在住址于位至到省市县区镇".contains(c) {
                break;
            }
            from = offset;
        }
        if from < at {
            found.push(from..from_number + end);
        }
    }
    found
}
