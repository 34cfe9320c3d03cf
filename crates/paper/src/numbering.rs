//! Numbers before headings and problems: 一、 （一） 1. (1) ①, and any style that a notice used.

/// Style of a number before a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    before: String,
    digits: Digits,
    behind: String,
}

/// Characters of a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Digits {
    Arabic,
    FullWidth,
    Han,
    /// One character for each number: the code of the first, and how many there are.
    Single(u32, u32),
}

/// Runs of characters that are a number each: ① ⑴ ⒈ ㈠.
const SINGLE: [(u32, u32); 4] = [(0x2460, 20), (0x2474, 20), (0x2488, 20), (0x3220, 10)];

impl Mark {
    fn new(before: &str, digits: Digits, behind: &str) -> Mark {
        Mark {
            before: before.to_owned(),
            digits,
            behind: behind.to_owned(),
        }
    }

    /// 一、
    pub fn part() -> Mark {
        Mark::new("", Digits::Han, "、")
    }

    /// （一）
    pub fn bracketed() -> Mark {
        Mark::new("（", Digits::Han, "）")
    }

    /// 1.
    pub fn numbered() -> Mark {
        Mark::new("", Digits::Arabic, ".")
    }

    /// (1)
    pub fn parenthesised() -> Mark {
        Mark::new("(", Digits::Arabic, ")")
    }

    /// ①
    pub fn circled() -> Mark {
        Mark::new("", Digits::Single(0x2460, 20), "")
    }

    /// Style of a heading at this depth, and beyond the last one of the problems there: （一） 1. (1) ①.
    pub fn at_depth(depth: usize) -> Mark {
        match depth {
            0 => Mark::bracketed(),
            1 => Mark::numbered(),
            2 => Mark::parenthesised(),
            _ => Mark::circled(),
        }
    }

    /// Reads a number as printed, with nothing after it: `1.`, `（三）`, `问题2：`.
    pub fn read(printed: &str) -> Option<(Mark, usize)> {
        let printed = printed.trim();
        let from = printed.find(is_numeral)?;
        let (before, rest) = printed.split_at_checked(from)?;
        let first = rest.chars().next()?;
        if let Some((row, count)) = single(first) {
            let behind = rest.get(first.len_utf8()..)?;
            let number = usize::try_from(u32::from(first) - row + 1).ok()?;
            return Some((Mark::new(before, Digits::Single(row, count), behind), number));
        }
        let to = rest
            .find(|c| !is_numeral(c) || single(c).is_some())
            .unwrap_or(rest.len());
        let (numeral, behind) = rest.split_at_checked(to)?;
        let (digits, number) = number(numeral)?;
        Some((Mark::new(before, digits, behind), number))
    }

    /// A heading without its number, and that number; `None` if it has none.
    pub fn split(heading: &str) -> Option<(Mark, usize, &str)> {
        let close = heading.char_indices().take(8).find(|(_, c)| "、）).．".contains(*c))?;
        let (front, rest) = heading.split_at_checked(close.0 + close.1.len_utf8())?;
        let bare = front.trim_matches(|c: char| "（()、）.． 　".contains(c));
        let whole = !bare.is_empty() && bare.chars().all(is_numeral);
        let (mark, number) = Mark::read(front).filter(|_| whole)?;
        Some((mark, number, rest))
    }

    /// A number in this style.
    pub fn of(&self, number: usize) -> String {
        let digits = match self.digits {
            Digits::Arabic => number.to_string(),
            Digits::FullWidth => number
                .to_string()
                .chars()
                .map(|c| char::from_u32(u32::from(c) + 0xfee0).unwrap_or(c))
                .collect(),
            Digits::Han => han(number),
            Digits::Single(row, count) => {
                let place = u32::try_from(number).unwrap_or(0);
                let one = (1..=count).contains(&place).then(|| char::from_u32(row + place - 1));
                one.flatten().map_or_else(|| format!("({number})"), String::from)
            }
        };
        format!("{}{digits}{}", self.before, self.behind)
    }
}

