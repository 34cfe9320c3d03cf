//! 时间表 board: problems with their measures and phases in time, by aspect or by person. A first date that was
//! extended is drawn as a ghost bar; dates are changed by dragging or by keys, within the rules. The geometry is
//! `chart`'s.

mod date_handles;
mod panel;
mod rows;

use super::{
    kit::board::Board,
    kit::choice::{choices, group_name, row_name, with},
    kit::context::{BoardContext, BoardData},
    kit::keyed_marks::{KeyedMark, keyed_marks},
    kit::panel::{self as panels, Panel, PanelKey, PanelPicture},
};
use crate::{
    contexts::{use_letter_size, use_on_paper},
    parts::{draft::draft_of_line, event_handlers},
    route::BoardKey,
    words::{self, dates, fields, timeline as say},
};
use chart::{CalendarUnit, GanttChart, GanttDrawing, Table, TableCell, TableRow};
use date_handles::{DateEditor, over};
use ledger::{
    Field, ItemId,
    board::timeline::Timeline,
    count::{GroupBy, RowName},
};
use leptos::prelude::*;
use panel::DatePanel;
use rows::{RowSubject, UnfoldedRows, lines};

/// Entry of the timeline in the table of boards.
pub static BOARD: Board = Board {
    key: BoardKey::Timeline,
    question: say::TITLE,
    course: false,
    draw,
    panels,
    export_scene: None,
};

const BY: &str = "by";
const ZOOM: &str = "zoom";
const FROM: &str = "from";
/// Number of problems above which bands are folded at first.
const FOLDED_ABOVE: usize = 100;

const GROUPED: [(Option<&str>, &str); 2] = [(None, say::BY_ASPECT), (Some("person"), say::BY_PERSON)];
const ZOOMS: [(Option<&str>, &str); 3] = [
    (Some("week"), say::WEEK),
    (None, say::MONTH),
    (Some("quarter"), say::QUARTER),
];

fn by(data: &BoardData<'_>) -> GroupBy {
    match data.address.choice(BY) {
        Some("person") => GroupBy::Person,
        _ => GroupBy::Aspect,
    }
}

fn time_line(data: &BoardData<'_>, open: &dyn Fn(&RowName) -> bool) -> Timeline {
    let rows = data.lines.breakdown(data.problems, by(data)).rows;
    data.ledger.time_line(rows, data.today, open)
}

/// Gantt chart as it is drawn, and the subject of each row.
#[derive(Clone, PartialEq)]
pub struct TimelinePlan {
    pub gantt: GanttChart,
    pub about: Vec<RowSubject>,
    pub drawn: GanttDrawing,
}

/// Which rows are unfolded.
#[derive(Clone, Copy)]
pub struct FoldState(RwSignal<UnfoldedRows>);

impl FoldState {
    pub fn toggle_band(self, name: RowName) {
        self.0
            .update(|unfolded| match unfolded.turned.iter().position(|one| *one == name) {
                Some(place) => drop(unfolded.turned.swap_remove(place)),
                None => unfolded.turned.push(name),
            });
    }

    pub fn toggle_dates(self) {
        self.0.update(|unfolded| unfolded.dates = !unfolded.dates);
    }

    pub fn toggle_problem(self, problem: ItemId) {
        self.0.update(
            |unfolded| match unfolded.problems.iter().position(|one| *one == problem) {
                Some(place) => drop(unfolded.problems.swap_remove(place)),
                None => unfolded.problems.push(problem),
            },
        );
    }

    fn all(self, open: bool) {
        self.0.update(|unfolded| {
            unfolded.turned.clear();
            unfolded.bands = open;
        });
    }
}

