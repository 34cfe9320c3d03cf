//! Cards in columns, in lanes one below the other: for a picture to take along. In the page cards are not drawn by this.

use crate::{
    Anchor, Mark, Scene,
    sheet::{GAP, Sheet},
    stack::as_number,
    text,
};

/// A card.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Card {
    /// What it is about; in two lines at most.
    pub name: String,
    /// What else is said of it, in a line.
    pub words: String,
    /// The style of that line.
    pub class: &'static str,
}

/// The cards of one lane in one column; those that are not shown are counted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cell {
    /// The cards.
    pub cards: Vec<Card>,
    /// What is said of those that are not shown; empty if all are.
    pub more: String,
}

/// A lane.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lane {
    /// Its name; empty where there is only one.
    pub name: String,
    /// A cell for each column.
    pub cells: Vec<Cell>,
}

/// A board of cards.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cards {
    /// What it shows, in a sentence.
    pub label: String,
    /// The columns, each with its number.
    pub heads: Vec<String>,
    /// The lanes.
    pub lanes: Vec<Lane>,
}

const INSET: f64 = 6.0;

impl Cards {
    /// The picture.
    pub fn scene(&self, sheet: &Sheet) -> Scene {
        let columns = as_number(self.heads.len().max(1));
        let wide = ((sheet.width - GAP * (columns - 1.0)) / columns).max(1.0);
        let left = |place: usize| (wide + GAP) * as_number(place);
        let line = sheet.line();
        let mut marks = Vec::new();
        for (place, head) in self.heads.iter().enumerate() {
            let x = left(place);
            marks.push(ground(x, 0.0, wide, sheet.row, "gantt-band"));
            let words = text::fitted(head, sheet.size, wide - 2.0 * INSET);
            let base = (sheet.row / 2.0 + sheet.size * 0.36).round();
            marks.push(Mark::text(x + INSET, base, Anchor::Start, "gantt-head", words));
        }
        let mut y = sheet.row + GAP;
        for lane in &self.lanes {
            if !lane.name.is_empty() {
                let words = text::fitted(&lane.name, sheet.size, sheet.width);
                marks.push(Mark::text(0.0, y + sheet.size, Anchor::Start, "gantt-head", words));
                y += line + GAP;
            }
            let mut lowest = y;
            for (place, cell) in lane.cells.iter().enumerate() {
                let mut at = y;
                for card in &cell.cards {
                    at += self::card(card, sheet, (left(place), at), wide, &mut marks) + GAP / 2.0;
                }
                if !cell.more.is_empty() {
                    let words = text::fitted(&cell.more, sheet.size, wide - INSET);
                    marks.push(Mark::text(
                        left(place) + INSET,
                        at + sheet.size,
                        Anchor::Start,
                        "pic-word",
                        words,
                    ));
                    at += line;
                }
                lowest = lowest.max(at);
            }
            y = lowest + GAP;
        }
        Scene {
            width: sheet.width,
            height: y,
            label: self.label.clone(),
            marks,
            cuts: Vec::new(),
        }
    }
}

fn ground(x: f64, y: f64, width: f64, height: f64, class: &'static str) -> Mark {
    Mark::Rect {
        x,
        y,
        width,
        height,
        class,
    }
}

/// Draws a card whose left upper corner is here; gives its height.
fn card(card: &Card, sheet: &Sheet, (x, y): (f64, f64), wide: f64, marks: &mut Vec<Mark>) -> f64 {
    let room = wide - 2.0 * INSET;
    let names = text::wrapped(&card.name, sheet.size, room, 2);
    let height = sheet.line() * as_number(names.len() + 1) + INSET;
    marks.push(ground(x, y, wide, height, "pic-card"));
    let mut base = y + sheet.size + INSET / 2.0;
    for words in names {
        marks.push(Mark::text(x + INSET, base, Anchor::Start, "pic-name", words));
        base += sheet.line();
    }
    let words = text::fitted(&card.words, sheet.size, room);
    marks.push(Mark::text(x + INSET, base, Anchor::Start, card.class, words));
    height
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]
mod tests {
    use super::*;

    const SHEET: Sheet = Sheet {
        width: 400.0,
        size: 10.0,
        row: 30.0,
    };

    fn board() -> Cards {
        let card = |name: &str| Card {
            name: name.into(),
            words: "张三".into(),
            class: "pic-word",
        };
        let cell = |names: &[&str]| Cell {
            cards: names.iter().map(|name| card(name)).collect(),
            more: String::new(),
        };
        Cards {
            label: "3".into(),
            heads: vec!["未启动 1".into(), "已完成 2".into()],
            lanes: vec![
                Lane {
                    name: "党的建设".into(),
                    cells: vec![cell(&["甲"]), cell(&["乙", "丙".repeat(80).as_str()])],
                },
                Lane {
                    name: "选人用人".into(),
                    cells: vec![
                        Cell {
                            more: "还有 3 个".into(),
                            ..Cell::default()
                        },
                        Cell::default(),
                    ],
                },
            ],
        }
    }

    fn boxes(scene: &Scene) -> Vec<(f64, f64, f64, f64)> {
        let boxes = scene.marks.iter().filter_map(|mark| match mark {
            Mark::Rect {
                x,
                y,
                width,
                height,
                class: "pic-card",
            } => Some((*x, *y, *width, *height)),
            _ => None,
        });
        boxes.collect()
    }

    #[test]
    fn cards_stand_in_their_columns_and_never_on_each_other() {
        let scene = board().scene(&SHEET);
        let boxes = boxes(&scene);
        assert_eq!(boxes.len(), 3);
        assert_eq!(boxes.iter().map(|it| it.0).collect::<Vec<_>>(), [0.0, 204.0, 204.0]);
        assert!(boxes.iter().all(|(x, _, width, _)| x + width <= 400.0));
        assert!(boxes[2].1 >= boxes[1].1 + boxes[1].3);
        // Two lines of a name at most, then the words.
        assert!((boxes[2].3 - (3.0 * SHEET.line() + INSET)).abs() < 1e-9);
        let lowest = |mark: &Mark| match mark {
            Mark::Text { y, .. } => *y,
            Mark::Rect { y, height, .. } => y + height,
            _ => 0.0,
        };
        assert!(scene.marks.iter().all(|mark| lowest(mark) <= scene.height));
    }

    #[test]
    fn a_lane_lies_below_all_of_the_one_before() {
        let scene = board().scene(&SHEET);
        let at = |words: &str| {
            let found = scene.marks.iter().find_map(|mark| match mark {
                Mark::Text { text, y, .. } if text == words => Some(*y),
                _ => None,
            });
            found.unwrap()
        };
        let last = boxes(&scene)[2];
        assert!(at("选人用人") > last.1 + last.3);
        assert!(at("还有 3 个") > at("选人用人"));
        assert_eq!(Cards::default().scene(&SHEET).marks, []);
    }
}
