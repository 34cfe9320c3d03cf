//! Handouts and answers (交办与交回): which files were handed out, to whom, until when, and what came back. Derived from
//! items of the kinds `handout` and `intake`. Lateness follows from the dates that people wrote; what an answer did
//! not know of follows from ids of facts, never from a clock.

use crate::{
    Due, Fact, Field, Frontier, ItemId, Kind, Ledger, Today, WallTime, days_left,
    work::people::{is_named, names},
};
use std::{collections::BTreeSet, sync::Arc};

/// A file that was handed out, with what came back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Handout {
    /// Its item.
    pub item: ItemId,
    /// Name of the receiver.
    pub to: String,
    /// Name of the person who handed it out.
    pub by: Arc<str>,
    /// Day on which it was handed out.
    pub on: Option<Due>,
    /// What is asked, in words.
    pub asked: String,
    /// When the answer is asked back.
    pub reply_by: Option<Due>,
    /// The problems that it is about; empty for the whole.
    pub scope: Vec<ItemId>,
    /// What came back, in the order of arrival.
    pub answers: Vec<HandoutAnswer>,
    /// State of the handout.
    pub standing: HandoutState,
}

impl Handout {
    /// Whether it came back more than once.
    pub fn is_answered_twice(&self) -> bool {
        self.answers.len() > 1
    }

    /// How many changes to its problems the last answer did not know of.
    pub fn unseen(&self) -> usize {
        self.answers.last().map_or(0, |answer| answer.unseen)
    }

    /// When it was answered first.
    pub fn received(&self) -> Option<WallTime> {
        self.answers.first().map(|answer| answer.taken_in)
    }
}

/// A file that came back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HandoutAnswer {
    /// The intake.
    pub intake: ItemId,
    /// When it was written, by the writer's clock.
    pub written: Option<Due>,
    /// When it was taken in, by the importer's clock.
    pub taken_in: WallTime,
    /// How many changes to the problems of the handout were here before it came and are not among the facts that its
    /// sender had: more than none is an answer on an old basis. What others brought in the same merge does not count.
    pub unseen: usize,
}

/// State of a handout.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum HandoutState {
    /// Not answered, and the date is past by this number of days.
    Overdue(i32),
    /// Not answered; days left, if there is a date.
    Awaited(Option<i32>),
    /// Answered after its date, by this number of days.
    ReceivedLate(i32),
    /// Answered.
    Received,
    /// Not answered, and another was handed out to the same person since.
    Replaced,
}

/// Counts of handouts by state. Replaced ones are not counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CollectionTally {
    /// Number of handouts.
    pub asked: usize,
    /// Answered, in time or late.
    pub received: usize,
    /// Of these, late.
    pub received_late: usize,
    /// Not answered.
    pub missing: usize,
    /// Of these, past their date.
    pub overdue: usize,
    /// Answered more than once.
    pub twice: usize,
    /// Of which the last answer is on an old basis.
    pub old_basis: usize,
}

impl CollectionTally {
    /// The counts of these.
    pub fn of(handouts: &[Handout]) -> CollectionTally {
        let mut counts = CollectionTally::default();
        for handout in handouts {
            match handout.standing {
                HandoutState::Replaced => continue,
                HandoutState::Overdue(_) => (counts.missing, counts.overdue) = (counts.missing + 1, counts.overdue + 1),
                HandoutState::Awaited(_) => counts.missing += 1,
                HandoutState::ReceivedLate(_) => {
                    (counts.received, counts.received_late) = (counts.received + 1, counts.received_late + 1);
                }
                HandoutState::Received => counts.received += 1,
            }
            counts.asked += 1;
            counts.twice += usize::from(handout.is_answered_twice());
            counts.old_basis += usize::from(handout.unseen() > 0);
        }
        counts
    }
}

/// A file that was taken in, as far as it matters here.
struct Intake<'a> {
    item: ItemId,
    added: &'a Fact,
    from: &'a str,
    basis: Frontier,
    brought: Frontier,
}

impl Ledger {
    /// The files that were handed out, in the order of handing out.
    pub fn handouts(&self, today: Today) -> Vec<Handout> {
        let mut given: Vec<(&Fact, Handout)> = self
            .standing_alone(Kind::Handout)
            .into_iter()
            .filter_map(|item| self.handed(item))
            .collect();
        given.sort_by_key(|(added, _)| (added.time, added.id));
        let intakes = self.handed_in();
        for intake in &intakes {
            let place = self.answered(&given, intake);
            if let Some((_, handout)) = place.and_then(|place| given.get_mut(place)) {
                let answer = self.answer(intake, &intakes, &handout.scope);
                handout.answers.push(answer);
            }
        }
        let mut handouts: Vec<Handout> = given.into_iter().map(|(_, handout)| handout).collect();
        let mut later: BTreeSet<String> = BTreeSet::new();
        for handout in handouts.iter_mut().rev() {
            let again = !later.insert(known_as(&handout.to));
            handout.standing = standing(handout, again, today);
        }
        handouts
    }

