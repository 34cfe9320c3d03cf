//! My list (我的待办): what concerns a person today, with the next step of each entry. A person is concerned as the one
//! in charge of a problem, as the owner of a measure, as the leader who checks, or as the office that decides. What a
//! role sees is a convention, not a lock.

use crate::{
    Due, Field, Item, ItemId, Kind, Ledger, Progress, Today,
    closeout::{Closeout, CloseoutRound, CloseoutStatus, MissingForCloseout, same_hand},
    work::due::Lateness,
};

/// The person whose list it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ListOwner<'a> {
    /// Name of the person.
    pub name: &'a str,
    /// Whether the person works for the office that decides (整改办).
    pub office: bool,
}

/// In what capacity somebody is concerned.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Concern {
    /// 责任人 of the problem.
    InCharge,
    /// 责任人 of a measure.
    Measure,
    /// 责任领导
    Leader,
    /// 整改办
    Office,
}

/// Part of the list, by urgency.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TodoBucket {
    /// 逾期未完成
    Late,
    /// 已完成待销号
    Awaiting,
    /// 本周: up to this Sunday.
    ThisWeek,
    /// 以后, or without a date.
    Later,
    /// 等待他人
    Waiting,
    /// 已办结
    Done,
}

/// Next step on a problem or a measure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NextStep {
    /// Answer a return: mend what its reason says, and apply again.
    AnswerReturn,
    /// A look-back found that it came back: rectify anew, and apply again.
    RectifyAgain,
    /// Finish this number of measures.
    FinishMeasures(usize),
    /// Finish this measure.
    FinishMeasure,
    /// Write how far it has come.
    WriteProgress,
    /// Write the result.
    WriteOutcome,
    /// Name the proofs.
    NameEvidence,
    /// Apply for close-out.
    Apply,
    /// Check the application.
    Check,
    /// Decide on the application.
    Decide,
    /// Settle decisions that contradict each other.
    Settle,
    /// Somebody else is to work on it or to apply.
    AwaitWork,
    /// The leader is to check.
    AwaitCheck,
    /// The office is to decide.
    AwaitDecision,
    /// Nothing more.
    Nothing,
}

/// One entry of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TodoEntry {
    /// Part of the list that the entry stands in.
    pub bucket: TodoBucket,
    /// The problem.
    pub problem: ItemId,
    /// The measure, if the entry is about one.
    pub measure: Option<ItemId>,
    /// In what capacity the person is concerned.
    pub concern: Concern,
    /// What is to be done next.
    pub next: NextStep,
    /// The date in force.
    pub due: Option<Due>,
    /// How the problem, or the measure, stands to it.
    pub lateness: Lateness,
}

impl Ledger {
    /// What this person is concerned with: late first, each bucket by date, then in the order of reading.
    pub fn mine(&self, me: ListOwner, today: Today) -> Vec<TodoEntry> {
        let mut list = Vec::new();
        for problem in self.outline().problems() {
            self.concern_with(problem, me, today, &mut list);
        }
        list.sort_by_key(|entry: &TodoEntry| (entry.bucket, days(entry.lateness)));
        list
    }

    fn concern_with(&self, problem: ItemId, me: ListOwner, today: Today, list: &mut Vec<TodoEntry>) {
        let closeout = self.closeout(problem);
        let named = |field| self.names_person(self.text(problem, field), me.name);
        let mut steps: Vec<(Concern, NextStep)> = Vec::new();
        if named(Field::Person) {
            steps.push((Concern::InCharge, self.step_in_charge(problem, &closeout)));
        }
        if named(Field::Leader) {
            steps.push((Concern::Leader, step_of_leader(&closeout, me.name)));
        }
        if me.office {
            let step = self.step_of_office(problem, &closeout, me.name);
            steps.extend(step.map(|step| (Concern::Office, step)));
        }
        // One entry for each problem: the one that asks something of the person.
        let asked = |(_, step): &&(Concern, NextStep)| !matches!(bucket_of_step(*step), Some(TodoBucket::Waiting));
        let chosen = steps.iter().find(asked).or(steps.first());
        if let Some((concern, next)) = chosen.copied() {
            let lateness = self.lateness(problem, today);
            list.push(TodoEntry {
                bucket: bucket_of_step(next).unwrap_or_else(|| bucket_of_date(lateness, today)),
                problem,
                measure: None,
                concern,
                next,
                due: self.due_in_force(problem),
                lateness,
            });
        }
        for measure in self.parts(problem, Kind::Measure) {
            if self.names_person(self.text(measure, Field::Person), me.name) {
                list.push(self.entry_of_measure(problem, measure, today));
            }
        }
    }

