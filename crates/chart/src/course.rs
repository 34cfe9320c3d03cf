//! Counts over days: lines that fall to zero, with the days that matter marked across them.

use crate::{
    Anchor, Civil, DayScale, Linear, Mark, Scene,
    scale::ticks,
    sheet::{Entry, GAP, Sheet, legend},
    stack::as_number,
    steps::{rounded, stepped, straight, under},
    text,
};

/// A line of counts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Line {
    /// Its style.
    pub class: &'static str,
    /// Its name.
    pub name: String,
    /// Day and count, in order; a stepped line holds its count until the next.
    pub points: Vec<(i32, usize)>,
    /// Straight from point to point rather than in steps.
    pub straight: bool,
    /// Whether its last count is marked, and said.
    pub told: bool,
    /// The style of the ground under it, if there is one.
    pub ground: Option<&'static str>,
}

/// A day that matters.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Marked {
    /// The day.
    pub day: i32,
    /// What it is.
    pub name: String,
    /// The style of its line.
    pub class: &'static str,
}

/// The picture.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Course {
    /// What it shows, in a sentence.
    pub label: String,
    /// The first and the last day of the sheet.
    pub days: (i32, i32),
    /// The lines, those in front last.
    pub lines: Vec<Line>,
    /// The days that matter.
    pub marked: Vec<Marked>,
}

impl Course {
    /// The picture on a sheet. `name` gives the name of a tick by its day, and whether a year is new with it.
    pub fn scene(&self, sheet: &Sheet, name: fn(Civil, bool) -> String) -> Scene {
        let entries: Vec<Entry> = self
            .lines
            .iter()
            .map(|line| Entry {
                class: line.class,
                line: true,
                name: line.name.clone(),
            })
            .collect();
        let (mut marks, y) = legend(sheet, &entries);
        let counts = self
            .lines
            .iter()
            .flat_map(|line| line.points.iter().map(|point| point.1));
        let numbers = ticks(counts.max().unwrap_or(0), 4);
        let most = numbers.last().copied().unwrap_or(1);
        let left = text::width(&most.to_string(), sheet.size) + GAP;
        let days = DayScale::new(self.days.0, self.days.1, (left, sheet.width - self.right(sheet)));
        let (words, labels) = self.labels(sheet, &days);
        let top = y + labels + GAP;
        let bottom = top + (sheet.width * 0.3).clamp(160.0, 320.0);
        let height = Linear::new((0.0, as_number(most)), (bottom, top));
        for number in numbers {
            let at = height.at(as_number(number));
            let class = if number == 0 { "pic-axis" } else { "pic-grid" };
            marks.push(Mark::line((left, at), (sheet.width, at), class));
            let base = (at + sheet.size * 0.36).round();
            marks.push(Mark::text(
                left - GAP / 2.0,
                base,
                Anchor::End,
                "pic-word",
                number.to_string(),
            ));
        }
        let tick_word = text::width("2026年12月", sheet.size) + GAP;
        for tick in days.ticks_apart(tick_word.min(sheet.width / 3.0)) {
            marks.push(Mark::line((tick.at, bottom), (tick.at, bottom + 5.0), "pic-axis"));
            let word = name(Civil::of(tick.day), tick.new_year);
            let half = text::width(&word, sheet.size) / 2.0;
            let middle = tick.at.clamp(left.min(half), (sheet.width - half).max(half));
            let base = bottom + 5.0 + sheet.size;
            marks.push(Mark::text(middle, base.round(), Anchor::Middle, "pic-word", word));
        }
        for marked in &self.marked {
            let x = days.at(marked.day);
            marks.push(Mark::line((x, top - GAP / 2.0), (x, bottom), marked.class));
        }
        marks.extend(words.into_iter().map(|(x, line, anchor, text)| {
            let base = y + sheet.line() * as_number(line) + sheet.size;
            Mark::text(x, base.round(), anchor, "pic-word", text)
        }));
        for line in &self.lines {
            let points: Vec<(f64, f64)> = line
                .points
                .iter()
                .map(|(day, count)| (days.at(*day), height.at(as_number(*count))))
                .collect();
            if let Some(class) = line.ground {
                marks.push(Mark::Path {
                    d: under(&points, bottom),
                    class,
                });
            }
            let d = if line.straight {
                straight(&points)
            } else {
                stepped(&points)
            };
            marks.push(Mark::Path { d, class: line.class });
            if let (Some((x, y)), Some((_, count)), true) = (points.last(), line.points.last(), line.told) {
                marks.push(Mark::Path {
                    d: dot(*x, *y),
                    class: line.class,
                });
                let word = Mark::text(x + GAP, y - GAP / 2.0, Anchor::Start, "pic-sum", count.to_string());
                marks.push(word);
            }
        }
        Scene {
            width: sheet.width,
            height: bottom + 5.0 + sheet.line() + GAP,
            label: self.label.clone(),
            marks,
            cuts: Vec::new(),
        }
    }

    /// The room behind the days, where the counts at the ends of the lines stand.
    fn right(&self, sheet: &Sheet) -> f64 {
        let told = self.lines.iter().filter(|line| line.told);
        let last = told.filter_map(|line| line.points.last());
        let widths = last.map(|(_, count)| GAP + text::width(&count.to_string(), sheet.size));
        widths.fold(sheet.size, f64::max)
    }

    /// Where the names of marked days stand: none over another, in as many lines as that takes; and their height.
    fn labels(&self, sheet: &Sheet, days: &DayScale) -> (Vec<(f64, usize, Anchor, String)>, f64) {
        let mut ends: Vec<f64> = Vec::new();
        let mut placed = Vec::new();
        let mut marked: Vec<&Marked> = self.marked.iter().collect();
        marked.sort_by_key(|one| one.day);
        for one in marked {
            let (x, width) = (days.at(one.day), text::width(&one.name, sheet.size));
            let from = (x - width / 2.0).clamp(0.0, (sheet.width - width).max(0.0));
            let line = ends.iter().position(|end| end + GAP <= from).unwrap_or(ends.len());
            match ends.get_mut(line) {
                Some(end) => *end = from + width,
                None => ends.push(from + width),
            }
            placed.push((from, line, Anchor::Start, one.name.clone()));
        }
        (placed, sheet.line() * as_number(ends.len()))
    }
}

/// A small circle around a place.
fn dot(x: f64, y: f64) -> String {
    let (x, y) = (rounded(x - 3.0), rounded(y));
    format!("M{x} {y}a3 3 0 1 0 6 0a3 3 0 1 0 -6 0Z")
}
