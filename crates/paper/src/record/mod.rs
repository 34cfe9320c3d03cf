//! Record: the ledger of one day as plain values, from which papers are made. The only place of this crate that asks
//! the ledger, so that everything else works on plain values, and one reading serves a paper of a thousand problems.
//! Counts are the counter's.

mod closeout;
mod entries;
mod problem;

pub use closeout::{Act, CloseoutRecord, CloseoutRecordRound, Extension};
pub use entries::{Draw, Evidence, Handout, Milestone};
pub use problem::{Measure, Passage, Problem};

use crate::terms::NoticeWording;
use crate::terms::{
    CloseoutTally, CountingRule, Field, ItemId, Kind, LatenessTally, Ledger, Progress, Tally, Today, Value,
};
use crate::terms::{CountUnit, CountedAs};
use std::collections::{BTreeMap, HashMap};

/// Texts of an item's fields; empty ones are left out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Words(BTreeMap<Field, String>);

impl Words {
    fn of(ledger: &Ledger, item: ItemId, kind: Kind) -> Words {
        let words = kind.fields().filter_map(|field| {
            let text = ledger.text(item, field);
            (!text.is_empty()).then(|| (field, text.to_owned()))
        });
        Words(words.collect())
    }

    /// Text of a field; empty if there is none.
    pub fn get(&self, field: Field) -> &str {
        self.0.get(&field).map_or("", String::as_str)
    }

    pub(crate) fn set(&mut self, field: Field, words: String) {
        if words.is_empty() {
            self.0.remove(&field);
        } else {
            self.0.insert(field, words);
        }
    }
}

/// A group with its problems.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// Group; `None` for problems in no group.
    pub group: Option<Group>,
    /// Depth: 0 for an aspect.
    pub depth: usize,
    /// Its own problems, as indexes into [`Record::problems`].
    pub problems: Vec<usize>,
}

/// A group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// Item.
    pub id: ItemId,
    /// Title.
    pub title: String,
    /// Texts of its fields.
    pub words: Words,
    /// How its heading was printed.
    pub printed: NoticeWording,
}

/// The ledger of one day, as plain values for papers.
#[derive(Clone, Debug)]
pub struct Record {
    /// The day.
    pub today: Today,
    /// Texts of the round's fields.
    pub round: Words,
    /// Numbers of the round's fields.
    numbers: HashMap<Field, i64>,
    /// Sections in the order of the checklist; empty ones are left out unless they contain others that are not.
    pub sections: Vec<Section>,
    /// Problems in the order of the checklist.
    pub problems: Vec<Problem>,
    /// Counting rule, by problem.
    pub rule: CountingRule,
    /// Counts of problems under the rule.
    pub tally: Tally,
    /// Counts of measures under the rule.
    pub measures: Tally,
    /// Counts by status of close-out.
    pub closeout: CloseoutTally,
    /// Counts by lateness.
    pub lateness: LatenessTally,
    /// Evidence, numbered as in the list of all evidence.
    pub evidence: Vec<Evidence>,
    /// 大事记 in the order of dates.
    pub milestones: Vec<Milestone>,
    /// Handouts, with their answers.
    pub handouts: Vec<Handout>,
    /// Draws for the look-back.
    pub draws: Vec<Draw>,
    /// Number of regulations.
    pub regulations: usize,
    /// 成效数据, summed: name, sum, unit.
    pub figures: Vec<(String, String, String)>,
    /// Whether a problem was removed, so that numbers as printed no longer fit.
    pub removed: bool,
}

