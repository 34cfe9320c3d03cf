//! Gantt chart: names at the left, days to the right, a bar for each row from its start to its due date. The original date of
//! an extended one is drawn as a ghost behind the bar; marked days are lines across all rows. Handles (the end of a bar, the
//! fold of a band) are returned beside the picture, for the page to make them draggable.

mod row;

use crate::{
    CalendarUnit, Canvas, DayMarker, Mark, Scene, TextAnchor,
    scale::as_number,
    text_width,
    time_axis::{Day, DayWindow, PlacedLabel, clusters, divisions, labels},
};

/// Row of a Gantt chart.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct GanttRow {
    /// Name.
    pub name: String,
    /// Depth of indentation.
    pub depth: usize,
    /// Address of a link.
    pub href: Option<String>,
    /// Label for screen readers, one sentence.
    pub label: String,
    /// Start.
    pub from: Option<Day>,
    /// Original due date, if it was extended.
    pub first: Option<Day>,
    /// Due date in force.
    pub due: Option<Day>,
    /// Day on which it was finished, if it was.
    pub closed: Option<Day>,
    /// Text behind the bar.
    pub words: String,
    /// CSS class of the bar.
    pub class: &'static str,
    /// CSS class of the text.
    pub words_class: &'static str,
    /// Whether it is overdue: a tail from the due date to today.
    pub late: bool,
    /// Dates of the members, for a row that stands for many.
    pub dots: Vec<Day>,
    /// Whether it is the heading of the rows below it.
    pub head: bool,
    /// Whether it is unfolded; none if it cannot be.
    pub open: Option<bool>,
}

/// Gantt chart.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct GanttChart {
    /// Rows.
    pub rows: Vec<GanttRow>,
    /// Marked days.
    pub markers: Vec<DayMarker>,
    /// Today.
    pub today: Day,
    /// Description of the picture, one sentence.
    pub label: String,
    /// Legend below the rows: the names of the ghost, the overdue tail and the unused rest of a bar.
    pub legend: [&'static str; 3],
}

/// Position of something that can be grabbed or clicked.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct GanttHandle {
    /// Index of the row.
    pub row: usize,
    /// Centre, from the left.
    pub x: f64,
    /// Centre, from above.
    pub y: f64,
}

/// Gantt chart laid out for a window of days: the picture and the positions of its handles.
#[derive(Clone, Debug, PartialEq)]
pub struct GanttDrawing {
    /// Picture.
    pub scene: Scene,
    /// Left end of the days.
    pub left: f64,
    /// Visible days.
    pub window: DayWindow,
    /// Ends of the visible bars.
    pub bar_ends: Vec<GanttHandle>,
    /// Handles behind the text of rows without a date.
    pub undated: Vec<GanttHandle>,
    /// Toggles of rows that can be unfolded.
    pub folds: Vec<GanttHandle>,
    /// Copy of the axis on an opaque ground, from [`GanttDrawing::axis_from`] to the first row, for a head that stays visible
    /// while the page scrolls.
    pub axis: Vec<Mark>,
    /// Upper end of the axis.
    pub axis_from: f64,
    /// Height of a row.
    pub row_height: f64,
    /// Upper end of the rows.
    pub top: f64,
}

impl GanttChart {
    /// Visible days: those from `from` on, or a window over all dates.
    pub fn window(&self, from: Option<Day>, zoom: CalendarUnit, canvas: &Canvas) -> DayWindow {
        let width = (canvas.width - left(canvas)).max(1.0);
        let days = self.rows.iter().flat_map(|row| {
            let ends = [row.from, row.due, row.closed];
            ends.into_iter().flatten().chain(row.dots.iter().copied())
        });
        match (from, crate::time_axis::extent(days)) {
            (Some(from), _) => DayWindow::at(from, zoom, width),
            (None, Some((first, last))) => DayWindow::over(first, self.today, last, zoom, width),
            (None, None) => DayWindow::over(self.today, self.today, self.today, zoom, width),
        }
    }

