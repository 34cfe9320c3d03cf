//! What pictures have in common: the sheet they are drawn on, names before their lines, a legend above.

use crate::{Anchor, Mark, text};

/// The sheet: how wide it is, and how large its letters and lines are.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Sheet {
    /// How wide.
    pub width: f64,
    /// The size of the letters.
    pub size: f64,
    /// The height of a line that can be hit by a finger or a mouse.
    pub row: f64,
}

/// The space between things.
pub const GAP: f64 = 8.0;

impl Sheet {
    /// Whether there is no room for names beside what they name: then they stand above.
    pub fn is_narrow(&self) -> bool {
        self.width < self.size * 30.0
    }

    /// The height of a line of letters.
    pub fn line(&self) -> f64 {
        (self.size * 1.35).round()
    }

    /// How wide the column of these names is, at most a part of the sheet.
    pub fn names<'a>(&self, names: impl Iterator<Item = &'a str>) -> f64 {
        let widest = names.map(|name| text::width(name, self.size)).fold(0.0, f64::max);
        widest.min(self.width * 0.34).ceil()
    }

    /// A name in at most two lines, in the middle of a height.
    pub fn name(&self, name: &str, width: f64, top: f64, height: f64) -> Vec<Mark> {
        let lines = text::wrapped(name, self.size, width, 2);
        let block = self.line() * crate::stack::as_number(lines.len());
        let mut y = top + (height - block) / 2.0 + self.size;
        let mut marks = Vec::new();
        for line in lines {
            marks.push(Mark::text(0.0, y.round(), Anchor::Start, "pic-name", line));
            y += self.line();
        }
        marks
    }
}

/// An entry of a legend: the style of its sample, whether that is a box or a line, and its name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The style.
    pub class: &'static str,
    /// A line rather than a box.
    pub line: bool,
    /// The name.
    pub name: String,
}

/// A legend in as many lines as it needs; with the height it takes.
pub fn legend(sheet: &Sheet, entries: &[Entry]) -> (Vec<Mark>, f64) {
    let mut marks = Vec::new();
    let (mut x, mut y) = (0.0, 0.0);
    for entry in entries {
        // A line needs some length to be told from another.
        let sample = if entry.line { sheet.size * 2.5 } else { sheet.size };
        let width = sample + GAP / 2.0 + text::width(&entry.name, sheet.size) + 2.0 * GAP;
        if x > 0.0 && x + width > sheet.width {
            x = 0.0;
            y += sheet.line();
        }
        let middle = y + sheet.line() / 2.0;
        marks.push(if entry.line {
            Mark::line((x, middle), (x + sample, middle), entry.class)
        } else {
            Mark::Rect {
                x,
                y: middle - sheet.size * 0.4,
                width: sample,
                height: sheet.size * 0.8,
                class: entry.class,
            }
        });
        let at = (x + sample + GAP / 2.0, (y + sheet.size).round());
        marks.push(Mark::text(at.0, at.1, Anchor::Start, "pic-word", entry.name.clone()));
        x += width;
    }
    let height = if entries.is_empty() {
        0.0
    } else {
        y + sheet.line() + GAP
    };
    (marks, height)
}

/// Marks that lead to an address; as they are where there is none.
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
