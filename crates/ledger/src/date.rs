//! Civil dates as the field writes them (a day, a month's end, a year's end), and wall time as a plain number.
//! No clock and no time zone: what "today" is comes in as a value. Calendar arithmetic is the jiff crate's.

use jiff::{Span, civil::Date};
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

    /// The civil day of a moment by this clock. A moment out of all reason is the first of days or the last.
    pub fn day_of(self, at: WallTime) -> Date {
        let local = at.0.saturating_add(i64::from(self.0).saturating_mul(60_000));
        let days = Span::new().try_days(local.div_euclid(86_400_000));
        let day = days.and_then(|days| Date::constant(1970, 1, 1).checked_add(days));
        day.unwrap_or(if local < 0 { Date::MIN } else { Date::MAX })
    }
}

/// What day it is, and by which clock a moment becomes a day.
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
}

/// So many months on: the same day of the month, or its last day where it has no such day. None out of the calendar.
pub fn add_months(from: Date, months: i64) -> Option<Date> {
    let span = Span::new().try_months(months).ok()?;
    from.checked_add(span).ok()
}

/// Days from `today` to the last day of the date: 0 on the day itself, negative when late.
pub fn days_left(due: Due, today: Date) -> i32 {
    today.until(due.last_day()).map(|span| span.get_days()).unwrap_or(0)
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