fn draw(context: BoardContext) -> AnyView {
    let letters = use_letter_size();
    let paper = use_on_paper();
    let few = context
        .problems
        .with_untracked(|problems| problems.len() <= FOLDED_ABOVE);
    let unfolded = RwSignal::new(UnfoldedRows {
        bands: few,
        ..UnfoldedRows::default()
    });
    let zoom = Memo::new(move |_| {
        context.address.with(|place| match place.choice(ZOOM) {
            Some("week") => CalendarUnit::Week,
            Some("quarter") => CalendarUnit::Quarter,
            _ => CalendarUnit::Month,
        })
    });
    let from = Memo::new(move |_| context.address.with(|place| place.choice(FROM)?.parse::<i32>().ok()));
    let (holder, width) = panels::holder();
    let told = Memo::new(move |_| {
        context.watch(|data| {
            let unfolded = unfolded.get();
            let line = time_line(data, &|name| unfolded.band(name));
            lines(data, &line, &unfolded, by(data) == GroupBy::Aspect)
        })
    });
    let plan = Memo::new(move |_| {
        let on = panels::on(paper, width.get(), &letters.0.get());
        let zoom = zoom.get();
        told.with(|(gantt, about)| TimelinePlan {
            drawn: gantt.draw(&on, from.get(), zoom, &panels::division(zoom)),
            gantt: gantt.clone(),
            about: about.clone(),
        })
    });
    let editor = DateEditor {
        desk: context.desk,
        plan,
        zoom,
        live: Signal::derive(move || !context.is_past()),
        draft: RwSignal::new(None),
        asked: RwSignal::new(None),
        told: RwSignal::new(String::new()),
    };
    let folding = FoldState(unfolded);
    let with_parts = draft_of_line("timeline-parts");
    if with_parts.with_untracked(|kept| !kept.is_empty()) {
        unfolded.update(|unfolded| unfolded.parts = true);
    }
    let scene = Memo::new(move |_| {
        let known = width.get() > 0.0 || paper.0.get();
        let drawn = known.then(|| plan.with(|plan| plan.drawn.scene.clone()));
        drawn.unwrap_or_default()
    });
    let picture = panels::drawn(scene, Signal::derive(|| say::TITLE.to_owned()));
    let empty = move || told.with(|(gantt, _)| gantt.rows.is_empty());
    let how = move || if editor.live.get() { say::HOW } else { say::READ_ONLY };
    view! {
        {tools(context, zoom, plan, folding, with_parts)}
        <p class="board-how">{how}</p>
        <p class="board-told" id="timeline-told" role="status">{move || editor.told.get()}</p>
        {move || empty().then(|| view! { <p class="quiet-text">{say::NOTHING}</p> })}
        <div class="picture gantt" node_ref=holder>
            {axis(plan)}
            {picture}
            {over(editor, folding)}
        </div>
        <DatePanel editor />
    }
    .into_any()
}

/// Axis that stays in sight while the page is scrolled. The picture has one too, for screen readers and for paper.
fn axis(plan: Memo<TimelinePlan>) -> AnyView {
    let from = move || format!("{}px", plan.with(|plan| plan.drawn.axis_from));
    // A negative margin, so that it takes up no height.
    let back = move || format!("-{}px", plan.with(|plan| plan.drawn.top));
    let size = Memo::new(move |_| plan.with(|plan| (plan.drawn.scene.width, plan.drawn.top - plan.drawn.axis_from)));
    let marks = move || plan.with(|plan| plan.drawn.axis.iter().cloned().map(KeyedMark::Mark).collect());
    view! {
        <svg class="drawn gantt-axis" aria-hidden="true" style:margin-top=from style:margin-bottom=back width=move || size.get().0 height=move || size.get().1>
            {keyed_marks(marks)}
        </svg>
    }
    .into_any()
}

