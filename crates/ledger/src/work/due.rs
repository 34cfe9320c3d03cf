//! Due date of a problem (完成时限): the first date, its extensions, days left, lateness. Days freeze when the problem is
//! struck off. Today, and the clock by which a moment becomes a day, come in as values.

use crate::{
    Body, DecisionKind, Due, Field, ItemId, Kind, Ledger, Today,
    closeout::{DecisionStep, withdrawals},
    day_number,
};

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

/// How a problem stands to its date. Days are counted to the last day that keeps it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Lateness {
    /// It has no date.
    NoDate,
    /// Days are left: 0 on the day itself.
    InTime(i32),
    /// Late by this number of days.
    Late(i32),
    /// Struck off in time, with this number of days left.
    ClosedInTime(i32),
    /// Struck off late by this number of days.
    ClosedLate(i32),
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

    /// Days left to the date in force of a problem: negative when late, and frozen at the day of its strike-off.
    pub fn days_left(&self, problem: ItemId, today: Today) -> Option<i32> {
        match self.lateness(problem, today) {
            Lateness::NoDate => None,
            Lateness::InTime(days) | Lateness::ClosedInTime(days) => Some(days),
            Lateness::Late(days) | Lateness::ClosedLate(days) => Some(-days),
        }
    }

    /// How a problem stands to its date.
    pub fn lateness(&self, problem: ItemId, today: Today) -> Lateness {
        let due = self.due_in_force(problem).map(|due| day_number(due.last_day()));
        let closed = self
            .closeout(problem)
            .struck_off()
            .map(|step| day_number(today.zone.day_of(step.fact.at)));
        stands_to(due, closed, day_number(today.day))
    }
}

/// Lateness of something with this last day, all given as day numbers; frozen at the day on which it was closed.
pub(crate) fn stands_to(due: Option<i32>, closed: Option<i32>, today: i32) -> Lateness {
    let Some(due) = due else {
        return Lateness::NoDate;
    };
    let left = due.saturating_sub(closed.unwrap_or(today));
    match (closed, left < 0) {
        (None, false) => Lateness::InTime(left),
        (None, true) => Lateness::Late(-left),
        (Some(_), false) => Lateness::ClosedInTime(left),
        (Some(_), true) => Lateness::ClosedLate(-left),
    }
}
