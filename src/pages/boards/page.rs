//! The page of a board: its question, for which problems and which day, under which rule it counts, as pictures or as
//! tables; and the ways to take it along. All of it stands in the address.

use super::{
    board,
    kit::board::Board,
    kit::context::Stage,
    kit::panel::{self, Sheet},
};
use crate::{
    browser::{address, clock, events, files, picture},
    listing::{Conditions, told},
    parts::handle,
    route::{BoardKey, Listing, Place, Route, day},
    words::{self, boards as say, dates, fields, round},
};
use ledger::{Due, Field, ItemId};
use leptos::prelude::*;
use std::time::Duration;

/// The page of a board.
#[component]
pub fn BoardPage(key: BoardKey, route: Memo<Route>) -> impl IntoView {
    let board = board(key);
    let stage = Stage::of(key, board.course, route);
    let sheets = board.sheets_on(stage);
    let said = RwSignal::new(None::<&'static str>);
    let as_table = Memo::new(move |_| stage.place.with(|place| place.as_table));
    let posing = RwSignal::new(false);
    let posed = move || {
        let scene = board.posed.filter(|_| posing.get()).map(|posed| stage.look(posed))?;
        let drawn = panel::drawn(Memo::new(move |_| scene.clone()), Signal::derive(String::new));
        Some(view! { <div hidden>{drawn}</div> })
    };
    let body = move || match as_table.get() {
        true => tables(sheets),
        false => (board.draw)(stage),
    };
    view! {
        <div class=format!("board {}", key.name())>
            <h1>{board.question}</h1>
            <div class="board-head">
                {of_which(stage)}
                {line(stage)}
                {tools(board, stage, sheets, said, posing)}
            </div>
            <p role="status" class="board-said">{move || said.get()}</p>
            {body}
            {posed}
        </div>
    }
}

fn tables(sheets: Memo<Vec<Sheet>>) -> AnyView {
    let count = Memo::new(move |_| sheets.with(Vec::len));
    let all = move || {
        (0..count.get())
            .map(|place| panel::shown(sheets, place, true))
            .collect_view()
    };
    view! { <div class="board-tables">{all}</div> }.into_any()
}

/// For which problems: all, or the conditions, each with the way to drop it; and the choice of others.
fn of_which(stage: Stage) -> AnyView {
    let chips = move || {
        let place = stage.place.get();
        let listing = &place.listing;
        let count = stage.problems.with(Vec::len);
        let to = |listing: Listing| {
            Route::Board(Place {
                listing,
                ..place.clone()
            })
            .href()
        };
        if listing.shows_all() {
            return view! { <span class="chip" aria-current="true">{words::chip(say::EVERYTHING, count)}</span> }
                .into_any();
        }
        let name = |group: ItemId| stage.desk.peek(|ledger| ledger.text(group, Field::Title).to_owned());
        let chips = told(listing, &name)
            .into_iter()
            .map(|(words, without)| {
                let label = words::without(&words);
                view! { <a class="chip chip-drop" href=to(without) aria-label=label>{words} " ×"</a> }
            })
            .collect_view();
        view! {
            <span>{words::shown(count)}</span> {chips}
            <a href=to(Listing::all())>{words::SHOW_ALL}</a>
        }
        .into_any()
    };
    view! {
        <div class="board-which">
            <p class="shown-conditions">{chips}</p>
            <Conditions listing=stage.listing />
        </div>
    }
    .into_any()
}

fn go(place: Place) {
    address::go(&Route::Board(place).href());
}

/// Which day, and under which rule.
fn line(stage: Stage) -> AnyView {
    let choose = move |event| {
        let on = day(&event_target_value(&event));
        // Today is not a day of the past.
        let today = Due::Day(stage.desk.today.get_untracked().day);
        let on = on.filter(|on| on.last_day() < today.last_day());
        go(Place {
            on,
            ..stage.place.get_untracked()
        });
    };
    let shown = move || {
        let today = Due::Day(stage.desk.today.get().day);
        stage.on.get().unwrap_or(today).to_string()
    };
    let written = move || {
        let today = Due::Day(stage.desk.today.get().day);
        dates::written(stage.on.get().unwrap_or(today))
    };
    let most = move || Due::Day(stage.desk.today.get().day).to_string();
    let now = move || {
        stage.on.get().map(|on| {
            let today = Place {
                on: None,
                ..stage.place.get()
            };
            view! {
                <span class="board-past" role="status">{say::as_of(&dates::written(on))}</span>
                <a href=Route::Board(today).href()>{say::BACK_TO_TODAY}</a>
            }
        })
    };
    let rule = move || {
        stage.look(|seen| {
            let rule = seen.rule();
            say::rule(fields::counted(rule.counted), fields::nearly_done(rule.nearly_done))
        })
    };
    view! {
        <p class="board-line">
            <label for="board-day">{say::AS_OF}</label>
            <span class="only-print">{written}</span>
            <input type="date" id="board-day" max=most prop:value=shown on:change=handle::event(choose) />
            {now}
            <span class="board-rule" title=round::COUNTED>{rule}</span>
        </p>
    }
    .into_any()
}

/// What the files and the prints say before the numbers: the unit, which problems, which day, which rule.
fn heading(board: &Board, stage: Stage) -> Vec<String> {
    stage.look(|seen| {
        let unit = seen.ledger.text(ItemId::ROUND, Field::Unit);
        let name = |group: ItemId| seen.ledger.text(group, Field::Title).to_owned();
        let of: Vec<String> = told(&seen.place.listing, &name)
            .into_iter()
            .map(|(words, _)| words)
            .collect();
        let rule = seen.rule();
        vec![
            say::headed(unit, board.question),
            say::of_which(&of, seen.problems.len()),
            say::made_of(
                &dates::written(Due::Day(seen.today.day)),
                &say::rule(fields::counted(rule.counted), fields::nearly_done(rule.nearly_done)),
            ),
        ]
    })
}

fn file_name(board: &Board, stage: Stage, ending: &str) -> String {
    let unit = stage.look(|seen| seen.ledger.text(ItemId::ROUND, Field::Unit).to_owned());
    let day = stage
        .on
        .get_untracked()
        .map_or_else(|| clock::today().day.to_string(), |on| on.to_string());
    say::file_name(say::tab(board.key), &unit, &day, ending)
}

/// Pictures or tables, printing, and files to take along.
fn tools(
    board: &'static Board,
    stage: Stage,
    sheets: Memo<Vec<Sheet>>,
    said: RwSignal<Option<&'static str>>,
    posing: RwSignal<bool>,
) -> AnyView {
    let pressed = move || {
        if stage.place.with(|place| place.as_table) {
            "true"
        } else {
            "false"
        }
    };
    let turn = move |_| {
        let place = stage.place.get_untracked();
        go(Place {
            as_table: !place.as_table,
            ..place
        });
    };
    let tell = move |well: bool| said.set(Some(if well { say::SAVED } else { say::NOT_SAVED }));
    let take = move |ending: &'static str| {
        let made = untrack(|| picture::of(".board svg.drawn:not([aria-hidden])", &heading(board, stage)));
        posing.set(false);
        let name = untrack(|| file_name(board, stage, ending));
        match made {
            None => said.set(Some(say::NO_PICTURE)),
            Some(picture) if ending == "svg" => tell(picture.save_svg(&name)),
            Some(picture) => picture.save_png(name, tell),
        }
    };
    let pictures = move |ending: &'static str| {
        if board.posed.is_none() {
            return take(ending);
        }
        // Drawn first, and taken once it stands there.
        posing.set(true);
        set_timeout(move || take(ending), Duration::ZERO);
    };
    let svg = move |_| pictures("svg");
    let png = move |_| pictures("png");
    let csv = move |_| {
        untrack(|| {
            let tables: Vec<chart::Table> = sheets.get().into_iter().map(|sheet| sheet.table).collect();
            let text = chart::table::csv(&heading(board, stage), &tables);
            tell(files::download_as(&file_name(board, stage, "csv"), &text, "text/csv"));
        });
    };
    view! {
        <div class="board-tools">
            <button type="button" id="board-table" aria-pressed=pressed on:click=handle::click(turn)>{say::TABLE}</button>
            <button type="button" id="board-print" on:click=handle::click(|_| events::print())>{say::PRINT}</button>
            <button type="button" id="board-svg" on:click=handle::click(svg)>{say::SVG}</button>
            <button type="button" id="board-png" on:click=handle::click(png)>{say::PNG}</button>
            <button type="button" id="board-csv" on:click=handle::click(csv)>{say::CSV}</button>
        </div>
    }
    .into_any()
}
