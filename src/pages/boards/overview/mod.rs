//! 总览 board: the state of work as a sentence, as figures that add up, and as pictures. Every number comes from the
//! counter and leads to the list that it counts.

mod burn_down;
mod changes;
mod count_cards;
mod figures_and_regulations;
mod groups;
mod pressing;

use super::{
    kit::board::Board,
    kit::context::{BoardContext, BoardData},
    kit::panel::{self, Panel, PanelKey},
};
use crate::{
    parts::counting_rule::NearlyDoneRule,
    route::{BoardKey, Route},
    words::{self, boards as say},
};
use leptos::prelude::*;

/// Entry of the overview in the table of boards.
pub static BOARD: Board = Board {
    key: BoardKey::Overview,
    question: say::Q_OVERVIEW,
    course: true,
    draw,
    panels,
    export_scene: None,
};

fn panels(data: &BoardData<'_>) -> Vec<Panel> {
    let pressing = data.lines.pressing(data.problems, data.today);
    vec![
        count_cards::progress(data),
        count_cards::closeout(data),
        pressing::late(data, &pressing.late),
        pressing::awaiting(data, &pressing.awaiting),
        pressing::this_week(data, &pressing.this_week),
        groups::aspects(data),
        groups::departments(data),
        burn_down::panel(data),
        groups::all(data),
        figures_and_regulations::panel(data),
    ]
}

/// Aspects by progress, for the wall board.
pub fn aspects(data: &BoardData<'_>) -> Panel {
    groups::aspects(data)
}

fn draw(context: BoardContext) -> AnyView {
    let panels = BOARD.panels_on(context);
    let empty = Memo::new(move |_| context.problems.with(Vec::is_empty) && context.listing.with(|it| it.shows_all()));
    let shown = |key: PanelKey| panel::shown(panels, key, false);
    view! {
        {move || empty.get().then(|| view! {
            <p class="empty">{say::NO_PROBLEMS} " " <a href=Route::Start.href()>{words::TO_START}</a></p>
        })}
        <div class="overview">
            {count_cards::sentence(context)}
            <h2>{say::Q_PROGRESS}</h2>
            {count_cards::cards(context)}
            {move || (!context.is_past()).then(|| view! { <NearlyDoneRule /> })}
            <h2>{say::Q_CLOSEOUT}</h2>
            {count_cards::closeout_cards(context)}
            <div class="pressing">{shown(PanelKey::Late)} {shown(PanelKey::Awaiting)} {shown(PanelKey::ThisWeek)}</div>
            {shown(PanelKey::Aspects)}
            {shown(PanelKey::Departments)}
            {shown(PanelKey::Course)}
            {burn_down::pace_switch(context)}
            {changes::changes(context)}
            {shown(PanelKey::Groups)}
            {figures_and_regulations::results(context)}
        </div>
    }
    .into_any()
}
