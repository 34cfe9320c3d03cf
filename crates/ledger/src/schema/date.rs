//! Civil dates as inspection work writes them (a day, a month's end, a year's end), wall time as a plain number, and
//! the few calculations on them. No clock and no time zone data: today comes in as a value. The calendar is the jiff
//! crate's.

use jiff::civil::Date;
use std::{fmt, str::FromStr};

/// Milliseconds since 1970-01-01T00:00:00Z, as the writer's own clock had it. Shown to people, never trusted to
/// order or to settle anything.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
#[serde(transparent)]
pub struct WallTime(pub i64);

/// A civil date as precise as it was said: "2025年6月5日", "2025年6月底", "2025年底". Written `2025-06-05`, `2025-06`
/// or `2025`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Due {
    /// A day.
    Day(Date),
    /// The end of a month; held as the month's first day.
    Month(Date),
    /// The end of a year; held as the year's first day.
    Year(Date),
}

/// A text that is no date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotADate;

impl Due {
    /// A date later than any that people write: stands in for one that is still to be written.
    pub const FAR: Option<Due> = Some(Due::Year(Date::constant(2999, 1, 1)));

    /// The last day that still keeps the date.
    pub fn last_day(self) -> Date {
        match self {
            Due::Day(day) => day,
            Due::Month(first) => first.last_of_month(),
            Due::Year(first) => first.last_of_year(),
        }
    }

    /// A day, if there is such a day (years 1900 to 2999).
    pub fn day(year: i16, month: i8, day: i8) -> Option<Due> {
        in_range(year)
            .then(|| Date::new(year, month, day).ok().map(Due::Day))
            .flatten()
    }

    /// A month's end.
    pub fn month(year: i16, month: i8) -> Option<Due> {
        in_range(year)
            .then(|| Date::new(year, month, 1).ok().map(Due::Month))
            .flatten()
    }

    /// A year's end.
    pub fn year(year: i16) -> Option<Due> {
        in_range(year)
            .then(|| Date::new(year, 1, 1).ok().map(Due::Year))
            .flatten()
    }
}

fn in_range(year: i16) -> bool {
    (1900..3000).contains(&year)
}

/// How far a clock stands ahead of UTC, in minutes: 480 in all of China.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Zone(pub i32);

impl Zone {
    /// China's.
    pub const CHINA: Zone = Zone(480);

    /// Civil day of a moment by this clock. A moment beyond the calendar gives its first or last day.
    pub fn day_of(self, at: WallTime) -> Date {
        let local = at.0.saturating_add(i64::from(self.0).saturating_mul(60_000));
        let bound = if local < 0 { Date::MIN } else { Date::MAX };
        day_of_number(local.div_euclid(86_400_000)).unwrap_or(bound)
    }
}

/// The days from 1970-01-01 to a day. (jiff counts too, by spans of any unit; they would weigh 42 kB in the page.)
fn number_of(day: Date) -> i64 {
    // Years of March to February, so that the leap day is the last.
    let (month, this_day) = (i64::from(day.month()), i64::from(day.day()));
    let year = i64::from(day.year()) - i64::from(month <= 2);
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + this_day - 1;
    let (era, year) = (year.div_euclid(400), year.rem_euclid(400));
    era * 146_097 + year * 365 + year / 4 - year / 100 + of_year - 719_468
}

/// The number of a day, counted from 1970-01-01.
pub fn day_number(day: Date) -> i32 {
    i32::try_from(number_of(day)).unwrap_or(0)
}

/// Day of this number, counted from 1970-01-01; none beyond the calendar.
pub fn numbered_day(number: i32) -> Option<Date> {
    day_of_number(i64::from(number))
}

/// Day of this number, counted from 1970-01-01; none beyond the calendar.
fn day_of_number(number: i64) -> Option<Date> {
    let shifted = number.checked_add(719_468)?;
    let (era, of_era) = (shifted.div_euclid(146_097), shifted.rem_euclid(146_097));
    let year = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let month = (5 * of_year + 2) / 153;
    let day = of_year - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    let year = year + era * 400 + i64::from(month <= 2);
    Date::new(year.try_into().ok()?, month.try_into().ok()?, day.try_into().ok()?).ok()
}

/// Today, and the clock by which a moment becomes a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Today {
    /// The day.
    pub day: Date,
    /// The clock.
    pub zone: Zone,
}

impl Today {
    /// The day of this moment by this clock.
    pub fn at(now: WallTime, zone: Zone) -> Today {
        Today {
            day: zone.day_of(now),
            zone,
        }
    }

