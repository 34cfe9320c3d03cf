//! Lanes of the kanban board with their cards. One set of listeners on the board handles dragging, keys and clicks; a
//! card is only drawn.

use super::{
    group_name, key,
    mover::{CardMover, MoveVerdict, card_id},
};
use crate::{
    browser::{events, focus},
    contexts::use_on_paper,
    pages::boards::kit::{choice, context::BoardContext},
    parts::{event_handlers, keyed_list::each, marked::MarkedWords},
    words::{self, closeout, kanban as say},
};
use ledger::{
    ItemId, Ledger, Today,
    board::kanban::{ColumnsBy, KanbanBoard, KanbanColumn, KanbanLane},
    list::DueUrgency,
};
use leptos::prelude::*;

/// Number of cards of a cell drawn at first, and added each time more are asked for.
pub const AT_FIRST: usize = 30;

/// Content of a card.
#[derive(Clone, PartialEq)]
pub struct CardFace {
    pub number: String,
    pub title: String,
    pub who: String,
    pub measures: String,
    pub due: String,
    pub urgency: DueUrgency,
    pub standing: MarkedWords,
}

/// Content of the card of a problem.
pub fn face(ledger: &Ledger, problem: ItemId, columns: ColumnsBy, today: Today) -> CardFace {
    let row = ledger.row(problem);
    let closing = ledger.closeout(problem);
    // What the columns do not say already.
    let standing = match columns {
        ColumnsBy::Progress => MarkedWords::of_status(closing.status),
        ColumnsBy::Closeout if closing.status == ledger::closeout::CloseoutStatus::Pending => {
            let words = if closing.checked() {
                say::CHECKED
            } else {
                say::UNCHECKED
            };
            MarkedWords {
                words,
                ..MarkedWords::of_status(closing.status)
            }
        }
        ColumnsBy::Closeout => MarkedWords::of_progress(row.progress()),
    };
    let (done, all) = row.measures_done();
    CardFace {
        number: row.number().to_owned(),
        title: row.title().to_owned(),
        who: row.first_named().unwrap_or_else(|| say::NOBODY.to_owned()),
        measures: words::measures(done, all),
        due: closeout::lateness(row.lateness(today)),
        urgency: row.urgency(today),
        standing,
    }
}

/// The lanes, one below the other.
#[component]
pub fn Lanes(
    context: BoardContext,
    mover: CardMover,
    board: Memo<KanbanBoard>,
    most: RwSignal<usize>,
) -> impl IntoView {
    let names = Memo::new(move |_| {
        board.with(|board| {
            context.watch(|data| {
                let lanes = board.lanes.iter();
                let name = |lane: &KanbanLane| lane.name.as_ref().map(|name| group_name(data.ledger, name));
                lanes.map(|lane| (name(lane), lane.count)).collect::<Vec<_>>()
            })
        })
    });
    let lanes = move || {
        let columns = mover.columns.get();
        let lanes = names.get().into_iter().enumerate();
        lanes
            .map(|(place, (name, count))| {
                let title = name.unwrap_or_default();
                let cells = columns.all().into_iter().enumerate().map(|(at, column)| {
                    cell(context, mover, board, most, (place, at), column, &title)
                });
                let head = (!title.is_empty()).then(|| {
                    view! { <h2 class="lane-head">{title.clone()} " " <span class="count">{say::lane_count(count)}</span></h2> }
                });
                view! { <section class="lane">{head}<div class="lane-cells">{cells.collect_view()}</div></section> }
            })
            .collect_view()
    };
    let around = |event: &web_sys::Event| events::attribute_around(event, "data-problem")?.parse::<ItemId>().ok();
    let column_around = move |event: &web_sys::Event| {
        let found = events::attribute_around(event, "data-column")?;
        let all = mover.columns.get_untracked().all().into_iter();
        all.into_iter().find(|column| key(*column) == found)
    };
    let start = move |event: web_sys::DragEvent| {
        if let Some(problem) = around(&event).filter(|_| mover.live.get_untracked()) {
            if let Some(data) = event.data_transfer() {
                data.set_effect_allowed("move");
                drop(data.set_data("text/plain", &mover.title(problem)));
            }
            mover.drag(problem);
        }
    };
    let over = move |event: web_sys::DragEvent| {
        let way = column_around(&event).and_then(|column| mover.verdict_over(column));
        if matches!(way, Some(MoveVerdict::Way(_))) {
            event.prevent_default();
        }
    };
    let dropped = move |event: web_sys::DragEvent| {
        let dragged = mover
            .dragged
            .with_untracked(|dragged| dragged.as_ref().map(|(problem, _)| *problem));
        if let (Some(problem), Some(column)) = (dragged, column_around(&event)) {
            event.prevent_default();
            mover.dragged.set(None);
            mover.move_to(problem, column);
        }
    };
    let keys = move |event: web_sys::KeyboardEvent| {
        let Some(problem) = around(&event) else { return };
        let live = mover.live.get_untracked();
        let modified = event.alt_key() || event.shift_key() || event.meta_key();
        match (event.key().as_str(), event.ctrl_key()) {
            _ if modified => return,
            ("ArrowRight", true) if live => mover.move_beside(problem, true),
            ("ArrowLeft", true) if live => mover.move_beside(problem, false),
            ("m" | "M", false) if live => mover.asked.set(Some((problem, None))),
            (key, false) if key.starts_with("Arrow") => {
                let next = board.with_untracked(|board| neighbour(board, most.get_untracked(), problem, key));
                next.map(|next| focus::move_to(&card_id(next)));
            }
            _ => return,
        }
        event.prevent_default();
    };
    let clicked = move |event: web_sys::MouseEvent| {
        if events::attribute_around(&event, "data-move").is_some()
            && let Some(problem) = around(&event)
        {
            mover.asked.set(Some((problem, None)));
        }
    };
    view! {
        <div
            class="lanes"
            on:dragstart=start
            on:dragover=over
            on:drop=dropped
            on:dragend=move |_| mover.dragged.set(None)
            on:keydown=event_handlers::key(keys)
            on:click=event_handlers::click(clicked)
        >
            {lanes}
        </div>
    }
}

