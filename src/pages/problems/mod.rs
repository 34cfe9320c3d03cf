//! 问题: the list, grouped, a line an item, with its filter; and the open item beside it. Which problems are shown is
//! derived from the ledger and the route; nothing is kept here.

use crate::{
    browser::address,
    desk::{Desk, use_desk},
    pages::detail::Detail,
    parts::step::Step,
    route::{Route, Show},
    words::{self, fields},
};
use ledger::{
    Command, Field, ItemId, Kind, Ledger, Progress, Removal,
    count::{CountingRule, NearlyDone},
    order::Section,
};
use leptos::prelude::*;

/// Whether a problem belongs to what is shown.
fn belongs(ledger: &Ledger, problem: ItemId, show: Show, rule: CountingRule) -> bool {
    let step = ledger.progress(problem);
    let nearly = step == Progress::NearlyDone;
    match show {
        Show::All => true,
        Show::Done => step == Progress::Done || (nearly && rule.nearly_done == NearlyDone::AsDone),
        Show::UnderWay => step == Progress::UnderWay || (nearly && rule.nearly_done == NearlyDone::AsUnderWay),
        Show::NotStarted => step == Progress::NotStarted,
        Show::LeftOut => nearly && rule.nearly_done == NearlyDone::LeftOut,
        Show::Step(wanted) => step == wanted,
        Show::Conflicts => {
            ledger
                .conflicts()
                .iter()
                .any(|(item, _)| *item == problem || ledger.item(*item).and_then(|item| item.under()) == Some(problem))
                || matches!(ledger.removal(problem), Removal::Contested { .. })
        }
    }
}

/// The page.
#[component]
pub fn Problems(route: Memo<Route>) -> impl IntoView {
    let desk = use_desk();
    let show = Memo::new(move |_| match route.get() {
        Route::Problems(show, _) => show,
        _ => Show::All,
    });
    let open = Memo::new(move |_| match route.get() {
        Route::Problems(_, open) => open,
        _ => None,
    });
    // The item that is open stays listed although an edit took it out of the filter; it leaves when it is closed.
    let sections = Memo::new(move |_| {
        let (show, open) = (show.get(), open.get());
        if show != Show::All {
            desk.counts(|_| ());
        }
        desk.structure(|ledger| {
            let rule = ledger.counting_rule();
            let mut sections = ledger.outline().sections;
            for section in &mut sections {
                section
                    .problems
                    .retain(|id| Some(*id) == open || belongs(ledger, *id, show, rule));
            }
            sections.retain(|section| show == Show::All || !section.problems.is_empty());
            sections
        })
    });
    let order = Memo::new(move |_| {
        sections.with(|sections| {
            sections
                .iter()
                .flat_map(|s| s.problems.iter().copied())
                .collect::<Vec<_>>()
        })
    });
    let none = move || order.with(Vec::is_empty);
    let detail = move || open.get().map(|item| view! { <Detail item show order /> });
    view! {
        <div class="desk" class:has-open=move || open.get().is_some()>
            <section class="list-side" aria-label=words::LIST>
                <h1 class="visually-hidden">{words::LIST}</h1>
                <div class="list-tools">
                    <Chips show />
                    <AddProblem />
                </div>
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
                    <For each=move || sections.get() key=|section| section.group let:section>
                        <Part group=section.group depth=section.depth sections open show />
                    </For>
                </table>
                {move || none().then(|| empty(show.get()))}
                <RemovedList />
            </section>
            {detail}
        </div>
    }
}

fn empty(show: Show) -> AnyView {
    if show == Show::All {
        view! { <p class="empty">{words::NO_PROBLEMS} " " <a href=Route::Start.href()>{words::TO_START}</a></p> }
            .into_any()
    } else {
        let all = Route::Problems(Show::All, None).href();
        view! { <p class="empty">{words::NONE_SHOWN} " " <a href=all>{words::SHOW_ALL}</a></p> }.into_any()
    }
}

#[component]
fn Part(
    group: Option<ItemId>,
    depth: usize,
    sections: Memo<Vec<Section>>,
    open: Memo<Option<ItemId>>,
    show: Memo<Show>,
) -> impl IntoView {
    let desk = use_desk();
    let problems = Memo::new(move |_| {
        sections.with(|sections| {
            sections
                .iter()
                .find(|s| s.group == group)
                .map(|s| s.problems.clone())
                .unwrap_or_default()
        })
    });
    let heading = group.map(|group| {
        let title = move || desk.item(group, |ledger| ledger.text(group, Field::Title).to_owned());
        let class = match depth {
            0 => "group depth-0",
            1 => "group depth-1",
            _ => "group depth-2",
        };
        view! { <tr class=class><th colspan="5" scope="rowgroup">{title}</th></tr> }
    });
    view! {
        <tbody>
            {heading}
            <For each=move || problems.get() key=|id| *id let:item>
                <Row item open show />
            </For>
        </tbody>
    }
}

