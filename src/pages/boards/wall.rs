//! 大屏 board for a screen on the wall (挂图作战): one page at a time in large letters, made from the panels of other
//! boards. Pages turn by themselves and can be stopped (WCAG 2.2.2); the content follows the ledger.

use super::{
    duty, kanban,
    kit::board::Board,
    kit::context::{BoardContext, BoardData},
    kit::panel::{self, Panel, PanelKey, PanelPicture},
    overview, timeline,
};
use crate::{
    browser::full_screen,
    contexts::LetterSize,
    parts::{
        draft::draft_of_line,
        effect::effect,
        event_handlers,
        select_box::{SelectBox, SelectOptions},
    },
    route::{BoardAddress, BoardKey, Route},
    words::{self, boards, closeout, dates, fields, wall as say},
};
use ledger::{Due, Field, ItemId, Progress, closeout::CloseoutStatus, count::Tally, work::schedule::RoundDeadline};
use leptos::{leptos_dom::helpers::IntervalHandle, prelude::*};
use std::time::Duration;

/// Entry of the wall in the table of boards.
pub static BOARD: Board = Board {
    key: BoardKey::Wall,
    question: say::TITLE,
    course: true,
    draw,
    panels,
    export_scene: None,
};

/// Panels of a board that the wall shows, in this order.
struct WallPanels {
    board: &'static Board,
    keys: &'static [PanelKey],
    /// Panels made for the wall, shown after them.
    further: &'static [fn(&BoardData<'_>) -> Panel],
}

/// What the wall shows. The number of problems and their state is on the first page already.
static SHOWN: [WallPanels; 2] = [
    WallPanels {
        board: &overview::BOARD,
        keys: &[
            PanelKey::Late,
            PanelKey::Awaiting,
            PanelKey::ThisWeek,
            PanelKey::Aspects,
            PanelKey::Departments,
            PanelKey::Course,
            PanelKey::Groups,
            PanelKey::Results,
        ],
        further: &[kanban::closeout_by_aspect, timeline::folded],
    },
    WallPanels {
        board: &duty::BOARD,
        keys: &[PanelKey::DutyBars, PanelKey::DutyTable],
        further: &[],
    },
];
/// Choices of how long a page stays, in seconds.
const EVERY: [u64; 4] = [10, 20, 30, 60];
const USUALLY: u64 = 20;
/// Letter size of the wall.
const LETTERS: &str = "wall";
/// Height of a row, and of all that is not rows, in pixels.
const LINE: f64 = 60.0;
const BESIDE: f64 = 330.0;
/// Height of the figures on the first page, in pixels.
const FIGURES: f64 = 400.0;
/// Fewest rows of a table that are worth beginning on the first page.
const FEW: usize = 4;

/// A number with its name.
#[derive(Clone, PartialEq)]
struct WallFigure {
    name: String,
    number: String,
    class: &'static str,
}

fn figures(data: &BoardData<'_>) -> Vec<WallFigure> {
    let standing = &data.whole.standing;
    let tally = Tally::of(&standing.steps, data.rule());
    let (closing, late) = (standing.closeout, standing.lateness);
    let figure = |name: &str, number: String, class| WallFigure {
        name: name.to_owned(),
        number,
        class,
    };
    let rate = tally.rate().map_or_else(|| "—".to_owned(), |rate| rate.to_string());
    let mut all = vec![
        figure(fields::total(data.rule().counted), tally.total.to_string(), ""),
        figure(fields::progress(Progress::Done), tally.done.to_string(), "step-done"),
        figure(
            fields::progress(Progress::UnderWay),
            tally.under_way.to_string(),
            "step-way",
        ),
        figure(words::RATE, rate, "step-done"),
        figure(
            closeout::status(CloseoutStatus::StruckOff),
            closing.struck_off.to_string(),
            "step-done",
        ),
        figure(
            closeout::status(CloseoutStatus::Pending),
            closing.pending.to_string(),
            "step-way",
        ),
        figure(
            closeout::LATE,
            late.late.to_string(),
            if late.late > 0 { "step-late" } else { "" },
        ),
        figure(closeout::AWAITING, late.awaiting.to_string(), "step-nearly"),
        figure(closeout::FINISHED_LATE, late.finished_late.to_string(), ""),
    ];
    let schedule = data.ledger.schedule();
    let end = schedule
        .iter()
        .find(|one| one.stage == RoundDeadline::Concentrated)
        .and_then(|one| one.date());
    all.extend(end.map(|end| {
        let left = ledger::days_left(end, data.today.day);
        let name = if left < 0 { say::DAYS_OVER } else { say::DAYS_TO_END };
        figure(name, left.abs().to_string(), if left < 0 { "step-late" } else { "" })
    }));
    all
}

