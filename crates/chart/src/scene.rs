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
}

impl Scene {
    /// Whether something in it leads somewhere.
    pub fn has_links(&self) -> bool {
        self.marks.iter().any(|mark| matches!(mark, Mark::Link { .. }))
    }
}