#[component]
fn Row(item: ItemId, open: Memo<Option<ItemId>>, show: Memo<Show>) -> impl IntoView {
    let desk = use_desk();
    let text = move |field| move || desk.item(item, |ledger| ledger.text(item, field).to_owned());
    let measures = move || {
        let (done, all) = desk.item(item, |ledger| ledger.measures_done(item));
        words::measures(done, all)
    };
    let who = move || desk.item(item, |ledger| who(ledger, item));
    let here = move || (open.get() == Some(item)).then_some("true");
    view! {
        <tr class="row" class:row-open=move || open.get() == Some(item)>
            <td class="col-no">{text(Field::Number)}</td>
            <td class="col-title">
                <a href=move || Route::Problems(show.get(), Some(item)).href() aria-current=here on:keydown=move_focus>
                    {text(Field::Title)}
                </a>
            </td>
            <td class="col-measures">{measures}</td>
            <td class="col-who">{who}</td>
            <td class="col-progress"><Step item /></td>
        </tr>
    }
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

#[component]
fn Chips(show: Memo<Show>) -> impl IntoView {
    let desk = use_desk();
    let chips = move || {
        let tally = desk.counts(Ledger::tally);
        let conflicts = desk.everything(|ledger| {
            let rule = ledger.counting_rule();
            let any = !ledger.conflicts().is_empty()
                || ledger.items_in_order().iter().any(|i| {
                    i.kind() == Some(Kind::Problem) && matches!(ledger.removal(i.id), Removal::Contested { .. })
                });
            let among = |id: &ItemId| belongs(ledger, *id, Show::Conflicts, rule);
            if any {
                ledger.outline().problems().filter(among).count()
            } else {
                0
            }
        });
        let mut chips = vec![
            (Show::All, words::ALL, tally.total),
            (Show::Done, fields::progress(Progress::Done), tally.done),
            (Show::UnderWay, fields::progress(Progress::UnderWay), tally.under_way),
            (
                Show::NotStarted,
                fields::progress(Progress::NotStarted),
                tally.not_started,
            ),
        ];
        if tally.left_out > 0 {
            chips.push((Show::LeftOut, fields::progress(Progress::NearlyDone), tally.left_out));
        }
        if conflicts > 0 {
            chips.push((Show::Conflicts, words::CONFLICTS, conflicts));
        }
        chips
            .into_iter()
            .map(|(one, name, count)| {
                let here = move || (show.get() == one).then_some("true");
                view! {
                    <a class="chip" href=Route::Problems(one, None).href() aria-current=here>{words::chip(name, count)}</a>
                }
            })
            .collect_view()
    };
    view! { <nav class="chips" aria-label=words::FILTER>{chips}</nav> }
}

#[component]
fn AddProblem() -> impl IntoView {
    let desk = use_desk();
    let title = RwSignal::new(String::new());
    let add = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        desk.flush();
        if desk.perform(&Command::AddProblem {
            title: title.get_untracked(),
            group: None,
        }) {
            title.set(String::new());
            let newest = desk.peek(|ledger| {
                ledger
                    .facts()
                    .iter()
                    .rev()
                    .find(|f| matches!(f.body, ledger::Body::Add { .. }))
                    .map(|f| f.id)
            });
            address::go(&Route::Problems(Show::All, newest).href());
        }
    };
    view! {
        <form class="add" on:submit=add>
            <input
                type="text"
                id="new-problem"
                aria-label=words::NEW_PROBLEM
                placeholder=words::NEW_PROBLEM
                autocomplete="off"
                prop:value=move || title.get()
                on:input=move |event| title.set(event_target_value(&event))
            />
            <button type="submit">{words::ADD_PROBLEM}</button>
        </form>
    }
}

fn removed(desk: Desk) -> Vec<(ItemId, String)> {
    desk.structure(|ledger| {
        let mut gone: Vec<ItemId> = ledger
            .items_in_order()
            .into_iter()
            .filter(|item| item.kind() == Some(Kind::Problem) && matches!(ledger.removal(item.id), Removal::Removed(_)))
            .map(|item| item.id)
            .collect();
        gone.sort_by_key(|id| ledger.rank(*id));
        gone.into_iter()
            .map(|id| (id, ledger.text(id, Field::Title).to_owned()))
            .collect()
    })
}

#[component]
fn RemovedList() -> impl IntoView {
    let desk = use_desk();
    move || {
        let gone = removed(desk);
        (!gone.is_empty()).then(|| {
            let rows = gone
                .into_iter()
                .map(|(item, title)| {
                    let label = words::restore(&title);
                    view! {
                        <li>
                            {title} " "
                            <button type="button" aria-label=label on:click=move |_| { desk.perform(&Command::Restore { item }); }>
                                {words::RESTORE}
                            </button>
                        </li>
                    }
                })
                .collect_view();
            view! { <details class="removed"><summary>{words::REMOVED}</summary><ul>{rows}</ul></details> }
        })
    }
}
