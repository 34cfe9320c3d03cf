//! Bar chart of stacked bars, one row each: a name, its parts end to end, the total. All bars share one scale, so a longer bar
//! is a larger number.

use crate::{
    Mark, Scene, TextAnchor,
    canvas::{Canvas, GAP, LegendEntry, legend, linked},
    stacked_segments::stacked,
    text_width,
};

/// Kind of part of the bars, the same in all of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartKind {
    /// CSS class.
    pub class: &'static str,
    /// CSS class of text on it.
    pub text_class: &'static str,
    /// Shape that tells it apart without colour.
    pub shape: &'static str,
    /// Name.
    pub name: String,
}

/// Count with a link to what it counts: part of a bar, or cell of a heat map.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LinkedCount {
    /// Count.
    pub count: usize,
    /// Address of the list that it counts.
    pub href: Option<String>,
    /// Label for screen readers.
    pub label: String,
}

/// Bar.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Bar {
    /// Name.
    pub name: String,
    /// Parts, in the order of the kinds.
    pub parts: Vec<LinkedCount>,
    /// Total.
    pub total: LinkedCount,
}

/// Bar chart.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BarChart {
    /// Description of the picture, one sentence.
    pub label: String,
    /// Kinds of parts.
    pub kinds: Vec<PartKind>,
    /// Bars.
    pub bars: Vec<Bar>,
}

impl BarChart {
    /// Picture on a canvas.
    pub fn scene(&self, canvas: &Canvas) -> Scene {
        let entries: Vec<LegendEntry> = self
            .kinds
            .iter()
            .map(|kind| LegendEntry {
                class: kind.class,
                line: false,
                name: format!("{} {}", kind.shape, kind.name),
            })
            .collect();
        let (mut marks, mut y) = legend(canvas, &entries);
        let narrow = canvas.is_narrow();
        let names = if narrow {
            0.0
        } else {
            canvas.name_column(self.bars.iter().map(|bar| bar.name.as_str())) + GAP
        };
        let most = self.bars.iter().map(|bar| bar.total.count).max().unwrap_or(0);
        let sums = text_width::width(&most.to_string(), canvas.font_size) + 2.0 * GAP;
        let length = (canvas.width - names - sums).max(1.0);
        let mut cuts = Vec::with_capacity(self.bars.len());
        for bar in &self.bars {
            cuts.push(y);
            let mut own = Vec::new();
            let width = if narrow { canvas.width } else { names - GAP };
            let above = if narrow { canvas.line_height() } else { 0.0 };
            if narrow {
                own.extend(canvas.name_marks(
                    &text_width::fitted(&bar.name, canvas.font_size, width),
                    width,
                    0.0,
                    above,
                ));
            } else {
                own.extend(canvas.name_marks(&bar.name, width, 0.0, canvas.row_height));
            }
            let (top, height) = (above + GAP / 4.0, canvas.row_height - GAP / 2.0);
            let base = (top + height / 2.0 + canvas.font_size * 0.36).round();
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
                let fits = |words: &&String| text_width::width(words, canvas.font_size) + GAP / 2.0 <= segment.length;
                if let Some(words) = words.iter().find(fits) {
                    let middle = x + segment.length / 2.0;
                    drawn.push(Mark::text(
                        middle,
                        base,
                        TextAnchor::Middle,
                        kind.text_class,
                        words.clone(),
                    ));
                }
                linked(part.href.as_ref(), &part.label, drawn, &mut own);
            }
            let sum = Mark::text(
                end + GAP,
                base,
                TextAnchor::Start,
                "pic-sum",
                bar.total.count.to_string(),
            );
            linked(bar.total.href.as_ref(), &bar.total.label, vec![sum], &mut own);
            marks.push(Mark::Shifted { by: y, marks: own });
            y += above + canvas.row_height + GAP / 2.0;
        }
        Scene {
            width: canvas.width,
            height: y,
            label: self.label.clone(),
            marks,
            cuts,
        }
    }
}
