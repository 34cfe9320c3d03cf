//! What an undo or a redo asks about before it is carried out: what a person who presses a key does not expect of one step. The
//! rules of undo stand in `undo`; nothing here forbids anything.

use crate::{Body, Due, Fact, FactId, Kind, Ledger, Today, WallTime};

/// Why an undo or a redo asks first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UndoConcern {
    /// It takes away this number of problems at one stroke: more than one.
    TakesProblems(usize),
    /// The action is of another day than today.
    AnotherDay(Due),
    /// The action was recorded before the person took this name in this browser.
    BeforeTheName,
}

impl Ledger {
    /// What an undo or a redo of this action asks about first; none if it is carried out at once. `facts` are those that carry it
    /// out, `named_since` is when the person last changed her name in this browser.
    pub fn undo_concerns(
        &self,
        action: FactId,
        facts: &[Fact],
        today: Today,
        named_since: Option<WallTime>,
    ) -> Vec<UndoConcern> {
        let taken = facts.iter().filter(|fact| match &fact.body {
            Body::Remove { item, .. } => self.kind(*item) == Some(Kind::Problem) && self.is_there(*item),
            _ => false,
        });
        let taken = taken.count();
        let mut concerns = Vec::new();
        if taken > 1 {
            concerns.push(UndoConcern::TakesProblems(taken));
        }
        if let Some(at) = self.fact(action).map(|fact| fact.at) {
            let day = today.zone.day_of(at);
            if day != today.day {
                concerns.push(UndoConcern::AnotherDay(Due::Day(day)));
            }
            if named_since.is_some_and(|since| at < since) {
                concerns.push(UndoConcern::BeforeTheName);
            }
        }
        concerns
    }
}
