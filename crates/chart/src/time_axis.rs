//! Time axis: a window of visible days, positions of days, divisions into weeks, months or quarters, the visible part of a bar,
//! labels that do not overlap, and clusters of dates that are too near to be drawn apart. Days are numbers from 1970-01-01; all
//! days are equally wide, and a bar includes its last day.

use crate::days::{CalendarUnit, CivilDate};

/// Day number, counted from 1970-01-01.
pub type Day = i32;

impl CalendarUnit {
    /// Number of days in a window of this unit: twelve weeks, twelve months, three years.
    pub fn shown(self) -> Day {
        match self {
            CalendarUnit::Week => 84,
            CalendarUnit::Month => 366,
            CalendarUnit::Quarter => 1_096,
        }
    }

    /// First day of the week, month or quarter of a day.
    pub fn begin(self, day: Day) -> Day {
        let civil = CivilDate::of(day);
        match self {
            // 1970-01-05 was a Monday.
            CalendarUnit::Week => day - (day - 4).rem_euclid(7),
            CalendarUnit::Month => CivilDate { day: 1, ..civil }.number(),
            CalendarUnit::Quarter => {
                let month = (civil.month - 1) / 3 * 3 + 1;
                CivilDate { month, day: 1, ..civil }.number()
            }
        }
    }

    /// First day of the next week, month or quarter.
    pub fn next(self, day: Day) -> Day {
        let begin = self.begin(day);
        match self {
            CalendarUnit::Week => begin + 7,
            CalendarUnit::Month => self.begin(begin + 31),
            CalendarUnit::Quarter => self.begin(begin + 93),
        }
    }
}

/// Window of visible days, and the width that it is drawn on.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct DayWindow {
    /// First day.
    pub from: Day,
    /// Number of days.
    pub days: Day,
    /// Width.
    pub width: f64,
}

impl DayWindow {
    /// Window over these days if they fit, else one with today at its first quarter. Starts at the start of a week, month or
    /// quarter.
    pub fn over(first: Day, today: Day, last: Day, zoom: CalendarUnit, width: f64) -> DayWindow {
        let (first, last) = (first.min(today), last.max(today));
        let fits = zoom.next(last) - zoom.begin(first) <= zoom.shown();
        let from = if fits { first } else { today - zoom.shown() / 4 };
        DayWindow::at(from, zoom, width)
    }

    /// Window that starts with the week, month or quarter of a day.
    pub fn at(from: Day, zoom: CalendarUnit, width: f64) -> DayWindow {
        DayWindow {
            from: zoom.begin(from),
            days: zoom.shown(),
            width,
        }
    }

    /// Position of the start of a day, also of a day outside of the window.
    pub fn x(&self, day: Day) -> f64 {
        f64::from(day - self.from) * self.day_width()
    }

    /// Width of a day.
    pub fn day_width(&self) -> f64 {
        self.width / f64::from(self.days.max(1))
    }

    /// Day at a position, clamped to the window.
    pub fn day_at(&self, x: f64) -> Day {
        let days = (x / self.day_width().max(f64::MIN_POSITIVE)).floor();
        // Within the window, and so within an i32.
        #[allow(clippy::cast_possible_truncation)]
        let day = days.clamp(0.0, f64::from(self.days.max(1) - 1)) as Day;
        self.from + day
    }

    /// First day after the window.
    pub fn end(&self) -> Day {
        self.from + self.days
    }

    /// Whether the window contains a day.
    pub fn shows(&self, day: Day) -> bool {
        (self.from..self.end()).contains(&day)
    }

    /// Visible part of a span of days, the last day included; at least 2 wide.
    pub fn visible(&self, from: Day, until: Day) -> Option<VisibleSpan> {
        let (begin, end) = (from.max(self.from), (until + 1).min(self.end()));
        (from <= until && begin < end).then(|| {
            let (x, right) = (self.x(begin), self.x(end));
            let width = (right - x).max(2.0).min(self.width);
            VisibleSpan {
                x: x.min(self.width - width),
                width,
                cut_left: from < self.from,
                cut_right: until >= self.end(),
            }
        })
    }
}

