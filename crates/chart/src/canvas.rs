//! Canvas of a picture (its width, letter size and row height), and what pictures share on it: the column of names and the
//! legend.

use crate::{Mark, TextAnchor, text_width};

/// Canvas that a picture is laid out on.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Canvas {
    /// Width.
    pub width: f64,
    /// Size of the letters.
    pub font_size: f64,
    /// Height of a row that can be hit by a finger or a mouse.
    pub row_height: f64,
}

/// Space between neighbouring marks.
pub const GAP: f64 = 8.0;

impl Canvas {
    /// Whether the canvas is too narrow for names beside the bars; they then stand above.
    pub fn is_narrow(&self) -> bool {
        self.width < self.font_size * 30.0
    }

    /// Height of a line of text.
    pub fn line_height(&self) -> f64 {
        (self.font_size * 1.35).round()
    }

    /// Width of a column with these names, at most about a third of the canvas.
    pub fn name_column<'a>(&self, names: impl Iterator<Item = &'a str>) -> f64 {
        let widest = names
            .map(|name| text_width::width(name, self.font_size))
            .fold(0.0, f64::max);
        widest.min(self.width * 0.34).ceil()
    }

    /// Marks of a name in at most two lines, centred within a height.
    pub fn name_marks(&self, name: &str, width: f64, top: f64, height: f64) -> Vec<Mark> {
        let lines = text_width::wrapped(name, self.font_size, width, 2);
        let block = self.line_height() * crate::scale::as_number(lines.len());
        let mut y = top + (height - block) / 2.0 + self.font_size;
        let mut marks = Vec::new();
        for line in lines {
            marks.push(Mark::text(0.0, y.round(), TextAnchor::Start, "pic-name", line));
            y += self.line_height();
        }
        marks
    }
}

/// Entry of a legend: a sample and its name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LegendEntry {
    /// CSS class of the sample.
    pub class: &'static str,
    /// Whether the sample is a line rather than a box.
    pub line: bool,
    /// Name.
    pub name: String,
}

/// Marks of a legend, wrapped to the width of the canvas, and the height that it takes.
pub fn legend(canvas: &Canvas, entries: &[LegendEntry]) -> (Vec<Mark>, f64) {
    let mut marks = Vec::new();
    let (mut x, mut y) = (0.0, 0.0);
    for entry in entries {
        // A line needs some length to be told from another.
        let sample = if entry.line {
            canvas.font_size * 2.5
        } else {
            canvas.font_size
        };
        let width = sample + GAP / 2.0 + text_width::width(&entry.name, canvas.font_size) + 2.0 * GAP;
        if x > 0.0 && x + width > canvas.width {
            x = 0.0;
            y += canvas.line_height();
        }
        let middle = y + canvas.line_height() / 2.0;
        marks.push(if entry.line {
            Mark::line((x, middle), (x + sample, middle), entry.class)
        } else {
            Mark::Rect {
                x,
                y: middle - canvas.font_size * 0.4,
                width: sample,
                height: canvas.font_size * 0.8,
                class: entry.class,
            }
        });
        let at = (x + sample + GAP / 2.0, (y + canvas.font_size).round());
        marks.push(Mark::text(
            at.0,
            at.1,
            TextAnchor::Start,
            "pic-word",
            entry.name.clone(),
        ));
        x += width;
    }
    let height = if entries.is_empty() {
        0.0
    } else {
        y + canvas.line_height() + GAP
    };
    (marks, height)
}

/// Adds marks as a link if there is an address, else as they are.
pub(crate) fn linked(href: Option<&String>, label: &str, marks: Vec<Mark>, all: &mut Vec<Mark>) {
    match href {
        Some(href) => all.push(Mark::Link {
            href: href.clone(),
            label: label.to_owned(),
            marks,
        }),
        None => all.extend(marks),
    }
}
