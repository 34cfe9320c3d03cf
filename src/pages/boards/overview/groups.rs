//! Progress by group and by department: stacked bars, a heat map, and all groups with those nested in them as a table.

use super::super::{
    duty::{bar, kinds, names},
    kit::context::BoardData,
    kit::panel::{Panel, PanelKey, PanelPicture},
};
use crate::words::{self, boards as say, fields};
use chart::{Bar, BarChart, Heatmap, HeatmapRow, LinkedCount, Table, TableCell, TableRow};
use ledger::{
    Field, ItemId,
    count::{CountUnit, GroupBy, ProgressCounts, RowName, Tally},
    list::ListFilter,
};
use std::{collections::HashMap, sync::Arc};

/// Largest number of rows in a picture; the table has all.
const MOST: usize = 40;

/// Filter conditions that select the problems of a row.
fn of_row(by: GroupBy, name: &RowName) -> impl Fn(&mut ListFilter) + use<> {
    let name = name.clone();
    move |filter| match &name {
        RowName::Group(group) => filter.group = Some(Some(*group)),
        RowName::None if by == GroupBy::Aspect => filter.group = Some(None),
        name => filter.row = Some((by, name.clone())),
    }
}

fn name(data: &BoardData<'_>, by: GroupBy, row: &RowName) -> String {
    match row {
        RowName::Group(group) => data.ledger.text(*group, Field::Title).to_owned(),
        RowName::Name(name) => name.clone(),
        RowName::None if by == GroupBy::Aspect => words::NO_GROUP.to_owned(),
        RowName::None => say::NO_NAME.to_owned(),
    }
}

/// A row as a bar and as a table row.
struct GroupBar {
    bar: Bar,
    line: TableRow,
}

fn drawn(data: &BoardData<'_>, by: GroupBy, row: &RowName, name: &str, tally: Tally) -> Arc<GroupBar> {
    data.cached(&(by, row, name, tally), || {
        let bar = bar(data, name, &tally, &of_row(by, row));
        let line = cells(&bar);
        GroupBar { bar, line }
    })
}

/// The rows, and the row of the whole.
fn rows(data: &BoardData<'_>, by: GroupBy) -> (Vec<Arc<GroupBar>>, TableRow) {
    let breakdown = data.lines.breakdown(data.problems, by);
    let rule = data.rule();
    let rows = breakdown
        .rows
        .iter()
        .map(|row| drawn(data, by, &row.name, &name(data, by, &row.name), row.tally(rule)));
    let whole = bar(data, words::SUM, &breakdown.tally(rule), &|_| {});
    (rows.collect(), cells(&whole))
}

fn cells(bar: &Bar) -> TableRow {
    let cell = |part: &LinkedCount| TableCell::number(part.count, part.href.clone());
    let parts = bar.parts.iter().chain([&bar.total]).map(cell);
    let cells: Vec<TableCell> = std::iter::once(TableCell::words(bar.name.clone()))
        .chain(parts)
        .collect();
    cells.into()
}

fn head(data: &BoardData<'_>, first: &'static str) -> Vec<String> {
    let all = std::iter::once(first)
        .chain(names(data.rule()))
        .chain([words::COL_TOTAL]);
    all.map(str::to_owned).collect()
}

fn table(data: &BoardData<'_>, title: &str, first: &'static str, rows: &[Arc<GroupBar>], whole: TableRow) -> Table {
    Table {
        title: title.to_owned(),
        head: head(data, first),
        rows: rows.iter().map(|row| row.line.clone()).collect(),
        sum: Some(whole),
    }
}

/// Aspects by progress, as bars.
pub fn aspects(data: &BoardData<'_>) -> Panel {
    let (rows, whole) = rows(data, GroupBy::Aspect);
    Panel {
        key: PanelKey::Aspects,
        table: table(data, say::Q_ASPECTS, say::COL_ASPECT, &rows, whole),
        picture: PanelPicture::Bars(BarChart {
            label: say::bars(say::COL_ASPECT, rows.len()),
            kinds: kinds(data.rule()),
            bars: rows.iter().take(MOST).map(|row| row.bar.clone()).collect(),
        }),
        note: String::new(),
        ..Panel::default()
    }
}

/// Departments by progress, as a heat map.
pub fn departments(data: &BoardData<'_>) -> Panel {
    let (rows, whole) = rows(data, GroupBy::Department);
    let head = head(data, fields::field(Field::Department));
    let shaded = rows.iter().take(MOST).map(|row| HeatmapRow {
        name: row.bar.name.clone(),
        cells: row.bar.parts.iter().chain([&row.bar.total]).cloned().collect(),
    });
    Panel {
        key: PanelKey::Departments,
        picture: PanelPicture::Shades(Heatmap {
            label: say::bars(fields::field(Field::Department), rows.len()),
            head: head.iter().skip(1).cloned().collect(),
            rows: shaded.collect(),
            sums_from: names(data.rule()).count(),
        }),
        table: table(data, say::Q_DEPARTMENTS, fields::field(Field::Department), &rows, whole),
        note: say::first_named(rows.len().saturating_sub(MOST)),
        ..Panel::default()
    }
}

/// Every group with all that stands in it, nested groups included.
pub fn all(data: &BoardData<'_>) -> Panel {
    let rule = data.rule();
    let breakdown = data.lines.breakdown(data.problems, GroupBy::Group);
    let own: HashMap<&RowName, &ProgressCounts> = breakdown.rows.iter().map(|row| (&row.name, &row.steps)).collect();
    let row = |group: Option<ItemId>| group.map_or(RowName::None, RowName::Group);
    let mut rows = Vec::new();
    for (place, section) in data.sections.iter().enumerate() {
        let later = data.sections.iter().skip(place + 1);
        let within = later.take_while(|next| section.group.is_some() && next.depth > section.depth);
        let mut steps = ProgressCounts::default();
        for section in std::iter::once(section).chain(within) {
            own.get(&row(section.group)).into_iter().for_each(|own| steps.add(own));
        }
        if steps.total(CountUnit::Problems) == 0 {
            continue;
        }
        let tally = Tally::of(&steps, rule);
        let name = name(data, GroupBy::Aspect, &row(section.group));
        let indented = format!("{}{name}", "　".repeat(section.depth));
        let drawn = drawn(data, GroupBy::Aspect, &row(section.group), &indented, tally);
        rows.push(drawn.line.clone());
    }
    let whole = bar(data, words::SUM, &breakdown.tally(rule), &|_| {});
    Panel {
        key: PanelKey::Groups,
        table: Table {
            title: words::BY_GROUP.to_owned(),
            head: head(data, words::COL_GROUP),
            rows,
            sum: Some(cells(&whole)),
        },
        ..Panel::default()
    }
}