/// Visible part of a bar.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct VisibleSpan {
    /// Left end.
    pub x: f64,
    /// Width.
    pub width: f64,
    /// Whether the bar continues to the left.
    pub cut_left: bool,
    /// Whether the bar continues to the right.
    pub cut_right: bool,
}

/// Week, month or quarter in the head of a time axis.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct AxisDivision {
    /// First day.
    pub day: Day,
    /// Visible part.
    pub span: VisibleSpan,
    /// Whether there is room for its label.
    pub labelled: bool,
    /// Whether it is the first visible division of its year.
    pub year: bool,
}

/// Divisions of a window. Labels of width `label` stand at the left of theirs.
pub fn divisions(window: &DayWindow, zoom: CalendarUnit, label: f64) -> Vec<AxisDivision> {
    let mut divisions: Vec<AxisDivision> = Vec::new();
    let mut day = zoom.begin(window.from);
    let mut free = f64::NEG_INFINITY;
    while day < window.end() {
        let next = zoom.next(day);
        if let Some(span) = window.visible(day, next - 1) {
            let year = divisions
                .last()
                .is_none_or(|last| CivilDate::of(last.day).year != CivilDate::of(day).year);
            let labelled = span.x >= free && span.x + label <= window.width;
            if labelled {
                free = span.x + label;
            }
            divisions.push(AxisDivision {
                day,
                span,
                labelled,
                year,
            });
        }
        day = next;
    }
    divisions
}

/// Position of a label.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PlacedLabel {
    /// Left end.
    pub x: f64,
    /// Index of its lane, from 0.
    pub lane: usize,
}

/// Positions of labels, each given by its anchor and its width, in as few lanes as are needed for none to overlap. No label
/// exceeds the width.
pub fn labels(wanted: &[(f64, f64)], width: f64, gap: f64) -> Vec<PlacedLabel> {
    let place = |(anchor, label): &(f64, f64)| (anchor - label / 2.0).min(width - label).max(0.0);
    let mut order: Vec<(usize, f64, f64)> = wanted
        .iter()
        .enumerate()
        .map(|(index, it)| (index, place(it), it.1))
        .collect();
    order.sort_by(|one, other| one.1.total_cmp(&other.1).then(one.0.cmp(&other.0)));
    let mut ends: Vec<f64> = Vec::new();
    let mut placed = vec![PlacedLabel { x: 0.0, lane: 0 }; wanted.len()];
    for (index, x, label) in order {
        let lane = ends.iter().position(|end| end + gap <= x).unwrap_or(ends.len());
        match ends.get_mut(lane) {
            Some(end) => *end = x + label,
            None => ends.push(x + label),
        }
        if let Some(slot) = placed.get_mut(index) {
            *slot = PlacedLabel { x, lane };
        }
    }
    placed
}

/// Dates drawn as one because they are too near to each other.
#[derive(Clone, Debug, PartialEq)]
pub struct DateCluster {
    /// Position: the middle of the first day.
    pub x: f64,
    /// Indices of the dates, in the order of the days.
    pub members: Vec<usize>,
}

/// Clusters of the visible dates; those nearer to each other than `apart` are one.
pub fn clusters(days: &[Day], window: &DayWindow, apart: f64) -> Vec<DateCluster> {
    let mut seen: Vec<(Day, usize)> = days
        .iter()
        .enumerate()
        .filter(|(_, day)| window.shows(**day))
        .map(|(place, day)| (*day, place))
        .collect();
    seen.sort_unstable();
    let mut clusters: Vec<DateCluster> = Vec::new();
    for (day, place) in seen {
        let x = window.x(day) + window.day_width() / 2.0;
        match clusters.last_mut() {
            Some(last) if x - last.x < apart => last.members.push(place),
            _ => clusters.push(DateCluster {
                x,
                members: vec![place],
            }),
        }
    }
    clusters
}

/// First and last of these days.
pub fn extent(days: impl IntoIterator<Item = Day>) -> Option<(Day, Day)> {
    days.into_iter().fold(None, |extent, day| match extent {
        None => Some((day, day)),
        Some((first, last)) => Some((first.min(day), last.max(day))),
    })
}
