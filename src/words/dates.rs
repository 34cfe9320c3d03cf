//! Dates as people type them: reading and writing. A date that cannot be read is reported, never guessed.

use ledger::Due;

/// A date as people write it: `2025年6月5日`, `2025年6月底`, `2025年底`.
pub use super::closeout::due as written;

/// Placeholder of a date field.
pub const HOW: &str = "如 2025-6-30、6月30日、2025年6月底、2025年底";

/// Why a date is not accepted.
pub fn not_read(text: &str) -> String {
    format!("没有保存：看不懂日期“{text}”。请写成{HOW}。原来的日期没有变。")
}

/// Reads a date: `2025-6-5`, `2025.6.5`, `2025/6/5`, `20250605`, `2025年6月5日`, `6月5日` (of this year),
/// `2025年6月底`, `2025-6`, `2025年底`, `2025`; full-width characters too. A following 前, 以前 or 之前 is ignored.
pub fn read(text: &str, this_year: i16) -> Option<Due> {
    let narrow: String = text.chars().filter(|c| !c.is_whitespace()).map(narrow).collect();
    let mut bare = narrow.as_str();
    for behind in ["之前", "以前", "前"] {
        bare = bare.strip_suffix(behind).unwrap_or(bare);
    }
    if bare.len() == 8 && bare.bytes().all(|b| b.is_ascii_digit()) {
        let (year, rest) = bare.split_at_checked(4)?;
        let (month, day) = rest.split_at_checked(2)?;
        return Due::day(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?);
    }
    let end = bare.strip_suffix("底").or_else(|| bare.strip_suffix("末"));
    let parts: Vec<&str> = end
        .unwrap_or(bare)
        .split(|c: char| "年月日-./".contains(c))
        .filter(|part| !part.is_empty())
        .collect();
    let number = |text: &str| text.parse::<i16>().ok();
    let small = |text: &str| text.parse::<i8>().ok();
    let has_year = bare.contains('年') || parts.first().is_some_and(|first| first.len() == 4);
    match (parts.as_slice(), has_year, end.is_some()) {
        ([year, month, day], true, false) => Due::day(number(year)?, small(month)?, small(day)?),
        ([year, month], true, _) => Due::month(number(year)?, small(month)?),
        ([year], true, _) => Due::year(number(year)?),
        ([month, day], false, false) => Due::day(this_year, small(month)?, small(day)?),
        ([month], false, _) if bare.contains('月') => Due::month(this_year, small(month)?),
        _ => None,
    }
}

fn narrow(c: char) -> char {
    match c {
        '０'..='９' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
        '－' | '—' | '–' => '-',
        '．' | '。' => '.',
        '／' => '/',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn dates_as_people_type_them() {
        for (text, date) in [
            ("2025-06-05", "2025-06-05"),
            ("2025-6-5", "2025-06-05"),
            ("2025.6.5", "2025-06-05"),
            ("2025/6/5", "2025-06-05"),
            ("20250605", "2025-06-05"),
            ("2025年6月5日", "2025-06-05"),
            ("２０２５年６月５日前", "2025-06-05"),
            ("6月5日", "2024-06-05"),
            ("6-5", "2024-06-05"),
            ("2025年6月底", "2025-06"),
            ("2025年6月", "2025-06"),
            ("2025-6", "2025-06"),
            ("6月底前", "2024-06"),
            ("2025年底", "2025"),
            ("2025年底前", "2025"),
            ("2025年末", "2025"),
            ("2025", "2025"),
            (" 2025 年 12 月 底 ", "2025-12"),
            ("2025-02-29", "no"),
            ("2025年13月", "no"),
            ("马上", "no"),
            ("", "no"),
            ("5", "no"),
            ("6月5日底", "no"),
            ("1-2-3-4", "no"),
        ] {
            let read = super::read(text, 2024).map_or_else(|| "no".to_owned(), |due| due.to_string());
            assert_eq!(read, date, "{text}");
        }
    }

    #[test]
    fn what_is_written_is_read_again() {
        for date in ["2025-06-05", "2025-06", "2025", "2024-02-29"] {
            let due = date.parse().unwrap();
            assert_eq!(super::read(&super::written(due), 1999), Some(due), "{date}");
        }
    }
}
