//! Burn-down of open problems, day by day since the feedback: with the end of the period of concentrated rectification,
//! what the dates in force would leave open, and on request the pace needed to finish in time.

use super::super::{
    kit::context::{BoardContext, BoardData},
    kit::panel::{Panel, PanelKey, PanelPicture},
};
use crate::{
    route::Route,
    words::{self, boards as say, dates},
};
use chart::{CountLine, DayMarker, LineChart, Table, TableCell};
use ledger::{
    Due, Field, ItemId, board::status_timeline::DayTotals, day_number, numbered_day, work::schedule::RoundDeadline,
};
use leptos::prelude::*;

/// Choice to show the pace.
const PACE: &str = "pace";

/// Days on the axis that matter.
struct CourseDays {
    feedback: Option<i32>,
    end: Option<Due>,
    today: i32,
}

impl CourseDays {
    /// Last day of the period of concentrated rectification.
    fn end_day(&self) -> Option<i32> {
        self.end.map(|end| day_number(end.last_day()))
    }
}

fn days(data: &BoardData<'_>) -> CourseDays {
    let feedback = data.ledger.text(ItemId::ROUND, Field::FeedbackOn).parse::<Due>().ok();
    let schedule = data.ledger.schedule();
    let end = schedule.iter().find(|one| one.stage == RoundDeadline::Concentrated);
    CourseDays {
        feedback: feedback.map(|due| day_number(due.last_day())),
        end: end.and_then(|one| one.date()),
        today: day_number(data.today.day),
    }
}

/// Number of problems that the dates in force leave open, at the end of each day on which one is due; problems without
/// a date stay open.
fn planned(data: &BoardData<'_>, from: i32) -> Vec<(i32, usize)> {
    let days = data.lines.due_days(data.problems);
    let mut reached: Vec<i32> = days.map(|day| day.max(from)).collect();
    reached.sort_unstable();
    let mut left = data.problems.len();
    let mut points = vec![(from, left)];
    for day in reached {
        left = left.saturating_sub(1);
        match points.last_mut() {
            Some(last) if last.0 == day => last.1 = left,
            _ => points.push((day, left)),
        }
    }
    points
}

/// Panel with the line chart.
pub fn panel(data: &BoardData<'_>) -> Panel {
    let days = days(data);
    let rule = data.rule();
    let Some((first, last)) = data.whole.course.first().zip(data.whole.course.last()) else {
        return Panel {
            key: PanelKey::Course,
            table: Table {
                title: say::Q_COURSE.to_owned(),
                ..Table::default()
            },
            ..Panel::default()
        };
    };
    let open = last.open(rule);
    let from = days.feedback.unwrap_or(first.day).min(first.day);
    let planned = planned(data, from);
    // A date in a far year would squeeze the months that matter.
    let reach = days.end_day().unwrap_or(days.today).max(days.today).max(from + 30);
    let far = planned
        .last()
        .map_or(reach, |point| point.0)
        .clamp(reach, reach.max(days.today + 120));
    let plan = CountLine {
        class: "line-plan",
        name: say::PLANNED.to_owned(),
        points: clipped(planned, far),
        ..CountLine::default()
    };
    let lines = std::iter::once(plan)
        .chain(before(data, from, first))
        .chain(pace(data, &days, open))
        .chain(what_was(data, &days, last));
    Panel {
        key: PanelKey::Course,
        table: table(data),
        picture: PanelPicture::Course(LineChart {
            label: say::course(open, last.unstruck()),
            days: (from, far),
            lines: lines.collect(),
            markers: markers(data, &days),
        }),
        note: note(data, &days, open),
        ..Panel::default()
    }
}

/// Line from the feedback to the first day of the record.
fn before(data: &BoardData<'_>, from: i32, first: &DayTotals) -> Option<CountLine> {
    (from < first.day).then(|| CountLine {
        class: "line-before",
        name: say::BEFORE.to_owned(),
        points: vec![
            (from, first.steps.total(ledger::count::CountUnit::Problems)),
            (first.day, first.open(data.rule())),
        ],
        straight: true,
        ..CountLine::default()
    })
}

