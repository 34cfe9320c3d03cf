//! 问题: the list, grouped, a line an item, with its filter; and the open item beside it. Which problems are shown is
//! derived from the ledger and the route; nothing is kept here.

mod add;
mod table;

use crate::{
    desk::use_desk,
    pages::detail::Detail,
    route::{Route, Show},
    words::{self, fields},
};
use add::{AddProblem, RemovedList};
use ledger::{
    ItemId, Ledger, Progress, Removal,
    count::{CountingRule, NearlyDone},
};
use leptos::prelude::*;
use table::Table;

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
    let outline = Memo::new(move |_| desk.structure(|ledger| ledger.outline().sections));
    // The item that is open stays listed although an edit took it out of the filter; it leaves when it is closed.
    let sections = Memo::new(move |_| {
        let mut sections = outline.get();
        let show = show.get();
        if show == Show::All {
            return sections;
        }
        let open = open.get();
        desk.counts(|ledger| {
            let rule = ledger.counting_rule();
            for section in &mut sections {
                section
                    .problems
                    .retain(|id| Some(*id) == open || belongs(ledger, *id, show, rule));
            }
        });
        sections.retain(|section| !section.problems.is_empty());
        sections
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
    let is_open = Memo::new(move |_| open.get().is_some());
    let detail = move || is_open.get().then(|| view! { <Detail item=open show order /> });
    view! {
        <div class="desk" class:has-open=move || open.get().is_some()>
            <section class="list-side" aria-label=words::LIST>
                <h1 class="visually-hidden">{words::LIST}</h1>
                <div class="list-tools">
                    <Chips show />
                    <AddProblem />
                </div>
                <Table sections open show />
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
fn Chips(show: Memo<Show>) -> impl IntoView {
    let desk = use_desk();
    let chips = move || {
        let tally = desk.counts(Ledger::tally);
        let conflicts = desk.everything(|ledger| {
            let rule = ledger.counting_rule();
            let any = !ledger.conflicts().is_empty() || !ledger.contested().is_empty();
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
