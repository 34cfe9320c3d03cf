//! 整改成效汇总: figures summed by what they count and their unit, and regulations made and revised, each with links to
//! its problems. A part of the overview; the sums come from `ledger`.

use super::super::{
    kit::context::{BoardContext, BoardData},
    kit::panel::{Panel, PanelKey},
};
use crate::{
    parts::problem_links,
    words::{self, fields},
};
use chart::{Table, TableCell};
use ledger::{Field, ItemId, RegulationWay};
use leptos::prelude::*;

/// A row: what, how much, and from which problems.
struct ResultRow {
    what: String,
    total: String,
    problems: Vec<ItemId>,
}

fn lines(data: &BoardData<'_>) -> Vec<ResultRow> {
    let (ledger, problems) = (data.ledger, data.lines.with_results(data.problems));
    let regulations = ledger.regulations(&problems);
    let ways = [
        (fields::regulation_way(RegulationWay::Made), &regulations.made),
        (fields::regulation_way(RegulationWay::Revised), &regulations.revised),
        (words::WAY_UNSAID, &regulations.unsaid),
    ];
    let of_rules = ways
        .into_iter()
        .filter(|(_, list)| !list.is_empty())
        .map(|(way, list)| ResultRow {
            what: words::regulations(way),
            total: words::so_many_rules(list.len()),
            problems: list.iter().map(|(problem, _)| *problem).collect(),
        });
    let of_figures = ledger.figures(&problems).into_iter().map(|sum| ResultRow {
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

fn row(data: &BoardData<'_>, line: &ResultRow) -> AnyView {
    let from = problem_links::problems(data.ledger, &line.problems, &|problem| data.problem(problem));
    view! {
        <tr>
            <th scope="row">{line.what.clone()}</th>
            <td>{line.total.clone()}</td>
            <td class="sources">{from}</td>
        </tr>
    }
    .into_any()
}

/// The sums as a table, for reading and export.
pub fn panel(data: &BoardData<'_>) -> Panel {
    let ledger = data.ledger;
    let rows = lines(data).into_iter().map(|line| {
        let mut named: Vec<&str> = Vec::new();
        for problem in &line.problems {
            let name = ledger.text(*problem, Field::Title);
            if !named.contains(&name) {
                named.push(name);
            }
        }
        vec![
            TableCell::words(line.what),
            TableCell::words(line.total),
            TableCell::words(named.join("；")),
        ]
        .into()
    });
    Panel {
        key: PanelKey::Results,
        table: Table {
            title: words::RESULTS.to_owned(),
            head: [words::COL_RESULT, words::COL_TOTAL, words::COL_FROM]
                .map(str::to_owned)
                .to_vec(),
            rows: rows.collect(),
            sum: None,
        },
        ..Panel::default()
    }
}

/// The sums, each with its problems.
pub fn results(context: BoardContext) -> AnyView {
    let shown = move || context.watch(|data| Some(sums(data)));
    view! { <h2>{words::RESULTS}</h2> {shown} }.into_any()
}

fn sums(data: &BoardData<'_>) -> AnyView {
    let lines = lines(data);
    if lines.is_empty() {
        return view! { <p class="quiet-text">{words::NO_RESULTS}</p> }.into_any();
    }
    let rows = lines.iter().map(|line| row(data, line)).collect_view();
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
}
