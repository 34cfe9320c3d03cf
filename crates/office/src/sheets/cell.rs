//! Value of a cell, places of cells, and days as numbers.

use jiff::civil::Date;
use std::fmt;
use std::sync::Arc;

/// Value of a cell.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum CellValue {
    /// Nothing.
    #[default]
    Empty,
    /// Text.
    Text(Arc<str>),
    /// A number.
    Number(f64),
    /// A rate; 1 is 100 %.
    Rate(f64),
    /// A day. A time of the day is left out.
    Day(Date),
    /// Yes or no.
    Flag(bool),
    /// An error of a formula, as it is shown: `#REF!`.
    Error(Arc<str>),
}

impl CellValue {
    /// Text as a value.
    pub fn text(text: impl AsRef<str>) -> CellValue {
        match text.as_ref() {
            "" => CellValue::Empty,
            text => CellValue::Text(Arc::from(text)),
        }
    }

    /// Whether there is nothing in it.
    pub fn is_empty(&self) -> bool {
        *self == CellValue::Empty
    }
}

/// The value in plain words: numbers without needless zeros, days as `2025-06-05`.
impl fmt::Display for CellValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            CellValue::Empty => Ok(()),
            CellValue::Text(text) | CellValue::Error(text) => f.write_str(text),
            CellValue::Number(number) => f.write_str(&shortest(*number)),
            CellValue::Rate(rate) => write!(f, "{}%", shortest(rate * 100.0)),
            CellValue::Day(day) => write!(f, "{day}"),
            CellValue::Flag(true) => f.write_str("TRUE"),
            CellValue::Flag(false) => f.write_str("FALSE"),
        }
    }
}

/// Number in words, without what computing in binary adds behind the tenth digit.
fn shortest(number: f64) -> String {
    if !number.is_finite() {
        return String::new();
    }
    if number.abs() >= 1e15 {
        return format!("{number}");
    }
    let fixed = format!("{number:.10}");
    let short = fixed.trim_end_matches('0').trim_end_matches('.');
    if short == "-0" {
        "0".to_owned()
    } else {
        short.to_owned()
    }
}

/// Rectangle of cells; rows and columns begin with 1, and the last ones are part of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Region {
    /// First row.
    pub first_row: u32,
    /// First column.
    pub first_column: u32,
    /// Last row.
    pub last_row: u32,
    /// Last column.
    pub last_column: u32,
}

impl Region {
    /// Cells of one row.
    pub fn of_row(row: u32, columns: u32) -> Region {
        Region {
            first_row: row,
            first_column: 1,
            last_row: row,
            last_column: columns.max(1),
        }
    }

    /// Whether it has more than one cell.
    pub fn is_several(self) -> bool {
        self.first_row != self.last_row || self.first_column != self.last_column
    }

    /// Region of a name such as `A1:C3`.
    pub fn parse(name: &str) -> Option<Region> {
        let (first, last) = name.split_once(':').unwrap_or((name, name));
        let (first_row, first_column) = place(first)?;
        let (last_row, last_column) = place(last)?;
        (first_row <= last_row && first_column <= last_column).then_some(Region {
            first_row,
            first_column,
            last_row,
            last_column,
        })
    }
}

impl fmt::Display for Region {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (first, last) = (column_name(self.first_column), column_name(self.last_column));
        match self.is_several() {
            true => write!(f, "{first}{}:{last}{}", self.first_row, self.last_row),
            false => write!(f, "{first}{}", self.first_row),
        }
    }
}

/// Row and column of a cell's name: `B3` is row 3, column 2. `$` is passed over.
pub fn place(name: &str) -> Option<(u32, u32)> {
    let (mut column, mut row) = (0u32, 0u32);
    for c in name.trim().chars().filter(|c| *c != '$') {
        match c {
            'A'..='Z' | 'a'..='z' if row == 0 => {
                let letter = u32::from(c.to_ascii_uppercase()) - u32::from('A') + 1;
                column = column.checked_mul(26)?.checked_add(letter)?;
            }
            '0'..='9' if column > 0 => row = row.checked_mul(10)?.checked_add(c.to_digit(10)?)?,
            _ => return None,
        }
    }
    (row > 0 && column > 0).then_some((row, column))
}

