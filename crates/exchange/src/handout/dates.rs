//! Dates as people type them into cells.

use ledger::Due;
use office::sheets::cell::{CellValue, day_of_serial};

/// Date in a cell: a day, or a text or number that means one. None if it cannot be read; a cell without content is not asked.
pub fn due_in(value: &CellValue) -> Option<Due> {
    match value {
        CellValue::Day(day) => Due::day(day.year(), day.month(), day.day()),
        CellValue::Number(number) if (1900.0..3000.0).contains(number) && number.fract() == 0.0 => {
            due_in_text(&value.to_string())
        }
        // A day whose format was lost.
        CellValue::Number(number) if (30_000.0..80_000.0).contains(number) => {
            let day = day_of_serial(*number, false)?;
            Due::day(day.year(), day.month(), day.day())
        }
        CellValue::Number(_) | CellValue::Text(_) => due_in_text(&value.to_string()),
        CellValue::Empty | CellValue::Rate(_) | CellValue::Flag(_) | CellValue::Error(_) => None,
    }
}

fn due_in_text(text: &str) -> Option<Due> {
    let mut plain: String = text.chars().filter(|c| !c.is_whitespace()).map(half_width).collect();
    for ending in ["前完成", "之前", "以前", "前", "止"] {
        if let Some(shorter) = plain.strip_suffix(ending) {
            plain = shorter.to_owned();
            break;
        }
    }
    let is_end = plain.ends_with('底') || plain.ends_with('末');
    let plain = plain.trim_end_matches(['底', '末', '日', '号', '月', '年']);
    if plain.len() == 8 && plain.bytes().all(|byte| byte.is_ascii_digit()) {
        let number = |from: usize, to: usize| plain.get(from..to)?.parse().ok();
        return Due::day(
            number(0, 4)?,
            i8::try_from(number(4, 6)?).ok()?,
            i8::try_from(number(6, 8)?).ok()?,
        );
    }
    let parts: Vec<&str> = plain.split(['年', '月', '-', '/', '.']).collect();
    if parts
        .iter()
        .any(|part| part.is_empty() || part.len() > 4 || !part.bytes().all(|byte| byte.is_ascii_digit()))
    {
        return None;
    }
    let numbers: Vec<i16> = parts.iter().filter_map(|part| part.parse().ok()).collect();
    match numbers.as_slice() {
        [year] => Due::year(*year),
        [year, month] => Due::month(*year, i8::try_from(*month).ok()?),
        [year, month, day] if !is_end => Due::day(*year, i8::try_from(*month).ok()?, i8::try_from(*day).ok()?),
        _ => None,
    }
}

fn half_width(c: char) -> char {
    match c {
        '０'..='９' => char::from_u32(u32::from(c) - u32::from('０') + u32::from('0')).unwrap_or(c),
        '－' | '—' | '–' => '-',
        '／' => '/',
        '．' => '.',
        c => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_as_people_type_them() {
        for (text, date) in [
            ("2025-06-05", Some("2025-06-05")),
            ("2025/6/5", Some("2025-06-05")),
            ("2025.6.5", Some("2025-06-05")),
            ("２０２５年６月５日", Some("2025-06-05")),
            ("2025年6月5日前", Some("2025-06-05")),
            ("20250605", Some("2025-06-05")),
            ("2025年6月", Some("2025-06")),
            ("2025年6月底前", Some("2025-06")),
            ("2025-12", Some("2025-12")),
            ("2025年底", Some("2025")),
            ("2025年", Some("2025")),
            ("2025", Some("2025")),
            ("2025年13月", None),
            ("2025-02-30", None),
            ("6月5日", None),
            ("长期坚持", None),
            ("2025年6月5日底", None),
            ("2025--5", None),
            ("", None),
        ] {
            let read = due_in(&CellValue::text(text));
            assert_eq!(read.map(|due| due.to_string()).as_deref(), date, "{text}");
        }
        assert_eq!(
            due_in(&CellValue::Number(2025.0)).map(|due| due.to_string()).as_deref(),
            Some("2025")
        );
        assert_eq!(
            due_in(&CellValue::Number(45_658.0))
                .map(|due| due.to_string())
                .as_deref(),
            Some("2025-01-01")
        );
        assert_eq!(due_in(&CellValue::Number(12.0)), None);
    }
}
