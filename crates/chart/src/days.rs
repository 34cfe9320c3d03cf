//! Scale of days, with ticks where weeks (on Mondays), months and quarters begin. A day is a whole number, counted from
//! 1970-01-01.

use crate::LinearScale;

/// Date by year, month and day of the month, in the Gregorian calendar (also for the past).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct CivilDate {
    /// Year.
    pub year: i32,
    /// Month, 1 to 12.
    pub month: i32,
    /// Day of the month, from 1.
    pub day: i32,
}

impl CivilDate {
    /// Date of a day number.
    pub fn of(number: i32) -> CivilDate {
        let shifted = i64::from(number) + 719_468;
        let (era, of_era) = (shifted.div_euclid(146_097), shifted.rem_euclid(146_097));
        let year = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
        let of_year = of_era - (365 * year + year / 4 - year / 100);
        let month = (5 * of_year + 2) / 153;
        let day = of_year - (153 * month + 2) / 5 + 1;
        let month = if month < 10 { month + 3 } else { month - 9 };
        let year = year + era * 400 + i64::from(month <= 2);
        let small = |number: i64| i32::try_from(number).unwrap_or(0);
        CivilDate {
            year: small(year),
            month: small(month),
            day: small(day),
        }
    }

    /// Day number of this date.
    pub fn number(self) -> i32 {
        // Years of March to February, so that the leap day is the last.
        let (month, year) = (i64::from(self.month), i64::from(self.year));
        let year = year - i64::from(month <= 2);
        let of_year = (153 * ((month + 9) % 12) + 2) / 5 + i64::from(self.day) - 1;
        let (era, year) = (year.div_euclid(400), year.rem_euclid(400));
        let number = era * 146_097 + year * 365 + year / 4 - year / 100 + of_year - 719_468;
        i32::try_from(number).unwrap_or(0)
    }

    /// First day of the month that lies this number of months later.
    fn first_of_month(self, later: i32) -> CivilDate {
        let months = self.year * 12 + self.month - 1 + later;
        CivilDate {
            year: months.div_euclid(12),
            month: months.rem_euclid(12) + 1,
            day: 1,
        }
    }
}

/// Unit of the calendar: the distance of ticks, and the zoom of a time axis.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum CalendarUnit {
    /// Weeks, from Monday.
    Week,
    /// Months.
    #[default]
    Month,
    /// Quarters.
    Quarter,
}

impl CalendarUnit {
    /// All units, finest first.
    pub const ALL: [CalendarUnit; 3] = [CalendarUnit::Week, CalendarUnit::Month, CalendarUnit::Quarter];
}

/// Tick on a scale of days.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Tick {
    /// Day.
    pub day: i32,
    /// Position.
    pub at: f64,
    /// Whether it is the first tick of its year; true for the very first tick.
    pub new_year: bool,
}

/// A day marked by a line across a picture: today, a milestone, the end of a period.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DayMarker {
    /// Day.
    pub day: i32,
    /// Name beside the line.
    pub name: String,
    /// CSS class of the line.
    pub class: &'static str,
}

/// Linear scale from days to positions.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct DayScale {
    /// First and last day.
    pub days: (i32, i32),
    scale: LinearScale,
}

impl DayScale {
    /// Scale from the first day to the last (not before the first) over a range of positions.
    pub fn new(first: i32, last: i32, range: (f64, f64)) -> DayScale {
        let last = last.max(first);
        DayScale {
            days: (first, last),
            scale: LinearScale::new((f64::from(first), f64::from(last)), range),
        }
    }

    /// Position of a day, also of one outside of the scale.
    pub fn at(&self, day: i32) -> f64 {
        self.scale.at(f64::from(day))
    }

    /// Day nearest to a position, clamped to the scale.
    pub fn day_at(&self, place: f64) -> i32 {
        let (start, end) = self.scale.range;
        let back = LinearScale::new((start, end), self.scale.domain).at(place).round();
        // A day of the scale is far from the ends of i32.
        #[allow(clippy::cast_possible_truncation)]
        let day = back as i32;
        day.clamp(self.days.0, self.days.1)
    }

    /// Ticks within the scale.
    pub fn ticks(&self, every: CalendarUnit) -> Vec<Tick> {
        let (first, last) = self.days;
        let mut ticks: Vec<Tick> = Vec::new();
        let mut year = None;
        let mut push = |day: i32| {
            let civil = CivilDate::of(day);
            let tick = Tick {
                day,
                at: self.at(day),
                new_year: year != Some(civil.year),
            };
            year = Some(civil.year);
            ticks.push(tick);
        };
        match every {
            CalendarUnit::Week => {
                // 1970-01-05 was a Monday.
                let mut day = first + (4 - first).rem_euclid(7);
                while day <= last {
                    push(day);
                    day += 7;
                }
            }
            CalendarUnit::Month | CalendarUnit::Quarter => {
                let step = if every == CalendarUnit::Month { 1 } else { 3 };
                let begin = CivilDate::of(first).first_of_month(0);
                let mut at = begin.first_of_month(-((begin.month - 1) % step));
                while at.number() <= last {
                    if at.number() >= first {
                        push(at.number());
                    }
                    at = at.first_of_month(step);
                }
            }
        }
        ticks
    }

