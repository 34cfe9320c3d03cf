//! Panels: the blocks of a board, each a table of numbers with a picture of the same numbers where there is one.

use super::keyed_marks::{self, KeyedMark, keyed_marks, row};
use crate::{
    browser::visibility_and_width::{self, WidthWatch},
    contexts::{OnPaper, use_letter_size, use_on_paper},
    parts::{effect::effect, event_handlers},
    words::{boards as say, timeline},
};
use chart::{BarChart, CalendarUnit, CivilDate, GanttChart, Heatmap, LineChart, PageStrip, PagedScene, Scene, Table};
use leptos::{html, prelude::*};

/// Picture of a panel.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum PanelPicture {
    /// None: the table alone.
    #[default]
    None,
    /// Stacked bars.
    Bars(BarChart),
    /// Heat map.
    Shades(Heatmap),
    /// Lines over days.
    Course(LineChart),
    /// Gantt chart.
    Time(GanttChart),
}

/// Key of a panel; no board has two of one key.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum PanelKey {
    /// The only panel of its board.
    #[default]
    Only,
    /// Figures of progress.
    Progress,
    /// Figures of close-out.
    Closeout,
    /// Overdue problems.
    Late,
    /// Problems that are finished and not struck off.
    Awaiting,
    /// Problems due this week.
    ThisWeek,
    /// Aspect by progress.
    Aspects,
    /// Department by progress.
    Departments,
    /// Number of open problems day by day.
    Course,
    /// All groups as a heat map.
    Groups,
    /// Results (成效数据) and regulations.
    Results,
    /// Duty as bars.
    DutyBars,
    /// Duty with all that waits, as a table.
    DutyTable,
    /// Number of cards in each lane and column.
    CardCounts,
    /// The cards as a list.
    CardList,
    /// Timeline with its bands folded.
    TimelineBands,
}

/// A table with its picture and a note below.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Panel {
    /// Key of the panel.
    pub key: PanelKey,
    /// The table; its title is the title of the panel.
    pub table: Table,
    /// The picture.
    pub picture: PanelPicture,
    /// Note below table and picture.
    pub note: String,
    /// Text in place of a table without rows.
    pub nothing: Option<&'static str>,
}

/// Printable width of A4, and letter sizes on paper.
const PAPER: chart::Canvas = chart::Canvas {
    width: 688.0,
    font_size: 13.0,
    row_height: 28.0,
};

/// Approximate height of the strips into which a long picture is cut for paper; a strip is not broken across pages.
const STRIP: f64 = 120.0;
/// Number of rows from which a table or picture may be broken across pages.
const LONG: usize = 15;

/// Number of rows shown of a long table; the others are shown on demand, and on paper.
const MANY_ROWS: usize = 100;

/// Table of a panel.
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
            let show = event_handlers::click(move |_| asked.set(true));
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

/// A panel: its title, its picture or its table, its note.
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

/// Element that holds a picture, and its width; 0 until it is measured.
pub fn holder() -> (NodeRef<html::Div>, RwSignal<f64>) {
    let holder: NodeRef<html::Div> = NodeRef::new();
    let width = RwSignal::new(0.0);
    let watch = StoredValue::new_local(None::<WidthWatch>);
    effect(move || {
        if let Some(holder) = holder.get() {
            watch.set_value(visibility_and_width::on_width(&holder, move |now| {
                if width.get_untracked() != now {
                    width.set(now);
                }
            }));
        }
    });
    (holder, width)
}

/// Canvas of a picture: paper while printing, else as wide as its element.
pub fn on(paper: OnPaper, width: f64, letters: &str) -> chart::Canvas {
    match paper.0.get() {
        true => PAPER,
        false => laid_out(width, letters),
    }
}

/// Canvas of this width with the letters of this size (see the tokens in style/main.css).
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

/// Names of the divisions of a timeline.
pub fn division(zoom: CalendarUnit) -> impl Fn(i32, bool) -> String {
    move |day, year| {
        let civil = CivilDate::of(day);
        timeline::division(civil.year, civil.month, civil.day, zoom, year)
    }
}

/// Draws a picture, once its element has a width. An export has its title. On paper a long picture is cut between its
/// rows, and its head is repeated on each page.
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
    // A picture with links is a group for screen readers, one without is an image.
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
