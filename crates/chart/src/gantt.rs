//! A time line as a picture: names at the left, days to the right; a bar for each line, from where it begins to its date,
//! with the first date as a ghost behind one that was put off; dated things of the whole as lines across. What can be
//! taken hold of (the end of a bar, the fold of a band) is told beside the picture, for whoever draws it.

mod line;

use crate::{
    Anchor, Every, Mark, Scene, Sheet, text,
    timeline::{Day, Placed, Window, clusters, divisions, labels},
};

/// A line of the time line.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Line {
    /// Its name.
    pub name: String,
    /// How far it is set in.
    pub depth: usize,
    /// Where it leads.
    pub href: Option<String>,
    /// What it is, in a sentence.
    pub label: String,
    /// Where it begins.
    pub from: Option<Day>,
    /// The first date, where it was put off.
    pub first: Option<Day>,
    /// The date.
    pub due: Option<Day>,
    /// The day on which it ended before or after its date.
    pub closed: Option<Day>,
    /// What stands behind the bar.
    pub words: String,
    /// The style of the bar.
    pub class: &'static str,
    /// The style of the words.
    pub words_class: &'static str,
    /// Whether it goes on late until today.
    pub late: bool,
    /// For a line that stands for many: their dates.
    pub dots: Vec<Day>,
    /// A head of others.
    pub head: bool,
    /// Whether it can be unfolded, and is.
    pub open: Option<bool>,
}

/// A dated thing of the whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dated {
    /// The day.
    pub day: Day,
    /// What it is called.
    pub name: String,
    /// The style of its line.
    pub class: &'static str,
}

/// A time line.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Gantt {
    /// The lines.
    pub lines: Vec<Line>,
    /// What is dated.
    pub dated: Vec<Dated>,
    /// Today.
    pub today: Day,
    /// What it shows, in a sentence.
    pub label: String,
    /// What the ghost, the tail and the rest of a bar are called, where there is one: told below the lines.
    pub legend: [&'static str; 3],
}

/// Where something can be taken hold of.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Hold {
    /// Of which line.
    pub line: usize,
    /// Its middle from the left.
    pub x: f64,
    /// Its middle from above.
    pub y: f64,
}

/// A time line as it is drawn.
#[derive(Clone, Debug, PartialEq)]
pub struct Drawn {
    /// The picture.
    pub scene: Scene,
    /// Where the days begin.
    pub left: f64,
    /// The days in sight.
    pub window: Window,
    /// The ends of bars that are in sight.
    pub ends: Vec<Hold>,
    /// Behind the words of lines without a date.
    pub undated: Vec<Hold>,
    /// The folds.
    pub folds: Vec<Hold>,
    /// The divisions once more, on ground of their own, from [`Drawn::axis_from`] to where the lines begin: to stay in
    /// sight while one goes down.
    pub axis: Vec<Mark>,
    /// Where the names of the divisions stand, from above.
    pub axis_from: f64,
    /// How high a line is.
    pub row: f64,
    /// Where the lines begin.
    pub top: f64,
}

impl Gantt {
    /// The days that a window over all of it would show.
    pub fn window(&self, from: Option<Day>, zoom: Every, sheet: &Sheet) -> Window {
        let width = (sheet.width - left(sheet)).max(1.0);
        let days = self.lines.iter().flat_map(|line| {
            let ends = [line.from, line.due, line.closed];
            ends.into_iter().flatten().chain(line.dots.iter().copied())
        });
        match (from, crate::timeline::extent(days)) {
            (Some(from), _) => Window::at(from, zoom, width),
            (None, Some((first, last))) => Window::over(first, self.today, last, zoom, width),
            (None, None) => Window::over(self.today, self.today, self.today, zoom, width),
        }
    }

