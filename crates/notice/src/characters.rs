//! Characters as official text writes them: full and half width, Chinese numerals, layout that carries no words. It is
//! not a Unicode normaliser: only what notices mix up is treated as equal, and it needs no table.

/// The text between two byte offsets; empty if they do not fit.
pub(crate) fn slice(text: &str, start: usize, end: usize) -> &str {
    text.get(start..end).unwrap_or("")
}

/// The text from a byte offset on; empty if it does not fit.
pub(crate) fn slice_from(text: &str, start: usize) -> &str {
    text.get(start..).unwrap_or("")
}

/// The first bytes of a text, cut between characters.
pub(crate) fn slice_to(text: &str, most: usize) -> &str {
    (0..=3)
        .find_map(|back| text.get(..most.checked_sub(back)?))
        .unwrap_or(text)
}

/// Half-width twin of a full-width letter, digit or punctuation mark; anything else unchanged.
pub fn half_width(c: char) -> char {
    match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
        '\u{3000}' | '\u{a0}' => ' ',
        '。' => '.',
        '、' => ',',
        '“' | '”' | '〝' | '〞' | '「' | '」' | '『' | '』' => '"',
        '‘' | '’' => '\'',
        '﹝' | '〔' => '[',
        '﹞' | '〕' => ']',
        '—' | '–' => '-',
        _ => c,
    }
}

/// Blank or invisible: white space of any width, byte order mark, zero-width marks.
pub(crate) fn is_blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{feff}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{ad}')
}

/// Layout that may stand around words: blanks and Markdown's emphasis.
pub(crate) fn is_layout(c: char) -> bool {
    is_blank(c) || matches!(c, '*' | '`' | '\\')
}

/// Text without the layout before it: blanks, Markdown's marks, a bullet. A sign that belongs to the words (`#楼`,
/// `>实施细则`, `*4`) is not layout: Markdown puts a blank after its own, or two stars.
pub(crate) fn trim_head(text: &str) -> &str {
    let layout = |c: char| is_blank(c) || matches!(c, '`' | '\\');
    let mut head = text.trim_start_matches(layout);
    loop {
        let bare = match head.chars().next() {
            Some('#') => head.trim_start_matches('#'),
            Some('>') => slice_from(head, 1),
            Some('*') if head.starts_with("**") => {
                head = head.trim_start_matches('*').trim_start_matches(layout);
                continue;
            }
            Some(c @ ('-' | '+' | '*' | '•' | '·')) => slice_from(head, c.len_utf8()),
            _ => return head,
        };
        let behind = bare.trim_start_matches(layout);
        if behind.len() == bare.len() && !bare.is_empty() && !bare.starts_with(['>', '*']) {
            return head;
        }
        head = behind;
    }
}

/// Text without the layout around it.
pub(crate) fn trim(text: &str) -> &str {
    trim_head(text).trim_end_matches(is_layout)
}

/// Ends a sentence.
pub(crate) fn is_stop(c: char) -> bool {
    matches!(c, '。' | '！' | '？' | '!' | '?' | '；' | ';' | '｡')
}

/// A colon of any width.
pub(crate) fn is_colon(c: char) -> bool {
    matches!(c, '：' | ':' | '﹕' | '∶')
}

/// A Han character.
pub(crate) fn is_han(c: char) -> bool {
    matches!(c, '\u{4e00}'..='\u{9fff}' | '\u{3400}'..='\u{4dbf}' | '〇')
}

/// The value of a digit of either width.
pub(crate) fn digit(c: char) -> Option<u32> {
    half_width(c).to_digit(10)
}

/// Words of a list that is written as one text with blanks in between: short to read, and small in the wasm.
pub(crate) fn listed_words(words: &str) -> impl Iterator<Item = &str> {
    words.split_ascii_whitespace()
}

/// Whether every character of `text`, blanks aside, belongs to one of the listed words, matched greedily from the left.
pub(crate) fn made_only_of(text: &str, words: &str) -> bool {
    let mut left = text.trim_start_matches(is_blank);
    while !left.is_empty() {
        // The longest matching word: "整改落实情况" before "整改".
        let first = left.chars().next().filter(|c| words.contains(*c));
        let listed = first.map(|_| listed_words(words)).into_iter().flatten();
        let longest = listed.filter(|w| left.starts_with(w)).map(str::len).max();
        match longest {
            Some(n) if n > 0 => left = slice_from(left, n).trim_start_matches(is_blank),
            _ => return false,
        }
    }
    true
}

/// Whether `text` contains one of the listed words.
pub(crate) fn contains_any(text: &str, words: &str) -> bool {
    listed_words(words).any(|w| text.contains(w))
}

/// Whether `text` begins with one of the listed words.
pub(crate) fn begins_with_any(text: &str, words: &str) -> bool {
    // Most texts begin with a character of no word, which is found out much sooner.
    let first = text.chars().next();
    first.is_some_and(|c| words.contains(c)) && listed_words(words).any(|w| text.starts_with(w))
}

/// Whether `text` ends in one of the listed words.
pub(crate) fn ends_in_any(text: &str, words: &str) -> bool {
    let last = text.chars().next_back();
    last.is_some_and(|c| words.contains(c)) && listed_words(words).any(|w| text.ends_with(w))
}

