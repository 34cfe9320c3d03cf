//! Table of problems by group. It is drawn in blocks, each only once it comes near the window (or is to be printed), so
//! that ten thousand rows open as quickly as fifty. Which problems are shown in which order comes in as a value; a row
//! follows its own item only.

use crate::{
    browser::{
        address, focus,
        visibility_and_width::{self, SightWatch},
    },
    contexts::use_print_requested,
    desk::use_desk,
    pages::list::{columns::ListColumn, row_reordering::RowMoving, ticked_problems::TickedProblems},
    parts::{effect::effect, event_handlers, keyed_list::each},
    route::{Listing, Route},
    words,
};
use ledger::{Field, ItemId, Section, list::SortBy};
use leptos::{html, prelude::*};

/// Number of rows of a block.
const BLOCK: usize = 40;
/// Number of blocks drawn at once.
const FIRST: usize = 2;

/// A row of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ListRow {
    /// Heading of a group, and its depth.
    Head(ItemId, usize),
    /// A problem.
    Problem(ItemId),
}

fn lines(sections: &[Section]) -> Vec<ListRow> {
    let mut lines = Vec::new();
    for section in sections {
        lines.extend(section.group.map(|group| ListRow::Head(group, section.depth)));
        lines.extend(section.problems.iter().copied().map(ListRow::Problem));
    }
    lines
}

/// What all rows share.
#[derive(Clone)]
struct RowContext {
    /// The open row; a selector, so that only the two rows that change are notified.
    open: Selector<Option<ItemId>>,
    opened: Memo<Option<ItemId>>,
    listing: Memo<Listing>,
    columns: RwSignal<Vec<ListColumn>>,
    ticked: TickedProblems,
    lines: Memo<Vec<ListRow>>,
    row_focus: RowFocus,
    moving: RowMoving,
    /// The row under a dragged one.
    held_over: Selector<Option<ItemId>>,
}

/// Table of problems.
#[component]
pub fn Table(
    sections: Memo<Vec<Section>>,
    open: Memo<Option<ItemId>>,
    listing: Memo<Listing>,
    columns: RwSignal<Vec<ListColumn>>,
    ticked: TickedProblems,
    row_focus: RowFocus,
) -> impl IntoView {
    let lines = Memo::new(move |_| sections.with(|sections| lines(sections)));
    let blocks = Memo::new(move |_| lines.with(|lines| lines.len().div_ceil(BLOCK)));
    let moving = RowMoving::new(listing, lines, row_focus);
    let shared = RowContext {
        open: Selector::new(move || open.get()),
        opened: open,
        listing,
        columns,
        ticked,
        lines,
        row_focus,
        moving,
        held_over: Selector::new(move || moving.over.get()),
    };
    provide_context(StoredValue::new(shared));
    let heads = move || {
        let columns = columns.get().into_iter();
        columns
            .map(|column| view! { <th scope="col" class=column.class()>{column.name()}</th> })
            .collect_view()
    };
    // When the sort order changes, the message on why nothing can be moved no longer applies.
    let told = move || {
        let reading = listing.with(|listing| listing.sort == SortBy::Reading);
        if reading { "" } else { moving.told.get() }
    };
    view! {
        <p class="board-told" id="moving-told" role="status">{told}</p>
        <table
            class="list"
            on:dragstart=event_handlers::drag(move |event| moving.start_drag(&event))
            on:dragover=event_handlers::drag(move |event| moving.drag_over(&event))
            on:drop=event_handlers::drag(move |event| moving.drop_on_row(&event))
            on:dragend=event_handlers::drag(move |_| moving.end_drag())
        >
            <thead>
                <tr>
                    <th scope="col" class="col-no">{words::COL_NO}</th>
                    <th scope="col" class="col-title">{words::COL_TITLE}</th>
                    {heads}
                </tr>
            </thead>
            {each(move || (0..blocks.get()).collect(), move |place| view! { <Block place lines row_focus /> }.into_any())}
        </table>
    }
}

#[component]
fn Block(place: usize, lines: Memo<Vec<ListRow>>, row_focus: RowFocus) -> impl IntoView {
    let printing = use_print_requested();
    let body: NodeRef<html::Tbody> = NodeRef::new();
    let near = RwSignal::new(place < FIRST);
    let watch = StoredValue::new_local(None::<SightWatch>);
    effect(move || {
        if let (Some(body), false) = (body.get(), near.get_untracked()) {
            watch.set_value(visibility_and_width::on_near(&body, move || near.set(true)));
        }
    });
    let mine = Memo::new(move |_| {
        let from = place.saturating_mul(BLOCK);
        lines.with(|lines| lines.iter().skip(from).take(BLOCK).copied().collect::<Vec<_>>())
    });
    effect(move || {
        let wanted = row_focus.0.get().map(ListRow::Problem);
        if wanted.is_some_and(|wanted| mine.with(|lines| lines.contains(&wanted))) {
            near.set(true);
        }
    });
    let drawn = Memo::new(move |_| near.get() || printing.0.get());
    // Height of the rows not drawn yet, if none of them wraps.
    let rest = move || {
        (!drawn.get()).then(|| {
            let height = format!("calc(var(--row) * {})", mine.with(Vec::len));
            view! { <tr class="unseen"><td colspan="12" style:height=height></td></tr> }
        })
    };
    let line = move |line: ListRow| match line {
        ListRow::Head(group, depth) => head(group, depth),
        ListRow::Problem(item) => row(item),
    };
    let shown = move || if drawn.get() { mine.get() } else { Vec::new() };
    view! {
        <tbody node_ref=body>
            {each(shown, line)}
            {rest}
        </tbody>
    }
}