    /// Days to the Sunday that ends this week; 0 on a Sunday.
    pub fn to_sunday(self) -> i32 {
        7 - i32::from(self.day.weekday().to_monday_one_offset())
    }
}

/// Same day of a later (or earlier) month, or that month's last day where it has no such day. None beyond the
/// calendar.
pub fn add_months(from: Date, months: i64) -> Option<Date> {
    let month = (i64::from(from.year()) * 12 + i64::from(from.month()) - 1).checked_add(months)?;
    let year = i16::try_from(month.div_euclid(12)).ok()?;
    let month = i8::try_from(month.rem_euclid(12)).ok()? + 1;
    let first = Date::new(year, month, 1).ok()?;
    Date::new(year, month, from.day().min(first.days_in_month())).ok()
}

/// Days from `today` to the last day of the date: 0 on the day itself, negative when late.
pub fn days_left(due: Due, today: Date) -> i32 {
    i32::try_from(number_of(due.last_day()) - number_of(today)).unwrap_or(0)
}

impl fmt::Display for Due {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Due::Day(d) => write!(f, "{:04}-{:02}-{:02}", d.year(), d.month(), d.day()),
            Due::Month(d) => write!(f, "{:04}-{:02}", d.year(), d.month()),
            Due::Year(d) => write!(f, "{:04}", d.year()),
        }
    }
}

impl FromStr for Due {
    type Err = NotADate;
    fn from_str(text: &str) -> Result<Due, NotADate> {
        let shape_fits = matches!(text.len(), 4 | 7 | 10)
            && text.bytes().enumerate().all(|(i, b)| {
                if i == 4 || i == 7 {
                    b == b'-'
                } else {
                    b.is_ascii_digit()
                }
            });
        if !shape_fits {
            return Err(NotADate);
        }
        let mut parts = text.split('-');
        let year: i16 = parts.next().and_then(|p| p.parse().ok()).ok_or(NotADate)?;
        let month: Option<i8> = parts.next().and_then(|p| p.parse().ok());
        let day: Option<i8> = parts.next().and_then(|p| p.parse().ok());
        match (month, day) {
            (Some(month), Some(day)) => Due::day(year, month, day),
            (Some(month), None) => Due::month(year, month),
            (None, _) => Due::year(year),
        }
        .ok_or(NotADate)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::Span;

    fn last(text: &str) -> String {
        text.parse::<Due>()
            .map(|d| d.last_day().to_string())
            .unwrap_or_else(|_| "no date".into())
    }

    #[test]
    fn a_date_lasts_to_the_end_of_what_was_said() {
        for (said, end) in [
            ("2025-06-05", "2025-06-05"),
            ("2025-06", "2025-06-30"),
            ("2024-02", "2024-02-29"),
            ("2025-02", "2025-02-28"),
            ("2025", "2025-12-31"),
            ("2025-02-29", "no date"),
            ("2025-13", "no date"),
            ("2025-6-5", "no date"),
            ("25", "no date"),
            ("+025", "no date"),
            ("0000-00-00", "no date"),
        ] {
            assert_eq!(last(said), end, "{said}");
        }
    }

    #[test]
    fn days_and_months_are_counted_as_jiff_counts_them() {
        let first = Date::constant(1970, 1, 1);
        let mut seen = 0;
        for number in (-400_000..400_000).step_by(37).chain(-800..800) {
            let day = first.checked_add(Span::new().days(number)).unwrap();
            assert_eq!((number_of(day), day_of_number(number)), (number, Some(day)));
            for months in [-13, -1, 0, 1, 2, 3, 6, 11, 12, 25] {
                let later = day.checked_add(Span::new().months(months)).ok();
                assert_eq!(add_months(day, months), later, "{day} and {months} months");
            }
            seen += 1;
        }
        assert!(seen > 20_000);
        assert_eq!(day_of_number(i64::MAX), None);
        assert_eq!(add_months(first, i64::MAX), None);
        assert_eq!(Zone::CHINA.day_of(WallTime(i64::MIN)), Date::MIN);
        assert_eq!(Zone::CHINA.day_of(WallTime(-1)), first);
        assert_eq!(Zone(-600).day_of(WallTime(0)), Date::constant(1969, 12, 31));
    }

    #[test]
    fn days_left_go_negative() {
        let today = Date::constant(2025, 12, 30);
        for (due, left) in [
            ("2025", 1),
            ("2025-12-30", 0),
            ("2025-12-29", -1),
            ("2024", -364),
            ("2026-01", 32),
        ] {
            assert_eq!(due.parse::<Due>().map(|d| days_left(d, today)), Ok(left), "{due}");
        }
    }
}
