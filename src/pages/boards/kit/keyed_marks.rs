//! Keyed rows and marks: rows of tables and marks of pictures as DOM nodes keyed by a hash of their content. An
//! unchanged one keeps its node and is moved if its place changed, so that an edit among a thousand problems draws only
//! what it changed. What they show is decided by the boards.

use crate::parts::keyed_list::each_by;
use chart::{Mark, TableCell, TableRow};
use leptos::prelude::*;
use std::{
    collections::HashMap,
    hash::{DefaultHasher, Hash, Hasher},
};

/// A row of a table, or a mark of a picture.
#[derive(Clone, Hash)]
pub enum KeyedMark {
    /// A row of a table.
    Row(TableRow),
    /// A mark of a picture.
    Mark(Mark),
}

/// Key of a row or mark: the hash of its content, and its index among those of equal content.
type Key = (u64, usize);

/// Vertical offsets of the marks that can be moved (`Mark::Shifted`).
type Downs = RwSignal<HashMap<Key, f64>>;

/// Nodes of these rows and marks, in their order; later ones are drawn in front.
pub fn keyed_marks(all: impl Fn() -> Vec<KeyedMark> + Send + Sync + 'static) -> AnyView {
    let downs = Downs::default();
    let all = move || {
        let all = told_apart(all());
        let now: HashMap<Key, f64> = all
            .iter()
            .filter_map(|(key, piece)| Some((*key, down(piece)?)))
            .collect();
        if downs.with_untracked(|before| *before != now) {
            downs.set(now);
        }
        all
    };
    each_by(all, |(key, _)| *key, move |(key, piece)| drawn(key, piece, downs))
}

/// Vertical offset of a mark that can be moved.
fn down(piece: &KeyedMark) -> Option<f64> {
    match piece {
        KeyedMark::Mark(Mark::Shifted { by, .. }) => Some(*by),
        KeyedMark::Row(_) | KeyedMark::Mark(_) => None,
    }
}

fn told_apart(keyed_marks: Vec<KeyedMark>) -> Vec<(Key, KeyedMark)> {
    let mut met: HashMap<u64, usize> = HashMap::with_capacity(keyed_marks.len());
    let keyed = keyed_marks.into_iter().map(|piece| {
        let mut hasher = DefaultHasher::new();
        match &piece {
            KeyedMark::Mark(Mark::Shifted { marks, .. }) => marks.hash(&mut hasher),
            piece => piece.hash(&mut hasher),
        }
        let hash = hasher.finish();
        let times = met.entry(hash).or_default();
        *times += 1;
        ((hash, *times), piece)
    });
    keyed.collect()
}

fn drawn(key: Key, piece: KeyedMark, downs: Downs) -> AnyView {
    match piece {
        KeyedMark::Row(cells) => row(&cells),
        KeyedMark::Mark(Mark::Shifted { by, marks }) => {
            // A mark that is about to be removed keeps its first place until then.
            let down = move || downs.with(|downs| downs.get(&key).copied()).unwrap_or(by);
            moved(move || translate(down()), marks)
        }
        KeyedMark::Mark(mark) => self::mark(mark),
    }
}

fn translate(down: f64) -> String {
    format!("translate(0 {down})")
}

fn moved(transform: impl Fn() -> String + Clone + Send + Sync + 'static, marks: Vec<Mark>) -> AnyView {
    let marks = marks.into_iter().map(self::mark).collect_view();
    view! { <g transform=transform>{marks}</g> }.into_any()
}

/// Row of a table, as a node.
pub fn row(cells: &[TableCell]) -> AnyView {
    let cells = cells
        .iter()
        .enumerate()
        .map(|(place, cell)| {
            let text = cell.text.clone();
            let inside = match cell.href.clone() {
                Some(href) => view! { <a href=href>{text}</a> }.into_any(),
                None => text.into_any(),
            };
            match place {
                0 => view! { <th scope="row">{inside}</th> }.into_any(),
                _ => view! { <td>{inside}</td> }.into_any(),
            }
        })
        .collect_view();
    view! { <tr>{cells}</tr> }.into_any()
}

/// Mark of a picture, as an SVG node.
pub fn mark(mark: Mark) -> AnyView {
    match mark {
        Mark::Rect {
            x,
            y,
            width,
            height,
            class,
        } => view! { <rect class=class x=x y=y width=width height=height></rect> }.into_any(),
        Mark::Path { d, class } => view! { <path class=class d=d></path> }.into_any(),
        Mark::Text {
            x,
            y,
            anchor,
            class,
            text,
        } => view! { <text class=class x=x y=y text-anchor=anchor.key()>{text}</text> }.into_any(),
        Mark::Shifted { by, marks } => moved(move || translate(by), marks),
        Mark::Link { href, label, marks } => {
            let marks = marks.into_iter().map(self::mark).collect_view();
            view! { <g><a href=href aria-label=(!label.is_empty()).then_some(label)>{marks}</a></g> }.into_any()
        }
    }
}