/// Choice of bands, scale and start; and the buttons that unfold.
fn tools(
    context: BoardContext,
    zoom: Memo<CalendarUnit>,
    plan: Memo<TimelinePlan>,
    folding: FoldState,
    with_parts: RwSignal<String>,
) -> AnyView {
    let step = move |ahead: bool| {
        let (from, days) = plan.with(|plan| (plan.drawn.window.from, plan.drawn.window.days));
        // Scrolls by a third of what is in sight.
        let to = if ahead { from + days / 3 } else { from - days / 3 };
        context
            .address
            .with(|place| with(place, FROM, Some(&zoom.get().begin(to).to_string())))
    };
    let today = move || {
        let day = plan.with(|plan| plan.gantt.today);
        let back = zoom.get().shown() / 4;
        context
            .address
            .with(|place| with(place, FROM, Some(&(day - back).to_string())))
    };
    let ticked = move || folding.0.with(|unfolded| unfolded.parts);
    let tick = move |event| {
        let on = event_target_checked(&event);
        folding.0.update(|unfolded| unfolded.parts = on);
        with_parts.set(if on { "yes" } else { "" }.to_owned());
    };
    view! {
        <div class="board-choices">
            {choices(context, BY, say::BY, &GROUPED)}
            {choices(context, ZOOM, say::ZOOM, &ZOOMS)}
            <span class="chips" role="group" aria-label=say::FROM>
                <a class="chip" id="timeline-earlier" href=move || step(false)>"◂ " {say::EARLIER}</a>
                <a class="chip" id="timeline-today" href=today>{say::TO_TODAY}</a>
                <a class="chip" id="timeline-later" href=move || step(true)>{say::LATER} " ▸"</a>
            </span>
            <label class="tick">
                <input type="checkbox" id="timeline-parts" prop:checked=ticked on:change=event_handlers::event(tick) />
                <span>{say::WITH_PARTS}</span>
            </label>
            <button type="button" id="unfold-all" on:click=event_handlers::click(move |_| folding.all(true))>{say::UNFOLD_ALL}</button>
            <button type="button" id="fold-all" on:click=event_handlers::click(move |_| folding.all(false))>{say::FOLD_ALL}</button>
        </div>
    }
    .into_any()
}

/// The bands alone, folded, as an overview.
pub fn folded(data: &BoardData<'_>) -> Panel {
    let line = time_line(data, &|_| false);
    let (gantt, _) = lines(data, &line, &UnfoldedRows::default(), by(data) == GroupBy::Aspect);
    let rows = line.bands.iter().map(|band| {
        let name = TableCell::words(group_name(data.ledger, &band.name));
        vec![name, TableCell::number(band.problems.len(), None)].into()
    });
    Panel {
        key: PanelKey::TimelineBands,
        table: Table {
            title: say::TITLE.to_owned(),
            head: [words::COL_GROUP, words::COL_TOTAL].map(str::to_owned).to_vec(),
            rows: rows.collect(),
            sum: None,
        },
        picture: PanelPicture::Time(gantt),
        ..Panel::default()
    }
}

/// The timeline as a table: a row for each problem with its dates.
fn panels(data: &BoardData<'_>) -> Vec<Panel> {
    let line = time_line(data, &|_| true);
    let name = |name: &RowName| row_name(data.ledger, name);
    let written = |due: Option<ledger::Due>| due.map_or_else(String::new, dates::written);
    let rows = line.bands.iter().flat_map(|band| {
        let of = name(&band.name);
        band.lines.iter().map(move |line| {
            let words = |field| data.ledger.text(line.item, field).to_owned();
            vec![
                TableCell {
                    text: words(Field::Title),
                    href: Some(data.problem(line.problem)),
                },
                TableCell::words(fields::kind(line.kind)),
                TableCell::words(of.clone()),
                TableCell::words(line.from.map_or_else(String::new, |day| day.to_string())),
                TableCell::words(written(line.first)),
                TableCell::words(written(line.due)),
                TableCell::words(say::lateness(line)),
                TableCell::words(fields::progress(line.progress)),
            ]
            .into()
        })
    });
    let rows: Vec<TableRow> = rows.collect();
    vec![Panel {
        table: Table {
            title: say::TITLE.to_owned(),
            head: say::HEAD.map(str::to_owned).to_vec(),
            rows,
            sum: None,
        },
        ..Panel::default()
    }]
}
