//! Prose of official texts taken apart: sentences, clauses, letters without marks, dates and numbers with what stands around
//! them. Places are in bytes of the text. What a rule makes of it stands in the rule.

use ledger::Due;
use std::ops::Range;

/// Whether a character is Han.
pub(crate) fn is_han(c: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&c) || ('\u{3400}'..='\u{4dbf}').contains(&c)
}

/// A digit, in half or full width.
pub(crate) fn digit(c: char) -> Option<u32> {
    match c {
        '０'..='９' => Some(u32::from(c) - u32::from('０')),
        c => c.to_digit(10),
    }
}

/// Ends of sentences.
pub(crate) fn ends_sentence(c: char) -> bool {
    matches!(c, '。' | '！' | '？' | '；' | ';' | '!' | '?' | '\n' | '\r')
}

/// Ends of clauses.
pub(crate) fn ends_clause(c: char) -> bool {
    ends_sentence(c) || matches!(c, '，' | ',' | '：' | ':')
}

/// The pieces of a text between these marks; none is blank.
pub(crate) fn pieces(text: &str, ends: fn(char) -> bool) -> impl Iterator<Item = Range<usize>> + '_ {
    let mut from = 0;
    let marks = text.char_indices().filter(move |(_, c)| ends(*c));
    let marks = marks.map(|(at, c)| (at, at + c.len_utf8()));
    let ends = marks.chain(std::iter::once((text.len(), text.len())));
    ends.filter_map(move |(end, next)| {
        let piece = std::mem::replace(&mut from, next)..end;
        let words = text.get(piece.clone())?;
        (!words.trim().is_empty()).then_some(piece)
    })
}

/// The letters and digits of a text, in half width and small, each with its place.
pub(crate) fn letters(text: &str) -> impl Iterator<Item = (usize, char)> + '_ {
    let plain = |c: char| match c {
        '！'..='～' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        c => c,
    };
    text.char_indices()
        .map(move |(at, c)| (at, plain(c)))
        .filter(|(_, c)| is_han(*c) || c.is_alphanumeric())
        .map(|(at, c)| (at, c.to_ascii_lowercase()))
}

/// The letters and digits as one word.
pub(crate) fn squeezed(text: &str) -> String {
    letters(text).map(|(_, c)| c).collect()
}

/// A date that is written in full.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct WrittenDate {
    /// Place.
    pub at: Range<usize>,
    /// The date.
    pub due: Due,
}

/// The dates of a text that name a year: 2025年6月5日, 2025年6月底, 2025年上半年, 2025年底.
pub(crate) fn dates(text: &str) -> Vec<WrittenDate> {
    let years = text.match_indices('年');
    years.filter_map(|(at, _)| date_at(text, at)).collect()
}

/// The date whose 年 stands here.
fn date_at(text: &str, year_mark: usize) -> Option<WrittenDate> {
    let (from, year) = number_before(text, year_mark)?;
    if !(1000..=9999).contains(&year) {
        return None;
    }
    let year = i16::try_from(year).ok()?;
    let mut end = year_mark + '年'.len_utf8();
    let rest = text.get(end..)?;
    let whole = |due: Option<Due>, end: usize| due.map(|due| WrittenDate { at: from..end, due });
    if rest.starts_with("上半年") {
        return whole(Due::month(year, 6), end + "上半年".len());
    }
    let Some((len, month)) = number_at(rest) else {
        // 底, 末 and 内 belong to it.
        let mark = ["年底", "底", "末", "内", "年内"]
            .into_iter()
            .find(|mark| rest.starts_with(mark));
        return whole(Due::year(year), end + mark.map_or(0, str::len));
    };
    let Some(behind) = rest.get(len..)?.strip_prefix('月') else {
        return whole(Due::year(year), end);
    };
    end += len + '月'.len_utf8();
    let month = i8::try_from(month).ok()?;
    if let Some((len, day)) = number_at(behind)
        && behind.get(len..)?.starts_with(['日', '号'])
    {
        let day = i8::try_from(day).ok()?;
        return whole(Due::day(year, month, day), end + len + '日'.len_utf8());
    }
    let mark = ["底", "末"].into_iter().find(|mark| behind.starts_with(mark));
    whole(Due::month(year, month), end + mark.map_or(0, str::len))
}

/// The number that ends here, with its beginning.
pub(crate) fn number_before(text: &str, end: usize) -> Option<(usize, u32)> {
    let head = text.get(..end)?;
    let mut from = end;
    for (at, c) in head.char_indices().rev() {
        if digit(c).is_none() {
            break;
        }
        from = at;
    }
    let (_, number) = number_at(text.get(from..end)?)?;
    Some((from, number))
}

/// The whole number that begins here: its length in bytes and its value.
pub(crate) fn number_at(text: &str) -> Option<(usize, u32)> {
    let mut value: Option<u32> = None;
    let mut len = 0;
    for c in text.chars() {
        let Some(digit) = digit(c) else { break };
        value = Some(value.unwrap_or(0).checked_mul(10)?.checked_add(digit)?);
        len += c.len_utf8();
    }
    value.map(|value| (len, value))
}

/// A number with its unit in a text: 5.3万元, 12次, 80%.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Quantity {
    /// Place of the number, without its unit.
    pub number: Range<usize>,
    /// The unit: the words behind it that count something; may be empty.
    pub unit: &'static str,
    /// End of the unit.
    pub end: usize,
}

