//! Problem as a row of a list, as data: its name, who answers for it, its date, how far it has come. One place for what lists,
//! boards, sheets and papers say of a problem; the words for it are theirs.

use crate::{Due, Field, ItemId, Ledger, Progress, Today, closeout::CloseoutStatus, work::due::Lateness};

/// Row of a problem. Cheap to make: each value is looked up when it is asked for.
#[derive(Clone, Copy)]
pub struct ProblemRow<'a> {
    ledger: &'a Ledger,
    /// The problem.
    pub problem: ItemId,
}

/// How much a date presses.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DueUrgency {
    /// Late, and not finished.
    Late,
    /// So near that a warning stands.
    Near,
    /// Neither.
    None,
}

impl Ledger {
    /// A problem as a row of a list.
    pub fn row(&self, problem: ItemId) -> ProblemRow<'_> {
        ProblemRow { ledger: self, problem }
    }
}

impl<'a> ProblemRow<'a> {
    /// The words of a field.
    pub fn text(self, field: Field) -> &'a str {
        self.ledger.text(self.problem, field)
    }

    /// Its printed number; empty if it has none.
    pub fn number(self) -> &'a str {
        self.text(Field::Number)
    }

    /// Its title.
    pub fn title(self) -> &'a str {
        self.text(Field::Title)
    }

    /// Its number and title, by which it is named in a list.
    pub fn name(self) -> String {
        format!("{} {}", self.number(), self.title()).trim().to_owned()
    }

    /// Who answers for it, as it is written: the person, or else the department, or else the leader. Empty if nobody is named.
    pub fn who(self) -> &'a str {
        let named = Field::ANSWERING.into_iter().map(|field| self.text(field));
        named.into_iter().find(|who| !who.is_empty()).unwrap_or("")
    }

    /// The first name among those who answer for it.
    pub fn first_named(self) -> Option<String> {
        let mut fields = Field::ANSWERING.into_iter();
        fields.find_map(|field| self.ledger.names_in(self.problem, field).into_iter().next())
    }

    /// All who answer for it, as each field has them; what two fields say alike stands once.
    pub fn everybody(self) -> Vec<&'a str> {
        let mut named: Vec<&str> = Vec::new();
        for who in Field::ANSWERING.map(|field| self.text(field)) {
            if !who.is_empty() && !named.contains(&who) {
                named.push(who);
            }
        }
        named
    }

    /// How many of its measures are done, and how many there are.
    pub fn measures_done(self) -> (usize, usize) {
        self.ledger.measures_done(self.problem)
    }

    /// The date in force.
    pub fn due(self) -> Option<Due> {
        self.ledger.due_in_force(self.problem)
    }

    /// How it stands to that date.
    pub fn lateness(self, today: Today) -> Lateness {
        self.ledger.lateness(self.problem, today)
    }

    /// How much that date presses.
    pub fn urgency(self, today: Today) -> DueUrgency {
        match self.lateness(today) {
            Lateness::Late(_) => DueUrgency::Late,
            Lateness::InTime(days) if self.ledger.warning_level(days).is_some() => DueUrgency::Near,
            Lateness::InTime(_)
            | Lateness::NoDate
            | Lateness::Finished { .. }
            | Lateness::ClosedInTime(_)
            | Lateness::ClosedLate(_) => DueUrgency::None,
        }
    }

    /// How far it has come.
    pub fn progress(self) -> Progress {
        self.ledger.progress(self.problem)
    }

    /// How its close-out stands.
    pub fn status(self) -> CloseoutStatus {
        self.ledger.closeout(self.problem).status
    }
}