/// Whether `text` is one of the listed words.
pub(crate) fn is_one_of(text: &str, words: &str) -> bool {
    let first = text.chars().next();
    first.is_some_and(|c| words.contains(c)) && listed_words(words).any(|w| text == w)
}

/// Whether two texts differ in nothing but width, blanks and punctuation.
pub fn equal_but_for_layout(a: &str, b: &str) -> bool {
    letters_and_digits(a).eq(letters_and_digits(b))
}

/// The letters and digits of a text, folded.
pub(crate) fn letters_and_digits(text: &str) -> impl Iterator<Item = char> + '_ {
    text.chars().map(half_width).filter(|c| c.is_alphanumeric())
}

/// Value of a Chinese numeral character: 0 to 9.
fn han_digit(c: char) -> Option<u32> {
    Some(match c {
        '〇' | '零' | '○' => 0,
        '一' | '壹' => 1,
        '二' | '两' | '贰' => 2,
        '三' | '叁' => 3,
        '四' | '肆' => 4,
        '五' | '伍' => 5,
        '六' | '陆' => 6,
        '七' | '柒' => 7,
        '八' | '捌' => 8,
        '九' | '玖' => 9,
        _ => return None,
    })
}

/// Reads a number at the start of `text`: digits of either width, or a Chinese numeral up to 9999 (十五, 三十七,
/// 一百零二; also digit by digit, 二〇二二). Returns the value and its length in bytes.
pub(crate) fn number(text: &str) -> Option<(u32, usize)> {
    digits(text).or_else(|| han_number(text))
}

/// Reads digits of either width at the start of `text`, at most nine, with or without commas between thousands (1,036).
/// Letters that OCR took for digits (2O25, l2) count as such beside digits.
pub(crate) fn digits(text: &str) -> Option<(u32, usize)> {
    let (mut value, mut len, mut count) = (0u32, 0, 0);
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        let next = chars.clone().next().and_then(digit);
        let d = match c {
            'O' | 'o' if count > 0 || next.is_some() => Some(0),
            'l' | 'I' if next.is_some() => Some(1),
            ',' | '，' if count > 0 && count <= 3 && groups_of_three(chars.as_str()) => {
                let (tail, long) = grouped(chars.as_str());
                return Some((value.checked_mul(1000)?.checked_add(tail)?, len + c.len_utf8() + long));
            }
            _ => digit(c),
        };
        let Some(d) = d else { break };
        count += 1;
        if count > 9 {
            return None;
        }
        value = value * 10 + d;
        len += c.len_utf8();
    }
    (count > 0).then_some((value, len))
}

/// Whether exactly three digits stand at the start of a text.
fn groups_of_three(text: &str) -> bool {
    let mut chars = text.chars();
    let three = chars.by_ref().take(3).filter(|c| digit(*c).is_some()).count() == 3;
    three && chars.next().and_then(digit).is_none()
}

/// The three digits at the start of a text, and their length.
fn grouped(text: &str) -> (u32, usize) {
    let three = text.chars().take(3).filter_map(|c| Some((digit(c)?, c.len_utf8())));
    three.fold((0, 0), |(value, len), (d, long)| (value * 10 + d, len + long))
}

/// Reads a Chinese numeral at the start of `text`.
pub(crate) fn han_number(text: &str) -> Option<(u32, usize)> {
    let (mut total, mut pending, mut len, mut count) = (0u32, None::<u32>, 0, 0);
    let mut plain = true;
    for c in text.chars() {
        let scale = match c {
            '十' | '拾' => 10,
            '百' | '佰' => 100,
            '千' | '仟' => 1000,
            _ => 0,
        };
        if scale > 0 {
            plain = false;
            total = total.saturating_add(pending.take().unwrap_or(1).saturating_mul(scale));
        } else if let Some(d) = han_digit(c).or((matches!(c, 'O' | 'o' | '0') && plain && count > 0).then_some(0)) {
            pending = Some(match pending {
                Some(p) if plain => p.saturating_mul(10).saturating_add(d),
                Some(0) | None => d,
                Some(_) => break,
            });
        } else {
            break;
        }
        len += c.len_utf8();
        count += 1;
        if count > 9 {
            return None;
        }
    }
    (count > 0).then_some((total.saturating_add(pending.unwrap_or(0)), len))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_in_every_script() {
        for (text, value) in [
            ("37个", 37),
            ("３７", 37),
            ("四方面", 4),
            ("十", 10),
            ("十五", 15),
            ("二十", 20),
            ("三十七", 37),
            ("一百零二", 102),
            ("二〇二二年", 2022),
            ("两个", 2),
            ("二O二五年", 2025),
            ("2O25年", 2025),
            ("l2日", 12),
            ("1,036个", 1036),
            ("3，关于", 3),
        ] {
            assert_eq!(number(text).map(|n| n.0), Some(value), "{text}");
        }
        assert_eq!(number("个"), None);
        assert_eq!(number("99999999999"), None);
    }

    #[test]
    fn the_same_but_for_width() {
        assert!(equal_but_for_layout("“三重一大”事项，", "\"三重一大\"事项"));
        assert!(equal_but_for_layout("ＡＢ１２", "AB12"));
        assert!(!equal_but_for_layout("甲", "乙"));
    }

    #[test]
    fn words_only() {
        assert!(made_only_of("整改落实情况", "整改 落实 情况"));
        assert!(!made_only_of("整改作风", "整改"));
    }
}