    /// The picture of the days from this one on, or of all.
    pub fn drawn(&self, sheet: &Sheet, from: Option<Day>, zoom: Every, name: &dyn Fn(Day, bool) -> String) -> Drawn {
        let window = self.window(from, zoom, sheet);
        let left = left(sheet);
        let axis = sheet.line() + 4.0;
        let shown: Vec<&Dated> = self.dated.iter().filter(|it| window.shows(it.day)).collect();
        let (placed, lanes) = name_dated(&shown, &window, sheet);
        let top = sheet.line() * crate::stack::as_number(lanes) + axis;
        let height = top + sheet.row * crate::stack::as_number(self.lines.len());
        let mut marks = Vec::new();
        grid(&window, zoom, sheet, (left, top, height), name, &mut marks);
        let bands = self.lines.iter().enumerate().filter(|(_, line)| line.head);
        marks.extend(bands.map(|(place, _)| Mark::Rect {
            x: 0.0,
            y: top + sheet.row * crate::stack::as_number(place),
            width: sheet.width,
            height: sheet.row,
            class: "gantt-band",
        }));
        // The lines across lie behind the words of the others.
        for (it, place) in shown.iter().zip(&placed) {
            let x = left + window.x(it.day);
            let above = top - axis - sheet.line() * crate::stack::as_number(place.lane);
            marks.push(Mark::line((x, above - 2.0), (x, height), it.class));
            let at = (left + place.x, above - 4.0);
            marks.push(Mark::text(at.0, at.1, Anchor::Start, "gantt-dated", it.name.clone()));
        }
        let mut drawn = Drawn {
            scene: Scene::default(),
            left,
            window,
            ends: Vec::new(),
            undated: Vec::new(),
            axis: axis_again(&window, zoom, sheet, (left, axis), name),
            axis_from: top - axis,
            folds: Vec::new(),
            row: sheet.row,
            top,
        };
        for (place, line) in self.lines.iter().enumerate() {
            let y = top + sheet.row * crate::stack::as_number(place);
            line::draw(line, self.today, sheet, (left, y), &window, &mut marks);
            let middle = y + sheet.row / 2.0;
            let hold = |x: f64| Hold {
                line: place,
                x,
                y: middle,
            };
            drawn
                .folds
                .extend(line.open.map(|_| hold(line::indent(line, sheet) - sheet.size * 0.6)));
            let end = line.due.filter(|due| window.shows(*due) && !line.head);
            drawn.ends.extend(end.map(|due| hold(left + window.x(due + 1))));
            let undated = line.due.is_none() && line.dots.is_empty() && !line.head && !line.words.is_empty();
            let behind = left + 4.0 + text::width(&line.words, sheet.size) + sheet.size;
            drawn.undated.extend(undated.then(|| hold(behind)));
        }
        let legend = self.legend(sheet, left, height + axis, &mut marks);
        drawn.scene = Scene {
            width: sheet.width,
            height: height + axis + legend,
            label: self.label.clone(),
            marks,
            cuts: self.cuts(top, sheet.row),
        };
        drawn
    }

    /// Between its lines, but never behind a head.
    fn cuts(&self, top: f64, row: f64) -> Vec<f64> {
        let after_head = std::iter::once(false).chain(self.lines.iter().map(|line| line.head));
        let places = after_head.enumerate().take(self.lines.len());
        places
            .filter(|(place, after_head)| *place == 0 || !after_head)
            .map(|(place, _)| top + row * crate::stack::as_number(place))
            .collect()
    }

