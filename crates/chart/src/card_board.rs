//! Picture of a card board: cards in columns, in lanes one below the other. Used for exported pictures only; the page draws
//! its cards as HTML.

use crate::{
    Mark, Scene, TextAnchor,
    canvas::{Canvas, GAP},
    scale::as_number,
    text_width,
};

/// Card.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Card {
    /// Name, drawn in at most two lines.
    pub name: String,
    /// Further line below the name.
    pub note: String,
    /// CSS class of that line.
    pub note_class: &'static str,
}

/// Cards of one lane in one column.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CardCell {
    /// Cards shown.
    pub cards: Vec<Card>,
    /// Text on those that are not shown; empty if all are.
    pub more: String,
}

/// Lane.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lane {
    /// Name; empty where there is only one lane.
    pub name: String,
    /// Cell for each column.
    pub cells: Vec<CardCell>,
}

/// Card board.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CardBoard {
    /// Description of the picture, one sentence.
    pub label: String,
    /// Heads of the columns, with their counts.
    pub heads: Vec<String>,
    /// Lanes.
    pub lanes: Vec<Lane>,
}

const INSET: f64 = 6.0;

impl CardBoard {
    /// Picture on a canvas.
    pub fn scene(&self, canvas: &Canvas) -> Scene {
        let columns = as_number(self.heads.len().max(1));
        let wide = ((canvas.width - GAP * (columns - 1.0)) / columns).max(1.0);
        let left = |place: usize| (wide + GAP) * as_number(place);
        let line = canvas.line_height();
        let mut marks = Vec::new();
        for (place, head) in self.heads.iter().enumerate() {
            let x = left(place);
            marks.push(ground(x, 0.0, wide, canvas.row_height, "gantt-band"));
            let words = text_width::fitted(head, canvas.font_size, wide - 2.0 * INSET);
            let base = (canvas.row_height / 2.0 + canvas.font_size * 0.36).round();
            marks.push(Mark::text(x + INSET, base, TextAnchor::Start, "gantt-head", words));
        }
        let mut y = canvas.row_height + GAP;
        for lane in &self.lanes {
            if !lane.name.is_empty() {
                let words = text_width::fitted(&lane.name, canvas.font_size, canvas.width);
                marks.push(Mark::text(
                    0.0,
                    y + canvas.font_size,
                    TextAnchor::Start,
                    "gantt-head",
                    words,
                ));
                y += line + GAP;
            }
            let mut lowest = y;
            for (place, cell) in lane.cells.iter().enumerate() {
                let mut at = y;
                for card in &cell.cards {
                    at += self::card(card, canvas, (left(place), at), wide, &mut marks) + GAP / 2.0;
                }
                if !cell.more.is_empty() {
                    let words = text_width::fitted(&cell.more, canvas.font_size, wide - INSET);
                    marks.push(Mark::text(
                        left(place) + INSET,
                        at + canvas.font_size,
                        TextAnchor::Start,
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
            width: canvas.width,
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

/// Adds the marks of a card at its left upper corner; returns its height.
fn card(card: &Card, canvas: &Canvas, (x, y): (f64, f64), wide: f64, marks: &mut Vec<Mark>) -> f64 {
    let room = wide - 2.0 * INSET;
    let names = text_width::wrapped(&card.name, canvas.font_size, room, 2);
    let height = canvas.line_height() * as_number(names.len() + 1) + INSET;
    marks.push(ground(x, y, wide, height, "pic-card"));
    let mut base = y + canvas.font_size + INSET / 2.0;
    for words in names {
        marks.push(Mark::text(x + INSET, base, TextAnchor::Start, "pic-name", words));
        base += canvas.line_height();
    }
    let words = text_width::fitted(&card.note, canvas.font_size, room);
    marks.push(Mark::text(x + INSET, base, TextAnchor::Start, card.note_class, words));
    height
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]
mod tests {
    use super::*;

    const CANVAS: Canvas = Canvas {
        width: 400.0,
        font_size: 10.0,
        row_height: 30.0,
    };

    fn board() -> CardBoard {
        let card = |name: &str| Card {
            name: name.into(),
            note: "张三".into(),
            note_class: "pic-word",
        };
        let cell = |names: &[&str]| CardCell {
            cards: names.iter().map(|name| card(name)).collect(),
            more: String::new(),
        };
        CardBoard {
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
                        CardCell {
                            more: "还有 3 个".into(),
                            ..CardCell::default()
                        },
                        CardCell::default(),
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
        let scene = board().scene(&CANVAS);
        let boxes = boxes(&scene);
        assert_eq!(boxes.len(), 3);
        assert_eq!(boxes.iter().map(|it| it.0).collect::<Vec<_>>(), [0.0, 204.0, 204.0]);
        assert!(boxes.iter().all(|(x, _, width, _)| x + width <= 400.0));
        assert!(boxes[2].1 >= boxes[1].1 + boxes[1].3);
        // Two lines of a name at most, then the words.
        assert!((boxes[2].3 - (3.0 * CANVAS.line_height() + INSET)).abs() < 1e-9);
        let lowest = |mark: &Mark| match mark {
            Mark::Text { y, .. } => *y,
            Mark::Rect { y, height, .. } => y + height,
            _ => 0.0,
        };
        assert!(scene.marks.iter().all(|mark| lowest(mark) <= scene.height));
    }

    #[test]
    fn a_lane_lies_below_all_of_the_one_before() {
        let scene = board().scene(&CANVAS);
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
        assert_eq!(CardBoard::default().scene(&CANVAS).marks, []);
    }
}
