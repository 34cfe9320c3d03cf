//! Row of a Gantt chart: its name, its bar, and the text behind the bar.

use super::{GanttChart, GanttRow};
use crate::{
    Canvas, Mark, TextAnchor,
    scale::as_number,
    text_width,
    time_axis::{Day, DayWindow, VisibleSpan},
};

/// Left end of the name, behind the toggle.
pub fn indent(row: &GanttRow, canvas: &Canvas) -> f64 {
    canvas.font_size * (1.3 + 1.2 * as_number(row.depth))
}

/// Adds the marks of a row; `(left, y)` is the upper left corner of its days.
pub fn draw(
    row: &GanttRow,
    today: Day,
    canvas: &Canvas,
    (left, y): (f64, f64),
    window: &DayWindow,
    marks: &mut Vec<Mark>,
) {
    let base = (y + canvas.row_height / 2.0 + canvas.font_size * 0.36).round();
    let indent = indent(row, canvas);
    let class = match (row.head, row.depth) {
        (true, _) => "gantt-head",
        (_, 0) => "pic-name",
        _ => "gantt-part",
    };
    // The heading of an open band uses the whole width.
    let room = if row.head && row.dots.is_empty() {
        canvas.width
    } else {
        left
    };
    let name = text_width::fitted(&row.name, canvas.font_size, room - indent - 8.0);
    let mut own = vec![Mark::text(indent, base, TextAnchor::Start, class, name)];
    let bar = (canvas.row_height * 0.42).min(canvas.font_size * 1.1).round();
    let bar = if row.depth > 0 { bar * 0.7 } else { bar };
    let middle = y + canvas.row_height / 2.0;
    let rect = |span: VisibleSpan, height: f64, class: &'static str| Mark::Rect {
        x: left + span.x,
        y: middle - height / 2.0,
        width: span.width,
        height,
        class,
    };
    let mut spans = bar_spans(row, today, window, bar);
    let mut occupied = extent(&spans);
    let beyond = is_beyond(row, today, window);
    if let (Some((from, _)), true) = (occupied, beyond) {
        // A bar that continues beyond the window leaves room for the text that says so.
        let end = window.width - text_width::width(&going_on(row), canvas.font_size) - canvas.font_size;
        if from + canvas.font_size < end {
            spans.retain(|(span, ..)| span.x < end);
            for (span, ..) in &mut spans {
                span.width = span.width.min(end - span.x);
            }
            occupied = extent(&spans);
        }
    }
    own.extend(spans.into_iter().map(|(span, height, class)| rect(span, height, class)));
    for (x, count) in GanttChart::dots(row, window, canvas) {
        own.push(diamond(left + x, middle, canvas.font_size * 0.45));
        if !row.head {
            occupied = Some((x - canvas.font_size * 0.5, x));
        }
        if count > 1 {
            let at = (left + x + canvas.font_size * 0.55, base);
            own.push(Mark::text(
                at.0,
                at.1,
                TextAnchor::Start,
                "gantt-count",
                count.to_string(),
            ));
        }
    }
    own.extend(words(row, canvas, (left, base), window, occupied, beyond));
    match &row.href {
        Some(href) => marks.push(Mark::Link {
            href: href.clone(),
            label: row.label.clone(),
            marks: own,
        }),
        None => marks.extend(own),
    }
}

/// Visible parts of a bar, each with its height and CSS class.
fn bar_spans(row: &GanttRow, today: Day, window: &DayWindow, bar: f64) -> Vec<(VisibleSpan, f64, &'static str)> {
    let mut spans = Vec::new();
    let mut put = |span: Option<VisibleSpan>, height: f64, class| spans.extend(span.map(|span| (span, height, class)));
    if let (Some(first), false) = (row.first, row.head) {
        let from = row.from.unwrap_or(first);
        put(window.visible(from, first), bar + 8.0, "gantt-ghost");
    }
    if let (Some(due), false) = (row.due, row.head) {
        let from = row.from.unwrap_or(due).min(due);
        let until = row.closed.unwrap_or(due);
        put(window.visible(from, until), bar, row.class);
        if row.closed.is_some_and(|closed| closed < due) {
            put(window.visible(until + 1, due), bar * 0.3, "gantt-rest");
        }
        if row.late {
            put(window.visible(due + 1, today), bar * 0.5, "gantt-late");
        }
    }
    spans
}

fn extent(spans: &[(VisibleSpan, f64, &'static str)]) -> Option<(f64, f64)> {
    let bar_ends = spans.iter().map(|(span, ..)| (span.x, span.x + span.width));
    bar_ends.reduce(|one, other| (one.0.min(other.0), one.1.max(other.1)))
}

/// Whether the bar continues after the window.
fn is_beyond(row: &GanttRow, today: Day, window: &DayWindow) -> bool {
    let late = row.late.then_some(today);
    let ends = [row.due, row.first, row.closed, late].into_iter().flatten();
    !row.head && !row.words.is_empty() && ends.max() >= Some(window.end())
}

/// Text of a bar that continues after the window.
fn going_on(row: &GanttRow) -> String {
    format!("{} ▸", row.words)
}

/// Text behind the bar, or before it if there is no room, or else over its end.
fn words(
    row: &GanttRow,
    canvas: &Canvas,
    (left, base): (f64, f64),
    window: &DayWindow,
    occupied: Option<(f64, f64)>,
    beyond: bool,
) -> Option<Mark> {
    if row.words.is_empty() || row.head {
        return None;
    }
    let class = row.words_class;
    let wide = text_width::width(&row.words, canvas.font_size);
    // Room for the handle at the end of a bar.
    let gap = canvas.font_size * 0.8;
    let Some((from, to)) = occupied else {
        // No part of the bar is visible: an arrow to where it is, or the text that it has no date.
        let day = row.due.or(row.dots.first().copied());
        let ahead = day.is_some_and(|day| day >= window.end());
        let (x, anchor) = match ahead {
            true => (left + window.width - 4.0, TextAnchor::End),
            false => (left + 4.0, TextAnchor::Start),
        };
        let arrow = match (day, ahead) {
            (None, _) => row.words.clone(),
            (_, true) => going_on(row),
            (_, false) => format!("◂ {}", row.words),
        };
        return Some(Mark::text(x, base, anchor, class, arrow));
    };
    if beyond && to < window.width - 1.0 {
        return Some(Mark::text(
            left + window.width - 4.0,
            base,
            TextAnchor::End,
            class,
            going_on(row),
        ));
    }
    Some(if to + gap + wide <= window.width {
        Mark::text(left + to + gap, base, TextAnchor::Start, class, row.words.clone())
    } else if from - gap - wide >= 0.0 && to < window.width - 1.0 {
        Mark::text(left + from - gap, base, TextAnchor::End, class, row.words.clone())
    } else {
        let arrow = if to >= window.width - 1.0 { " ▸" } else { "" };
        let words = format!("{}{arrow}", row.words);
        Mark::text(left + to - gap * 0.5, base, TextAnchor::End, "gantt-over", words)
    })
}

fn diamond(x: f64, y: f64, half: f64) -> Mark {
    let points = [(x, y - half), (x + half, y), (x, y + half), (x - half, y)];
    Mark::Path {
        d: format!("{}Z", crate::path::line_path(&points)),
        class: "gantt-dot",
    }
}
