//! Page around a board: its question, the choice of problems, day, counting rule, and pictures or tables; printing and
//! export. All choices stand in the address.

use super::{
    board,
    kit::board::Board,
    kit::context::BoardContext,
    kit::panel::{self, Panel, PanelKey},
};
use crate::{
    browser::{address, clock, events, files, picture, turns},
    listing::{ConditionForm, conditions_in_words},
    parts::event_handlers,
    route::{BoardAddress, BoardKey, Listing, Route, day},
    words::{self, boards as say, dates, fields, round},
};
use ledger::{Due, Field, ItemId};
use leptos::prelude::*;

/// Page of a board.
#[component]
pub fn BoardPage(key: BoardKey, route: Memo<Route>) -> impl IntoView {
    let board = board(key);
    let context = BoardContext::of(key, board.course, route);
    let panels = board.panels_on(context);
    let said = RwSignal::new(None::<&'static str>);
    let as_table = Memo::new(move |_| context.address.with(|place| place.as_table));
    let exporting = RwSignal::new(false);
    let export_scene = move || {
        let scene = board
            .export_scene
            .filter(|_| exporting.get())
            .map(|export_scene| context.watch(export_scene))?;
        let drawn = panel::drawn(Memo::new(move |_| scene.clone()), Signal::derive(String::new));
        Some(view! { <div hidden>{drawn}</div> })
    };
    let body = move || match as_table.get() {
        true => tables(panels),
        false => (board.draw)(context),
    };
    view! {
        <div class=format!("board {}", key.name())>
            <h1>{board.question}</h1>
            <div class="board-head">
                {of_which(context)}
                {line(context)}
                {tools(board, context, panels, said, exporting)}
            </div>
            <p role="status" class="board-said">{move || said.get()}</p>
            {body}
            {export_scene}
        </div>
    }
}

fn tables(panels: Memo<Vec<Panel>>) -> AnyView {
    let keys =
        Memo::new(move |_| panels.with(|panels| panels.iter().map(|panel| panel.key).collect::<Vec<PanelKey>>()));
    let all = move || {
        let keys = keys.get().into_iter();
        keys.map(|key| panel::shown(panels, key, true)).collect_view()
    };
    view! { <div class="board-tables">{all}</div> }.into_any()
}

/// Selected problems: all, or the conditions, each with a link that drops it; and the form for others.
fn of_which(context: BoardContext) -> AnyView {
    let chips = move || {
        let place = context.address.get();
        let listing = &place.listing;
        let count = context.problems.with(Vec::len);
        let to = |listing: Listing| {
            Route::Board(BoardAddress {
                listing,
                ..place.clone()
            })
            .href()
        };
        if listing.shows_all() {
            return view! { <span class="chip" aria-current="true">{words::chip(say::EVERYTHING, count)}</span> }
                .into_any();
        }
        let name = |group: ItemId| context.desk.peek(|ledger| ledger.text(group, Field::Title).to_owned());
        let chips = conditions_in_words(listing, &name)
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
            <ConditionForm listing=context.listing />
        </div>
    }
    .into_any()
}

fn go(place: BoardAddress) {
    address::go(&Route::Board(place).href());
}

/// Choice of the day and of the counting rule.
fn line(context: BoardContext) -> AnyView {
    let choose = move |event| {
        let on = day(&event_target_value(&event));
        // Today cannot be chosen as a past day.
        let today = Due::Day(context.desk.today.get_untracked().day);
        let on = on.filter(|on| on.last_day() < today.last_day());
        go(BoardAddress {
            on,
            ..context.address.get_untracked()
        });
    };
    let shown = move || {
        let today = Due::Day(context.desk.today.get().day);
        context.on.get().unwrap_or(today).to_string()
    };
    let written = move || {
        let today = Due::Day(context.desk.today.get().day);
        dates::written(context.on.get().unwrap_or(today))
    };
    let most = move || Due::Day(context.desk.today.get().day).to_string();
    let now = move || {
        context.on.get().map(|on| {
            let today = BoardAddress {
                on: None,
                ..context.address.get()
            };
            view! {
                <span class="board-past" role="status">{say::as_of(&dates::written(on))}</span>
                <a href=Route::Board(today).href()>{say::BACK_TO_TODAY}</a>
            }
        })
    };
    let rule = move || {
        context.watch(|data| {
            let rule = data.rule();
            say::rule(fields::counted(rule.counted), fields::nearly_done(rule.nearly_done))
        })
    };
    view! {
        <p class="board-line">
            <label for="board-day">{say::AS_OF}</label>
            <span class="only-print">{written}</span>
            <input type="date" id="board-day" max=most prop:value=shown on:change=event_handlers::event(choose) />
            {now}
            <span class="board-rule" title=round::COUNTED>{rule}</span>
        </p>
    }
    .into_any()
}

/// Heading of exports and prints: unit, problems, day, counting rule.
fn heading(board: &Board, context: BoardContext) -> Vec<String> {
    context.watch(|data| {
        let unit = data.ledger.text(ItemId::ROUND, Field::Unit);
        let name = |group: ItemId| data.ledger.text(group, Field::Title).to_owned();
        let of: Vec<String> = conditions_in_words(&data.address.listing, &name)
            .into_iter()
            .map(|(words, _)| words)
            .collect();
        let rule = data.rule();
        vec![
            say::headed(unit, board.question),
            say::of_which(&of, data.problems.len()),
            say::made_of(
                &dates::written(Due::Day(data.today.day)),
                &say::rule(fields::counted(rule.counted), fields::nearly_done(rule.nearly_done)),
            ),
        ]
    })
}

fn file_name(board: &Board, context: BoardContext, ending: &str) -> String {
    let unit = context.watch(|data| data.ledger.text(ItemId::ROUND, Field::Unit).to_owned());
    let day = context
        .on
        .get_untracked()
        .map_or_else(|| clock::today().day.to_string(), |on| on.to_string());
    words::dated_file_name(say::tab(board.key), &unit, &day, ending)
}

/// Switch between pictures and tables, printing, and exports.
fn tools(
    board: &'static Board,
    context: BoardContext,
    panels: Memo<Vec<Panel>>,
    said: RwSignal<Option<&'static str>>,
    exporting: RwSignal<bool>,
) -> AnyView {
    let pressed = move || {
        if context.address.with(|place| place.as_table) {
            "true"
        } else {
            "false"
        }
    };
    let turn = move |_| {
        let place = context.address.get_untracked();
        go(BoardAddress {
            as_table: !place.as_table,
            ..place
        });
    };
    let tell = move |well: bool| said.set(Some(if well { say::SAVED } else { say::NOT_SAVED }));
    let take = move |ending: &'static str| {
        let made = untrack(|| picture::of(".board svg.drawn:not([aria-hidden])", &heading(board, context)));
        exporting.set(false);
        let name = untrack(|| file_name(board, context, ending));
        match made {
            None => said.set(Some(say::NO_PICTURE)),
            Some(picture) if ending == "svg" => tell(picture.save_svg(&name)),
            Some(picture) => picture.save_png(name, tell),
        }
    };
    let pictures = move |ending: &'static str| {
        if board.export_scene.is_none() {
            return take(ending);
        }
        // The picture is drawn first and exported once it is on the page.
        exporting.set(true);
        turns::next_turn(move || take(ending));
    };
    let svg = move |_| pictures("svg");
    let png = move |_| pictures("png");
    let csv = move |_| {
        untrack(|| {
            let tables: Vec<chart::Table> = panels.get().into_iter().map(|panel| panel.table).collect();
            let text = chart::table::csv(&heading(board, context), &tables);
            tell(files::download_as(&file_name(board, context, "csv"), &text, "text/csv"));
        });
    };
    view! {
        <div class="board-tools">
            <button type="button" id="board-table" aria-pressed=pressed on:click=event_handlers::click(turn)>{say::TABLE}</button>
            <button type="button" id="board-print" on:click=event_handlers::click(|_| events::print())>{say::PRINT}</button>
            <button type="button" id="board-svg" on:click=event_handlers::click(svg)>{say::SVG}</button>
            <button type="button" id="board-png" on:click=event_handlers::click(png)>{say::PNG}</button>
            <button type="button" id="board-csv" on:click=event_handlers::click(csv)>{say::CSV}</button>
        </div>
    }
    .into_any()
}
