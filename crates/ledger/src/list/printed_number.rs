//! Order of printed numbers (序号): what a number is made of, compared piece by piece, so that 二 comes before 十, 1-2 before
//! 1-10, and （一） beside 一、. Marks around and between the digits (brackets, 、, 第 … 项) count for nothing.

/// A piece of a printed number: digits by their value, before other characters.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum NumberPiece {
    /// Digits, Chinese ones too, by their value.
    Digits(u64),
    /// Another character.
    Other(char),
}

/// The pieces of a printed number; none if nothing in it counts.
pub(super) fn pieces(text: &str) -> Vec<NumberPiece> {
    let mut pieces = Vec::new();
    let mut run = Run::None;
    for c in text.chars() {
        let (next, ended) = run.with(c);
        pieces.extend(ended.map(NumberPiece::Digits));
        run = next;
        let counts = matches!(run, Run::None) && !is_mark(c);
        pieces.extend(counts.then_some(NumberPiece::Other(c)));
        if let Some(value) = circled(c) {
            pieces.push(NumberPiece::Digits(value));
        }
    }
    pieces.extend(run.value().map(NumberPiece::Digits));
    pieces
}

/// The value of a printed number that is one whole number: 12 of （十二）. None for 1-2, 1a or no number.
pub fn whole_number(text: &str) -> Option<u64> {
    match pieces(text).as_slice() {
        [NumberPiece::Digits(value)] => Some(*value),
        _ => None,
    }
}

/// Digits that stand side by side and are not ended yet.
#[derive(Clone, Copy)]
enum Run {
    None,
    /// Arabic digits: their value.
    Arabic(u64),
    /// Chinese digits: what is complete, and the last digit, which a 十 or 百 may follow.
    Chinese(u64, u64),
}

impl Run {
    /// The run with one more character, and the value of the run that the character ends.
    fn with(self, c: char) -> (Run, Option<u64>) {
        let arabic = match c {
            '０'..='９' => Some(u64::from(u32::from(c) - u32::from('０'))),
            c => c.to_digit(10).map(u64::from),
        };
        match (arabic, chinese(c), self) {
            (Some(digit), _, Run::Arabic(value)) => (Run::Arabic(value.saturating_mul(10).saturating_add(digit)), None),
            (Some(digit), _, before) => (Run::Arabic(digit), before.value()),
            (_, Some(Chinese::Digit(digit)), Run::Chinese(sum, last)) => {
                // 二〇二五 and 一二: digits that follow each other count as Arabic ones do.
                let last = last.saturating_mul(10).saturating_add(digit);
                (Run::Chinese(sum, last), None)
            }
            (_, Some(Chinese::Digit(digit)), before) => (Run::Chinese(0, digit), before.value()),
            (_, Some(Chinese::Unit(unit)), Run::Chinese(sum, last)) => (
                Run::Chinese(sum.saturating_add(last.max(1).saturating_mul(unit)), 0),
                None,
            ),
            (_, Some(Chinese::Unit(unit)), before) => (Run::Chinese(unit, 0), before.value()),
            (None, None, before) => (Run::None, before.value()),
        }
    }

    fn value(self) -> Option<u64> {
        match self {
            Run::None => None,
            Run::Arabic(value) => Some(value),
            Run::Chinese(sum, last) => Some(sum.saturating_add(last)),
        }
    }
}

enum Chinese {
    Digit(u64),
    Unit(u64),
}

fn chinese(c: char) -> Option<Chinese> {
    let digit = match c {
        '〇' | '零' | '○' => 0,
        '一' => 1,
        '二' | '两' => 2,
        '三' => 3,
        '四' => 4,
        '五' => 5,
        '六' => 6,
        '七' => 7,
        '八' => 8,
        '九' => 9,
        '十' => return Some(Chinese::Unit(10)),
        '百' => return Some(Chinese::Unit(100)),
        '千' => return Some(Chinese::Unit(1000)),
        _ => return None,
    };
    Some(Chinese::Digit(digit))
}

/// Value of a number that is one character: ①, ⑴, ⒈, ㈠, Ⅲ.
fn circled(c: char) -> Option<u64> {
    let first = match c {
        '①'..='⑳' => '①',
        '⑴'..='⒇' => '⑴',
        '⒈'..='⒛' => '⒈',
        '㈠'..='㈩' => '㈠',
        'Ⅰ'..='Ⅻ' => 'Ⅰ',
        _ => return None,
    };
    Some(u64::from(u32::from(c) - u32::from(first)) + 1)
}

/// Whether a character only stands around or between digits.
fn is_mark(c: char) -> bool {
    c.is_whitespace()
        || circled(c).is_some()
        || matches!(c, '\u{200b}'..='\u{200f}' | '\u{ad}' | '\u{2060}' | '\u{feff}')
        || "（）()〔〕[]【】、．.。,，:：-－—–~～·/／第项条个类".contains(c)
        || chinese(c).is_some()
        || c.is_ascii_digit()
        || ('０'..='９').contains(&c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_stand_in_the_order_in_which_people_count() {
        for ordered in [
            &["一", "二", "三", "九", "十", "十一", "二十", "二十一", "一百零二"][..],
            &["（一）", "（二）", "（十）", "（十一）"],
            &["一、", "二、", "十、"],
            &["1-2", "1-10", "2-1"],
            &["1.2", "1.10", "10.1"],
            &["１", "２", "１０"],
            &["①", "②", "⑩", "⑪"],
            &["第1项", "第2项", "第10项"],
            &["1", "1-1", "1a", "2"],
            &["A1", "A2", "A10", "B1"],
            &["Ⅰ", "Ⅱ", "Ⅹ"],
            &["（一）1", "（一）2", "（二）1"],
        ] {
            let keys: Vec<_> = ordered.iter().map(|number| pieces(number)).collect();
            assert!(keys.is_sorted_by(|one, next| one < next), "{ordered:?}: {keys:?}");
        }
    }

    #[test]
    fn one_number_in_several_spellings_is_one() {
        for same in [
            &["十一", "（十一）", "11", "１１", "11.", "⑪", "第十一项", "一一"][..],
            &["1-2", "1－2", "1.2", "一-2"],
            &["二〇二五", "2025"],
        ] {
            for number in same {
                assert_eq!(pieces(number), pieces(same[0]), "{number}");
            }
        }
        for nothing in ["", " ", "（）", "、"] {
            assert_eq!(pieces(nothing), []);
        }
    }
}