    fn handed(&self, item: ItemId) -> Option<(&Fact, Handout)> {
        let added = self.fact(item)?;
        let date = |field| self.text(item, field).parse().ok();
        Some((
            added,
            Handout {
                item,
                to: self.text(item, Field::Title).to_owned(),
                by: Arc::clone(&added.by),
                on: date(Field::Dated),
                asked: self.text(item, Field::Remarks).to_owned(),
                reply_by: date(Field::Due),
                scope: ids(self.text(item, Field::Scope)),
                answers: Vec::new(),
                standing: HandoutState::Awaited(None),
            },
        ))
    }

    /// The files that were taken in, in the order of arrival.
    fn handed_in(&self) -> Vec<Intake<'_>> {
        let items = self.standing_alone(Kind::Intake).into_iter();
        let mut intakes: Vec<Intake> = items
            .filter_map(|item| {
                Some(Intake {
                    item,
                    added: self.fact(item)?,
                    from: self.text(item, Field::Title),
                    basis: self.text(item, Field::Basis).parse().unwrap_or_default(),
                    brought: self.text(item, Field::Brought).parse().unwrap_or_default(),
                })
            })
            .collect();
        intakes.sort_by_key(|intake| (intake.added.time, intake.added.id));
        intakes
    }

    /// The handout that a file answers: the one it names, unless it came from the person who handed that out (then it
    /// is the receiver's own record of it); else the last one to its sender all of whose facts the sender had (a
    /// person who exports instead of answering has answered too).
    fn answered(&self, given: &[(&Fact, Handout)], intake: &Intake) -> Option<usize> {
        let named = self.text(intake.item, Field::Answers).parse::<ItemId>().ok();
        if let Some(named) = named {
            let answers = |handout: &Handout| {
                handout.item == named && (*handout.by != *intake.from || is_named(&handout.to, intake.from))
            };
            return given.iter().position(|(_, handout)| answers(handout));
        }
        given.iter().rposition(|(added, handout)| {
            let basis = self
                .text(handout.item, Field::Basis)
                .parse::<Frontier>()
                .unwrap_or_default();
            added.time < intake.added.time
                && is_named(&handout.to, intake.from)
                && !basis.is_empty()
                && intake.basis.includes(&basis)
        })
    }

    fn answer(&self, intake: &Intake, all: &[Intake], scope: &[ItemId]) -> HandoutAnswer {
        HandoutAnswer {
            intake: intake.item,
            written: self.text(intake.item, Field::Dated).parse().ok(),
            taken_in: intake.added.at,
            unseen: self.unseen(intake, all, scope),
        }
    }

    /// Number of facts about these problems that were here when the file came and that its sender did not have. Facts
    /// that came in with it from others do not count.
    fn unseen(&self, intake: &Intake, all: &[Intake], scope: &[ItemId]) -> usize {
        if intake.basis.is_empty() {
            return 0;
        }
        let problems: Vec<ItemId> = match scope {
            [] => self.outline().problems().collect(),
            some => some.to_vec(),
        };
        let items: BTreeSet<ItemId> = problems
            .into_iter()
            .flat_map(|problem| self.with_parts(problem))
            .collect();
        let logs = items
            .into_iter()
            .filter_map(|item| self.item(item))
            .flat_map(|item| item.log.iter());
        let together = |other: &&Intake| other.added.action == intake.added.action;
        let together: Vec<&Frontier> = all.iter().filter(together).map(|other| &other.brought).collect();
        let before = |fact: &&Fact| {
            fact.time < intake.added.time
                && fact.action != intake.added.action
                && !together.iter().any(|brought| brought.contains(fact.id))
        };
        let facts = logs.filter_map(|id| self.fact(*id)).filter(before);
        let unseen: BTreeSet<_> = facts
            .map(|fact| fact.id)
            .filter(|id| !intake.basis.contains(*id))
            .collect();
        unseen.len()
    }
}

fn standing(handout: &Handout, again: bool, today: Today) -> HandoutState {
    let Some(first) = handout.answers.first() else {
        return match handout.reply_by.map(|due| days_left(due, today.day)) {
            _ if again => HandoutState::Replaced,
            Some(left) if left < 0 => HandoutState::Overdue(-left),
            left => HandoutState::Awaited(left),
        };
    };
    let written = first
        .written
        .map_or_else(|| today.zone.day_of(first.taken_in), Due::last_day);
    match handout.reply_by.map(|due| days_left(due, written)) {
        Some(left) if left < 0 => HandoutState::ReceivedLate(-left),
        _ => HandoutState::Received,
    }
}

/// A person's name in the form in which it is compared.
fn known_as(name: &str) -> String {
    names(name).join("、")
}

fn ids(text: &str) -> Vec<ItemId> {
    text.split_whitespace().filter_map(|id| id.parse().ok()).collect()
}
