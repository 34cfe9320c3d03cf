//! By group and by department: stacked bars, a table of shades, and all groups with their groups as a table.

use super::super::{
    duty::{bar, kinds, names},
    kit::context::Seen,
    kit::panel::{Picture, Sheet},
};
use crate::words::{self, boards as say, fields};
use chart::{Bar, BarChart, Heatmap, HeatmapRow, LinkedCount, Table, TableCell, TableRow};
use ledger::{
    Field, ItemId,
    count::{CountUnit, GroupBy, ProgressCounts, RowName, Tally},
    list::ListFilter,
};
use std::{collections::HashMap, sync::Arc};

/// More lines than this would be no picture; the table has all.
const MOST: usize = 40;

/// The conditions of a row.
fn of_row(by: GroupBy, name: &RowName) -> impl Fn(&mut ListFilter) + use<> {
    let name = name.clone();
    move |filter| match &name {
        RowName::Group(group) => filter.group = Some(Some(*group)),
        RowName::None if by == GroupBy::Aspect => filter.group = Some(None),
        name => filter.row = Some((by, name.clone())),
    }
}

fn name(seen: &Seen<'_>, by: GroupBy, row: &RowName) -> String {
    match row {
        RowName::Group(group) => seen.ledger.text(*group, Field::Title).to_owned(),
        RowName::Name(name) => name.clone(),
        RowName::None if by == GroupBy::Aspect => words::NO_GROUP.to_owned(),
        RowName::None => say::NO_NAME.to_owned(),
    }
}

/// A row as a bar, and as a line of a table.
struct Drawn {
    bar: Bar,
    line: TableRow,
}

fn drawn(seen: &Seen<'_>, by: GroupBy, row: &RowName, name: &str, tally: Tally) -> Arc<Drawn> {
    seen.kept(&(by, row, name, tally), || {
        let bar = bar(seen, name, &tally, &of_row(by, row));
        let line = cells(&bar);
        Drawn { bar, line }
    })
}

/// The rows, and the whole.
fn rows(seen: &Seen<'_>, by: GroupBy) -> (Vec<Arc<Drawn>>, TableRow) {
    let breakdown = seen.lines.breakdown(seen.problems, by);
    let rule = seen.rule();
    let rows = breakdown
        .rows
        .iter()
        .map(|row| drawn(seen, by, &row.name, &name(seen, by, &row.name), row.tally(rule)));
    let whole = bar(seen, words::SUM, &breakdown.tally(rule), &|_| {});
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

fn head(seen: &Seen<'_>, first: &'static str) -> Vec<String> {
    let all = std::iter::once(first)
        .chain(names(seen.rule()))
        .chain([words::COL_TOTAL]);
    all.map(str::to_owned).collect()
}

fn table(seen: &Seen<'_>, title: &str, first: &'static str, rows: &[Arc<Drawn>], whole: TableRow) -> Table {
    Table {
        title: title.to_owned(),
        head: head(seen, first),
        rows: rows.iter().map(|row| row.line.clone()).collect(),
        sum: Some(whole),
    }
}

/// Aspect by progress, as bars.
pub fn aspects(seen: &Seen<'_>) -> Sheet {
    let (rows, whole) = rows(seen, GroupBy::Aspect);
    Sheet {
        table: table(seen, say::Q_ASPECTS, say::COL_ASPECT, &rows, whole),
        picture: Picture::Bars(BarChart {
            label: say::bars(say::COL_ASPECT, rows.len()),
            kinds: kinds(seen.rule()),
            bars: rows.iter().take(MOST).map(|row| row.bar.clone()).collect(),
        }),
        note: String::new(),
        ..Sheet::default()
    }
}

/// Department by progress, as shades.
pub fn departments(seen: &Seen<'_>) -> Sheet {
    let (rows, whole) = rows(seen, GroupBy::Department);
    let head = head(seen, fields::field(Field::Department));
    let shaded = rows.iter().take(MOST).map(|row| HeatmapRow {
        name: row.bar.name.clone(),
        cells: row.bar.parts.iter().chain([&row.bar.total]).cloned().collect(),
    });
    Sheet {
        picture: Picture::Shades(Heatmap {
            label: say::bars(fields::field(Field::Department), rows.len()),
            head: head.iter().skip(1).cloned().collect(),
            rows: shaded.collect(),
            sums_from: names(seen.rule()).count(),
        }),
        table: table(seen, say::Q_DEPARTMENTS, fields::field(Field::Department), &rows, whole),
        note: say::first_named(rows.len().saturating_sub(MOST)),
        ..Sheet::default()
    }
}

/// Every group with all that stands in it, its groups included.
pub fn all(seen: &Seen<'_>) -> Sheet {
    let rule = seen.rule();
    let breakdown = seen.lines.breakdown(seen.problems, GroupBy::Group);
    let own: HashMap<&RowName, &ProgressCounts> = breakdown.rows.iter().map(|row| (&row.name, &row.steps)).collect();
    let row = |group: Option<ItemId>| group.map_or(RowName::None, RowName::Group);
    let mut rows = Vec::new();
    for (place, section) in seen.sections.iter().enumerate() {
        let later = seen.sections.iter().skip(place + 1);
        let within = later.take_while(|next| section.group.is_some() && next.depth > section.depth);
        let mut steps = ProgressCounts::default();
        for section in std::iter::once(section).chain(within) {
            own.get(&row(section.group)).into_iter().for_each(|own| steps.add(own));
        }
        if steps.total(CountUnit::Problems) == 0 {
            continue;
        }
        let tally = Tally::of(&steps, rule);
        let name = name(seen, GroupBy::Aspect, &row(section.group));
        let indented = format!("{}{name}", "　".repeat(section.depth));
        let drawn = drawn(seen, GroupBy::Aspect, &row(section.group), &indented, tally);
        rows.push(drawn.line.clone());
    }
    let whole = bar(seen, words::SUM, &breakdown.tally(rule), &|_| {});
    Sheet {
        table: Table {
            title: words::BY_GROUP.to_owned(),
            head: head(seen, words::COL_GROUP),
            rows,
            sum: Some(cells(&whole)),
        },
        ..Sheet::default()
    }
}
