//! The parts of a board: a table of numbers, and a picture of it where there is one. Both are made from the same numbers.

use super::keyed_marks::{self, KeyedMark, keyed_marks, row};
use crate::{
    browser::sight::{self, WidthWatch},
    contexts::{OnPaper, use_letter_size, use_on_paper},
    parts::{effect::effect, handle},
    words::{boards as say, timeline},
};
use chart::{BarChart, CalendarUnit, CivilDate, GanttChart, Heatmap, LineChart, PageStrip, PagedScene, Scene, Table};
use leptos::{html, prelude::*};

/// What of a table is drawn.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum PanelPicture {
    /// Nothing: the table is the picture.
    #[default]
    None,
    /// Stacked bars.
    Bars(BarChart),
    /// Shades.
    Shades(Heatmap),
    /// Lines over days.
    Course(LineChart),
    /// A time line, by months.
    Time(GanttChart),
}

/// Which panel of a board. No board has two of one key.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum PanelKey {
    /// The only one of its board.
    #[default]
    Only,
    /// 进展 in figures.
    Progress,
    /// 销号 in figures.
    Closeout,
    /// What is late.
    Late,
    /// What is due this week.
    ThisWeek,
    /// Aspect by progress.
    Aspects,
    /// Department by progress.
    Departments,
    /// How the open problems came down, day by day.
    Course,
    /// All groups, as shades.
    Groups,
    /// Results and regulations.
    Results,
    /// Who is responsible, as bars.
    DutyBars,
    /// Who is responsible, with all that waits.
    DutyTable,
    /// How many cards stand in each lane and column.
    CardCounts,
    /// The cards as a list.
    CardList,
    /// The time line with its bands folded.
    TimelineBands,
}

/// A table with its picture, and what is said below.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Panel {
    /// Which panel of its board it is.
    pub key: PanelKey,
    /// The table; its title is the question.
    pub table: Table,
    /// The picture.
    pub picture: PanelPicture,
    /// What is said below both.
    pub note: String,
    /// What is said where the table has no lines.
    pub nothing: Option<&'static str>,
}

/// The width that A4 leaves between its margins, and the letters on it.
const PAPER: chart::Canvas = chart::Canvas {
    width: 688.0,
    font_size: 13.0,
    row_height: 28.0,
};

/// How high the parts of a long picture are that stay on one page, about.
const STRIP: f64 = 120.0;
/// From so many lines on a table or a picture may go over several pages.
const LONG: usize = 15;

/// With more lines than this a table is no answer: the first are shown, the others when they are asked for, and on paper.
const MANY_ROWS: usize = 100;

/// A table.
fn table(panel: Memo<Panel>) -> AnyView {
    let paper = use_on_paper();
    let asked = RwSignal::new(false);
    let most = Memo::new(move |_| {
        if asked.get() || paper.0.get() {
            usize::MAX
        } else {
            MANY_ROWS
        }
    });
    let hidden = Memo::new(move |_| panel.with(|panel| panel.table.rows.len()).saturating_sub(most.get()));
    let head = Memo::new(move |_| panel.with(|panel| panel.table.head.clone()));
    let head = move || {
        let head = head.get().into_iter();
        head.map(|words| view! { <th scope="col">{words}</th> }).collect_view()
    };
    let rows = move || {
        let shown = |panel: &Panel| {
            panel
                .table
                .rows
                .iter()
                .take(most.get())
                .cloned()
                .map(KeyedMark::Row)
                .collect()
        };
        panel.with(shown)
    };
    let others = move || {
        let hidden = hidden.get();
        (hidden > 0).then(|| {
            let show = handle::click(move |_| asked.set(true));
            view! { <button type="button" class="tool all-rows" on:click=show>{say::all_rows(hidden)}</button> }
        })
    };
    let sum = move || {
        let sum = panel.with(|panel| panel.table.sum.clone());
        sum.map(|cells| view! { <tfoot>{row(&cells)}</tfoot> })
    };
    view! {
        <table class="plain">
            <thead><tr>{head}</tr></thead>
            <tbody>{keyed_marks(rows)}</tbody>
            {sum}
        </table>
        {others}
    }
    .into_any()
}

/// The panel of this key: its title, its picture or its table, its note.
pub fn shown(panels: Memo<Vec<Panel>>, key: PanelKey, as_table: bool) -> AnyView {
    let of_key = move |panels: &Vec<Panel>| panels.iter().find(|panel| panel.key == key).cloned();
    let panel = Memo::new(move |_| panels.with(of_key).unwrap_or_default());
    let title = move || panel.with(|panel| panel.table.title.clone());
    let note = move || {
        let note = panel.with(|panel| panel.note.clone());
        (!note.is_empty()).then(|| view! { <p class="sheet-note">{note}</p> })
    };
    let empty = Memo::new(move |_| panel.with(|panel| panel.table.rows.is_empty()));
    let drawn = Memo::new(move |_| !as_table && panel.with(|panel| panel.picture != PanelPicture::None));
    let nothing = Memo::new(move |_| panel.with(|panel| panel.nothing));
    let inside = move || {
        if empty.get() {
            let nothing = nothing.get().unwrap_or(say::NOTHING);
            view! { <p class="quiet-text">{nothing}</p> }.into_any()
        } else if drawn.get() {
            picture(panel)
        } else {
            view! { <div class="wide">{table(panel)}</div> }.into_any()
        }
    };
    let long = move || panel.with(|panel| panel.table.rows.len() > LONG);
    view! {
        <section class="sheet" class:panel-long=long>
            <h2>{title}</h2>
            {inside}
            {note}
        </section>
    }
    .into_any()
}

