//! Rows of the timeline: turns `ledger::board::timeline` into rows of a Gantt chart with names and texts. The dates
//! come from `ledger`, the geometry from `chart`.

use crate::{
    pages::boards::kit::{
        choice::{group_name, row_name},
        context::BoardData,
    },
    words::{closeout, dates as written_dates, timeline as say},
};
use chart::{CivilDate, DayMarker, GanttChart, GanttRow};
use jiff::civil::Date;
use ledger::{
    Due, Field, ItemId, Kind, Ledger, Progress, Today,
    board::timeline::{self, Timeline, TimelineMark},
    count::RowName,
    work::{due::Lateness, schedule::RoundDeadline},
};

/// Largest number of problems drawn in an unfolded band.
pub const MOST: usize = 200;

/// Subject of a row.
#[derive(Clone, PartialEq)]
pub enum RowSubject {
    /// Heading of the dates of the round.
    Dates,
    /// A band.
    Band(RowName),
    /// A problem, a measure or a phase, with its date and whether that date is fixed.
    Item {
        item: ItemId,
        title: String,
        due: Option<Due>,
        fixed: bool,
    },
    /// A row of text only.
    Words,
}

/// A day as its number.
pub fn day_number(date: Date) -> i32 {
    let civil = CivilDate {
        year: date.year().into(),
        month: date.month().into(),
        day: date.day().into(),
    };
    civil.number()
}

/// A day of this number; `None` outside the calendar.
pub fn due(day: i32) -> Option<Due> {
    let civil = CivilDate::of(day);
    let small = |number: i32| i8::try_from(number).ok();
    Due::day(i16::try_from(civil.year).ok()?, small(civil.month)?, small(civil.day)?)
}

/// Rows that a person unfolded or folded.
#[derive(Clone, PartialEq, Default)]
pub struct UnfoldedRows {
    /// Bands toggled by a person: unfolded if they are folded by default, and the other way round.
    pub turned: Vec<RowName>,
    /// Whether bands are unfolded by default, which they are unless there are too many problems.
    pub bands: bool,
    /// Whether the dates of the round and its milestones are shown.
    pub dates: bool,
    /// Problems whose measures and phases are shown.
    pub problems: Vec<ItemId>,
    /// Whether measures and phases of all problems are shown.
    pub parts: bool,
}

impl UnfoldedRows {
    /// Whether a band is unfolded.
    pub fn band(&self, name: &RowName) -> bool {
        self.bands != self.turned.contains(name)
    }
}

/// Rows of the chart, and the subject of each.
pub fn lines(
    data: &BoardData<'_>,
    time_line: &Timeline,
    unfolded: &UnfoldedRows,
    of_groups: bool,
) -> (GanttChart, Vec<RowSubject>) {
    let (ledger, today) = (data.ledger, data.today);
    let mut gantt = GanttChart {
        today: day_number(today.day),
        legend: say::LEGEND,
        ..GanttChart::default()
    };
    let mut about = Vec::new();
    if !time_line.marks.is_empty() && !time_line.bands.is_empty() {
        let dates = dates(ledger, time_line, unfolded.dates);
        about.push(RowSubject::Dates);
        about.extend(dates.iter().skip(1).map(|_| RowSubject::Words));
        gantt.rows.extend(dates);
    }
    for band in &time_line.bands {
        let open = unfolded.band(&band.name);
        gantt.rows.push(head(data, band, open, of_groups));
        about.push(RowSubject::Band(band.name.clone()));
        let mut drawn = 0;
        for line in &band.lines {
            let whole = line.kind == Kind::Problem;
            drawn += usize::from(whole);
            let parts = unfolded.parts || unfolded.problems.contains(&line.problem);
            if drawn > MOST || !(whole || parts) {
                continue;
            }
            let has_parts = whole && !ledger.parts(line.item, Kind::Measure).is_empty();
            let mut shown = shown(ledger, line);
            shown.href = Some(data.problem(line.problem));
            shown.open = has_parts.then_some(parts);
            gantt.rows.push(shown);
            about.push(RowSubject::Item {
                item: line.item,
                title: ledger.text(line.item, Field::Title).to_owned(),
                due: line.due,
                fixed: line.closed.is_some(),
            });
        }
        if drawn > MOST {
            gantt.rows.push(GanttRow {
                name: say::more(drawn - MOST),
                ..GanttRow::default()
            });
            about.push(RowSubject::Words);
        }
    }
    gantt.markers = dated(time_line, today);
    let tally = data.lines.lateness_tally(ledger, data.problems, today);
    gantt.label = say::sentence(&tally);
    (gantt, about)
}

