//! Due date of a problem (完成时限): the first date, its extensions, days left, lateness. Days freeze when the problem is
//! finished or struck off, whichever came first. Today, and the clock by which a moment becomes a day, come in as values.

use crate::{
    Body, DecisionKind, Due, Fact, Field, ItemId, Kind, Ledger, Progress, Today, WallTime,
    closeout::{Closeout, DecisionStep, withdrawals},
    day_number, numbered_day,
};
use jiff::civil::Date;

/// The dates of a problem.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ProblemDates<'a> {
    /// The date that was set first; it stays visible. Of several in conflict the earliest.
    pub first: Option<Due>,
    /// The date in force: the first, or that of the standing extension. Of several extensions that did not see each
    /// other the earliest, until a further one settles it.
    pub in_force: Option<Due>,
    /// 延期, in the order of decision.
    pub extensions: Vec<DecisionStep<'a>>,
}

impl ProblemDates<'_> {
    /// Whether an extension is in force.
    pub fn extended(&self) -> bool {
        self.extensions.iter().any(DecisionStep::stands)
    }

    /// Whether extensions with different dates stand, made without seeing each other.
    pub fn contested(&self) -> bool {
        let mut dates = self
            .extensions
            .iter()
            .filter(|step| step.stands())
            .map(|step| step.decision.until);
        let first = dates.next();
        dates.any(|until| Some(until) != first)
    }
}

/// How work stands to its date. The clock runs until the day on which it was finished (its progress became 已完成), or was
/// struck off if that came first. Days are counted to the last day that keeps the date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Lateness {
    /// It has no date, and is not finished (or is struck off).
    NoDate,
    /// Days are left: 0 on the day itself.
    InTime(i32),
    /// 逾期未完成: late by this number of days.
    Late(i32),
    /// 已完成待销号; of a measure, which nobody strikes off, finished.
    Finished {
        /// Days that were left when it was finished, negative if it was late; none without a date.
        left: Option<i32>,
        /// Days since then.
        days: i32,
    },
    /// Struck off, and in time: with this number of days left.
    ClosedInTime(i32),
    /// Struck off, and late by this number of days when it was finished.
    ClosedLate(i32),
}

impl Lateness {
    /// 逾期完成: by how many days it was finished late, whether struck off since or not. A matter of history.
    pub fn finished_late(self) -> Option<i32> {
        match self {
            Lateness::Finished { left: Some(left), .. } => (left < 0).then_some(-left),
            Lateness::ClosedLate(days) => Some(days),
            Lateness::Finished { left: None, .. }
            | Lateness::NoDate
            | Lateness::InTime(_)
            | Lateness::Late(_)
            | Lateness::ClosedInTime(_) => None,
        }
    }

    /// Whether it is finished and not struck off (已完成待销号).
    pub fn awaits_strike_off(self) -> bool {
        matches!(self, Lateness::Finished { .. })
    }
}

/// What is known of when work was finished.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum FinishMoment {
    /// On this day, by 完成日期: its last day, by its number.
    Day(i32),
    /// At this moment, by the fact that set the progress.
    At(WallTime),
    /// Before this moment, at which it was entered as finished (a notice taken in). It is not called late for that.
    Before(WallTime),
}

