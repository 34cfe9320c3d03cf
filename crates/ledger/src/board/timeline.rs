//! Time line (时间表): problems with their measures and phases as rows, each from the feedback to its date, with the
//! first date where an extension put it off; the dates of the round and its milestones. And what a change of a date
//! takes. Only dates: where they lie on a canvas is for the drawing code.

use crate::{
    Command, Due, Field, ItemId, Kind, Ledger, Progress, Today, Value,
    closeout::CloseoutAct,
    count::{BreakdownRow, RowName},
    work::{due::Lateness, schedule::RoundDeadline},
};
use jiff::civil::Date;

/// A problem, a measure or a phase in time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TimelineRow {
    /// The item.
    pub item: ItemId,
    /// The problem that it is, or is a part of.
    pub problem: ItemId,
    /// A problem, a measure or a phase.
    pub kind: Kind,
    /// First day: that of the feedback; of a phase, the end of the phase before it.
    pub from: Option<Date>,
    /// The first date, where an extension put it off.
    pub first: Option<Due>,
    /// The date in force.
    pub due: Option<Due>,
    /// Whether the date is its own; a measure without one has its problem's.
    pub own: bool,
    /// How far it has come.
    pub progress: Progress,
    /// How it stands to the date; a part by its own.
    pub lateness: Lateness,
    /// The day on which it was finished, or struck off if that came first.
    pub ended: Option<Date>,
    /// The day on which its problem was struck off.
    pub closed: Option<Date>,
    /// 并长期坚持
    pub long_term: bool,
}

/// Rows of one group, leader, department or person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TimelineBand {
    /// Name of the row of the counter.
    pub name: RowName,
    /// Its problems, in the order of the set.
    pub problems: Vec<ItemId>,
    /// Each problem with its measures behind it, and each measure with its phases; none if the band is folded.
    pub lines: Vec<TimelineRow>,
}

/// A dated thing of the whole round.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TimelineMark {
    /// A date of the round.
    Stage(RoundDeadline),
    /// 反馈
    Feedback,
    /// 大事记
    Milestone(ItemId),
}

/// A time line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Timeline {
    /// The bands, in the order of the counter.
    pub bands: Vec<TimelineBand>,
    /// What the round has dates for, earliest first.
    pub marks: Vec<(Date, TimelineMark)>,
    /// The end of the concentrated period.
    pub concentrated: Option<Date>,
}

/// What a change of a date is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateChange {
    /// The date is set.
    Set,
    /// It is put off by an extension, with a reason and who approved it.
    Extend,
}

impl DateChange {
    /// The change as a command.
    pub fn command(self, item: ItemId, to: Due, reason: &str, approver: &str) -> Command {
        match self {
            DateChange::Set => Command::Set {
                item,
                field: Field::Due,
                value: Value::from(to),
            },
            DateChange::Extend => Command::Closeout {
                problem: item,
                act: CloseoutAct::Extend {
                    until: to,
                    reason: reason.to_owned(),
                    approver: approver.to_owned(),
                },
            },
        }
    }

    /// The command with something in the place of what is still to be written.
    pub fn stand_in(self, item: ItemId, to: Due) -> Command {
        self.command(item, to, "-", "-")
    }
}

impl Ledger {
    /// Rows of problems in time; the lines of the bands that are open.
    pub fn time_line(&self, rows: Vec<BreakdownRow>, today: Today, open: &dyn Fn(&RowName) -> bool) -> Timeline {
        let feedback = self.feedback_day();
        let rows = rows.into_iter();
        let bands = rows.map(|row| {
            let shown = if open(&row.name) { row.problems.as_slice() } else { &[] };
            let lines = shown.iter();
            TimelineBand {
                lines: lines
                    .flat_map(|problem| self.lines_of(*problem, feedback, today))
                    .collect(),
                name: row.name,
                problems: row.problems,
            }
        });
        let bands = bands.collect();
        let schedule = self.schedule();
        let day_of = |one: &crate::work::schedule::ScheduledDeadline| one.date().map(Due::last_day);
        let stages = schedule
            .iter()
            .filter_map(|one| Some((day_of(one)?, TimelineMark::Stage(one.stage))));
        let milestones = self.standing_alone(Kind::Milestone).into_iter();
        let milestones = milestones.filter_map(|id| {
            let due: Due = self.text(id, Field::Dated).parse().ok()?;
            Some((due.last_day(), TimelineMark::Milestone(id)))
        });
        let feedback = feedback.map(|day| (day, TimelineMark::Feedback));
        let mut marks: Vec<(Date, TimelineMark)> = feedback.into_iter().chain(stages).chain(milestones).collect();
        marks.sort_by_key(|(day, _)| *day);
        Timeline {
            bands,
            marks,
            concentrated: schedule
                .iter()
                .find(|one| one.stage == RoundDeadline::Concentrated)
                .and_then(day_of),
        }
    }

    /// What it takes that an item's date in force becomes this one. Whether it is allowed is asked with the command.
    pub fn redating(&self, item: ItemId, to: Due) -> DateChange {
        if self.kind(item) != Some(Kind::Problem) {
            return DateChange::Set;
        }
        let dates = self.dates(item);
        let later = dates.first.is_some_and(|first| to.last_day() > first.last_day());
        if later && self.date_binding(item).is_some() || dates.extended() {
            DateChange::Extend
        } else {
            DateChange::Set
        }
    }

    fn is_long_term(&self, item: ItemId) -> bool {
        self.value(item, Field::LongTerm) == Some(&Value::Flag(true))
    }

    fn feedback_day(&self) -> Option<Date> {
        let due: Due = self.text(ItemId::ROUND, Field::FeedbackOn).parse().ok()?;
        Some(due.last_day())
    }

    fn lines_of(&self, problem: ItemId, from: Option<Date>, today: Today) -> Vec<TimelineRow> {
        let dates = self.dates(problem);
        let struck_off = self.closeout(problem).struck_off().map(|step| step.fact.at);
        let whole = TimelineRow {
            item: problem,
            problem,
            kind: Kind::Problem,
            from,
            first: dates.first.filter(|first| dates.in_force != Some(*first)),
            due: dates.in_force,
            own: true,
            progress: self.progress(problem),
            lateness: self.lateness(problem, today),
            ended: self.ended(problem, today),
            closed: struck_off.map(|at| today.zone.day_of(at)),
            long_term: self.is_long_term(problem),
        };
        let mut lines = vec![whole.clone()];
        for measure in self.parts(problem, Kind::Measure) {
            let line = self.part_line(measure, Kind::Measure, &whole, today);
            let mut from = line.from;
            let due = line.due;
            lines.push(line);
            for phase in self.parts(measure, Kind::Phase) {
                let mut line = self.part_line(phase, Kind::Phase, &whole, today);
                line.from = from.filter(|from| line.due.or(due).is_none_or(|due| *from <= due.last_day()));
                from = line.due.map(Due::last_day).or(from);
                lines.push(line);
            }
        }
        lines
    }

    fn part_line(&self, item: ItemId, kind: Kind, whole: &TimelineRow, today: Today) -> TimelineRow {
        let own = self.text(item, Field::Due).parse::<Due>().is_ok();
        let due = self.due_in_force(item);
        let lateness = self.lateness(item, today);
        TimelineRow {
            item,
            kind,
            first: None,
            due,
            own,
            progress: self.progress(item),
            lateness,
            ended: self.ended(item, today),
            long_term: own && self.is_long_term(item),
            ..whole.clone()
        }
    }
}
