//! 整改成效汇总: figures summed by what they count and their unit, and regulations made and revised, each traceable to the
//! problems that they come from. A part of the overview; nothing is summed here.

use crate::{
    desk::use_desk,
    parts::cited,
    words::{self, fields},
};
use ledger::{ItemId, Ledger, RegulationWay};
use leptos::prelude::*;

/// One line: what, how much, and from which problems.
struct Line {
    what: String,
    total: String,
    problems: Vec<ItemId>,
}

fn lines(ledger: &Ledger) -> Vec<Line> {
    let problems: Vec<ItemId> = ledger.outline().problems().collect();
    let regulations = ledger.regulations(&problems);
    let ways = [
        (fields::regulation_way(RegulationWay::Made), &regulations.made),
        (fields::regulation_way(RegulationWay::Revised), &regulations.revised),
        (words::WAY_UNSAID, &regulations.unsaid),
    ];
    let of_rules = ways
        .into_iter()
        .filter(|(_, list)| !list.is_empty())
        .map(|(way, list)| Line {
            what: words::regulations(way),
            total: words::so_many_rules(list.len()),
            problems: list.iter().map(|(problem, _)| *problem).collect(),
        });
    let of_figures = ledger.figures(&problems).into_iter().map(|sum| Line {
        what: sum.title,
        total: words::sum(
            &sum.total.to_string(),
            &sum.unit,
            sum.parts.iter().any(|part| part.in_conflict),
        ),
        problems: sum.parts.iter().map(|part| part.problem).collect(),
    });
    of_rules.chain(of_figures).collect()
}

fn row(ledger: &Ledger, line: &Line) -> AnyView {
    view! {
        <tr>
            <th scope="row">{line.what.clone()}</th>
            <td>{line.total.clone()}</td>
            <td class="sources">{cited::problems(ledger, &line.problems)}</td>
        </tr>
    }
    .into_any()
}

/// The table; nothing where no results were entered.
#[component]
pub fn Results() -> impl IntoView {
    let desk = use_desk();
    move || {
        desk.everything(|ledger| {
            let lines = lines(ledger);
            if lines.is_empty() {
                return view! { <p class="quiet-text">{words::NO_RESULTS}</p> }.into_any();
            }
            let rows = lines.iter().map(|line| row(ledger, line)).collect_view();
            view! {
                <table class="plain sums">
                    <thead>
                        <tr>
                            <th scope="col">{words::COL_RESULT}</th>
                            <th scope="col">{words::COL_TOTAL}</th>
                            <th scope="col" class="sources">{words::COL_FROM}</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            }
            .into_any()
        })
    }
}