fn cell(
    context: BoardContext,
    mover: CardMover,
    board: Memo<KanbanBoard>,
    most: RwSignal<usize>,
    (lane, at): (usize, usize),
    column: KanbanColumn,
    title: &str,
) -> AnyView {
    // On paper nobody can ask for more, so all cards are drawn.
    let paper = use_on_paper();
    let here = Memo::new(move |_| {
        let most = if paper.0.get() { usize::MAX } else { most.get() };
        board.with(|board| {
            let cell = board.lanes.get(lane).and_then(|lane| lane.cells.get(at));
            cell.map_or((0, Vec::new()), |cell| {
                (
                    cell.count,
                    cell.problems.iter().take(most).copied().collect::<Vec<ItemId>>(),
                )
            })
        })
    });
    let title = title.to_owned();
    let label = move || say::cell(&title, say::column(column), here.with(|(count, _)| *count));
    let class = move || match mover.verdict_over(column) {
        None => "cell",
        Some(MoveVerdict::Here) => "cell cell-here",
        Some(MoveVerdict::Way(_)) => "cell cell-way",
        Some(MoveVerdict::No(_)) => "cell cell-no",
    };
    let more = move || {
        let hidden = here.with(|(count, ids)| count.saturating_sub(ids.len()));
        (hidden > 0).then(|| {
            let next = hidden.min(AT_FIRST);
            view! { <button type="button" class="quiet more-cards" on:click=event_handlers::click(move |_| most.update(|most| *most += AT_FIRST))>{say::more(next)}</button> }
        })
    };
    view! {
        <div class=class data-column=key(column)>
            <ul aria-label=label>
                {each(move || here.get().1, move |problem| card(context, mover, problem))}
            </ul>
            {more}
        </div>
    }
    .into_any()
}

fn card(context: BoardContext, mover: CardMover, problem: ItemId) -> AnyView {
    let face = Memo::new(move |_| {
        let columns = mover.columns.get();
        context.watch_item(problem, |ledger, today| face(ledger, problem, columns, today))
    });
    let live = move || mover.live.get();
    let inside = move || {
        let face = face.get();
        let number =
            (!face.number.is_empty()).then(|| view! { <span class="quiet-text">{face.number.clone()} " "</span> });
        let due = match face.urgency {
            DueUrgency::Late => "card-due due-late",
            DueUrgency::Near => "card-due due-soon",
            DueUrgency::None => "card-due",
        };
        let button = live().then(|| {
            view! {
                <button type="button" class="quiet card-move" data-move="1" aria-label=say::move_this(&face.title)>
                    <span aria-hidden="true">"⋯"</span>
                </button>
            }
        });
        view! {
            <a class="card-title" id=card_id(problem) href=choice::problem(context, problem) draggable="false">{number}{face.title.clone()}</a>
            <span class="card-meta">
                <span class="card-who">{face.who}</span>
                <span class=due>{face.due}</span>
                {face.standing.view()}
                <span class="card-measures">{words::COL_MEASURES} " " {face.measures}</span>
            </span>
            {button}
        }
    };
    view! {
        <li class="card" data-problem=problem.to_string() draggable=move || if live() { "true" } else { "false" }>{inside}</li>
    }
    .into_any()
}

/// The neighbour of a card in the direction of an arrow key: up and down within its column, also into the next lane;
/// left and right within its lane, or else in the next column that has cards.
fn neighbour(board: &KanbanBoard, most: usize, problem: ItemId, key: &str) -> Option<ItemId> {
    let shown = |lane: usize, at: usize| -> &[ItemId] {
        let cell = board.lanes.get(lane).and_then(|lane| lane.cells.get(at));
        let problems = cell.map_or(&[][..], |cell| cell.problems.as_slice());
        problems.get(..most).unwrap_or(problems)
    };
    let columns = board.columns.len();
    let places = (0..board.lanes.len()).flat_map(|lane| (0..columns).map(move |at| (lane, at)));
    let (lane, at, row) = places
        .filter_map(|(lane, at)| Some((lane, at, shown(lane, at).iter().position(|id| *id == problem)?)))
        .next()?;
    let in_column: Vec<ItemId> = (0..board.lanes.len())
        .flat_map(|lane| shown(lane, at).iter().copied())
        .collect();
    let of_all = in_column.iter().position(|id| *id == problem)?;
    let across = |at: usize| {
        let cards = shown(lane, at);
        cards.get(row).or(cards.last()).copied()
    };
    match key {
        "ArrowDown" => in_column.get(of_all.checked_add(1)?).copied(),
        "ArrowUp" => in_column.get(of_all.checked_sub(1)?).copied(),
        "ArrowRight" => (at.checked_add(1)?..columns).find_map(across),
        "ArrowLeft" => (0..at).rev().find_map(across),
        _ => None,
    }
}
