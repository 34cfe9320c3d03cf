//! Line chart of counts over days (the burn-down of open problems), with marked days as lines across.

use crate::{
    CivilDate, DayMarker, DayScale, LinearScale, Mark, Scene, TextAnchor,
    canvas::{Canvas, GAP, LegendEntry, legend},
    path::{area_under, line_path, rounded, step_path},
    scale::as_number,
    scale::ticks,
    text_width,
};

/// Line of counts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CountLine {
    /// CSS class.
    pub class: &'static str,
    /// Name.
    pub name: String,
    /// Days and counts, in order. A step line holds its count until the next day.
    pub points: Vec<(i32, usize)>,
    /// Straight from point to point rather than in steps.
    pub straight: bool,
    /// Whether its last count is marked and labelled.
    pub end_label: bool,
    /// CSS class of the area under it, if it has one.
    pub fill: Option<&'static str>,
}

/// Line chart.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LineChart {
    /// Description of the picture, one sentence.
    pub label: String,
    /// First and last day of the axis.
    pub days: (i32, i32),
    /// Lines, those in front last.
    pub lines: Vec<CountLine>,
    /// Marked days.
    pub markers: Vec<DayMarker>,
}

impl LineChart {
    /// Picture on a canvas. `name` gives the name of a tick by its date and by whether it is the first of its year.
    pub fn scene(&self, canvas: &Canvas, name: fn(CivilDate, bool) -> String) -> Scene {
        let entries: Vec<LegendEntry> = self
            .lines
            .iter()
            .map(|line| LegendEntry {
                class: line.class,
                line: true,
                name: line.name.clone(),
            })
            .collect();
        let (mut marks, y) = legend(canvas, &entries);
        let counts = self
            .lines
            .iter()
            .flat_map(|line| line.points.iter().map(|point| point.1));
        let numbers = ticks(counts.max().unwrap_or(0), 4);
        let most = numbers.last().copied().unwrap_or(1);
        let left = text_width::width(&most.to_string(), canvas.font_size) + GAP;
        let days = DayScale::new(self.days.0, self.days.1, (left, canvas.width - self.right(canvas)));
        let (words, labels) = self.labels(canvas, &days);
        let top = y + labels + GAP;
        let bottom = top + (canvas.width * 0.3).clamp(160.0, 320.0);
        let height = LinearScale::new((0.0, as_number(most)), (bottom, top));
        for number in numbers {
            let at = height.at(as_number(number));
            let class = if number == 0 { "pic-axis" } else { "pic-grid" };
            marks.push(Mark::line((left, at), (canvas.width, at), class));
            let base = (at + canvas.font_size * 0.36).round();
            marks.push(Mark::text(
                left - GAP / 2.0,
                base,
                TextAnchor::End,
                "pic-word",
                number.to_string(),
            ));
        }
        let tick_word = text_width::width("2026年12月", canvas.font_size) + GAP;
        for tick in days.ticks_apart(tick_word.min(canvas.width / 3.0)) {
            marks.push(Mark::line((tick.at, bottom), (tick.at, bottom + 5.0), "pic-axis"));
            let word = name(CivilDate::of(tick.day), tick.new_year);
            let half = text_width::width(&word, canvas.font_size) / 2.0;
            let middle = tick.at.clamp(left.min(half), (canvas.width - half).max(half));
            let base = bottom + 5.0 + canvas.font_size;
            marks.push(Mark::text(middle, base.round(), TextAnchor::Middle, "pic-word", word));
        }
        for markers in &self.markers {
            let x = days.at(markers.day);
            marks.push(Mark::line((x, top - GAP / 2.0), (x, bottom), markers.class));
        }
        marks.extend(words.into_iter().map(|(x, line, anchor, text)| {
            let base = y + canvas.line_height() * as_number(line) + canvas.font_size;
            Mark::text(x, base.round(), anchor, "pic-word", text)
        }));
        for line in &self.lines {
            let points: Vec<(f64, f64)> = line
                .points
                .iter()
                .map(|(day, count)| (days.at(*day), height.at(as_number(*count))))
                .collect();
            if let Some(class) = line.fill {
                marks.push(Mark::Path {
                    d: area_under(&points, bottom),
                    class,
                });
            }
            let d = if line.straight {
                line_path(&points)
            } else {
                step_path(&points)
            };
            marks.push(Mark::Path { d, class: line.class });
            if let (Some((x, y)), Some((_, count)), true) = (points.last(), line.points.last(), line.end_label) {
                marks.push(Mark::Path {
                    d: dot(*x, *y),
                    class: line.class,
                });
                let word = Mark::text(x + GAP, y - GAP / 2.0, TextAnchor::Start, "pic-sum", count.to_string());
                marks.push(word);
            }
        }
        Scene {
            width: canvas.width,
            height: bottom + 5.0 + canvas.line_height() + GAP,
            label: self.label.clone(),
            marks,
            cuts: Vec::new(),
        }
    }

    /// Width right of the axis, for the counts at the ends of the lines.
    fn right(&self, canvas: &Canvas) -> f64 {
        let end_label = self.lines.iter().filter(|line| line.end_label);
        let last = end_label.filter_map(|line| line.points.last());
        let widths = last.map(|(_, count)| GAP + text_width::width(&count.to_string(), canvas.font_size));
        widths.fold(canvas.font_size, f64::max)
    }

    /// Positions of the names of marked days, in as many rows as are needed for none to overlap; and the height of these rows.
    fn labels(&self, canvas: &Canvas, days: &DayScale) -> (Vec<(f64, usize, TextAnchor, String)>, f64) {
        let mut ends: Vec<f64> = Vec::new();
        let mut placed = Vec::new();
        let mut markers: Vec<&DayMarker> = self.markers.iter().collect();
        markers.sort_by_key(|one| one.day);
        for one in markers {
            let (x, width) = (days.at(one.day), text_width::width(&one.name, canvas.font_size));
            let from = (x - width / 2.0).clamp(0.0, (canvas.width - width).max(0.0));
            let line = ends.iter().position(|end| end + GAP <= from).unwrap_or(ends.len());
            match ends.get_mut(line) {
                Some(end) => *end = from + width,
                None => ends.push(from + width),
            }
            placed.push((from, line, TextAnchor::Start, one.name.clone()));
        }
        (placed, canvas.line_height() * as_number(ends.len()))
    }
}

/// Path of a small circle around a point.
fn dot(x: f64, y: f64) -> String {
    let (x, y) = (rounded(x - 3.0), rounded(y));
    format!("M{x} {y}a3 3 0 1 0 6 0a3 3 0 1 0 -6 0Z")
}
