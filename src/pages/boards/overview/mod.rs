//! 总览: how far it is, in a sentence, in figures that add up, and in pictures. Every number comes from the counter and
//! leads to the list that it counts.

mod changes;
mod course;
mod figures;
mod groups;
mod pressing;
mod results;

use super::{
    kit::board::Board,
    kit::context::{Seen, Stage},
    kit::panel::{self, Sheet},
};
use crate::{
    parts::rule::NearlyDoneRule,
    route::{BoardKey, Route},
    words::{self, boards as say},
};
use leptos::prelude::*;

/// The board.
pub static BOARD: Board = Board {
    key: BoardKey::Overview,
    question: say::Q_OVERVIEW,
    course: true,
    draw,
    sheets,
    posed: None,
};

/// The places of the sheets.
const LATE: usize = 2;
const THIS_WEEK: usize = 3;
const ASPECTS: usize = 4;
const DEPARTMENTS: usize = 5;
const COURSE: usize = 6;
const GROUPS: usize = 7;

fn sheets(seen: &Seen<'_>) -> Vec<Sheet> {
    let pressing = seen.lines.pressing(seen.problems, seen.today);
    vec![
        figures::progress(seen),
        figures::closeout(seen),
        pressing::late(seen, &pressing.late),
        pressing::this_week(seen, &pressing.this_week),
        groups::aspects(seen),
        groups::departments(seen),
        course::sheet(seen),
        groups::all(seen),
        results::sheet(seen),
    ]
}

/// Aspect by progress.
pub fn aspects(seen: &Seen<'_>) -> Sheet {
    groups::aspects(seen)
}

fn draw(stage: Stage) -> AnyView {
    let sheets = BOARD.sheets_on(stage);
    let empty = Memo::new(move |_| stage.problems.with(Vec::is_empty) && stage.listing.with(|it| it.shows_all()));
    let shown = |place: usize| panel::shown(sheets, place, false);
    view! {
        {move || empty.get().then(|| view! {
            <p class="empty">{say::NO_PROBLEMS} " " <a href=Route::Start.href()>{words::TO_START}</a></p>
        })}
        <div class="overview">
            {figures::sentence(stage)}
            <h2>{say::Q_PROGRESS}</h2>
            {figures::cards(stage)}
            {move || (!stage.is_past()).then(|| view! { <NearlyDoneRule /> })}
            <h2>{say::Q_CLOSEOUT}</h2>
            {figures::closeout_cards(stage)}
            <div class="pressing">{shown(LATE)} {shown(THIS_WEEK)}</div>
            {shown(ASPECTS)}
            {shown(DEPARTMENTS)}
            {shown(COURSE)}
            {course::pace_switch(stage)}
            {changes::changes(stage)}
            {shown(GROUPS)}
            {results::results(stage)}
        </div>
    }
    .into_any()
}