impl Record {
    /// Record of a ledger on a day.
    pub fn of(ledger: &Ledger, today: Today) -> Record {
        let outline = ledger.outline();
        let mut shown = outline.sections.clone();
        crate::terms::leave_out_empty(&mut shown);
        let evidence = entries::evidence(ledger);
        let places: HashMap<ItemId, usize> = evidence.iter().enumerate().map(|(at, one)| (one.id, at)).collect();
        let rule = ledger.counting_rule().by_problem();
        let mut problems = Vec::new();
        let mut sections = Vec::new();
        for section in &shown {
            let path = section.group.map(|group| ledger.group_path(group)).unwrap_or_default();
            let names: Vec<String> = path
                .iter()
                .map(|id| ledger.text(*id, Field::Title).to_owned())
                .collect();
            let from = problems.len();
            for id in &section.problems {
                problems.push(Problem::of(ledger, *id, &names, rule, today, &places));
            }
            sections.push(Section {
                group: section.group.map(|id| Group::of(ledger, id)),
                depth: section.depth,
                problems: (from..problems.len()).collect(),
            });
        }
        let by_measure = CountingRule {
            counted: CountUnit::Measures,
            ..rule
        };
        let all: Vec<ItemId> = outline.problems().collect();
        let figures = ledger.figures(&all).into_iter();
        Record {
            today,
            round: Words::of(ledger, ItemId::ROUND, Kind::Round),
            numbers: numbers(ledger),
            sections,
            problems,
            rule,
            tally: Tally::of(ledger.steps(), rule),
            measures: Tally::of(ledger.steps(), by_measure),
            closeout: ledger.closeout_tally(),
            lateness: ledger.lateness_tally(today),
            milestones: entries::milestones(ledger),
            handouts: entries::handouts(ledger, today),
            draws: entries::draws(ledger),
            evidence,
            regulations: ledger.regulations(&all).total(),
            figures: figures
                .map(|sum| (sum.title, sum.total.to_string(), sum.unit))
                .collect(),
            removed: ledger.gone().any(|item| item.kind() == Some(Kind::Problem)),
        }
    }

    /// Number in a field of the round.
    pub fn number(&self, field: Field) -> Option<i64> {
        self.numbers.get(&field).copied()
    }

    /// Ids of the problems that satisfy a condition.
    pub fn ids(&self, keeps: impl Fn(&Problem) -> bool) -> Vec<ItemId> {
        let kept = self.problems.iter().filter(|problem| keeps(problem));
        kept.map(|problem| problem.id).collect()
    }

    /// Problems that count as this.
    pub fn counted_as(&self, counted: CountedAs) -> Vec<ItemId> {
        self.ids(|problem| problem.counted == counted)
    }

    /// Problems at this step.
    pub fn at(&self, step: Progress) -> Vec<ItemId> {
        self.ids(|problem| problem.progress == step)
    }

    /// Measures of all problems.
    pub fn measure_ids(&self) -> Vec<ItemId> {
        let measures = self.problems.iter().flat_map(|problem| &problem.measures);
        measures.map(|measure| measure.id).collect()
    }

    /// Number of groups at this depth.
    pub fn groups_at(&self, depth: usize) -> usize {
        let at = |section: &&Section| section.group.is_some() && section.depth == depth;
        self.sections.iter().filter(at).count()
    }

    /// Removes problems; counts stay as they were.
    pub(crate) fn leave_out(&mut self, is_out: impl Fn(&Problem) -> bool) {
        let mut places: Vec<Option<usize>> = Vec::new();
        let mut kept = 0;
        for problem in &self.problems {
            let stays = !is_out(problem);
            places.push(stays.then_some(kept));
            kept += usize::from(stays);
        }
        self.problems.retain(|problem| !is_out(problem));
        for section in &mut self.sections {
            let moved = section
                .problems
                .iter()
                .filter_map(|place| places.get(*place).copied().flatten());
            section.problems = moved.collect();
        }
        self.removed |= kept < places.len();
    }

    /// Whether the checklist was taken from a notice whose wording is known.
    pub fn was_printed(&self) -> bool {
        self.problems.iter().any(|problem| !problem.printed.is_empty())
    }
}

impl Group {
    fn of(ledger: &Ledger, id: ItemId) -> Group {
        let words = Words::of(ledger, id, Kind::Group);
        Group {
            id,
            title: words.get(Field::Title).to_owned(),
            printed: NoticeWording::read(words.get(Field::Printed)),
            words,
        }
    }
}

fn numbers(ledger: &Ledger) -> HashMap<Field, i64> {
    let fields = Kind::Round
        .fields()
        .filter_map(|field| match ledger.value(ItemId::ROUND, field) {
            Some(Value::Number(number)) => Some((field, *number)),
            _ => None,
        });
    fields.collect()
}
