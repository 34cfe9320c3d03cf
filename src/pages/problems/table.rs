//! The table of problems: a line an item, grouped. Drawn in blocks, and a block only once it comes near the window (or
//! is to be printed), so that ten thousand lines open as quickly as fifty. Which problems are shown, and in which
//! order, comes in; a line follows its own item and nothing else.

use crate::{
    app::Printing,
    browser::sight::{self, Watch},
    desk::use_desk,
    pages::problems::{bulk::Ticked, columns::Column},
    route::{Listing, Route},
    words,
};
use ledger::{Field, ItemId, order::Section};
use leptos::{html, prelude::*};

/// How many lines stand in a block.
const BLOCK: usize = 40;
/// The blocks that are drawn at once.
const FIRST: usize = 2;

/// One line of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Line {
    /// The head of a group, and how deep it is.
    Head(ItemId, usize),
    Problem(ItemId),
}

fn lines(sections: &[Section]) -> Vec<Line> {
    let mut lines = Vec::new();
    for section in sections {
        lines.extend(section.group.map(|group| Line::Head(group, section.depth)));
        lines.extend(section.problems.iter().copied().map(Line::Problem));
    }
    lines
}

/// What all lines share.
#[derive(Clone)]
struct Shared {
    /// Which line is open, so that only the two lines that change are told.
    open: Selector<Option<ItemId>>,
    listing: Memo<Listing>,
    columns: RwSignal<Vec<Column>>,
    ticked: Ticked,
}

/// The table.
#[component]
pub fn Table(
    sections: Memo<Vec<Section>>,
    open: Memo<Option<ItemId>>,
    listing: Memo<Listing>,
    columns: RwSignal<Vec<Column>>,
    ticked: Ticked,
) -> impl IntoView {
    let lines = Memo::new(move |_| sections.with(|sections| lines(sections)));
    let blocks = Memo::new(move |_| lines.with(|lines| lines.len().div_ceil(BLOCK)));
    let shared = Shared {
        open: Selector::new(move || open.get()),
        listing,
        columns,
        ticked,
    };
    provide_context(StoredValue::new(shared));
    let heads = move || {
        let columns = columns.get().into_iter();
        columns
            .map(|column| view! { <th scope="col" class=column.class()>{column.name()}</th> })
            .collect_view()
    };
    view! {
        <table class="list">
            <thead>
                <tr>
                    <th scope="col" class="col-no">{words::COL_NO}</th>
                    <th scope="col" class="col-title">{words::COL_TITLE}</th>
                    {heads}
                </tr>
            </thead>
            <For each=move || 0..blocks.get() key=|place| *place let:place>
                <Block place lines />
            </For>
        </table>
    }
}

#[component]
fn Block(place: usize, lines: Memo<Vec<Line>>) -> impl IntoView {
    let printing: Printing = expect_context();
    let body: NodeRef<html::Tbody> = NodeRef::new();
    let near = RwSignal::new(place < FIRST);
    let watch = StoredValue::new_local(None::<Watch>);
    Effect::new(move |_| {
        if let (Some(body), false) = (body.get(), near.get_untracked()) {
            watch.set_value(sight::on_near(&body, move || near.set(true)));
        }
    });
    let mine = Memo::new(move |_| {
        let from = place.saturating_mul(BLOCK);
        lines.with(|lines| lines.iter().skip(from).take(BLOCK).copied().collect::<Vec<_>>())
    });
    let drawn = Memo::new(move |_| near.get() || printing.0.get());
    // What stands in for lines not yet drawn, as high as they will be if none wraps.
    let rest = move || {
        (!drawn.get()).then(|| {
            let height = format!("calc(var(--row) * {})", mine.with(Vec::len));
            view! { <tr class="unseen"><td colspan="12" style:height=height></td></tr> }
        })
    };
    let shown = move || if drawn.get() { mine.get() } else { Vec::new() };
    view! {
        <tbody node_ref=body>
            <For each=shown key=|line| *line let:line>
                {match line {
                    Line::Head(group, depth) => head(group, depth),
                    Line::Problem(item) => row(item),
                }}
            </For>
            {rest}
        </tbody>
    }
}

fn head(group: ItemId, depth: usize) -> AnyView {
    let desk = use_desk();
    let title = move || desk.item(group, |ledger| ledger.text(group, Field::Title).to_owned());
    let class = match depth {
        0 => "group depth-0",
        1 => "group depth-1",
        _ => "group depth-2",
    };
    view! { <tr class=class><th colspan="12" scope="colgroup">{title}</th></tr> }.into_any()
}

fn row(item: ItemId) -> AnyView {
    let desk = use_desk();
    let shared: StoredValue<Shared> = expect_context();
    let is_open = move || shared.with_value(|shared| shared.open.selected(&Some(item)));
    let href = move || shared.with_value(|shared| Route::Problems(shared.listing.get(), Some(item)).href());
    let (columns, ticked) = shared.with_value(|shared| (shared.columns, shared.ticked));
    let title = move || desk.item(item, |ledger| ledger.text(item, Field::Title).to_owned());
    let number = move || desk.item(item, |ledger| ledger.text(item, Field::Number).to_owned());
    let tick = move || {
        ticked.on.get().then(|| {
            let on = move || ticked.items.with(|items| items.contains(&item));
            let change = move |event| {
                let chosen = event_target_checked(&event);
                ticked.items.update(|items| {
                    if chosen {
                        items.insert(item);
                    } else {
                        items.remove(&item);
                    }
                });
            };
            view! { <input type="checkbox" aria-label=move || words::tick(&title()) prop:checked=on on:change=change /> }
        })
    };
    let cells = move || {
        let today = desk.today.get();
        columns.with(|columns| {
            desk.item(item, |ledger| {
                columns
                    .iter()
                    .map(|column| column.cell(ledger, item, today))
                    .collect_view()
            })
        })
    };
    let here = move || is_open().then_some("true");
    view! {
        <tr class="row" class:row-open=is_open>
            <td class="col-no">{tick} {number}</td>
            <td class="col-title"><a href=href aria-current=here on:keydown=move_focus>{title}</a></td>
            {cells}
        </tr>
    }
    .into_any()
}

/// Arrow keys go from line to line.
fn move_focus(event: web_sys::KeyboardEvent) {
    use wasm_bindgen::JsCast as _;
    let step: i64 = match event.key().as_str() {
        "ArrowDown" => 1,
        "ArrowUp" => -1,
        _ => return,
    };
    let found = || {
        let here = event.target()?.dyn_into::<web_sys::Element>().ok()?;
        let lines = here.closest("table").ok()??.query_selector_all("td.col-title a").ok()?;
        let count = i64::from(lines.length());
        let at = (0..lines.length()).find(|place| lines.item(*place).is_some_and(|n| n.is_same_node(Some(&here))))?;
        let to = (i64::from(at) + step).clamp(0, count - 1);
        lines
            .item(u32::try_from(to).ok()?)?
            .dyn_into::<web_sys::HtmlElement>()
            .ok()
    };
    if let Some(line) = found() {
        event.prevent_default();
        drop(line.focus());
    }
}
