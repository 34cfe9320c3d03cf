//! Civil dates in official text: 2021年8月16日, 9月30日 (with the year of the date before), 二〇二二年八月十八日. There
//! is no clock: a date without any year before it stays unread.

use crate::characters::{digit, is_blank, number, slice, slice_from};
use jiff::civil::Date;

/// A date as written in a text; omitted parts are `None`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct WrittenDate {
    /// Byte offset of its start.
    pub at: usize,
    /// Byte offset of its end.
    pub end: usize,
    pub year: Option<i16>,
    pub month: Option<i8>,
    pub day: i8,
}

/// All dates of a text, in order. A bare day (30日) counts only right after 至 and the like.
pub(crate) fn dates(text: &str) -> Vec<WrittenDate> {
    let mut found: Vec<WrittenDate> = Vec::new();
    let mut skip = 0;
    let mut before = None;
    for (at, c) in text.char_indices() {
        let starts = crate::characters::is_han(c) || digit(c).is_some();
        if at < skip || !starts || before.is_some_and(|b| digit(b).is_some()) {
            before = Some(c);
            continue;
        }
        let follows = found.last().is_some_and(|last| is_until(slice(text, last.end, at)));
        if let Some(date) = date_at(text, at).or_else(|| day_of_month(text, at).filter(|_| follows))
            && (date.month.is_some() || follows)
        {
            skip = date.end;
            found.push(date);
        }
        before = Some(c);
    }
    found
}

/// Whether this text joins the two ends of a span of days.
fn is_until(between: &str) -> bool {
    matches!(
        between.trim(),
        "至" | "到" | "-" | "—" | "——" | "～" | "~" | "–" | "－" | "--"
    )
}

/// Month and day between dots, as the second end of a span has them: 2024.9.2-10.25.
fn day_of_month(text: &str, at: usize) -> Option<WrittenDate> {
    let (month, len) = crate::characters::digits(slice_from(text, at))?;
    let mut end = at + len;
    (unit(text, &mut end)? == '.').then_some(())?;
    let (day, len) = crate::characters::digits(slice_from(text, end))?;
    written(at, end + len, None, Some(month), day)
}

/// Date that begins at `at`.
fn date_at(text: &str, at: usize) -> Option<WrittenDate> {
    let (first, len) = number(slice_from(text, at))?;
    let mut end = at + len;
    let next = |end: &mut usize| -> Option<(u32, char)> {
        let tail = slice_from(text, *end);
        *end += tail.len() - tail.trim_start_matches(is_blank).len();
        let (value, len) = number(slice_from(text, *end))?;
        *end += len;
        unit(text, end).map(|u| (value, u))
    };
    match unit(text, &mut end)? {
        '年' | '.' | '-' | '/' if first >= 1900 => {
            let (month, u) = next(&mut end)?;
            if u == '日' {
                return None;
            }
            let day = last_number(text, &mut end, u)?;
            written(at, end, Some(first), Some(month), day)
        }
        '月' => {
            let (day, u) = next(&mut end)?;
            (u == '日').then_some(())?;
            written(at, end, None, Some(first), day)
        }
        '日' => written(at, end, None, None, first),
        _ => None,
    }
}

/// Day of a full date: after 月 it needs 日, after a dot it stands alone.
fn last_number(text: &str, end: &mut usize, month_unit: char) -> Option<u32> {
    let tail = slice_from(text, *end);
    *end += tail.len() - tail.trim_start_matches(is_blank).len();
    let (value, len) = number(slice_from(text, *end))?;
    *end += len;
    if month_unit == '月' {
        return (unit(text, end)? == '日').then_some(value);
    }
    let mut probe = *end;
    if unit(text, &mut probe) == Some('日') {
        *end = probe;
    }
    Some(value)
}

