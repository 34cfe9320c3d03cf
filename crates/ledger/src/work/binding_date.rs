//! When the due date of a problem binds. A first date is a typo until somebody relies on it: until it is handed out (交办), until
//! there is a decision on the problem, or until the plan is settled (确定计划). After that it is put off by an extension only. What
//! was handed out follows from ids of facts, never from a clock.

use crate::{Body, FactId, Field, Frontier, ItemId, Kind, Ledger, work::handout::ids};
use std::collections::BTreeSet;

/// Why the due date of a problem binds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateBinding {
    /// The plan of the round is settled.
    PlanSettled,
    /// There is a decision on the problem, even one that was withdrawn.
    Decided,
    /// The date, or one that it replaced, was handed out.
    HandedOut,
}

impl Ledger {
    /// Why the due date of a problem binds; none while it may be corrected freely.
    pub fn date_binding(&self, problem: ItemId) -> Option<DateBinding> {
        if !self.text(ItemId::ROUND, Field::PlanSettledOn).is_empty() {
            Some(DateBinding::PlanSettled)
        } else if !self.decisions(problem).is_empty() {
            Some(DateBinding::Decided)
        } else {
            self.is_date_handed_out(problem).then_some(DateBinding::HandedOut)
        }
    }

    /// Whether a handout about this problem had its date, or one that the date replaced.
    fn is_date_handed_out(&self, problem: ItemId) -> bool {
        let handouts = self.standing_alone(Kind::Handout).into_iter();
        let about = handouts.filter(|handout| {
            let scope = ids(self.text(*handout, Field::Scope));
            scope.is_empty() || scope.contains(&problem)
        });
        let mut handed = about.map(|handout| self.text(handout, Field::Basis).parse::<Frontier>().unwrap_or_default());
        handed.any(|handed| self.had_date(problem, &handed))
    }

    /// Whether the date of a problem, or one that it replaced, stood in a file with these facts.
    fn had_date(&self, problem: ItemId, file: &Frontier) -> bool {
        let mut waiting: Vec<FactId> = self.heads(problem, Field::Due).collect();
        let mut seen = BTreeSet::new();
        while let Some(at) = waiting.pop() {
            let Some(fact) = self.fact(at).filter(|_| seen.insert(at)) else {
                continue;
            };
            if !file.contains(at) {
                waiting.extend(fact.replaces.iter().copied());
                continue;
            }
            // What it replaced did not stand in that file.
            let is_date = matches!(&fact.body, Body::Set { field: Field::Due, value, .. } if value.as_text().is_some());
            if is_date {
                return true;
            }
        }
        false
    }
}
