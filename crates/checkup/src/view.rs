//! What rules look at: a problem with its texts, a single text, the round with the digests of its problems, two problems beside
//! each other. Views only; nothing is kept here.

use crate::digest::{CrossIndex, Digest};
use crate::quick_map::QuickMap;
use crate::{CheckSettings, Finding};
use ledger::{Field, ItemId, Kind, Ledger, Progress, Today};
use std::collections::BTreeSet;

/// What holds for the whole check.
pub(crate) struct Scope<'a> {
    /// The checklist.
    pub ledger: &'a Ledger,
    /// Thresholds, and what is switched off.
    pub settings: &'a CheckSettings,
    /// The day.
    pub today: Today,
    /// Which habits most of the checklist keeps. Known once all problems are looked at: for what looks at the round.
    pub habits: Habits,
    /// Who was entered.
    pub register: &'a KnownNames,
    /// Whether the checklist was made of a text that is read, to be published.
    pub of_text: bool,
    /// Whether the checklist is a part of another.
    pub is_part: bool,
}

/// Habits that at least half of the problems keep: only then a problem that does not is a finding of its own.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Habits {
    /// Somebody answers for each problem.
    pub answered: bool,
    /// A person or a department answers, besides the leader.
    pub hands: bool,
    /// Each problem has a date.
    pub dated: bool,
    /// Evidence has a number, a date, a place.
    pub evidence: [bool; 3],
}

/// Names that were entered.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct KnownNames {
    /// 人员
    pub people: BTreeSet<String>,
    /// 科室
    pub departments: BTreeSet<String>,
}

/// What a text of the checklist tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ProseRole {
    /// Title of a problem or a measure.
    Title,
    /// Words of the inspectors, never ours to mend.
    Original,
    /// What was wrong, and why.
    Finding,
    /// What is to be done.
    Plan,
    /// What was done and what came of it.
    Result,
    /// What is done next.
    Next,
    /// A text of the round.
    Round,
    /// The contact block, which is meant to be published.
    Contact,
}

/// One text of the checklist.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Prose<'a> {
    /// The item.
    pub item: ItemId,
    /// Its field.
    pub field: Field,
    /// What it tells.
    pub role: ProseRole,
    /// Progress of the problem that it is a text of.
    pub step: Option<Progress>,
    /// The text.
    pub words: &'a str,
}

impl Prose<'_> {
    /// A finding about words of it.
    pub fn finding(&self, what: crate::What, words: std::ops::Range<usize>) -> Finding {
        Finding::of(what, self.item, self.field).at(words)
    }
}

/// A problem with its texts.
pub(crate) struct ProblemView<'a> {
    /// The whole.
    pub scope: &'a Scope<'a>,
    /// The problem.
    pub id: ItemId,
    /// Its progress.
    pub step: Progress,
    /// Its texts and those of its parts that are not blank.
    pub texts: Vec<Prose<'a>>,
    /// Its measures.
    pub measures: Vec<ItemId>,
    /// Whether there is any decision on it: without one, nothing of its close-out needs to be looked at.
    pub decided: bool,
}

impl<'a> ProblemView<'a> {
    /// The view of a problem.
    pub fn of(scope: &'a Scope<'a>, id: ItemId) -> ProblemView<'a> {
        let ledger = scope.ledger;
        let measures = ledger.parts(id, Kind::Measure);
        let step = ledger.progress(id);
        let mut view = ProblemView {
            scope,
            id,
            step,
            texts: Vec::new(),
            measures,
            decided: !ledger.decisions(id).is_empty(),
        };
        for (field, role) in PROBLEM_TEXTS {
            view.add(id, field, role);
        }
        for measure in view.measures.clone() {
            for (field, role) in MEASURE_TEXTS {
                view.add(measure, field, role);
            }
            for phase in ledger.parts(measure, Kind::Phase) {
                view.add(phase, Field::Title, ProseRole::Plan);
                view.add(phase, Field::Outcome, ProseRole::Result);
            }
        }
        for passage in ledger.parts(id, Kind::Passage) {
            view.add(passage, Field::Remarks, ProseRole::Result);
        }
        view
    }

    fn add(&mut self, item: ItemId, field: Field, role: ProseRole) {
        let words = self.scope.ledger.text(item, field);
        if !words.trim().is_empty() {
            self.texts.push(Prose {
                item,
                field,
                role,
                step: Some(self.step),
                words,
            });
        }
    }

    /// A text of the problem itself.
    pub fn text(&self, field: Field) -> &'a str {
        self.scope.ledger.text(self.id, field)
    }

    /// Its texts of one role.
    pub fn of_role(&self, role: ProseRole) -> impl Iterator<Item = &Prose<'a>> {
        self.texts.iter().filter(move |prose| prose.role == role)
    }

    /// A finding about the problem, or a field of it.
    pub fn finding(&self, what: crate::What, field: impl Into<Option<Field>>) -> Finding {
        Finding::of(what, self.id, field)
    }
}