    /// Layout of the days from `from` on, or of all.
    pub fn draw(
        &self,
        canvas: &Canvas,
        from: Option<Day>,
        zoom: CalendarUnit,
        name: &dyn Fn(Day, bool) -> String,
    ) -> GanttDrawing {
        let window = self.window(from, zoom, canvas);
        let left = left(canvas);
        let axis = canvas.line_height() + 4.0;
        let shown: Vec<&DayMarker> = self.markers.iter().filter(|it| window.shows(it.day)).collect();
        let (placed, lanes) = place_markers(&shown, &window, canvas);
        let top = canvas.line_height() * as_number(lanes) + axis;
        let height = top + canvas.row_height * as_number(self.rows.len());
        let mut marks = Vec::new();
        grid(&window, zoom, canvas, (left, top, height), name, &mut marks);
        let bands = self.rows.iter().enumerate().filter(|(_, row)| row.head);
        marks.extend(bands.map(|(place, _)| Mark::Rect {
            x: 0.0,
            y: top + canvas.row_height * as_number(place),
            width: canvas.width,
            height: canvas.row_height,
            class: "gantt-band",
        }));
        // Drawn before the rows, so that the markers lie behind their text.
        for (it, place) in shown.iter().zip(&placed) {
            let x = left + window.x(it.day);
            let above = top - axis - canvas.line_height() * as_number(place.lane);
            marks.push(Mark::line((x, above - 2.0), (x, height), it.class));
            let at = (left + place.x, above - 4.0);
            marks.push(Mark::text(
                at.0,
                at.1,
                TextAnchor::Start,
                "gantt-dated",
                it.name.clone(),
            ));
        }
        let mut drawing = GanttDrawing {
            scene: Scene::default(),
            left,
            window,
            bar_ends: Vec::new(),
            undated: Vec::new(),
            axis: sticky_axis(&window, zoom, canvas, (left, axis), name),
            axis_from: top - axis,
            folds: Vec::new(),
            row_height: canvas.row_height,
            top,
        };
        for (place, row) in self.rows.iter().enumerate() {
            let y = top + canvas.row_height * as_number(place);
            row::draw(row, self.today, canvas, (left, y), &window, &mut marks);
            let middle = y + canvas.row_height / 2.0;
            let handle = |x: f64| GanttHandle {
                row: place,
                x,
                y: middle,
            };
            drawing.folds.extend(
                row.open
                    .map(|_| handle(row::indent(row, canvas) - canvas.font_size * 0.6)),
            );
            let end = row.due.filter(|due| window.shows(*due) && !row.head);
            drawing.bar_ends.extend(end.map(|due| handle(left + window.x(due + 1))));
            let undated = row.due.is_none() && row.dots.is_empty() && !row.head && !row.words.is_empty();
            let behind = left + 4.0 + text_width::width(&row.words, canvas.font_size) + canvas.font_size;
            drawing.undated.extend(undated.then(|| handle(behind)));
        }
        let legend = self.legend(canvas, left, height + axis, &mut marks);
        drawing.scene = Scene {
            width: canvas.width,
            height: height + axis + legend,
            label: self.label.clone(),
            marks,
            cuts: self.cuts(top, canvas.row_height),
        };
        drawing
    }

    /// Heights at which the picture may be cut: between rows, never right after a heading.
    fn cuts(&self, top: f64, row_height: f64) -> Vec<f64> {
        let after_head = std::iter::once(false).chain(self.rows.iter().map(|row| row.head));
        let places = after_head.enumerate().take(self.rows.len());
        places
            .filter(|(place, after_head)| *place == 0 || !after_head)
            .map(|(place, _)| top + row_height * as_number(place))
            .collect()
    }