fn picture(panel: Memo<Panel>) -> AnyView {
    let letters = use_letter_size();
    let paper = use_on_paper();
    let (holder, width) = holder();
    let scene = Memo::new(move |_| {
        let on = on(paper, width.get(), &letters.0.get());
        let drawn = (on.width > 0.0).then(|| panel.with(|panel| scene(&panel.picture, &on)));
        drawn.unwrap_or_default()
    });
    let title = Signal::derive(move || panel.with(|panel| panel.table.title.clone()));
    view! { <div class="picture" node_ref=holder>{drawn(scene, title)}</div> }.into_any()
}

/// An element for a picture to stand in, and how wide it is: nothing until it is known.
pub fn holder() -> (NodeRef<html::Div>, RwSignal<f64>) {
    let holder: NodeRef<html::Div> = NodeRef::new();
    let width = RwSignal::new(0.0);
    let watch = StoredValue::new_local(None::<WidthWatch>);
    effect(move || {
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
pub fn on(paper: OnPaper, width: f64, letters: &str) -> chart::Canvas {
    match paper.0.get() {
        true => PAPER,
        false => laid_out(width, letters),
    }
}

/// A sheet for this width in letters of this size (see the tokens in style/main.css).
pub fn laid_out(width: f64, letters: &str) -> chart::Canvas {
    let (size, row) = match letters {
        "wall" => (28.0, 60.0),
        "a2" => (24.0, 60.0),
        "a1" => (20.0, 44.0),
        _ => (16.0, 36.0),
    };
    chart::Canvas {
        width,
        font_size: size,
        row_height: row,
    }
}

fn scene(picture: &PanelPicture, on: &chart::Canvas) -> Scene {
    match picture {
        PanelPicture::None => Scene::default(),
        PanelPicture::Bars(bars) => bars.scene(on),
        PanelPicture::Shades(shades) => shades.scene(on),
        PanelPicture::Course(course) => course.scene(on, say::tick),
        PanelPicture::Time(gantt) => {
            gantt
                .draw(on, None, CalendarUnit::Month, &division(CalendarUnit::Month))
                .scene
        }
    }
}

/// How the divisions of a time line are called.
pub fn division(zoom: CalendarUnit) -> impl Fn(i32, bool) -> String {
    move |day, year| {
        let civil = CivilDate::of(day);
        timeline::division(civil.year, civil.month, civil.day, zoom, year)
    }
}

/// Draws a picture, once it has a width. The title goes with it into a file. On paper a long one is parted between its
/// lines, and its head stands on each page.
pub fn drawn(scene: Memo<Scene>, title: Signal<String>) -> AnyView {
    let paper = use_on_paper();
    let parted = Memo::new(move |_| paper.0.get().then(|| scene.with(|scene| scene.paged(STRIP))).flatten());
    let parts = Memo::new(move |_| parted.with(Option::is_some));
    let whole = move || (!parts.get()).then(|| in_one(scene, title));
    let pages = move || {
        parted.with(|parted| {
            parted
                .as_ref()
                .map(|pages| on_pages(scene.with_untracked(|scene| scene.width), pages))
        })
    };
    view! {
        {whole}
        {pages}
    }
    .into_any()
}

fn on_pages(width: f64, pages: &PagedScene) -> AnyView {
    let strip = |strip: &PageStrip| {
        let height = strip.to - strip.from;
        let view_box = format!("0 {} {width} {height}", strip.from);
        let marks = strip.marks.iter().cloned().map(keyed_marks::mark).collect_view();
        view! { <tr><td><svg class="drawn" viewBox=view_box width=width height=height>{marks}</svg></td></tr> }
    };
    let strips = pages.strips.iter().map(strip).collect_view();
    view! {
        <table class="pages">
            <thead>{strip(&pages.head)}</thead>
            <tbody>{strips}</tbody>
        </table>
    }
    .into_any()
}

fn in_one(scene: Memo<Scene>, title: Signal<String>) -> AnyView {
    let wide = Memo::new(move |_| scene.with(|scene| scene.width > 0.0));
    // What leads somewhere is a group of links; what only shows is a picture.
    let role = Memo::new(move |_| if scene.with(Scene::has_links) { "group" } else { "img" });
    let size = Memo::new(move |_| scene.with(|scene| (scene.width, scene.height)));
    let label = Memo::new(move |_| scene.with(|scene| scene.label.clone()));
    let view_box = move || {
        let (width, height) = size.get();
        format!("0 0 {width} {height}")
    };
    let shown = move || {
        wide.get().then(|| {
            let marks = move || scene.with(|scene| scene.marks.iter().cloned().map(KeyedMark::Mark).collect());
            view! {
                <svg
                    class="drawn"
                    viewBox=view_box
                    width=move || size.get().0
                    height=move || size.get().1
                    role=move || role.get()
                    aria-label=move || label.get()
                    data-title=move || title.get()
                >
                    {keyed_marks(marks)}
                </svg>
            }
        })
    };
    shown.into_any()
}
