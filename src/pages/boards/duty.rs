//! 责任 board: for each leader, department or person, the number of problems, their progress, lateness and whom they
//! wait for. A problem is counted in the row of the first person named, so that the rows add up to the whole.

use super::{
    kit::board::Board,
    kit::context::{BoardContext, BoardData},
    kit::panel::{self, Panel, PanelKey, PanelPicture},
};
use crate::{
    parts::progress_step::shape,
    route::{BoardKey, Route},
    words::{self, boards as say, closeout, fields},
};
use chart::{Bar, BarChart, LinkedCount, PartKind, Table, TableCell, TableRow};
use ledger::{
    Progress,
    board::duty::DutyTotals,
    closeout::CloseoutStatus,
    count::{AwaitedRole, CountUnit, CountedAs, CountingRule, GroupBy, LatenessTally, NearlyDoneRule, RowName, Tally},
    list::{DueFilter, ListFilter},
};
use leptos::prelude::*;
use std::sync::Arc;

/// Entry of the duty board in the table of boards.
pub static BOARD: Board = Board {
    key: BoardKey::Duty,
    question: say::Q_DUTY,
    course: false,
    draw,
    panels,
    export_scene: None,
};

/// Choice of what the rows are (leader, department or person).
const BY: &str = "by";
const ROWS: [(&str, GroupBy); 3] = [
    ("leader", GroupBy::Leader),
    ("department", GroupBy::Department),
    ("person", GroupBy::Person),
];
/// A number of dates: the list that it leads to, and where the counter has it.
type DateCount = (DueFilter, fn(&LatenessTally) -> usize);

/// Numbers of dates, in their order.
const OF_DATES: [DateCount; 3] = [
    (DueFilter::Late, |late| late.late),
    (DueFilter::Awaiting, |late| late.awaiting),
    (DueFilter::FinishedLate, |late| late.finished_late),
];
/// Largest number of bars in the picture; the table has all.
const MOST_BARS: usize = 40;

fn by(chosen: Option<&str>) -> GroupBy {
    let found = ROWS.iter().find(|(key, _)| Some(*key) == chosen);
    found.map_or(GroupBy::Department, |(_, by)| *by)
}

fn draw(context: BoardContext) -> AnyView {
    let panels = BOARD.panels_on(context);
    let links = move || {
        let place = context.address.get();
        let now = by(place.choice(BY));
        ROWS.map(|(key, one)| {
            let href = Route::Board(place.choosing(BY, Some(key))).href();
            let here = (now == one).then_some("true");
            view! { <a class="chip" href=href aria-current=here>{say::by(one)}</a> }
        })
        .collect_view()
    };
    view! {
        <nav class="chips" aria-label=say::BY>{links}</nav>
        {panel::shown(panels, PanelKey::DutyBars, false)}
        {panel::shown(panels, PanelKey::DutyTable, true)}
    }
    .into_any()
}

/// Kind of a part of a bar: what it counts as, the step whose name it has, its CSS class and that of text on it.
type BarPart = (CountedAs, Progress, &'static str, &'static str);

/// What is still to be done leads, and what is done ends a bar.
const PARTS: [BarPart; 4] = [
    (CountedAs::NotStarted, Progress::NotStarted, "seg-not", "on-not"),
    (CountedAs::UnderWay, Progress::UnderWay, "seg-way", "on-way"),
    (CountedAs::LeftOut, Progress::NearlyDone, "seg-nearly", "on-nearly"),
    (CountedAs::Done, Progress::Done, "seg-done", "on-done"),
];

/// Kinds of parts under a counting rule, in their order. 基本完成 is a part of its own only under a rule that leaves it
/// out of the rate.
pub fn parts(rule: CountingRule) -> impl Iterator<Item = &'static BarPart> {
    let leaves_out = rule.nearly_done == NearlyDoneRule::LeftOut;
    PARTS
        .iter()
        .filter(move |(counted, ..)| leaves_out || *counted != CountedAs::LeftOut)
}

/// Names of the kinds of parts.
pub fn names(rule: CountingRule) -> impl Iterator<Item = &'static str> {
    parts(rule).map(|(counted, step, ..)| match counted {
        CountedAs::LeftOut => words::nearly_left_out(),
        _ => fields::progress(*step),
    })
}

/// Kinds of parts as a legend.
pub fn kinds(rule: CountingRule) -> Vec<PartKind> {
    let parts = parts(rule).zip(names(rule));
    parts
        .map(|((_, step, class, on), name)| PartKind {
            class,
            text_class: on,
            shape: shape(*step).1,
            name: name.to_owned(),
        })
        .collect()
}

/// Bar of a tally. Numbers of measures are not linked: a list of problems would have another number of lines.
pub fn bar(data: &BoardData<'_>, name: &str, tally: &Tally, within: &dyn Fn(&mut ListFilter)) -> Bar {
    let by_problem = data.rule().counted == CountUnit::Problems;
    let href = |counted: Option<CountedAs>| {
        by_problem.then(|| {
            data.list(|filter| {
                within(filter);
                filter.counted = counted.or(filter.counted);
            })
        })
    };
    let parts = parts(data.rule()).map(|(counted, step, ..)| {
        let count = tally.of_those(*counted);
        LinkedCount {
            count,
            href: href(Some(*counted)),
            label: say::part(name, fields::progress(*step), count),
        }
    });
    Bar {
        name: name.to_owned(),
        parts: parts.collect(),
        total: LinkedCount {
            count: tally.total,
            href: href(None),
            label: say::part(name, words::COL_TOTAL, tally.total),
        },
    }
}