fn single(c: char) -> Option<(u32, u32)> {
    let code = u32::from(c);
    SINGLE
        .into_iter()
        .find(|(row, count)| (*row..row + count).contains(&code))
}

fn is_numeral(c: char) -> bool {
    c.is_ascii_digit()
        || ('０'..='９').contains(&c)
        || "〇零一二三四五六七八九十百千".contains(c)
        || single(c).is_some()
}

/// Value of a numeral, and its characters.
fn number(numeral: &str) -> Option<(Digits, usize)> {
    if numeral.bytes().all(|b| b.is_ascii_digit()) {
        return Some((Digits::Arabic, numeral.parse().ok()?));
    }
    if numeral.chars().all(|c| ('０'..='９').contains(&c)) {
        let narrow = numeral.chars().filter_map(|c| char::from_u32(u32::from(c) - 0xfee0));
        return Some((Digits::FullWidth, narrow.collect::<String>().parse().ok()?));
    }
    // Found by writing each: numerals of lists are small.
    (1..=999).find(|n| han(*n) == numeral).map(|n| (Digits::Han, n))
}

/// A number in Chinese numerals: 十五, 三十七, 一百零二.
pub fn han(number: usize) -> String {
    const DIGITS: [&str; 10] = ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    const SCALES: [(usize, &str); 4] = [(1000, "千"), (100, "百"), (10, "十"), (1, "")];
    if number == 0 || number > 9999 {
        return if number == 0 { "零".into() } else { number.to_string() };
    }
    let (mut out, mut rest, mut gap) = (String::new(), number, false);
    for (scale, name) in SCALES {
        let digit = rest / scale;
        rest %= scale;
        if digit == 0 {
            gap = !out.is_empty();
            continue;
        }
        if gap {
            out.push('零');
            gap = false;
        }
        if !(digit == 1 && scale == 10 && out.is_empty()) {
            out.push_str(DIGITS.get(digit).copied().unwrap_or(""));
        }
        out.push_str(name);
        if rest == 0 {
            break;
        }
    }
    out
}

/// A digit in Chinese, as years are written: 二〇二五.
pub(crate) fn digit(c: char) -> char {
    const DIGITS: [char; 10] = ['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
    let place = c.to_digit(10).and_then(|digit| usize::try_from(digit).ok());
    place.and_then(|place| DIGITS.get(place)).copied().unwrap_or(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_go_on_as_they_were_printed() {
        for (printed, number, next) in [
            ("1.", 1, "2."),
            ("11. ", 11, "12."),
            ("３、", 3, "４、"),
            ("（9）", 9, "（10）"),
            ("（三）", 3, "（四）"),
            ("十九、", 19, "二十、"),
            ("①", 1, "②"),
            ("⑳", 20, "(21)"),
            ("㈠", 1, "㈡"),
            ("问题2：", 2, "问题3："),
            ("1）", 1, "2）"),
        ] {
            let (mark, read) = Mark::read(printed).unwrap_or_else(|| panic!("{printed}"));
            assert_eq!((read, mark.of(read + 1).as_str()), (number, next), "{printed}");
            assert_eq!(mark.of(read), printed.trim());
        }
        assert_eq!(Mark::read("甲"), None);
    }

    #[test]
    fn a_heading_and_its_number() {
        let split = |heading| Mark::split(heading).map(|(_, number, rest)| (number, rest));
        assert_eq!(split("（二）正在推进的问题"), Some((2, "正在推进的问题")));
        assert_eq!(split("(三)尚未启动"), Some((3, "尚未启动")));
        assert_eq!(split("十一、其他"), Some((11, "其他")));
        assert_eq!(split("一方面、另一方面"), None);
        assert_eq!(split("已完成的问题"), None);
    }

    #[test]
    fn chinese_numerals() {
        for (number, words) in [
            (1, "一"),
            (10, "十"),
            (15, "十五"),
            (20, "二十"),
            (37, "三十七"),
            (102, "一百零二"),
            (110, "一百一十"),
            (1003, "一千零三"),
            (1200, "一千二百"),
        ] {
            assert_eq!(han(number), words);
        }
    }
}
