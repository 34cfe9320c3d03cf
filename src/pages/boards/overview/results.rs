//! 整改成效汇总: figures summed by what they count and their unit, and regulations made and revised, each traceable to the
//! problems that they come from. A part of the overview; nothing is summed here.

use super::super::{
    kit::context::{Seen, Stage},
    kit::panel::Sheet,
};
use crate::{
    parts::cited,
    words::{self, fields},
};
use chart::{Table, TableCell};
use ledger::{Field, ItemId, RegulationWay};
use leptos::prelude::*;

/// One line: what, how much, and from which problems.
struct Line {
    what: String,
    total: String,
    problems: Vec<ItemId>,
}

fn lines(seen: &Seen<'_>) -> Vec<Line> {
    let (ledger, problems) = (seen.ledger, seen.lines.with_results(seen.problems));
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

fn row(seen: &Seen<'_>, line: &Line) -> AnyView {
    let from = cited::problems(seen.ledger, &line.problems, &|problem| seen.problem(problem));
    view! {
        <tr>
            <th scope="row">{line.what.clone()}</th>
            <td>{line.total.clone()}</td>
            <td class="sources">{from}</td>
        </tr>
    }
    .into_any()
}

/// The sums as a table, for reading and taking along.
pub fn sheet(seen: &Seen<'_>) -> Sheet {
    let ledger = seen.ledger;
    let rows = lines(seen).into_iter().map(|line| {
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
    Sheet {
        table: Table {
            title: words::RESULTS.to_owned(),
            head: [words::COL_RESULT, words::COL_TOTAL, words::COL_FROM]
                .map(str::to_owned)
                .to_vec(),
            rows: rows.collect(),
            sum: None,
        },
        ..Sheet::default()
    }
}

/// The sums, each with its problems.
pub fn results(stage: Stage) -> AnyView {
    let shown = move || stage.look(|seen| Some(sums(seen)));
    view! { <h2>{words::RESULTS}</h2> {shown} }.into_any()
}

fn sums(seen: &Seen<'_>) -> AnyView {
    let lines = lines(seen);
    if lines.is_empty() {
        return view! { <p class="quiet-text">{words::NO_RESULTS}</p> }.into_any();
    }
    let rows = lines.iter().map(|line| row(seen, line)).collect_view();
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
