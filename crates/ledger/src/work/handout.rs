//! Handouts and answers (交办与交回): which files were handed out, to whom, until when, and what came back. Derived from
//! items of the kinds `handout` and `intake`. Lateness follows from the dates that people wrote; what an answer did
//! not know of follows from ids of facts, never from a clock.

use crate::{Due, Fact, FactId, Field, Frontier, ItemId, Kind, Ledger, Today, WallTime, days_left};
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

    /// Whether it came back with nothing new: each answer says nothing beyond what was handed out.
    pub fn is_returned_empty(&self) -> bool {
        !self.answers.is_empty() && self.answers.iter().all(|answer| answer.is_empty)
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
    /// Whether the file says nothing of the problems of the handout beyond what was handed out.
    pub is_empty: bool,
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
    /// Of those answered, without anything new.
    pub received_empty: usize,
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
            counts.received_empty += usize::from(handout.is_returned_empty());
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
                let answer = self.answer(intake, &intakes, handout);
                handout.answers.push(answer);
            }
        }
        let mut handouts: Vec<Handout> = given.into_iter().map(|(_, handout)| handout).collect();
        let mut later: BTreeSet<Vec<String>> = BTreeSet::new();
        for handout in handouts.iter_mut().rev() {
            let again = !later.insert(self.people_in(&handout.to));
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
                handout.item == named && (*handout.by != *intake.from || self.names_person(&handout.to, intake.from))
            };
            return given.iter().position(|(_, handout)| answers(handout));
        }
        given.iter().rposition(|(added, handout)| {
            let basis = self
                .text(handout.item, Field::Basis)
                .parse::<Frontier>()
                .unwrap_or_default();
            added.time < intake.added.time
                && self.names_person(&handout.to, intake.from)
                && !basis.is_empty()
                && intake.basis.includes(&basis)
        })
    }

    fn answer(&self, intake: &Intake, all: &[Intake], handout: &Handout) -> HandoutAnswer {
        HandoutAnswer {
            intake: intake.item,
            written: self.text(intake.item, Field::Dated).parse().ok(),
            taken_in: intake.added.at,
            unseen: self.unseen(intake, all, &handout.scope),
            is_empty: self.says_nothing_new(intake, handout),
        }
    }

    /// Whether a file says nothing beyond what was handed out: it brought nothing but records of files, and has nothing about the
    /// problems of the handout from others than the one who handed out. Of a file that does not say what is in it nothing is claimed.
    fn says_nothing_new(&self, intake: &Intake, handout: &Handout) -> bool {
        let handed = self
            .text(handout.item, Field::Basis)
            .parse::<Frontier>()
            .unwrap_or_default();
        if intake.basis.is_empty() || handed.is_empty() {
            return false;
        }
        let is_record = |item| matches!(self.kind(self.whole_of(item)), Some(Kind::Handout | Kind::Intake));
        let brought = |fact: &Fact| intake.brought.contains(fact.id) && !fact.item().is_some_and(is_record);
        let beyond =
            |fact: &Fact| intake.basis.contains(fact.id) && !handed.contains(fact.id) && *fact.by != *handout.by;
        !self.facts().iter().any(brought) && !self.facts_about(&handout.scope).into_iter().any(beyond)
    }

    /// The facts about these problems and their parts, each once; about all problems if none are named.
    pub(crate) fn facts_about(&self, scope: &[ItemId]) -> Vec<&Fact> {
        let problems: Vec<ItemId> = match scope {
            [] => self.outline().problems().collect(),
            some => some.to_vec(),
        };
        let items: BTreeSet<ItemId> = problems
            .into_iter()
            .flat_map(|problem| self.with_parts(problem))
            .collect();
        let items = items.into_iter().filter_map(|item| self.item(item));
        let facts: BTreeSet<FactId> = items.flat_map(|item| item.log.iter().copied()).collect();
        facts.into_iter().filter_map(|id| self.fact(id)).collect()
    }

    /// Whether anybody but `sender` recorded something about these problems that was not in the file with these facts: whether what
    /// was handed out is filled in at all.
    pub fn is_filled_in(&self, scope: &[ItemId], sender: &str, handed: &Frontier) -> bool {
        let facts = self.facts_about(scope);
        facts
            .iter()
            .any(|fact| !handed.contains(fact.id) && *fact.by != *sender)
    }

    /// Number of facts about these problems that were here when the file came and that its sender did not have. Facts
    /// that came in with it from others do not count.
    fn unseen(&self, intake: &Intake, all: &[Intake], scope: &[ItemId]) -> usize {
        if intake.basis.is_empty() {
            return 0;
        }
        let together = |other: &&Intake| other.added.action == intake.added.action;
        let together: Vec<&Frontier> = all.iter().filter(together).map(|other| &other.brought).collect();
        let before = |fact: &&Fact| {
            fact.time < intake.added.time
                && fact.action != intake.added.action
                && !together.iter().any(|brought| brought.contains(fact.id))
        };
        let facts = self.facts_about(scope).into_iter().filter(before);
        facts.filter(|fact| !intake.basis.contains(fact.id)).count()
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

/// Ids of items in a text, divided by spaces.
pub(crate) fn ids(text: &str) -> Vec<ItemId> {
    text.split_whitespace().filter_map(|id| id.parse().ok()).collect()
}
