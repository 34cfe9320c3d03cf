//! Changes since a moment in the terms of the work: done, struck off, returned, extended, new. Found from the facts
//! recorded since and the problems they touch; the rest of the checklist is not looked at.

use crate::{Fact, ItemId, Kind, Ledger, WallTime, closeout::CloseoutStatus, count::CountedAs, history::compare};
use std::collections::{BTreeMap, BTreeSet};

/// What happened to a problem. One problem may have had several.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ProblemChange {
    /// Counts as done under the rule of now, and did not.
    Done,
    /// Does no longer count as done.
    NotDone,
    /// 已销号 now, and was not.
    StruckOff,
    /// 待审核 now, and was not.
    Applied,
    /// 已退回 now, and was not.
    Returned,
    /// 重新整改 now, and was not.
    Reopened,
    /// Has a later date in force by an extension.
    Extended,
    /// New.
    Added,
    /// Removed.
    Removed,
    /// Something else about it or its parts.
    Other,
}

impl ProblemChange {
    /// All of them, in the order of a report.
    pub const ALL: [ProblemChange; 10] = [
        ProblemChange::Done,
        ProblemChange::StruckOff,
        ProblemChange::Applied,
        ProblemChange::Returned,
        ProblemChange::Reopened,
        ProblemChange::NotDone,
        ProblemChange::Extended,
        ProblemChange::Added,
        ProblemChange::Removed,
        ProblemChange::Other,
    ];
}

impl Ledger {
    /// What changed about which problems by the facts that were recorded after a moment by their writers' clocks, in the
    /// order of a report; problems in the order of ids. What did not change is not listed.
    pub fn changed_since(&self, since: WallTime) -> Vec<(ProblemChange, Vec<ItemId>)> {
        let later = self.facts().iter().filter(|fact| fact.at > since);
        let touched = self.problems_around(later.filter_map(Fact::item));
        let mut changes: BTreeMap<ProblemChange, Vec<ItemId>> = BTreeMap::new();
        for problem in touched {
            let family = self.family(problem);
            let facts = |item: &ItemId| {
                let log = self.item(*item).into_iter().flat_map(|item| item.log.iter());
                log.filter_map(|id| self.fact(*id)).cloned().collect::<Vec<Fact>>()
            };
            let all: Vec<Fact> = family.iter().flat_map(facts).collect();
            let before = Ledger::of(all.iter().filter(|fact| fact.at <= since).cloned());
            let now = Ledger::of(all);
            for change in self.changes_of(problem, &before, &now) {
                changes.entry(change).or_default().push(problem);
            }
        }
        let listed = ProblemChange::ALL.into_iter();
        listed
            .filter_map(|change| changes.remove(&change).map(|list| (change, list)))
            .collect()
    }

    /// A problem with all that is above it and within it.
    fn family(&self, problem: ItemId) -> BTreeSet<ItemId> {
        let mut family: BTreeSet<ItemId> = self.with_ancestors(problem).collect();
        let mut waiting: Vec<ItemId> = family.iter().copied().collect();
        while let Some(item) = waiting.pop() {
            let parts = self.item(item).into_iter().flat_map(|item| item.part_ids());
            waiting.extend(parts.filter(|part| family.insert(*part)));
        }
        family
    }

    fn changes_of(&self, problem: ItemId, before: &Ledger, now: &Ledger) -> Vec<ProblemChange> {
        let there = |ledger: &Ledger| ledger.kind(problem) == Some(Kind::Problem) && ledger.is_there(problem);
        let is_done = |ledger: &Ledger| {
            let counted = self.counting_rule().counts_as(ledger.progress(problem));
            counted == CountedAs::Done
        };
        match (there(before), there(now)) {
            (false, false) => return Vec::new(),
            (true, false) => return vec![ProblemChange::Removed],
            (false, true) => return vec![ProblemChange::Added],
            (true, true) => {}
        }
        let mut changes = Vec::new();
        match (is_done(before), is_done(now)) {
            (false, true) => changes.push(ProblemChange::Done),
            (true, false) => changes.push(ProblemChange::NotDone),
            _ => {}
        }
        let (was, is) = (before.closeout(problem).status, now.closeout(problem).status);
        if was != is {
            changes.extend(match is {
                CloseoutStatus::StruckOff => Some(ProblemChange::StruckOff),
                CloseoutStatus::Pending => Some(ProblemChange::Applied),
                CloseoutStatus::Returned => Some(ProblemChange::Returned),
                CloseoutStatus::Reopened => Some(ProblemChange::Reopened),
                CloseoutStatus::NotApplied => None,
            });
        }
        let (was, is) = (before.dates(problem).in_force, now.dates(problem));
        let last = |due: Option<crate::Due>| due.map(crate::Due::last_day);
        if is.extended() && last(is.in_force) > last(was) {
            changes.push(ProblemChange::Extended);
        }
        if changes.is_empty() && !compare(before, now).is_empty() {
            changes.push(ProblemChange::Other);
        }
        changes
    }
}
