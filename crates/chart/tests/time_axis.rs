//! The layout of the time line, by numbers.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use chart::{
    days::{CalendarUnit, CivilDate},
    time_axis::{DayWindow, clusters, divisions, extent, labels},
};
use proptest::prelude::*;

fn day(year: i32, month: i32, day: i32) -> i32 {
    CivilDate { year, month, day }.number()
}

fn written(day: i32) -> String {
    let it = CivilDate::of(day);
    format!("{}-{:02}-{:02}", it.year, it.month, it.day)
}

#[test]
fn weeks_begin_on_monday_months_on_the_first_and_quarters_in_january() {
    for (of, week, month, quarter) in [
        ((2025, 6, 5), "2025-06-02", "2025-06-01", "2025-04-01"),
        ((2025, 6, 2), "2025-06-02", "2025-06-01", "2025-04-01"),
        ((2025, 6, 1), "2025-05-26", "2025-06-01", "2025-04-01"),
        ((2024, 2, 29), "2024-02-26", "2024-02-01", "2024-01-01"),
        ((2025, 12, 31), "2025-12-29", "2025-12-01", "2025-10-01"),
        ((1969, 12, 31), "1969-12-29", "1969-12-01", "1969-10-01"),
    ] {
        let of = day(of.0, of.1, of.2);
        let found = CalendarUnit::ALL.map(|zoom| written(zoom.begin(of)));
        assert_eq!(found, [week, month, quarter], "{}", written(of));
    }
    assert_eq!(written(CalendarUnit::Month.next(day(2025, 1, 31))), "2025-02-01");
    assert_eq!(written(CalendarUnit::Quarter.next(day(2025, 11, 30))), "2026-01-01");
}

#[test]
fn a_window_shows_all_where_it_fits_and_else_what_is_ahead() {
    let today = day(2025, 6, 5);
    let window = |zoom| DayWindow::over(day(2025, 3, 20), today, day(2025, 12, 31), zoom, 732.0);
    assert_eq!(written(window(CalendarUnit::Month).from), "2025-03-01");
    assert_eq!(written(window(CalendarUnit::Quarter).from), "2025-01-01");
    // Twelve weeks do not hold nine months: a quarter of them is behind today.
    assert_eq!(written(window(CalendarUnit::Week).from), "2025-05-12");
    let month = window(CalendarUnit::Month);
    assert!((month.x(day(2025, 3, 2)) - 2.0).abs() < 1e-9);
    assert_eq!(written(month.day_at(2.0)), "2025-03-02");
    assert_eq!(written(month.day_at(-50.0)), "2025-03-01");
    assert_eq!(written(month.day_at(5_000.0)), "2026-03-01");
}

#[test]
fn of_a_bar_the_piece_in_sight_is_drawn() {
    let window = DayWindow::at(day(2025, 6, 2), CalendarUnit::Week, 840.0);
    let piece = |from, until| {
        window
            .visible(from, until)
            .map(|it| (it.x, it.width, it.cut_left, it.cut_right))
    };
    let first = day(2025, 6, 2);
    assert_eq!(piece(first, first), Some((0.0, 10.0, false, false)));
    assert_eq!(piece(first + 1, first + 3), Some((10.0, 30.0, false, false)));
    assert_eq!(piece(first - 9, first), Some((0.0, 10.0, true, false)));
    assert_eq!(piece(first + 83, first + 84), Some((830.0, 10.0, false, true)));
    assert_eq!(piece(first - 1, first + 900), Some((0.0, 840.0, true, true)));
    assert_eq!(piece(first - 9, first - 1), None);
    assert_eq!(piece(first + 84, first + 90), None);
    assert_eq!(piece(first + 3, first + 1), None);
}

#[test]
fn labels_are_left_out_where_there_is_no_room() {
    let window = DayWindow::at(day(2025, 1, 1), CalendarUnit::Month, 366.0);
    let labelled = |label| {
        let ticks = divisions(&window, CalendarUnit::Month, label);
        assert_eq!(ticks.len(), 13, "twelve months and a day");
        ticks.iter().filter(|tick| tick.labelled).count()
    };
    // A month is 28 to 31 wide.
    assert_eq!(labelled(20.0), 12, "the last has a single day");
    assert_eq!(labelled(40.0), 6);
    let years: Vec<String> = divisions(&window, CalendarUnit::Month, 20.0)
        .iter()
        .filter(|tick| tick.year)
        .map(|tick| written(tick.day))
        .collect();
    assert_eq!(years, ["2025-01-01", "2026-01-01"]);
}