/// Panels of the other boards that have any rows.
fn panels(data: &BoardData<'_>) -> Vec<Panel> {
    let all = SHOWN.iter().flat_map(|shown| {
        let mut of_board = (shown.board.panels)(data);
        let mut with_key = move |key: &PanelKey| {
            let place = of_board.iter().position(|panel| panel.key == *key)?;
            Some(of_board.swap_remove(place))
        };
        let named: Vec<Panel> = shown.keys.iter().filter_map(&mut with_key).collect();
        named.into_iter().chain(shown.further.iter().map(|panel| panel(data)))
    });
    all.filter(|panel| !panel.table.rows.is_empty()).collect()
}

fn cut(mut panel: Panel, most: usize) -> Panel {
    let rows = panel.table.rows.len();
    if let PanelPicture::Bars(bars) = &mut panel.picture {
        bars.bars.truncate(most);
    }
    if panel.picture == PanelPicture::None {
        panel.table.rows.truncate(most);
    }
    let drawn = matches!(panel.picture, PanelPicture::Bars(_) | PanelPicture::None);
    if drawn && rows > most {
        panel.note = say::more(rows - most);
    }
    panel
}

#[derive(Clone, Copy)]
struct PageTurner {
    at: RwSignal<usize>,
    pages: Memo<usize>,
    playing: RwSignal<bool>,
    every: RwSignal<u64>,
}

impl PageTurner {
    fn by(self, ahead: bool) {
        let pages = self.pages.get_untracked().max(1);
        self.at
            .update(|at| *at = if ahead { *at + 1 } else { *at + pages - 1 } % pages);
    }
}

fn draw(context: BoardContext) -> AnyView {
    provide_context(LetterSize(RwSignal::new(LETTERS.to_owned())));
    full_screen::hide_frame(true);
    on_cleanup(|| {
        full_screen::hide_frame(false);
        full_screen::leave_full_screen();
    });
    let most = full_screen::rows_that_fit(LINE, BESIDE);
    let on_first = full_screen::rows_that_fit(LINE, BESIDE + FIGURES);
    let aspects = Memo::new(move |_| {
        let aspects = context.watch(overview::aspects);
        (on_first >= FEW && !aspects.table.rows.is_empty()).then_some(aspects)
    });
    let all = Memo::new(move |_| {
        // A table that fits on the first page gets no page of its own.
        let told = aspects.get().filter(|aspects| aspects.table.rows.len() <= on_first);
        let panels = context.watch(panels).into_iter();
        panels
            .filter(|panel| told.as_ref().is_none_or(|told| told.table.title != panel.table.title))
            .map(|panel| cut(panel, most))
            .collect::<Vec<Panel>>()
    });
    let first = Memo::new(move |_| {
        let panels = aspects.get().into_iter();
        panels.map(|panel| cut(panel, on_first)).collect::<Vec<Panel>>()
    });
    let pages = Memo::new(move |_| all.with(Vec::len) + 1);
    let every_kept = draft_of_line("wall-every");
    let turning = PageTurner {
        at: RwSignal::new(0),
        pages,
        playing: RwSignal::new(!full_screen::prefers_reduced_motion()),
        every: RwSignal::new(every_kept.with_untracked(|kept| kept.parse().unwrap_or(USUALLY))),
    };
    effect(move || every_kept.set(turning.every.get().to_string()));
    let ticking = StoredValue::new(None::<IntervalHandle>);
    let stop = move || {
        if let Some(handle) = ticking.try_update_value(Option::take).flatten() {
            handle.clear();
        }
    };
    effect(move || {
        stop();
        let every = turning.every.get();
        if turning.playing.get() {
            let next = set_interval_with_handle(move || turning.by(true), Duration::from_secs(every));
            ticking.set_value(next.ok());
        }
    });
    on_cleanup(stop);
    let keys = window_event_listener(leptos::ev::keydown, move |event| match event.key().as_str() {
        "ArrowRight" | "PageDown" => turning.by(true),
        "ArrowLeft" | "PageUp" => turning.by(false),
        _ => {}
    });
    on_cleanup(move || keys.remove());
    let page = Memo::new(move |_| turning.at.get().min(pages.get().saturating_sub(1)));
    // `None` for the first page.
    let key = Memo::new(move |_| {
        let place = page.get().checked_sub(1)?;
        all.with(|all| all.get(place).map(|panel| panel.key))
    });
    let body = move || match key.get() {
        None => cover(context, first),
        Some(key) => panel::shown(all, key, false),
    };
    let unit = move || {
        let unit = context.watch(|data| data.ledger.text(ItemId::ROUND, Field::Unit).to_owned());
        if unit.is_empty() {
            words::UNNAMED_ROUND.to_owned()
        } else {
            unit
        }
    };
    let rule = move || {
        context.watch(|data| {
            let rule = data.rule();
            boards::rule(fields::counted(rule.counted), fields::nearly_done(rule.nearly_done))
        })
    };
    // Announced to screen readers only while pages do not turn by themselves.
    let live = move || if turning.playing.get() { "off" } else { "polite" };
    view! {
        <div class="wall-all">
            <header class="wall-head">
                <h1 class="wall-unit">{unit}</h1>
                <p class="wall-of">{move || context.watch(|data| (!data.address.listing.shows_all()).then(|| words::shown(data.problems.len())))}</p>
                <p class="wall-rule">{rule}</p>
                <p class="wall-day">{move || context.watch(|data| say::as_of(&dates::written(Due::Day(data.today.day))))}</p>
            </header>
            <div class="wall-page" aria-live=live>{body}</div>
            {controls(context, turning, page)}
        </div>
    }
    .into_any()
}