/// Reads the unit after a number, blanks before it allowed; moves the offset behind it.
fn unit(text: &str, end: &mut usize) -> Option<char> {
    let tail = slice_from(text, *end);
    let blanks = tail.len() - tail.trim_start_matches(|c| is_blank(c) && c != '\n' && c != '\r').len();
    let c = slice_from(tail, blanks).chars().next()?;
    let unit = match c {
        '年' | '月' | '日' => c,
        '号' => '日',
        '.' | '．' => '.',
        '-' | '－' => '-',
        '/' | '／' => '/',
        _ => return None,
    };
    *end += blanks + c.len_utf8();
    Some(unit)
}

fn written(at: usize, end: usize, year: Option<u32>, month: Option<u32>, day: u32) -> Option<WrittenDate> {
    let month = match month {
        Some(m @ 1..=12) => Some(i8::try_from(m).ok()?),
        Some(_) => return None,
        None => None,
    };
    let year = match year {
        Some(y) => Some(i16::try_from(y).ok().filter(|y| (1900..3000).contains(y))?),
        None => None,
    };
    let day = i8::try_from(day).ok().filter(|d| (1..=31).contains(d))?;
    Some(WrittenDate {
        at,
        end,
        year,
        month,
        day,
    })
}

impl WrittenDate {
    /// The civil date, with omitted parts from the date before. A day and month that would lie before it are next
    /// year's. `None` if no year is known or there is no such day.
    pub fn after(self, before: Option<Date>) -> Option<Date> {
        let month = self.month.or(before.map(Date::month))?;
        if let Some(year) = self.year {
            return Date::new(year, month, self.day).ok();
        }
        let before = before?;
        let same_year = Date::new(before.year(), month, self.day).ok();
        match same_year {
            Some(date) if date >= before => Some(date),
            _ => Date::new(before.year().checked_add(1)?, month, self.day).ok(),
        }
    }
}

/// The date that a line consists of, and the number of bytes before it.
pub(crate) fn closing_date(line: &str) -> Option<(WrittenDate, usize)> {
    // A signature with a date is short; a paragraph that happens to end in a date is longer.
    if line.chars().nth(80).is_some() {
        return None;
    }
    let last = dates(line).into_iter().rev().find(|d| d.year.is_some())?;
    let after = slice_from(line, last.end).trim_matches(|c: char| is_blank(c) || matches!(c, '*' | '。' | ')' | '）'));
    after.is_empty().then_some((last, last.at))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &str) {
        let mut before = None;
        let found: Vec<String> = dates(text)
            .into_iter()
            .map(|d| {
                let date = d.after(before);
                before = date.or(before);
                date.map_or("?".to_owned(), |d| d.to_string())
            })
            .collect();
        assert_eq!(found.join(" "), expected, "{text}");
    }

    #[test]
    fn dates_in_text() {
        check(
            "2021年8月16日至9月30日，巡察。11月16日反馈。",
            "2021-08-16 2021-09-30 2021-11-16",
        );
        check(
            "2021年11月1日至12月20日。1月6日反馈。",
            "2021-11-01 2021-12-20 2022-01-06",
        );
        check("2021年8月1日至30日", "2021-08-01 2021-08-30");
        check("２０２２ 年 8 月 18 日", "2022-08-18");
        check("二〇二二年八月十八日", "2022-08-18");
        check("2022-08-18，2022.8.18，2022/8/18", "2022-08-18 2022-08-18 2022-08-18");
        check("2021年2月30日", "?");
        check("9月30日", "?");
        check("共30日，5.379万元，2021年底，2019—2021年度，12月底", "");
    }

    #[test]
    fn lines_that_close_a_notice() {
        assert_eq!(closing_date("2022年8月18日").map(|d| d.1), Some(0));
        assert_eq!(
            closing_date("甲局党组 2022年8月18日。").map(|d| d.1),
            Some("甲局党组 ".len())
        );
        assert_eq!(closing_date("2022年8月18日召开会议"), None);
    }
}
