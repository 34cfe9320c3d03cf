//! Stacked bars, a line each: a name, its parts end to end, how many in all. All bars have one scale, so that a longer bar
//! is more.

use crate::{
    Anchor, Mark, Scene,
    sheet::{Entry, GAP, Sheet, legend, linked},
    stack::stacked,
    text,
};

/// A kind of part: its style and its name, with the shape by which it is told apart without colour.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kind {
    /// The style.
    pub class: &'static str,
    /// The style of words that stand on it.
    pub on: &'static str,
    /// The shape.
    pub shape: &'static str,
    /// The name.
    pub name: String,
}

/// A part of a bar: how many, where that leads, and what it is called.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Part {
    /// How many.
    pub count: usize,
    /// Where it leads.
    pub href: Option<String>,
    /// What it is called by those who do not see the picture.
    pub label: String,
}

/// A bar; its parts in the order of the kinds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Bar {
    /// Whose.
    pub name: String,
    /// The parts.
    pub parts: Vec<Part>,
    /// All of it.
    pub whole: Part,
}

/// The picture.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Bars {
    /// What it shows, in a sentence.
    pub label: String,
    /// The kinds of parts.
    pub kinds: Vec<Kind>,
    /// The bars.
    pub bars: Vec<Bar>,
}

impl Bars {
    /// The picture on a sheet.
    pub fn scene(&self, sheet: &Sheet) -> Scene {
        let entries: Vec<Entry> = self
            .kinds
            .iter()
            .map(|kind| Entry {
                class: kind.class,
                line: false,
                name: format!("{} {}", kind.shape, kind.name),
            })
            .collect();
        let (mut marks, mut y) = legend(sheet, &entries);
        let narrow = sheet.is_narrow();
        let names = if narrow {
            0.0
        } else {
            sheet.names(self.bars.iter().map(|bar| bar.name.as_str())) + GAP
        };
        let most = self.bars.iter().map(|bar| bar.whole.count).max().unwrap_or(0);
        let sums = text::width(&most.to_string(), sheet.size) + 2.0 * GAP;
        let length = (sheet.width - names - sums).max(1.0);
        let mut cuts = Vec::with_capacity(self.bars.len());
        for bar in &self.bars {
            cuts.push(y);
            let mut own = Vec::new();
            let width = if narrow { sheet.width } else { names - GAP };
            let above = if narrow { sheet.line() } else { 0.0 };
            if narrow {
                own.extend(sheet.name(&text::fitted(&bar.name, sheet.size, width), width, 0.0, above));
            } else {
                own.extend(sheet.name(&bar.name, width, 0.0, sheet.row));
            }
            let (top, height) = (above + GAP / 4.0, sheet.row - GAP / 2.0);
            let base = (top + height / 2.0 + sheet.size * 0.36).round();
            let counts: Vec<usize> = bar.parts.iter().map(|part| part.count).collect();
            let mut end = names;
            for segment in stacked(&counts, most, length) {
                let (Some(part), Some(kind)) = (bar.parts.get(segment.part), self.kinds.get(segment.part)) else {
                    continue;
                };
                let x = names + segment.from;
                end = x + segment.length;
                let mut drawn = vec![Mark::Rect {
                    x,
                    y: top,
                    width: segment.length,
                    height,
                    class: kind.class,
                }];
                let count = segment.count.to_string();
                let words = [format!("{} {count}", kind.shape), count];
                let fits = |words: &&String| text::width(words, sheet.size) + GAP / 2.0 <= segment.length;
                if let Some(words) = words.iter().find(fits) {
                    let middle = x + segment.length / 2.0;
                    drawn.push(Mark::text(middle, base, Anchor::Middle, kind.on, words.clone()));
                }
                linked(part.href.as_ref(), &part.label, drawn, &mut own);
            }
            let sum = Mark::text(end + GAP, base, Anchor::Start, "pic-sum", bar.whole.count.to_string());
            linked(bar.whole.href.as_ref(), &bar.whole.label, vec![sum], &mut own);
            marks.push(Mark::Down { by: y, marks: own });
            y += above + sheet.row + GAP / 2.0;
        }
        Scene {
            width: sheet.width,
            height: y,
            label: self.label.clone(),
            marks,
            cuts,
        }
    }
}
