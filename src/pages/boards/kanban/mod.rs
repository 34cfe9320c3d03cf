//! 看板 board: every problem as a card, in columns by progress or by close-out, in lanes by aspect, department or
//! leader. Lanes and numbers come from `ledger`.

mod cards;
mod export_scene;
mod limits;
mod mover;
mod panel;

use super::{
    kit::board::Board,
    kit::choice::{choices, group_name},
    kit::context::{BoardContext, BoardData},
    kit::panel::{Panel, PanelKey},
};
use crate::{
    parts::marked::MarkedWords,
    route::BoardKey,
    words::{self, boards, closeout, fields, kanban as say},
};
use cards::{AT_FIRST, Lanes};
use chart::{Table, TableCell};
use ledger::{
    Field,
    board::kanban::{ColumnsBy, KanbanBoard, KanbanColumn, KanbanLane},
    closeout::CloseoutStatus,
    count::{GroupBy, RowName},
    list::ListFilter,
};
use leptos::prelude::*;
use limits::ColumnLimits;
use mover::{CardMover, MoveVerdict};
use panel::MovePanel;

/// Entry of the kanban board in the table of boards.
pub static BOARD: Board = Board {
    key: BoardKey::Kanban,
    question: say::TITLE,
    course: false,
    draw,
    panels,
    export_scene: Some(export_scene::scene),
};

const COLUMNS: &str = "columns";
const LANES: &str = "lanes";
const COLUMNED: [(Option<&str>, &str); 2] = [(None, say::BY_PROGRESS), (Some("closeout"), say::BY_CLOSEOUT)];
const LANED: [(Option<&str>, &str); 4] = [
    (None, say::NO_LANES),
    (Some("aspect"), say::BY_ASPECT),
    (Some("department"), say::BY_DEPARTMENT),
    (Some("leader"), say::BY_LEADER),
];
/// Largest number of problems listed in the table.
const LISTED: usize = 1_000;

/// Name of a column in the page and in settings.
fn key(column: KanbanColumn) -> &'static str {
    match column {
        KanbanColumn::Step(step) => step.key(),
        KanbanColumn::Status(CloseoutStatus::NotApplied) => "not_applied",
        KanbanColumn::Status(CloseoutStatus::Pending) => "pending",
        KanbanColumn::Status(CloseoutStatus::Returned) => "returned",
        KanbanColumn::Status(CloseoutStatus::StruckOff) => "struck_off",
        KanbanColumn::Status(CloseoutStatus::Reopened) => "reopened",
    }
}

fn marked(column: KanbanColumn) -> MarkedWords {
    match column {
        KanbanColumn::Step(one) => MarkedWords::of_progress(one),
        KanbanColumn::Status(one) => MarkedWords::of_status(one),
    }
}

fn columns(choice: Option<&str>) -> ColumnsBy {
    match choice {
        Some("closeout") => ColumnsBy::Closeout,
        _ => ColumnsBy::Progress,
    }
}

fn lanes(choice: Option<&str>) -> Option<GroupBy> {
    match choice {
        Some("aspect") => Some(GroupBy::Aspect),
        Some("department") => Some(GroupBy::Department),
        Some("leader") => Some(GroupBy::Leader),
        _ => None,
    }
}

fn board(data: &BoardData<'_>) -> KanbanBoard {
    let (columns, lanes) = (columns(data.address.choice(COLUMNS)), lanes(data.address.choice(LANES)));
    data.lines.kanban(data.problems, columns, lanes)
}

/// Narrows a filter to the problems of a column.
fn in_column(filter: &mut ListFilter, column: KanbanColumn) {
    match column {
        KanbanColumn::Step(step) => filter.progress = Some(step),
        KanbanColumn::Status(status) => filter.status = Some(status),
    }
}

fn draw(context: BoardContext) -> AnyView {
    let columns = Memo::new(move |_| context.address.with(|place| columns(place.choice(COLUMNS))));
    let board = Memo::new(move |_| context.watch(board));
    let mover = CardMover {
        desk: context.desk,
        columns,
        live: Signal::derive(move || !context.is_past()),
        dragged: RwSignal::new(None),
        asked: RwSignal::new(None),
        told: RwSignal::new(String::new()),
    };
    let limits = ColumnLimits::remembered(context.desk);
    let most = RwSignal::new(AT_FIRST);
    let how = move || if mover.live.get() { say::HOW } else { say::READ_ONLY };
    view! {
        <div class="board-choices">
            {choices(context, COLUMNS, say::COLUMNS, &COLUMNED)}
            {choices(context, LANES, say::LANES, &LANED)}
            {limits::choice(limits, columns)}
        </div>
        <p class="board-how">{say::COUNTED} {how}</p>
        <p class="board-told" id="kanban-told" role="status">{move || mover.told.get()}</p>
        <div class="wide kanban-wide" tabindex="0" role="region" aria-label=move || board.with(|board| say::sentence(&board.columns))>
            <div class="kanban-inner" class:five=move || columns.get() == ColumnsBy::Closeout>
                {heads(context, mover, board, limits)}
                <Lanes context mover board most />
            </div>
        </div>
        <MovePanel mover />
    }
    .into_any()
}