/// Letters of a column; A is 1.
pub fn column_name(column: u32) -> String {
    let mut letters = Vec::new();
    let mut rest = column.max(1);
    while rest > 0 {
        let letter = u8::try_from((rest - 1) % 26).unwrap_or(0);
        letters.push(char::from(b'A' + letter));
        rest = (rest - 1) / 26;
    }
    letters.iter().rev().collect()
}

/// Day of a number as Excel counts: 1 is 1900-01-01, and 60 a day that never was; from 1904-01-01 where a book says so.
pub fn day_of_serial(serial: f64, from_1904: bool) -> Option<Date> {
    if !(0.0..3_000_000.0).contains(&serial) {
        return None;
    }
    // Whole days below three millions fit.
    #[allow(clippy::cast_possible_truncation, reason = "the range was looked at")]
    let whole = serial.floor() as i64;
    let number = match (from_1904, whole) {
        (true, whole) => whole - 24_107,
        (false, 1..=59) => whole - 25_568,
        (false, 61..) => whole - 25_569,
        (false, _) => return None,
    };
    civil(number)
}

/// Number of a day as Excel counts from 1900.
pub fn serial_of_day(day: Date) -> i64 {
    let number = number_of(day);
    if number < -25_508 {
        number + 25_568
    } else {
        number + 25_569
    }
}

/// Days from 1970-01-01. (The calendar's own spans weigh 42 kB.)
fn number_of(day: Date) -> i64 {
    let (month, of_month) = (i64::from(day.month()), i64::from(day.day()));
    let year = i64::from(day.year()) - i64::from(month <= 2);
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + of_month - 1;
    let (era, year) = (year.div_euclid(400), year.rem_euclid(400));
    era * 146_097 + year * 365 + year / 4 - year / 100 + of_year - 719_468
}

fn civil(number: i64) -> Option<Date> {
    let shifted = number + 719_468;
    let (era, of_era) = (shifted.div_euclid(146_097), shifted.rem_euclid(146_097));
    let year = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let month = (5 * of_year + 2) / 153;
    let day = of_year - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    let year = year + era * 400 + i64::from(month <= 2);
    Date::new(year.try_into().ok()?, month.try_into().ok()?, day.try_into().ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn names_of_cells() {
        for (name, row, column) in [
            ("A1", 1, 1),
            ("Z9", 9, 26),
            ("AA10", 10, 27),
            ("XFD1048576", 1_048_576, 16_384),
        ] {
            assert_eq!(place(name), Some((row, column)), "{name}");
            assert_eq!(format!("{}{row}", column_name(column)), name);
        }
        for none in ["", "A", "1", "1A", "A1B", "A99999999999", "甲1"] {
            assert_eq!(place(none), None, "{none}");
        }
        assert_eq!(
            Region::parse("$A$1:C3").map(|region| region.to_string()).as_deref(),
            Some("A1:C3")
        );
        assert_eq!(Region::parse("C3:A1"), None);
    }

    #[test]
    fn days_as_excel_counts_them() {
        for (serial, day) in [
            (1.0, date(1900, 1, 1)),
            (59.0, date(1900, 2, 28)),
            (61.0, date(1900, 3, 1)),
            (45_658.0, date(2025, 1, 1)),
            (45_658.75, date(2025, 1, 1)),
        ] {
            assert_eq!(day_of_serial(serial, false), Some(day));
            #[allow(clippy::cast_precision_loss)]
            let back = serial_of_day(day) as f64;
            assert_eq!(back, serial.floor());
        }
        assert_eq!(day_of_serial(0.0, true), Some(date(1904, 1, 1)));
        for none in [-1.0, 0.0, 60.0, f64::NAN, f64::INFINITY, 1e12] {
            assert_eq!(day_of_serial(none, false), None, "{none}");
        }
    }

    #[test]
    fn values_in_words() {
        for (value, words) in [
            (CellValue::Number(3.0), "3"),
            (CellValue::Number(0.1 + 0.2), "0.3"),
            (CellValue::Number(-0.0), "0"),
            (CellValue::Number(1e20), "100000000000000000000"),
            (CellValue::Number(f64::NAN), ""),
            (CellValue::Rate(0.9871), "98.71%"),
            (CellValue::Day(date(2025, 6, 5)), "2025-06-05"),
            (CellValue::Flag(true), "TRUE"),
            (CellValue::text("甲"), "甲"),
            (CellValue::text(""), ""),
        ] {
            assert_eq!(value.to_string(), words);
        }
    }
}