/// Units, longer ones first.
const UNITS: [&str; 36] = [
    "万人次",
    "万元",
    "亿元",
    "人次",
    "场次",
    "个百分点",
    "平方米",
    "公里",
    "小时",
    "元",
    "项",
    "件",
    "份",
    "次",
    "人",
    "名",
    "户",
    "家",
    "个",
    "篇",
    "条",
    "场",
    "处",
    "台",
    "套",
    "本",
    "批",
    "张",
    "辆",
    "亩",
    "吨",
    "起",
    "宗",
    "笔",
    "期",
    "%",
];

/// The quantities of a text. Years, months, days, numbers of articles and of documents are none.
pub(crate) fn quantities(text: &str) -> Vec<Quantity> {
    let mut found = Vec::new();
    let mut skip = 0;
    for (at, c) in text.char_indices() {
        if at < skip || digit(c).is_none() {
            continue;
        }
        let rest = text.get(at..).unwrap_or("");
        let len = rest
            .find(|c: char| digit(c).is_none() && !matches!(c, '.' | '．'))
            .unwrap_or(rest.len());
        let number = rest.get(..len).unwrap_or("").trim_end_matches(['.', '．']);
        skip = at + len.max(1);
        let before = text.get(..at).and_then(|head| head.chars().next_back());
        if before.is_some_and(|c| c.is_ascii_alphabetic() || matches!(c, '第' | '-' | '—' | '－' | '/' | '〔' | '['))
        {
            continue;
        }
        let behind = rest.get(number.len()..).unwrap_or("");
        let behind = behind.strip_prefix(['余', '多']).unwrap_or(behind);
        if let Some(unit) = UNITS.into_iter().find(|unit| behind.starts_with(unit)) {
            let end = at + (rest.len() - behind.len()) + unit.len();
            found.push(Quantity {
                number: at..at + number.len(),
                unit,
                end,
            });
        }
    }
    found
}

/// The first place of a text where one of these words stands, and the word. Quicker than a search for each: where no word begins
/// with a character, nothing is compared.
pub(crate) fn first_word<'a>(text: &str, words: &[&'a str]) -> Option<(usize, &'a str)> {
    // First characters as a set of 512 bits.
    let mut begins = [0_u64; 8];
    let bit = |c: char| {
        (
            usize::try_from(u32::from(c) / 64 % 8).unwrap_or(0),
            1_u64 << (u32::from(c) % 64),
        )
    };
    for c in words.iter().filter_map(|word| word.chars().next()) {
        let (place, bit) = bit(c);
        begins.get_mut(place).into_iter().for_each(|bits| *bits |= bit);
    }
    let may = |c: char| {
        let (place, bit) = bit(c);
        begins.get(place).is_some_and(|bits| bits & bit != 0)
    };
    text.char_indices().filter(|(_, c)| may(*c)).find_map(|(at, _)| {
        let rest = text.get(at..)?;
        words
            .iter()
            .find(|word| rest.starts_with(**word))
            .map(|word| (at, *word))
    })
}

/// Whether one of these words stands in a text.
pub(crate) fn has_word(text: &str, words: &[&str]) -> bool {
    first_word(text, words).is_some()
}

/// The words of two Han characters of a text, in no order, each once.
pub(crate) fn han_pairs(text: &str) -> Vec<u64> {
    let mut pairs = Vec::new();
    let mut before: Option<char> = None;
    for c in text.chars() {
        let c = Some(c).filter(|c| is_han(*c));
        if let (Some(one), Some(two)) = (before, c) {
            pairs.push(u64::from(u32::from(one)) << 32 | u64::from(u32::from(two)));
        }
        before = c;
    }
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}

/// How many two sorted lists have in common.
pub(crate) fn common(one: &[u64], other: &[u64]) -> usize {
    let (mut a, mut b, mut both) = (0, 0, 0);
    while let (Some(x), Some(y)) = (one.get(a), other.get(b)) {
        both += usize::from(x == y);
        a += usize::from(x <= y);
        b += usize::from(y <= x);
    }
    both
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_that_name_a_year() {
        for (text, found) in [
            ("预计2025年6月底前完成", "2025-06 2025年6月底"),
            ("2025年6月5日召开", "2025-06-05 2025年6月5日"),
            ("2022年上半年召开", "2022-06 2022年上半年"),
            ("确保2022年内完成", "2022 2022年内"),
            ("2021年获评2家", "2021 2021年"),
            ("11月18日，12年", ""),
            ("２０２５年６月", "2025-06 ２０２５年６月"),
        ] {
            let all = dates(text);
            let shown: Vec<String> = all
                .iter()
                .map(|date| format!("{} {}", date.due, text.get(date.at.clone()).unwrap()))
                .collect();
            assert_eq!(shown.join("; "), found, "{text}");
        }
    }

    #[test]
    fn quantities_have_units() {
        for (text, found) in [
            ("清退资金5.3万元，培训12次", "5.3万元 12次"),
            ("2025年6月5日第3次会议", ""),
            ("参与100多人次，覆盖率达100%", "100人次 100%"),
            ("“7+工作法”、A4纸3包", ""),
        ] {
            let all = quantities(text);
            let shown: Vec<String> = all
                .iter()
                .map(|one| format!("{}{}", text.get(one.number.clone()).unwrap(), one.unit))
                .collect();
            assert_eq!(shown.join(" "), found, "{text}");
        }
    }

    #[test]
    fn pieces_are_never_blank() {
        let all: Vec<&str> = pieces("甲，乙。\n\n丙", ends_clause)
            .filter_map(|piece| "甲，乙。\n\n丙".get(piece))
            .collect();
        assert_eq!(all, ["甲", "乙", "丙"]);
    }
}