    /// What of a bar needs to be told, below the lines; gives how high that is.
    fn legend(&self, sheet: &Sheet, left: f64, top: f64, marks: &mut Vec<Mark>) -> f64 {
        let bars = || self.lines.iter().filter(|line| !line.head && line.due.is_some());
        let there = [
            bars().any(|line| line.first.is_some()),
            bars().any(|line| line.late),
            bars().any(|line| line.closed < line.due && line.closed.is_some()),
        ];
        let styles = [("gantt-ghost", 14.0), ("gantt-late", 8.0), ("gantt-rest", 5.0)];
        let named = self.legend.into_iter().zip(styles).zip(there);
        let mut x = left;
        let (mut row, line) = (0.0, sheet.line());
        for ((name, (class, height)), _) in named.filter(|((name, _), there)| *there && !name.is_empty()) {
            let width = sheet.size * 2.0;
            let whole = width + 6.0 + text::width(name, sheet.size);
            if x > left && x + whole > sheet.width {
                (x, row) = (left, row + line);
            }
            let middle = top + row + line / 2.0;
            marks.push(Mark::Rect {
                x: x + 1.0,
                y: middle - height / 2.0,
                width,
                height,
                class,
            });
            let base = (middle + sheet.size * 0.36).round();
            marks.push(Mark::text(x + width + 6.0, base, Anchor::Start, "pic-word", name));
            x += whole + sheet.size * 1.5;
        }
        if x > left || row > 0.0 { row + line } else { 0.0 }
    }

    /// The places of dots that are drawn as one, of a line that stands for many.
    pub fn dots(line: &Line, window: &Window, sheet: &Sheet) -> Vec<(f64, usize)> {
        let clusters = clusters(&line.dots, window, sheet.size * 1.4);
        clusters.into_iter().map(|it| (it.x, it.members.len())).collect()
    }
}

/// How wide the names are.
fn left(sheet: &Sheet) -> f64 {
    let part = if sheet.is_narrow() { 0.4 } else { 0.3 };
    (sheet.width * part).min(sheet.size * 26.0).round()
}

fn name_dated(shown: &[&Dated], window: &Window, sheet: &Sheet) -> (Vec<Placed>, usize) {
    let wanted: Vec<(f64, f64)> = shown
        .iter()
        .map(|it| (window.x(it.day), text::width(&it.name, sheet.size)))
        .collect();
    let placed = labels(&wanted, window.width, sheet.size);
    let lanes = placed.iter().map(|it| it.lane + 1).max().unwrap_or(0);
    (placed, lanes)
}

/// The names of the divisions on a ground of this height.
fn axis_again(
    window: &Window,
    zoom: Every,
    sheet: &Sheet,
    (left, height): (f64, f64),
    name: &dyn Fn(Day, bool) -> String,
) -> Vec<Mark> {
    let mut marks = vec![Mark::Rect {
        x: 0.0,
        y: 0.0,
        width: sheet.width,
        height,
        class: "gantt-axis-ground",
    }];
    for (x, words) in named_divisions(window, zoom, sheet, name) {
        marks.extend(words.map(|words| Mark::text(left + x + 3.0, height - 6.0, Anchor::Start, "pic-word", words)));
    }
    marks
}

/// Where the divisions begin, and the names of those that have room for one.
fn named_divisions(
    window: &Window,
    zoom: Every,
    sheet: &Sheet,
    name: &dyn Fn(Day, bool) -> String,
) -> Vec<(f64, Option<String>)> {
    let widest = |year| text::width(&name(window.from, year), sheet.size) + 6.0;
    let divisions = divisions(window, zoom, widest(false)).into_iter();
    let named = divisions.map(|it| {
        // The year is said where there is room for it.
        let year = it.year && it.piece.x + widest(true) <= window.width;
        let year = year && it.piece.width >= widest(true);
        (it.piece.x, it.labelled.then(|| name(it.day, year)))
    });
    named.collect()
}

fn grid(
    window: &Window,
    zoom: Every,
    sheet: &Sheet,
    (left, top, bottom): (f64, f64, f64),
    name: &dyn Fn(Day, bool) -> String,
    marks: &mut Vec<Mark>,
) {
    for (x, words) in named_divisions(window, zoom, sheet, name) {
        let x = left + x;
        marks.push(Mark::line((x, top - 4.0), (x, bottom + 4.0), "pic-grid"));
        for y in [top - 6.0, bottom + sheet.size + 2.0] {
            let words = words.iter().cloned();
            marks.extend(words.map(|words| Mark::text(x + 3.0, y, Anchor::Start, "pic-word", words)));
        }
    }
}
