//! The layout of a time line: which days a window shows, where a day lies, its divisions, the pieces of a bar that are in
//! sight, labels that do not run into each other, and dates too near to be told apart drawn as one. Days are numbers
//! from 1970-01-01; a day is as wide as any other, and a bar ends with its last day.

use crate::days::{Civil, Every};

/// A day, counted from 1970-01-01.
pub type Day = i32;

/// How much of a time line is shown at once, by what it is divided into.
impl Every {
    /// How many days are shown: twelve weeks, twelve months, three years.
    pub fn shown(self) -> Day {
        match self {
            Every::Week => 84,
            Every::Month => 366,
            Every::Quarter => 1_096,
        }
    }

    /// The first day of the week, month or quarter in which a day lies.
    pub fn begin(self, day: Day) -> Day {
        let civil = Civil::of(day);
        match self {
            // 1970-01-05 was a Monday.
            Every::Week => day - (day - 4).rem_euclid(7),
            Every::Month => Civil { day: 1, ..civil }.number(),
            Every::Quarter => {
                let month = (civil.month - 1) / 3 * 3 + 1;
                Civil { month, day: 1, ..civil }.number()
            }
        }
    }

    /// The first day of the next week, month or quarter.
    pub fn next(self, day: Day) -> Day {
        let begin = self.begin(day);
        match self {
            Every::Week => begin + 7,
            Every::Month => self.begin(begin + 31),
            Every::Quarter => self.begin(begin + 93),
        }
    }
}

/// The days that are in sight, and how wide they are drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Window {
    /// The first day.
    pub from: Day,
    /// How many days.
    pub days: Day,
    /// How wide they are together.
    pub width: f64,
}

impl Window {
    /// A window over these days, or where they do not fit, one in which today has most of the days still before it. It
    /// begins where a week (a month, a quarter) does.
    pub fn over(first: Day, today: Day, last: Day, zoom: Every, width: f64) -> Window {
        let (first, last) = (first.min(today), last.max(today));
        let fits = zoom.next(last) - zoom.begin(first) <= zoom.shown();
        let from = if fits { first } else { today - zoom.shown() / 4 };
        Window::at(from, zoom, width)
    }

    /// A window that begins with the week (the month, the quarter) of this day.
    pub fn at(from: Day, zoom: Every, width: f64) -> Window {
        Window {
            from: zoom.begin(from),
            days: zoom.shown(),
            width,
        }
    }

    /// Where a day begins; outside of the window where the day is.
    pub fn x(&self, day: Day) -> f64 {
        f64::from(day - self.from) * self.day_width()
    }

    /// How wide a day is.
    pub fn day_width(&self) -> f64 {
        self.width / f64::from(self.days.max(1))
    }

    /// The day at a place; the nearest in sight for one outside.
    pub fn day_at(&self, x: f64) -> Day {
        let days = (x / self.day_width().max(f64::MIN_POSITIVE)).floor();
        // Within the window, and so within an i32.
        #[allow(clippy::cast_possible_truncation)]
        let day = days.clamp(0.0, f64::from(self.days.max(1) - 1)) as Day;
        self.from + day
    }

    /// The first day that is no longer in sight.
    pub fn end(&self) -> Day {
        self.from + self.days
    }

    /// Whether a day is in sight.
    pub fn shows(&self, day: Day) -> bool {
        (self.from..self.end()).contains(&day)
    }

    /// What of these days is in sight, the last included; at least so wide that it is seen.
    pub fn piece(&self, from: Day, until: Day) -> Option<Piece> {
        let (begin, end) = (from.max(self.from), (until + 1).min(self.end()));
        (from <= until && begin < end).then(|| {
            let (x, right) = (self.x(begin), self.x(end));
            let width = (right - x).max(2.0).min(self.width);
            Piece {
                x: x.min(self.width - width),
                width,
                cut_left: from < self.from,
                cut_right: until >= self.end(),
            }
        })
    }
}