fn name(row: &RowName) -> String {
    match row {
        RowName::Name(name) => name.clone(),
        RowName::Group(_) | RowName::None => say::NO_NAME.to_owned(),
    }
}

/// A row: its bar, its line in the table of bars, and its line in the table of what waits.
struct DutyBar {
    bar: Bar,
    plain: TableRow,
    line: TableRow,
}

fn line(data: &BoardData<'_>, name: &str, standing: &DutyTotals, within: &dyn Fn(&mut ListFilter)) -> TableRow {
    let rule = data.rule();
    let tally = Tally::of(&standing.steps, rule);
    let by_problem = rule.counted == CountUnit::Problems;
    let problems = |count: usize, narrow: &dyn Fn(&mut ListFilter)| {
        let href = data.list(|filter| {
            within(filter);
            narrow(filter);
        });
        TableCell::number(count, Some(href))
    };
    let counted = |as_this: Option<CountedAs>, count: usize| {
        let cell = problems(count, &|filter| filter.counted = as_this.or(filter.counted));
        TableCell {
            href: cell.href.filter(|_| by_problem),
            ..cell
        }
    };
    let mut cells = vec![TableCell::words(name), counted(None, tally.total)];
    for (as_this, ..) in parts(rule) {
        cells.push(counted(Some(*as_this), tally.of_those(*as_this)));
    }
    cells.push(TableCell::words(
        tally.rate().map_or_else(|| "—".to_owned(), |rate| rate.to_string()),
    ));
    for (term, count) in OF_DATES.map(|(term, count)| (term, count(&standing.lateness))) {
        cells.push(problems(count, &|filter| filter.term = Some(term)));
    }
    for hand in AwaitedRole::ALL {
        let count = standing.waiting.of_those(hand);
        cells.push(problems(count, &|filter| filter.waits_for = Some(hand)));
    }
    cells.push(problems(standing.closeout.struck_off, &|filter| {
        filter.status = Some(CloseoutStatus::StruckOff);
    }));
    cells.into()
}

/// Order of the bars: those with most open problems come first, and those without a name last, however many.
type DutyOrder = (bool, std::cmp::Reverse<usize>);

fn panels(data: &BoardData<'_>) -> Vec<Panel> {
    let by = by(data.address.choice(BY));
    let duties = data.lines.duties(data.ledger, data.problems, by, data.today);
    let rule = data.rule();
    let within = |row: &RowName| {
        let row = row.clone();
        move |filter: &mut ListFilter| filter.row = Some((by, row.clone()))
    };
    let mut drawn: Vec<(DutyOrder, Arc<DutyBar>)> = duties
        .rows
        .iter()
        .map(|(row, standing)| {
            let drawn = data.cached(&(by, row, standing), || {
                let (name, within) = (name(row), within(row));
                let bar = bar(data, &name, &Tally::of(&standing.steps, rule), &within);
                let parts = bar.parts.iter().chain([&bar.total]);
                let cells = parts.map(|part| TableCell::number(part.count, part.href.clone()));
                let plain: Vec<TableCell> = std::iter::once(TableCell::words(name.clone())).chain(cells).collect();
                DutyBar {
                    plain: plain.into(),
                    line: line(data, &name, standing, &within),
                    bar,
                }
            });
            let tally = Tally::of(&standing.steps, rule);
            let open = tally.total - tally.done;
            ((*row == RowName::None, std::cmp::Reverse(open)), drawn)
        })
        .collect();
    let rows: Vec<TableRow> = drawn.iter().map(|(_, drawn)| drawn.line.clone()).collect();
    drawn.sort_by_key(|(order, _)| *order);
    let heads = [words::COL_TOTAL]
        .into_iter()
        .chain(names(rule))
        .chain([say::COL_RATE])
        .chain(OF_DATES.map(|(term, _)| words::term(term)))
        .chain(AwaitedRole::ALL.map(say::waiting))
        .chain([closeout::status(CloseoutStatus::StruckOff)]);
    let head: Vec<String> = std::iter::once(say::by(by)).chain(heads).map(str::to_owned).collect();
    let first = Table {
        title: say::Q_DUTY_BARS.to_owned(),
        head: std::iter::once(say::by(by))
            .chain(names(rule))
            .chain([words::COL_TOTAL])
            .map(str::to_owned)
            .collect(),
        rows: drawn.iter().map(|(_, drawn)| drawn.plain.clone()).collect(),
        sum: None,
    };
    let left_out = drawn.len().saturating_sub(MOST_BARS);
    let picture = BarChart {
        label: say::duty(say::by(by), drawn.len()),
        kinds: kinds(rule),
        bars: drawn
            .iter()
            .take(MOST_BARS)
            .map(|(_, drawn)| drawn.bar.clone())
            .collect(),
    };
    vec![
        Panel {
            key: PanelKey::DutyBars,
            table: first,
            picture: PanelPicture::Bars(picture),
            note: say::first_named(left_out),
            ..Panel::default()
        },
        Panel {
            key: PanelKey::DutyTable,
            table: Table {
                title: say::Q_DUTY_TABLE.to_owned(),
                head,
                rows,
                sum: Some(line(data, say::SUM, &duties.whole, &|_| {})),
            },
            picture: PanelPicture::None,
            note: say::waiting_check(&duties.whole.waiting),
            ..Panel::default()
        },
    ]
}