    /// Ticks of the finest unit at which no two are nearer than `apart`.
    pub fn ticks_apart(&self, apart: f64) -> Vec<Tick> {
        let width = |every: CalendarUnit| {
            let days = match every {
                CalendarUnit::Week => 7,
                CalendarUnit::Month => 28,
                CalendarUnit::Quarter => 90,
            };
            (self.at(self.days.0 + days) - self.at(self.days.0)).abs()
        };
        let every = CalendarUnit::ALL.into_iter().find(|every| width(*every) >= apart);
        let mut ticks = self.ticks(every.unwrap_or(CalendarUnit::Quarter));
        // Even quarters may be too many: then every second, fourth, …
        while every.is_none() && ticks.len() > 2 && ticks.windows(2).any(|pair| near(pair, apart)) {
            let mut keep = false;
            ticks.retain(|_| {
                keep = !keep;
                keep
            });
        }
        ticks
    }
}

fn near(pair: &[Tick], apart: f64) -> bool {
    match pair {
        [one, other] => (other.at - one.at).abs() < apart,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn day(year: i32, month: i32, day: i32) -> i32 {
        CivilDate { year, month, day }.number()
    }

    #[test]
    fn days_are_numbered_as_the_calendar_has_them() {
        let epoch = jiff::civil::Date::constant(1970, 1, 1);
        for number in (-200_000..200_000).step_by(97).chain(-400..400) {
            let date = epoch.checked_add(jiff::Span::new().days(number)).unwrap();
            let civil = CivilDate::of(number);
            let expected = (i32::from(date.year()), i32::from(date.month()), i32::from(date.day()));
            assert_eq!((civil.year, civil.month, civil.day), expected);
            assert_eq!(civil.number(), number);
        }
    }

    #[test]
    fn ticks_begin_weeks_months_and_quarters() {
        let scale = DayScale::new(day(2025, 11, 20), day(2026, 2, 3), (0.0, 750.0));
        let shown = |every| -> Vec<(i32, i32, bool)> {
            let ticks = scale.ticks(every);
            ticks
                .iter()
                .map(|tick| {
                    (
                        CivilDate::of(tick.day).month,
                        CivilDate::of(tick.day).day,
                        tick.new_year,
                    )
                })
                .collect()
        };
        assert_eq!(shown(CalendarUnit::Month), [(12, 1, true), (1, 1, true), (2, 1, false)]);
        assert_eq!(shown(CalendarUnit::Quarter), [(1, 1, true)]);
        let weeks = shown(CalendarUnit::Week);
        assert_eq!((weeks.len(), weeks[0]), (11, (11, 24, true)));
        assert_eq!(weeks.iter().filter(|(.., new_year)| *new_year).count(), 2);
        assert_eq!(scale.at(day(2025, 11, 20)), 0.0);
        assert_eq!(scale.at(day(2026, 2, 3)), 750.0);
    }

    proptest! {
        #[test]
        fn a_day_is_found_again_by_its_place(first in -9_000i32..60_000, length in 0i32..4_000, at in 0i32..4_000, width in 10.0f64..4_000.0) {
            let scale = DayScale::new(first, first + length, (40.0, 40.0 + width));
            let one = first + at.min(length);
            prop_assert_eq!(scale.day_at(scale.at(one)), one);
            prop_assert!(scale.days.0 <= scale.day_at(-1e9) && scale.day_at(1e9) <= scale.days.1);
        }

        #[test]
        fn ticks_are_within_in_order_and_apart(first in -9_000i32..60_000, length in 1i32..9_000, width in 100.0f64..2_000.0, apart in 20.0f64..90.0) {
            let scale = DayScale::new(first, first + length, (0.0, width));
            let ticks = scale.ticks_apart(apart);
            prop_assert!(ticks.iter().all(|tick| (first..=first + length).contains(&tick.day) && tick.at == scale.at(tick.day)));
            prop_assert!(ticks.windows(2).all(|pair| pair[0].day < pair[1].day));
            prop_assert!(ticks.len() <= 2 || ticks.windows(2).all(|pair| pair[1].at - pair[0].at >= apart));
        }
    }
}