/// Line of the pace that would finish in time, where it is asked for.
fn pace(data: &BoardData<'_>, days: &CourseDays, open: usize) -> Option<CountLine> {
    let end = days.end_day().filter(|end| *end > days.today)?;
    data.address.choice(PACE).filter(|_| open > 0)?;
    Some(CountLine {
        class: "line-pace",
        name: say::PACE.to_owned(),
        points: vec![(days.today, open), (end, 0)],
        straight: true,
        ..CountLine::default()
    })
}

/// Lines of the problems not struck off and of the open ones, day by day up to today.
fn what_was(data: &BoardData<'_>, days: &CourseDays, last: &DayTotals) -> [CountLine; 2] {
    let rule = data.rule();
    let up_to_today = |of: &dyn Fn(&DayTotals) -> usize| {
        let mut points: Vec<(i32, usize)> = data.whole.course.iter().map(|at| (at.day, of(at))).collect();
        if last.day < days.today {
            points.push((days.today, of(last)));
        }
        points
    };
    [
        CountLine {
            class: "line-unstruck",
            name: say::UNSTRUCK.to_owned(),
            points: up_to_today(&|at| at.unstruck()),
            end_label: true,
            ..CountLine::default()
        },
        CountLine {
            class: "line-open",
            name: say::OPEN.to_owned(),
            points: up_to_today(&|at| at.open(rule)),
            straight: false,
            end_label: true,
            fill: Some("ground-open"),
        },
    ]
}

fn markers(data: &BoardData<'_>, days: &CourseDays) -> Vec<DayMarker> {
    let mark = |day: i32, name: &str, class| DayMarker {
        day,
        name: say::marked(name, day),
        class,
    };
    let now = match data.address.on {
        Some(_) => say::THAT_DAY,
        None => say::TODAY,
    };
    let marked = [
        days.feedback.map(|day| mark(day, say::FEEDBACK, "mark-day")),
        Some(mark(days.today, now, "mark-today")),
        days.end_day().map(|day| mark(day, say::PERIOD_ENDS, "mark-end")),
    ];
    marked.into_iter().flatten().collect()
}

fn note(data: &BoardData<'_>, days: &CourseDays, open: usize) -> String {
    let left = days.end_day().map_or(0, |end| end - days.today);
    let of_end = match (days.end, data.address.choice(PACE)) {
        (Some(end), Some(_)) => say::pace(open, &dates::written(end), left),
        (Some(end), None) => say::period(open, &dates::written(end), left),
        (None, _) => say::NO_FEEDBACK.to_owned(),
    };
    format!("{}{of_end}", say::COURSE_RULE)
}

fn clipped(points: Vec<(i32, usize)>, far: i32) -> Vec<(i32, usize)> {
    let mut kept: Vec<(i32, usize)> = points.into_iter().take_while(|point| point.0 <= far).collect();
    let last = kept.last().copied();
    kept.extend(last.filter(|last| last.0 < far).map(|last| (far, last.1)));
    kept
}

fn table(data: &BoardData<'_>) -> Table {
    let rule = data.rule();
    let day = |number: i32| numbered_day(number).map_or_else(String::new, |day| dates::written(Due::Day(day)));
    let rows = data.whole.course.iter().map(|at| {
        vec![
            TableCell::words(day(at.day)),
            TableCell::number(at.open(rule), None),
            TableCell::number(at.unstruck(), None),
            TableCell::number(at.closeout.total, None),
        ]
        .into()
    });
    Table {
        title: say::Q_COURSE.to_owned(),
        head: [say::COL_DAY, say::OPEN, say::UNSTRUCK, words::COL_TOTAL]
            .map(str::to_owned)
            .to_vec(),
        rows: rows.collect(),
        sum: None,
    }
}

/// Link that shows or hides the pace.
pub fn pace_switch(context: BoardContext) -> AnyView {
    let link = move || {
        let place = context.address.get();
        let on = place.choice(PACE).is_some();
        let to = place.choosing(PACE, (!on).then_some("1"));
        let words = if on { say::HIDE_PACE } else { say::SHOW_PACE };
        view! { <a class="button" id="pace" href=Route::Board(to).href()>{words}</a> }
    };
    view! { <p class="sheet-more">{link}</p> }.into_any()
}