fn cover(context: BoardContext, first: Memo<Vec<Panel>>) -> AnyView {
    let below = move || {
        first
            .with(|first| !first.is_empty())
            .then(|| panel::shown(first, PanelKey::Aspects, false))
    };
    let all = Memo::new(move |_| context.watch(figures));
    let cards = move || {
        let all = all.get().into_iter();
        all.map(|figure| {
            view! {
                <div class="figure">
                    <span class=format!("number {}", figure.class)>{figure.number}</span>
                    <span class="label">{figure.name}</span>
                </div>
            }
        })
        .collect_view()
    };
    view! {
        <section class="sheet wall-cover">
            <h2>{boards::Q_OVERVIEW}</h2>
            <div class="figures">{cards}</div>
        </section>
        {below}
    }
    .into_any()
}

fn controls(context: BoardContext, turning: PageTurner, page: Memo<usize>) -> AnyView {
    let turn = move || if turning.playing.get() { say::PAUSE } else { say::PLAY };
    let still = full_screen::prefers_reduced_motion().then(|| view! { <span class="quiet-text">{say::STILL}</span> });
    let times = EVERY
        .into_iter()
        .map(|seconds| (seconds.to_string(), say::seconds(seconds)));
    let times = Signal::stored(times.collect::<SelectOptions>());
    let every = Signal::derive(move || turning.every.get().to_string());
    let chosen = move |seconds: String| {
        if let Ok(seconds) = seconds.parse() {
            turning.every.set(seconds);
        }
    };
    let overview = move || {
        let place = context.address.get();
        let overview = BoardAddress {
            listing: place.listing,
            on: place.on,
            ..BoardAddress::of(BoardKey::Overview)
        };
        Route::Board(overview).href()
    };
    view! {
        <div class="wall-controls" role="group" aria-label=say::CONTROLS>
            <button type="button" id="wall-previous" on:click=event_handlers::click(move |_| turning.by(false))>{say::PREVIOUS}</button>
            <button type="button" id="wall-pause" on:click=event_handlers::click(move |_| turning.playing.update(|on| *on = !*on))>{turn}</button>
            <button type="button" id="wall-next" on:click=event_handlers::click(move |_| turning.by(true))>{say::NEXT}</button>
            <span id="wall-page">{move || say::page(page.get() + 1, turning.pages.get())}</span>
            <label for="wall-every">{say::EVERY}</label>
            <SelectBox id="wall-every" value=every options=times on_choose=chosen />
            <button type="button" id="wall-screen" on:click=event_handlers::click(|_| full_screen::toggle_full_screen())>{say::WHOLE_SCREEN}</button>
            <a class="button" id="wall-leave" href=overview>{say::LEAVE}</a>
            {still}
        </div>
    }
    .into_any()
}
