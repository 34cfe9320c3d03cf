//! The way to zero: how many were open, day by day since the feedback, with the end of the concentrated period, what the
//! dates in force would leave, and, if asked, the pace that is needed.

use super::super::{
    kit::context::{BoardContext, BoardData},
    kit::panel::{Panel, PanelPicture},
};
use crate::{
    route::Route,
    words::{self, boards as say, dates},
};
use chart::{CountLine, DayMarker, LineChart, Table, TableCell};
use ledger::{Due, Field, ItemId, day_number, numbered_day, work::schedule::RoundDeadline};
use leptos::prelude::*;

/// The key of the choice to show the pace.
const PACE: &str = "pace";

/// The days that matter.
struct CourseDays {
    feedback: Option<i32>,
    end: Option<Due>,
    today: i32,
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

/// What the dates in force would leave open at the end of each day on which one is reached, those without a date always.
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

/// The sheet.
pub fn panel(data: &BoardData<'_>) -> Panel {
    let CourseDays { feedback, end, today } = days(data);
    let rule = data.rule();
    let Some((first, last)) = data.whole.course.first().zip(data.whole.course.last()) else {
        return Panel {
            table: Table {
                title: say::Q_COURSE.to_owned(),
                ..Table::default()
            },
            ..Panel::default()
        };
    };
    let (open, unstruck) = (last.open(rule), last.unstruck());
    let from = feedback.unwrap_or(first.day).min(first.day);
    let end_day = end.map(|end| day_number(end.last_day()));
    let with_today = |of: &dyn Fn(&ledger::board::course::DayTotals) -> usize| {
        let mut points: Vec<(i32, usize)> = data.whole.course.iter().map(|at| (at.day, of(at))).collect();
        if last.day < today {
            points.push((today, of(last)));
        }
        points
    };
    let planned = planned(data, from);
    // Dates in a far year would leave the way of these months no room.
    let reach = end_day.unwrap_or(today).max(today).max(from + 30);
    let far = planned
        .last()
        .map_or(reach, |point| point.0)
        .clamp(reach, reach.max(today + 120));
    let mut lines = vec![CountLine {
        class: "line-plan",
        name: say::PLANNED.to_owned(),
        points: clipped(planned, far),
        ..CountLine::default()
    }];
    if from < first.day {
        lines.push(CountLine {
            class: "line-before",
            name: say::BEFORE.to_owned(),
            points: vec![
                (from, first.steps.total(ledger::count::CountUnit::Problems)),
                (first.day, first.open(rule)),
            ],
            straight: true,
            ..CountLine::default()
        });
    }
    if let (Some(end), true, Some(_)) = (end_day, open > 0, data.address.choice(PACE))
        && end > today
    {
        lines.push(CountLine {
            class: "line-pace",
            name: say::PACE.to_owned(),
            points: vec![(today, open), (end, 0)],
            straight: true,
            ..CountLine::default()
        });
    }
    lines.push(CountLine {
        class: "line-unstruck",
        name: say::UNSTRUCK.to_owned(),
        points: with_today(&|at| at.unstruck()),
        end_label: true,
        ..CountLine::default()
    });
    lines.push(CountLine {
        class: "line-open",
        name: say::OPEN.to_owned(),
        points: with_today(&|at| at.open(rule)),
        straight: false,
        end_label: true,
        fill: Some("ground-open"),
    });
    let mark = |day: i32, name: &str, class| DayMarker {
        day,
        name: say::marked(name, day),
        class,
    };
    let now = if data.address.on.is_some() {
        say::THAT_DAY
    } else {
        say::TODAY
    };
    let marked = [
        feedback.map(|day| mark(day, say::FEEDBACK, "mark-day")),
        Some(mark(today, now, "mark-today")),
        end_day.map(|day| mark(day, say::PERIOD_ENDS, "mark-end")),
    ];
    let left = end_day.map_or(0, |end| end - today);
    let mut note = String::from(say::COURSE_RULE);
    match (end, data.address.choice(PACE)) {
        (Some(end), Some(_)) => note.push_str(&say::pace(open, &dates::written(end), left)),
        (Some(end), None) => note.push_str(&say::period(open, &dates::written(end), left)),
        (None, _) => note.push_str(say::NO_FEEDBACK),
    }
    Panel {
        table: table(data),
        picture: PanelPicture::Course(LineChart {
            label: say::course(open, unstruck),
            days: (from, far),
            lines,
            markers: marked.into_iter().flatten().collect(),
        }),
        note,
        ..Panel::default()
    }
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

/// The way to ask for the pace, and back.
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
