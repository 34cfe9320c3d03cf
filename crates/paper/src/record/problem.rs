//! Problems, measures and passages as papers print them.

use super::{CloseoutRecord, Words};
use crate::terms::CountedAs;
use crate::terms::NoticeWording;
use crate::terms::{CloseoutStatus, CountingRule, Due, Field, ItemId, Kind, Lateness, Ledger, Progress, Today, Value};
use std::collections::HashMap;

/// A problem.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Item.
    pub id: ItemId,
    /// Title.
    pub title: String,
    /// Texts of its fields.
    pub words: Words,
    /// Names of the groups that it stands in, outermost first.
    pub path: Vec<String>,
    /// Progress.
    pub progress: Progress,
    /// What the progress counts as.
    pub counted: CountedAs,
    /// How it was printed in the notice that was taken in.
    pub printed: NoticeWording,
    /// Measures.
    pub measures: Vec<Measure>,
    /// Texts that have no field of their own.
    pub passages: Vec<Passage>,
    /// Regulations, by name.
    pub regulations: Vec<String>,
    /// Figures: name, number, unit.
    pub figures: Vec<(String, String, String)>,
    /// Evidence, as indexes into [`super::Record::evidence`].
    pub evidence: Vec<usize>,
    /// First date.
    pub first_due: Option<Due>,
    /// Date in force.
    pub due: Option<Due>,
    /// 并长期坚持
    pub long_term: bool,
    /// Lateness by that date.
    pub lateness: Lateness,
    /// Status of close-out.
    pub status: CloseoutStatus,
    /// Rounds of close-out, and extensions.
    pub closing: CloseoutRecord,
}

/// A measure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Measure {
    /// Item.
    pub id: ItemId,
    /// Wording.
    pub title: String,
    /// Texts of its fields.
    pub words: Words,
    /// Progress.
    pub progress: Progress,
    /// Due date.
    pub due: Option<Due>,
    /// 并长期坚持
    pub long_term: bool,
    /// Phases: name and date.
    pub phases: Vec<(String, Option<Due>)>,
}

/// A labelled text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passage {
    /// Item.
    pub id: ItemId,
    /// Label.
    pub label: String,
    /// Text.
    pub text: String,
}

impl Problem {
    pub(super) fn of(
        ledger: &Ledger,
        id: ItemId,
        path: &[String],
        rule: CountingRule,
        today: Today,
        evidence: &HashMap<ItemId, usize>,
    ) -> Problem {
        let words = Words::of(ledger, id, Kind::Problem);
        let row = ledger.row(id);
        let progress = row.progress();
        let dates = ledger.dates(id);
        let text = |item, field| ledger.text(item, field).to_owned();
        let passage = |part| Passage {
            id: part,
            label: text(part, Field::Title),
            text: text(part, Field::Remarks),
        };
        let figure = |part| {
            let [title, unit, amount] = [Field::Title, Field::UnitOf, Field::Amount].map(|field| text(part, field));
            (title, amount, unit)
        };
        let parts = |kind| ledger.parts(id, kind).into_iter();
        let cited = ledger.evidence_of(id).into_iter();
        Problem {
            id,
            title: words.get(Field::Title).to_owned(),
            path: path.to_vec(),
            progress,
            counted: rule.counts_as(progress),
            printed: NoticeWording::read(words.get(Field::Printed)),
            measures: parts(Kind::Measure).map(|part| Measure::of(ledger, part)).collect(),
            passages: parts(Kind::Passage).map(passage).collect(),
            regulations: parts(Kind::Regulation).map(|part| text(part, Field::Title)).collect(),
            figures: parts(Kind::Figure).map(figure).collect(),
            evidence: cited.filter_map(|item| evidence.get(&item).copied()).collect(),
            first_due: dates.first,
            due: dates.in_force,
            long_term: ledger.value(id, Field::LongTerm) == Some(&Value::Flag(true)),
            lateness: row.lateness(today),
            status: row.status(),
            closing: CloseoutRecord::of(ledger, id, today),
            words,
        }
    }

    /// Text of a field.
    pub fn get(&self, field: Field) -> &str {
        self.words.get(field)
    }

    /// Sets the text of a field, for a text that is not the record's own.
    pub(crate) fn set(&mut self, field: Field, words: String) {
        if words.is_empty() && field == Field::MeasuresText {
            self.measures.clear();
        }
        if words.is_empty() && field == Field::DueText {
            (self.due, self.long_term) = (None, false);
        }
        if field == Field::Title {
            self.title = words;
        } else {
            self.words.set(field, words);
        }
    }
}

impl Measure {
    fn of(ledger: &Ledger, id: ItemId) -> Measure {
        let words = Words::of(ledger, id, Kind::Measure);
        let due = |item| ledger.text(item, Field::Due).parse().ok();
        let phases = ledger.parts(id, Kind::Phase).into_iter();
        Measure {
            id,
            title: words.get(Field::Title).to_owned(),
            progress: ledger.progress(id),
            due: due(id),
            long_term: ledger.value(id, Field::LongTerm) == Some(&Value::Flag(true)),
            phases: phases
                .map(|phase| (ledger.text(phase, Field::Title).to_owned(), due(phase)))
                .collect(),
            words,
        }
    }
}