/// Texts of a problem.
const PROBLEM_TEXTS: [(Field, ProseRole); 11] = [
    (Field::Title, ProseRole::Title),
    (Field::Original, ProseRole::Original),
    (Field::Situation, ProseRole::Finding),
    (Field::Cause, ProseRole::Finding),
    (Field::MeasuresText, ProseRole::Plan),
    (Field::Rectification, ProseRole::Result),
    (Field::Outcome, ProseRole::Result),
    (Field::CurrentEffect, ProseRole::Result),
    (Field::NextSteps, ProseRole::Next),
    (Field::Similar, ProseRole::Result),
    (Field::Remarks, ProseRole::Result),
];

/// Texts of a measure.
const MEASURE_TEXTS: [(Field, ProseRole); 5] = [
    (Field::Title, ProseRole::Plan),
    (Field::Outcome, ProseRole::Result),
    (Field::CurrentEffect, ProseRole::Result),
    (Field::NextSteps, ProseRole::Next),
    (Field::Remarks, ProseRole::Result),
];

/// Texts of the round.
pub(crate) const ROUND_TEXTS: [(Field, ProseRole); 11] = [
    (Field::Opening, ProseRole::Round),
    (Field::Organisation, ProseRole::Round),
    (Field::Between, ProseRole::Round),
    (Field::ResultsIntro, ProseRole::Round),
    (Field::IntroDone, ProseRole::Round),
    (Field::IntroNearlyDone, ProseRole::Round),
    (Field::IntroUnderWay, ProseRole::Round),
    (Field::IntroNotStarted, ProseRole::Round),
    (Field::Plan, ProseRole::Round),
    (Field::LeadingGroup, ProseRole::Round),
    (Field::Contact, ProseRole::Contact),
];

/// The round with the digests of its problems.
pub(crate) struct RoundView<'a> {
    /// The whole.
    pub scope: &'a Scope<'a>,
    /// Its problems, in the order of reading.
    pub order: &'a [ItemId],
    /// The digests of its problems.
    pub digests: &'a QuickMap<ItemId, Digest>,
    /// Its groups, in the order of reading.
    pub groups: &'a [ItemId],
    /// How many problems cite each document.
    pub citing: &'a QuickMap<ItemId, usize>,
}

impl<'a> RoundView<'a> {
    /// The problems with their digests, in the order of reading.
    pub fn problems(&self) -> impl Iterator<Item = (ItemId, &'a Digest)> {
        self.order.iter().filter_map(|id| Some((*id, self.digests.get(id)?)))
    }
}

/// A problem beside all others.
pub(crate) struct PairView<'a> {
    /// The whole.
    pub scope: &'a Scope<'a>,
    /// The problem.
    pub id: ItemId,
    /// Its digest.
    pub digest: &'a Digest,
    /// The digests of all problems.
    pub digests: &'a QuickMap<ItemId, Digest>,
    /// What stands where.
    pub index: &'a CrossIndex,
    /// The place of each problem in the order of reading.
    pub places: &'a QuickMap<ItemId, usize>,
    /// All problems, in the order of reading.
    pub order: &'a [ItemId],
    /// The titles of all problems, in that order.
    pub titles: &'a [TitleRow],
}

/// A title for a first comparison: without looking at its problem.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct TitleRow {
    /// Its pairs of characters as a set of 64 bits.
    pub bits: u64,
    /// How many pairs it has.
    pub pairs: usize,
}

impl<'a> PairView<'a> {
    /// Whether another stands before this one in the order of reading.
    pub fn is_before(&self, other: ItemId) -> bool {
        other != self.id && self.places.get(&other) < self.places.get(&self.id)
    }

    /// The title of another problem.
    pub fn title(&self, other: ItemId) -> String {
        self.scope.ledger.text(other, Field::Title).to_owned()
    }

    /// The first of these problems in the order of reading, if it stands before this one.
    pub fn earliest(&self, among: impl IntoIterator<Item = ItemId>) -> Option<ItemId> {
        let before = among.into_iter().filter(|other| self.is_before(*other));
        before.min_by_key(|other| self.places.get(other).copied())
    }
}
