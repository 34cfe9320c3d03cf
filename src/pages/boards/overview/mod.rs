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
    kit::context::{BoardContext, BoardData},
    kit::panel::{self, Panel},
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
    panels,
    export_scene: None,
};

/// The places of the sheets.
const LATE: usize = 2;
const THIS_WEEK: usize = 3;
const ASPECTS: usize = 4;
const DEPARTMENTS: usize = 5;
const COURSE: usize = 6;
const GROUPS: usize = 7;

fn panels(data: &BoardData<'_>) -> Vec<Panel> {
    let pressing = data.lines.pressing(data.problems, data.today);
    vec![
        figures::progress(data),
        figures::closeout(data),
        pressing::late(data, &pressing.late),
        pressing::this_week(data, &pressing.this_week),
        groups::aspects(data),
        groups::departments(data),
        course::panel(data),
        groups::all(data),
        results::panel(data),
    ]
}

/// Aspect by progress.
pub fn aspects(data: &BoardData<'_>) -> Panel {
    groups::aspects(data)
}

fn draw(context: BoardContext) -> AnyView {
    let panels = BOARD.panels_on(context);
    let empty = Memo::new(move |_| context.problems.with(Vec::is_empty) && context.listing.with(|it| it.shows_all()));
    let shown = |place: usize| panel::shown(panels, place, false);
    view! {
        {move || empty.get().then(|| view! {
            <p class="empty">{say::NO_PROBLEMS} " " <a href=Route::Start.href()>{words::TO_START}</a></p>
        })}
        <div class="overview">
            {figures::sentence(context)}
            <h2>{say::Q_PROGRESS}</h2>
            {figures::cards(context)}
            {move || (!context.is_past()).then(|| view! { <NearlyDoneRule /> })}
            <h2>{say::Q_CLOSEOUT}</h2>
            {figures::closeout_cards(context)}
            <div class="pressing">{shown(LATE)} {shown(THIS_WEEK)}</div>
            {shown(ASPECTS)}
            {shown(DEPARTMENTS)}
            {shown(COURSE)}
            {course::pace_switch(context)}
            {changes::changes(context)}
            {shown(GROUPS)}
            {results::results(context)}
        </div>
    }
    .into_any()
}
