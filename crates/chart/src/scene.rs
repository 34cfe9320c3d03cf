//! Scene: a picture as plain data, made of marks with a position, a size and a CSS class. The style sheet decides the colours.

use std::hash::{Hash, Hasher};

/// Alignment of a text to its position.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum TextAnchor {
    /// The text begins there.
    #[default]
    Start,
    /// The text is centred there.
    Middle,
    /// The text ends there.
    End,
}

impl TextAnchor {
    /// Value of SVG's `text-anchor`.
    pub fn key(self) -> &'static str {
        match self {
            TextAnchor::Start => "start",
            TextAnchor::Middle => "middle",
            TextAnchor::End => "end",
        }
    }
}

/// Graphical mark of a picture.
#[derive(Clone, Debug, PartialEq)]
pub enum Mark {
    /// Rectangle.
    Rect {
        /// Left side.
        x: f64,
        /// Upper side.
        y: f64,
        /// Width.
        width: f64,
        /// Height.
        height: f64,
        /// CSS class.
        class: &'static str,
    },
    /// Line or area.
    Path {
        /// Data of an SVG path.
        d: String,
        /// CSS class.
        class: &'static str,
    },
    /// Text on one line.
    Text {
        /// Horizontal position.
        x: f64,
        /// Base line.
        y: f64,
        /// Alignment to `x`.
        anchor: TextAnchor,
        /// CSS class.
        class: &'static str,
        /// Text.
        text: String,
    },
    /// Link around marks.
    Link {
        /// Address.
        href: String,
        /// Label for screen readers.
        label: String,
        /// Marks.
        marks: Vec<Mark>,
    },
    /// Group of marks shifted down. The marks inside do not depend on the shift, so a page can move the group instead of drawing
    /// it anew.
    Shifted {
        /// Shift.
        by: f64,
        /// Marks, positioned as if not shifted.
        marks: Vec<Mark>,
    },
}

impl Mark {
    /// Line between two points.
    pub fn line(from: (f64, f64), to: (f64, f64), class: &'static str) -> Mark {
        Mark::Path {
            d: crate::path::line_path(&[from, to]),
            class,
        }
    }

    /// Text.
    pub fn text(x: f64, y: f64, anchor: TextAnchor, class: &'static str, text: impl Into<String>) -> Mark {
        Mark::Text {
            x,
            y,
            anchor,
            class,
            text: text.into(),
        }
    }
}

/// Hash by the bits of the numbers, so 0.0 and -0.0 differ.
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
            Mark::Shifted { by, marks } => (by.to_bits(), marks).hash(to),
        }
    }
}

/// Picture.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Scene {
    /// Width.
    pub width: f64,
    /// Height.
    pub height: f64,
    /// Description of the picture, one sentence.
    pub label: String,
    /// Marks, those in front last.
    pub marks: Vec<Mark>,
    /// Heights at which it may be cut for paper, the first one below its head. Empty if it is not made of rows.
    pub cuts: Vec<f64>,
}

/// Horizontal strip of a picture, in the coordinates of the picture.
#[derive(Clone, Debug, PartialEq)]
pub struct PageStrip {
    /// Upper end.
    pub from: f64,
    /// Lower end.
    pub to: f64,
    /// Marks that reach into it.
    pub marks: Vec<Mark>,
}

/// Picture cut into strips for paper.
#[derive(Clone, Debug, PartialEq)]
pub struct PagedScene {
    /// Strip repeated at the head of each page.
    pub head: PageStrip,
    /// The rest; pages may break only between these.
    pub strips: Vec<PageStrip>,
}

/// Height above which a picture of rows is cut for paper.
const LONG: f64 = 400.0;

impl Mark {
    /// Upper and lower end; of a text, its base line.
    fn extent(&self) -> (f64, f64) {
        match self {
            Mark::Rect { y, height, .. } => (*y, y + height),
            Mark::Text { y, .. } => (*y, *y),
            Mark::Path { d, .. } => crate::path::vertical_extent(d),
            Mark::Link { marks, .. } => extent_of(marks),
            Mark::Shifted { by, marks } => {
                let (low, high) = extent_of(marks);
                (low + by, high + by)
            }
        }
    }

    /// Whether it contains a link.
    fn has_link(&self) -> bool {
        match self {
            Mark::Link { .. } => true,
            Mark::Shifted { marks, .. } => marks.iter().any(Mark::has_link),
            Mark::Rect { .. } | Mark::Path { .. } | Mark::Text { .. } => false,
        }
    }
}

fn extent_of(marks: &[Mark]) -> (f64, f64) {
    let extents = marks.iter().map(Mark::extent);
    extents.fold((f64::MAX, f64::MIN), |(low, high), (from, to)| {
        (low.min(from), high.max(to))
    })
}

impl Scene {
    /// The picture cut into strips no higher than `strip` where possible; none if it fits on one page.
    pub fn paged(&self, strip: f64) -> Option<PagedScene> {
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
        Some(PagedScene {
            strips: strips.collect(),
            head: self.strip(0.0, first),
        })
    }

    fn strip(&self, from: f64, to: f64) -> PageStrip {
        let reaches = |mark: &&Mark| {
            let (low, high) = mark.extent();
            low < to && (high > from || (low == high && low >= from))
        };
        PageStrip {
            from,
            to,
            marks: self.marks.iter().filter(reaches).cloned().collect(),
        }
    }

    /// Whether it contains a link.
    pub fn has_links(&self) -> bool {
        self.marks.iter().any(Mark::has_link)
    }
}