/// The piece of a bar that is in sight.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Piece {
    /// Its left end.
    pub x: f64,
    /// How wide.
    pub width: f64,
    /// Whether it goes on to the left.
    pub cut_left: bool,
    /// Whether it goes on to the right.
    pub cut_right: bool,
}

/// A week, a month or a quarter in the head of the time line.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Division {
    /// Its first day.
    pub day: Day,
    /// The piece of it in sight.
    pub piece: Piece,
    /// Whether there is room for its label.
    pub labelled: bool,
    /// Whether a year begins with it, or it is the first in sight.
    pub year: bool,
}

/// The divisions of a window; labels are so wide, and stand at their left.
pub fn divisions(window: &Window, zoom: Every, label: f64) -> Vec<Division> {
    let mut divisions: Vec<Division> = Vec::new();
    let mut day = zoom.begin(window.from);
    let mut free = f64::NEG_INFINITY;
    while day < window.end() {
        let next = zoom.next(day);
        if let Some(piece) = window.piece(day, next - 1) {
            let year = divisions
                .last()
                .is_none_or(|last| Civil::of(last.day).year != Civil::of(day).year);
            let labelled = piece.x >= free && piece.x + label <= window.width;
            if labelled {
                free = piece.x + label;
            }
            divisions.push(Division {
                day,
                piece,
                labelled,
                year,
            });
        }
        day = next;
    }
    divisions
}

/// Where a label stands.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Placed {
    /// Its left end.
    pub x: f64,
    /// In which line, from 0.
    pub lane: usize,
}

/// Places labels, each with the place it belongs to and its width, over what they belong to, in as few lines as are
/// needed for none to run into another. None stands out of the width.
pub fn labels(wanted: &[(f64, f64)], width: f64, gap: f64) -> Vec<Placed> {
    let place = |(anchor, label): &(f64, f64)| (anchor - label / 2.0).min(width - label).max(0.0);
    let mut order: Vec<(usize, f64, f64)> = wanted
        .iter()
        .enumerate()
        .map(|(index, it)| (index, place(it), it.1))
        .collect();
    order.sort_by(|one, other| one.1.total_cmp(&other.1).then(one.0.cmp(&other.0)));
    let mut ends: Vec<f64> = Vec::new();
    let mut placed = vec![Placed { x: 0.0, lane: 0 }; wanted.len()];
    for (index, x, label) in order {
        let lane = ends.iter().position(|end| end + gap <= x).unwrap_or(ends.len());
        match ends.get_mut(lane) {
            Some(end) => *end = x + label,
            None => ends.push(x + label),
        }
        if let Some(slot) = placed.get_mut(index) {
            *slot = Placed { x, lane };
        }
    }
    placed
}

/// Dates drawn as one, because they are too near to be told apart.
#[derive(Clone, Debug, PartialEq)]
pub struct Cluster {
    /// Where: in the middle of the first of them.
    pub x: f64,
    /// Which, by their places in the list; in the order of the days.
    pub members: Vec<usize>,
}

/// The dates in sight; those nearer to each other than `apart` as one.
pub fn clusters(days: &[Day], window: &Window, apart: f64) -> Vec<Cluster> {
    let mut seen: Vec<(Day, usize)> = days
        .iter()
        .enumerate()
        .filter(|(_, day)| window.shows(**day))
        .map(|(place, day)| (*day, place))
        .collect();
    seen.sort_unstable();
    let mut clusters: Vec<Cluster> = Vec::new();
    for (day, place) in seen {
        let x = window.x(day) + window.day_width() / 2.0;
        match clusters.last_mut() {
            Some(last) if x - last.x < apart => last.members.push(place),
            _ => clusters.push(Cluster {
                x,
                members: vec![place],
            }),
        }
    }
    clusters
}

/// The last day that things hold with these dates, and the first: what a window over all of them has to show.
pub fn extent(days: impl IntoIterator<Item = Day>) -> Option<(Day, Day)> {
    days.into_iter().fold(None, |extent, day| match extent {
        None => Some((day, day)),
        Some((first, last)) => Some((first.min(day), last.max(day))),
    })
}