/// Heads of the columns: name, number, limit; while a card is dragged, what dropping it there would do.
fn heads(context: BoardContext, mover: CardMover, board: Memo<KanbanBoard>, limits: ColumnLimits) -> AnyView {
    let head = move |column: KanbanColumn, count: usize, href: String| {
        let verdict = move || match mover.verdict_over(column) {
            None | Some(MoveVerdict::Here) => None,
            Some(MoveVerdict::Way(deed)) => {
                Some(view! { <p class="head-way">{say::drop_here(&say::deed(deed))}</p> }.into_any())
            }
            Some(MoveVerdict::No(why)) => {
                Some(view! { <p class="head-no"><span aria-hidden="true">"✗ "</span>{why}</p> }.into_any())
            }
        };
        let limit = move || {
            limits.of(column).map(|limit| match count > limit {
                true => view! { <span class="limit limit-over"><span aria-hidden="true">"◆ "</span>{say::over(limit)}</span> }.into_any(),
                false => view! { <span class="limit">{say::within(limit)}</span> }.into_any(),
            })
        };
        let number = match count {
            0 => view! { <span class="head-count">{count}</span> }.into_any(),
            _ => view! { <a class="head-count" href=href aria-label=say::cell("", say::column(column), count)>{count}</a> }.into_any(),
        };
        view! {
            <div class="column-head" data-column=key(column)>
                {marked(column).view()}
                {number}
                {limit}
                {verdict}
            </div>
        }
    };
    let listed = Memo::new(move |_| {
        board.with(|board| {
            context.watch(|data| {
                let columns = board.columns.iter();
                columns
                    .map(|(column, count)| (*column, *count, data.list(|filter| in_column(filter, *column))))
                    .collect::<Vec<_>>()
            })
        })
    });
    let heads = move || {
        let heads = listed.get().into_iter();
        heads
            .map(|(column, count, href)| head(column, count, href))
            .collect_view()
    };
    view! { <div class="column-heads">{heads}</div> }.into_any()
}

fn lane_title(data: &BoardData<'_>, lane: &KanbanLane) -> String {
    let name = lane.name.as_ref();
    name.map_or_else(|| boards::EVERYTHING.to_owned(), |name| group_name(data.ledger, name))
}

/// Tables of the board: numbers by lane and column, and the problems with their columns.
fn panels(data: &BoardData<'_>) -> Vec<Panel> {
    let board = board(data);
    let counts = counts(data, &board, lanes(data.address.choice(LANES)), say::TITLE);
    let mut panels = vec![Panel {
        note: say::COUNTED.to_owned(),
        ..counts
    }];
    if data.problems.len() <= LISTED {
        panels.push(listed(data, &board));
    }
    panels
}

/// Table of close-out by aspect.
pub fn closeout_by_aspect(data: &BoardData<'_>) -> Panel {
    let by = Some(GroupBy::Aspect);
    let board = data.lines.kanban(data.problems, ColumnsBy::Closeout, by);
    counts(data, &board, by, boards::Q_CLOSEOUT)
}

/// Table of the number of cards in each lane and column.
fn counts(data: &BoardData<'_>, board: &KanbanBoard, by: Option<GroupBy>, title: &str) -> Panel {
    let within = |filter: &mut ListFilter, lane: &KanbanLane| match (&lane.name, by) {
        (Some(RowName::Group(group)), _) => filter.group = Some(Some(*group)),
        (Some(RowName::None), Some(GroupBy::Aspect)) => filter.group = Some(None),
        (Some(name), Some(by)) => filter.row = Some((by, name.clone())),
        _ => {}
    };
    let number = |count: usize, narrow: &dyn Fn(&mut ListFilter)| {
        TableCell::number(count, (count > 0).then(|| data.list(|filter| narrow(filter))))
    };
    let row = |lane: &KanbanLane| {
        let mut cells = vec![TableCell::words(lane_title(data, lane))];
        for cell in &lane.cells {
            cells.push(number(cell.count, &|filter| {
                within(filter, lane);
                in_column(filter, cell.column);
            }));
        }
        cells.push(number(lane.count, &|filter| within(filter, lane)));
        cells.into()
    };
    let total: usize = board.columns.iter().map(|(_, count)| count).sum();
    let mut sum = vec![TableCell::words(words::SUM)];
    for (column, count) in &board.columns {
        sum.push(number(*count, &|filter| in_column(filter, *column)));
    }
    sum.push(number(total, &|_| {}));
    let names = board.columns.iter().map(|(column, _)| say::column(*column).to_owned());
    let first = match by {
        None => boards::COL_COUNT,
        Some(by) => boards::by(by),
    };
    let head = std::iter::once(first.to_owned())
        .chain(names)
        .chain([words::COL_TOTAL.to_owned()]);
    Panel {
        key: PanelKey::CardCounts,
        table: Table {
            title: title.to_owned(),
            head: head.collect(),
            rows: board.lanes.iter().map(row).collect(),
            sum: by.map(|_| sum.into()),
        },
        ..Panel::default()
    }
}

fn listed(data: &BoardData<'_>, board: &KanbanBoard) -> Panel {
    let mut rows = Vec::new();
    for (place, (column, _)) in board.columns.iter().enumerate() {
        for lane in &board.lanes {
            let problems = lane.cells.get(place).map_or(&[][..], |cell| cell.problems.as_slice());
            for problem in problems {
                let row = data.ledger.row(*problem);
                let cells = vec![
                    TableCell {
                        text: row.name(),
                        href: Some(data.problem(*problem)),
                    },
                    TableCell::words(say::column(*column)),
                    TableCell::words(row.text(Field::Department)),
                    TableCell::words(row.text(Field::Person)),
                    TableCell::words(closeout::lateness(row.lateness(data.today))),
                ];
                rows.push(cells.into());
            }
        }
    }
    let head = [
        words::COL_TITLE,
        say::COLUMNS,
        fields::field(Field::Department),
        words::COL_WHO,
        words::COL_DUE,
    ];
    Panel {
        key: PanelKey::CardList,
        table: Table {
            title: say::CARDS.to_owned(),
            head: head.map(str::to_owned).to_vec(),
            rows,
            sum: None,
        },
        ..Panel::default()
    }
}
