//! The parts of a board: a table of numbers, and a picture of it where there is one. Both are made from the same numbers.

use crate::{
    app::OnPaper,
    browser::sight::{self, Widths},
    parts::bar::LetterSize,
    words::boards as say,
};
use chart::{Bars, Cell, Course, Mark, Scene, Shades, Table};
use leptos::{html, prelude::*};

/// What of a table is drawn.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Picture {
    /// Nothing: the table is the picture.
    #[default]
    None,
    /// Stacked bars.
    Bars(Bars),
    /// Shades.
    Shades(Shades),
    /// Lines over days.
    Course(Course),
}

/// A table with its picture, and what is said below.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sheet {
    /// The table; its title is the question.
    pub table: Table,
    /// The picture.
    pub picture: Picture,
    /// What is said below both.
    pub note: String,
}

/// The width that A4 leaves between its margins, and the letters on it.
const PAPER: chart::Sheet = chart::Sheet {
    width: 688.0,
    size: 13.0,
    row: 28.0,
};

/// A table.
pub fn table(table: &Table) -> AnyView {
    let head = table
        .head
        .iter()
        .map(|words| view! { <th scope="col">{words.clone()}</th> })
        .collect_view();
    let rows = table.rows.iter().map(|cells| row(cells)).collect_view();
    let sum = table.sum.as_ref().map(|cells| view! { <tfoot>{row(cells)}</tfoot> });
    view! {
        <table class="plain">
            <thead><tr>{head}</tr></thead>
            <tbody>{rows}</tbody>
            {sum}
        </table>
    }
    .into_any()
}

fn row(cells: &[Cell]) -> AnyView {
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

/// The sheet at this place: its title, its picture or its table, its note.
pub fn shown(sheets: Memo<Vec<Sheet>>, place: usize, as_table: bool) -> AnyView {
    let sheet = Memo::new(move |_| sheets.with(|sheets| sheets.get(place).cloned()).unwrap_or_default());
    let title = move || sheet.with(|sheet| sheet.table.title.clone());
    let note = move || {
        let note = sheet.with(|sheet| sheet.note.clone());
        (!note.is_empty()).then(|| view! { <p class="sheet-note">{note}</p> })
    };
    let empty = Memo::new(move |_| sheet.with(|sheet| sheet.table.rows.is_empty()));
    let drawn = Memo::new(move |_| !as_table && sheet.with(|sheet| sheet.picture != Picture::None));
    let inside = move || {
        if empty.get() {
            view! { <p class="quiet-text">{say::NOTHING}</p> }.into_any()
        } else if drawn.get() {
            picture(sheet)
        } else {
            let shown = move || sheet.with(|sheet| table(&sheet.table));
            view! { <div class="wide">{shown}</div> }.into_any()
        }
    };
    view! {
        <section class="sheet">
            <h2>{title}</h2>
            {inside}
            {note}
        </section>
    }
    .into_any()
}

fn picture(sheet: Memo<Sheet>) -> AnyView {
    let letters: LetterSize = expect_context();
    let paper: OnPaper = expect_context();
    let (holder, width) = holder();
    let shown = move || {
        let on = on(paper, width.get(), &letters.0.get());
        (on.width > 0.0).then(|| sheet.with(|sheet| drawn(scene(&sheet.picture, &on), sheet.table.title.clone())))
    };
    view! { <div class="picture" node_ref=holder>{shown}</div> }.into_any()
}

/// An element for a picture to stand in, and how wide it is: nothing until it is known.
pub fn holder() -> (NodeRef<html::Div>, RwSignal<f64>) {
    let holder: NodeRef<html::Div> = NodeRef::new();
    let width = RwSignal::new(0.0);
    let watch = StoredValue::new_local(None::<Widths>);
    Effect::new(move |_| {
        if let Some(holder) = holder.get() {
            watch.set_value(sight::on_width(&holder, move |now| {
                if width.get_untracked() != now {
                    width.set(now);
                }
            }));
        }
    });
    (holder, width)
}

/// What a picture is drawn on: paper while it is printed, else so much of the page.
pub fn on(paper: OnPaper, width: f64, letters: &str) -> chart::Sheet {
    match paper.0.get() {
        true => PAPER,
        false => laid_out(width, letters),
    }
}

/// A sheet for this width in letters of this size (see the tokens in style/main.css).
pub fn laid_out(width: f64, letters: &str) -> chart::Sheet {
    let (size, row) = match letters {
        "wall" => (28.0, 60.0),
        "a2" => (24.0, 60.0),
        "a1" => (20.0, 44.0),
        _ => (16.0, 36.0),
    };
    chart::Sheet { width, size, row }
}

fn scene(picture: &Picture, on: &chart::Sheet) -> Scene {
    match picture {
        Picture::None => Scene::default(),
        Picture::Bars(bars) => bars.scene(on),
        Picture::Shades(shades) => shades.scene(on),
        Picture::Course(course) => course.scene(on, say::tick),
    }
}

/// Draws a picture. The title goes with it into a file.
pub fn drawn(scene: Scene, title: String) -> AnyView {
    // What leads somewhere is a group of links; what only shows is a picture.
    let role = if scene.has_links() { "group" } else { "img" };
    let Scene {
        width,
        height,
        label,
        marks,
    } = scene;
    let marks = marks.into_iter().map(mark).collect_view();
    view! {
        <svg
            class="drawn"
            viewBox=format!("0 0 {width} {height}")
            width=width
            height=height
            role=role
            aria-label=label
            data-title=title
        >
            {marks}
        </svg>
    }
    .into_any()
}

fn mark(mark: Mark) -> AnyView {
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
        Mark::Link { href, label, marks } => {
            let marks = marks.into_iter().map(self::mark).collect_view();
            view! { <g><a href=href aria-label=(!label.is_empty()).then_some(label)>{marks}</a></g> }.into_any()
        }
    }
}