fn head(group: ItemId, depth: usize) -> AnyView {
    let desk = use_desk();
    let title = move || desk.watch_item(group, |ledger| ledger.text(group, Field::Title).to_owned());
    let class = match depth {
        0 => "group depth-0",
        1 => "group depth-1",
        _ => "group depth-2",
    };
    view! { <tr class=class><th colspan="12" scope="colgroup">{title}</th></tr> }.into_any()
}

fn row(item: ItemId) -> AnyView {
    let desk = use_desk();
    let shared: StoredValue<RowContext> = expect_context();
    let is_open = move || shared.with_value(|shared| shared.open.selected(&Some(item)));
    let is_under = move || shared.with_value(|shared| shared.held_over.selected(&Some(item)));
    let href = move || shared.with_value(|shared| Route::Problems(shared.listing.get(), Some(item)).href());
    let (columns, ticked) = shared.with_value(|shared| (shared.columns, shared.ticked));
    let title = move || desk.watch_item(item, |ledger| ledger.text(item, Field::Title).to_owned());
    let number = move || desk.watch_item(item, |ledger| ledger.text(item, Field::Number).to_owned());
    let tick = move || {
        ticked.on.get().then(|| {
            let on = move || ticked.items.with(|items| items.contains(&item));
            let change = move |event| ticked.set(item, event_target_checked(&event));
            view! { <input type="checkbox" aria-label=move || words::tick(&title()) prop:checked=on on:change=change /> }
        })
    };
    let cells = move || {
        let today = desk.today.get();
        columns.with(|columns| {
            desk.watch_item(item, |ledger| {
                columns
                    .iter()
                    .map(|column| column.cell(ledger, item, today))
                    .collect_view()
            })
        })
    };
    let pressed = move |event: web_sys::KeyboardEvent| shared.with_value(|shared| keys(&event, item, shared));
    let here = move || is_open().then_some("true");
    view! {
        <tr class="row" class:row-open=is_open class:row-under=is_under>
            <td class="col-no" draggable="true">{tick} {number}</td>
            <td class="col-title"><a id=line_id(item) href=href aria-current=here on:keydown=pressed>{title}</a></td>
            {cells}
        </tr>
    }
    .into_any()
}

/// Keys on a row: arrows, Home and End move the focus, Space ticks while ticks are shown, Esc closes the open problem;
/// with Ctrl, arrows move the problem.
fn keys(event: &web_sys::KeyboardEvent, item: ItemId, shared: &RowContext) {
    if event.alt_key() || event.meta_key() || event.shift_key() {
        return;
    }
    if event.ctrl_key() {
        let up = match event.key().as_str() {
            "ArrowUp" => true,
            "ArrowDown" => false,
            _ => return,
        };
        event.prevent_default();
        return shared.moving.by_one(item, up);
    }
    let beside = |step: isize| {
        shared.lines.with_untracked(|lines| {
            let problems: Vec<ItemId> = problems(lines).collect();
            let here = problems.iter().position(|one| *one == item)?;
            problems.get(here.checked_add_signed(step)?).copied()
        })
    };
    let to = match event.key().as_str() {
        "ArrowDown" => beside(1),
        "ArrowUp" => beside(-1),
        "Home" => shared.lines.with_untracked(|lines| problems(lines).next()),
        "End" => shared.lines.with_untracked(|lines| problems(lines).next_back()),
        " " if shared.ticked.on.get_untracked() => {
            shared.ticked.toggle(item);
            None
        }
        "Escape" if shared.opened.get_untracked().is_some() => {
            address::go(&Route::Problems(shared.listing.get_untracked(), None).href());
            None
        }
        _ => return,
    };
    event.prevent_default();
    if let Some(to) = to {
        shared.row_focus.line(to);
    }
}

fn problems(lines: &[ListRow]) -> impl DoubleEndedIterator<Item = ItemId> {
    lines.iter().filter_map(|line| match line {
        ListRow::Problem(item) => Some(*item),
        ListRow::Head(..) => None,
    })
}

/// Focus of a row, also of one that is not drawn yet.
#[derive(Clone, Copy)]
pub struct RowFocus(RwSignal<Option<ItemId>>);

impl RowFocus {
    pub fn new() -> RowFocus {
        RowFocus(RwSignal::new(None))
    }

    pub fn line(self, item: ItemId) {
        let id = line_id(item);
        if focus::move_to(&id) {
            return;
        }
        // The block of the row is drawn before the next frame.
        self.0.set(Some(item));
        request_animation_frame(move || {
            focus::move_to(&id);
            self.0.set(None);
        });
    }
}

/// Prefix of the id of a row's link.
pub const LINE: &str = "line-";

fn line_id(item: ItemId) -> String {
    format!("{LINE}{item}")
}
