//! A picture as plain data: marks with a place, a size and the name of a style. Whoever draws it decides the colours.

use std::hash::{Hash, Hasher};

/// Where a text stands to its place.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Anchor {
    /// It begins there.
    #[default]
    Start,
    /// Its middle is there.
    Middle,
    /// It ends there.
    End,
}

impl Anchor {
    /// As SVG names it.
    pub fn key(self) -> &'static str {
        match self {
            Anchor::Start => "start",
            Anchor::Middle => "middle",
            Anchor::End => "end",
        }
    }
}

/// One mark of a picture.
#[derive(Clone, Debug, PartialEq)]
pub enum Mark {
    /// A box.
    Rect {
        /// Its left side.
        x: f64,
        /// Its upper side.
        y: f64,
        /// How wide.
        width: f64,
        /// How high.
        height: f64,
        /// Its style.
        class: &'static str,
    },
    /// A line, or a ground, by the data of an SVG path.
    Path {
        /// The data.
        d: String,
        /// Its style.
        class: &'static str,
    },
    /// Words, on one line.
    Text {
        /// Where.
        x: f64,
        /// The line that letters stand on.
        y: f64,
        /// How they stand to the place.
        anchor: Anchor,
        /// Their style.
        class: &'static str,
        /// The words.
        text: String,
    },
    /// Marks that lead somewhere.
    Link {
        /// The address.
        href: String,
        /// What it is called by those who do not see the picture.
        label: String,
        /// The marks.
        marks: Vec<Mark>,
    },
    /// Marks that stand so far down. They are the same marks wherever they stand, so that whoever draws them may move them.
    Down {
        /// How far.
        by: f64,
        /// The marks, each in its place above.
        marks: Vec<Mark>,
    },
}

impl Mark {
    /// A line between two places.
    pub fn line(from: (f64, f64), to: (f64, f64), class: &'static str) -> Mark {
        Mark::Path {
            d: crate::steps::straight(&[from, to]),
            class,
        }
    }

    /// Words.
    pub fn text(x: f64, y: f64, anchor: Anchor, class: &'static str, text: impl Into<String>) -> Mark {
        Mark::Text {
            x,
            y,
            anchor,
            class,
            text: text.into(),
        }
    }
}

/// By the bits of the numbers: marks that are alike but for the sign of a zero differ.
impl Hash for Mark {
    fn hash<H: Hasher>(&self, to: &mut H) {
        std::mem::discriminant(self).hash(to);
        match self {
            Mark::Rect {
                x,
                y,
                width,
                height,
                class,
            } => ([x, y, width, height].map(|it| it.to_bits()), class).hash(to),
            Mark::Path { d, class } => (d, class).hash(to),
            Mark::Text {
                x,
                y,
                anchor,
                class,
                text,
            } => ([x, y].map(|it| it.to_bits()), anchor, class, text).hash(to),
            Mark::Link { href, label, marks } => (href, label, marks).hash(to),
            Mark::Down { by, marks } => (by.to_bits(), marks).hash(to),
        }
    }
}

/// A picture.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Scene {
    /// How wide.
    pub width: f64,
    /// How high.
    pub height: f64,
    /// What it shows, in a sentence.
    pub label: String,
    /// The marks, those in front last.
    pub marks: Vec<Mark>,
    /// Where it may be cut across, from above, the first below its head; none if it is not made of lines.
    pub cuts: Vec<f64>,
}

/// A part of a picture, all across: from above, in the measures of the picture, with the marks that reach into it.
#[derive(Clone, Debug, PartialEq)]
pub struct Strip {
    /// Where it begins.
    pub from: f64,
    /// Where it ends.
    pub to: f64,
    /// What reaches into it.
    pub marks: Vec<Mark>,
}

/// A picture as it is laid on pages.
#[derive(Clone, Debug, PartialEq)]
pub struct OnPages {
    /// What stands at the head of each page.
    pub head: Strip,
    /// The rest, to be parted only between these.
    pub strips: Vec<Strip>,
}

/// A picture of lines that is higher than this is parted on paper.
const LONG: f64 = 400.0;

impl Mark {
    /// From where to where it reaches, from above. Of words, the line that they stand on.
    fn reach(&self) -> (f64, f64) {
        match self {
            Mark::Rect { y, height, .. } => (*y, y + height),
            Mark::Text { y, .. } => (*y, *y),
            Mark::Path { d, .. } => crate::steps::reach(d),
            Mark::Link { marks, .. } => reach_of(marks),
            Mark::Down { by, marks } => {
                let (low, high) = reach_of(marks);
                (low + by, high + by)
            }
        }
    }

    /// Whether something in it leads somewhere.
    fn leads(&self) -> bool {
        match self {
            Mark::Link { .. } => true,
            Mark::Down { marks, .. } => marks.iter().any(Mark::leads),
            Mark::Rect { .. } | Mark::Path { .. } | Mark::Text { .. } => false,
        }
    }
}

fn reach_of(marks: &[Mark]) -> (f64, f64) {
    let reaches = marks.iter().map(Mark::reach);
    reaches.fold((f64::MAX, f64::MIN), |(low, high), (from, to)| {
        (low.min(from), high.max(to))
    })
}

impl Scene {
    /// Laid on pages, its lines in strips no higher than this; nothing if it goes on one.
    pub fn on_pages(&self, strip: f64) -> Option<OnPages> {
        let first = *self.cuts.first()?;
        if self.height <= LONG {
            return None;
        }
        let mut ends: Vec<f64> = Vec::new();
        let (mut from, mut last) = (first, first);
        for cut in self.cuts.iter().copied().chain([self.height]) {
            if cut - from > strip && last > from {
                ends.push(last);
                from = last;
            }
            last = cut;
        }
        ends.push(self.height);
        let mut from = first;
        let strips = ends
            .into_iter()
            .map(|to| self.strip(std::mem::replace(&mut from, to), to));
        Some(OnPages {
            strips: strips.collect(),
            head: self.strip(0.0, first),
        })
    }

    fn strip(&self, from: f64, to: f64) -> Strip {
        let reaches = |mark: &&Mark| {
            let (low, high) = mark.reach();
            low < to && (high > from || (low == high && low >= from))
        };
        Strip {
            from,
            to,
            marks: self.marks.iter().filter(reaches).cloned().collect(),
        }
    }

    /// Whether something in it leads somewhere.
    pub fn has_links(&self) -> bool {
        self.marks.iter().any(Mark::leads)
    }
}
