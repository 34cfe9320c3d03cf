//! Changes since the user last looked at the overview in this browser, or since a chosen day. Computed when the board
//! is opened and when another day is chosen; the time of the look is remembered for the next visit.

use super::super::kit::context::BoardContext;
use crate::{
    browser::{address, clock, settings},
    parts::event_handlers,
    route::{Route, day},
    words::{boards as say, dates},
};
use ledger::{ItemId, WallTime, board::changes::ProblemChange};
use leptos::prelude::*;

/// Choice of the day.
const SINCE: &str = "since";

/// Time of the previous look, and sets it to now. Called once for each opening of the page.
fn last_look(context: BoardContext) -> Option<WallTime> {
    let key = settings::looked_key(context.desk.round);
    let before = settings::get(&key).parse().ok().map(WallTime);
    settings::set(&key, &clock::now().0.to_string());
    before
}

/// A line: the change, and the problems that it happened to.
type ChangeRow = (ProblemChange, Vec<(ItemId, String)>);

/// Section of the overview that lists the changes.
pub fn changes(context: BoardContext) -> AnyView {
    let looked = last_look(context);
    let since = Memo::new(move |_| {
        let chosen = context.address.with(|place| place.choice(SINCE).and_then(day));
        chosen.map(clock::start_of_day).or(looked)
    });
    let lines: Memo<Vec<ChangeRow>> = Memo::new(move |_| {
        let Some(since) = since.get() else { return Vec::new() };
        let whole = context.listing.with(|listing| listing.shows_all());
        let looked_at: std::collections::HashSet<ItemId> = context.problems.with(|it| it.iter().copied().collect());
        context.desk.peek(|ledger| {
            let name = |item: ItemId| (item, ledger.row(item).name());
            let changes = ledger.changed_since(since).into_iter();
            changes
                .map(|(change, items)| {
                    let shown = items.into_iter().filter(|item| whole || looked_at.contains(item));
                    (change, shown.map(name).collect::<Vec<_>>())
                })
                .filter(|(_, items)| !items.is_empty())
                .collect()
        })
    });
    let choose = move |event| {
        let on = day(&event_target_value(&event)).map(|on| on.to_string());
        let place = context.address.get_untracked().choosing(SINCE, on.as_deref());
        address::go(&Route::Board(place).href());
    };
    let chosen = move || {
        context
            .address
            .with(|place| place.choice(SINCE).unwrap_or("").to_owned())
    };
    let title = move || {
        let since = since.get();
        let chosen = context.address.with(|place| place.choice(SINCE).and_then(day));
        match (chosen, since) {
            (Some(on), _) => say::since(&dates::written(on)),
            (None, Some(at)) => format!("{}（{}）", say::LAST_LOOK, clock::time_text(at)),
            (None, None) => say::FIRST_LOOK.to_owned(),
        }
    };
    let rows = move || {
        lines.with(|lines| match lines.as_slice() {
            [] if since.get().is_none() => ().into_any(),
            [] => view! { <p class="quiet-text">{say::NO_CHANGES}</p> }.into_any(),
            lines => table(lines),
        })
    };
    let inside = move || {
        if context.is_past() {
            return view! { <p class="quiet-text">{say::CHANGES_TODAY_ONLY}</p> }.into_any();
        }
        view! {
            <div class="sheet-since">
                <span>{title}</span>
                <label for="since">{say::SINCE}</label>
                <input type="date" id="since" prop:value=chosen on:change=event_handlers::event(choose) />
            </div>
            {rows}
        }
        .into_any()
    };
    view! {
        <section class="sheet changes">
            <h2>{say::Q_CHANGES}</h2>
            {inside}
        </section>
    }
    .into_any()
}

/// Largest number of problems named in a line.
const MOST: usize = 20;

fn table(lines: &[ChangeRow]) -> AnyView {
    let rows = lines
        .iter()
        .map(|(change, items)| {
            let count = items.len();
            let more = count.saturating_sub(MOST);
            let more = (more > 0).then(|| view! { <li>{say::more(more)}</li> });
            let items = items
                .iter()
                .take(MOST)
                .map(|(item, name)| view! { <li><a href=Route::problem(*item).href()>{name.clone()}</a></li> })
                .collect_view();
            view! {
                <tr>
                    <th scope="row">{say::change(*change)}</th>
                    <td>{count}</td>
                    <td class="sources"><ul class="cited">{items}{more}</ul></td>
                </tr>
            }
        })
        .collect_view();
    view! {
        <table class="plain sums">
            <thead>
                <tr>
                    <th scope="col">{say::COL_CHANGE}</th>
                    <th scope="col">{say::COL_COUNT}</th>
                    <th scope="col" class="sources">{say::COL_WHICH}</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}
