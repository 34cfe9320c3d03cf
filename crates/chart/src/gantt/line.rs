//! One line of a time line: its name, its bar, what stands behind the bar.

use super::{Gantt, Line};
use crate::{
    Anchor, Mark, Sheet, text,
    timeline::{Day, Piece, Window},
};

/// Where the name begins: behind the fold.
pub fn indent(line: &Line, sheet: &Sheet) -> f64 {
    sheet.size * (1.3 + 1.2 * crate::stack::as_number(line.depth))
}

/// Draws a line whose left upper corner of days is here.
pub fn draw(line: &Line, today: Day, sheet: &Sheet, (left, y): (f64, f64), window: &Window, marks: &mut Vec<Mark>) {
    let base = (y + sheet.row / 2.0 + sheet.size * 0.36).round();
    let indent = indent(line, sheet);
    let class = match (line.head, line.depth) {
        (true, _) => "gantt-head",
        (_, 0) => "pic-name",
        _ => "gantt-part",
    };
    // The head of an open band has the whole line to itself.
    let room = if line.head && line.dots.is_empty() {
        sheet.width
    } else {
        left
    };
    let name = text::fitted(&line.name, sheet.size, room - indent - 8.0);
    let mut own = vec![Mark::text(indent, base, Anchor::Start, class, name)];
    let bar = (sheet.row * 0.42).min(sheet.size * 1.1).round();
    let bar = if line.depth > 0 { bar * 0.7 } else { bar };
    let middle = y + sheet.row / 2.0;
    let rect = |piece: Piece, height: f64, class: &'static str| Mark::Rect {
        x: left + piece.x,
        y: middle - height / 2.0,
        width: piece.width,
        height,
        class,
    };
    let mut pieces = pieces(line, today, window, bar);
    let mut taken = reach(&pieces);
    let beyond = is_beyond(line, today, window);
    if let (Some((from, _)), true) = (taken, beyond) {
        // What goes on beyond what is in sight leaves room for the words that say so.
        let end = window.width - text::width(&going_on(line), sheet.size) - sheet.size;
        if from + sheet.size < end {
            pieces.retain(|(piece, ..)| piece.x < end);
            for (piece, ..) in &mut pieces {
                piece.width = piece.width.min(end - piece.x);
            }
            taken = reach(&pieces);
        }
    }
    own.extend(
        pieces
            .into_iter()
            .map(|(piece, height, class)| rect(piece, height, class)),
    );
    for (x, count) in Gantt::dots(line, window, sheet) {
        own.push(diamond(left + x, middle, sheet.size * 0.45));
        if !line.head {
            taken = Some((x - sheet.size * 0.5, x));
        }
        if count > 1 {
            let at = (left + x + sheet.size * 0.55, base);
            own.push(Mark::text(at.0, at.1, Anchor::Start, "gantt-count", count.to_string()));
        }
    }
    own.extend(words(line, sheet, (left, base), window, taken, beyond));
    match &line.href {
        Some(href) => marks.push(Mark::Link {
            href: href.clone(),
            label: line.label.clone(),
            marks: own,
        }),
        None => marks.extend(own),
    }
}

/// What lies along the days: where, how high, in which style.
fn pieces(line: &Line, today: Day, window: &Window, bar: f64) -> Vec<(Piece, f64, &'static str)> {
    let mut pieces = Vec::new();
    let mut put = |piece: Option<Piece>, height: f64, class| pieces.extend(piece.map(|piece| (piece, height, class)));
    if let (Some(first), false) = (line.first, line.head) {
        let from = line.from.unwrap_or(first);
        put(window.piece(from, first), bar + 8.0, "gantt-ghost");
    }
    if let (Some(due), false) = (line.due, line.head) {
        let from = line.from.unwrap_or(due).min(due);
        let until = line.closed.unwrap_or(due);
        put(window.piece(from, until), bar, line.class);
        if line.closed.is_some_and(|closed| closed < due) {
            put(window.piece(until + 1, due), bar * 0.3, "gantt-rest");
        }
        if line.late {
            put(window.piece(due + 1, today), bar * 0.5, "gantt-late");
        }
    }
    pieces
}

fn reach(pieces: &[(Piece, f64, &'static str)]) -> Option<(f64, f64)> {
    let ends = pieces.iter().map(|(piece, ..)| (piece.x, piece.x + piece.width));
    ends.reduce(|one, other| (one.0.min(other.0), one.1.max(other.1)))
}

/// Whether it goes on after what is in sight.
fn is_beyond(line: &Line, today: Day, window: &Window) -> bool {
    let late = line.late.then_some(today);
    let ends = [line.due, line.first, line.closed, late].into_iter().flatten();
    !line.head && !line.words.is_empty() && ends.max() >= Some(window.end())
}

/// The words of what goes on after what is in sight.
fn going_on(line: &Line) -> String {
    format!("{} ▸", line.words)
}

/// The words behind the bar, or before it where there is no room; over its end if there is none at all.
fn words(
    line: &Line,
    sheet: &Sheet,
    (left, base): (f64, f64),
    window: &Window,
    taken: Option<(f64, f64)>,
    beyond: bool,
) -> Option<Mark> {
    if line.words.is_empty() || line.head {
        return None;
    }
    let class = line.words_class;
    let wide = text::width(&line.words, sheet.size);
    // Room for the hold at the end of a bar.
    let gap = sheet.size * 0.8;
    let Some((from, to)) = taken else {
        // Nothing of it is in sight: where it is, or that it has no date.
        let day = line.due.or(line.dots.first().copied());
        let ahead = day.is_some_and(|day| day >= window.end());
        let (x, anchor) = match ahead {
            true => (left + window.width - 4.0, Anchor::End),
            false => (left + 4.0, Anchor::Start),
        };
        let arrow = match (day, ahead) {
            (None, _) => line.words.clone(),
            (_, true) => going_on(line),
            (_, false) => format!("◂ {}", line.words),
        };
        return Some(Mark::text(x, base, anchor, class, arrow));
    };
    if beyond && to < window.width - 1.0 {
        return Some(Mark::text(
            left + window.width - 4.0,
            base,
            Anchor::End,
            class,
            going_on(line),
        ));
    }
    Some(if to + gap + wide <= window.width {
        Mark::text(left + to + gap, base, Anchor::Start, class, line.words.clone())
    } else if from - gap - wide >= 0.0 && to < window.width - 1.0 {
        Mark::text(left + from - gap, base, Anchor::End, class, line.words.clone())
    } else {
        let arrow = if to >= window.width - 1.0 { " ▸" } else { "" };
        let words = format!("{}{arrow}", line.words);
        Mark::text(left + to - gap * 0.5, base, Anchor::End, "gantt-over", words)
    })
}

fn diamond(x: f64, y: f64, half: f64) -> Mark {
    let points = [(x, y - half), (x + half, y), (x, y + half), (x - half, y)];
    Mark::Path {
        d: format!("{}Z", crate::steps::straight(&points)),
        class: "gantt-dot",
    }
}
