//! A table of shades: the more of something, the darker its cell; the number stands in it.

use crate::{
    Anchor, Mark, Scene,
    bars::Part,
    sheet::{GAP, Sheet, linked},
    stack::as_number,
    text,
};

/// A line: whose, and how many in each column.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row {
    /// Whose.
    pub name: String,
    /// The cells, in the order of the columns.
    pub cells: Vec<Part>,
}

/// The picture.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shades {
    /// What it shows, in a sentence.
    pub label: String,
    /// The heads of the columns.
    pub head: Vec<String>,
    /// The lines.
    pub rows: Vec<Row>,
    /// Columns from this one on are sums, and not shaded.
    pub sums_from: usize,
}

/// The styles of the shades, the lightest first.
pub const SHADES: [&str; 5] = ["shade-0", "shade-1", "shade-2", "shade-3", "shade-4"];

/// Which shade: 0 for none, the darkest for the most.
pub fn shade(count: usize, most: usize) -> usize {
    match count {
        0 => 0,
        _ => (count * 4).div_ceil(most.max(count)),
    }
}

impl Shades {
    /// The picture on a sheet.
    pub fn scene(&self, sheet: &Sheet) -> Scene {
        let mut marks = Vec::new();
        let names = sheet.names(self.rows.iter().map(|row| row.name.as_str())) + GAP;
        let column = ((sheet.width - names) / as_number(self.head.len().max(1))).max(1.0);
        let at = |place: usize| names + column * as_number(place);
        let heads: Vec<Vec<String>> = self
            .head
            .iter()
            .map(|head| text::wrapped(head, sheet.size, column, 2))
            .collect();
        let lines = heads.iter().map(Vec::len).max().unwrap_or(0);
        let mut y = sheet.line() * as_number(lines) + GAP;
        for (place, head) in heads.into_iter().enumerate() {
            let mut base = y - GAP - sheet.line() * as_number(head.len()) + sheet.size;
            for line in head {
                let middle = at(place) + column / 2.0;
                marks.push(Mark::text(middle, base.round(), Anchor::Middle, "pic-word", line));
                base += sheet.line();
            }
        }
        let shaded = self.rows.iter().flat_map(|row| row.cells.iter().take(self.sums_from));
        let most = shaded.map(|cell| cell.count).max().unwrap_or(0);
        let mut cuts = Vec::with_capacity(self.rows.len());
        for row in &self.rows {
            cuts.push(y);
            marks.extend(sheet.name(&row.name, names - GAP, y, sheet.row));
            let base = (y + sheet.row / 2.0 + sheet.size * 0.36).round();
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
                        height: sheet.row - 2.0,
                        class,
                    },
                    Mark::text(
                        at(place) + column / 2.0,
                        base,
                        Anchor::Middle,
                        on,
                        cell.count.to_string(),
                    ),
                ];
                linked(cell.href.as_ref(), &cell.label, drawn, &mut marks);
            }
            y += sheet.row;
        }
        Scene {
            width: sheet.width,
            height: y + 1.0,
            label: self.label.clone(),
            marks,
            cuts,
        }
    }
}