#[test]
fn labels_stand_in_lines_of_their_own_where_they_would_meet() {
    let placed = labels(
        &[(50.0, 40.0), (60.0, 40.0), (100.0, 40.0), (5.0, 40.0), (199.0, 40.0)],
        200.0,
        4.0,
    );
    let found: Vec<(f64, usize)> = placed.iter().map(|it| (it.x, it.lane)).collect();
    assert_eq!(found, [(30.0, 1), (40.0, 2), (80.0, 0), (0.0, 0), (160.0, 0)]);
}

#[test]
fn dates_too_near_are_drawn_as_one() {
    let first = day(2025, 6, 2);
    let window = DayWindow::at(first, CalendarUnit::Week, 840.0);
    let days = [first + 20, first, first + 1, first - 3, first + 2, first + 20];
    let found: Vec<(f64, Vec<usize>)> = clusters(&days, &window, 15.0)
        .into_iter()
        .map(|it| (it.x, it.members))
        .collect();
    assert_eq!(found, [(5.0, vec![1, 2]), (25.0, vec![4]), (205.0, vec![0, 5])]);
    assert_eq!(extent(days), Some((first - 3, first + 20)));
    assert_eq!(extent([]), None);
}

fn zooms() -> impl Strategy<Value = CalendarUnit> {
    prop::sample::select(&CalendarUnit::ALL[..])
}

proptest! {
    #[test]
    fn divisions_cover_the_window_and_do_not_overlap(from in -40_000i32..80_000, zoom in zooms(), width in 100.0f64..3000.0, label in 5.0f64..200.0) {
        let window = DayWindow::at(from, zoom, width);
        prop_assert!(window.from <= from && from < zoom.next(window.from));
        let ticks = divisions(&window, zoom, label);
        let mut at = 0.0;
        let mut free = 0.0;
        for tick in &ticks {
            // A piece of a single narrow day may be widened until it is seen.
            prop_assert!((tick.span.x - at).abs() < 2.0, "{} follows {}", tick.span.x, at);
            at = tick.span.x + tick.span.width;
            if tick.labelled {
                prop_assert!(tick.span.x >= free && tick.span.x + label <= width);
                free = tick.span.x + label;
            }
        }
        prop_assert!((at - width).abs() < 1e-6);
    }

    #[test]
    fn a_day_is_found_again_where_it_is_drawn(from in -40_000i32..80_000, zoom in zooms(), width in 300.0f64..3000.0, at in 0.0f64..1.0) {
        let window = DayWindow::at(from, zoom, width);
        let offset = (at * f64::from(window.days - 1)) as i32;
        let day = window.from + offset;
        prop_assert!(window.shows(day));
        prop_assert_eq!(window.day_at(window.x(day) + window.day_width() / 2.0), day);
    }

    #[test]
    fn pieces_stay_in_the_window(from in -500i32..500, length in 0i32..900, zoom in zooms(), width in 100.0f64..2000.0) {
        let window = DayWindow::at(0, zoom, width);
        if let Some(piece) = window.visible(from, from + length) {
            prop_assert!(piece.x >= 0.0 && piece.width >= 2.0 && piece.x + piece.width <= width + 1e-9);
        } else {
            prop_assert!(from + length < window.from || from >= window.end());
        }
    }

    #[test]
    fn no_label_runs_into_another(wanted in prop::collection::vec((0.0f64..1000.0, 5.0f64..200.0), 0..40), gap in 0.0f64..12.0) {
        let placed = labels(&wanted, 1000.0, gap);
        prop_assert_eq!(placed.len(), wanted.len());
        for (one, (_, width)) in placed.iter().zip(&wanted) {
            prop_assert!(one.x >= 0.0 && one.x + width <= 1000.0 + 1e-9);
        }
        for (at, one) in placed.iter().enumerate() {
            for (other_at, other) in placed.iter().enumerate().skip(at + 1).filter(|(_, other)| other.lane == one.lane) {
                let apart = one.x + wanted[at].1 + gap <= other.x || other.x + wanted[other_at].1 + gap <= one.x;
                prop_assert!(apart, "{:?} and {:?}", one, other);
            }
        }
    }

    #[test]
    fn every_date_in_sight_is_in_one_cluster(days in prop::collection::vec(-300i32..700, 0..60), zoom in zooms(), apart in 1.0f64..40.0) {
        let window = DayWindow::at(0, zoom, 900.0);
        let found = clusters(&days, &window, apart);
        let mut members: Vec<usize> = found.iter().flat_map(|it| it.members.clone()).collect();
        members.sort_unstable();
        let shown: Vec<usize> = (0..days.len()).filter(|place| window.shows(days[*place])).collect();
        prop_assert_eq!(members, shown);
        for pair in found.windows(2) {
            prop_assert!(pair[1].x - pair[0].x >= apart - 1e-9);
        }
    }
}