fn head(data: &BoardData<'_>, band: &timeline::TimelineBand, open: bool, of_groups: bool) -> GanttRow {
    let name = match of_groups {
        true => group_name(data.ledger, &band.name),
        false => row_name(data.ledger, &band.name),
    };
    let dues = data.lines.due_days(&band.problems);
    GanttRow {
        name: say::band(&name, band.problems.len()),
        head: true,
        open: Some(open),
        dots: if open { Vec::new() } else { dues.collect() },
        ..GanttRow::default()
    }
}

fn shown(ledger: &Ledger, line: &timeline::TimelineRow) -> GanttRow {
    let text = |field| ledger.text(line.item, field);
    let title = text(Field::Title);
    let last = |due: Due| day_number(due.last_day());
    let late = matches!(line.lateness, Lateness::Late(_));
    let (depth, class) = match (line.kind, line.progress) {
        (Kind::Problem, Progress::Done) => (0, "gantt-bar seg-done"),
        (Kind::Problem, Progress::NearlyDone) => (0, "gantt-bar seg-nearly"),
        (Kind::Problem, Progress::UnderWay) => (0, "gantt-bar seg-way"),
        (Kind::Problem, Progress::NotStarted) => (0, "gantt-bar seg-not"),
        (kind, step) => {
            let depth = if kind == Kind::Measure { 1 } else { 2 };
            (
                depth,
                if step == Progress::Done {
                    "gantt-bar seg-done"
                } else {
                    "gantt-bar gantt-open"
                },
            )
        }
    };
    let (_, mark) = crate::parts::progress_step::shape(line.progress);
    let name = match depth {
        0 => format!("{mark} {}", ledger.row(line.item).name()),
        1 => format!("· {title}"),
        _ => format!("– {title}"),
    };
    GanttRow {
        name,
        depth,
        from: line.from.map(day_number),
        first: line.first.map(last),
        due: line.due.map(last),
        closed: line.ended.map(day_number),
        words: if line.own { say::behind(line) } else { String::new() },
        class,
        words_class: if late {
            "gantt-words gantt-words-late"
        } else {
            "gantt-words"
        },
        late,
        ..GanttRow::default()
    }
}

fn day(date: Date) -> Option<Due> {
    Due::day(date.year(), date.month(), date.day())
}

/// Dates of the round and its milestones, under a heading.
fn dates(ledger: &Ledger, time_line: &Timeline, open: bool) -> Vec<GanttRow> {
    let mut lines = vec![GanttRow {
        name: say::band(say::DATES, time_line.marks.len()),
        head: true,
        open: Some(open),
        dots: time_line
            .marks
            .iter()
            .filter(|_| !open)
            .map(|(date, _)| day_number(*date))
            .collect(),
        ..GanttRow::default()
    }];
    let line = |(date, mark): &(Date, TimelineMark)| GanttRow {
        name: match mark {
            TimelineMark::Stage(stage) => closeout::stage(*stage).to_owned(),
            TimelineMark::Feedback => say::FEEDBACK.to_owned(),
            TimelineMark::Milestone(item) => ledger.text(*item, Field::Title).to_owned(),
        },
        words: day(*date).map_or_else(String::new, written_dates::written),
        words_class: "gantt-words",
        dots: vec![day_number(*date)],
        ..GanttRow::default()
    };
    lines.extend(time_line.marks.iter().filter(|_| open).map(line));
    lines
}

/// Vertical lines across all rows: feedback, end of the concentrated period, today.
fn dated(time_line: &Timeline, today: Today) -> Vec<DayMarker> {
    let feedback = time_line.marks.iter().find(|(_, mark)| *mark == TimelineMark::Feedback);
    let across = [
        (feedback.map(|(date, _)| *date), say::FEEDBACK, "gantt-stage"),
        (
            time_line.concentrated,
            closeout::stage(RoundDeadline::Concentrated),
            "gantt-end",
        ),
        (Some(today.day), say::TODAY, "gantt-today"),
    ];
    let dated = across.into_iter().filter_map(|(date, name, class)| {
        let date = date?;
        Some(DayMarker {
            day: day_number(date),
            name: say::dated(name, day(date)?),
            class,
        })
    });
    dated.collect()
}