impl Ledger {
    /// The dates of a problem.
    pub fn dates(&self, problem: ItemId) -> ProblemDates<'_> {
        let decisions = self.decisions(problem);
        let withdrawn = withdrawals(self, &decisions);
        let mut extensions: Vec<DecisionStep> = Vec::new();
        for (fact, decision) in decisions {
            if decision.kind != DecisionKind::Extend || decision.until.is_none() {
                continue;
            }
            let withdrawn_by = withdrawn.get(&fact.id).copied();
            if withdrawn_by.is_none() {
                let named = extensions
                    .iter_mut()
                    .find(|step| Some(step.fact.id) == decision.answers);
                named.into_iter().for_each(|step| step.followed_by = Some(fact.id));
            }
            extensions.push(DecisionStep {
                fact,
                decision,
                application: fact.id,
                withdrawn_by,
                followed_by: None,
            });
        }
        let first = self.date_of(problem);
        let standing = extensions.iter().filter(|step| step.stands());
        let extended = standing
            .filter_map(|step| step.decision.until)
            .min_by_key(|until| until.last_day());
        ProblemDates {
            first,
            in_force: extended.or(first),
            extensions,
        }
    }

    /// The date that the field of an item holds; of several in conflict the earliest.
    fn date_of(&self, item: ItemId) -> Option<Due> {
        let heads = self.heads(item, Field::Due).filter_map(|head| self.fact(head));
        let dates = heads.filter_map(|fact| match &fact.body {
            Body::Set { value, .. } => value.as_text()?.parse::<Due>().ok(),
            _ => None,
        });
        dates.min_by_key(|due| (due.last_day(), *due))
    }

    /// The date in force of a problem; of a measure its own, or else its problem's.
    pub fn due_in_force(&self, item: ItemId) -> Option<Due> {
        let found = self.item(item)?;
        let kind = found.kind()?;
        if kind == Kind::Problem {
            return self.dates(item).in_force;
        }
        let own = self.date_of(item);
        if kind == Kind::Measure && own.is_none() {
            return self.dates(found.under()?).in_force;
        }
        own
    }

    /// When a problem, a measure or a phase was finished, as far as that is known; none if it is not 已完成, or was found to
    /// have come back since (反弹).
    pub(crate) fn finish_moment(&self, item: ItemId, closeout: &Closeout) -> Option<FinishMoment> {
        if self.progress(item) != Progress::Done {
            return None;
        }
        let heads = self.heads(item, Field::Progress);
        let set: Vec<&Fact> = heads.filter_map(|head| self.fact(head)).collect();
        if let Some(rebound) = closeout.came_back()
            && set.iter().all(|fact| fact.time < rebound.time)
        {
            return None;
        }
        // Of several days in conflict the last, so that no report claims more than everybody agrees on.
        let values = self.values(item, Field::FinishedOn).into_iter();
        let days = values.filter_map(|(_, value)| value.as_text()?.parse::<Due>().ok());
        if let Some(day) = days.map(|due| day_number(due.last_day())).max() {
            return Some(FinishMoment::Day(day));
        }
        let entered = self.fact(item).map(|fact| fact.action);
        let first = set.into_iter().min_by_key(|fact| (fact.at, fact.id))?;
        Some(if Some(first.action) == entered {
            FinishMoment::Before(first.at)
        } else {
            FinishMoment::At(first.at)
        })
    }

    /// How a problem, a measure or a phase stands to its date in force.
    pub fn lateness(&self, item: ItemId, today: Today) -> Lateness {
        let problem = self
            .with_ancestors(item)
            .find(|id| self.kind(*id) == Some(Kind::Problem));
        let closeout = self.closeout(problem.unwrap_or(item));
        let due = self.due_in_force(item).map(|due| day_number(due.last_day()));
        let closed = closeout.struck_off().map(|step| step.fact.at);
        stands_to(due, self.finish_moment(item, &closeout), closed, today)
    }

    /// The day on which the clock of a problem, a measure or a phase stopped; none while it runs, or without a date.
    pub fn ended(&self, item: ItemId, today: Today) -> Option<Date> {
        let due = || self.due_in_force(item).map(|due| day_number(due.last_day()));
        let stop = match self.lateness(item, today) {
            Lateness::NoDate | Lateness::InTime(_) | Lateness::Late(_) => return None,
            Lateness::Finished { days, .. } => day_number(today.day).saturating_sub(days),
            Lateness::ClosedInTime(left) => due()?.saturating_sub(left),
            Lateness::ClosedLate(days) => due()?.saturating_add(days),
        };
        numbered_day(stop)
    }
}

/// Lateness of work with this last day, by its number, that was finished and struck off then.
pub(crate) fn stands_to(
    due: Option<i32>,
    finished: Option<FinishMoment>,
    closed: Option<WallTime>,
    today: Today,
) -> Lateness {
    let now = day_number(today.day);
    let day_of = |at| day_number(today.zone.day_of(at));
    let closed = closed.map(day_of);
    // A day that is still to come counts as today.
    let finish = finished.map(|finished| match finished {
        FinishMoment::Day(day) => day.min(now),
        FinishMoment::At(at) | FinishMoment::Before(at) => day_of(at).min(now),
    });
    let stop = finish.into_iter().chain(closed).min().unwrap_or(now);
    let left = due.map(|due| due.saturating_sub(stop)).map(|left| match finished {
        Some(FinishMoment::Before(_)) => left.max(0),
        Some(FinishMoment::Day(_) | FinishMoment::At(_)) | None => left,
    });
    match (closed, finish, left) {
        (None, Some(finish), left) => Lateness::Finished {
            left,
            days: now.saturating_sub(finish),
        },
        (_, _, None) => Lateness::NoDate,
        (None, None, Some(left)) if left < 0 => Lateness::Late(-left),
        (None, None, Some(left)) => Lateness::InTime(left),
        (Some(_), _, Some(left)) if left < 0 => Lateness::ClosedLate(-left),
        (Some(_), _, Some(left)) => Lateness::ClosedInTime(left),
    }
}
