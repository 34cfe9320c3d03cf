//! The table of problems: a line an item, grouped. Drawn in blocks, and a block only once it comes near the window (or
//! is to be printed), so that ten thousand lines open as quickly as fifty. Which problems are shown, and in which
//! order, comes in; a line follows its own item and nothing else.

use crate::{
    app::Printing,
    browser::sight::{self, Watch},
    desk::use_desk,
    parts::step::Step,
    route::{Route, Show},
    words,
};
use ledger::{Field, ItemId, Ledger, order::Section};
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

/// Which line is open, so that only the two lines that change are told.
#[derive(Clone)]
struct Open {
    is: Selector<Option<ItemId>>,
    show: Memo<Show>,
}

/// The table.
#[component]
pub fn Table(sections: Memo<Vec<Section>>, open: Memo<Option<ItemId>>, show: Memo<Show>) -> impl IntoView {
    let lines = Memo::new(move |_| sections.with(|sections| lines(sections)));
    let blocks = Memo::new(move |_| lines.with(|lines| lines.len().div_ceil(BLOCK)));
    let open = Open {
        is: Selector::new(move || open.get()),
        show,
    };
    provide_context(StoredValue::new(open));
    view! {
        <table class="list">
            <thead>
                <tr>
                    <th scope="col" class="col-no">{words::COL_NO}</th>
                    <th scope="col" class="col-title">{words::COL_TITLE}</th>
                    <th scope="col" class="col-measures">{words::COL_MEASURES}</th>
                    <th scope="col" class="col-who">{words::COL_WHO}</th>
                    <th scope="col" class="col-progress">{words::COL_PROGRESS}</th>
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
            view! { <tr class="unseen"><td colspan="5" style:height=height></td></tr> }
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
    view! { <tr class=class><th colspan="5" scope="colgroup">{title}</th></tr> }.into_any()
}

/// What a line shows beside its step of progress.
#[derive(Clone, PartialEq)]
struct Cells {
    number: String,
    title: String,
    measures: String,
    who: String,
}

impl Cells {
    fn of(ledger: &Ledger, item: ItemId) -> Cells {
        let (done, all) = ledger.measures_done(item);
        Cells {
            number: ledger.text(item, Field::Number).to_owned(),
            title: ledger.text(item, Field::Title).to_owned(),
            measures: words::measures(done, all),
            who: who(ledger, item),
        }
    }
}

fn row(item: ItemId) -> AnyView {
    let desk = use_desk();
    let open: StoredValue<Open> = expect_context();
    let is_open = move || open.with_value(|open| open.is.selected(&Some(item)));
    let href = move || open.with_value(|open| Route::Problems(open.show.get(), Some(item)).href());
    let cells = move || {
        let cells = desk.item(item, |ledger| Cells::of(ledger, item));
        let here = is_open().then_some("true");
        view! {
            <td class="col-no">{cells.number}</td>
            <td class="col-title">
                <a href=href() aria-current=here on:keydown=move_focus>{cells.title}</a>
            </td>
            <td class="col-measures">{cells.measures}</td>
            <td class="col-who">{cells.who}</td>
        }
    };
    view! { <tr class="row" class:row-open=is_open>{cells}<td class="col-progress"><Step item /></td></tr> }.into_any()
}

fn who(ledger: &Ledger, item: ItemId) -> String {
    [Field::Person, Field::Department, Field::Leader]
        .into_iter()
        .map(|field| ledger.text(item, field))
        .find(|text| !text.is_empty())
        .unwrap_or("")
        .to_owned()
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