    fn entry_of_measure(&self, problem: ItemId, measure: ItemId, today: Today) -> TodoEntry {
        let lateness = self.lateness(measure, today);
        let done = self.is_ended(measure);
        TodoEntry {
            bucket: if done {
                TodoBucket::Done
            } else {
                bucket_of_date(lateness, today)
            },
            problem,
            measure: Some(measure),
            concern: Concern::Measure,
            next: if done {
                NextStep::Nothing
            } else {
                NextStep::FinishMeasure
            },
            due: self.due_in_force(measure),
            lateness,
        }
    }

    /// Whether a measure is finished, or was struck off with its problem.
    fn is_ended(&self, measure: ItemId) -> bool {
        let problem = self.item(measure).and_then(Item::under).unwrap_or(measure);
        self.progress(measure) == Progress::Done || self.is_struck_off(problem)
    }

    fn step_in_charge(&self, problem: ItemId, closeout: &Closeout) -> NextStep {
        match closeout.status {
            CloseoutStatus::StruckOff => NextStep::Nothing,
            CloseoutStatus::Pending if closeout.checked() || !self.is_led(problem) => NextStep::AwaitDecision,
            CloseoutStatus::Pending => NextStep::AwaitCheck,
            CloseoutStatus::Returned => NextStep::AnswerReturn,
            CloseoutStatus::Reopened => NextStep::RectifyAgain,
            CloseoutStatus::NotApplied => self.step_towards_applying(problem),
        }
    }

    fn step_towards_applying(&self, problem: ItemId) -> NextStep {
        let missing = self.missing_for_closeout(problem);
        let measures = missing.iter().find_map(|thing| match thing {
            MissingForCloseout::Measures(open) => Some(NextStep::FinishMeasures(open.len())),
            _ => None,
        });
        let has = |wanted: fn(&MissingForCloseout) -> bool| missing.iter().any(wanted);
        match measures {
            Some(step) => step,
            None if has(|thing| matches!(thing, MissingForCloseout::Progress(_))) => NextStep::WriteProgress,
            None if has(|thing| *thing == MissingForCloseout::Outcome) => NextStep::WriteOutcome,
            None if has(|thing| *thing == MissingForCloseout::Evidence) => NextStep::NameEvidence,
            None => NextStep::Apply,
        }
    }

    fn step_of_office(&self, problem: ItemId, closeout: &Closeout, name: &str) -> Option<NextStep> {
        if closeout.contested() {
            return Some(NextStep::Settle);
        }
        let round = closeout
            .current()
            .filter(|_| closeout.status == CloseoutStatus::Pending)?;
        let checked = round.checked_by().any(|check| !same_hand(&check.fact.by, name));
        Some(if applied(round, name) {
            NextStep::AwaitDecision
        } else if checked || !self.is_led(problem) {
            NextStep::Decide
        } else {
            NextStep::AwaitCheck
        })
    }

    pub(crate) fn is_led(&self, problem: ItemId) -> bool {
        !self.text(problem, Field::Leader).trim().is_empty()
    }
}

fn step_of_leader(closeout: &Closeout, name: &str) -> NextStep {
    match (closeout.status, closeout.current()) {
        (CloseoutStatus::StruckOff, _) => NextStep::Nothing,
        (CloseoutStatus::Pending, _) if closeout.checked() => NextStep::AwaitDecision,
        (CloseoutStatus::Pending, Some(round)) if !applied(round, name) => NextStep::Check,
        (CloseoutStatus::Pending, _) => NextStep::AwaitCheck,
        _ => NextStep::AwaitWork,
    }
}

fn applied(round: &CloseoutRound, name: &str) -> bool {
    round.live_applications().any(|step| same_hand(&step.fact.by, name))
}

/// Where a step stands whatever the date; none if it is to be done by the date.
fn bucket_of_step(step: NextStep) -> Option<TodoBucket> {
    match step {
        NextStep::AwaitWork | NextStep::AwaitCheck | NextStep::AwaitDecision => Some(TodoBucket::Waiting),
        NextStep::Nothing => Some(TodoBucket::Done),
        _ => None,
    }
}

fn bucket_of_date(lateness: Lateness, today: Today) -> TodoBucket {
    match lateness {
        Lateness::Late(_) => TodoBucket::Late,
        Lateness::Finished { .. } => TodoBucket::Awaiting,
        Lateness::InTime(days) if days <= today.to_sunday() => TodoBucket::ThisWeek,
        Lateness::InTime(_) | Lateness::NoDate => TodoBucket::Later,
        Lateness::ClosedInTime(_) | Lateness::ClosedLate(_) => TodoBucket::Done,
    }
}

/// By what entries of one part of the list are sorted: the longest late or finished first, then the nearest date.
fn days(lateness: Lateness) -> i32 {
    match lateness {
        Lateness::Late(days) | Lateness::Finished { days, .. } | Lateness::ClosedLate(days) => -days,
        Lateness::InTime(days) | Lateness::ClosedInTime(days) => days,
        Lateness::NoDate => i32::MAX,
    }
}