    /// Adds the legend of what occurs in the bars; returns its height.
    fn legend(&self, canvas: &Canvas, left: f64, top: f64, marks: &mut Vec<Mark>) -> f64 {
        let bars = || self.rows.iter().filter(|row| !row.head && row.due.is_some());
        let there = [
            bars().any(|row| row.first.is_some()),
            bars().any(|row| row.late),
            bars().any(|row| row.closed < row.due && row.closed.is_some()),
        ];
        let styles = [("gantt-ghost", 14.0), ("gantt-late", 8.0), ("gantt-rest", 5.0)];
        let named = self.legend.into_iter().zip(styles).zip(there);
        let mut x = left;
        let (mut down, line) = (0.0, canvas.line_height());
        for ((name, (class, height)), _) in named.filter(|((name, _), there)| *there && !name.is_empty()) {
            let width = canvas.font_size * 2.0;
            let whole = width + 6.0 + text_width::width(name, canvas.font_size);
            if x > left && x + whole > canvas.width {
                (x, down) = (left, down + line);
            }
            let middle = top + down + line / 2.0;
            marks.push(Mark::Rect {
                x: x + 1.0,
                y: middle - height / 2.0,
                width,
                height,
                class,
            });
            let base = (middle + canvas.font_size * 0.36).round();
            marks.push(Mark::text(x + width + 6.0, base, TextAnchor::Start, "pic-word", name));
            x += whole + canvas.font_size * 1.5;
        }
        if x > left || down > 0.0 { down + line } else { 0.0 }
    }

    /// Dots of a row that stands for many: position and number of dates drawn as one.
    pub fn dots(row: &GanttRow, window: &DayWindow, canvas: &Canvas) -> Vec<(f64, usize)> {
        let clusters = clusters(&row.dots, window, canvas.font_size * 1.4);
        clusters.into_iter().map(|it| (it.x, it.members.len())).collect()
    }
}

/// Width of the column of names.
fn left(canvas: &Canvas) -> f64 {
    let part = if canvas.is_narrow() { 0.4 } else { 0.3 };
    (canvas.width * part).min(canvas.font_size * 26.0).round()
}

fn place_markers(shown: &[&DayMarker], window: &DayWindow, canvas: &Canvas) -> (Vec<PlacedLabel>, usize) {
    let wanted: Vec<(f64, f64)> = shown
        .iter()
        .map(|it| (window.x(it.day), text_width::width(&it.name, canvas.font_size)))
        .collect();
    let placed = labels(&wanted, window.width, canvas.font_size);
    let lanes = placed.iter().map(|it| it.lane + 1).max().unwrap_or(0);
    (placed, lanes)
}

/// Names of the divisions on an opaque ground of this height.
fn sticky_axis(
    window: &DayWindow,
    zoom: CalendarUnit,
    canvas: &Canvas,
    (left, height): (f64, f64),
    name: &dyn Fn(Day, bool) -> String,
) -> Vec<Mark> {
    let mut marks = vec![Mark::Rect {
        x: 0.0,
        y: 0.0,
        width: canvas.width,
        height,
        class: "gantt-axis-ground",
    }];
    for (x, words) in named_divisions(window, zoom, canvas, name) {
        marks.extend(words.map(|words| Mark::text(left + x + 3.0, height - 6.0, TextAnchor::Start, "pic-word", words)));
    }
    marks
}

/// Starts of the divisions, with a name where there is room for it.
fn named_divisions(
    window: &DayWindow,
    zoom: CalendarUnit,
    canvas: &Canvas,
    name: &dyn Fn(Day, bool) -> String,
) -> Vec<(f64, Option<String>)> {
    let widest = |year| text_width::width(&name(window.from, year), canvas.font_size) + 6.0;
    let divisions = divisions(window, zoom, widest(false)).into_iter();
    let named = divisions.map(|it| {
        // The year is added where there is room for it.
        let year = it.year && it.span.x + widest(true) <= window.width;
        let year = year && it.span.width >= widest(true);
        (it.span.x, it.labelled.then(|| name(it.day, year)))
    });
    named.collect()
}

fn grid(
    window: &DayWindow,
    zoom: CalendarUnit,
    canvas: &Canvas,
    (left, top, bottom): (f64, f64, f64),
    name: &dyn Fn(Day, bool) -> String,
    marks: &mut Vec<Mark>,
) {
    for (x, words) in named_divisions(window, zoom, canvas, name) {
        let x = left + x;
        marks.push(Mark::line((x, top - 4.0), (x, bottom + 4.0), "pic-grid"));
        for y in [top - 6.0, bottom + canvas.font_size + 2.0] {
            let words = words.iter().cloned();
            marks.extend(words.map(|words| Mark::text(x + 3.0, y, TextAnchor::Start, "pic-word", words)));
        }
    }
}
