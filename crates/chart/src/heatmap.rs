//! Heat map: a table of counts in which a cell is the darker the larger its number.

use crate::{
    Mark, Scene, TextAnchor,
    bar_chart::LinkedCount,
    canvas::{Canvas, GAP, linked},
    scale::as_number,
    text_width,
};

/// Row of a heat map.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HeatmapRow {
    /// Name.
    pub name: String,
    /// Cells, in the order of the columns.
    pub cells: Vec<LinkedCount>,
}

/// Heat map.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Heatmap {
    /// Description of the picture, one sentence.
    pub label: String,
    /// Heads of the columns.
    pub head: Vec<String>,
    /// Rows.
    pub rows: Vec<HeatmapRow>,
    /// First column of sums; sums are not shaded.
    pub sums_from: usize,
}

/// CSS classes of the shades, lightest first.
pub const SHADES: [&str; 5] = ["shade-0", "shade-1", "shade-2", "shade-3", "shade-4"];

/// Index of the shade for a count: 0 for none, the darkest for `most`.
pub fn shade(count: usize, most: usize) -> usize {
    match count {
        0 => 0,
        _ => (count * 4).div_ceil(most.max(count)),
    }
}

impl Heatmap {
    /// Picture on a canvas.
    pub fn scene(&self, canvas: &Canvas) -> Scene {
        let mut marks = Vec::new();
        let names = canvas.name_column(self.rows.iter().map(|row| row.name.as_str())) + GAP;
        let column = ((canvas.width - names) / as_number(self.head.len().max(1))).max(1.0);
        let at = |place: usize| names + column * as_number(place);
        let heads: Vec<Vec<String>> = self
            .head
            .iter()
            .map(|head| text_width::wrapped(head, canvas.font_size, column, 2))
            .collect();
        let lines = heads.iter().map(Vec::len).max().unwrap_or(0);
        let mut y = canvas.line_height() * as_number(lines) + GAP;
        for (place, head) in heads.into_iter().enumerate() {
            let mut base = y - GAP - canvas.line_height() * as_number(head.len()) + canvas.font_size;
            for line in head {
                let middle = at(place) + column / 2.0;
                marks.push(Mark::text(middle, base.round(), TextAnchor::Middle, "pic-word", line));
                base += canvas.line_height();
            }
        }
        let shaded = self.rows.iter().flat_map(|row| row.cells.iter().take(self.sums_from));
        let most = shaded.map(|cell| cell.count).max().unwrap_or(0);
        let mut cuts = Vec::with_capacity(self.rows.len());
        for row in &self.rows {
            cuts.push(y);
            marks.extend(canvas.name_marks(&row.name, names - GAP, y, canvas.row_height));
            let base = (y + canvas.row_height / 2.0 + canvas.font_size * 0.36).round();
            for (place, cell) in row.cells.iter().enumerate() {
                let level = shade(cell.count, most);
                let class = if place < self.sums_from {
                    SHADES.get(level).copied().unwrap_or("shade-4")
                } else {
                    "shade-0"
                };
                let on = match level {
                    4.. if place < self.sums_from => "on-dark",
                    _ => "on-light",
                };
                let drawn = vec![
                    Mark::Rect {
                        x: at(place) + 1.0,
                        y: y + 1.0,
                        width: (column - 2.0).max(0.5),
                        height: canvas.row_height - 2.0,
                        class,
                    },
                    Mark::text(
                        at(place) + column / 2.0,
                        base,
                        TextAnchor::Middle,
                        on,
                        cell.count.to_string(),
                    ),
                ];
                linked(cell.href.as_ref(), &cell.label, drawn, &mut marks);
            }
            y += canvas.row_height;
        }
        Scene {
            width: canvas.width,
            height: y + 1.0,
            label: self.label.clone(),
            marks,
            cuts,
        }
    }
}
